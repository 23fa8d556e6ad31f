"""The command line on real files and a tiny random model."""

import io
import json
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from search.__main__ import main
from search.settings import CHECKOUT
from tests.colour_encoder import picture
from tests.encoders import tiny_models


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a model, a source of four good records and a broken one, and the index made of it."""
    folder = tmp_path_factory.mktemp("command line")
    (folder / "model").mkdir()
    tiny_models.clip(folder / "model")
    source = folder / "photos"
    source.mkdir()
    rows = ["id,file_name,caption,colour,price"]
    for name, price in (("red", 10), ("green", 20), ("blue", 30)):
        picture(name).save(source / f"{name}.png")
        rows.append(f",{name}.png,a {name} thing,{name},{price}")
    (source / "broken.png").write_bytes(b"no picture")
    rows += [",broken.png,broken,none,0", "note,,a sentence about red alone,,"]
    (source / "metadata.csv").write_text("\n".join(rows) + "\n")
    return folder


@dataclass(frozen=True)
class Done:
    """What a command printed."""

    stdout: str
    stderr: str


def run(*arguments: str | Path, code: int = 0) -> Done:
    """Run a command inside this process, which spares it importing everything again."""
    stdout, stderr = io.StringIO(), io.StringIO()
    with redirect_stdout(stdout), redirect_stderr(stderr), pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    done = Done(stdout.getvalue(), stderr.getvalue())
    assert (ended.value.code or 0) == code, done.stderr
    return done


@pytest.fixture(scope="module")
def index(place: Path) -> Path:
    done = run("ingest", place / "photos", "--index", place / "i", "--encoder", place / "model", code=1)
    assert "broken.png" in done.stderr
    return place / "i"


def test_ingesting_again_changes_nothing_and_needs_no_encoder_named(place, index):
    before = run("info", "--index", index, "--json").stdout
    done = run("ingest", place / "photos", "--index", index, code=1)
    assert "4 unchanged" in done.stdout
    after = json.loads(run("info", "--index", index, "--json").stdout)
    assert after["documents"] == json.loads(before)["documents"] == 4


def test_an_ingest_ends_with_the_index_made_quick_and_info_says_so(place, index, tmp_path, monkeypatch):
    assert json.loads(run("info", "--index", index, "--json").stdout)["segment"] is None
    monkeypatch.setenv("TRIPTYCH_MAPPED", "3")
    done = run("ingest", place / "photos", "--index", tmp_path / "i", "--encoder", place / "model", code=1)
    assert "making the index quick: 100 %" in done.stderr
    assert "4 added" in done.stdout
    segment = json.loads(run("info", "--index", tmp_path / "i", "--json").stdout)["segment"]
    assert (segment["documents"], segment["behind"], segment["removed"]) == (4, 0, 0)
    assert "segment      4 documents in files of" in run("info", "--index", tmp_path / "i").stdout
    assert run("verify", "--index", tmp_path / "i").stdout == "all is well\n"
    (vectors,) = (tmp_path / "i").glob("*-segment-*/image.vectors")
    vectors.write_bytes(bytes(vectors.stat().st_size))
    assert "image.vectors' is damaged" in run("verify", "--index", tmp_path / "i", code=3).stderr


def test_a_query_prints_one_json_object(place, index):
    done = run(
        *("query", "red thing", "--image", place / "photos" / "red.png", "--index", index, "--json"),
        *("--top", "2", "--weight", "text-bm25=0.5", "--where", "price=5..25", "--diversify", "kmeans"),
    )
    answer = json.loads(done.stdout)
    assert [hit["id"] for hit in answer["hits"]] == ["red.png", "green.png"]
    assert answer["fusion"]["weights"]["text-bm25"] == 0.5
    assert all(hit["cluster"] is not None for hit in answer["hits"])
    for hit in answer["hits"]:
        total = sum(
            answer["fusion"]["weights"][leg] / (answer["fusion"]["k"] + place["rank"])
            for leg, place in hit["legs"].items()
        )
        assert hit["score"] == pytest.approx(total, abs=1e-9)


def test_a_query_reads_well_for_a_person(index):
    done = run("query", "red", "--leg", "text-bm25", "--index", index)
    assert "  1. note" in done.stdout or "  1. red.png" in done.stdout
    assert "Its caption says “red”." in done.stdout


def test_a_picture_is_left_out_of_its_own_results_when_asked(place, index):
    ask = ["query", "--image", place / "photos" / "red.png", "--index", index, "--json"]
    assert json.loads(run(*ask).stdout)["hits"][0]["id"] == "red.png"
    assert "red.png" not in [hit["id"] for hit in json.loads(run(*ask, "--exclude-itself").stdout)["hits"]]


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        (["query", "--index", "INDEX"], 2, "give words, a picture, or both"),
        (["query", "red", "--index", "nowhere"], 3, "nowhere"),
        (["query", "red", "--index", "INDEX", "--leg", "words"], 2, "there is no leg 'words'"),
        (["query", "red", "--index", "INDEX", "--where", "red"], 2, "field=value"),
        (["query", "red", "--index", "INDEX", "--diversify", "random"], 2, "kmeans and mmr"),
        (["query", "--image", "nothing.jpg", "--index", "INDEX"], 2, "nothing.jpg"),
        (["query", "red", "--exclude-itself", "--index", "INDEX"], 2, "--image"),
        (["query", "--top", "many", "--index", "INDEX"], 2, "integer"),
        (["ingest", "nowhere", "--index", "INDEX"], 2, "nowhere"),
        (["ingest", ".", "--index", "INDEX", "--shard", "3"], 2, "3/16"),
        (["ingest", ".", "--index", "other", "--encoder", "no/such-model"], 3, "no/such-model"),
        (["drop", "--index", "INDEX"], 2, "--yes"),
        (["drop", "--index", "nowhere", "--yes"], 3, "nowhere"),
        (["verify", "--index", "nowhere"], 3, "nowhere"),
        (["dance"], 2, "dance"),
    ],
)
def test_what_goes_wrong_says_what_and_ends_with_its_code(index, arguments, code, complaint):
    done = run(*[str(index) if argument == "INDEX" else argument for argument in arguments], code=code)
    assert complaint in done.stderr
    assert not done.stdout


def test_removing_verifying_and_dropping(place):
    index = place / "another"
    run("ingest", place / "photos", "--index", index, "--encoder", place / "model", code=1)
    assert run("verify", "--index", index).stdout == "all is well\n"
    done = run("remove", "red.png", "ghost", "--index", index, code=1)
    assert done.stdout == "removed: 1\n"
    assert "ghost" in done.stderr
    run("drop", "--index", index, "--yes")
    assert not index.exists()
    assert (place / "photos" / "red.png").exists()


def test_every_command_has_a_help():
    listed = run("--help").stdout
    for command in ("ingest", "query", "compare", "classify", "info", "verify", "remove", "reindex", "drop"):
        assert command in listed
        assert "--index" in run(command, "--help").stdout


@pytest.mark.slow
def test_a_process_of_its_own_ends_with_the_exit_code_and_no_traceback(index):
    done = subprocess.run(
        [sys.executable, "-m", "search", "query", "red", "--leg", "words", "--index", str(index)],
        capture_output=True,
        text=True,
        cwd=CHECKOUT,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("triptych: there is no leg 'words'")
    assert "Traceback" not in done.stderr
