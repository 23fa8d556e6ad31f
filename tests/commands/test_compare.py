"""`compare` on the command line, with two tiny random models."""

import json
from pathlib import Path

import pytest

from search.commands.compare import printed
from search.compare import compare
from search.nouns import Query
from tests.collection import Entry, engine_over
from tests.colour_encoder import picture
from tests.encoders import tiny_models
from tests.test_command_line import run


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """A folder of photos, and two indexes of them by two models."""
    folder = tmp_path_factory.mktemp("compare")
    source = folder / "photos"
    source.mkdir()
    rows = ["file_name,caption"]
    for name in ("red", "green", "blue"):
        picture(name).save(source / f"{name}.png")
        rows.append(f"{name}.png,a {name} thing")
    (source / "metadata.csv").write_text("\n".join(rows) + "\n")
    for family, name in (("CLIP", "one"), ("SigLIP", "two")):
        tiny_models.save(family, folder / name)
        run("ingest", source, "--index", folder / f"{name}.index", "--encoder", folder / name)
    return source, folder / "one.index", folder / "two.index"


def test_two_indexes_side_by_side(places):
    photos, one, two = places
    ask = ["compare", "red thing", "--image", photos / "red.png", "--index", one, "--index", two, "--top", "3"]
    report = json.loads(run(*ask, "--json").stdout)
    assert [column["name"] for column in report["columns"]] == ["one", "two"]
    assert all(column["hits"][0]["id"] == "red.png" for column in report["columns"])
    assert report["agreement"][0]["shared"] == 3
    shown = run(*ask).stdout.splitlines()
    assert shown[0].split() == ["one", "two"]
    assert shown[3].count("a red thing") == 2
    assert shown[3].count(" A ") == 2
    assert shown[-1].split()[:6] == ["one,", "two", "3", "of", "3", "1.00"]


def test_a_method_may_be_named_for_all_indexes(places):
    _, one, two = places
    done = run("compare", "red", "--index", one, "--index", two, "--method", "image", "--json")
    for column in json.loads(done.stdout)["columns"]:
        assert set(column["hits"][0]["legs"]) == {"text-image"}


def test_one_index_is_compared_by_methods(places):
    _, one, _ = places
    report = json.loads(run("compare", "red", "--index", one, "--json").stdout)
    assert [column["name"] for column in report["columns"]] == ["caption", "image", "average", "fused"]
    assert run("compare", "red", "--index", one, "--methods").stdout.startswith("caption ")
    two = run("compare", "red", "--index", one, "--method", "image", "--method", "caption").stdout
    assert two.split()[:2] == ["image", "caption"]


def test_an_engine_without_its_encoder_is_named_and_the_other_answers(places, tmp_path):
    photos, one, _ = places
    model = tiny_models.save("AltCLIP", tmp_path / "model")
    run("ingest", photos, "--index", tmp_path / "i", "--encoder", model)
    model.rename(tmp_path / "elsewhere")
    done = run("compare", "red", "--index", tmp_path / "i", "--index", one, "--json", code=1)
    assert done.stderr.startswith("model: ")
    lacking, whole = json.loads(done.stdout)["columns"]
    assert lacking["failed"]
    assert not lacking["hits"]
    assert not whole["failed"]
    assert whole["hits"]


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        (["--index", "ONE"], 2, "give words, a picture, or both"),
        (["red", "--index", "ONE", "--index", "nowhere"], 3, "nowhere"),
        (["red", "--index", "ONE", "--method", "magic"], 2, "'magic'"),
        (["red", "--index", "ONE", "--index", "TWO", "--methods"], 2, "one --method or one --index"),
        (["red", "--index", "ONE", "--index", "TWO", "--method", "image", "--method", "caption"], 2, "one --method"),
        (["--image", "nothing.jpg", "--index", "ONE"], 2, "nothing.jpg"),
        (["red", "--index", "ONE", "--top", "0"], 2, "top"),
    ],
)
def test_what_makes_no_sense_is_refused(places, arguments, code, complaint):
    named = {"ONE": str(places[1]), "TWO": str(places[2])}
    done = run("compare", *[named.get(argument, argument) for argument in arguments], code=code)
    assert complaint in done.stderr
    assert not done.stdout


def test_lines_keep_within_the_width(tmp_path):
    entries = [Entry(f"red-{number}", "a red thing with a very long caption " * 3, ("red",)) for number in range(3)]
    with engine_over(tmp_path / "i", *entries) as engine:
        found = compare(Query(text="red"), {"one": engine, "two": engine, "three": engine})
    assert max(map(len, printed(found, width=80).splitlines())) <= 80
