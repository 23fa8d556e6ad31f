"""Captions without a source: words as common and captions as long as in collections of captioned photographs.

The shares of the commonest words and the lengths are those of a mixture of photo captions and product titles. Half of
a caption's less common words belong to its cluster, as the words on pictures of one kind do.
"""

import numpy as np
from numpy.typing import NDArray

VOCABULARY = 60_000

SHARES = (
    (1, 0.11), (2, 0.034), (3, 0.032), (5, 0.0195), (10, 0.0088), (20, 0.0065), (50, 0.0024), (100, 0.00115),
    (200, 6.2e-4), (500, 2.4e-4), (1_000, 1e-4), (2_000, 4.3e-5), (5_000, 1e-5), (10_000, 2.5e-6), (60_000, 2e-7),
)  # fmt: skip
"""Of all words in captions, the share of the word of that rank; between them it falls evenly on a double log scale."""

COMMON = 30
"""Ranks of words that belong to no subject: articles, prepositions."""

OF_A_CLUSTER = 24
"""Words that are usual for one cluster."""

SHORTEST, MEDIAN, LONGEST = 3, 10.5, 100
SPREAD = 0.5
"""Of the lengths' logarithms."""


class Captions:
    """Draws captions.

    Args:
        clusters: how many clusters the documents are of.
        rng: draws which words are usual for each of them.
    """

    def __init__(self, clusters: int, rng: np.random.Generator) -> None:
        ranks, shares = np.log(np.array(SHARES).T)
        share = np.exp(np.interp(np.log(np.arange(1, VOCABULARY + 1)), ranks, shares))
        self._until = np.cumsum(share / share.sum())
        self._common = float(self._until[COMMON - 1])
        self._usual = self._less_common(rng.random((clusters, OF_A_CLUSTER)))
        self._words = np.array([word(rank) for rank in range(VOCABULARY)], dtype=object)

    def draw(self, clusters: NDArray[np.int64], rng: np.random.Generator) -> list[str]:
        """One caption for a document of each of these clusters."""
        lengths = np.exp(np.log(MEDIAN) + SPREAD * rng.standard_normal(len(clusters)))
        lengths = lengths.clip(SHORTEST, LONGEST).astype(np.int64)
        count = int(lengths.sum())
        ranks = np.searchsorted(self._until, rng.random(count)).clip(max=VOCABULARY - 1)
        of_cluster = np.repeat(clusters, lengths)
        usual = (ranks >= COMMON) & (rng.random(count) < 0.5)
        ranks[usual] = self._usual[of_cluster[usual], rng.integers(0, OF_A_CLUSTER, count)[usual]]
        drawn = self._words[ranks].tolist()
        ends = np.cumsum(lengths).tolist()
        return [" ".join(drawn[start:end]) for start, end in zip([0, *ends], ends, strict=False)]

    def _less_common(self, even: NDArray[np.float64]) -> NDArray[np.int64]:
        """Ranks behind the common ones, from numbers drawn evenly between 0 and 1."""
        found = np.searchsorted(self._until, self._common + (1 - self._common) * even)
        return found.clip(COMMON, VOCABULARY - 1)


def word(rank: int) -> str:
    """A word that can be spoken, the shorter the commoner; every rank has another.

    Example:
        >>> word(0), word(1), word(75), word(6000)
        ('ba', 'be', 'baba', 'bazuke')
    """
    syllables = ""
    rank += 1
    while rank:
        rank, which = divmod(rank - 1, 75)
        syllables = "bcdfghjklmnprsz"[which // 5] + "aeiou"[which % 5] + syllables
    return syllables
