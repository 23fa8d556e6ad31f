"""JinaCLIP v1 and v2, through the code that the models bring along.

    Koukounas et al., Jina CLIP: Your CLIP Model Is Also Your Text Retriever, 2024 (v1)
    Koukounas et al., jina-clip-v2: Multilingual Multimodal Embeddings for Text and Images, 2024 (v2)

Called are `encode_text(sentences, task=…)` and `encode_image(images)`, as the models' cards show. The code is run only
where the setting `remote_code` names it, see `remote_code.py`, and fetches nothing while it is loaded.
"""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PIL.Image import Image
from PIL.Image import new as new_picture

from search.encoders import LOGIT_SCALE
from search.encoders.batches import Batches
from search.encoders.catalogue import described
from search.encoders.fingerprint import fingerprint
from search.encoders.hub import cached_code
from search.encoders.layout import CONFIGURATION, PREPROCESSING, lacking
from search.encoders.naming import asked
from search.encoders.opening import opening
from search.encoders.reading import Reader
from search.encoders.remote_code import Code, allowed, configuration, offline, own_class
from search.encoders.rows import unit_rows
from search.errors import EncoderFailed, EncoderNotFound
from search.nouns import Vectors
from search.settings import Settings

MOST_TOKENS = 8192
"""Of a text, that the models read at most."""

QUERY = "retrieval.query"
"""The task by which v2's code puts an instruction before a text that is searched for."""


def is_jina_clip(folder: Path) -> bool:
    """Whether the folder's config.json says that it holds such a model."""
    return configuration(folder).get("model_type") == "jina_clip"


def code_of(folder: Path, name: str, settings: Settings) -> str:
    """The revision of the model's code, for its fingerprint.

    Raises:
        EncoderFailed: it may not be run.
    """
    return str(allowed(folder, name, described(asked(name).model), settings))


class JinaClipEncoder:
    """An opened JinaCLIP; satisfies `search.encoders.Encoder`. Calls from several threads wait for one another.

    It runs in float32: its code hands pictures to the model in that format.
    """

    def __init__(self, name: str, folder: Path, settings: Settings) -> None:
        """Open the model in `folder` and try it on one text and one picture.

        Raises:
            EncoderFailed: its code may not be run or does not run here, its files are not whole, or it gave no usable
                vectors.
            EncoderNotFound: its code, in the revision that was allowed, is not on this machine.
        """
        code = allowed(folder, name, described(asked(name).model), settings)
        if code.repository and cached_code(str(code)) is None:
            raise EncoderNotFound(
                f"the encoder '{name}' may run the code {code}, but it is not in the Hugging Face cache; `python -m "
                "search encoders pull NAME` fetches it for the models of the catalogue"
            )
        missing = lacking(folder)
        if missing:
            raise EncoderFailed(f"the folder of the encoder '{name}' has {missing}; fetch or copy it again")
        self.name = name
        self._calling = threading.Lock()  # its code keeps the tokeniser's way of cutting as its own state
        self._batches = Batches(settings.batch)
        try:
            self._open(folder, code, settings)
            text, image = self._texts(["a first text"]), self._images([new_picture("RGB", (64, 64))])
        except EncoderFailed:
            raise
        except Exception as error:  # whatever foreign code meets: one sentence of ours, theirs chained
            reason = " ".join(str(error).split())[:300] or type(error).__name__
            raise EncoderFailed(
                f"the code of the encoder '{name}' did not run: {type(error).__name__}: {reason}; see docs/encoders.md "
                "for the libraries that it needs"
            ) from error
        if text.ndim != 2 or text.shape != image.shape:
            raise EncoderFailed(f"the encoder '{name}' gives a text the shape {text.shape} and a picture {image.shape}")
        self.dimension = int(text.shape[1])
        self.fingerprint = fingerprint(folder, self.dimension, str(code))

    def _open(self, folder: Path, code: Code, settings: Settings) -> None:
        import torch
        from transformers import AutoTokenizer

        from search.encoders.hardware import choose_device

        with opening(), offline():
            config = own_class(folder, CONFIGURATION, "AutoConfig", code).from_pretrained(folder)
            self._model = own_class(folder, CONFIGURATION, "AutoModel", code).from_pretrained(
                folder,
                config=config,
                local_files_only=True,
                use_safetensors=True,
                torch_dtype=torch.float32,  # `dtype` by now, but its code looks for the old name
            )
            tokenizer = AutoTokenizer.from_pretrained(
                folder, config=config, local_files_only=True, trust_remote_code=False
            )
            # Its code would load both at first need, and the second from whichever revision is the newest by then.
            self._model.tokenizer = tokenizer
            self._model.preprocess = own_class(folder, PREPROCESSING[0], "AutoImageProcessor", code).from_pretrained(
                folder
            )
        self._model.eval().requires_grad_(False)
        self._device = choose_device(settings.device)
        self._model.to(self._device)
        self.context_length = min(MOST_TOKENS, int(tokenizer.model_max_length))
        self._reader = Reader(tokenizer, self.context_length)
        scale = getattr(self._model, "logit_scale", None)
        self.logit_scale = LOGIT_SCALE if scale is None else float(scale.exp().item())
        text = configuration(folder).get("text_config", {}).get("hf_model_config_kwargs", {})
        self._query = {"task": QUERY} if QUERY in text.get("task_instructions", {}) else {}

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        """See `Encoder.encode_texts`; v2 puts an instruction before them, as its card shows."""
        return self._encoded(
            texts,
            lambda part: self._texts(list(texts[part]), **self._query),
            lambda place: f"the text '{texts[place][:60]}'",
        )

    def encode_captions(self, texts: Sequence[str]) -> Vectors:
        """See `Encoder.encode_captions`."""
        return self._encoded(
            texts, lambda part: self._texts(list(texts[part])), lambda place: f"the text '{texts[place][:60]}'"
        )

    def encode_images(self, images: Sequence[Image]) -> Vectors:
        """See `Encoder.encode_images`."""
        return self._encoded(
            images,
            lambda part: self._images(list(images[part])),
            lambda place: f"picture {place + 1} ({images[place].width}×{images[place].height})",
        )

    def overlong(self, texts: Sequence[str]) -> Sequence[bool]:
        """See `Encoder.overlong`."""
        return self._reader.overlong(texts)

    def pieces(self, word: str) -> int:
        """See `Encoder.pieces`."""
        return self._reader.pieces(word)

    def _texts(self, texts: list[str], **task: str) -> Vectors:
        with self._calling, offline():
            found = self._model.encode_text(
                texts, batch_size=len(texts), show_progress_bar=False, max_length=self.context_length, **task
            )
        return np.asarray(found, np.float32)

    def _images(self, images: list[Image]) -> Vectors:
        with self._calling, offline():
            found = self._model.encode_image(images, batch_size=len(images), show_progress_bar=False)
        return np.asarray(found, np.float32)

    def _encoded(
        self, things: Sequence[Any], compute: Callable[[slice], Vectors], named: Callable[[int], str]
    ) -> Vectors:
        vectors = np.empty((len(things), self.dimension), np.float32)
        for part, rows in self._batches.over(len(things), compute):
            names = [named(place) for place in range(part.start, part.stop)]
            vectors[part] = unit_rows(rows, names, self.name, f"float32 on {self._device}")
        return vectors
