"""What the listing says of each encoder on this machine."""

import json
from collections.abc import Callable
from pathlib import Path

import huggingface_hub.constants
import pytest

from search.commands.encoders import table
from search.encoders.catalogue import CATALOGUE, described
from search.encoders.presence import listed
from search.settings import Settings
from tests.encoders import jina_folder

CODE = "jinaai/jina-clip-implementation"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    for variable in ("CO_API_KEY", "COHERE_API_KEY"):
        monkeypatch.delenv(variable, raising=False)
    return tmp_path / "hub"


def state(alias: str, settings: Settings | None = None) -> str:
    [found] = [each.state for each in listed(settings or Settings()) if each.entry.alias == alias]
    return found


def put(cache: Path, name: str, revision: str, fill: Callable[[Path], object]) -> Path:
    """A model in the cache as the hub's library lays it out."""
    place = cache / f"models--{name.replace('/', '--')}"
    fill(place / "snapshots" / revision)
    (place / "refs").mkdir(parents=True, exist_ok=True)
    (place / "refs" / "main").write_text(revision)
    (place / "blobs").mkdir(exist_ok=True)
    (place / "blobs" / "something").touch()
    return place / "snapshots" / revision


def test_on_an_empty_machine_only_the_bundled_one_is_ready() -> None:
    assert [each.entry.alias for each in listed(Settings()) if each.state == "ready"] == ["bundled"]
    assert state("clip") == "missing"
    assert state("cohere-v3") == "no key"


def test_a_whole_model_is_ready_and_a_part_is_said_to_be_one(cache: Path, copied: Callable[[str], Path]) -> None:
    folder = put(cache, "google/siglip2-base-patch16-224", "a" * 40, lambda place: copy(copied("SigLIP"), place))
    assert state("siglip2") == "ready"
    (folder / "model.safetensors").unlink()
    assert state("siglip2") == "in part"


def test_the_revision_that_the_catalogue_names_will_do_as_well_as_the_newest(
    cache: Path, copied: Callable[[str], Path]
) -> None:
    entry = described("clip")
    assert entry is not None
    folder = put(cache, entry.name, entry.revision, lambda place: copy(copied("CLIP"), place))
    (folder.parents[1] / "refs" / "main").unlink()
    assert state("clip") == "ready"


def test_a_model_with_code_is_ready_when_the_code_is_here_and_allowed(cache: Path) -> None:
    entry = described("jina-clip-v2")
    assert entry is not None
    put(cache, entry.name, entry.revision, lambda place: jina_folder.save(place, code=CODE))
    assert state("jina-clip-v2") == "in part"
    put(cache, CODE, entry.code.rpartition("@")[2], jina_folder.save_code)
    assert state("jina-clip-v2") == "not allowed"
    assert state("jina-clip-v2", Settings(remote_code=entry.code)) == "ready"


@pytest.mark.parametrize("variable", ["CO_API_KEY", "COHERE_API_KEY"])
def test_a_key_in_the_environment_is_seen_and_never_shown(variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable, "very-secret")
    assert state("cohere-v4") == "key set"
    assert "very-secret" not in table(listed(Settings()), 120) + repr(listed(Settings()))


def test_the_table_has_every_entry_in_the_catalogues_order() -> None:
    lines = table(listed(Settings()), 100).splitlines()
    starts = [line.split()[0] for line in lines[1:] if line and not line.startswith(" ")]
    assert starts[:-1] == [entry.alias for entry in CATALOGUE]


def test_a_narrow_terminal_wraps_the_notes() -> None:
    notes = [line for line in table(listed(Settings()), 60).splitlines() if line.startswith("    ")]
    assert max(len(line) for line in notes if "http" not in line) <= 60


def copy(source: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    source.rename(place)
    assert json.loads((place / "config.json").read_text())
