"""Examples that fill the form: those of the bundled collection, or words from another collection's captions."""

import json
import shutil
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from demo.pictures import address
from demo.uploads import Uploads
from search.indexes import Index
from search.nouns import Document

FILE = "examples.jsonl"
MOST = 8
FROM_CAPTIONS = 4


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


def bundled(collection: Path, index: Index, uploads: Uploads) -> tuple[Example, ...]:
    """The examples that lie beside a collection in `examples.jsonl`, a line each: `{"text": …, "image": file_name}`.

    A line whose picture is not in the collection is left out; without the file there are no examples.
    """
    file = collection / FILE
    if not file.is_file():
        return ()
    found: list[Example] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            continue
        entry = json.loads(line)
        text, name = entry.get("text") or "", entry.get("image")
        if name is None:
            found.append(Example(text))
        elif (document := index.get([name]).get(name)) is not None and (collection / name).is_file():
            copy = uploads.folder / "examples" / Path(name).name
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(collection / name, copy)
            found.append(Example(text, copy, address(document)))
    return tuple(found[:MOST])


def from_captions(documents: Sequence[Document]) -> tuple[Example, ...]:
    """The beginnings of some captions as words to search for.

    Example:
        >>> from_captions([Document(id="a", caption="Two dogs run on grass. It rains.")])
        (Example(text='Two dogs run on grass', picture=None, thumbnail=None),)
    """
    sentences = (document.caption.split(". ")[0].rstrip(" .") for document in documents)
    texts = [textwrap.shorten(sentence, 44, placeholder="") for sentence in sentences if sentence]
    return tuple(Example(text) for text in list(dict.fromkeys(filter(None, texts)))[:FROM_CAPTIONS])


def listed(examples: Sequence[Example]) -> str:
    """The examples as a row of buttons, numbered from 0 by `data-n`."""
    if not examples:
        return ""
    return '<div class="examples"><span>Try</span>' + "".join(map(_button, range(len(examples)), examples)) + "</div>"


def _button(number: int, example: Example) -> str:
    thumbnail = ""
    if example.thumbnail:
        alt = "" if example.text else "this picture"
        thumbnail = f'<img src="{escape(example.thumbnail)}" alt="{alt}" width="32" height="40">'
    plus = '<span class="plus">+</span>' if example.thumbnail and example.text else ""
    words = f'<span dir="auto">{escape(example.text)}</span>' if example.text else ""
    return f'<button type="button" data-n="{number}">{thumbnail}{plus}{words}</button>'
