"""Where a source lies and what it is called."""

import hashlib
from pathlib import Path

from search.errors import InvalidSource

METADATA = ("metadata.csv", "metadata.jsonl", "metadata.parquet")
"""Files that say what a folder holds; such a file and its folder are the same source."""


def check_name(name: str | None) -> None:
    """Refuse what cannot name a source; None lets a name be made.

    Raises:
        InvalidSource: an empty name, or one with slashes or control characters.
    """
    if name is not None and (not name.strip() or "/" in name or not name.isprintable()):
        raise InvalidSource(f"{name!r} cannot name a source; use letters, digits, '-' and '_'")


def found(location: Path) -> Path:
    """The folder or file at that place, resolved.

    Raises:
        InvalidSource: there is none.
    """
    try:
        return location.resolve(strict=True)
    except (OSError, ValueError, RuntimeError):
        raise InvalidSource(f"there is no folder or file '{location}'; check the name") from None


def made_name(place: Path) -> str:
    """The place's own name and a digest of its whole path: short, and the same every time."""
    if place.name in METADATA:
        place = place.parent
    return f"{place.name or 'root'}-{hashlib.sha256(str(place).encode(errors='surrogateescape')).hexdigest()[:8]}"
