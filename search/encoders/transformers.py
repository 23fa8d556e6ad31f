"""Any image-text model that the library `transformers` can open: CLIP, SigLIP, AltCLIP, ChineseCLIP, dual encoders.

The parts of a model are opened in `opening.py`, found in `folders.py`, digested in `fingerprint.py` and placed by
`hardware.py`; this room puts them together and turns batches into vectors.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL.Image import Image
from PIL.Image import new as new_picture

from search.encoders import folders
from search.errors import EncoderFailed
from search.nouns import Vectors
from search.settings import Settings

if TYPE_CHECKING:
    from search.encoders.opening import Parts


class TransformersEncoder:
    """An opened image-text model; satisfies `search.encoders.Encoder` and may be called from many threads at once.

    Attributes:
        name, fingerprint, dimension, context_length, logit_scale: as in `search.encoders.Encoder`.
        device: where it runs, such as `cpu` or `cuda`.
        dtype: the number format it runs in, such as `float32`; the vectors are float32 in any case.
    """

    def __init__(self, name: str, folder: Path, settings: Settings) -> None:
        """Open the model in `folder` and try it on one text and one picture.

        Raises:
            EncoderFailed: its files are no image-text model, or it gave no usable vectors.
            InvalidInput: the settings name an unknown device or number format.
        """
        import torch

        from search.encoders.fingerprint import fingerprint
        from search.encoders.hardware import choose_device, choose_dtype
        from search.encoders.opening import open_parts

        self._parts: Parts = open_parts(folder, name)
        self._device = choose_device(settings.device)
        self._parameters = sum(weights.numel() for weights in self._parts.model.parameters())
        self._dtype = choose_dtype(settings.dtype, self._device, self._parameters)
        # Convolutions run quicker with the channels side by side; other layers have no such weights.
        self._parts.model.to(device=self._device, dtype=self._dtype, memory_format=torch.channels_last)
        self._batch = settings.batch
        self._tokenizing = threading.Lock()  # a fast tokeniser keeps padding and truncation as its own state

        self.name = name
        self.device = str(self._device)
        self.dtype = str(self._dtype).removeprefix("torch.")
        self.context_length = self._parts.context_length
        self.logit_scale = self._parts.logit_scale
        self.dimension = self._tried()
        self.fingerprint = fingerprint(folder, self.dimension)

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        """L2-normalised float32 rows, shape (len(texts), dimension); what lies beyond the context is not read.

        Texts of like length share a batch, so that little is computed for padding; the order of the rows is theirs.

        Raises:
            EncoderFailed: the model gave something that is no finite vector; the text is named.

        Example:
            >>> load("bundled").encode_texts(["red dress", "blue jeans"]).shape
            (2, 256)
        """
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(order), self._batch):
            places = order[start : start + self._batch]
            rows = self._features(self._parts.model.get_text_features, self._tokens([texts[place] for place in places]))
            vectors[places] = self._normalised(rows, [f"the text '{texts[place][:60]}'" for place in places])
        return vectors

    def encode_images(self, images: Sequence[Image]) -> Vectors:
        """L2-normalised float32 rows, shape (len(images), dimension), from upright RGB pictures of any size.

        Raises:
            EncoderFailed: the model gave something that is no finite vector; its place and size are named.
        """
        vectors = np.empty((len(images), self.dimension), dtype=np.float32)
        for start in range(0, len(images), self._batch):
            batch = images[start : start + self._batch]
            pixels = self._parts.preprocess(images=list(batch), return_tensors="pt")
            rows = self._features(self._parts.model.get_image_features, pixels)
            named = [f"picture {start + i + 1} ({image.width}×{image.height})" for i, image in enumerate(batch)]
            vectors[start : start + len(batch)] = self._normalised(rows, named)
        return vectors

    def overlong(self, texts: Sequence[str]) -> Sequence[bool]:
        """For each text, whether it has more than `context_length` tokens, special tokens included."""
        if not texts:
            return []
        with self._tokenizing:
            found = self._parts.tokenizer(list(texts), truncation=True, max_length=self.context_length + 1)
        return [len(tokens) > self.context_length for tokens in found["input_ids"]]

    def pieces(self, word: str) -> int:
        """In how many pieces its tokenizer breaks a word; as many as it has letters if it cannot read it at all.

        Example:
            >>> load("bundled").pieces("dress")
            1
        """
        with self._tokenizing:
            found = self._parts.tokenizer.tokenize(word)
        return len(word) if not found or self._parts.tokenizer.unk_token in found else len(found)

    def _tokens(self, texts: list[str]) -> Mapping[str, Any]:
        padding = "max_length" if self._parts.fills_context else "longest"
        with self._tokenizing:
            found = self._parts.tokenizer(
                texts, padding=padding, truncation=True, max_length=self.context_length, return_tensors="pt"
            )
        return {name: values for name, values in found.items() if name in self._parts.text_inputs}

    def _features(self, compute: Callable[..., Any], inputs: Mapping[str, Any]) -> Vectors:
        """The model's vectors for one batch, float32 on the processor, neither checked nor normalised."""
        import torch

        from search.encoders.hardware import threads_for

        with torch.inference_mode(), threads_for(len(next(iter(inputs.values()))), self._parameters):
            placed = {
                name: values.to(self._device, self._dtype if values.is_floating_point() else None)
                for name, values in inputs.items()
            }
            found = compute(**placed)
            # Since transformers 5 the vectors come as the `pooler_output` of a larger answer, before as a bare tensor.
            rows = found if isinstance(found, torch.Tensor) else found.pooler_output
            vectors: Vectors = rows.float().cpu().numpy()
        return vectors

    def _normalised(self, rows: Vectors, named: Sequence[str]) -> Vectors:
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        usable = np.isfinite(lengths[:, 0]) & (lengths[:, 0] > 0)
        if not usable.all():
            first = named[int(np.argmin(usable))]
            raise EncoderFailed(
                f"the encoder '{self.name}' gave no finite vector for {first}, running as {self.dtype} on "
                f"{self.device}; try TRIPTYCH_DTYPE=float32, and if that fails too, check the model's files"
            )
        normalised: Vectors = rows / lengths
        return normalised

    def _tried(self) -> int:
        """The dimension of the vectors, from a first text and a first picture; also makes the first real call quick."""
        parts = self._parts
        try:
            text = self._features(parts.model.get_text_features, self._tokens(["a first text"]))
            pixels = parts.preprocess(images=[new_picture("RGB", (64, 64))], return_tensors="pt")
            image = self._features(parts.model.get_image_features, pixels)
        except (
            Exception
        ) as error:  # whatever parts that do not fit each other raise: one sentence of ours, theirs chained
            reason = " ".join(str(error).split())[:300] or type(error).__name__
            raise EncoderFailed(
                f"the encoder '{self.name}' was loaded but failed on its first input: {reason}; check that its "
                "tokenizer and preprocessor belong to its weights"
            ) from error
        if text.ndim != 2 or text.shape != image.shape:
            raise EncoderFailed(
                f"the model '{self.name}' gives a text the shape {text.shape} and a picture {image.shape}, which "
                "cannot be compared; name an image-text model such as CLIP or SigLIP"
            )
        self._normalised(text, ["a first text"])
        self._normalised(image, ["a first picture"])
        return int(text.shape[1])


def load(name: str, *, online: bool | None = None, deadline: float | None = None) -> TransformersEncoder:
    """The encoder of that name; see `search.encoders.load_encoder` for the arguments and what is raised.

    Example:
        >>> encoder = load("bundled")
        >>> float(encoder.encode_texts(["red"]) @ encoder.encode_texts(["red"]).T)  # doctest: +ELLIPSIS
        1.0...
    """
    settings = Settings.from_environment()
    folder = folders.find(
        name,
        online=settings.online if online is None else online,
        deadline=settings.download_deadline if deadline is None else deadline,
    )
    return TransformersEncoder(name, folder, settings)
