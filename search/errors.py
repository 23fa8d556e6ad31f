"""Everything that Triptych raises on purpose: one tree, so that a caller can catch as much or as little as it wants.

    TriptychError
    ├── InvalidInput           what was asked or handed in cannot be right; mend it and ask again
    │   ├── InvalidQuery           an empty query, an unknown leg, a negative weight, a filter that makes no sense
    │   ├── UnreadableImage        a file that is no picture, is damaged, or is larger than allowed
    │   ├── InvalidSource          a collection to ingest that is missing or whose metadata cannot be understood
    │   └── InvalidDocuments       documents and vectors that do not fit together or do not fit the index
    ├── IndexMismatch          the index was made by another encoder or by a newer Triptych
    ├── GivenUp                nobody waits for the answer any longer
    └── Unavailable            something that is needed is not there
        ├── IndexNotFound          no index at that place
        ├── IndexDamaged           an index is there, but its data cannot be trusted
        ├── IndexBusy              another process is writing to the index
        ├── EncoderNotFound        the encoder's files are not on this machine
        └── EncoderFailed          the encoder is there, but could not be loaded or gave no usable vectors
            └── GaveOut                it gave some vectors and then no more, as when a quota ends

Every message says what failed, why, and what to do about it. The command line turns `exit_code` into its exit status.
"""

import numpy as np
from numpy.typing import NDArray


class TriptychError(Exception):
    """The root of the tree; `exit_code` is what the command line ends with."""

    exit_code = 2


class InvalidInput(TriptychError):
    """What was asked or handed in cannot be right."""


class InvalidQuery(InvalidInput):
    """A query, a leg, a weight or a filter that makes no sense."""


class UnreadableImage(InvalidInput):
    """A file that is no picture, is damaged, or is larger than allowed."""


class InvalidSource(InvalidInput):
    """A collection to ingest that is missing or whose metadata cannot be understood."""


class InvalidDocuments(InvalidInput):
    """Documents and vectors that do not fit together or do not fit the index."""


class IndexMismatch(TriptychError):
    """The index was made by another encoder or by a newer Triptych."""


class GivenUp(TriptychError):
    """Nobody waits for the answer any longer, see `search.deadline`."""

    exit_code = 3


class Unavailable(TriptychError):
    """Something that is needed is not there."""

    exit_code = 3


class IndexNotFound(Unavailable):
    """No index at that place."""


class IndexDamaged(Unavailable):
    """An index is there, but its data cannot be trusted."""


class IndexBusy(Unavailable):
    """Another process is writing to the index."""


class EncoderNotFound(Unavailable):
    """The encoder's files are not on this machine."""


class EncoderFailed(Unavailable):
    """The encoder is there, but could not be loaded or gave no usable vectors."""


class GaveOut(EncoderFailed):
    """The encoder gave some of the vectors that it was asked for and then no more, as when a quota ends.

    Attributes:
        vectors: float32 (n, dimension), one row per text or picture it was asked for; NaN where there is none.
    """

    def __init__(self, message: str, vectors: NDArray[np.float32]) -> None:
        super().__init__(message)
        self.vectors = vectors
