"""The Hugging Face layout of a model folder: which files an encoder is read from, and what a folder lacks of them."""

import json
from pathlib import Path

CONFIGURATION = "config.json"

PREPROCESSING = ("preprocessor_config.json", "processor_config.json")

VOCABULARY = (
    "sentencepiece.bpe.model",
    "spiece.model",
    "tokenizer.json",
    "tokenizer.model",
    "vocab.json",
    "vocab.txt",
)
"""The files that hold a vocabulary; without any of them a tokeniser with an empty one would be made up."""

TOKENIZER = (*VOCABULARY, "added_tokens.json", "merges.txt", "special_tokens_map.json", "tokenizer_config.json")

WEIGHTS = "model.safetensors"
SHARDS = "model.safetensors.index.json"
"""Weights are in the first file or, where there is none, in the shards that the second one lists."""


def weight_files(folder: Path) -> list[Path]:
    """The files that hold the weights, in order of their names, whether they are there or not; empty if none are named.

    Raises:
        ValueError: the list of shards cannot be parsed.
    """
    if (folder / WEIGHTS).is_file():
        return [folder / WEIGHTS]
    if not (folder / SHARDS).is_file():
        return []
    listed = json.loads((folder / SHARDS).read_text(encoding="utf-8"))
    if not isinstance(listed, dict) or not isinstance(listed.get("weight_map"), dict):
        raise ValueError(f"{SHARDS} lists no shards")
    return [folder / name for name in sorted(set(listed["weight_map"].values()))]


def lacking(folder: Path) -> str:
    """What the folder lacks to be an encoder, in words; empty if nothing is missing.

    Example:
        >>> lacking(Path("assets/catalogue"))
        'no config.json, so it is no model in the Hugging Face layout'
    """
    if not (folder / CONFIGURATION).is_file():
        return f"no {CONFIGURATION}, so it is no model in the Hugging Face layout"
    try:
        weights = weight_files(folder)
    except ValueError:
        return f"no readable list of its weights ({SHARDS} is damaged)"
    if not weights and any(folder.glob("*.bin")):
        return "only weights as pickle (*.bin), which can run code when they are opened, and none as safetensors"
    if not weights:
        return f"no weights ({WEIGHTS})"
    for path in weights:
        if path.suffix != ".safetensors" or path.parent != folder:
            return f"weights that {SHARDS} puts elsewhere than into *.safetensors beside it; other files can run code"
        if not path.is_file():
            return f"no {path.name}, a part of its weights"
    if not any((folder / name).is_file() for name in VOCABULARY):
        return "no vocabulary (such as tokenizer.json)"
    if not any((folder / name).is_file() for name in PREPROCESSING):
        return f"no {PREPROCESSING[0]}, so it is unknown how pictures are prepared for it"
    return ""
