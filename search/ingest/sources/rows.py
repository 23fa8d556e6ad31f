"""Values of metadata as text, and which of a row's columns is the caption."""

import json
import math
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time

from search.errors import InvalidSource

CAPTION_COLUMNS = ("caption", "text", "title")
"""Where a caption is looked for, in this order, unless the user names a column."""

MOST_FIELDS = 200
"""How many fields a source may have beside id, picture and caption."""


def caption_column(columns: Collection[str], wanted: str | None, where: str) -> str | None:
    """The column that holds the caption: the wanted one, else the first of `CAPTION_COLUMNS` that exists.

    Raises:
        InvalidSource: the wanted column is not there; the message lists those that are.

    Example:
        >>> caption_column(["file_name", "title", "text"], None, "metadata.csv")
        'text'
    """
    if wanted is not None:
        if wanted not in columns:
            raise InvalidSource(f"{where} has no column '{wanted}' for captions; it has {listed(columns)}")
        return wanted
    return next((name for name in CAPTION_COLUMNS if name in columns), None)


def listed(columns: Collection[str]) -> str:
    """Names of columns for a message, the first twenty at most."""
    names = [f"'{name[:50]}'" for name in list(columns)[:20]]
    return ", ".join(names) + (" …" if len(columns) > 20 else "") if names else "none"


def as_text(value: object) -> str:
    """A value from JSON or Parquet as the text that a CSV would hold.

    Example:
        >>> as_text(None), as_text(12.0), as_text(True), as_text(["red", "blue"])
        ('', '12', 'true', 'red, blue')
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, Sequence):
        if any(isinstance(item, Mapping | list) for item in value):
            return json.dumps(value, ensure_ascii=False, default=str)
        return ", ".join(as_text(item) for item in value)
    return str(value)


def unreadable(texts: Mapping[str, str]) -> str | None:
    """Why a row's texts cannot be stored, None if they can: bytes that are no UTF-8, or NUL characters."""
    for name, text in texts.items():
        if "\x00" in text:
            return f"'{name[:50]}' holds a NUL character; take it out"
        try:
            text.encode()
        except UnicodeEncodeError:
            return f"'{name[:50]}' is not UTF-8; save the file as UTF-8"
    return None
