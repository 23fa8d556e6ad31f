"""What talks to the model hub, in a process of its own so that it can be ended when its time is up.

    python -m search.encoders.fetch list NAME REVISION     what would be downloaded, as JSON on stdout
    python -m search.encoders.fetch fetch NAME REVISION    download it into the hub's cache; the folder on stdout

It ends with a reason as the last line on stderr where it fails. An empty REVISION is the newest; a NAME that begins
with `code:` is a repository of which only code and configuration are wanted.
"""

import json
import sys
from typing import Any

WANTED = ["*.json", "*.txt", "*.model", "model.safetensors", "model-*.safetensors"]
"""What an encoder consists of. Pickled weights (`*.bin`) can run code when they are opened and are never fetched."""

UNWANTED = ["*/*"]
"""Folders within a model hold it in other formats."""

WANTED_CODE = ["*.py", "*.json"]

LARGE = ".safetensors"
"""Files of a model that may have gigabytes."""

CODE = "code:"
"""Before the name of a repository of which only code and configuration are wanted."""

PATIENCE = 20.0
"""Seconds that the hub may take to say what it has."""


def wanted(name: str) -> tuple[str, dict[str, Any]]:
    """The repository of that name, and which of its files are wanted, as `snapshot_download` takes it."""
    if name.startswith(CODE):
        return name.removeprefix(CODE), {"allow_patterns": WANTED_CODE, "ignore_patterns": UNWANTED}
    return name, {"allow_patterns": WANTED, "ignore_patterns": UNWANTED}


def listed(name: str, revision: str) -> dict[str, Any]:
    """`bytes` and `files` of what is wanted, and the `licence` that the model's card names."""
    from huggingface_hub import HfApi
    from huggingface_hub.utils import filter_repo_objects

    repository, files = wanted(name)
    found = HfApi().model_info(repository, revision=revision or None, files_metadata=True, timeout=PATIENCE)
    chosen = list(filter_repo_objects(found.siblings or [], key=lambda file: file.rfilename, **files))
    return {
        "bytes": sum(file.size or 0 for file in chosen),
        "files": len(chosen),
        "licence": str((found.card_data or {}).get("license") or ""),
    }


def fetched(name: str, revision: str) -> str:
    """Download what is wanted; the folder in the cache. Large files go on from where an earlier try was ended."""
    from huggingface_hub import HfApi, snapshot_download
    from huggingface_hub.utils import filter_repo_objects

    from search.encoders.resume import complete

    repository, files = wanted(name)
    found = HfApi().model_info(repository, revision=revision or None, timeout=PATIENCE)
    chosen = filter_repo_objects([file.rfilename for file in found.siblings or []], **files)
    for file in chosen:
        if file.endswith(LARGE) and found.sha is not None:
            complete(repository, found.sha, file)
    return str(snapshot_download(repository, revision=revision or None, **files))


def main(task: str, name: str, revision: str) -> None:
    """Do the task and print what came of it, or end with the reason."""
    try:
        answer = json.dumps(listed(name, revision)) if task == "list" else fetched(name, revision)
    except Exception as error:
        sentence = " ".join(str(error).split()) or "no details"
        sys.exit(f"{type(error).__name__}: {sentence}")
    sys.stdout.write(f"{answer}\n")


if __name__ == "__main__":
    main(*sys.argv[1:4])
