"""The bundled encoder's sizes, chosen for 8 MB in fp16 and for two CPU cores."""

from transformers import BertConfig, ResNetConfig

from search.encoders.dual import DualEncoderConfig, DualEncoderModel

VOCABULARY = 5500
CONTEXT = 128
SERVED_SIDE = 160
WIDTH = 256  # of the shared space


def untrained() -> DualEncoderModel:
    """A model of random weights; seed torch before."""
    text = BertConfig(
        vocab_size=VOCABULARY,
        hidden_size=160,
        num_hidden_layers=2,
        num_attention_heads=5,
        intermediate_size=640,
        max_position_embeddings=CONTEXT,
        type_vocab_size=1,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    vision = ResNetConfig(embedding_size=32, hidden_sizes=[32, 64, 128, 224], depths=[1, 1, 2, 2], layer_type="basic")
    return DualEncoderModel(DualEncoderConfig(text, vision, projection_dim=WIDTH))
