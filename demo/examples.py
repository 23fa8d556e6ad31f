"""Examples that fill the form: those of a file, or words from the collection's captions."""

import base64
import json
import logging
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from demo.pictures import address
from demo.sizes import WIDTHS
from demo.uploads import Uploads
from search.errors import InvalidInput, UnreadableImage
from search.indexes import Index
from search.ingest.formats import recognised
from search.ingest.images import digest, open_picture, read_picture, thumbnail
from search.ingest.originals import original
from search.nouns import Document
from search.settings import Settings

FILE = "examples.jsonl"
MOST = 8
FROM_CAPTIONS = 4
SMALL = 96
"""Longer side, in pixels, of the small picture of an example that is none of the collection's."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Example:
    """A question to begin with.

    Attributes:
        text: the words; may be empty.
        picture: a copy of the picture in the folder of uploads, where Gradio may take it from.
        thumbnail: the address of a small one to show; None without a picture.
    """

    text: str
    picture: Path | None = None
    thumbnail: str | None = None


def from_file(file: Path, index: Index, uploads: Uploads) -> tuple[Example, ...]:
    """The examples of a file, a line each: `{"text": …, "image": …}`, either of them empty or left out.

    An image is a file, named relative to the examples' own, or a document of the collection, named by its id, which for
    most collections is the file's name relative to its source. An example whose picture is not there any more is left
    out, and the log says so.

    Args:
        file: JSON Lines.
        index: of the collection.
        uploads: where copies of the pictures are put.

    Raises:
        InvalidInput: the file cannot be read, or a line is no such object; the message names it.
    """
    return tuple(_found(file, index, uploads))[:MOST]


def _found(file: Path, index: Index, uploads: Uploads) -> Iterator[Example]:
    for number, text, name in _lines(file):
        if not name:
            yield Example(text)
            continue
        document = index.get([name]).get(name)
        content = _content(file.parent / name, document, index)
        kind = recognised(content or b"")
        small = address(document, min(WIDTHS)) if document is not None else _small(content or b"")
        if content is None or kind is None or small is None:
            _log.warning("example %d of '%s' is left out: there is no picture '%s'", number, file.name, name)
            continue
        copy = uploads.folder / "examples" / f"{digest(content)[:16]}.{kind.name.lower()}"
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(content)
        yield Example(text, copy, small)


def _lines(file: Path) -> Iterator[tuple[int, str, str]]:
    """Number, text and image's name of each line that is not empty."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is not in UTF-8"
        raise InvalidInput(f"the file of examples '{file}' cannot be read ({reason}); check its name") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
        except ValueError:
            entry = None
        text, name = (entry.get("text") or "", entry.get("image") or "") if isinstance(entry, dict) else ("", "")
        if not isinstance(text, str) or not isinstance(name, str) or not (text or name):
            raise InvalidInput(
                f'line {number} of the examples \'{file}\' is no example; give {{"text": "…", "image": "…"}}, '
                "one of them at least"
            )
        yield number, text, name


def _content(beside: Path, document: Document | None, index: Index) -> bytes | None:
    """The picture's file: beside the examples, where the collection was read from, or what the index has of it."""
    settings = Settings.from_environment()
    try:
        return read_picture(beside, "the example", settings)
    except UnreadableImage:
        if document is None:
            return None
    found = original(index, document, settings=settings)
    return found if found is not None else index.thumbnails([document.id]).get(document.id)


def _small(content: bytes) -> str | None:
    try:
        small = thumbnail(open_picture(content, longest_side=SMALL), SMALL)
    except UnreadableImage:
        return None
    return f"data:image/webp;base64,{base64.b64encode(small).decode()}"


def from_captions(documents: Sequence[Document]) -> tuple[Example, ...]:
    """The beginnings of some captions as words to search for.

    Example:
        >>> from_captions([Document(id="a", caption="Two dogs run on grass. It rains.")])
        (Example(text='Two dogs run on grass', picture=None, thumbnail=None),)
    """
    sentences = (document.caption.split(". ")[0].rstrip(" .") for document in documents)
    texts = [textwrap.shorten(sentence, 44, placeholder="") for sentence in sentences if sentence]
    return tuple(Example(text) for text in list(dict.fromkeys(filter(None, texts)))[:FROM_CAPTIONS])
