"""Answers made small for their way to the browser."""

import gzip

import brotli  # type: ignore[import-untyped]  # it comes with Gradio

QUICK, THOROUGH = 5, 10
"""Efforts: for what is sent once, and for what is made once and then sent to everybody."""


def encoding(accepted: str) -> str:
    """The encoding to use for a request's `Accept-Encoding`: `br`, `gzip`, or empty for none.

    Example:
        >>> encoding("gzip, deflate, br;q=0.9"), encoding("br;q=0")
        ('br', '')
    """
    offered = dict(_weighed(part) for part in accepted.lower().split(","))
    return next((name for name in ("br", "gzip") if offered.get(name, 0.0) > 0), "")


def compressed(content: bytes, how: str, effort: int = QUICK) -> bytes:
    """The content in that encoding, see `encoding`.

    Example:
        >>> len(compressed(b"a" * 1000, "gzip"))
        29
    """
    if how == "br":
        made: bytes = brotli.compress(content, mode=brotli.MODE_TEXT, quality=effort)
        return made
    return gzip.compress(content, min(effort, 9), mtime=0) if how == "gzip" else content


def _weighed(part: str) -> tuple[str, float]:
    name, _, weight = part.partition(";")
    try:
        return name.strip(), float(weight.partition("=")[2] or 1)
    except ValueError:
        return name.strip(), 0.0
