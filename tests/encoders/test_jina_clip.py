"""JinaCLIP: its code is run only where it was allowed by its revision, and its vectors are what its own calls give."""

import math
import re
from collections.abc import Iterator
from pathlib import Path

import huggingface_hub.constants
import numpy as np
import pytest
import transformers.dynamic_module_utils
from safetensors.numpy import load_file

from search.commands.encoders import pull
from search.encoders import Encoder, fingerprint_of, hub, load_encoder
from search.encoders.catalogue import described
from search.encoders.remote_code import digest
from search.errors import EncoderFailed, EncoderNotFound
from tests.colour_encoder import picture
from tests.encoders import jina_folder
from tests.encoders.jina_folder import CONTEXT, DIMENSION, INSTRUCTION, SCALE
from tests.encoders.model_hub import COMMIT, serving

CODE = "somebody/clip-code"


@pytest.fixture(autouse=True, scope="module")
def own_modules(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Code is copied here before it is run, not into the user's cache."""
    with pytest.MonkeyPatch.context() as patch:
        place = tmp_path_factory.mktemp("modules")
        patch.setattr(transformers.dynamic_module_utils, "HF_MODULES_CACHE", str(place))
        yield


def allow(monkeypatch: pytest.MonkeyPatch, *code: str) -> None:
    monkeypatch.setenv("TRIPTYCH_REMOTE_CODE", ",".join(code))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return jina_folder.save(tmp_path / "jina")


@pytest.fixture
def encoder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Encoder:
    allow(monkeypatch, f"{folder}@{digest(folder)}")
    return load_encoder(str(folder))


def counted(folder: Path, text: str) -> np.ndarray:
    """What a text's vector should be: letters counted, the first of a word and the others apart, and one matrix."""
    counts = np.zeros(64, np.float32)
    counts[[2, 3]] = 1  # the tokens at both ends
    for word in text.split():
        counts[5 + ord(word[0]) - ord("a")] += 1
        for letter in word[1:]:
            counts[5 + 26 + ord(letter) - ord("a")] += 1
    row = load_file(folder / "model.safetensors")["letters.weight"] @ counts
    return np.asarray(row / np.linalg.norm(row))


def test_captions_are_read_as_they_are_and_queries_with_the_models_instruction(encoder: Encoder, folder: Path) -> None:
    [caption], [query] = encoder.encode_captions(["red hat"]), encoder.encode_texts(["red hat"])
    np.testing.assert_allclose(caption, counted(folder, "red hat"), atol=1e-5)
    np.testing.assert_allclose(query, counted(folder, INSTRUCTION + "red hat"), atol=1e-5)


def test_a_model_without_instructions_reads_both_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = jina_folder.save(tmp_path / "first", instructed=False)
    allow(monkeypatch, f"{folder}@{digest(folder)}")
    encoder = load_encoder(str(folder))
    np.testing.assert_array_equal(encoder.encode_texts(["red hat"]), encoder.encode_captions(["red hat"]))


def test_pictures_have_the_vectors_of_its_code(encoder: Encoder, folder: Path) -> None:
    rows = (
        np.array([[256, 1, 1], [1, 1, 256]], np.float32) @ load_file(folder / "model.safetensors")["colours.weight"].T
    )
    expected = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    np.testing.assert_allclose(encoder.encode_images([picture("red"), picture("blue")]), expected, atol=1e-5)


def test_what_it_tells_of_itself(encoder: Encoder, folder: Path) -> None:
    assert (encoder.dimension, encoder.context_length) == (DIMENSION, CONTEXT)
    assert encoder.logit_scale == pytest.approx(math.exp(SCALE))
    assert list(encoder.overlong(["red", "red " * 30])) == [False, True]
    assert encoder.pieces("hat") == 3
    assert encoder.encode_texts([]).shape == encoder.encode_images([]).shape == (0, DIMENSION)
    assert encoder.fingerprint == fingerprint_of(str(folder), DIMENSION)


def test_more_than_a_batch_keeps_its_order(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    allow(monkeypatch, f"{folder}@{digest(folder)}")
    monkeypatch.setenv("TRIPTYCH_BATCH", "2")
    encoder = load_encoder(str(folder))
    texts = ["a", "bb cc", "d", "ee", "f f f"]
    np.testing.assert_allclose(encoder.encode_captions(texts), [counted(folder, text) for text in texts], atol=1e-5)


@pytest.mark.parametrize("length", [8, 16])
def test_cut_vectors_are_those_of_the_models_own_call_and_another_space(
    encoder: Encoder, folder: Path, length: int
) -> None:
    cut = load_encoder(f"{folder}:{length}")
    assert (cut.name, cut.dimension) == (f"{folder}:{length}", length)
    own = encoder._model.encode_text(["red hat"], truncate_dim=length)  # type: ignore[attr-defined]
    np.testing.assert_allclose(cut.encode_captions(["red hat"]), own, atol=1e-5)
    own = encoder._model.encode_image([picture("pink")], truncate_dim=length)  # type: ignore[attr-defined]
    np.testing.assert_allclose(cut.encode_images([picture("pink")]), own, atol=1e-5)
    assert cut.fingerprint == fingerprint_of(f"{folder}:{length}", length) != encoder.fingerprint
    assert cut.logit_scale == encoder.logit_scale


def test_the_whole_length_is_the_model_itself(encoder: Encoder, tmp_path: Path, monkeypatch) -> None:
    folder = jina_folder.save(tmp_path / "jina", truncations=(8, DIMENSION))
    assert load_encoder(f"{folder}:{DIMENSION}").encode_captions(["a"]).shape == (1, DIMENSION)


def test_a_length_that_it_was_not_trained_for_is_refused(encoder: Encoder, folder: Path) -> None:
    with pytest.raises(EncoderNotFound, match="cannot be cut to 12 numbers: it was trained for 8, 16"):
        load_encoder(f"{folder}:12")


def test_code_that_nobody_allowed_is_not_run_and_the_message_says_how_to(folder: Path) -> None:
    ran = folder / "ran"
    with (folder / "modeling_clip.py").open("a") as file:
        file.write(f"open({str(ran)!r}, 'w').close()\n")
    with pytest.raises(EncoderFailed, match="brings code of its own, which is run only if you allow it") as caught:
        load_encoder(str(folder))
    assert not ran.exists()
    [said] = re.findall(r"TRIPTYCH_REMOTE_CODE=(\S+)", str(caught.value))
    assert said == f"{folder}@{digest(folder)}"


def test_code_that_was_changed_has_to_be_allowed_again(encoder: Encoder, folder: Path) -> None:
    with (folder / "modeling_clip.py").open("a") as file:
        file.write("# something else\n")
    with pytest.raises(EncoderFailed, match="run only if you allow it"):
        load_encoder(str(folder))


def test_another_models_code_stays_refused_when_one_is_allowed(
    encoder: Encoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = jina_folder.save(tmp_path / "other")
    with pytest.raises(EncoderFailed, match="run only if you allow it"):
        load_encoder(str(other))


def test_code_that_does_not_run_here_is_one_sentence(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "modeling_clip.py"
    path.write_text("from transformers.models.clip.modeling_clip import clip_loss_of_old\n" + path.read_text())
    allow(monkeypatch, f"{folder}@{digest(folder)}")
    with pytest.raises(EncoderFailed, match=r"did not run: ImportError: .*clip_loss_of_old.*see docs/encoders\.md"):
        load_encoder(str(folder))


@pytest.fixture
def empty_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_CACHE", str(tmp_path / "cache" / "hub"))
    monkeypatch.delenv("HF_HUB_OFFLINE")
    monkeypatch.delenv("HF_HUB_CACHE", raising=False)


@pytest.mark.slow
@pytest.mark.usefixtures("empty_cache")
def test_code_from_the_hub_is_run_from_the_cache_in_the_revision_that_was_allowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(CODE, jina_folder.save_code(tmp_path / "code")) as server:
        monkeypatch.setenv("HF_ENDPOINT", server.address)
        hub.download_code(f"{CODE}@{COMMIT}", 60)
    folder = jina_folder.save(tmp_path / "jina", code=CODE)
    with pytest.raises(EncoderFailed, match=f"code from {CODE} on the hub.*{CODE}@COMMIT, a commit that you have read"):
        load_encoder(str(folder))
    allow(monkeypatch, "somebody/else@" + "1" * 40, f"{CODE}@{COMMIT}")
    encoder = load_encoder(str(folder))
    np.testing.assert_allclose(encoder.encode_captions(["hat"])[0], counted(folder, "hat"), atol=1e-5)
    allow(monkeypatch, f"{CODE}@{'2' * 40}")
    with pytest.raises(
        EncoderNotFound, match=f"may run the code {CODE}@2{{40}}, but it is not in the Hugging Face cache"
    ):
        load_encoder(str(folder))


@pytest.mark.slow
@pytest.mark.usefixtures("empty_cache")
def test_pulling_brings_the_code_too_and_then_it_loads_by_its_alias(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = described("jina-clip-v2")
    assert entry is not None
    repository = entry.code.partition("@")[0]
    code = jina_folder.save_code(tmp_path / "code")
    model = jina_folder.save(tmp_path / "jina", code=repository)
    with serving(entry.name, model, {repository: code} | dict.fromkeys(entry.also_code, code)) as server:
        monkeypatch.setenv("HF_ENDPOINT", server.address)
        pull("jina-clip-v2", 120)
    said = capsys.readouterr().err
    assert "licence: CC-BY-NC-4.0 (not for commercial use)" in said
    assert f"set TRIPTYCH_REMOTE_CODE={entry.code}" in said
    with pytest.raises(EncoderFailed, match="run only if you allow it"):
        load_encoder("jina-clip-v2")
    allow(monkeypatch, entry.code)
    encoder = load_encoder("jina-clip-v2")
    np.testing.assert_allclose(encoder.encode_captions(["hat"])[0], counted(model, "hat"), atol=1e-5)
    pull("jina-clip-v2", 120)  # all of it is here: no hub is asked
    assert "on this machine already" in capsys.readouterr().out


def test_the_catalogues_code_is_named_with_its_revision_and_licence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    jina_folder.save(tmp_path / "jinaai" / "jina-clip-v2", code="jinaai/jina-clip-implementation")
    with pytest.raises(EncoderFailed) as caught:
        load_encoder("jina-clip-v2:512")
    said = str(caught.value)
    assert "CC-BY-NC-4.0 (not for commercial use)" in said
    assert "jinaai/jina-embeddings-v3" in said
    assert re.search(r"TRIPTYCH_REMOTE_CODE=jinaai/jina-clip-implementation@[0-9a-f]{40}$", said)
