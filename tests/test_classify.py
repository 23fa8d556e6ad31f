from math import exp

import numpy as np
import pytest
import torch
from transformers import CLIPImageProcessorPil, CLIPModel, CLIPTokenizer

from search.classify import KEPT, Classifier, checked_labels, ensembled, probabilities
from search.encoders import load_encoder
from search.errors import InvalidInput, UnreadableImage
from search.nouns import Picture
from search.settings import CHECKOUT
from search.templates import DEFAULT
from tests.collection import Entry, engine_over, png
from tests.colour_encoder import COLOURS, ColourEncoder, picture
from tests.encoders import tiny_models

BARE = ("{}",)


@pytest.fixture
def encoder() -> ColourEncoder:
    return ColourEncoder()


def test_probabilities_are_the_softmax_of_scaled_cosines():
    pictures = np.array([[1, 0], [0.6, 0.8]], np.float32)
    found = probabilities(pictures, np.eye(2, dtype=np.float32), scale=10)
    assert found[0] == pytest.approx([exp(10) / (exp(10) + 1), 1 / (exp(10) + 1)])
    assert found[1] == pytest.approx([exp(6) / (exp(6) + exp(8)), exp(8) / (exp(6) + exp(8))])


def test_a_large_scale_does_no_harm():
    found = probabilities(np.array([[1, 0]], np.float32), np.array([[1, 0], [-1, 0]], np.float32), scale=1e6)
    assert found[0] == pytest.approx([1, 0])


def test_a_labels_vector_is_the_normalised_mean_of_its_sentences(encoder):
    # "red" points along red; "red blue" halfway between the two: their mean is (1 + 1/√2, 1/√2), brought to length 1.
    (vector,) = ensembled(encoder, ["red"], ["{}", "{} blue"])
    mean = np.array([1 + 0.5**0.5, 0.5**0.5])
    mean /= np.linalg.norm(mean)
    assert vector[list(COLOURS).index("red")] == pytest.approx(mean[0])
    assert vector[list(COLOURS).index("blue")] == pytest.approx(mean[1])
    assert np.linalg.norm(vector) == pytest.approx(1)


def test_the_most_probable_label_comes_first_and_they_add_up(encoder):
    images: list[Picture] = [picture("green"), png(picture("blue", "blue", "green"))]
    green, blue = Classifier().classify(encoder, images, ["red", "green", "blue"])
    assert list(green) == ["green", "red", "blue"], "equal ones in the order of the labels"
    assert list(blue) == ["blue", "green", "red"]
    assert sum(green.values()) == pytest.approx(1)
    assert green["green"] == pytest.approx(exp(10) / (exp(10) + 2))


def test_the_order_of_labels_changes_nothing(encoder):
    image = [picture("red", "blue")]
    (there,) = Classifier().classify(encoder, image, ["red", "pink", "blue"])
    (back,) = Classifier().classify(encoder, image, ["blue", "red", "pink"])
    assert there == pytest.approx(back)


def test_a_single_label_is_certain_and_no_picture_gives_no_answer(encoder):
    assert Classifier().classify(encoder, [picture("red")], ["blue"]) == [{"blue": 1.0}]
    assert Classifier().classify(encoder, [], ["blue"]) == []


def test_many_pictures_are_taken_a_few_at_a_time(encoder):
    found = Classifier().classify(encoder, [picture("red"), picture("blue")] * 70, ["red", "blue"])
    assert [next(iter(each)) for each in found] == ["red", "blue"] * 70


def test_labels_are_encoded_once_for_the_same_sentences(encoder):
    classifier = Classifier()
    for _ in range(3):
        classifier.classify(encoder, [picture("red")], ["red", "blue"])
    assert encoder.texts_encoded == 2 * len(DEFAULT)
    classifier.classify(encoder, [picture("red")], ["red", "blue"], BARE)
    assert encoder.texts_encoded == 2 * len(DEFAULT) + 2


def test_vectors_of_old_labels_are_forgotten(encoder):
    classifier = Classifier()
    for number in range(KEPT + 1):
        classifier.classify(encoder, [], [f"label {number}"], BARE)
    before = encoder.texts_encoded
    classifier.classify(encoder, [], [f"label {KEPT}"], BARE)
    assert encoder.texts_encoded == before
    classifier.classify(encoder, [], ["label 0"], BARE)
    assert encoder.texts_encoded == before + 1


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        ([], "0 labels"),
        ("red", "give a list"),
        ([7], "give a list"),
        (["red", ""], "empty"),
        (["red", " \n"], "empty"),
        (["red", "blue", " red"], "'red' is there twice"),
        (["x" * 201], "201 characters"),
        ([str(number) for number in range(5_001)], "5,001 labels"),
    ],
)
def test_labels_that_make_no_sense_are_refused(labels, told):
    with pytest.raises(InvalidInput, match=told):
        checked_labels(labels)


def test_what_is_no_list_of_pictures_is_refused(encoder, tmp_path):
    for image in (png(picture("red")), picture("red"), tmp_path, "red.png"):
        with pytest.raises(InvalidInput, match="a single picture"):
            Classifier().classify(encoder, image, ["red"])  # type: ignore[arg-type]
    with pytest.raises(UnreadableImage):
        Classifier().classify(encoder, [b"no picture"], ["red"])


def test_an_engine_classifies_with_its_own_encoder(tmp_path):
    (tmp_path / "green.png").write_bytes(png(picture("green")))
    with engine_over(tmp_path / "i", Entry("a", "a", ("red",))) as engine:
        by_path, by_text = engine.classify([tmp_path / "green.png", str(tmp_path / "green.png")], ["red", "green"])
        assert next(iter(by_path)) == "green"
        assert by_path == by_text
        ordered = engine.classify([picture("red")], ["red", "green"], templates=["{}", "a {} thing"])
        assert next(iter(ordered[0])) == "red"


def test_an_engine_groups_documents_by_their_stored_pictures(tmp_path):
    entries = [
        Entry("blue-1", "", ("blue",)),
        Entry("blue-2", "", ("blue", "blue", "blue", "pink")),
        Entry("half", "", ("red", "blue")),
        Entry("note", "a note about red"),
        Entry("red-1", "", ("red",)),
    ]
    with engine_over(tmp_path / "i", *entries) as engine:
        encoder = engine.encoder
        assert isinstance(encoder, ColourEncoder)
        before = encoder.images_encoded
        found = engine.facet(["red-1", "blue-2", "half", "note", "blue-1", "ghost"], ["red", "blue"])
        assert encoder.images_encoded == before
    assert [(group.label, group.ids) for group in found.groups] == [("blue", ("blue-2", "blue-1")), ("red", ("red-1",))]
    assert found.unsure == ("half",)
    assert found.unseen == ("note", "ghost")
    assert found.unsure_share == pytest.approx(1 / 4)


def test_probabilities_are_those_of_the_models_own_code(tmp_path):
    folder = tiny_models.save("CLIP", tmp_path / "model")
    labels, shown = ["red", "blue", "abc"], [picture("red", "blue"), picture("green")]
    model = CLIPModel.from_pretrained(folder).eval()
    tokens = CLIPTokenizer.from_pretrained(folder)(labels, padding=True, return_tensors="pt")
    pixels = CLIPImageProcessorPil.from_pretrained(folder)(shown, return_tensors="pt")
    with torch.inference_mode():
        expected = model(**tokens, **pixels).logits_per_image.softmax(dim=-1).numpy()
    found = Classifier().classify(load_encoder(str(folder)), list(shown), labels, BARE)
    for row, each in zip(expected, found, strict=True):
        assert each == pytest.approx(dict(zip(labels, row, strict=True)), abs=1e-4)
        assert min(each.values()) < max(each.values())


def test_the_bundled_encoder_knows_a_dress_from_a_boot():
    pictures = CHECKOUT / "assets" / "catalogue" / "images"
    dress = next(pictures.glob("*-mini-dress-*"))
    boot = next(pictures.glob("*-boot-*"))
    found = Classifier().classify(load_encoder("bundled"), [dress, boot], ["boot", "dress", "handbag"])
    assert [next(iter(each)) for each in found] == ["dress", "boot"]
    assert all(next(iter(each.values())) > 0.9 for each in found)
