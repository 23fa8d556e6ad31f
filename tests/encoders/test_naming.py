"""Names of encoders: aliases, folders, names on the hub, and lengths of vectors behind them."""

from pathlib import Path

import pytest

from search.encoders import load_encoder
from search.encoders.catalogue import CATALOGUE, described
from search.encoders.naming import asked
from search.errors import EncoderNotFound


def test_an_alias_leads_to_the_models_name() -> None:
    assert asked("clip").model == "openai/clip-vit-base-patch32"
    assert asked("clip").entry is asked("openai/clip-vit-base-patch32").entry is described("clip")


def test_a_length_is_taken_off_the_name() -> None:
    found = asked("jina-clip-v2:512")
    assert (found.name, found.model, found.dimension) == ("jina-clip-v2:512", "jinaai/jina-clip-v2", 512)
    assert asked("somebody/model:64").dimension == 64
    assert asked("somebody/model").dimension is None


def test_a_folder_may_have_such_a_name(tmp_path: Path) -> None:
    (tmp_path / "model:64").mkdir()
    found = asked(str(tmp_path / "model:64"))
    assert (found.model, found.dimension, found.entry) == (str(tmp_path / "model:64"), None, None)


@pytest.mark.parametrize("name", ["clip:256", "bundled:128", "jina-clip-v2:500"])
def test_a_length_that_the_catalogue_does_not_know_is_refused(name: str) -> None:
    with pytest.raises(EncoderNotFound, match=r"cannot be had: the vectors of .* numbers; mend ':"):
        asked(name)


def test_a_length_that_a_folder_does_not_name_is_refused(saved: dict[str, Path]) -> None:
    with pytest.raises(EncoderNotFound, match="cannot be cut to 8 numbers: it was not trained for that"):
        load_encoder(f"{saved['CLIP']}:8")


def test_the_whole_length_may_be_named(saved: dict[str, Path]) -> None:
    assert load_encoder("bundled:256").name == "bundled:256"


def test_what_an_api_calls_its_model_may_be_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert asked("embed-v4.0").entry is None


def test_aliases_and_models_are_told_apart_and_every_entry_says_what_it_must() -> None:
    names = [name for entry in CATALOGUE for name in {entry.alias, entry.name}]
    assert len(names) == len(set(names))
    for entry in CATALOGUE:
        assert entry.good
        assert entry.bad
        assert entry.licence
        assert entry.source
        assert entry.dimension > max(entry.truncations, default=0)
        assert not entry.code or len(entry.code.rpartition("@")[2]) == len(entry.revision or "0" * 40) == 40
