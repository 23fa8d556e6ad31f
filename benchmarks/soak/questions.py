"""Honest questions of every kind that the page and its endpoints take, each with its answer as the engine gives it."""

import base64
import hashlib
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any

from PIL import Image

from benchmarks.soak.client import Client, Said
from demo import actions, pictures
from demo.form import Asked
from demo.programs import Programs
from demo.uploads import Uploads
from search import Document, Engine

ROUNDING = 1e-5
"""Scores may differ by so much: a batch of several texts is not added up in the order of one. Ranks may not."""

CHANGING = ("timings_ms", "milliseconds")
"""Keys whose values say how long something took."""

_CARD = re.compile(r'class="card"[^>]*?data-id="([^"]*)"')


@dataclass(frozen=True)
class Question:
    """A question, or a hostile attempt, and what is wrong with what comes of it.

    Attributes:
        kind: what it is, in a word.
        name: what is asked, for whoever reads that it came out wrong.
        ask: asks it; returns what is wrong with the answer, or nothing.
    """

    kind: str
    name: str
    ask: Callable[["Client"], str]


@dataclass(frozen=True)
class Wish:
    """What somebody searches for: words, a picture as JPEG, or both."""

    text: str
    picture: bytes | None = None


def questions(engine: Engine, folder: Path, each: int = 24) -> list[Question]:
    """Questions of all kinds in turn, so many of each; their answers are worked out here, before anything is served.

    Args:
        engine: over the index that will be served.
        folder: for the pictures that are asked with.
        each: how many of each kind; of the page's, four times as many.
    """
    documents = [document for document in engine.index.browse(size=4000) if document.image and document.caption]
    chosen = documents[:: max(1, len(documents) // (4 * each))][: 4 * each]
    wishes = list(_wishes(engine, chosen))
    uploads = Uploads(folder)
    programs = Programs(engine, uploads)
    kinds = (
        [_press(engine, uploads, wish) for wish in wishes],
        [_search(programs, wish, number) for number, wish in enumerate(wishes[:each])],
        [_tool(programs, wish) for wish in wishes[-each:]],
        [_called(programs, "similar", {"id": each.id, "top": 5, "text": "in red"}) for each in chosen[:each]],
        [_called(programs, "documents", {"after": each.id, "size": 20}) for each in chosen[:each]],
        [_called(programs, "compare", {"text": each.caption[:60], "top": 5}) for each in chosen[:each]],
        [_classify(programs, wish) for wish in wishes if wish.picture][:each],
        [_thumbnail(engine, document) for document in chosen],
        [_told(path) for path in ("/", "/healthz", "/readyz", "/suggest?q=str", "/gradio_api/info")] * (each // 5),
    )
    return [each for each in chain.from_iterable(zip_longest(*kinds)) if each is not None]


def difference(answer: Any, expected: Any, at: str = "") -> str:
    """Where an answer differs from the one that is expected, apart from timings and rounding; empty if nowhere.

    Example:
        >>> difference({"hits": [{"id": "a"}]}, {"hits": [{"id": "b"}]})
        ".hits[0].id is 'a', not 'b'"
    """
    if isinstance(expected, float) and isinstance(answer, int | float) and not isinstance(answer, bool):
        return "" if abs(answer - expected) <= ROUNDING * max(1, abs(expected)) else f"{at} is {answer}, not {expected}"
    if isinstance(expected, dict) and isinstance(answer, dict):
        if answer.keys() != expected.keys():
            return f"{at} has other keys: {sorted(answer.keys() ^ expected.keys())}"
        parts = ((f"{at}.{key}", answer[key], expected[key]) for key in expected if key not in CHANGING)
        return next(filter(None, (difference(one, other, place) for place, one, other in parts)), "")
    if isinstance(expected, list | tuple) and isinstance(answer, list | tuple):
        if len(answer) != len(expected):
            return f"{at} has {len(answer)} entries, not {len(expected)}"
        pairs = enumerate(zip(answer, expected, strict=True))
        return next(filter(None, (difference(one, other, f"{at}[{n}]") for n, (one, other) in pairs)), "")
    return "" if answer == expected else f"{at} is {answer!r:.80}, not {expected!r:.80}"


def _wishes(engine: Engine, documents: Sequence[Document]) -> Iterator[Wish]:
    thumbnails = engine.index.thumbnails([document.id for document in documents])
    for number, document in enumerate(documents):
        text = documents[-1 - number].caption[:60]
        picture = _jpeg(thumbnails[document.id]) if number % 3 else None
        yield Wish("" if number % 3 == 1 else text, picture)


def _name(wish: Wish) -> str:
    return f"{wish.text!r}{' and a picture' if wish.picture else ''}"


def _jpeg(thumbnail: bytes) -> bytes:
    file = io.BytesIO()
    Image.open(io.BytesIO(thumbnail)).convert("RGB").save(file, "JPEG", quality=90)
    return file.getvalue()


def _data_url(picture: bytes | None) -> str | None:
    return None if picture is None else "data:image/jpeg;base64," + base64.b64encode(picture).decode()


def _press(engine: Engine, uploads: Uploads, wish: Wish) -> Question:
    picture = {"path": str(uploads.store(wish.picture))} if wish.picture else None
    answer = actions.search(engine, uploads, Asked(text=wish.text, picture=picture))
    expected = [hit.document.id for hit in answer.hits]

    def ask(client: Client) -> str:
        shown = _CARD.findall(client.press(wish.text, wish.picture))
        return difference([unescape(id_) for id_ in shown], expected)

    return Question("page", _name(wish), ask)


def _search(programs: Programs, wish: Wish, number: int) -> Question:
    spread = (False, "kmeans", "mmr")[number // 3 % 3]
    asked = {"text": wish.text, "image": _data_url(wish.picture), "top": 24, "offset": number % 5, "diversify": spread}
    return _called(programs, "search", asked)


def _called(programs: Programs, name: str, asked: Mapping[str, Any]) -> Question:
    expected = getattr(programs, name)(**asked)
    return Question(name, f"{asked!r:.120}", lambda client: difference(client.call(name, asked), expected))


def _classify(programs: Programs, wish: Wish) -> Question:
    asked = {"image": _data_url(wish.picture), "labels": ["dress", "boot", "hat", "a bag of leather", "landscape"]}
    return _called(programs, "classify", asked)


def _tool(programs: Programs, wish: Wish) -> Question:
    asked = {"text": wish.text, "image": _data_url(wish.picture), "top": 10, "without": "leather"}
    expected = programs.search(**asked)  # type: ignore[arg-type]  # as tools give pictures

    def ask(client: Client) -> str:
        said = client.tool("search", asked)
        if said.status != 200:
            raise RuntimeError(f"tool: {said.status} {said.body[:200]!r}")
        return difference(said.json()["result"]["structuredContent"], expected)

    return Question("tool", _name(wish), ask)


def _thumbnail(engine: Engine, document: Document) -> Question:
    expected = hashlib.sha256(engine.index.thumbnails([document.id])[document.id]).hexdigest()

    def ask(client: Client) -> str:
        said = client.ask("GET", f"/{pictures.address(document)}")
        return difference(hashlib.sha256(said.body).hexdigest() if said.status == 200 else said.status, expected)

    return Question("thumbnail", document.id, ask)


def _told(path: str) -> Question:
    def ask(client: Client) -> str:
        said: Said = client.ask("GET", path)
        if said.status != 200:
            raise RuntimeError(f"{path}: {said.status} {said.body[:200]!r}")
        return "" if said.body else f"{path} is empty"

    return Question("other", path, ask)
