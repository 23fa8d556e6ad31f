"""What a model answers, made into vectors that can be compared: checked, perhaps cut, and of length 1."""

from collections.abc import Sequence

import numpy as np

from search.errors import EncoderFailed
from search.nouns import Vectors


def unit_rows(rows: Vectors, named: Sequence[str], encoder: str, running: str) -> Vectors:
    """The rows divided by their lengths, float32 (n, dimension).

    Args:
        rows: one per text or picture.
        named: what each row is of, for the message.
        encoder: the name of the encoder that gave them.
        running: how it runs, such as `float32 on cpu`.

    Raises:
        EncoderFailed: a row that is not finite or is zero; the first is named.

    Example:
        >>> unit_rows(np.array([[3, 4]], np.float32), ["the text 'a'"], "clip", "float32 on cpu")
        array([[0.6, 0.8]], dtype=float32)
    """
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    usable = np.isfinite(lengths[:, 0]) & (lengths[:, 0] > 0)
    if not usable.all():
        raise EncoderFailed(
            f"the encoder '{encoder}' gave no finite vector for {named[int(np.argmin(usable))]}, running as {running}; "
            "try TRIPTYCH_DTYPE=float32, and if that fails too, check the model's files"
        )
    normalised: Vectors = rows / lengths
    return normalised
