"""The third course of training: drawings are told by their names, photos are left alone."""

import pytest
import torch
from torch.nn import functional
from transformers import BertConfig, BertTokenizerFast, ResNetConfig

from assets.training.naming import Naming
from assets.training.photos import Picture
from assets.training.texts import texts_of
from search.encoders.dual import DualEncoderConfig, DualEncoderModel

PICTURES = [
    Picture("flickr8k", ("a dog runs",), "", ""),
    Picture("drawn", ("a red parka",), "coat", "parka", "red"),
    Picture("drawn", ("a sturdy boot",), "shoe", "Chelsea boot", "black"),
]


@pytest.fixture(scope="module")
def model() -> DualEncoderModel:
    torch.manual_seed(1)
    text = BertConfig(
        vocab_size=10,
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=1,
        intermediate_size=8,
        max_position_embeddings=8,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    vision = ResNetConfig(embedding_size=4, hidden_sizes=[4], depths=[1], layer_type="basic")
    return DualEncoderModel(DualEncoderConfig(text, vision, projection_dim=6))


@pytest.fixture(scope="module")
def tokenizer() -> BertTokenizerFast:
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "parka", "chelsea", "boot", "red", "coat", "shoe"]
    return BertTokenizerFast(vocab={word: place for place, word in enumerate(words)}, do_lower_case=True)


def test_every_kind_that_is_drawn_has_a_name() -> None:
    naming = Naming(PICTURES)
    assert naming.kinds == ["chelsea boot", "parka"]
    assert naming.rows == [1, 2]


def test_a_picture_at_its_own_name_loses_less_than_one_at_another(
    model: DualEncoderModel, tokenizer: BertTokenizerFast
) -> None:
    naming, scale = Naming(PICTURES), torch.tensor(20.0)
    with torch.no_grad():
        from assets.training.language import encode

        boot, parka = encode(model, tokenizer, naming.kinds)
        photo = torch.zeros(6)
        right = naming.loss(model, tokenizer, torch.stack([photo, parka, boot]), [0, 1, 2], scale)
        wrong = naming.loss(model, tokenizer, torch.stack([photo, boot, parka]), [0, 1, 2], scale)
    assert right < wrong


def test_a_batch_without_drawings_loses_nothing(model: DualEncoderModel, tokenizer: BertTokenizerFast) -> None:
    assert Naming(PICTURES).loss(model, tokenizer, torch.ones(1, 6), [0], torch.tensor(20.0)) == 0


def test_drawings_move_to_their_own_texts_and_photos_stay() -> None:
    naming = Naming(PICTURES)
    told = {text: row for row, text in enumerate(texts_of(PICTURES))}
    torch.manual_seed(2)
    texts = functional.normalize(torch.randn(len(told), 6), dim=-1)
    pictures = functional.normalize(torch.randn(3, 6), dim=-1)
    moved = naming.targets(told, texts, pictures)
    assert torch.equal(moved[0], pictures[0])
    torch.testing.assert_close(moved.norm(dim=-1), torch.ones(3))
    own = [texts[[told[text] for text in texts_of([PICTURES[row]])]].mean(0) for row in (1, 2)]
    near = functional.cosine_similarity(moved[1:, None], torch.stack(own)[None], dim=-1)
    assert near[0, 0] > near[0, 1]
    assert near[1, 1] > near[1, 0]
