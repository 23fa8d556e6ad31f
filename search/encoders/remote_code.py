"""Code that a model brings along: it is run only where a person has allowed exactly that code, by its revision.

Whoever runs a model's code gives it everything that this process may do. The setting `remote_code` therefore names the
code and its commit; a commit cannot be changed afterwards, and another one has to be allowed anew. Code that lies in a
folder on this machine has no commit: its revision is a digest of its files.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from search.encoders.catalogue import Description
from search.encoders.layout import CONFIGURATION
from search.errors import EncoderFailed
from search.settings import Settings

_COMMIT = re.compile(r"[0-9a-f]{40}")


@dataclass(frozen=True)
class Code:
    """Code that may be run.

    Attributes:
        repository: the model on the hub that holds it; empty if it lies in the model's own folder.
        revision: its commit; of a folder, the digest of its Python files.
    """

    repository: str
    revision: str

    def __str__(self) -> str:
        return f"{self.repository}@{self.revision}" if self.repository else self.revision


def allowed(folder: Path, name: str, entry: Description | None, settings: Settings) -> Code:
    """The code of the model in that folder, if the settings allow it to be run.

    Args:
        folder: of the model.
        name: how the user calls it.
        entry: its entry in the catalogue.
        settings: `remote_code` counts.

    Raises:
        EncoderFailed: nobody has allowed it, or another revision; the message says what would be run, by which licence,
            and how to allow it.
    """
    repository = _repository(configuration(folder))
    given = dict(part.strip().rpartition("@")[::2] for part in settings.remote_code.split(",") if "@" in part)
    if not repository:
        revision = digest(folder)
        if given.get(str(folder)) == revision:
            return Code("", revision)
        raise _refusal(
            name, f"the Python files of its folder (their digest is {revision})", f"{folder}@{revision}", entry
        )
    if _COMMIT.fullmatch(given.get(repository, "")):
        return Code(repository, given[repository])
    known = entry.code if entry is not None and entry.code.startswith(f"{repository}@") else ""
    raise _refusal(
        name, f"code from {repository} on the hub", known or f"{repository}@COMMIT, a commit that you have read", entry
    )


def own_class(folder: Path, file: str, role: str, code: Code) -> Any:
    """A class that the model brings along, in the revision that was allowed and from this machine's files alone.

    The library's `AutoModel` would hand out the class of another revision, if one was loaded in this process before.

    Args:
        folder: of the model.
        file: which of its JSON files names the class, such as `config.json`.
        role: by which name the file names it, such as `AutoModel`.
        code: what `allowed` gave.

    Raises:
        OSError: the code is not on this machine.
        ImportError: it needs libraries that are not here.
    """
    from transformers.dynamic_module_utils import get_class_from_dynamic_module

    reference = json.loads((folder / file).read_text(encoding="utf-8"))["auto_map"][role]
    if str(reference).rpartition("--")[0] != code.repository:
        raise OSError(f"{file} takes {role} from {reference}, which was not allowed")
    return get_class_from_dynamic_module(
        reference, str(folder), code_revision=code.revision if code.repository else None, local_files_only=True
    )


def digest(folder: Path) -> str:
    """The first 16 hex digits of SHA-256 over all Python files in the folder, in the order of their names."""
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        whole.update(f"{path.relative_to(folder)} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()[:16]


def configuration(folder: Path) -> dict[str, Any]:
    """What the folder's config.json says; empty where it cannot be read."""
    try:
        read = json.loads((folder / CONFIGURATION).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return read if isinstance(read, dict) else {}


@contextmanager
def offline() -> Iterator[None]:
    """Inside, libraries of the hub take what is in the cache and fetch nothing, whatever a model's code asks for."""
    from huggingface_hub import constants

    before = constants.HF_HUB_OFFLINE
    constants.HF_HUB_OFFLINE = True
    try:
        yield
    finally:
        constants.HF_HUB_OFFLINE = before


def _repository(config: dict[str, Any]) -> str:
    """The repository that config.json says the model's class comes from; empty if it is the folder itself."""
    classes = config.get("auto_map")
    return str(classes.get("AutoModel", "")).rpartition("--")[0] if isinstance(classes, dict) else ""


def _refusal(name: str, what: str, allow: str, entry: Description | None) -> EncoderFailed:
    licence = f" Its licence: {entry.licence}." if entry is not None else ""
    also = (
        f" That code loads more of the same kind by itself: {', '.join(entry.also_code)}." if entry is not None else ""
    )
    return EncoderFailed(
        f"the encoder '{name}' brings code of its own, which is run only if you allow it: {what}.{also}{licence} To "
        f"allow it, set TRIPTYCH_REMOTE_CODE={allow}"
    )
