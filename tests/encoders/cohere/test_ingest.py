"""A collection through Cohere into an index and back, on the command line: costs, quotas, and others beside it."""

import json
from pathlib import Path

import pytest

from search.usual import unrelated_texts
from tests.colour_encoder import COLOURS, picture
from tests.encoders import tiny_models
from tests.encoders.cohere.server import KEY, USED_UP, CohereServer, Wrong
from tests.ingest.conftest import coloured
from tests.test_command_line import run


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models") / "tiny"
    folder.mkdir()
    tiny_models.clip(folder)
    return folder


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    coloured(tmp_path / "photos", *COLOURS)
    return tmp_path / "photos"


def facts(index: Path) -> dict[str, object]:
    return dict(json.loads(run("info", "--index", index, "--json").stdout))


def found(index: Path, *asked: str | Path) -> list[str]:
    answer = json.loads(run("query", *asked, "--index", index, "--json").stdout)
    return [hit["id"] for hit in answer["hits"]]


@pytest.mark.parametrize("name", ["cohere-v3", "cohere-v4:256"])
def test_what_was_ingested_through_cohere_is_found_again(
    tmp_path: Path, photos: Path, server: CohereServer, name: str
) -> None:
    index = tmp_path / "shop.index"
    done = run("ingest", photos, "--index", index, "--encoder", name)
    assert done.stdout.startswith("8 added")
    assert f"{index}: 8 pictures and 8 captions to encode, for less than 0.01 dollars" in done.stderr
    assert facts(index)["encoder"] == name
    assert sorted(server.inputs("search_document")) == sorted(f"a {colour} square" for colour in COLOURS)
    assert len(server.inputs("image")) == 8
    assert tuple(server.inputs("search_query")) == unrelated_texts()  # by which the index's scales are measured
    assert found(index, "something pink", "--leg", "text-image", "--leg", "text-caption")[0] == "pink.png"
    assert server.inputs("search_query")[len(unrelated_texts()) :] == ["something pink"]
    picture("cyan", size=(20, 20)).save(tmp_path / "mine.png")
    assert found(index, "--image", tmp_path / "mine.png")[0] == "cyan.png"
    before = len(server.asked)
    again = run("ingest", photos, "--index", index)
    assert again.stdout.startswith("8 unchanged")
    assert (len(server.asked), again.stderr.count("dollars")) == (before, 0)
    assert server.refusals == []
    assert not [file for file in tmp_path.rglob("*") if file.is_file() and KEY.encode() in file.read_bytes()]


def test_a_dear_ingest_has_to_be_allowed(
    tmp_path: Path, photos: Path, server: CohereServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = tmp_path / "shop.index"
    monkeypatch.setenv("TRIPTYCH_COST_LIMIT", "0.0005")
    ask = ("ingest", photos, "--index", index, "--encoder", "cohere-v3")
    done = run(*ask, code=2)
    assert "8 pictures and 8 captions to encode, for less than 0.01 dollars" in done.stderr
    assert "say --yes" in done.stderr
    assert (server.asked, index.exists()) == ([], False)
    assert run(*ask, "--yes").stdout.startswith("8 added")
    assert run(*ask).stdout.startswith("8 unchanged")


def test_when_the_quota_ends_what_was_paid_for_stays_and_the_same_command_goes_on(
    tmp_path: Path, photos: Path, server: CohereServer
) -> None:
    index = tmp_path / "shop.index"
    ask = ("ingest", photos, "--index", index, "--encoder", "cohere-v3")
    server.quota = 1 + 5  # one call for the captions, and five pictures
    done = run(*ask, code=3)
    assert done.stdout.startswith("5 added")
    assert "Cohere's quota is used up (You are using a Trial key" in done.stderr
    assert f"{index}: 5 of 8 documents are stored there; the same command goes on with the rest" in done.stderr
    assert facts(index)["documents"] == facts(index)["images"] == facts(index)["captions"] == 5
    server.quota = None
    done = run(*ask)
    assert "3 pictures and 3 captions to encode" in done.stderr
    assert done.stdout.startswith("3 added, 5 unchanged")
    assert len(server.inputs("image")) == 8
    assert len(set(server.inputs("image"))) == 8


def test_cohere_failing_leaves_the_encoder_beside_it_whole_and_is_resumed_alone(
    tmp_path: Path, photos: Path, server: CohereServer, model: Path
) -> None:
    both = ("ingest", photos, "--index", tmp_path / "shop.index", "--encoder", model, "--encoder", "cohere-v4:256")
    mine, theirs = tmp_path / "shop-tiny.index", tmp_path / "shop-cohere-v4-256.index"
    server.quota = 1
    done = run(*both, code=3)
    assert f"{mine}: 8 added" in done.stdout
    assert f"{theirs}: nothing to do" in done.stdout
    assert f"triptych: Cohere's quota is used up ({USED_UP}" in done.stderr
    assert f"{theirs}: 0 of 8 documents are stored there" in done.stderr
    assert facts(mine)["documents"] == 8
    server.quota = None
    done = run("ingest", photos, "--index", theirs)
    assert done.stdout.startswith("8 added")
    before = len(server.asked)
    done = run(*both)
    assert done.stdout.count("8 unchanged") == 2
    assert len(server.asked) == before
    assert found(theirs, "a blue thing", "--leg", "text-image")[0] == "blue.png"


def test_an_encoder_that_cannot_be_loaded_is_said_before_anything_is_done(
    tmp_path: Path, photos: Path, server: CohereServer, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CO_API_KEY")
    ask = ("ingest", photos, "--index", tmp_path / "s.index", "--encoder", model, "--encoder", "cohere-v3")
    assert "CO_API_KEY" in run(*ask, code=3).stderr
    assert not list(tmp_path.glob("s-cohere*"))


def test_reindexing_through_cohere_goes_on_where_the_quota_ended(
    tmp_path: Path, photos: Path, server: CohereServer, model: Path
) -> None:
    index = tmp_path / "shop.index"
    run("ingest", photos, "--index", index, "--encoder", model)
    server.quota = 1 + 3
    assert "quota is used up" in run("reindex", "--index", index, "--encoder", "cohere-v3", code=3).stderr
    assert facts(index)["encoder"] == str(model)
    server.quota = None
    done = run("reindex", "--index", index, "--encoder", "cohere-v3")
    assert "8 documents are shown with the encoder 'cohere-v3' now: 5 brought over" in done.stdout
    assert len(server.inputs("image")) == 8
    assert found(index, "red", "--leg", "text-image")[0] == "red.png"


def test_a_busy_api_is_waited_for(tmp_path: Path, photos: Path, server: CohereServer) -> None:
    server.wrong = [Wrong(429, {"Retry-After": "1"}), Wrong(503), Wrong(hang_up=True)]
    assert run("ingest", photos, "--index", tmp_path / "i", "--encoder", "cohere-v3").stdout.startswith("8 added")


def test_ready_made_vectors_are_of_one_encoder(tmp_path: Path, server: CohereServer) -> None:
    from tests.ingest.ready import clip_part, named

    source = clip_part(tmp_path / "ready", 0, named("a red dress", "a blue shoe", "a green hat"))
    ask = ("ingest", source, "--index", tmp_path / "i", "--encoder", "cohere-v3", "--encoder", "bundled")
    assert "ready-made, of one encoder" in run(*ask, code=2).stderr


def test_a_dear_reindex_has_to_be_allowed(
    tmp_path: Path, photos: Path, server: CohereServer, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = tmp_path / "shop.index"
    run("ingest", photos, "--index", index, "--encoder", model)
    monkeypatch.setenv("TRIPTYCH_COST_LIMIT", "0.0005")
    ask = ("reindex", "--index", index, "--encoder", "cohere-v3")
    done = run(*ask, code=2)
    assert "8 pictures and 8 captions to encode, for less than 0.01 dollars" in done.stderr
    assert "say --yes" in done.stderr
    assert (server.asked, facts(index)["encoder"]) == ([], str(model))
    assert run(*ask, "--yes").stdout.startswith("8 documents are shown with the encoder 'cohere-v3' now")
