"""A visitor's judgements as a file: what evaluations read, the same bytes for the same judgements."""

import io
import zipfile
from pathlib import Path

from demo.packed import packed
from search import Query
from search.evaluation.judgements import read_judgements
from search.evaluation.queries import Asked, read_queries
from tests.demo.shop import png

JUDGED = [
    (Asked("red", Query(text="red")), {"a b": 2, "c": 0}),
    (Asked("like", Query(image=png("red")), exclude=("red",)), {"d": 1}),
    (Asked("red", Query(text="Red!")), {"e": 1}),
]


def test_it_holds_queries_judgements_and_pictures(tmp_path: Path) -> None:
    zipfile.ZipFile(io.BytesIO(packed(JUDGED))).extractall(tmp_path)
    red, like = read_queries(tmp_path / "queries.jsonl")
    assert (red.id, red.query.text) == ("red", "red")
    assert like.exclude == ("red",)
    assert isinstance(like.query.image, Path)
    assert like.query.image.read_bytes() == png("red")
    assert read_judgements(tmp_path / "judgements.qrels") == {"red": {"a b": 2, "c": 0, "e": 1}, "like": {"d": 1}}


def test_the_same_judgements_are_the_same_bytes() -> None:
    assert packed(JUDGED) == packed(JUDGED)
    assert packed([])
