import io
from dataclasses import replace
from math import log2

import numpy as np
import pytest
from PIL import Image

from benchmarks import measures as benchmarks
from search import Query
from search.errors import InvalidInput
from search.evaluation.ambiguous import ambiguous
from search.evaluation.experiments.diversity import BALANCES, GROUPS, by_silhouette, diversity
from search.evaluation.queries import Asked
from search.evaluation.retrieved import retrieved
from search.evaluation.variety import alpha_ndcg, coverage, distance, near_duplicates, pixels
from search.nouns import Vectors
from tests.collection import Entry, engine_over
from tests.colour_encoder import COLOURS
from tests.evaluation.shop import setup

ASPECTS = {"left": ["a", "b", "c"], "right": ["d"], "both": ["a", "e"]}


def unit(*rows: list[float]) -> Vectors:
    found = np.array(rows, np.float32)
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), np.float32)


def test_near_duplicates_repeat_what_stands_above_them():
    assert near_duplicates(unit([1, 0], [0, 1], [1, 0.1], [0.1, 1])) == 2 / 4
    assert near_duplicates(np.full((3, 2), np.nan, np.float32)) == 0
    assert near_duplicates(np.empty((0, 2), np.float32)) == 0


def test_distance_is_the_mean_over_pairs_that_have_vectors():
    rows = np.concatenate([unit([1, 0], [0, 1], [1, 0]), np.full((1, 2), np.nan, np.float32)])
    assert distance(rows) == pytest.approx(2 / 3)
    assert distance(rows[:1]) == 0


def test_pixels_know_colours_without_an_encoder():
    def row(colour: str) -> Vectors:
        file = io.BytesIO()
        Image.new("RGB", (40, 30), COLOURS[colour]).save(file, "PNG")
        return pixels(file.getvalue())

    assert np.linalg.norm(row("red")) == pytest.approx(1)
    assert row("black") @ row("white") == pytest.approx(-1)
    assert row("red") @ row("pink") > row("red") @ row("green")


def test_aspects_by_hand_and_as_the_benchmarks_count_them():
    assert coverage(["a", "x"], ASPECTS) == pytest.approx(2 / 3)
    assert coverage(["a", "x"], ASPECTS, k=1) == 1  # one document may show more than one aspect
    gain, ideal = 1 + 0.5 / log2(3), 1 + 1 / log2(3)
    assert alpha_ndcg(["a1", "a2"], {"a": ["a1", "a2"], "b": ["b1"]}, k=2) == pytest.approx(gain / ideal)
    assert alpha_ndcg(["x"], {"a": []}) == 0
    rng = np.random.default_rng(1)
    for _ in range(30):
        ids = [str(id_) for id_ in rng.permutation(list("abcdexyz"))]
        assert alpha_ndcg(ids, ASPECTS, k=4) == pytest.approx(benchmarks.alpha_ndcg(ids, ASPECTS, k=4))
        assert coverage(ids, ASPECTS, k=4) == benchmarks.coverage(ids, ASPECTS, k=4)


def test_the_silhouette_finds_groups_that_are_there():
    rng = np.random.default_rng(2)
    middles = unit([1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0])
    rows = np.repeat(middles, 8, axis=0) + rng.normal(0, 0.02, (24, 4))
    assert by_silhouette(rows.astype(np.float32)) == 3
    assert by_silhouette(rows[:2].astype(np.float32)) == 1
    assert by_silhouette(np.full((5, 4), np.nan, np.float32)) == 1


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    hues = ("red", "green", "blue", "yellow")
    stock = [
        Entry(f"{hue}-{thing}-{n}", f"a {thing}", (hue,), {"category": "c", "subcategory": thing, "colour": hue})
        for thing in ("shirt", "skirt")
        for hue in hues
        for n in range(4)
    ]
    with engine_over(tmp_path_factory.mktemp("stock") / "i", *stock) as engine:
        yield engine


def test_categories_in_several_colours_are_ambiguous(engine):
    found = ambiguous(setup(engine))
    assert [one.asked.query.text for one in found] == ["shirt", "skirt"]
    assert {colour: len(ids) for colour, ids in found[0].aspects.items()} == dict.fromkeys(
        ("blue", "green", "red", "yellow"), 4
    )
    assert len(found[0].relevant) == 16


def test_pages_are_those_of_the_engine_and_groups_cover_more(engine):
    report = diversity(setup(engine))
    of = report.data["contenders"]
    assert of.keys() == {
        "none", "k-means, k by silhouette", *(f"k-means, k={k}" for k in GROUPS), *(f"MMR, λ={b:g}" for b in BALANCES)
    }  # fmt: skip
    for name, asked in (("none", {}), ("k-means, k=5", {"diversify": "kmeans"}), ("MMR, λ=0.3", {"diversify": "mmr"})):
        balance = {"balance": 0.3} if name.startswith("MMR") else {}
        covered = []
        for one in ambiguous(setup(engine)):
            hits = engine.search(one.asked.query, top=10, **asked, **balance).hits
            covered.append(coverage([hit.document.id for hit in hits], one.aspects))
        assert of[name]["aspects"]["mean"] == pytest.approx(np.mean(covered))
    # Same captions tie by id: without variety the blue, green and some red come first, in copies.
    assert of["k-means, k=5"]["aspects"]["mean"] == 1 > of["none"]["aspects"]["mean"]
    assert of["none"]["near duplicates"]["mean"] > of["MMR, λ=0.1"]["near duplicates"]["mean"]
    assert {one["first"] for one in report.data["comparisons"]["aspects"]} == {"k-means, k=5"}


def test_queries_with_aspects_are_taken_as_judged(engine):
    two = {"reds": ("shirt-red-0",), "blues": ("shirt-blue-0",)}
    asked = [Asked("q", Query(text="a shirt"), aspects=two), Asked("plain", Query(text="skirt"))]
    [found] = ambiguous(replace(setup(engine), asked=asked))
    assert (found.relevant, found.aspects) == ({"shirt-red-0": 1, "shirt-blue-0": 1}, two)
    [judged] = ambiguous(replace(setup(engine), asked=asked, judgements={"q": {"shirt-red-0": 2}}))
    assert judged.relevant == {"shirt-red-0": 2}
    with pytest.raises(InvalidInput, match="none of the queries has aspects"):
        ambiguous(replace(setup(engine), asked=asked[1:]))


def test_a_collection_of_one_colour_is_refused(tmp_path):
    stock = [Entry(str(n), "a red shirt", ("red",), {"category": "c", "subcategory": "s"}) for n in range(12)]
    with engine_over(tmp_path / "i", *stock) as engine, pytest.raises(InvalidInput, match="no fine category"):
        diversity(setup(engine))


def test_retrieval_is_as_deep_as_the_engines(engine):
    [found] = retrieved(engine, [Asked("q", Query(text="shirt"))], depth=5)
    assert {len(ranking) for ranking in found.usual} == {5}
