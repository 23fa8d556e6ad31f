"""What an address wants compared, and the columns that answer it."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from demo.collections import Shelf, links
from demo.compare_form import form
from demo.compared import results, status
from demo.comparing import TOP, Compared, Wanted, answered, query_id, read
from demo.form import Asked
from demo.language import languages
from demo.refused import Refused
from demo.uploads import Uploads
from search import Engine
from search.errors import EncoderFailed
from search.methods import METHODS
from tests.demo.read import Read
from tests.demo.shop import WORDS_ONLY, fill, png

ENGLISH, GERMAN = languages()["en"], languages()["de"]


@pytest.fixture(scope="module")
def fair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The same shop without one of its cloths."""
    with fill(tmp_path_factory.mktemp("fair") / "fair.index") as engine:
        engine.index.remove(["red"])
        yield engine


@pytest.fixture
def shelves(engine: Engine, fair: Engine) -> list[Shelf]:
    return [Shelf("shop", "Shop", engine, "/"), Shelf("fair", "The <fair>", fair, "/in/fair/")]


def asked(query: str, shelves: list[Shelf], uploads: Uploads) -> Compared:
    return answered(read(query, shelves), shelves[0], shelves, uploads)


def page(found: Compared, shelves: list[Shelf]) -> Read:
    return Read(results(found, {each.name: each for each in links(shelves, shelves[0])}, ENGLISH))


def test_several_collections_are_compared_and_of_one_its_ways(shelves: list[Shelf]) -> None:
    assert read("?q=red", shelves) == Wanted(Asked(text="red"), "models")
    assert read("?q=red", shelves[:1]) == Wanted(Asked(text="red"), "ways")
    assert read("?q=red&of=models", shelves[:1]).of == "ways"
    assert read("?q=red&of=ways&by=image&by=nothing&in=fair", shelves).names == ("image",)
    assert read("?q=red&in=fair&in=shop&in=shop", shelves).names == ("shop", "fair")


@pytest.mark.parametrize(
    "query", ["?q=red&of=ways&by=image&by=fused", "?like=a%2Fb&q=%26&in=fair", "?photo=" + "0" * 64]
)
def test_an_address_restores_what_was_compared(shelves: list[Shelf], query: str) -> None:
    wanted = read(query, shelves)
    assert read(urlsplit(wanted.address).query, shelves) == wanted


def test_each_way_of_searching_is_a_column(shelves: list[Shelf], uploads: Uploads) -> None:
    found = asked("?q=red+cloth", shelves[:1], uploads)
    assert [column.name for column in found.comparison.columns] == list(METHODS)
    html = page(found, shelves[:1])
    assert len(html.named("section", "ranking")) == len(METHODS)
    assert len(html.named("button", "card")) == sum(len(column.hits) for column in found.comparison.columns)
    assert "By caption" in html.texts("h2")[0]


def test_a_collection_is_a_column_with_its_own_pictures_and_ways(shelves: list[Shelf], uploads: Uploads) -> None:
    html = page(asked("?q=red+cloth", shelves, uploads), shelves)
    assert any(title.startswith("The <fair> ") for title in html.texts("h2"))
    sources = [str(picture["src"]) for picture in html.named("img")]
    assert {source.split("thumbnails/")[0] for source in sources} == {"./", "in/fair/"}
    names = [source.split("thumbnails/")[1] for source in sources]
    assert len(set(sources)) == len(set(names)) < len(names)  # a picture in both columns is fetched once
    tells = [str(column["data-tells"]) for column in html.named("section", "ranking")]
    assert [each.split("&")[1:] for each in tells] == [
        ["q=red+cloth", "of=models", f"in={name}", "id="] for name in ("shop", "fair")
    ]
    assert len({each.split("&")[0] for each in tells}) == 2


def test_the_same_picture_has_the_same_number_in_all_columns(shelves: list[Shelf], uploads: Uploads) -> None:
    found = asked("?q=red+cloth", shelves, uploads)
    html = page(found, shelves)
    numbers: dict[str, set[str]] = {}
    keys = [str(each["data-picture"]) for each in html.named("div", "judged")]
    for key, number in zip(keys, html.texts("span", "number"), strict=True):
        numbers.setdefault(key, set()).add(number)
    assert all(len(each) == 1 for each in numbers.values())
    shared = {key for key in keys if keys.count(key) > 1}
    assert {key for key, (number,) in ((key, tuple(each)) for key, each in numbers.items()) if number != "·"} == shared
    alone = {key for key in keys if key not in shared}
    assert alone  # one of the two collections lacks some
    assert {number for key in alone for number in numbers[key]} == {"·"}


def test_hits_tell_cosine_and_z_and_columns_their_time(shelves: list[Shelf], uploads: Uploads) -> None:
    html = page(asked("?q=red&by=caption", shelves[:1], uploads), shelves[:1])
    assert html.texts("span", "measured")[0].startswith("cos 1.000")
    assert "ms" in html.texts("p", "took")[0]


def test_agreement_is_told_of_each_two(shelves: list[Shelf], uploads: Uploads) -> None:
    found = asked("?q=blue&by=caption&by=image", shelves[:1], uploads)
    [agreement] = found.comparison.agreement
    html = page(found, shelves[:1])
    assert html.texts("td")[:2] == [f"{agreement.shared} of {agreement.k}", ENGLISH.number(agreement.rbo, 2)]
    assert "open" in html.named("details")[0]


def test_a_column_that_fails_says_so_and_the_others_stand(
    shelves: list[Shelf], uploads: Uploads, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise EncoderFailed("the model at /srv/models/x ran out of memory")

    monkeypatch.setattr(shelves[1].engine, "search", fails)
    found = asked("?q=red+cloth", shelves, uploads)
    html = page(found, shelves)
    assert "cannot be searched at the moment" in html.texts("section", "failed")[0]
    assert "/srv" not in html.text
    assert len(html.named("button", "card")) == TOP
    assert "1 side by side" in status(found, ENGLISH)


def test_a_document_is_asked_with_and_left_out(shelves: list[Shelf], uploads: Uploads) -> None:
    found = asked("?like=red", shelves, uploads)
    assert found.like is not None
    for column in found.comparison.columns:
        assert "red" not in [hit.document.id for hit in column.hits]
        assert column.hits
    words = asked(f"?like={WORDS_ONLY}&by=caption", shelves[:1], uploads)
    assert words.answers["caption"].text == "A note about red"


def test_a_kept_picture_is_asked_with(shelves: list[Shelf], uploads: Uploads) -> None:
    photo = uploads.store(png("red")).stem
    found = asked(f"?photo={photo}&by=image", shelves[:1], uploads)
    assert found.comparison.columns[0].hits[0].document.id in ("red", "mute-red")


@pytest.mark.parametrize("query", ["?like=never-was", "?photo=" + "0" * 64])
def test_what_is_gone_is_told(shelves: list[Shelf], uploads: Uploads, query: str) -> None:
    with pytest.raises(Refused):
        asked(query, shelves, uploads)


def test_a_question_has_one_name_for_judgements() -> None:
    assert query_id(Asked(text="Red  dress!")) == query_id(Asked(text="red dress")) == "red-dress"
    assert query_id(Asked(like="a b/c.jpg")) == "like-a-b-c-jpg"
    assert query_id(Asked(text="rot", photo="ab" * 32)) == "rot-photo-abababababab"
    assert query_id(Asked(text="!?")) == "query"


def test_the_form_holds_what_was_asked(shelves: list[Shelf], uploads: Uploads) -> None:
    ways = links(shelves, shelves[0])
    html = Read(form(read('?q="><b>&of=ways&by=image', shelves), None, ways, [], GERMAN))
    fields = [each for each in html.named("input") if each.get("name")]
    assert next(each["value"] for each in fields if each["name"] == "q") == '"><b>'
    assert [each["value"] for each in fields if each["name"] == "of" and "checked" in each] == ["ways"]
    assert [each["value"] for each in fields if each["name"] == "by" and "checked" in each] == ["image"]
    assert [each["value"] for each in fields if each["name"] == "in"] == ["shop", "fair"]
    assert not [
        each for each in Read(form(Wanted(), None, ways[:1], [], GERMAN)).named("input") if each.get("name") == "in"
    ]


def test_nothing_leaves_of_where_an_encoder_lies(
    shelves: list[Shelf], uploads: Uploads, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(shelves[0].engine), "encoder_name", property(lambda _: str(tmp_path / "my-model")))
    html = page(asked("?q=red", shelves, uploads), shelves)
    assert "my-model" in html.text
    assert str(tmp_path) not in html.text
