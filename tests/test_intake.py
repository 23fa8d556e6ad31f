"""`ingest` on the command line, on vectors that are ready: whose they are said to be, and what can be found then."""

import json
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from search.encoders import load_encoder
from tests.colour_encoder import picture
from tests.encoders import tiny_models
from tests.ingest.ready import ONES, clip_part, named
from tests.test_command_line import run

CAPTIONS = ("a red dress", "a blue shoe", "a green hat")


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny random model."""
    folder = tmp_path_factory.mktemp("model")
    tiny_models.clip(folder)
    return folder


@pytest.fixture(scope="module")
def encoded(tmp_path_factory: pytest.TempPathFactory, model: Path) -> Path:
    """clip-retrieval's folder with that model's vectors."""
    encoder = load_encoder(str(model))
    images = encoder.encode_images([picture(colour) for colour in ("red", "blue", "green")])
    texts = encoder.encode_texts(CAPTIONS)
    return clip_part(tmp_path_factory.mktemp("encoded"), 0, named(*CAPTIONS), images.tolist(), texts.tolist())


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """clip-retrieval's folder with vectors of four numbers, of nobody's encoder."""
    return clip_part(tmp_path / "plain", 0, named(*CAPTIONS))


def facts(index: Path) -> dict[str, object]:
    return dict(json.loads(run("info", "--index", index, "--json").stdout))


def legs(index: Path, *asked: str) -> set[str]:
    """The legs that a query found something by."""
    hits = json.loads(run("query", *asked, "--index", index, "--json").stdout)["hits"]
    return {leg for hit in hits for leg in hit["legs"]}


def test_with_the_encoder_named_words_search_by_meaning_and_a_second_run_needs_it_not_named(
    tmp_path: Path, encoded: Path, model: Path
) -> None:
    index = tmp_path / "i"
    done = run("ingest", encoded, "--index", index, "--encoder", model)
    assert done.stdout.startswith("3 added")
    assert "was not said" not in done.stdout
    known = facts(index)
    assert (known["encoder"], known["documents"], known["dimension"]) == (str(model), 3, 24)
    assert known["fingerprint"] == load_encoder(str(model)).fingerprint
    assert legs(index, "a red dress") == {"text-bm25", "text-caption", "text-image"}
    hits = json.loads(run("query", "a blue shoe", "--index", index, "--json").stdout)["hits"]
    assert hits[0]["caption"] == "a blue shoe"
    assert hits[0]["legs"]["text-caption"]["score"] == pytest.approx(1, abs=1e-3)  # they were kept in half precision
    assert run("ingest", encoded, "--index", index).stdout.startswith("3 unchanged")


def test_without_an_encoder_it_says_that_words_are_looked_for_in_captions_only(tmp_path: Path, plain: Path) -> None:
    index = tmp_path / "i"
    done = run("ingest", plain, "--index", index)
    assert done.stdout.startswith("3 added")
    assert "words are looked for in captions only" in done.stdout
    assert "--encoder" in done.stdout
    assert (facts(index)["fingerprint"], facts(index)["encoder"]) == ("vectors:4", "")
    assert legs(index, "a red dress") == {"text-bm25"}
    assert run("ingest", plain, "--index", index).stdout.startswith("3 unchanged")


def test_a_fingerprint_tells_vectors_of_one_length_apart(tmp_path: Path, plain: Path) -> None:
    index, other = tmp_path / "i", clip_part(tmp_path / "other", 0, named("another", first=9), ONES[:1], None)
    run("ingest", plain, "--index", index, "--fingerprint", "my clip")
    assert facts(index)["fingerprint"] == "my clip"
    assert run("ingest", plain, "--index", index).stdout.startswith("3 unchanged")
    done = run("ingest", other, "--index", index, code=2)
    assert "--fingerprint my clip" in done.stderr
    assert "your clip" in run("ingest", other, "--index", index, "--fingerprint", "your clip", code=2).stderr
    assert run("ingest", other, "--index", index, "--fingerprint", "my clip").stdout.startswith("1 added")


def test_an_index_of_an_encoder_takes_no_vectors_of_which_nothing_is_said(
    tmp_path: Path, encoded: Path, model: Path
) -> None:
    index = tmp_path / "i"
    (tmp_path / "photos").mkdir()
    picture("red").save(tmp_path / "photos" / "red.png")
    run("ingest", tmp_path / "photos", "--index", index, "--encoder", model)
    assert f"--encoder {model}" in run("ingest", encoded, "--index", index, code=2).stderr
    assert run("ingest", encoded, "--index", index, "--encoder", model).stdout.startswith("3 added")
    assert run("ingest", tmp_path / "photos", "--index", index).stdout.startswith("1 unchanged")


def test_an_encoder_of_another_dimension_is_refused_and_no_index_is_made(
    tmp_path: Path, plain: Path, model: Path
) -> None:
    done = run("ingest", plain, "--index", tmp_path / "i", "--encoder", model, code=2)
    assert "makes vectors of 24 numbers, those of the source have 4" in done.stderr
    assert not (tmp_path / "i").exists()


def test_parquet_columns_are_named_on_the_command_line(tmp_path: Path) -> None:
    vectors = pyarrow.array([[1, 0], None], pyarrow.list_(pyarrow.float32()))
    table = pyarrow.table({"id": ["a", "b"], "said": ["a red dress", "a hat"], "mine": vectors, "price": [5, 50]})
    parquet.write_table(table, tmp_path / "shop.parquet")
    index = tmp_path / "i"
    run("ingest", tmp_path / "shop.parquet", "--index", index, "--caption", "said", "--image-vectors", "mine")
    assert (facts(index)["images"], facts(index)["captions"], facts(index)["fields"]) == (1, 0, ["price"])
    found = json.loads(run("query", "a", "--where", "price=10..", "--index", index, "--json").stdout)["hits"]
    assert [hit["id"] for hit in found] == ["b"]


def test_what_is_refused_is_named_and_the_exit_code_says_so(tmp_path: Path) -> None:
    source = clip_part(tmp_path / "s", 0, named(*CAPTIONS), (ONES[0], (float("nan"),) * 4, ONES[2]))
    done = run("ingest", source, "--index", tmp_path / "i", code=1)
    assert "refused img_emb_0.npy, row 2: its image vector holds numbers that are not finite" in done.stderr
    assert done.stdout.startswith("2 added, 1 refused")


def test_what_cannot_be_is_said_in_a_sentence(tmp_path: Path, plain: Path, model: Path) -> None:
    both = run("ingest", plain, "--index", tmp_path / "i", "--encoder", model, "--fingerprint", "x", code=2)
    assert "leave --fingerprint out" in both.stderr
    (tmp_path / "photos").mkdir()
    picture("red").save(tmp_path / "photos" / "red.png")
    pictures = run("ingest", tmp_path / "photos", "--index", tmp_path / "i", "--fingerprint", "x", code=2)
    assert "has no ready-made vectors" in pictures.stderr
    clip_part(plain, 1, named("one row too many", "x"), ONES[:1], None)
    (plain / "text_emb" / "text_emb_0.npy").unlink()
    assert "'metadata_1.parquet' has 2 rows" in run("ingest", plain, "--index", tmp_path / "i", code=2).stderr
    assert not (tmp_path / "i").exists()
