"""An encoder's fingerprint: a digest of everything that its vectors depend on, and of nothing else.

Two folders with the same fingerprint make vectors of one space: the folder's place, the device, the number format
and the version of the library that saved the folder leave it alone; one changed weight, word of the vocabulary or
step of the preprocessing changes it.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

from search.encoders.layout import CONFIGURATION, PREPROCESSING, TOKENIZER, weight_files

VOLATILE = frozenset(
    {
        "_commit_hash",
        "_name_or_path",
        "dtype",
        "is_local",
        "local_files_only",
        "name_or_path",
        "special_tokens_map_file",
        "tokenizer_file",
        "torch_dtype",
        "transformers_version",
    }
)
"""Keys that tell where a model came from or how it was last loaded, at any depth of a JSON file."""

LEFT_BEHIND = frozenset({"padding", "truncation"})
"""Keys at the top of tokenizer.json that hold how the tokeniser was last called."""


def fingerprint(folder: Path, dimension: int, code: str = "") -> str:
    """SHA-256 over configuration, weights, tokeniser, preprocessing and dimension, in hex.

    Args:
        folder: an encoder in the Hugging Face layout; see `layout.py` for what is read.
        dimension: length of the vectors that are made with it.
        code: the revision of the model's own code, if it brings any; see `remote_code.py`.

    Raises:
        OSError: a file cannot be read.
        ValueError: a JSON file cannot be parsed.

    Example:
        >>> fingerprint(Path("assets/encoder"), 256) == fingerprint(Path("assets/encoder"), 128)
        False
    """
    read = [folder / name for name in (CONFIGURATION, *PREPROCESSING, *sorted(TOKENIZER))]
    whole = hashlib.sha256()
    for path in [*(path for path in read if path.is_file()), *weight_files(folder)]:
        whole.update(f"{path.name} {_digest(path)}\n".encode())
    whole.update(f"dimension {dimension}\n".encode())
    if code:
        whole.update(f"code {code}\n".encode())
    return whole.hexdigest()


def _digest(path: Path) -> str:
    if path.suffix != ".json":
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    content = json.loads(path.read_text(encoding="utf-8"))
    if path.name == "tokenizer.json":
        content = {key: value for key, value in content.items() if key not in LEFT_BEHIND}
    else:
        content = _lasting(content)
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _lasting(content: Any) -> Any:
    if isinstance(content, dict):
        return {key: _lasting(value) for key, value in content.items() if key not in VOLATILE}
    if isinstance(content, list):
        return [_lasting(value) for value in content]
    return content
