"""What a user's name for an encoder on this machine asks for: which model, and how long its vectors are to be."""

from dataclasses import dataclass
from pathlib import Path

from search.encoders.catalogue import Description, described
from search.errors import EncoderNotFound


@dataclass(frozen=True)
class Asked:
    """An encoder's name, taken apart.

    Attributes:
        name: as the user wrote it.
        model: `bundled`, a folder, or the model's name on the hub.
        dimension: the length that its vectors are to be cut to; None for their own.
        entry: its entry in the catalogue, if it has one.
    """

    name: str
    model: str
    dimension: int | None
    entry: Description | None


def asked(name: str) -> Asked:
    """Take a name apart: an alias of the catalogue goes before a folder, a folder before a name on the hub.

    Args:
        name: an alias, a folder or a model's name on the hub; with `:512` behind it for vectors cut to that length.

    Raises:
        EncoderNotFound: the catalogue says that the model's vectors cannot be cut so.

    Example:
        >>> asked("jina-clip-v2:512").model, asked("jina-clip-v2:512").dimension
        ('jinaai/jina-clip-v2', 512)
    """
    base, _, digits = name.rpartition(":")
    if not base or not digits.isdecimal() or Path(name).expanduser().is_dir():
        entry = _entry(name)
        return Asked(name, name if entry is None else entry.name, None, entry)
    dimension = int(digits)
    entry = _entry(base)
    if entry is not None and dimension not in (*entry.truncations, entry.dimension):
        lengths = " or ".join(str(length) for length in (*entry.truncations, entry.dimension))
        raise EncoderNotFound(
            f"the encoder '{name}' cannot be had: the vectors of {base} have {lengths} numbers; mend ':{digits}' or "
            "leave it out"
        )
    return Asked(name, base if entry is None else entry.name, dimension, entry)


def _entry(base: str) -> Description | None:
    entry = described(base)
    return None if entry is None or entry.api else entry
