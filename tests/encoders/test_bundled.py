"""The bundled encoder: small, offline, a sound Encoder, and good enough to find what is asked for."""

import csv
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from search.encoders import Encoder, load_encoder
from search.nouns import Vectors

ASSETS = Path(__file__).resolve().parents[2] / "assets"
FOLDER, CATALOGUE = ASSETS / "encoder", ASSETS / "catalogue"

Garments = tuple[list[dict[str, str]], Vectors]


@pytest.fixture(scope="module")
def bundled() -> Encoder:
    return load_encoder("bundled", online=False)


@pytest.fixture(scope="module")
def unseen(bundled: Encoder) -> Garments:
    """Drawn garments that the training never saw, and their vectors."""
    with (CATALOGUE / "metadata.csv").open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["split"] == "test"]
    return rows, bundled.encode_images([Image.open(CATALOGUE / row["file_name"]).convert("RGB") for row in rows])


def r_precision(bundled: Encoder, garments: Garments, *columns: str) -> float:
    """Mean over the columns' names of the share of right garments among the first R, R being how many there are."""
    rows, vectors = garments
    kinds = np.array([" ".join(row[column] for column in columns) for row in rows])
    names = sorted(set(kinds))
    order = np.argsort(-(bundled.encode_texts([name.lower() for name in names]) @ vectors.T), axis=1)
    return float(np.mean([(kinds[row[: (kinds == n).sum()]] == n).mean() for row, n in zip(order, names, strict=True)]))


def test_the_folder_takes_at_most_eight_megabytes() -> None:
    assert sum(file.stat().st_size for file in FOLDER.rglob("*") if file.is_file()) <= 8_000_000


def test_it_is_an_ordinary_model_folder_once_its_architecture_is_imported() -> None:
    import torch
    from transformers import AutoImageProcessor, AutoModel, AutoTokenizer

    import search.encoders.dual  # noqa: F401  (registers the architecture)

    model = AutoModel.from_pretrained(FOLDER, local_files_only=True, dtype=torch.float32).eval()
    tokens = AutoTokenizer.from_pretrained(FOLDER, local_files_only=True)(["a red dress"], return_tensors="pt")
    assert set(tokens) == {"input_ids", "attention_mask"}  # so that `get_text_features(**tokens)` works as for CLIP
    pixels = AutoImageProcessor.from_pretrained(FOLDER, local_files_only=True, backend="pil")(
        Image.new("RGB", (90, 60), "red"), return_tensors="pt"
    )
    with torch.inference_mode():
        text = model.get_text_features(tokens["input_ids"], tokens["attention_mask"]).pooler_output
        image = model.get_image_features(pixels["pixel_values"]).pooler_output
        both = model(tokens["input_ids"], pixels["pixel_values"], tokens["attention_mask"])
    assert text.shape == image.shape == (1, model.config.projection_dim)
    cosine = torch.nn.functional.cosine_similarity(text, image)
    assert both.logits_per_text.item() == pytest.approx((cosine * model.logit_scale.exp()).item(), rel=1e-4)


def test_it_reads_at_least_128_tokens_and_says_what_it_cuts(bundled: Encoder) -> None:
    assert bundled.context_length >= 128
    assert list(bundled.overlong(["a red dress", "dress " * 500])) == [False, True]


def test_vectors_have_length_one_and_the_same_dimension(bundled: Encoder) -> None:
    vectors = [bundled.encode_texts(["a dog", ""]), bundled.encode_images([Image.new("RGB", (300, 20), "navy")])]
    for rows in vectors:
        assert rows.dtype == np.float32
        assert rows.shape[1] == bundled.dimension
        np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


@pytest.mark.slow
def test_a_batch_gives_each_text_and_picture_the_vector_that_it_has_alone(bundled: Encoder, unseen: Garments) -> None:
    texts = ["red dress", "a brown dog runs through shallow water beside its owner", "boots"]
    alone = np.concatenate([bundled.encode_texts([text]) for text in texts])
    np.testing.assert_allclose(bundled.encode_texts(texts), alone, atol=0.02)  # the loader may compute in bfloat16
    rows, vectors = unseen
    last = Image.open(CATALOGUE / rows[-1]["file_name"]).convert("RGB")
    np.testing.assert_allclose(bundled.encode_images([last])[0], vectors[-1], atol=0.02)


def test_case_does_not_matter(bundled: Encoder) -> None:
    one, other = bundled.encode_texts(["Red Dress", "red dress"])
    np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("a red apple", "a crimson fruit", "a man riding a bicycle"),
        ("two dogs play in the snow", "puppies running through snow", "a plate of pasta on a table"),
        ("black ankle boots", "leather boots in black", "a white cotton t-shirt"),
        ("a child swims in a pool", "kids splashing in the water", "a woman in a long black coat"),
        ("striped summer dress", "light dress with stripes", "wool coat for the winter"),
    ],
)
def test_texts_that_mean_the_same_are_nearer(bundled: Encoder, text: str, near: str, far: str) -> None:
    asked, one, other = bundled.encode_texts([text, near, far])
    assert asked @ one > asked @ other + 0.1


@pytest.mark.slow
def test_words_find_drawn_garments_that_the_training_never_saw(bundled: Encoder, unseen: Garments) -> None:
    """The definition of done: R-precision of the fine names, picture alone."""
    assert r_precision(bundled, unseen, "fine") >= 0.75


@pytest.mark.slow
def test_colours_and_kinds_go_together(bundled: Encoder, unseen: Garments) -> None:
    """Queries such as "red dress", most of which have a single right answer among all unseen garments.

    Seen from the front: a close-up fills the frame with one colour whatever it shows, and homes are of many.
    """
    rows, vectors = unseen
    front = [place for place, row in enumerate(rows) if row["view"] == "front"]
    garments = [rows[place] for place in front], vectors[front]
    assert r_precision(bundled, garments, "colour", "broad") >= 0.50


@pytest.mark.slow
def test_a_mirrored_picture_stays_near_itself(bundled: Encoder, unseen: Garments) -> None:
    rows, vectors = unseen
    mirrored = [Image.open(CATALOGUE / row["file_name"]).convert("RGB") for row in rows[:40]]
    turned = bundled.encode_images([image.transpose(Image.Transpose.FLIP_LEFT_RIGHT) for image in mirrored])
    assert (turned * vectors[:40]).sum(1).mean() > 0.9
