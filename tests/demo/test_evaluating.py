"""Judging over HTTP: figures for what is posted, the owner's folder, and the file to take home."""

import io
import json
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import httpx
import pytest

from demo.evaluating import MOST_QUESTIONS
from search import Engine, open_engine
from search.evaluation.judgements import read_judgements
from search.evaluation.queries import read_queries
from tests.colour_encoder import picture
from tests.demo.read import Read
from tests.demo.shop import fill, png, served
from tests.encoders import tiny_models
from tests.test_command_line import run

get = partial(httpx.get, timeout=60)
post = partial(httpx.post, timeout=60)


@pytest.fixture(scope="module")
def owned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A server whose owner keeps judgements, and the folder of its collection."""
    folder = tmp_path_factory.mktemp("owned")
    with fill(folder / "shop.index") as engine, served(engine, judgements=folder / "judged") as address:
        yield address, folder / "judged" / "shop"


def ids(address: str, query: str) -> list[str]:
    return [str(item["data-id"]) for item in Read(_main(get(f"{address}/evaluate?{query}").text)).named("li", "hit")]


def _main(page: str) -> str:
    return page[page.index('<main id="view-evaluate">') : page.index("</main>") + len("</main>")]


def test_a_judgement_changes_the_figures_and_the_line(address: str) -> None:
    first, second = ids(address, "q=red+cloth")[:2]
    told = post(f"{address}/judged", json={"query": "q=red+cloth", "grades": {first: 2, second: None}}).json()
    assert told["told"].startswith("1 of ")
    assert "1 of 10 *" in Read(told["figures"]).texts("td")
    assert "<svg" in told["curve"]
    assert told["failed"] == ""
    german = post(
        f"{address}/judged", json={"query": "q=red+cloth", "grades": {}}, headers={"Accept-Language": "de"}
    ).json()
    assert german["told"].startswith("0 von ")


def test_judgements_of_what_was_not_shown_are_passed_over(address: str) -> None:
    posted = {"query": "q=red+cloth", "grades": {"never-was": 2, "note-blue\n": 2}}
    assert post(f"{address}/judged", json=posted).json()["told"].startswith("0 of ")


@pytest.mark.parametrize("path", ["judged", "judged.zip"])
@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"null", b"[" * 100_000, b"\xff", b'{"query": 1, "grades": {}}', b'{"questions": [1]}',
        b'{"query": "q=red", "grades": {"a": 9}, "questions": [{"query": "q=red", "grades": []}]}',
        b'{"query": "", "grades": {}, "questions": {}}',
        json.dumps({"questions": [{}] * (MOST_QUESTIONS + 1)}).encode(),
        json.dumps({"query": "like=never-was", "grades": {},
                    "questions": [{"query": "like=never-was", "grades": {"a": 1}}]}).encode(),
    ],
    ids=range(12),
)  # fmt: skip
def test_anything_may_be_posted(address: str, path: str, content: bytes) -> None:
    answer = post(f"{address}/{path}", content=content)
    assert answer.status_code == 400
    assert list(answer.json()) == ["failed"]
    assert answer.json()["failed"]


def test_far_too_much_is_not_read(address: str) -> None:
    assert post(f"{address}/judged", content=b" " * 3_000_000).status_code == 400


def test_judgements_are_taken_home_as_a_file(address: str, tmp_path: Path) -> None:
    questions = [
        {"query": "?q=red+cloth+without+blue", "grades": {"red": 2, "a\tb": 1, "blue": None}},
        {"query": "?like=red", "grades": {"blue": 0}},
        {"query": "", "grades": {"blue": 0}},
    ]
    answer = post(f"{address}/judged.zip", json={"questions": questions})
    assert answer.headers["content-type"] == "application/zip"
    zipfile.ZipFile(io.BytesIO(answer.content)).extractall(tmp_path)
    words, like = read_queries(tmp_path / "queries.jsonl")
    assert (words.query.text, words.query.without) == ("red cloth", "blue")
    assert like.exclude == ("red",)
    assert read_judgements(tmp_path / "judgements.qrels") == {words.id: {"red": 2}, like.id: {"blue": 0}}


def test_the_owner_has_them_at_once_and_the_page_too(owned: tuple[str, Path]) -> None:
    address, folder = owned
    first, second = ids(address, "q=blue+cloth")[:2]
    for grades in ({first: 2}, {second: 1}, {second: None}, {second: 0}):
        assert post(f"{address}/judged", json={"query": "q=blue+cloth", "grades": grades}).json()["failed"] == ""
    assert read_judgements(folder / "judgements.qrels")["blue-cloth"] == {first: 2, second: 0}
    assert "blue-cloth" in [one.id for one in read_queries(folder / "queries.jsonl")]
    [data] = Read(_main(get(f"{address}/evaluate?q=blue+cloth").text)).named("div", "judging")
    assert json.loads(str(data["data-grades"])) == {first: 2, second: 0}


def test_without_the_owners_leave_nothing_is_kept(address: str, tmp_path: Path) -> None:
    [data] = Read(_main(get(f"{address}/evaluate?q=red+cloth").text)).named("div", "judging")
    assert data["data-grades"] == "{}"
    assert "stay in this browser" in get(f"{address}/evaluate?q=red+cloth").text


def test_a_visitors_picture_is_not_kept(owned: tuple[str, Path]) -> None:
    address, folder = owned
    photo = post(f"{address}/kept", content=png("red")).json()["photo"]
    first = ids(address, f"photo={photo}")[0]
    told = post(f"{address}/judged", json={"query": f"photo={photo}", "grades": {first: 2}}).json()
    assert told["told"].startswith("1 of ")
    assert photo[:12] not in (folder / "queries.jsonl").read_text()
    assert "the picture is not kept" in get(f"{address}/evaluate?photo={photo}").text


def test_a_folder_that_cannot_be_written_is_told_and_the_figures_come(owned: tuple[str, Path]) -> None:
    address, folder = owned
    first = ids(address, "q=green+cloth")[0]
    post(f"{address}/judged", json={"query": "q=green+cloth", "grades": {first: 1}})
    good = (folder / "judgements.qrels").read_text()
    (folder / "judgements.qrels").write_text("spoilt")
    try:
        told = post(f"{address}/judged", json={"query": "q=green+cloth", "grades": {first: 2}}).json()
        assert "could not be kept" in told["failed"]
        assert "1 of " in told["told"]
        assert str(folder) not in json.dumps(told)
    finally:
        (folder / "judgements.qrels").write_text(good)


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the index `i` of six pictures, made by a tiny random model that the commands can load."""
    folder = tmp_path_factory.mktemp("photos")
    (folder / "model").mkdir()
    tiny_models.clip(folder / "model")
    (folder / "pictures").mkdir()
    rows = ["file_name,caption"]
    for thing in ("shirt", "skirt"):
        for colour in ("red", "green", "blue"):
            picture(colour).save(folder / "pictures" / f"{thing}-{colour}.png")
            rows.append(f"{thing}-{colour}.png,a {colour} {thing}")
    (folder / "pictures" / "metadata.csv").write_text("\n".join(rows) + "\n")
    run("ingest", folder / "pictures", "--index", folder / "i", "--encoder", folder / "model")
    return folder


QUESTIONS = ("q=red+shirt", "q=blue", "like=shirt-red.png", "q=skirt+without+green", "q=green+skirt&like=skirt-red.png")


def judge(engine: Engine, folder: Path) -> dict[str, dict[str, str]]:
    """Judge every question on a page over the engine; returns the figures that it showed, by question and way."""
    shown: dict[str, dict[str, str]] = {}
    with served(engine, judgements=folder) as address:
        for query in QUESTIONS:
            pool = ids(address, query)
            grades = {id_: (place + 1) % 3 for place, id_ in enumerate(pool)}
            told = post(f"{address}/judged", json={"query": query, "grades": grades}).json()
            html = Read(told["figures"])
            ways = [str(row["data-way"]) for row in html.named("tr") if "data-way" in row]
            cells = html.texts("td")
            shown[query] = {way: cells[4 * place + 1] for place, way in enumerate(ways)}
    return shown


def test_what_is_judged_on_the_page_is_evaluated_and_tuned_with(photos: Path) -> None:
    with open_engine(photos / "i") as engine:
        shown = judge(engine, photos / "judged")
    files = ("--queries", photos / "judged/shop/queries.jsonl", "--judgements", photos / "judged/shop/judgements.qrels")
    evaluated = json.loads(run("evaluate", "--index", photos / "i", *files, "--measure", "P@10", "--json").stdout)
    assert evaluated["queries"] == len(QUESTIONS)
    for way, of in evaluated["relevance"]["judged"]["per_query"].items():
        if " + " not in way and way != "average":
            assert sorted(f"{value:.2f}" for value in of.values()) == sorted(
                each[way] for each in shown.values() if way in each
            ), way
    tuned = json.loads(run("tune", "--index", photos / "i", *files, "--dry-run", "--json").stdout)
    assert tuned["queries"] == len(QUESTIONS)
    assert tuned["doubt"]
