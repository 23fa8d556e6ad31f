"""What bandit finds, less what is explained beside the code: `python deploy/audit.py search demo`.

Ruff's rules S… are bandit's B… by the same numbers, and an exception is written down once, for both, in the line that
it is about: `# noqa: S608 - constants of this file`. One without a reason is none. Exit code 1 where anything is left.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

_EXCEPTION = re.compile(r"#\s*noqa:\s*(?P<codes>S\d+(?:,\s*\w+)*)\s*(?:-+|–|#)\s*(?P<reason>\w.*)")


def main(folders: Sequence[str]) -> int:
    """Run bandit over the folders, and print what is explained and what is not."""
    command = [sys.executable, "-m", "bandit", "--configfile", "pyproject.toml", "--quiet", "--format", "json"]
    done = subprocess.run([*command, "--recursive", *folders], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.stderr.write(done.stderr)
        return done.returncode
    found = json.loads(done.stdout)
    left = 0
    for result in found["results"]:
        reason = explained(result)
        left += not reason
        place = f"{result['filename']}:{result['line_number']}"
        print(f"{'explained' if reason else 'FOUND    '}  {place} {result['test_id']} {reason or result['issue_text']}")
    for error in found["errors"]:
        print(f"NOT READ   {error}")
    return 1 if left or found["errors"] else 0


def explained(result: dict[str, object]) -> str:
    """The reason that stands beside what was found; empty if there is none."""
    lines = Path(str(result["filename"])).read_text(encoding="utf-8").splitlines()
    code = str(result["test_id"]).replace("B", "S")
    return next((reason for line in _about(result, lines) for reason in _reasons(line, code)), "")


def _about(result: dict[str, object], lines: Sequence[str]) -> Iterator[str]:
    numbers = result["line_range"]
    assert isinstance(numbers, list)
    yield from (lines[number - 1] for number in numbers)


def _reasons(line: str, code: str) -> Iterator[str]:
    exception = _EXCEPTION.search(line)
    if exception is not None and code in re.split(r",\s*", exception["codes"]):
        yield exception["reason"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
