"""Folders that are no image-text model are refused with what is wrong, why, and what to do."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file
from transformers import CLIPModel

from search.encoders import folders, load_encoder
from search.errors import EncoderFailed, EncoderNotFound, InvalidInput
from tests.encoders import tiny_models


def test_a_text_model_is_refused_by_what_it_lacks_and_by_its_class(tmp_path: Path, saved: dict[str, Path]) -> None:
    tiny_models.bert(tmp_path)
    with pytest.raises(
        EncoderFailed, match=r"no preprocessor_config\.json, so it is unknown how pictures are prepared"
    ):
        load_encoder(str(tmp_path))
    shutil.copy(saved["CLIP"] / "preprocessor_config.json", tmp_path)
    with pytest.raises(EncoderFailed, match="is a BertModel, which does not turn both texts and pictures into vectors"):
        load_encoder(str(tmp_path))


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EncoderFailed, match=r"has no config\.json, so it is no model in the Hugging Face layout"):
        load_encoder(str(tmp_path))


def test_broken_weights_are_refused(copied: Callable[[str], Path]) -> None:
    folder = copied("CLIP")
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:1000])
    with pytest.raises(EncoderFailed, match=r"could not be loaded: .*; fetch or copy its folder again") as caught:
        load_encoder(str(folder))
    assert caught.value.__cause__ is not None


def test_weights_that_lack_a_parameter_are_refused_instead_of_filled_with_chance(copied: Callable[[str], Path]) -> None:
    folder = copied("CLIP")
    weights = load_file(folder / "model.safetensors")
    del weights["visual_projection.weight"]
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(EncoderFailed, match=r"lack 1 of its parameters, such as visual_projection\.weight"):
        load_encoder(str(folder))


def test_pickled_weights_are_never_opened(copied: Callable[[str], Path], tmp_path: Path) -> None:
    folder = copied("CLIP")
    (folder / "model.safetensors").unlink()
    torch.save({"anything": torch.zeros(1)}, folder / "pytorch_model.bin")
    with pytest.raises(EncoderFailed, match=r"has only weights as pickle \(\*\.bin\), which can run code"):
        load_encoder(str(folder))


def test_a_model_that_brings_its_own_code_is_refused_and_the_code_not_run(copied: Callable[[str], Path]) -> None:
    folder = copied("CLIP")
    ran = folder / "ran"
    (folder / "own.py").write_text(f"open({str(ran)!r}, 'w').close()\n")
    config = json.loads((folder / "config.json").read_text())
    config |= {"model_type": "own", "auto_map": {"AutoConfig": "own.Config", "AutoModel": "own.Model"}}
    (folder / "config.json").write_text(json.dumps(config))
    with pytest.raises(EncoderFailed, match="could not be loaded"):
        load_encoder(str(folder))
    assert not ran.exists()


@pytest.mark.parametrize(
    ("missing", "said"),
    [("tokenizer.json", "no vocabulary"), ("preprocessor_config.json", "how pictures are prepared")],
)
def test_a_folder_without_tokeniser_or_preprocessing_is_refused(
    copied: Callable[[str], Path], missing: str, said: str
) -> None:
    folder = copied("AltCLIP")
    (folder / missing).unlink()
    with pytest.raises(EncoderFailed, match=said):
        load_encoder(str(folder))


def test_weights_in_shards_are_read_and_a_missing_shard_is_named(tmp_path: Path, saved: dict[str, Path]) -> None:
    folder = Path(shutil.copytree(saved["CLIP"], tmp_path / "sharded"))
    (folder / "model.safetensors").unlink()
    CLIPModel.from_pretrained(saved["CLIP"]).save_pretrained(folder, max_shard_size="20KB")
    whole, sharded = load_encoder(str(saved["CLIP"])), load_encoder(str(folder))
    np.testing.assert_allclose(whole.encode_texts(["a hat"]), sharded.encode_texts(["a hat"]), atol=1e-6)
    last = max(folder.glob("model-*.safetensors"))
    last.unlink()
    with pytest.raises(EncoderFailed, match=f"has no {last.name}, a part of its weights"):
        load_encoder(str(folder))


@pytest.mark.parametrize("content", ["{", "[]", '{"weight_map": 3}'])
def test_a_damaged_list_of_shards_is_named(copied: Callable[[str], Path], content: str) -> None:
    folder = copied("CLIP")
    (folder / "model.safetensors").unlink()
    (folder / "model.safetensors.index.json").write_text(content)
    with pytest.raises(EncoderFailed, match=r"model\.safetensors\.index\.json is damaged"):
        load_encoder(str(folder))


def test_a_tokeniser_of_another_model_is_refused(copied: Callable[[str], Path], saved: dict[str, Path]) -> None:
    folder = copied("SigLIP2")
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copy(saved["AltCLIP"] / name, folder / name)
    with pytest.raises(EncoderFailed, match="tokenizer and preprocessor belong to its weights"):
        load_encoder(str(folder))


def test_the_bundled_encoder_that_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "BUNDLED_FOLDER", tmp_path)
    with pytest.raises(
        EncoderNotFound, match=r"the bundled encoder is missing: there is no assets/encoder/config\.json"
    ):
        load_encoder("bundled")


@pytest.mark.parametrize(("setting", "value"), [("DEVICE", "tpu"), ("DTYPE", "int8")])
def test_an_unknown_device_or_number_format_is_refused_with_those_there_are(
    setting: str, value: str, saved: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"TRIPTYCH_{setting}", value)
    with pytest.raises(InvalidInput, match=f"TRIPTYCH_{setting} is '{value}'; give one of auto, "):
        load_encoder(str(saved["CLIP"]))


@pytest.mark.skipif(torch.cuda.is_available(), reason="this machine has a CUDA device")
def test_a_device_that_is_not_there_is_refused(saved: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIPTYCH_DEVICE", "cuda")
    with pytest.raises(EncoderFailed, match="torch finds no such device here; take 'auto' or 'cpu'"):
        load_encoder(str(saved["CLIP"]))
