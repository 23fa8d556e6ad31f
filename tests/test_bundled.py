"""The bundled index from the real collection and the real encoder: it takes some seconds to build."""

import csv
import os
import shutil
from itertools import islice
from pathlib import Path

import pytest

from search import Query
from search.bundled import COLLECTION, Held, _digest, _usable, open_bundled

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a bundled index was built, beside what older and killed processes left and what a living one builds."""
    home = tmp_path_factory.mktemp("home")
    for name in ("bundled-old-old.index", "bundled-a-b.building-999999999", f"bundled-a-b.building-{os.getppid()}"):
        (home / name).mkdir()
    (home / "fetched").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRIPTYCH_HOME", str(home))
        told: list[tuple[int, int | None]] = []
        old = home / "bundled-shown-old.index"
        old.mkdir()
        shown = Held(old)  # as by a page of another version
        open_bundled(lambda done, total, what: told.append((done, total))).close()
        assert old.exists()
        del shown
        old.rmdir()
    assert told[-1][0] == told[-1][1]
    return home


@pytest.fixture
def at_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRIPTYCH_HOME", str(home))
    return home


def test_what_is_out_of_date_is_gone_and_nothing_else(home):
    kept = {path.name for path in home.iterdir()}
    [built] = [name for name in kept if name.endswith(".index")]
    assert kept == {built, f"bundled-a-b.building-{os.getppid()}", "fetched"}
    assert built != "bundled-old-old.index"


def test_what_is_shown_is_deleted_by_nobody(at_home, tmp_path):
    engine = open_bundled()
    place = Path(engine.index.location)
    Held(place).delete()
    assert engine.index.get([engine.index.browse(size=1)[0].id])
    engine.close()
    assert (place / "index.db").exists()
    other = tmp_path / "bundled-other.index"
    shutil.copytree(place, other)
    showing = Held(other)
    Held(other).delete()
    assert other.exists()
    del showing
    Held(other).delete()
    assert not other.exists()


def test_it_is_built_once(at_home):
    place = next(at_home.glob("bundled-*.index"))
    before = place.stat().st_ino
    with open_bundled(lambda done, total, what: pytest.fail("it was built again")) as engine:
        assert engine.encoder_name == "bundled"
    assert next(at_home.glob("bundled-*.index")).stat().st_ino == before


def test_every_picture_of_the_collection_is_in_it(at_home):
    with open_bundled() as engine:
        info = engine.index.info()
        assert info.documents == info.images == len(list((COLLECTION / "images").iterdir()))
        assert set(info.fields) >= {"broad", "fine", "colour", "price"}


def test_words_a_picture_and_both_find_what_they_mean(at_home):
    with open_bundled() as engine:
        boots = engine.search(Query(text="black ankle boots"), top=5).hits
        assert sum(hit.document.fields["broad"] == "boot" for hit in boots) >= 4
        first = COLLECTION / engine.index.browse(size=1, where={"broad": "boot"})[0].image  # type: ignore[operator]
        alike = engine.search(Query(image=first), top=5).hits
        assert alike[0].document.image == f"images/{first.name}"
        red = engine.search(Query(text="but red", image=first), top=10).hits
        kinds = [(hit.document.fields["colour"], hit.document.fields["broad"]) for hit in red]
        assert kinds.count(("red", "boot")) >= 4


def test_a_damaged_index_is_made_again(home, tmp_path, monkeypatch):
    small, again = tmp_path / "collection", tmp_path / "home"
    beginning_of_the_collection(small, pictures=5)
    monkeypatch.setattr("search.bundled.COLLECTION", small)
    monkeypatch.setenv("TRIPTYCH_HOME", str(again))
    encoder = next(home.glob("bundled-*.index")).name.split("-")[1]
    place = again / f"bundled-{encoder}-{_digest(small)[:12]}.index"
    place.mkdir(parents=True)
    (place / "index.db").write_bytes(b"no database" * 1000)
    with open_bundled() as engine:
        assert engine.index.info().documents == 5
    assert [path.name for path in again.iterdir()] == [place.name]


def beginning_of_the_collection(folder: Path, pictures: int) -> None:
    (folder / "images").mkdir(parents=True)
    with (COLLECTION / "metadata.csv").open(newline="", encoding="utf-8") as file:
        rows = list(islice(csv.reader(file), 1 + pictures))
    with (folder / "metadata.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    name = rows[0].index("file_name")
    for row in rows[1:]:
        shutil.copy(COLLECTION / row[name], folder / row[name])


def test_an_emptied_index_is_no_obstacle(tmp_path):
    (tmp_path / "bundled.index").mkdir()
    (tmp_path / "bundled.index" / "index.db").touch()
    assert _usable(tmp_path / "bundled.index", Held(tmp_path / "bundled.index")) is None
    assert not (tmp_path / "bundled.index").exists()
