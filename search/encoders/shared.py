"""Encoders that several indexes use at once: each is in memory one time, however many collections were made with it."""

import threading
from collections.abc import Callable
from weakref import WeakValueDictionary

from search.encoders import Encoder, load_encoder


class SharedEncoders:
    """Loads encoders, and hands out one that is still in use somewhere instead of loading it again.

    What is the same encoder, the fingerprint says; the name may lead to another one by the time it is asked again. An
    encoder that nobody uses any longer is forgotten. Safe to use from many threads; they load one after the other.

    Args:
        load: what loads an encoder by its name.

    Example:
        >>> shared = SharedEncoders()
        >>> first = shared.load("bundled", index.fingerprint)
        >>> shared.load("bundled", index.fingerprint) is first
        True
    """

    def __init__(self, load: Callable[[str], Encoder] = load_encoder) -> None:
        self._load = load
        self._in_use: WeakValueDictionary[str, Encoder] = WeakValueDictionary()
        self._loading = threading.Lock()

    def load(self, name: str, fingerprint: str) -> Encoder:
        """The encoder of that fingerprint if it is in use, else what the name leads to, of whichever fingerprint.

        Raises:
            EncoderNotFound, EncoderFailed: see `search.encoders.load_encoder`.
        """
        with self._loading:
            encoder = self._in_use.get(fingerprint)
            if encoder is None:
                encoder = self._load(name)
                self._in_use[encoder.fingerprint] = encoder
            return encoder

    def add(self, encoder: Encoder) -> None:
        """Hand this one out too: it was loaded elsewhere."""
        with self._loading:
            self._in_use.setdefault(encoder.fingerprint, encoder)
