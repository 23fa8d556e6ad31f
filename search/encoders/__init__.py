"""The Encoder seam: whatever turns texts and pictures into vectors of one space.

Everything above this line works with any encoder; which one is in use is injected, never branched on.
"""

from collections.abc import Sequence
from typing import Protocol

from PIL.Image import Image

from search.nouns import Vectors

LOGIT_SCALE = 100.0
"""The factor of an encoder that tells none: where CLIP's training ends, since it is held there (Radford et al., 2021).
"""


class Encoder(Protocol):
    """Texts and pictures to vectors of one space, so that either can find the other.

    It may be called from several threads at once.

    Attributes:
        name: how a user calls it: `bundled`, a folder, or a name on a model hub.
        fingerprint: hex digest over weights, configuration, preprocessing and dimension; never over device or dtype.
            Vectors of two fingerprints cannot be compared.
        dimension: length of every vector.
        context_length: how many tokens of a text are read, special tokens included.
        logit_scale: the factor that its training put on cosines before the softmax over labels, such as 100 for CLIP;
            `LOGIT_SCALE` where it tells none. What SigLIP adds to every logit (its bias) cancels in a softmax.
    """

    name: str
    fingerprint: str
    dimension: int
    context_length: int

    @property
    def logit_scale(self) -> float:
        """See above; an attribute will do."""
        ...

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        """L2-normalised float32 rows, shape (len(texts), dimension); what lies beyond the context is not read.

        Raises:
            EncoderFailed: the model gave something that is no finite vector.
        """
        ...

    def encode_images(self, images: Sequence[Image]) -> Vectors:
        """L2-normalised float32 rows, shape (len(images), dimension), from upright RGB pictures of any size.

        Raises:
            EncoderFailed: the model gave something that is no finite vector.
        """
        ...

    def overlong(self, texts: Sequence[str]) -> Sequence[bool]:
        """For each text, whether it is longer than `context_length` tokens, so that its end is not read."""
        ...

    def pieces(self, word: str) -> int:
        """In how many pieces the encoder reads a word: 1 for a word it knows, the more the less it knows it."""
        ...


def fingerprint_of(name: str, dimension: int) -> str:
    """The fingerprint that an encoder has, read off its files without the seconds that loading it takes.

    Args:
        name: as for `load_encoder`; nothing is downloaded.
        dimension: length of its vectors.

    Raises:
        EncoderNotFound: it is not on this machine.
    """
    from search.encoders.fingerprint import fingerprint
    from search.encoders.folders import find

    return fingerprint(find(name, online=False, deadline=0), dimension)


def load_encoder(name: str, *, online: bool | None = None, deadline: float | None = None) -> Encoder:
    """The encoder of that name, from this machine's files.

    Args:
        name: `bundled`, a folder in the Hugging Face layout, or a model's name on the hub.
        online: may a model that isn't here be downloaded? By default as the setting `online` says: no.
        deadline: seconds that a download may take; by default the setting `download_deadline`.

    Raises:
        EncoderNotFound: it is not on this machine, and could not or may not be downloaded.
        EncoderFailed: its files are here but are no image-text model.
    """
    from search.encoders.transformers import load  # torch and transformers take seconds to import

    return load(name, online=online, deadline=deadline)
