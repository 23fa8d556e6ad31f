"""Answers made small for their way to the browser."""

import gzip

import brotli  # type: ignore[import-untyped]  # it comes with Gradio

EFFORT = 5
"""Of both encodings. More takes several times as long and saves a few per cent."""


def encoding(accepted: str) -> str:
    """The encoding to use for a request's `Accept-Encoding`: `br`, `gzip`, or empty for none.

    Example:
        >>> encoding("gzip, deflate, br;q=0.9"), encoding("br;q=0")
        ('br', '')
    """
    offered = dict(_weighed(part) for part in accepted.lower().split(","))
    return next((name for name in ("br", "gzip") if offered.get(name, 0.0) > 0), "")


def compressed(content: bytes, how: str) -> bytes:
    """The content in that encoding, see `encoding`.

    Example:
        >>> len(compressed(b"a" * 1000, "gzip"))
        29
    """
    if how == "br":
        made: bytes = brotli.compress(content, mode=brotli.MODE_TEXT, quality=EFFORT)
        return made
    return gzip.compress(content, EFFORT, mtime=0) if how == "gzip" else content


def _weighed(part: str) -> tuple[str, float]:
    name, _, weight = part.partition(";")
    try:
        return name.strip(), float(weight.partition("=")[2] or 1)
    except ValueError:
        return name.strip(), 0.0
