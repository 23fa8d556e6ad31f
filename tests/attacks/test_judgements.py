"""Hostile tries on the page's judgements: what strangers post must not reach the owner's files or the server's."""

import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import httpx
import pytest

from demo.grades import MOST_GRADES
from search import Engine
from tests.demo.shop import fill, png, served

QUESTION = "q=red+cloth"


@pytest.fixture(scope="module")
def owned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A server whose owner keeps judgements, with one of their own, and the folder around everything.

    Programs on other sites may ask it questions (the setting `called_by`), which is no leave to judge.
    """
    folder = tmp_path_factory.mktemp("owned")
    with (
        pytest.MonkeyPatch.context() as patch,
        fill(folder / "shop.index") as engine,
        _served(engine, folder, patch) as address,
    ):
        post(address, {"query": QUESTION, "grades": {"red": 2}})
        yield address, folder


def _served(engine: Engine, folder: Path, patch: pytest.MonkeyPatch) -> AbstractContextManager[str]:
    patch.setenv("TRIPTYCH_CALLED_BY", "*")
    return served(engine, judgements=folder / "judged")


def post(address: str, posted: object, headers: dict[str, str] | None = None) -> httpx.Response:
    return httpx.post(f"{address}/judged", json=posted, headers=headers, timeout=60)


def kept(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes() for file in (folder / "judged").rglob("*") if file.is_file()
    }


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param(
            {"Sec-Fetch-Site": "cross-site"},
            id="another-site",
            marks=pytest.mark.attack("fills the owner's judgements through the browser of whoever visits the attacker"),
        ),
        pytest.param(
            {"Sec-Fetch-Site": "same-site"},
            id="a-neighbour-under-the-same-domain",
            marks=pytest.mark.attack("fills the owner's judgements from a neighbouring host that was taken over"),
        ),
        pytest.param(
            {"Origin": "https://evil.example"},
            id="an-old-browser",
            marks=pytest.mark.attack("the same through a browser that says nothing but the origin"),
        ),
        pytest.param(
            {"Origin": "null"},
            id="a-sandboxed-frame",
            marks=pytest.mark.attack("the same out of a frame that hides where it is from"),
        ),
    ],
)
def test_another_sites_page_writes_nothing(owned: tuple[str, Path], headers: dict[str, str]) -> None:
    address, folder = owned
    before = kept(folder)
    answer = post(address, {"query": QUESTION, "grades": {"red": 0}}, headers)
    assert answer.status_code >= 400 or answer.json()["failed"]
    assert kept(folder) == before


@pytest.mark.parametrize(
    "grades",
    [
        pytest.param(
            {"../../etc/passwd": 2, "not-in-the-pool": 2},
            id="documents-that-were-not-shown",
            marks=pytest.mark.attack("fills the owner's file with documents that nobody was shown"),
        ),
        pytest.param(
            {"red": 1e308}, id="a-huge-grade", marks=pytest.mark.attack("makes one judgement outweigh all others")
        ),
    ],
)
def test_only_judgements_of_what_was_shown_are_kept(owned: tuple[str, Path], grades: dict[str, float]) -> None:
    address, folder = owned
    before = kept(folder)
    post(address, {"query": QUESTION, "grades": grades})
    assert kept(folder) == before


@pytest.mark.attack("has the server measure and write judgements without end")
@pytest.mark.parametrize(
    "posted",
    [
        {"query": QUESTION, "grades": dict.fromkeys(map(str, range(MOST_GRADES + 1)), 1)},
        {"query": QUESTION + "+x" * 10_000, "grades": {}},
        {"query": QUESTION, "grades": {"x" * 2_000_000: 1}},
    ],
    ids=["judgements", "question", "bytes"],
)
def test_far_too_much_is_refused(owned: tuple[str, Path], posted: object) -> None:
    assert post(owned[0], posted).status_code == 400


@pytest.mark.attack("writes a file of their choice beside or above the owner's folder")
@pytest.mark.parametrize("query", ["q=../../../evil", "like=../../evil", "q=%2fetc%2fcron.d%2fevil", "q=a%0ab%09c"])
def test_a_question_names_no_file(owned: tuple[str, Path], query: str) -> None:
    address, folder = owned
    outside = {file for file in folder.rglob("*") if (folder / "judged") not in file.parents}
    page = httpx.get(f"{address}/evaluate?{query}", timeout=60).text
    shown = page.split('<li class="hit" data-id="')[1].split('"')[0] if '<li class="hit"' in page else "red"
    post(address, {"query": query, "grades": {shown: 1}})
    assert {file for file in folder.rglob("*") if (folder / "judged") not in file.parents} == outside
    assert {Path(name).name for name in kept(folder)} <= {".lock", "queries.jsonl", "judgements.qrels"}
    for line in (folder / "judged/shop/judgements.qrels").read_text().splitlines():
        assert line.count("\t") == 3
    for line in (folder / "judged/shop/queries.jsonl").read_text().splitlines():
        assert json.loads(line)["id"]


@pytest.mark.attack("keeps a stranger's picture on the owner's disk for good")
def test_an_uploaded_picture_does_not_stay(owned: tuple[str, Path]) -> None:
    address, folder = owned
    photo = httpx.post(f"{address}/kept", content=png("red"), timeout=60).json()["photo"]
    before = kept(folder)
    assert post(address, {"query": f"photo={photo}", "grades": {"red": 2}}).json()["told"].startswith("1 of ")
    assert kept(folder) == before


@pytest.mark.attack("writes outside of the folder that a victim unpacks a file of judgements into")
def test_a_file_of_judgements_names_nothing_outside(owned: tuple[str, Path]) -> None:
    address, _ = owned
    questions = [
        {"query": "q=..%2f..%2fevil", "grades": {"../../evil": 2}},
        {"query": "like=red", "grades": {"/etc/passwd": 1}},
    ]
    answer = httpx.post(f"{address}/judged.zip", json={"questions": questions}, timeout=60)
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert len(names) == 3
    assert not [name for name in names if ".." in name or name.startswith("/")]


@pytest.mark.attack("reads any file of the server as the picture of a question")
@pytest.mark.parametrize(
    "query", ["photo=../../etc/passwd", "photo=%2fetc%2fpasswd", "like=/etc/passwd", "image=/etc/passwd&q=x"]
)
def test_a_question_reads_no_file(owned: tuple[str, Path], query: str) -> None:
    address, _ = owned
    posted = {"questions": [{"query": query, "grades": {"red": 1}}]}
    answer = httpx.post(f"{address}/judged.zip", json=posted, timeout=60)
    assert b"root:" not in answer.content
    if answer.status_code == 200:
        assert not [name for name in zipfile.ZipFile(io.BytesIO(answer.content)).namelist() if "pictures" in name]
