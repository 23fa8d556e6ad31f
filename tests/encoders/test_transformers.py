"""Every family of models through the one loader, held against the model's own forward pass."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import load_file, save_file
from transformers import AutoModel, AutoProcessor

from search.encoders import Encoder, load_encoder
from search.encoders.transformers import TransformersEncoder
from search.errors import EncoderFailed
from search.settings import Settings
from tests.encoders.tiny_models import CONTEXT, FAMILIES

TEXTS = ["a red dress", "z", "blue jeans and a shirt", "", "hat"]


def pictures() -> list[Image.Image]:
    """Noise in shapes that are easily misread: one pixel, three rows, three columns, a strip."""
    noise = np.random.default_rng(3)
    sizes = [(40, 30), (1, 1), (3, 50), (50, 3), (400, 2), (64, 64)]
    return [Image.fromarray(noise.integers(0, 256, (height, width, 3), dtype=np.uint8)) for width, height in sizes]


def load(folder: Path) -> TransformersEncoder:
    return TransformersEncoder(folder.name, folder, Settings.from_environment())


@pytest.fixture(params=FAMILIES)
def family(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def encoder(family: str, saved: dict[str, Path]) -> TransformersEncoder:
    return load(saved[family])


def own_forward(folder: Path, family: str) -> Any:
    """What the model itself says, called as its documentation shows."""
    model = AutoModel.from_pretrained(folder, dtype=torch.float32).eval()
    processor = AutoProcessor.from_pretrained(folder, backend="pil")
    padding = "max_length" if family.startswith("SigLIP") else True
    limits: dict[str, Any] = {"padding": padding, "truncation": True, "max_length": CONTEXT}
    if family == "SigLIP2":  # its processor would replace the folder's own patches by those of the published models
        limits |= {"patch_size": 8, "max_num_patches": 16}
    inputs = processor(text=TEXTS, images=pictures(), return_tensors="pt", **limits)
    with torch.inference_mode():
        return model(**inputs)


def unit(rows: torch.Tensor) -> np.ndarray:
    return np.asarray(torch.nn.functional.normalize(rows, dim=-1))


@pytest.mark.slow
def test_vectors_are_those_of_the_models_own_forward_pass(
    encoder: Encoder, family: str, saved: dict[str, Path]
) -> None:
    own = own_forward(saved[family], family)
    np.testing.assert_allclose((encoder.encode_texts(TEXTS) * unit(own.text_embeds)).sum(1), 1, atol=1e-5)
    np.testing.assert_allclose((encoder.encode_images(pictures()) * unit(own.image_embeds)).sum(1), 1, atol=1e-5)
    # Cosines near 1 would also come of a model that gives everything the same vector.
    np.testing.assert_allclose(encoder.encode_texts(TEXTS), unit(own.text_embeds), atol=1e-5)
    assert np.linalg.matrix_rank(encoder.encode_texts(TEXTS), tol=1e-4) == len(TEXTS)


@pytest.mark.slow
def test_cosines_times_the_scale_are_the_models_logits_but_for_one_number(
    encoder: Encoder, family: str, saved: dict[str, Path]
) -> None:
    """That number is SigLIP's bias and 0 elsewhere; a softmax over labels is the same with it and without."""
    own = np.asarray(own_forward(saved[family], family).logits_per_text)
    ours = encoder.logit_scale * (encoder.encode_texts(TEXTS) @ encoder.encode_images(pictures()).T)
    np.testing.assert_allclose(own - ours, (own - ours).mean(), atol=1e-4)
    assert family.startswith("SigLIP") or abs((own - ours).mean()) < 1e-4


def test_vectors_are_float32_rows_of_length_one(encoder: Encoder) -> None:
    for rows, n in ((encoder.encode_texts(TEXTS), len(TEXTS)), (encoder.encode_images(pictures()), len(pictures()))):
        assert rows.shape == (n, encoder.dimension)
        assert rows.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-6)


def test_nothing_to_encode_gives_no_rows(encoder: Encoder) -> None:
    assert encoder.encode_texts([]).shape == (0, encoder.dimension)
    assert encoder.encode_images([]).shape == (0, encoder.dimension)
    assert list(encoder.overlong([])) == []


def test_the_rows_of_a_batch_are_those_of_single_calls(
    family: str, saved: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRIPTYCH_BATCH", "2")
    encoder = load_encoder(str(saved[family]))
    single_texts = np.concatenate([encoder.encode_texts([text]) for text in TEXTS])
    single_images = np.concatenate([encoder.encode_images([picture]) for picture in pictures()])
    np.testing.assert_allclose(encoder.encode_texts(TEXTS), single_texts, atol=1e-5)
    np.testing.assert_allclose(encoder.encode_images(pictures()), single_images, atol=1e-5)


def test_a_long_text_is_read_as_far_as_the_context_goes_and_reported(encoder: Encoder) -> None:
    letters = "a b c d e f g h i j k l m n o p q r s t u v w x y z"
    assert encoder.context_length == CONTEXT
    assert list(encoder.overlong([letters, "a", letters * 50, ""])) == [True, False, True, False]
    np.testing.assert_array_equal(encoder.encode_texts([letters]), encoder.encode_texts([f"{letters} more of it"]))


def test_the_context_counts_the_special_tokens(saved: dict[str, Path]) -> None:
    encoder = load_encoder(str(saved["CLIP"]))
    fits = " ".join("a" * (CONTEXT - 2))  # one token a letter, one more at each end
    assert list(encoder.overlong([fits, f"{fits} a"])) == [False, True]
    np.testing.assert_array_equal(encoder.encode_texts([fits]), encoder.encode_texts([f"{fits} b"]))
    assert not np.array_equal(encoder.encode_texts([fits]), encoder.encode_texts([f"b{fits[1:]}"]))


@pytest.mark.parametrize("family", ["SigLIP", "SigLIP2", "SigLIP2 of one size"])
def test_siglip_reads_lower_case_whatever_its_tokeniser_does(family: str, saved: dict[str, Path]) -> None:
    """It was trained so (big_vision's `lower`), and the tokeniser of the published folders keeps capitals."""
    encoder = load_encoder(str(saved[family]))
    np.testing.assert_array_equal(encoder.encode_texts(["A Red HAT"]), encoder.encode_texts(["a red hat"]))
    assert encoder.pieces("HAT") == encoder.pieces("hat")


def test_many_threads_get_what_one_would(saved: dict[str, Path]) -> None:
    encoder = load_encoder(str(saved["VisionTextDualEncoder"]))
    texts = [f"{letter} dress" * (1 + place % 5) for place, letter in enumerate("abcdefghijkl" * 4)]
    alone = [encoder.encode_texts([text]) for text in texts]
    long = encoder.overlong(texts)
    with ThreadPoolExecutor(8) as pool:
        together = pool.map(lambda text: (encoder.encode_texts([text]), encoder.overlong([text])[0]), texts)
        for place, (rows, overlong) in enumerate(together):
            np.testing.assert_allclose(rows, alone[place], atol=1e-6)
            assert overlong == long[place]


def test_loading_and_encoding_print_nothing(
    family: str, saved: dict[str, Path], capfd: pytest.CaptureFixture[str]
) -> None:
    encoder = load_encoder(str(saved[family]))
    encoder.encode_texts(["x " * 200])
    encoder.overlong(["x " * 200])
    assert capfd.readouterr() == ("", "")


@pytest.mark.slow
def test_bfloat16_gives_nearly_the_same_float32_vectors_and_the_same_fingerprint(
    family: str, encoder: TransformersEncoder, saved: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRIPTYCH_DTYPE", "bfloat16")
    rough = load(saved[family])
    assert (encoder.dtype, rough.dtype) == ("float32", "bfloat16")
    assert rough.fingerprint == encoder.fingerprint
    for exact, near in (
        (encoder.encode_texts(TEXTS), rough.encode_texts(TEXTS)),
        (encoder.encode_images(pictures()), rough.encode_images(pictures())),
    ):
        assert near.dtype == np.float32
        assert (exact * near).sum(1).min() > 0.99
        assert not np.array_equal(exact, near)


def test_a_text_without_a_finite_vector_is_named(copied: Callable[[str], Path]) -> None:
    folder = copied("CLIP")
    change_weights(folder, "text_model.embeddings.token_embedding.weight", row=25)  # the letter z within a word
    encoder = load_encoder(str(folder))
    encoder.encode_texts(["a dress"])
    with pytest.raises(EncoderFailed, match="no finite vector for the text 'zebra dress'"):
        encoder.encode_texts(["a dress", "zebra dress", "hat"])


def test_a_picture_without_a_finite_vector_is_named(
    copied: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRIPTYCH_DTYPE", "float16")  # holds numbers up to 65,504
    folder = copied("CLIP")
    # The sum over a patch of 8 × 8 preprocessed pixels is −321 for black and 394 for white.
    change_weights(folder, "vision_model.embeddings.patch_embedding.weight", row=0, to=180)
    encoder = load_encoder(str(folder))
    with pytest.raises(EncoderFailed, match=r"no finite vector for picture 2 \(9×8\), running as float16 on cpu"):
        encoder.encode_images([Image.new("RGB", (5, 5)), Image.new("RGB", (9, 8), "white")])


def change_weights(folder: Path, name: str, *, row: int, to: float = float("nan")) -> None:
    path = folder / "model.safetensors"
    weights = load_file(path)
    weights[name][row] = to
    save_file(weights, path, metadata={"format": "pt"})
