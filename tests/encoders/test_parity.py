"""Twenty pictures and twenty texts: the same cosines as the model's own `model(**processor(...))`, family by family."""

import csv
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image, ImageDraw
from transformers import AutoModel, AutoProcessor

from search.encoders.folders import BUNDLED_FOLDER
from search.encoders.transformers import TransformersEncoder
from search.settings import Settings
from tests.conftest import CHECKOUT
from tests.encoders.tiny_models import CONTEXT, FAMILIES

pytestmark = pytest.mark.slow

CATALOGUE = CHECKOUT / "assets" / "catalogue"

LOOKS = ("red", "blue", "dotted", "striped")
THINGS = ("dress", "shoe", "house", "tree", "dog")
TEXTS = [f"a {look} {thing}" for look in LOOKS for thing in THINGS]


def pictures(n: int = 20) -> list[Image.Image]:
    """Shapes in colours on noise, of many sizes."""
    random = np.random.default_rng(11)
    made = []
    for _ in range(n):
        width, height = (int(side) for side in random.integers(24, 200, 2))
        image = Image.fromarray(random.integers(0, 90, (height, width, 3), dtype=np.uint8))
        box = sorted(random.integers(0, width, 2).tolist()), sorted(random.integers(0, height, 2).tolist())
        colour = tuple(int(value) for value in random.integers(90, 256, 3))
        ImageDraw.Draw(image).ellipse((box[0][0], box[1][0], box[0][1], box[1][1]), fill=colour)
        made.append(image)
    return made


def own_cosines(folder: Path, family: str) -> np.ndarray:
    """What the model itself says, called as its documentation shows; its logits without scale and bias."""
    model = AutoModel.from_pretrained(folder, dtype=torch.float32).eval()
    processor = AutoProcessor.from_pretrained(folder, backend="pil")
    limits: dict[str, Any] = {"padding": "max_length" if family.startswith("SigLIP") else True}
    limits |= {"truncation": True, "max_length": CONTEXT}
    if family == "SigLIP2":  # its processor would replace the folder's own patches by those of the published models
        limits |= {"patch_size": 8, "max_num_patches": 16}
    with torch.inference_mode():
        logits = model(**processor(text=TEXTS, images=pictures(), return_tensors="pt", **limits)).logits_per_text
        bias = model.logit_bias if hasattr(model, "logit_bias") else 0.0
        return np.asarray((logits - bias) / model.logit_scale.exp())


@pytest.mark.parametrize("family", FAMILIES)
def test_cosines_are_the_models_own_to_four_digits(family: str, saved: dict[str, Path]) -> None:
    encoder = TransformersEncoder(family, saved[family], Settings(dtype="float32"))
    ours = encoder.encode_texts(TEXTS) @ encoder.encode_images(pictures()).T
    own = own_cosines(saved[family], family)
    np.testing.assert_allclose(ours, own, atol=1e-4)
    assert own.std() > 20 * 1e-4  # cosines that are all alike would agree too


def test_sixteen_bits_name_pictures_as_thirty_two_do_wherever_it_is_no_toss_up() -> None:
    """With the bundled encoder: of a random model all cosines are nearly the same, and its first place says nothing."""
    with (CATALOGUE / "metadata.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))[::8]
    images = [Image.open(CATALOGUE / row["file_name"]).convert("RGB") for row in rows]
    names = sorted({row["fine"] for row in rows})
    exact, rough = (
        encoder.encode_images(images) @ encoder.encode_texts(names).T
        for encoder in (
            TransformersEncoder("bundled", BUNDLED_FOLDER, Settings(dtype=format_))
            for format_ in ("float32", "bfloat16")
        )
    )
    best = np.sort(exact, axis=1)
    clear = best[:, -1] - best[:, -2] > 0.01
    assert clear.mean() > 0.95
    np.testing.assert_array_equal(exact.argmax(1)[clear], rough.argmax(1)[clear])
    assert not np.array_equal(exact, rough)
