"""Image-text models of every supported class, tiny and random, saved to a folder as a real one is.

A random model knows nothing, but it computes, truncates and preprocesses by the same code as one with trained weights.
"""

import io
import string
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sentencepiece
import torch
from transformers import (
    AltCLIPConfig,
    AltCLIPModel,
    BertConfig,
    BertModel,
    BertTokenizer,
    ChineseCLIPConfig,
    ChineseCLIPImageProcessorPil,
    ChineseCLIPModel,
    CLIPConfig,
    CLIPImageProcessorPil,
    CLIPModel,
    CLIPTokenizer,
    GemmaTokenizer,
    Siglip2Config,
    Siglip2ImageProcessorPil,
    Siglip2Model,
    Siglip2Tokenizer,
    SiglipConfig,
    SiglipImageProcessorPil,
    SiglipModel,
    SiglipTokenizer,
    VisionTextDualEncoderConfig,
    VisionTextDualEncoderModel,
    ViTConfig,
    ViTImageProcessorPil,
    XLMRobertaTokenizer,
)

LETTERS = list(string.ascii_lowercase)
LETTERS_LARGE = list(string.ascii_uppercase)
TOWER = {"hidden_size": 32, "intermediate_size": 48, "num_hidden_layers": 2, "num_attention_heads": 4}
PICTURE = {"image_size": 32, "patch_size": 8, **TOWER}
CONTEXT = 16


def clip(folder: Path) -> None:
    vocabulary = [*LETTERS, *(f"{letter}</w>" for letter in LETTERS), "<|startoftext|>", "<|endoftext|>"]
    ids = {token: number for number, token in enumerate(vocabulary)}
    tokenizer = CLIPTokenizer(vocab=ids, merges=[], model_max_length=CONTEXT)
    text = {
        "vocab_size": len(ids),
        "max_position_embeddings": CONTEXT,
        "bos_token_id": ids["<|startoftext|>"],
        "eos_token_id": ids["<|endoftext|>"],
        "pad_token_id": ids["<|endoftext|>"],
        **TOWER,
    }
    config = CLIPConfig(text_config=text, vision_config=PICTURE, projection_dim=24)
    _save(folder, CLIPModel(config), tokenizer, CLIPImageProcessorPil(size={"shortest_edge": 32}, crop_size=32))


def open_clip(folder: Path) -> None:
    """As LAION's models were converted: another activation, and the text's end found as the greatest token's number."""
    clip(folder)
    config = CLIPConfig.from_pretrained(folder)
    config.text_config.hidden_act = config.vision_config.hidden_act = "gelu"
    config.text_config.bos_token_id, config.text_config.pad_token_id, config.text_config.eos_token_id = 0, 1, 2
    CLIPModel(config).save_pretrained(folder)


def siglip(folder: Path) -> None:
    tokenizer = SiglipTokenizer(str(_sentencepiece(folder)), model_max_length=CONTEXT)
    text = {"vocab_size": len(tokenizer), "max_position_embeddings": CONTEXT, "projection_size": 32, **TOWER}
    config = SiglipConfig(text_config=text, vision_config=PICTURE)
    processor = SiglipImageProcessorPil(size={"height": 32, "width": 32})
    _save(folder, SiglipModel(config), tokenizer, processor)


def siglip2_fixed(folder: Path) -> None:
    """SigLIP 2 for one size of pictures: SigLIP's classes with Gemma's tokeniser, which keeps capitals."""
    vocabulary = ["<pad>", "<eos>", "<bos>", "<unk>", "<mask>", *LETTERS, *LETTERS_LARGE, "▁"]
    tokenizer = GemmaTokenizer(vocab={token: number for number, token in enumerate(vocabulary)}, merges=[])
    text = {"vocab_size": len(vocabulary), "max_position_embeddings": CONTEXT, "projection_size": 32, **TOWER}
    config = SiglipConfig(text_config=text, vision_config=PICTURE)
    _save(folder, SiglipModel(config), tokenizer, SiglipImageProcessorPil(size={"height": 32, "width": 32}))


def siglip2(folder: Path) -> None:
    vocabulary = ["<pad>", "<eos>", "<bos>", "<unk>", "<mask>", *LETTERS, "▁"]
    ids = {token: number for number, token in enumerate(vocabulary)}
    tokenizer = Siglip2Tokenizer(vocab=ids, merges=[])
    text = {"vocab_size": len(ids), "max_position_embeddings": CONTEXT, "projection_size": 32, **TOWER}
    config = Siglip2Config(text_config=text, vision_config={"patch_size": 8, "num_patches": 16, **TOWER})
    processor = Siglip2ImageProcessorPil(patch_size=8, max_num_patches=16)
    _save(folder, Siglip2Model(config), tokenizer, processor)


def vision_text_dual_encoder(folder: Path) -> None:
    tokenizer, vocabulary = _bert_tokenizer()
    text = BertConfig(vocab_size=vocabulary, max_position_embeddings=CONTEXT, **TOWER)
    config = VisionTextDualEncoderConfig.from_vision_text_configs(ViTConfig(**PICTURE), text, projection_dim=24)
    processor = ViTImageProcessorPil(size={"height": 32, "width": 32})
    _save(folder, VisionTextDualEncoderModel(config), tokenizer, processor)


def alt_clip(folder: Path) -> None:
    vocabulary = ["<s>", "<pad>", "</s>", "<unk>", *LETTERS, *(f"▁{letter}" for letter in LETTERS), "▁", "<mask>"]
    tokenizer = XLMRobertaTokenizer(vocab=[(token, -1.0) for token in vocabulary])
    text = {
        "vocab_size": len(tokenizer),
        "max_position_embeddings": CONTEXT + 2,  # counted from behind the padding token's number, which is 1
        "type_vocab_size": 1,
        "project_dim": 40,
        **TOWER,
    }
    config = AltCLIPConfig(text_config=text, vision_config=PICTURE, projection_dim=24)
    _save(folder, AltCLIPModel(config), tokenizer, CLIPImageProcessorPil(size={"shortest_edge": 32}, crop_size=32))


def chinese_clip(folder: Path) -> None:
    tokenizer, vocabulary = _bert_tokenizer()
    text = {"vocab_size": vocabulary, "max_position_embeddings": CONTEXT, **TOWER}
    config = ChineseCLIPConfig(text_config=text, vision_config=PICTURE, projection_dim=24)
    processor = ChineseCLIPImageProcessorPil(size={"height": 32, "width": 32}, crop_size=32)
    _save(folder, ChineseCLIPModel(config), tokenizer, processor)


def bert(folder: Path) -> None:
    """A text model that knows no pictures."""
    tokenizer, vocabulary = _bert_tokenizer()
    BertModel(BertConfig(vocab_size=vocabulary, max_position_embeddings=CONTEXT, **TOWER)).save_pretrained(folder)
    tokenizer.save_pretrained(folder)


FAMILIES: dict[str, Callable[[Path], None]] = {
    "CLIP": clip,
    "OpenCLIP": open_clip,
    "SigLIP": siglip,
    "SigLIP2 of one size": siglip2_fixed,
    "SigLIP2": siglip2,
    "VisionTextDualEncoder": vision_text_dual_encoder,
    "AltCLIP": alt_clip,
    "ChineseCLIP": chinese_clip,
}


def save(family: str, folder: Path) -> Path:
    """Save the family's tiny model into `folder`, the same at every call."""
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(7)
    FAMILIES[family](folder)
    return folder


def _save(folder: Path, model: Any, tokenizer: Any, processor: Any) -> None:
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    processor.save_pretrained(folder)


def _bert_tokenizer() -> tuple[Any, int]:
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *LETTERS, *(f"##{letter}" for letter in LETTERS)]
    tokenizer = BertTokenizer(vocab={token: number for number, token in enumerate(vocabulary)})
    return tokenizer, len(vocabulary)


def _sentencepiece(folder: Path) -> Path:
    """A SentencePiece model of letters, trained on a few words: the file that SigLIP's tokeniser reads."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([*LETTERS, "a red dress with long sleeves", "blue jeans and a white shirt"] * 4),
        model_writer=model,
        vocab_size=len(LETTERS) + 6,
        model_type="char",
        minloglevel=2,
        hard_vocab_limit=False,
        character_coverage=1.0,
    )
    path = folder / "trained.spm"
    path.write_bytes(model.getvalue())
    return path
