"""Relevance against variety for one question: checked by hand where it can be, and as the engine spreads answers."""

from pathlib import Path
from typing import cast

import pytest

from demo.curve import FEW, Curve, Judged, Setting, by_judgements, drawn, judged
from demo.judging import read
from demo.question import put
from demo.uploads import Uploads
from search import Document, Engine, create_index
from search.engine import Diversify
from search.evaluation import queries
from search.evaluation.retrieved import DEPTH, retrieved
from search.evaluation.variety import pixels
from search.ingest.images import thumbnail
from tests.colour_encoder import ColourEncoder, picture


def curve(query: str, engine: Engine, uploads: Uploads) -> Curve:
    wanted = read(query)
    question = put(wanted.asked, engine, uploads)
    [found] = retrieved(engine, [queries.Asked("q", question.query, exclude=question.exclude)])
    return drawn(engine.index, found, Setting(wanted.asked.diversify, balance=wanted.asked.balance))


@pytest.mark.parametrize("query", ["?q=red+cloth", "?q=cloth+without+red", "?like=red"])
def test_every_setting_shows_what_the_engine_would(query: str, engine: Engine, uploads: Uploads) -> None:
    question = put(read(query).asked, engine, uploads)
    for one in curve(query, engine, uploads).settings:
        results = engine.search(
            question.query, top=10, depth=DEPTH, exclude=question.exclude, diversify=cast("Diversify | None", one.way),
            clusters=one.groups, balance=one.balance,
        )  # fmt: skip
        assert one.ids == tuple(hit.document.id for hit in results.hits)


def test_relevance_alone_has_all_of_the_scores_and_nothing_has_more(engine: Engine, uploads: Uploads) -> None:
    none, *others = curve("?q=cloth", engine, uploads).settings
    assert (none.way, none.share) == (None, 1.0)
    assert all(0 < one.share <= 1 + 1e-9 for one in others)
    assert max(one.distance for one in others) > none.distance


def test_the_setting_in_force_is_one_of_them(engine: Engine, uploads: Uploads) -> None:
    for query, key in (
        ("?q=red", ("", 0)),
        ("?q=red&variety=kmeans", ("kmeans", 5)),
        ("?q=red&variety=mmr&balance=0.5", ("mmr", 0.5)),
        ("?q=red&variety=mmr&balance=0.42", ("mmr", 0.42)),
    ):
        found = curve(query, engine, uploads)
        assert found.current.key == key
        assert found.current in found.settings


def test_distances_are_those_of_captions_or_else_of_pixels(engine: Engine, uploads: Uploads, tmp_path: Path) -> None:
    assert curve("?q=red+cloth", engine, uploads).captions
    encoder, colours = ColourEncoder(), {"red": "red", "again": "red", "cyan": "cyan"}
    cloths = [picture(colour) for colour in colours.values()]
    index = create_index(tmp_path / "i", dimension=encoder.dimension, fingerprint=encoder.fingerprint, encoder="c")
    index.add(
        [Document(name, image=f"{name}.png") for name in colours],
        image_vectors=encoder.encode_images(cloths),
        caption_vectors=None,
        thumbnails=[thumbnail(cloth, 96) for cloth in cloths],
    )
    with Engine(index, encoder) as pictures:
        found = curve("?q=red", pictures, uploads)
        assert not found.captions
        files = pictures.index.thumbnails(["red", "cyan"])
        apart = 1 - float(pixels(files["red"]) @ pixels(files["cyan"]))
        assert found.settings[0].ids[-1] == "cyan"
        assert found.settings[0].distance == pytest.approx(2 * apart / 3, abs=1e-3)  # two of three pairs, one is alike


def test_what_judgements_say_by_hand() -> None:
    page = [str(number) for number in range(10)]
    assert judged(page, {}) == Judged(0, None, 0.0, 1.0)
    assert judged(page, {"0": 2, "1": 1, "2": 0, "3": 0, "other": 2}) == Judged(4, 0.5, 0.2, 0.8)
    assert judged(page, dict.fromkeys(page, 1)) == Judged(10, 1.0, 1.0, 1.0)
    assert judged(page[:4], dict.fromkeys(page, 1)) == Judged(4, 0.4, 0.4, 0.4)  # P@10 divides by 10


def test_judgements_count_once_there_are_some(engine: Engine, uploads: Uploads) -> None:
    found = curve("?q=red+cloth", engine, uploads)
    first = found.settings[0].ids
    assert not by_judgements(found, dict.fromkeys(first[: FEW - 1], 2))
    assert by_judgements(found, dict.fromkeys(first[:FEW], 0))
