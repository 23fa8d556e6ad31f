"""Opening an image-text model: weights, tokeniser and image preprocessing from one folder, with nothing run or fetched.

Weights come from safetensors only, code only from the installed libraries: no pickle, no `trust_remote_code`.
"""

import inspect
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from search.encoders import LOGIT_SCALE
from search.encoders.layout import lacking
from search.errors import EncoderFailed

_OPENING = threading.Lock()
"""How loud transformers is can only be set for the whole process, so models are opened one after the other."""


@dataclass(frozen=True)
class Parts:
    """An opened model in float32 on the processor, ready for inference.

    Attributes:
        model: has `get_text_features` and `get_image_features`.
        tokenizer: texts to token ids.
        preprocess: a list of RGB pictures to the model's pixel inputs.
        text_inputs: names of what `get_text_features` takes; a tokeniser may offer more.
        context_length: tokens of a text that the model reads, special tokens included.
        fills_context: whether the model was trained with every text padded to the whole context (SigLIP).
        logit_scale: the model's learned factor on cosines, no longer as a logarithm.
        lowers: whether it was trained on lower-case text (SigLIP), which some of its tokenisers leave to whoever calls.
    """

    model: Any
    tokenizer: Any
    preprocess: Any
    text_inputs: frozenset[str]
    context_length: int
    fills_context: bool
    logit_scale: float
    lowers: bool


def open_parts(folder: Path, name: str) -> Parts:
    """Open the model in `folder`; `name` is what messages call it.

    Raises:
        EncoderFailed: files are missing, damaged or contradict each other, or it is no image-text model.
    """
    try:
        missing = lacking(folder)
        if missing:
            raise EncoderFailed(
                f"the folder of the encoder '{name}' has {missing}; name a folder as `save_pretrained` writes it"
            )
        with opening():
            return _opened(folder, name)
    except EncoderFailed:
        raise
    except Exception as error:  # whatever the libraries meet in strange files: one sentence of ours, theirs chained
        reason = " ".join(str(error).split())[:300] or type(error).__name__
        raise EncoderFailed(
            f"the encoder '{name}' could not be loaded: {reason}; fetch or copy its folder again, "
            "or name another encoder"
        ) from error


def _opened(folder: Path, name: str) -> Parts:
    import torch
    from transformers import AutoConfig, AutoImageProcessor, AutoModel, AutoTokenizer

    import search.encoders.dual  # noqa: F401 -- registers the bundled model's class

    config = AutoConfig.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
    model, loading = AutoModel.from_pretrained(
        folder,
        config=config,
        dtype=torch.float32,
        use_safetensors=True,
        local_files_only=True,
        trust_remote_code=False,
        output_loading_info=True,
    )
    if not (hasattr(model, "get_text_features") and hasattr(model, "get_image_features")):
        raise EncoderFailed(
            f"the model '{name}' is a {type(model).__name__}, which does not turn both texts and pictures into "
            "vectors; name an image-text model such as CLIP or SigLIP"
        )
    if loading["missing_keys"]:
        missing = sorted(loading["missing_keys"])
        raise EncoderFailed(
            f"the weights of the encoder '{name}' lack {len(missing)} of its parameters, such as {missing[0]}, which "
            "would be filled with chance; fetch or copy its folder again"
        )
    tokenizer = AutoTokenizer.from_pretrained(folder, config=config, local_files_only=True, trust_remote_code=False)
    preprocess = AutoImageProcessor.from_pretrained(
        folder, config=config, backend="pil", local_files_only=True, trust_remote_code=False
    )
    return Parts(
        model=model.eval().requires_grad_(False),
        tokenizer=tokenizer,
        preprocess=preprocess,
        text_inputs=frozenset(inspect.signature(model.get_text_features).parameters),
        context_length=_context_length(config, tokenizer),
        fills_context=config.model_type.startswith("siglip"),
        logit_scale=_logit_scale(model),
        lowers=config.model_type.startswith("siglip"),
    )


def _logit_scale(model: Any) -> float:
    """A model keeps its logarithm; read in float32, since 16 bits would change it in the third digit."""
    return float(model.logit_scale.exp().item()) if hasattr(model, "logit_scale") else LOGIT_SCALE


def _context_length(config: Any, tokenizer: Any) -> int:
    """The lesser of what the tokeniser was saved with and what the text model has positions for."""
    text = getattr(config, "text_config", config)
    positions = text.max_position_embeddings
    if "roberta" in text.model_type or text.model_type.startswith("altclip"):
        positions -= text.pad_token_id + 1  # these models count positions from behind the padding token's number
    return int(min(positions, tokenizer.model_max_length))


@contextmanager
def opening() -> Iterator[None]:
    """Keep transformers from printing progress bars and advice while a model is opened, one at a time."""
    with _OPENING, _quiet():
        yield


@contextmanager
def _quiet() -> Iterator[None]:
    from transformers.utils import logging

    loudness, bars = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.set_verbosity(loudness)
        if bars:
            logging.enable_progress_bar()
