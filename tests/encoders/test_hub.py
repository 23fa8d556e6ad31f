"""Names of models on a hub: this machine's files first, a download only when it is allowed, and never for ever."""

import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import huggingface_hub.constants
import pytest

from search.encoders import load_encoder
from search.encoders.folders import find
from search.encoders.hub import begun, check_room
from search.encoders.resume import CHUNK
from search.errors import EncoderFailed, EncoderNotFound
from tests.encoders.model_hub import serving

pytestmark = pytest.mark.slow

NAME = "somebody/tiny-clip"


@pytest.fixture(autouse=True)
def empty_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A hub cache of the test's own."""
    return cache_in(tmp_path, monkeypatch)


def cache_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The hub cache in a folder, for this process and for the downloads it starts, which may go online."""
    monkeypatch.setenv("HF_HOME", str(folder / "cache"))
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_CACHE", str(folder / "cache" / "hub"))
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    monkeypatch.delenv("HF_HUB_CACHE", raising=False)
    return folder / "cache" / "hub"


@pytest.fixture(scope="module")
def ended(saved: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub cache whose download was ended behind `2 * CHUNK` bytes; not to be changed."""
    with pytest.MonkeyPatch.context() as monkeypatch, serving(NAME, saved["CLIP"]) as hub:
        folder = cache_in(tmp_path_factory.mktemp("ended"), monkeypatch)
        monkeypatch.setenv("HF_ENDPOINT", hub.address)
        hub.breaks = 2 * CHUNK  # only the weights are longer
        with pytest.raises(EncoderNotFound, match="within 12 seconds; try again to go on from there"):
            find(NAME, online=True, deadline=12)
    return folder


@pytest.fixture
def mute_hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A hub that accepts connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{server.getsockname()[1]}")
        yield


@pytest.fixture
def no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any connection fails the test."""

    def refuse(*_: object) -> None:
        raise AssertionError("something tried to go online")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.mark.usefixtures("no_connection")
def test_a_model_that_is_not_here_is_refused_without_going_online() -> None:
    with pytest.raises(
        EncoderNotFound, match=r"'somebody/tiny-clip' is not on this machine .*`python -m search encoders pull"
    ):
        load_encoder(NAME)


@pytest.mark.usefixtures("no_connection")
@pytest.mark.parametrize("name", ["./models/clip", "/no/such/folder", "a b", "openai/clip/large", ""])
def test_what_can_only_be_a_folder_is_refused_as_one(name: str) -> None:
    with pytest.raises(EncoderNotFound, match="there is no folder"):
        find(name, online=True, deadline=1)


@pytest.mark.timeout(60)
@pytest.mark.usefixtures("mute_hub")
def test_a_hub_that_never_answers_ends_at_the_deadline() -> None:
    with pytest.raises(EncoderNotFound, match="could not be downloaded within 2 seconds; try again"):
        load_encoder(NAME, online=True, deadline=2)


def test_a_download_brings_a_model_that_loads_and_is_here_from_then_on(
    saved: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(NAME, saved["CLIP"]) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.address)
        fetched = load_encoder(NAME, online=True, deadline=60)
    offline = load_encoder(NAME)
    assert fetched.name == offline.name == NAME
    assert fetched.fingerprint == offline.fingerprint == load_encoder(str(saved["CLIP"])).fingerprint


def test_only_what_an_encoder_consists_of_is_fetched(
    copied: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copied("CLIP")
    for name in ("pytorch_model.bin", "open_clip_model.safetensors", "own.py", "flax_model.msgpack"):
        (folder / name).write_bytes(b"not wanted")
    with serving(NAME, folder) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.address)
        find(NAME, online=True, deadline=60)
    assert set(hub.served) == {
        "config.json",
        "model.safetensors",
        "preprocessor_config.json",
        "tokenizer.json",
        "tokenizer_config.json",
    }


def test_a_model_without_safetensors_is_refused(copied: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    folder = copied("CLIP")
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with serving(NAME, folder) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.address)
        with pytest.raises(
            EncoderFailed,
            match=r"on the hub has no weights \(model\.safetensors\); take another model, or one that was converted",
        ):
            find(NAME, online=True, deadline=60)
    assert "pytorch_model.bin" not in hub.served


def test_a_name_that_the_hub_does_not_have_is_said_so(saved: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(NAME, saved["CLIP"]) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.address)
        with pytest.raises(EncoderNotFound, match="'somebody/else' could not be downloaded: RepositoryNotFoundError"):
            find("somebody/else", online=True, deadline=60)


def test_a_download_that_was_cut_short_counts_as_not_here(
    saved: dict[str, Path], monkeypatch: pytest.MonkeyPatch, empty_cache: Path
) -> None:
    with serving(NAME, saved["CLIP"]) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.address)
        whole = find(NAME, online=True, deadline=60)
        assert whole.is_relative_to(empty_cache)
        (whole / "model.safetensors").unlink()
        with pytest.raises(EncoderNotFound, match="'somebody/tiny-clip' is not on this machine"):
            find(NAME, online=False, deadline=60)
        assert find(NAME, online=True, deadline=60) == whole
    assert (whole / "model.safetensors").is_file()


def test_a_download_that_was_ended_goes_on_from_there(
    saved: dict[str, Path], monkeypatch: pytest.MonkeyPatch, empty_cache: Path, ended: Path
) -> None:
    shutil.copytree(ended, empty_cache)
    assert begun(NAME)
    with serving(NAME, saved["CLIP"]) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.address)
        folder = find(NAME, online=True, deadline=60)
    assert hub.ranges == [2 * CHUNK]
    assert (folder / "model.safetensors").read_bytes() == (saved["CLIP"] / "model.safetensors").read_bytes()
    assert not list(empty_cache.rglob("*.part"))


def test_what_arrives_damaged_is_thrown_away(
    saved: dict[str, Path], monkeypatch: pytest.MonkeyPatch, empty_cache: Path, ended: Path
) -> None:
    shutil.copytree(ended, empty_cache)
    [part] = empty_cache.rglob("*.part")
    part.write_bytes(bytes(2 * CHUNK))
    with serving(NAME, saved["CLIP"]) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.address)
        with pytest.raises(EncoderNotFound, match="arrived damaged and was thrown away"):
            find(NAME, online=True, deadline=60)
        assert find(NAME, online=True, deadline=60).is_dir()


def test_a_disk_that_is_too_small_is_said_so_before_anything_is_fetched() -> None:
    with pytest.raises(EncoderNotFound, match=r"needs 1000000\.00 GB more"):
        check_room(NAME, 10**15)
