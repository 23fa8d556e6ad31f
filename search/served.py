"""An index together with its encoder and what is usual in it: what an engine answers from at one moment."""

import threading
import time
from collections.abc import Mapping

from search.calibration import Calibration
from search.deadline import waiting
from search.encoders import Encoder
from search.encoders.shared import SharedEncoders
from search.errors import EncoderFailed, EncoderNotFound, IndexMismatch
from search.fusion import PLAIN_K, PLAIN_WEIGHTS, USUAL_K, checked_weights
from search.indexes import Index
from search.nouns import LegName
from search.tuned import Tuned
from search.tuned import kept as kept_tuned
from search.usual import Scales, kept, measured

LOOK_AGAIN = 5.0
"""Seconds for which the scales, and what was tuned, are taken to hold without asking the index."""


class Served:
    """One opened index and the encoder that made its vectors, which is loaded when it is first needed.

    Args:
        index: what is searched; of the encoder's fingerprint.
        encoder: its encoder, or another name for it than the one that the index knows.
        encoders: loads it, and shares it with the other indexes that are served from there.

    Attributes:
        index: as handed in.
        encoder_name: empty if the vectors were made elsewhere.
    """

    def __init__(
        self, index: Index, encoder: str | Encoder | None = None, encoders: SharedEncoders | None = None
    ) -> None:
        self.index = index
        self._encoders = encoders or SharedEncoders()
        self.encoder_name = index.encoder
        self._encoder: Encoder | None = None
        self._loading = threading.Lock()
        self._calibration: tuple[int, Calibration] | None = None
        self._scales: Scales | None = None
        self._scaled_at: tuple[int, bool] | None = None
        self._look_again = 0.0
        self._scaling = threading.Lock()
        self._tuned: tuple[float, Tuned | None] | None = None
        if isinstance(encoder, str):
            self.encoder_name = encoder
        elif encoder is not None:
            self._encoder, self.encoder_name = self._fitting(encoder), encoder.name
            self._encoders.add(encoder)

    @property
    def encoder(self) -> Encoder:
        """The encoder, loaded when it is first asked for.

        Raises:
            EncoderNotFound, EncoderFailed: see `search.encoders.load_encoder`.
            IndexMismatch: it isn't the encoder that made the index's vectors.
        """
        with self._loading:
            if self._encoder is None:
                if not self.encoder_name:
                    raise EncoderNotFound(
                        "this index names no encoder, since its vectors were made elsewhere: "
                        "hand in text_vector or image_vector, or name the encoder that made them"
                    )
                self._encoder = self._fitting(self._encoders.load(self.encoder_name, self.index.fingerprint))
            return self._encoder

    def calibration(self) -> Calibration:
        """The calibration of the index as it is now; measured again when documents came, changed or went."""
        generation, known = self.index.generation(), self._calibration
        if known is None or known[0] != generation:
            with waiting(None):  # the next question needs it too, and would begin it again
                known = self._calibration = generation, Calibration.of(self.index)
        return known[1]

    def scales(self) -> Scales | None:
        """What is usual in the index, see `search.usual`: as kept with it, or measured now where nothing kept holds.

        Without the encoder, which is not loaded for this, only the scales are measured, not what unrelated queries
        find; an index whose vectors were made elsewhere has what was kept with it or none. While documents keep coming,
        it is looked at anew every LOOK_AGAIN seconds at most.
        """
        with self._scaling:
            able = self._encoder is not None
            if self._scaled_at is not None and self._scaled_at[1] == able and time.monotonic() < self._look_again:
                return self._scales
            seen = self.index.generation(), able
            if self._scaled_at != seen:
                with waiting(None):  # as above
                    self._scales, self._scaled_at = self._scaled(), seen
            self._look_again = time.monotonic() + LOOK_AGAIN
            return self._scales

    def fusion(
        self, weights: Mapping[LegName, float] | None, k: float | None, *, plain: bool
    ) -> tuple[Mapping[LegName, float], float]:
        """What every leg counts by itself, and the fusion's constant: as the caller says, else as the index has it.

        Args:
            weights, k: as the caller says.
            plain: what is not said is not the index's own but the paper's, see `search.fusion.PLAIN_WEIGHTS`.

        Raises:
            InvalidQuery: see `search.fusion.checked_weights`.
        """
        if plain:
            return checked_weights(weights, PLAIN_WEIGHTS), PLAIN_K if k is None else k
        tuned = self._tuned_now()
        if tuned is not None:
            weights, k = {**tuned.weights, **(weights or {})}, tuned.k if k is None else k
        return checked_weights(weights), USUAL_K if k is None else k

    def _tuned_now(self) -> Tuned | None:
        known = self._tuned
        if known is None or time.monotonic() >= known[0]:
            known = self._tuned = time.monotonic() + LOOK_AGAIN, kept_tuned(self.index)
        return known[1]

    def _scaled(self) -> Scales | None:
        known = kept(self.index)
        if not self.encoder_name or (known is not None and known.holds_for(self.index.info().documents)):
            return known
        try:
            return measured(self.index, self._encoder)
        except EncoderFailed:  # a search that goes on with words alone does so without
            return measured(self.index, None)

    def _fitting(self, encoder: Encoder) -> Encoder:
        if encoder.fingerprint != self.index.fingerprint:
            raise IndexMismatch(
                f"the index holds vectors of the encoder with the fingerprint {self.index.fingerprint}, but "
                f"'{encoder.name}' has {encoder.fingerprint}: open it with the encoder that made it, or ingest again"
            )
        return encoder
