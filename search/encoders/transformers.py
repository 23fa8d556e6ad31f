"""Any image-text model that the library `transformers` can open: CLIP, SigLIP, AltCLIP, ChineseCLIP, dual encoders.

The parts of a model are opened in `opening.py`, found in `folders.py`, digested in `fingerprint.py` and placed by
`hardware.py`; this room puts them together and turns batches into vectors.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL.Image import Image
from PIL.Image import new as new_picture

from search.encoders.batches import PORTION, Batches, free_memory, most_pictures
from search.encoders.opening import Parts, open_parts
from search.encoders.reading import Reader
from search.encoders.rows import unit_rows
from search.errors import EncoderFailed
from search.nouns import Vectors
from search.settings import Settings

if TYPE_CHECKING:
    import torch


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

        self._parts: Parts = open_parts(folder, name)
        self._device = choose_device(settings.device)
        self._parameters = sum(weights.numel() for weights in self._parts.model.parameters())
        self._dtype = choose_dtype(settings.dtype, self._device, self._parameters)
        if settings.dtype == "auto" and self._device.type == "cpu" and self._dtype is torch.bfloat16:
            self._dtype = self._quicker(folder, name, Path(settings.home))
        # Convolutions run quicker with the channels side by side; other layers have no such weights.
        self._parts.model.to(device=self._device, dtype=self._dtype, memory_format=torch.channels_last)
        parts = self._parts
        most = most_pictures(parts.model.config, free_memory()) if self._device.type == "cpu" else None
        portion = PORTION if self._device.type == "cpu" else None
        self._images_at_once = Batches(min(settings.batch, most or settings.batch), portion)
        self._texts_at_once = Batches(settings.batch, portion)
        self._reader = Reader(
            parts.tokenizer, parts.context_length, fills_context=parts.fills_context, lowers=parts.lowers
        )

        self.name = name
        self.device = str(self._device)
        self.dtype = str(self._dtype).removeprefix("torch.")
        self.context_length = parts.context_length
        self.logit_scale = parts.logit_scale
        self.dimension = self._tried()
        self.fingerprint = fingerprint(folder, self.dimension)

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        """L2-normalised float32 rows, shape (len(texts), dimension); what lies beyond the context is not read.

        Texts of like length share a batch, so that little is computed for padding; the order of the rows is theirs.

        Raises:
            EncoderFailed: the model gave something that is no finite vector, and the text is named; or not even one
                text fits into memory.

        Example:
            >>> load_encoder("bundled").encode_texts(["red dress", "blue jeans"]).shape
            (2, 256)
        """
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)

        def computed(part: slice) -> Vectors:
            tokens = self._tokens([texts[place] for place in order[part]])
            return self._features(self._parts.model.get_text_features, tokens)

        for part, rows in self._texts_at_once.over(len(order), computed):
            vectors[order[part]] = self._unit(rows, [f"the text '{texts[place][:60]}'" for place in order[part]])
        return vectors

    def encode_captions(self, texts: Sequence[str]) -> Vectors:
        """The same as `encode_texts`: these models know one kind of text."""
        return self.encode_texts(texts)

    def encode_images(self, images: Sequence[Image]) -> Vectors:
        """L2-normalised float32 rows, shape (len(images), dimension), from upright RGB pictures of any size.

        Raises:
            EncoderFailed: the model gave something that is no finite vector, and its place and size are named; or not
                even one picture fits into memory.
        """
        vectors = np.empty((len(images), self.dimension), dtype=np.float32)

        def computed(part: slice) -> Vectors:
            pixels = self._parts.preprocess(images=list(images[part]), return_tensors="pt")
            return self._features(self._parts.model.get_image_features, pixels)

        for part, rows in self._images_at_once.over(len(images), computed):
            sizes = enumerate(images[part], part.start + 1)
            vectors[part] = self._unit(rows, [f"picture {n} ({image.width}×{image.height})" for n, image in sizes])
        return vectors

    def overlong(self, texts: Sequence[str]) -> Sequence[bool]:
        """For each text, whether it has more than `context_length` tokens, special tokens included."""
        return self._reader.overlong(texts)

    def pieces(self, word: str) -> int:
        """In how many pieces its tokenizer breaks a word; as many as it has letters if it cannot read it at all.

        Example:
            >>> load_encoder("bundled").pieces("dress")
            1
        """
        return self._reader.pieces(word)

    def _tokens(self, texts: list[str]) -> Mapping[str, Any]:
        found = self._reader.tokens(texts)
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

    def _unit(self, rows: Vectors, named: Sequence[str]) -> Vectors:
        return unit_rows(rows, named, self.name, f"{self.dtype} on {self.device}")

    def _quicker(self, folder: Path, name: str, home: Path) -> "torch.dtype":
        """The quicker of bfloat16 and float32 on this processor; the model is read again if it was tried otherwise."""
        import torch

        from search.encoders.speed import quicker_format

        model = self._parts.model

        def compute() -> object:
            pixels = self._parts.preprocess(images=[new_picture("RGB", (64, 64))] * 2, return_tensors="pt")
            placed = {
                key: value.to(dtype=model.dtype if value.is_floating_point() else None) for key, value in pixels.items()
            }
            with torch.inference_mode():
                return model.get_image_features(**placed)

        try:
            quicker = quicker_format(model, compute, home)
        except Exception:  # a model that cannot compute: `_tried` will say so, with the reason
            quicker = "float32"
        if quicker == "float32" and model.dtype is not torch.float32:
            self._parts = open_parts(folder, name)
        return torch.float32 if quicker == "float32" else torch.bfloat16

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
        self._unit(text, ["a first text"])
        self._unit(image, ["a first picture"])
        return int(text.shape[1])
