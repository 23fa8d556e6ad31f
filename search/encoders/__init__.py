"""The Encoder seam: whatever turns texts and pictures into vectors of one space.

Everything above this line works with any encoder; which one is in use is injected, never branched on.
"""

from collections.abc import Sequence
from typing import Protocol

from PIL.Image import Image

from search.encoders.terms import Terms
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
        """What is searched for: L2-normalised float32 rows, shape (len(texts), dimension).

        What lies beyond the context is not read.

        Raises:
            EncoderFailed: the model gave something that is no finite vector.
        """
        ...

    def encode_captions(self, texts: Sequence[str]) -> Vectors:
        """What is to be found: the same for the captions of documents. Most models read both kinds of text alike.

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
        name: as for `load_encoder`; nothing is downloaded and nobody is asked.
        dimension: length of its vectors.

    Raises:
        EncoderNotFound: it is not on this machine.
        EncoderFailed: it brings code of its own that may not be run.
    """
    from search.encoders import cohere

    if cohere.knows(name):
        return cohere.fingerprint(name, dimension)
    from search.encoders import folders, jina_clip
    from search.encoders.fingerprint import fingerprint
    from search.settings import Settings

    folder = folders.find(name, online=False, deadline=0)
    code = jina_clip.code_of(folder, name, Settings.from_environment()) if jina_clip.is_jina_clip(folder) else ""
    return fingerprint(folder, dimension, code)


def load_encoder(name: str, *, online: bool | None = None, deadline: float | None = None) -> Encoder:
    """The encoder of that name, from this machine's files or, as far as the name says so, at an API.

    Args:
        name: an alias of the catalogue such as `bundled` or `clip`, a folder in the Hugging Face layout, a model's name
            on the hub, or one of Cohere's models such as `cohere-v4`. With `:512` behind it, its vectors are cut to
            that length, if the model was trained for it.
        online: may a model that isn't here be downloaded? By default as the setting `online` says: no.
        deadline: seconds that a download may take; by default the setting `download_deadline`.

    Raises:
        EncoderNotFound: it is not on this machine, and could not or may not be downloaded; or its vectors cannot be cut
            to that length.
        EncoderFailed: its files are here but are no image-text model, or bring code that may not be run.

    Example:
        >>> load_encoder("clip").dimension
        512
    """
    from search.encoders import cohere

    if cohere.knows(name):
        return cohere.load(name)
    from search.encoders.opened import load  # torch and transformers take seconds to import

    return load(name, online=online, deadline=deadline)


def terms_of(name: str) -> Terms | None:
    """What an encoder costs that runs elsewhere and is paid for; None for one that runs here.

    Raises:
        EncoderNotFound: there is no such model.
    """
    from search.encoders import cohere

    return cohere.terms(name) if cohere.knows(name) else None
