"""An encoder that is loaded when something has to be encoded: where mostly nothing has, nobody waits for it."""

import threading
from collections.abc import Sequence

from PIL.Image import Image

from search.encoders import Encoder, load_encoder
from search.errors import EncoderNotFound
from search.nouns import Vectors


class EncoderAtNeed:
    """Stands for the encoder that made an index's vectors, see `Encoder`.

    Args:
        name: by which it can be loaded; empty if the vectors were made elsewhere.
        fingerprint: that it has to have.
        dimension: length of its vectors.

    Raises:
        EncoderNotFound: when something has to be encoded, and it has no name, is not there or has become another one.
        EncoderFailed: see `load_encoder`.

    Example:
        >>> EncoderAtNeed(index.encoder, index.fingerprint, index.dimension).encode_texts(["a cat"]).shape
        (1, 512)
    """

    context_length = 0
    """Not known as long as the encoder isn't loaded."""

    def __init__(self, name: str, fingerprint: str, dimension: int) -> None:
        self.name = name
        self.fingerprint = fingerprint
        self.dimension = dimension
        self._loaded: Encoder | None = None
        self._loading = threading.Lock()

    @property
    def logit_scale(self) -> float:
        """See `Encoder.logit_scale`; it is read off the encoder, which is loaded for it."""
        return self._encoder().logit_scale

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        """See `Encoder.encode_texts`."""
        return self._encoder().encode_texts(texts)

    def encode_captions(self, texts: Sequence[str]) -> Vectors:
        """See `Encoder.encode_captions`."""
        return self._encoder().encode_captions(texts)

    def encode_images(self, images: Sequence[Image]) -> Vectors:
        """See `Encoder.encode_images`."""
        return self._encoder().encode_images(images)

    def overlong(self, texts: Sequence[str]) -> Sequence[bool]:
        """See `Encoder.overlong`."""
        return self._encoder().overlong(texts) if texts else []

    def pieces(self, word: str) -> int:
        """See `Encoder.pieces`."""
        return self._encoder().pieces(word)

    def _encoder(self) -> Encoder:
        with self._loading:
            if self._loaded is None:
                if not self.name:
                    raise EncoderNotFound("the index names no encoder, since its vectors were made elsewhere")
                loaded = load_encoder(self.name)
                if loaded.fingerprint != self.fingerprint:
                    raise EncoderNotFound(
                        f"what is called '{self.name}' is another encoder by now: its fingerprint is "
                        f"{loaded.fingerprint}, but the vectors are of {self.fingerprint}"
                    )
                self._loaded, self.context_length = loaded, loaded.context_length
            return self._loaded
