"""`classify` on the command line, with a tiny random model: what is right is the order of nothing but the numbers."""

import json
from pathlib import Path

import pytest

from tests.colour_encoder import picture
from tests.encoders import tiny_models
from tests.test_command_line import run


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a model and two pictures."""
    folder = tmp_path_factory.mktemp("classify")
    tiny_models.save("CLIP", folder / "model")
    for name in ("red", "blue"):
        picture(name).save(folder / f"{name}.png")
    return folder


def test_one_file_gives_one_object(place):
    done = run(
        "classify", place / "red.png", "--label", "dress", "--label", "boot", "--encoder", place / "model", "--json"
    )
    answer = json.loads(done.stdout)
    assert set(answer) == {"labels"}
    assert set(answer["labels"]) == {"dress", "boot"}
    assert sum(answer["labels"].values()) == pytest.approx(1)


def test_several_files_give_a_list_with_their_names(place):
    files = [place / "red.png", place / "blue.png"]
    ask = ["classify", *files, "--label", "dress", "--label", "boot", "--encoder", place / "model"]
    answers = json.loads(run(*ask, "--json").stdout)
    assert [answer["file"] for answer in answers] == [str(file) for file in files]
    alone = json.loads(run(*ask[:2], *ask[3:], "--json").stdout)
    assert answers[0]["labels"] == pytest.approx(alone["labels"])
    lines = run(*ask).stdout.splitlines()
    assert lines[0] == str(files[0])
    assert lines[1].endswith(next(iter(alone["labels"])))
    assert "%" in lines[1]


def test_sentences_may_be_given(place):
    ask = ["classify", place / "red.png", "--label", "dress", "--label", "boot", "--encoder", place / "model", "--json"]
    assert run(*ask).stdout != run(*ask, "--template", "z {} q x").stdout


def test_an_index_lends_its_encoder(place):
    run("ingest", place, "--index", place / "i", "--encoder", place / "model")
    ask = ["classify", place / "red.png", "--label", "dress", "--label", "boot", "--json"]
    assert run(*ask, "--index", place / "i").stdout == run(*ask, "--encoder", place / "model").stdout


def test_a_broken_picture_among_others_is_named_and_passed_over(place, tmp_path):
    (tmp_path / "broken.png").write_bytes(b"no picture")
    ask = ["--label", "dress", "--encoder", place / "model", "--json"]
    done = run("classify", tmp_path / "broken.png", place / "red.png", *ask, code=1)
    assert "broken.png" in done.stderr
    assert [answer["labels"] for answer in json.loads(done.stdout)] == [{"dress": 1.0}]
    alone = run("classify", tmp_path / "broken.png", *ask, code=2)
    assert "broken.png" in alone.stderr
    assert not alone.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        (["--label", "dress", "--label", "dress"], 2, "there twice"),
        (["--label", ""], 2, "empty"),
        ([], 2, "--label"),
        (["--label", "dress", "--template", "a photo"], 2, "{}"),
        (["--label", "dress", "--encoder", "no/such-model"], 3, "no/such-model"),
        (["--label", "dress", "--index", "nowhere"], 3, "nowhere"),
        (["--label", "dress", "--index", "a", "--encoder", "b"], 2, "give one of them"),
    ],
)
def test_what_makes_no_sense_is_refused(place, arguments, code, complaint):
    given = (
        arguments if "--encoder" in arguments or "--index" in arguments else [*arguments, "--encoder", place / "model"]
    )
    done = run("classify", place / "red.png", *given, code=code)
    assert complaint in done.stderr
    assert not done.stdout
