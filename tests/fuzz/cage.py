"""A process that opens pictures with a bounded memory, so that one that takes too much or never ends does so alone."""

import contextlib
import json
import os
import resource
import select
import signal
import struct
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, NamedTuple

from tests.conftest import CHECKOUT

Outcome = Literal["opened", "refused", "crashed", "late"]


class Opened(NamedTuple):
    """What became of a picture.

    Attributes:
        outcome: `crashed` is any error but a refusal, and the end of the process too.
        said: the size, the refusal's sentence, or what went wrong.
        megabytes: the most memory that the process ever held so far.
        printed: bytes that decoders wrote to stderr meanwhile.
    """

    outcome: Outcome
    said: str
    megabytes: float
    printed: int


class Cage:
    """Opens pictures as an ingest and the page do, one after the other; a process that ended is begun anew.

    Args:
        megabytes: of address space that the process may have.
        seconds: of a processor that one picture may take, so that a busy machine makes nothing late.

    Example:
        >>> with Cage(megabytes=2000, seconds=10) as cage:
        ...     cage.open(b"GIF89a").outcome
        'refused'
    """

    def __init__(self, *, megabytes: int, seconds: float) -> None:
        self._megabytes = megabytes
        self._seconds = seconds
        self._told = tempfile.TemporaryFile()  # noqa: SIM115  # closed with the cage
        self._process: subprocess.Popen[bytes] | None = None
        self._peak = 0.0

    def __enter__(self) -> "Cage":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()
        self._told.close()

    def open(self, content: bytes) -> Opened:
        """Open a picture's file and make its thumbnail."""
        process = self._begun()
        assert process.stdin is not None
        assert process.stdout is not None
        before = os.fstat(self._told.fileno()).st_size
        try:
            process.stdin.write(struct.pack("<Q", len(content)) + content)
            process.stdin.flush()
            ready, _, _ = select.select([process.stdout], [], [], 60 + 30 * self._seconds)
            line = process.stdout.readline() if ready else b"late"
        except BrokenPipeError:
            line = b""
        printed = os.fstat(self._told.fileno()).st_size - before
        if not line and process.wait() == -signal.SIGPROF:
            line = b"late"
        if line == b"late":
            self._end()
            return Opened("late", f"nothing within {self._seconds:g} s", self._peak, printed)
        if not line:
            self._end()
            return Opened("crashed", f"the process ended with {process.returncode}", self._peak, printed)
        answer: dict[str, Any] = json.loads(line)
        self._peak = max(self._peak, answer["megabytes"])
        return Opened(answer["outcome"], answer["said"], self._peak, printed)

    def _begun(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.fuzz.cage", str(self._megabytes), str(self._seconds)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._told,
                cwd=CHECKOUT,
                env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
            )
            assert self._process.stdout is not None
            self._process.stdout.readline()  # it is ready: what it imports doesn't count
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                assert pipe is not None
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()
            self._process = None


def _serve(megabytes: int, seconds: float) -> None:
    """The other process: pictures come in on stdin, a line for each goes out."""
    from search.errors import UnreadableImage
    from search.ingest.images import WORKING_SIDE, open_picture, thumbnail

    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _say("ready")
    while head := sys.stdin.buffer.read(8):
        content = sys.stdin.buffer.read(struct.unpack("<Q", head)[0])
        signal.setitimer(signal.ITIMER_PROF, seconds)  # its signal, which nobody catches, ends the process
        try:
            picture = open_picture(content, longest_side=WORKING_SIDE)
            small = thumbnail(picture, 512)
            outcome, said = "opened", f"{picture.width} × {picture.height}, {len(small)} bytes"
        except UnreadableImage as error:
            outcome, said = "refused", str(error)
            if isinstance(error.__cause__, MemoryError):
                outcome = "crashed"
        except BaseException:
            outcome, said = "crashed", traceback.format_exc()
        signal.setitimer(signal.ITIMER_PROF, 0)
        _say(json.dumps({"outcome": outcome, "said": said, "megabytes": _peak()}))


def _peak() -> float:
    """The most memory held so far, in MB. What `getrusage` says counts that of the process that started this one."""
    told = Path("/proc/self/status").read_text()
    return int(told.partition("VmHWM:")[2].split()[0]) / 1024


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    _serve(int(sys.argv[1]), float(sys.argv[2]))
