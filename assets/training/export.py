"""Weights to the folder that the product loads: fp16 safetensors, tokenizer and preprocessor."""

import json
from pathlib import Path

import torch
from transformers import BertTokenizerFast, CLIPImageProcessorPil

from assets.training.architecture import SERVED_SIDE
from assets.training.views import MEAN, STD
from search.encoders.dual import DualEncoderModel


def export(model: DualEncoderModel, tokenizer: BertTokenizerFast, folder: Path) -> None:
    """Write `config.json`, `model.safetensors`, the tokenizer's files and `preprocessor_config.json`.

    The model itself is left as it is; its README.md, written by hand, too.
    """
    folder.mkdir(parents=True, exist_ok=True)
    half = type(model)(model.config)
    half.load_state_dict(model.state_dict())
    half.to(torch.float16).save_pretrained(folder)
    (folder / "model.safetensors").chmod(0o644)
    tokenizer.save_pretrained(folder)
    about = folder / "tokenizer_config.json"
    # BERT's tokenizer gives token types too, which the model does not take, and no argument keeps that in the file.
    known = json.loads(about.read_text("utf-8")) | {"model_input_names": ["input_ids", "attention_mask"]}
    about.write_text(json.dumps(known, indent=2) + "\n", "utf-8")
    side = {"height": SERVED_SIDE, "width": SERVED_SIDE}
    CLIPImageProcessorPil(
        size=side, do_center_crop=False, crop_size=side, image_mean=[MEAN] * 3, image_std=[STD] * 3
    ).save_pretrained(folder)
