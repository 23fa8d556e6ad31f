"""A folder like JinaCLIP's, tiny and random, with code of our own that has the calls that the models' cards document.

What it computes is simple enough to check by hand: a text's vector counts its letters, a picture's its colours, each
through one random matrix. An instruction goes before a text where the task asks for one.
"""

import json
from pathlib import Path

import torch
from safetensors.torch import save_file
from transformers import BertTokenizer

from tests.encoders.tiny_models import LETTERS

DIMENSION = 24
SCALE = 3.5
INSTRUCTION = "q q q "
CONTEXT = 20

CONFIGURATION = """
from transformers import PretrainedConfig


class JinaCLIPConfig(PretrainedConfig):
    model_type = "jina_clip"

    def __init__(self, projection_dim=24, text_config=None, truncate_dim=None, **kwargs):
        self.projection_dim = projection_dim
        self.text_config = text_config or {}
        self.truncate_dim = truncate_dim
        super().__init__(**kwargs)
"""

MODEL = """
import numpy as np
import torch
from PIL import Image
from transformers import AutoImageProcessor, AutoTokenizer, PreTrainedModel

from .configuration_clip import JinaCLIPConfig


class JinaCLIPModel(PreTrainedModel):
    config_class = JinaCLIPConfig

    def __init__(self, config):
        super().__init__(config)
        self.letters = torch.nn.Linear(64, config.projection_dim, bias=False)
        self.colours = torch.nn.Linear(3, config.projection_dim, bias=False)
        self.logit_scale = torch.nn.Parameter(torch.tensor(1.0))
        self.tokenizer = None
        self.preprocess = None
        self.post_init()

    def _init_weights(self, module):
        pass

    def _finished(self, rows, truncate_dim, normalize_embeddings):
        rows = rows[:, : truncate_dim or self.config.truncate_dim or rows.shape[1]]
        rows = torch.nn.functional.normalize(rows, dim=1) if normalize_embeddings else rows
        return rows.to(torch.float32).numpy()

    @torch.inference_mode()
    def encode_text(
        self,
        sentences,
        task=None,
        batch_size=32,
        show_progress_bar=None,
        convert_to_numpy=True,
        convert_to_tensor=False,
        device=None,
        normalize_embeddings=True,
        truncate_dim=None,
        **tokenizer_kwargs,
    ):
        instructions = self.config.text_config.get("hf_model_config_kwargs", {}).get("task_instructions", {})
        sentences = [(instructions[task] if task else "") + sentence for sentence in sentences]
        if self.tokenizer is None:
            self.tokenizer = AutoTokenizer.from_pretrained(self.config._name_or_path, trust_remote_code=True)
        tokenizer_kwargs = {"max_length": 512, "truncation": True, "padding": True} | tokenizer_kwargs
        ids = self.tokenizer(sentences, return_tensors="pt", **tokenizer_kwargs).input_ids
        counts = torch.stack([torch.bincount(row, minlength=64)[:64].float() for row in ids])
        counts[:, 0] = 0.0
        return self._finished(self.letters(counts), truncate_dim, normalize_embeddings)

    @torch.inference_mode()
    def encode_image(
        self,
        images,
        batch_size=32,
        show_progress_bar=None,
        convert_to_numpy=True,
        convert_to_tensor=False,
        device=None,
        normalize_embeddings=True,
        truncate_dim=None,
    ):
        if not self.preprocess:
            self.preprocess = AutoImageProcessor.from_pretrained(self.config._name_or_path, trust_remote_code=True)
        assert all(isinstance(image, Image.Image) for image in images)
        means = self.preprocess(images)["pixel_values"]
        return self._finished(self.colours(means), truncate_dim, normalize_embeddings)
"""

PROCESSING = """
import numpy as np
import torch
from transformers import BaseImageProcessor


class JinaCLIPImageProcessor(BaseImageProcessor):
    model_input_names = ["pixel_values"]

    def __call__(self, images):
        means = [np.asarray(image.convert("RGB"), np.float32).mean((0, 1)) + 1 for image in images]
        return {"pixel_values": torch.from_numpy(np.stack(means))}
"""


def save(folder: Path, *, code: str = "", instructed: bool = True, truncations: tuple[int, ...] = (8, 16)) -> Path:
    """Write such a folder.

    Args:
        folder: where.
        code: the repository on the hub that holds the code; by default it lies in the folder.
        instructed: whether texts that are searched for get an instruction, as in v2.
        truncations: lengths that the vectors may be cut to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *LETTERS, *(f"##{letter}" for letter in LETTERS)]
    ids = {token: number for number, token in enumerate(vocabulary)}
    BertTokenizer(vocab=ids, model_max_length=CONTEXT).save_pretrained(folder)
    prefix = f"{code}--" if code else ""
    processing = {"auto_map": {"AutoImageProcessor": f"{prefix}processing_clip.JinaCLIPImageProcessor"}}
    (folder / "preprocessor_config.json").write_text(json.dumps(processing))
    tasks = {"task_instructions": {"retrieval.query": INSTRUCTION}} if instructed else {}
    config = {
        "model_type": "jina_clip",
        "architectures": ["JinaCLIPModel"],
        "auto_map": {
            "AutoConfig": f"{prefix}configuration_clip.JinaCLIPConfig",
            "AutoModel": f"{prefix}modeling_clip.JinaCLIPModel",
        },
        "projection_dim": DIMENSION,
        "matryoshka_dimensions": list(truncations),
        "text_config": {"hf_model_config_kwargs": tasks},
    }
    (folder / "config.json").write_text(json.dumps(config))
    random = torch.Generator().manual_seed(5)
    weights = {
        "letters.weight": torch.randn(DIMENSION, 64, generator=random),
        "colours.weight": torch.randn(DIMENSION, 3, generator=random),
        "logit_scale": torch.tensor(SCALE),
    }
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    if not code:
        save_code(folder)
    return folder


def save_code(folder: Path) -> Path:
    """Write the code alone."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "configuration_clip.py").write_text(CONFIGURATION)
    (folder / "modeling_clip.py").write_text(MODEL)
    (folder / "processing_clip.py").write_text(PROCESSING)
    return folder
