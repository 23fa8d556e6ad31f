"""The index against a model in plain dicts: whatever is added, replaced and removed, every leg answers as by hand."""

import math
import tempfile
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.indexes.embedded import create
from search.indexes.embedded.bm25 import LuceneBM25
from search.nouns import Document, Leg, LegName
from search.words import words
from tests.contract.shelf import NONE, vectors

pytestmark = pytest.mark.slow  # every step of every example is synced to the disk

Triple: TypeAlias = tuple[int, int, int]

DIRECTIONS: list[Triple] = [(1, 0, 0), (2, 0, 0), (0, 1, 0), (-1, 0, 0), (1, 1, 0), (1, 2, 2), (0, -3, 4), (2, 1, 2)]
"""Small whole numbers: equal cosines are equal, different ones differ by far more than a rounding."""


class Entry(NamedTuple):
    id: str
    caption: str
    image: Triple | None
    text: Triple | None
    colour: str | None


Model: TypeAlias = dict[str, Entry]

entries = st.builds(
    Entry,
    id=st.sampled_from("abcdefgh"),
    caption=st.sampled_from(["", "red", "red dress", "a red red dress", "blue dress", "dress with shoes", "?"]),
    image=st.none() | st.sampled_from(DIRECTIONS),
    text=st.none() | st.sampled_from(DIRECTIONS),
    colour=st.none() | st.sampled_from(["red", "blue"]),
)
changes = st.lists(
    st.lists(entries, min_size=1, max_size=6, unique_by=lambda entry: entry.id)
    | st.lists(st.sampled_from("abcdefghz"), min_size=1, max_size=4).map(tuple),
    min_size=1,
    max_size=6,
)
"""A list of entries is added, a tuple of ids is removed."""


def cosine(a: tuple[float, ...], b: tuple[float, ...]) -> float:
    lengths = math.hypot(*a) * math.hypot(*b)
    return math.fsum(x * y for x, y in zip(a, b, strict=True)) / lengths if lengths > 1e-6 else 0.0


def mean(a: Triple, b: Triple) -> tuple[float, ...]:
    return tuple(x / math.hypot(*a) + y / math.hypot(*b) for x, y in zip(a, b, strict=True))


def expected(model: Model, leg: Leg, asked: Triple, colour: str | None) -> tuple[dict[str, float], set[str]]:
    """What the leg scores, by id, and what it sees."""
    scores: dict[str, float] = {}
    if leg.name == "text-bm25":
        seen = {entry.id for entry in model.values() if words(entry.caption)}
        if seen:
            definition = LuceneBM25([words(entry.caption) for entry in model.values()])
            values = definition.get_scores(words(leg.text or ""))
            scores = {id_: score for id_, score in zip(model, values, strict=True) if score > 0}
    elif leg.name.endswith("average"):
        both = [(entry.id, entry.image, entry.text) for entry in model.values()]
        scores = {id_: cosine(mean(image, text), asked) for id_, image, text in both if image and text}
        seen = set(scores)
    else:
        rows = {entry.id: entry.image if leg.name.endswith("image") else entry.text for entry in model.values()}
        scores = {id_: cosine(row, asked) for id_, row in rows.items() if row}
        seen = set(scores)
    if leg.only_without_image:
        seen = {id_ for id_ in seen if model[id_].image is None}
    passing = {id_ for id_, entry in model.items() if colour is None or entry.colour == colour}
    return {id_: score for id_, score in scores.items() if id_ in passing & seen}, seen


@settings(max_examples=40, deadline=None)
@given(
    changes=changes,
    asked=st.sampled_from(DIRECTIONS),
    text=st.sampled_from(["red", "red dress", "shoes blue", "x"]),
    depth=st.integers(1, 9),
    colour=st.none() | st.sampled_from(["red", "green"]),
)
def test_every_leg_answers_as_by_hand_after_every_change(
    changes: list[list[Entry] | tuple[str, ...]], asked: Triple, text: str, depth: int, colour: str | None
) -> None:
    names: list[LegName] = ["text-bm25", "text-image", "text-caption", "text-average"]
    legs = [Leg(name, text=text, vector=vectors(asked)[0]) for name in names]
    legs.append(Leg("image-caption", vector=vectors(asked)[0], only_without_image=True))
    model: Model = {}
    with tempfile.TemporaryDirectory() as folder:
        index = create(Path(folder) / "model.index", dimension=3, fingerprint="model")
        for change in changes:
            if isinstance(change, tuple):
                assert index.remove(change) == len(set(change) & set(model))
                model = {id_: entry for id_, entry in model.items() if id_ not in change}
            else:
                index.add(
                    [Document(e.id, e.caption, {"colour": e.colour} if e.colour else {}) for e in change],
                    image_vectors=vectors(*(e.image or NONE for e in change)),
                    caption_vectors=vectors(*(e.text or NONE for e in change)),
                )
                model.update({entry.id: entry for entry in change})
            rankings = index.retrieve(legs, depth=depth, where={"colour": colour} if colour else None)
            found = {id_ for ranking in rankings for id_ in ranking.ids}
            for leg, ranking in zip(legs, rankings, strict=True):
                scores, seen = expected(model, leg, asked, colour)
                order = sorted(scores, key=lambda id_: (-round(scores[id_], 5), id_))[:depth]
                assert ranking.ids == tuple(order)
                assert all(math.isclose(score, scores[id_], abs_tol=2e-6) for id_, score in ranking)
                assert ranking.unseen == found - seen
            assert index.info().documents == len(model)
        assert index.verify() == []
        index.close()
