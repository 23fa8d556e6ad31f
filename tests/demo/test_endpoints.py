"""The endpoints for programs, against a real server."""

import base64
import json
from pathlib import Path

import httpx
import pytest
from gradio_client import Client, handle_file

from demo.collections import Shelf
from search import Engine, Query
from search.report import Report, as_json
from tests.conftest import CHECKOUT
from tests.demo.raw import Refused, call, upload
from tests.demo.shop import UNCAPTIONED, fill, png, served_together
from tests.demo.test_tools import answer as tool_answer
from tests.ingest.site import Site

pytestmark = pytest.mark.slow  # they start servers

DOT = f"data:image/png;base64,{base64.b64encode(png('red')).decode()}"


def test_the_public_endpoints_are_these_and_no_more(address: str) -> None:
    info = httpx.get(f"{address}/gradio_api/info").json()
    assert set(info["named_endpoints"]) == {"/search", "/similar", "/documents", "/classify", "/compare"}
    assert info["unnamed_endpoints"] == {}
    parameters = info["named_endpoints"]["/search"]["parameters"]
    assert [parameter["parameter_name"] for parameter in parameters][:4] == ["text", "image", "top", "diversify"]
    assert all(parameter["parameter_has_default"] for parameter in parameters)


def test_what_clients_are_told_of_types_and_meanings_is_of_use(address: str) -> None:
    endpoints = httpx.get(f"{address}/gradio_api/info").json()["named_endpoints"]
    for name, endpoint in endpoints.items():
        for parameter in endpoint["parameters"]:
            assert f"{parameter['parameter_name']}: " in endpoint["description"], f"{name} does not say what it is"
    types = {
        parameter["parameter_name"]: parameter["python_type"]["type"]
        for parameter in endpoints["/search"]["parameters"]
    }
    assert types["image"] == "None | filepath"
    assert types["diversify"] == "bool | Literal['kmeans', 'mmr'] | None"
    assert types["legs"].startswith("None | list[Literal['text-bm25', 'text-caption',")
    assert [parameter["parameter_has_default"] for parameter in endpoints["/similar"]["parameters"]].count(False) == 1
    for name in ("/search", "/similar"):
        returned = endpoints[name]["returns"][0]["python_type"]["type"]
        assert returned.startswith("dict(hits: list[dict(rank: int, id: str, score: float, caption: str,")
        assert endpoints[name]["returns"][0]["type"]["required"] == list(Report.__annotations__)
    assert "fields: dict(str, str)" in endpoints["/documents"]["returns"][0]["python_type"]["type"]


def test_the_documentation_lists_every_parameter_with_its_default(address: str) -> None:
    rows = {}
    for line in (CHECKOUT / "docs" / "api.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("| `") and line.count("|") == 5:
            name, _, default, _ = (cell.strip() for cell in line.strip("|").split("|"))
            rows[name.strip("`")] = default.strip("`")
    endpoints = httpx.get(f"{address}/gradio_api/info").json()["named_endpoints"]
    documented = set()
    for endpoint in ("/search", "/similar"):
        for parameter in endpoints[endpoint]["parameters"]:
            name = parameter["parameter_name"]
            default = json.dumps(parameter["parameter_default"]) if parameter["parameter_has_default"] else ""
            assert rows[name] == default
            documented.add(name)
    assert documented == set(rows)


def test_the_documentation_names_every_parameter_of_the_other_endpoints(address: str) -> None:
    text = (CHECKOUT / "docs" / "api.md").read_text(encoding="utf-8")
    endpoints = httpx.get(f"{address}/gradio_api/info").json()["named_endpoints"]
    for endpoint in ("/documents", "/classify", "/compare"):
        about = text.partition(f"`{endpoint}` takes")[2].partition(
            "`/compare` takes" if endpoint == "/classify" else "\n#"
        )[0]
        for parameter in endpoints[endpoint]["parameters"]:
            assert f"`{parameter['parameter_name']}`" in about, f"{endpoint} does not say what it is"


def test_the_documentation_names_every_key_of_a_comparison(address: str) -> None:
    text = (CHECKOUT / "docs" / "api.md").read_text(encoding="utf-8").partition("`/compare` returns")[2]
    answer = call(address, "compare", text="red", top=1)
    hit = set(answer["columns"][0]["hits"][0]) - set(call(address, "search", text="red", top=1)["hits"][0])
    for key in {*answer, *answer["columns"][0], *answer["agreement"][0], *hit}:
        assert f"`{key}`" in text.partition("## Python")[0], key


def test_search_gives_the_object_of_the_command_line(address: str, engine: Engine) -> None:
    answer = call(address, "search", text="red cloth", top=5, diversify=True)
    expected = as_json(engine.search(Query(text="red cloth"), top=5, diversify="kmeans"))
    assert answer["hits"] == expected["hits"]
    assert answer["fusion"] == expected["fusion"]
    assert set(answer) == set(expected)


def test_an_uploaded_picture_finds_itself(address: str) -> None:
    answer = call(address, "search", image=upload(address, "red.png", png("red")), top=2)
    assert {hit["id"] for hit in answer["hits"]} == {"red", UNCAPTIONED}
    assert set(answer["fusion"]["weights"]) == {"image-image", "image-caption"}


@pytest.mark.slow
def test_the_public_client_searches_with_both(address: str, tmp_path: Path) -> None:
    file = tmp_path / "red.png"
    file.write_bytes(png("red"))
    client = Client(address, verbose=False, download_files=False)
    try:
        answer = client.predict(
            text="blue",
            image=handle_file(str(file)),
            top=4,
            diversify="mmr",
            weights={"text-bm25": 0},
            api_name="/search",
        )
        assert [hit["rank"] for hit in answer["hits"]] == [1, 2, 3, 4]
        assert "text-bm25" not in answer["fusion"]["weights"]
        assert "both-image" in answer["fusion"]["weights"]
    finally:
        client.close()


def test_filters_without_offset_and_legs_reach_the_engine(address: str) -> None:
    where = {"kind": "striped", "price": {"from": 18, "to": 20}}
    filtered = call(address, "search", text="cloth", top=50, where=where)
    assert {hit["id"] for hit in filtered["hits"]} == {"red-green", "red-blue"}
    second = call(address, "search", text="red", top=3, offset=3, legs=["text-image"])
    assert [hit["rank"] for hit in second["hits"]] == [4, 5, 6]
    assert set(second["hits"][0]["legs"]) == {"text-image"}
    behind = call(address, "search", text="cloth", top=50, without="red")
    assert behind["hits"][-1]["unwanted"]


def test_similar_leaves_the_document_itself_out(address: str) -> None:
    answer = call(address, "similar", id="red", top=3)
    assert answer["hits"][0]["id"] == UNCAPTIONED
    assert "red" not in [hit["id"] for hit in answer["hits"]]


def test_similar_takes_words_filters_and_the_options_of_search(address: str, engine: Engine) -> None:
    refined = call(address, "similar", id="red", text="blue", top=3)
    assert "blue" in refined["hits"][0]["caption"]
    assert "both-image" in refined["fusion"]["weights"]
    striped = call(address, "similar", id="red", top=50, where={"kind": "striped"})
    assert {hit["fields"]["kind"] for hit in striped["hits"]} == {"striped"}
    behind = call(address, "similar", id="red", top=50, without="cyan")
    assert "cyan" in behind["hits"][-1]["caption"]
    second = call(address, "similar", id="red", top=2, offset=2, k=10, weights={"image-image": 2}, diversify=False)
    assert [hit["rank"] for hit in second["hits"]] == [3, 4]
    assert second["fusion"]["k"] == 10
    assert second["fusion"]["weights"]["image-image"] == 2
    grouped = call(address, "similar", id="red", diversify="kmeans", clusters=3)
    assert {group["number"] for group in grouped["clusters"]} == {0, 1, 2}
    only = call(address, "similar", id="red", text="blue", legs=["text-image"])
    assert set(only["fusion"]["weights"]) == {"text-image"}
    assert call(address, "similar", id="red", diversify="mmr", balance=0.1)["hits"][0]["id"] != "red"


def test_similar_to_a_text_alone_goes_by_its_words(address: str) -> None:
    note = call(address, "similar", id="note-red", top=50)
    assert "note-red" not in [hit["id"] for hit in note["hits"]]
    assert "red" in note["hits"][0]["caption"]
    refined = call(address, "similar", id="note-red", text="cyan", top=50)
    assert [hit["id"] for hit in refined["hits"]] != [hit["id"] for hit in note["hits"]]


def test_classify_gives_the_object_of_the_command_line(address: str, engine: Engine) -> None:
    answer = call(address, "classify", image=DOT, labels=["blue", "red", "green"])
    assert list(answer) == ["labels"]
    assert list(answer["labels"]) == ["red", "blue", "green"]
    assert answer["labels"] == engine.classify([png("red")], ["blue", "red", "green"])[0]


def test_classify_takes_uploads_and_sentences(address: str) -> None:
    file = upload(address, "red.png", png("red"))
    plain = call(address, "classify", image=file, labels=["red", "blue"], templates=["{}"])["labels"]
    mixed = call(address, "classify", image=file, labels=["red", "blue"], templates=["{}", "{} green"])["labels"]
    assert plain["red"] > mixed["red"] > 0.5


def test_compare_puts_the_retrieval_methods_side_by_side(address: str, engine: Engine) -> None:
    answer = call(address, "compare", text="red cloth", top=5)
    assert [column["name"] for column in answer["columns"]] == ["caption", "image", "average", "fused"]
    fused = answer["columns"][-1]["hits"]
    alone = as_json(engine.search(Query(text="red cloth"), top=5))["hits"]
    assert [hit["id"] for hit in fused] == [hit["id"] for hit in alone]
    assert {len(column["hits"]) for column in answer["columns"]} == {5}
    assert len(answer["agreement"]) == 6
    some = call(
        address, "compare", text="red", image=upload(address, "red.png", png("red")), methods=["image", "caption"]
    )
    assert [column["name"] for column in some["columns"]] == ["image", "caption"]
    assert set(some["columns"][0]["hits"][0]["legs"]) == {"text-image", "image-image"}
    assert some["columns"][0]["hits"][0]["cosine"] == pytest.approx(1, abs=1e-4)


def test_documents_can_be_read_to_the_end(address: str, engine: Engine) -> None:
    seen: list[str] = []
    after = None
    while True:
        page = call(address, "documents", after=after, size=10)
        seen += [document["id"] for document in page["documents"]]
        after = page["after"]
        if after is None:
            break
    assert seen == sorted(seen)
    assert len(seen) == engine.index.info().documents
    assert set(page["documents"][0]) == {"id", "caption", "image", "fields"}


@pytest.mark.parametrize(
    ("name", "arguments", "told"),
    [
        ("search", {}, "words"),
        ("search", {"text": "red", "top": 0}, "from 1 to 100"),
        ("search", {"text": "red", "top": 101}, "from 1 to 100"),
        ("search", {"text": "red", "top": "12"}, "give a number"),
        ("search", {"text": "red", "diversify": "random"}, "kmeans"),
        ("search", {"text": "red", "diversify": ["mmr"]}, "diversify"),
        ("search", {"text": "red", "offset": -1}, "offset"),
        ("search", {"text": "red", "offset": 10**9}, "offset"),
        ("search", {"text": 7}, "text"),
        ("search", {"text": "x" * 10_001}, "characters"),
        ("search", {"text": "red", "without": ["blue"]}, "without"),
        ("search", {"text": "red", "where": ["red"]}, "where"),
        ("search", {"text": "red", "where": {"price": {"from": "cheap"}}}, "price"),
        ("search", {"text": "red", "weights": {"no-such-leg": 1}}, "no-such-leg"),
        ("search", {"text": "red", "weights": {"text-bm25": -1}}, "text-bm25"),
        ("search", {"text": "red", "weights": {"text-bm25": "1"}}, "text-bm25"),
        ("search", {"text": "red", "weights": [1]}, "weights"),
        ("search", {"text": "red", "legs": ["no-such-leg"]}, "no-such-leg"),
        ("search", {"text": "red", "legs": [7]}, "7"),
        ("search", {"text": "red", "legs": 7}, "legs"),
        ("search", {"text": "red", "k": "60"}, "k"),
        ("search", {"text": "red", "k": -1}, "k"),
        ("search", {"text": "red", "clusters": 0}, "clusters"),
        ("search", {"text": "red", "clusters": 10**9, "diversify": True}, "clusters"),
        ("search", {"text": "red", "balance": 7}, "balance"),
        ("search", {"text": "red", "where": {"price": {"below": 7}}}, "from and to"),
        ("search", {"text": "red", "where": {"price": {}}}, "price"),
        ("search", {"text": "red", "balance": "half"}, "balance"),
        ("search", {"image": "no picture"}, "paths are not opened"),
        ("search", {"image": ["data:image/png;base64,"]}, "paths are not opened"),
        ("search", {"image": "data:image/png;base64,?"}, "Base64"),
        ("search", {"image": {}}, "uploaded"),
        ("similar", {"id": "never-was"}, "no document with the id 'never-was'"),
        ("similar", {"id": 7}, "no document with the id 7"),
        ("similar", {"id": ["red"]}, "no document"),
        ("similar", {"id": "red", "text": 7}, "text"),
        ("similar", {"id": "red", "top": "all"}, "top"),
        ("similar", {"id": "red", "offset": 0.5}, "offset"),
        ("similar", {"id": "red", "legs": ["image-image", 7]}, "legs"),
        ("similar", {"id": "red", "weights": {"image-image": None}}, "image-image"),
        ("documents", {"after": 7}, "after"),
        ("documents", {"size": 1000}, "size"),
        ("classify", {"image": None, "labels": ["red"]}, "image is missing"),
        ("classify", {"image": "/etc/passwd", "labels": ["red"]}, "paths are not opened"),
        ("classify", {"image": DOT, "labels": []}, "0 labels"),
        ("classify", {"image": DOT, "labels": "red"}, "list of texts"),
        ("classify", {"image": DOT, "labels": ["red", 7]}, "list of texts"),
        ("classify", {"image": DOT, "labels": ["red", "red"]}, "there twice"),
        ("classify", {"image": DOT, "labels": ["x" * 101]}, "101 characters"),
        ("classify", {"image": DOT, "labels": [str(n) for n in range(201)]}, "201 labels"),
        ("classify", {"image": DOT, "labels": ["red"], "templates": ["a photo"]}, "just once"),
        ("classify", {"image": DOT, "labels": ["red"], "templates": {"{}": 1}}, "list of texts"),
        (
            "classify",
            {"image": DOT, "labels": [str(n) for n in range(81)], "templates": ["{}"] * 10},
            "more than 800 sentences",
        ),
        ("compare", {}, "words"),
        ("compare", {"text": "red", "top": 101}, "from 1 to 100"),
        ("compare", {"text": "red", "methods": ["magic"]}, "there are caption, image"),
        ("compare", {"text": "red", "methods": "image"}, "list of texts"),
        ("compare", {"text": "red", "collections": ["nowhere"]}, "there is no collection 'nowhere'; there are shop"),
        ("compare", {"text": "red", "collections": [7]}, "list of texts"),
        ("compare", {"text": "red", "collections": ["shop"], "methods": ["image", "caption"]}, "one method"),
        ("compare", {"image": "/etc/passwd"}, "paths are not opened"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(
    address: str, name: str, arguments: dict[str, object], told: str
) -> None:
    with pytest.raises(Refused, match=told):
        call(address, name, **arguments)


def test_a_file_of_the_server_is_never_opened_for_a_request(address: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(png("red"))
    for image in (
        {"path": str(secret)},
        {"path": str(secret), "url": None, "orig_name": "x.png"},
        {"path": str(secret), "meta": {"_type": "gradio.FileData"}},
        {"path": f"file://{secret}", "meta": {"_type": "gradio.FileData"}},
        {"path": "/etc/passwd"},
        str(secret),
    ):
        with pytest.raises(Refused) as refused:
            call(address, "search", image=image)
        assert str(tmp_path) not in str(refused.value)
    assert httpx.get(f"{address}/gradio_api/file={secret}").status_code == 403


def test_a_picture_comes_in_base64_too(address: str) -> None:
    assert {hit["id"] for hit in call(address, "search", image=DOT, top=2)["hits"]} == {"red", UNCAPTIONED}


def test_no_address_in_the_servers_own_network_is_asked(address: str, site: Site) -> None:
    picture = f"{site.address}/picture/1"
    for image in (picture, {"path": picture, "url": picture, "meta": {"_type": "gradio.FileData"}}):
        with pytest.raises(Refused, match="public web"):
            call(address, "search", image=image)
    assert site.asked == []


def test_a_broken_upload_is_told_without_paths(address: str) -> None:
    with pytest.raises(Refused) as refused:
        call(address, "search", image=upload(address, "broken.png", png("red")[:60]))
    assert "triptych-" not in str(refused.value)
    assert "/" not in str(refused.value)


def test_an_upload_past_the_limit_is_not_taken(address: str) -> None:
    files = {"files": ("large.png", bytes(31_000_000))}
    assert httpx.post(f"{address}/gradio_api/upload", files=files, timeout=60).status_code == 413


def test_each_collection_answers_below_its_own_path(engine: Engine, tmp_path: Path) -> None:
    with fill(tmp_path / "reds.index") as reds:
        reds.index.remove([each.id for each in reds.index.browse(size=100) if "red" not in each.id])
        left = reds.index.info().documents
        assert 0 < left < engine.index.info().documents
        with served_together([Shelf("shop", "Shop", engine, "/"), Shelf("reds", "Reds", reds, "/in/reds/")]) as address:
            for place, count in ((address, engine.index.info().documents), (f"{address}/in/reds", left)):
                assert call(place, "search", text="cloth", top=1)["total"] == count
                named = httpx.get(f"{place}/gradio_api/info").json()["named_endpoints"]
                assert set(named) == {"/search", "/similar", "/documents", "/classify", "/compare"}
            both = call(address, "compare", text="blue", collections=["reds", "shop"], top=3)
            assert [column["name"] for column in both["columns"]] == ["reds", "shop"]
            assert [column["hits"][0]["id"] for column in both["columns"]] == ["red-blue", "blue"]
            again = call(f"{address}/in/reds", "compare", text="blue", collections=["reds", "shop"], top=3)
            assert again["agreement"] == both["agreement"]
            by_picture = call(address, "compare", text="blue", collections=["reds", "shop"], methods=["image"], top=1)
            assert all(set(column["hits"][0]["legs"]) == {"text-image"} for column in by_picture["columns"])
            file = upload(f"{address}/in/reds", "blue.png", png("blue"))
            assert call(f"{address}/in/reds", "search", image=file, top=1)["hits"][0]["id"] == "red-blue"
            with pytest.raises(Refused, match="no document"):
                call(f"{address}/in/reds", "similar", id="blue")
            assert tool_answer(address, "documents", size=1)["documents"][0]["id"] == "black"
            assert tool_answer(f"{address}/in/reds", "documents", size=1)["documents"][0]["id"] == "mute-red"
