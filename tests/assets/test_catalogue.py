"""The bundled collection: what is in it, and that the program in the repository draws exactly these pictures."""

import csv
import io
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

skia = pytest.importorskip("skia", reason="skia-python draws the collection; it is in requirements-dev.txt")

from assets.catalogue.draw.collection import COLUMNS, HERE, draw_one, row, write  # noqa: E402
from assets.catalogue.draw.composition import bundled, others  # noqa: E402
from assets.catalogue.draw.entries import Entry  # noqa: E402
from assets.catalogue.draw.homes.kinds import KINDS as HOMES  # noqa: E402
from assets.catalogue.draw.ranges import KINDS  # noqa: E402
from assets.catalogue.draw.shots import Shot  # noqa: E402
from assets.catalogue.sheet import contact_sheet  # noqa: E402

LIMIT = 13_000_000


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with (HERE / "metadata.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def entries() -> Sequence[Entry]:
    return bundled()


def test_the_collection_has_the_breadth_it_promises(rows: list[dict[str, str]]) -> None:
    homes = {"house", "kitchen"}
    assert len(rows) >= 1000
    assert len({row["broad"] for row in rows}) >= 18
    fine = Counter(row["fine"] for row in rows)
    assert len(fine) >= 70
    garments = Counter(row["fine"] for row in rows if row["broad"] not in homes)
    assert len(garments) >= 50
    assert min(garments.values()) >= 12
    assert sum(row["broad"] in homes for row in rows) >= 80
    colours = {row["colour"] for row in rows}
    assert len(colours - {"multicolour"}) >= 16
    assert "multicolour" in colours
    wanted = {"plain", "horizontal stripes", "vertical stripes", "checked", "tartan", "dotted", "floral", "leopard"}
    assert {row["pattern"] for row in rows} >= wanted | {"zebra", "colour-block", "cable knit", "argyle", "camouflage"}
    assert {row["material"] for row in rows} >= {"denim", "leather", "knit", "satin", "linen", "suede", "wool"}
    assert {row["view"] for row in rows} >= {"front", "turned", "detail", "flat-lay", "street", "interior"}
    assert len({row["light"] for row in rows if row["broad"] in homes}) >= 4


def test_product_lines_fill_a_page_and_products_are_seen_from_many_sides(rows: list[dict[str, str]]) -> None:
    lines = Counter(row["line"] for row in rows)
    assert sum(count >= 6 for count in lines.values()) >= 20
    views: dict[tuple[str, str], set[str]] = {}
    for line in rows:
        views.setdefault((line["line"], line["colour"]), set()).add(line["view"])
    assert sum(len(seen) >= 3 for seen in views.values()) >= 20


def test_the_columns_are_those_that_the_readme_names(rows: list[dict[str, str]]) -> None:
    assert tuple(rows[0]) == COLUMNS
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    assert all(f"`{column}`" in readme for column in COLUMNS)


def test_a_line_is_never_on_both_sides_of_the_split(rows: list[dict[str, str]]) -> None:
    sides: dict[str, set[str]] = {}
    for line in rows:
        sides.setdefault(line["line"], set()).add(line["split"])
    assert all(len(split) == 1 for split in sides.values())
    assert set.union(*sides.values()) == {"train", "test"}


def test_every_fine_category_can_be_trained_and_tested(rows: list[dict[str, str]]) -> None:
    for fine in {line["fine"] for line in rows}:
        assert {line["split"] for line in rows if line["fine"] == fine} == {"train", "test"}, fine
    share = sum(line["split"] == "test" for line in rows) / len(rows)
    assert 0.2 <= share <= 0.35


def test_no_picture_of_a_line_is_there_twice(rows: list[dict[str, str]]) -> None:
    """One for each colourway, view and hour."""
    seen = Counter((line["line"], line["colour"], line["view"], line["light"]) for line in rows)
    assert [key for key, count in seen.items() if count > 1] == []


def test_the_named_files_are_exactly_the_files_there(rows: list[dict[str, str]]) -> None:
    named = [line["file_name"] for line in rows]
    assert len(set(named)) == len(named)
    assert set(named) == {f"images/{path.name}" for path in (HERE / "images").iterdir()}


def test_the_pictures_stay_within_their_size(rows: list[dict[str, str]]) -> None:
    assert sum((HERE / line["file_name"]).stat().st_size for line in rows) <= LIMIT
    for line in rows[::50]:
        with Image.open(HERE / line["file_name"]) as picture:
            assert (picture.format, picture.size, picture.mode) == ("WEBP", (480, 600), "RGB")


def test_some_captions_are_empty_some_long_and_the_others_of_many_kinds(rows: list[dict[str, str]]) -> None:
    said = [line["caption"] for line in rows if line["caption"]]
    assert 0.08 <= 1 - len(said) / len(rows) <= 0.12
    assert 0.08 <= sum(len(text.split()) >= 100 for text in said) / len(rows) <= 0.12
    assert len(set(said)) > 0.95 * len(said)
    assert all("  " not in text and " ." not in text for text in said)


@pytest.mark.slow
def test_the_metadata_is_what_the_program_writes(rows: list[dict[str, str]], entries: Sequence[Entry]) -> None:
    assert len(entries) == len(rows)
    for number in range(1, len(entries) + 1, 37):
        assert row(number, entries[number - 1]) == rows[number - 1]


@pytest.mark.slow
def test_a_sample_drawn_again_has_the_same_pixels(rows: list[dict[str, str]], entries: Sequence[Entry]) -> None:
    """Pixel-equal where it was drawn; on another processor at most the last bits of the lossy file differ."""
    for place in range(0, len(rows), -(-len(rows) // 8)):
        with (
            Image.open(io.BytesIO(draw_one(entries[place]))) as again,
            Image.open(HERE / rows[place]["file_name"]) as kept,
        ):
            error = _mean_square(again.convert("RGB"), kept.convert("RGB"))
        assert error <= 255**2 / 10**4.5, rows[place]["file_name"]  # PSNR of at least 45 dB


@pytest.mark.slow
def test_drawing_twice_gives_the_same_bytes(entries: Sequence[Entry]) -> None:
    for entry in entries[3::101]:
        assert draw_one(entry) == draw_one(entry)


@pytest.mark.slow
def test_pictures_of_one_category_differ_in_more_than_colour(entries: Sequence[Entry]) -> None:
    """The three lines of a kind read differently: by cut, print or material."""
    looks: dict[str, set[tuple[str, str, str]]] = {}
    for product in (entry.product for entry in entries if isinstance(entry, Shot)):
        features = str(sorted(product.garment().features.items()))
        look = (product.cloth.pattern, product.cloth.material.name, features)
        looks.setdefault(product.kind.fine, set()).add(look)
    assert {fine: len(found) for fine, found in looks.items() if len(found) < 3} == {}


@pytest.mark.slow
def test_products_for_training_are_others_than_the_bundled_ones(tmp_path: Path, entries: Sequence[Entry]) -> None:
    size = write(others(20, seed=1), tmp_path, effort=0)
    with (tmp_path / "metadata.csv").open(newline="", encoding="utf-8") as file:
        drawn = list(csv.DictReader(file))
    assert tuple(drawn[0]) == COLUMNS
    assert len(drawn) == 20 == len(list((tmp_path / "images").iterdir()))
    assert size == sum(path.stat().st_size for path in (tmp_path / "images").iterdir())
    own = {entry.seed for entry in entries}
    assert own.isdisjoint(entry.seed for entry in others(600, seed=1))
    assert {entry.seed for entry in others(600, seed=1)}.isdisjoint(entry.seed for entry in others(600, seed=2))


@pytest.mark.slow
def test_enough_products_for_training_cover_every_kind() -> None:
    everything = {kind.fine for kind in KINDS} | {kind.fine for kind in HOMES}
    assert {entry.fields()["fine"] for entry in others(500, seed=1)} == everything
    assert {entry.fields()["fine"] for entry in others(20, seed=1, fine=["mini dress", "cottage"])} == {
        "mini dress",
        "cottage",
    }
    with pytest.raises(ValueError, match="no kind is called tuxedo"):
        others(1, seed=1, fine=["tuxedo"])


def test_the_example_queries_name_pictures_that_exist(rows: list[dict[str, str]]) -> None:
    lines = (HERE / "examples.jsonl").read_text(encoding="utf-8").splitlines()
    examples = [json.loads(line) for line in lines]
    assert 6 <= len(examples) <= 10
    named = {line["file_name"] for line in rows}
    for example in examples:
        assert set(example) == {"text", "image"}
        assert example["text"] or example["image"]
        assert example["image"] is None or example["image"] in named
    parts = {(bool(example["text"]), example["image"] is not None) for example in examples}
    assert parts == {(True, False), (False, True), (True, True)}


def test_the_contact_sheet_shows_every_picture(rows: list[dict[str, str]]) -> None:
    files = [(HERE / line["file_name"], line["fine"]) for line in rows[:5]]
    sheet = contact_sheet(files, columns=3, width=40)
    assert sheet.size == (120, 2 * (50 + 14))
    assert sheet.getpixel((85, 70)) == (255, 255, 255)  # the sixth place stays empty


def _mean_square(one: Image.Image, other: Image.Image) -> float:
    difference = np.asarray(one, dtype=np.float64) - np.asarray(other, dtype=np.float64)
    return float((difference**2).mean())
