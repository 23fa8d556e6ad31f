"""How near unrelated things are to each other, per leg: what makes a cosine a z-score, and says when nothing matches.

A cosine of .3 is near for one encoder and far for another, and a text is nearer to texts than to pictures whatever they
say (W. Liang et al., "Mind the Gap", NeurIPS 2022). So each leg has a scale of its own, measured on the index's own
vectors: the middle and the spread of the cosines of pairs that belong to different documents. The middle is the median
and the spread 1.4826 times the median distance from it, which is the standard deviation of a normal distribution
(P. Rousseeuw and C. Croux, 1993): the few pairs that are related after all — colourways of a product, the caption of
the picture itself — then change nothing.

A best hit is always there, however senseless the query, and the larger the collection the nearer it is. How near, is
found by asking: `unrelated.txt` holds two hundred short texts about what pictures hardly ever show, from tax law to
topology. Those whose words no caption has are searched for in the whole index, and 95 % of their best hits lie below
`Usual.best`.
"""

import math
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib.resources import files
from typing import cast

import numpy as np
from numpy.typing import NDArray

from search.calibration import Calibration
from search.encoders import Encoder
from search.errors import IndexBusy, InvalidQuery
from search.indexes import JSON, Index
from search.nouns import Leg, LegName, Place, VectorField, Vectors
from search.reasons import FILLERS
from search.words import words

LEAST = 8
"""Documents that an index needs before anything is called usual in it."""
SAMPLE = 500
"""Vectors of each field that are compared with each other."""
ENOUGH = 40
"""Unrelated texts that have to be left for those to count alone whose words no caption has."""
_SETTING = "usual"


@dataclass(frozen=True)
class Usual:
    """One leg's scale.

    Attributes:
        middle: the median cosine of unrelated pairs.
        spread: their spread, in cosines, comparable to a standard deviation.
        best: the z-score that the best hit of 95 % of unrelated queries stays below in this collection; None where that
            was not measured.
    """

    middle: float
    spread: float
    best: float | None = None

    def z(self, cosine: float) -> float:
        """How many spreads above the middle a cosine lies.

        Example:
            >>> Usual(middle=0.1, spread=0.2).z(0.5)
            2.0
        """
        return (cosine - self.middle) / self.spread

    def cosine(self, z: float) -> float:
        """The cosine of a z-score."""
        return self.middle + z * self.spread


@dataclass(frozen=True)
class Scales:
    """Every leg's scale in one index, and how many documents it had when they were measured."""

    documents: int
    legs: Mapping[LegName, Usual]

    def cosines(self, z_thresholds: Mapping[LegName, float]) -> dict[LegName, float]:
        """The cosines of z-scores, for the legs that have a scale.

        Raises:
            InvalidQuery: a leg that does not exist or has no scale in this index, or a z-score that is no number.
        """
        for leg, z in z_thresholds.items():
            if not isinstance(z, int | float) or math.isnan(z):
                raise InvalidQuery(f"the z-threshold for {leg} is {z!r}; give a number")
            if leg not in self.legs:
                known = ", ".join(self.legs) or "no leg, since it holds too little to compare"
                raise InvalidQuery(f"{leg} has no z-scores in this index; there are some for {known}")
        return {leg: self.legs[leg].cosine(z) for leg, z in z_thresholds.items()}

    def scaled(self, leg: LegName, place: Place) -> Place:
        """The place with its z-score, where the leg has a scale."""
        usual = self.legs.get(leg)
        if usual is None or place.score is None:
            return place
        return Place(place.rank, place.score, place.imputed, usual.z(place.score))

    @classmethod
    def unknown(cls) -> "Scales":
        """Of an index in which nothing was measured."""
        return cls(0, {})

    def holds_for(self, documents: int) -> bool:
        """Whether an index of that many documents is still much the same: a tenth more or fewer at most."""
        return abs(documents - self.documents) <= self.documents / 10


def measured(index: Index, encoder: Encoder | None) -> Scales:
    """The scales of an index as it is now.

    Args:
        index: is asked for a sample of its vectors and, with an encoder, for the best hits of unrelated texts.
        encoder: the index's; without it no text can be asked, and `Usual.best` stays None.

    Returns:
        No leg's scale where there are fewer than LEAST vectors to compare.
    """
    documents, sample = index.info().documents, Calibration.of(index, SAMPLE)
    much = max(len(sample.image), len(sample.caption)) >= LEAST
    strangers = unrelated_texts()
    asked = encoder.encode_texts(strangers) if encoder is not None and much else None
    texts = sample.caption if len(sample.caption) >= LEAST else asked
    legs: dict[LegName, Usual] = {}
    if texts is not None:
        _add(legs, "text-caption", texts, sample.caption)
        _add(legs, "text-image", texts, sample.image)
    _add(legs, "image-image", sample.image, sample.image)
    _add(legs, "image-caption", sample.image, sample.caption)
    if len(sample.image) >= LEAST and len(sample.caption) >= LEAST:
        _add(legs, "both-image", _both(sample), sample.image)
    if asked is not None:
        for leg, best in _best_of_strangers(index, strangers, asked, legs).items():
            legs[leg] = Usual(legs[leg].middle, legs[leg].spread, best)
    return Scales(documents, legs)


def keep(index: Index, encoder: Encoder) -> Scales:
    """Measure and keep with the index, unless what is kept still holds."""
    known = kept(index)
    if known is None or not known.holds_for(index.info().documents):
        known = measured(index, encoder)
        value = {leg: [usual.middle, usual.spread, usual.best] for leg, usual in known.legs.items()}
        with suppress(IndexBusy):  # another writer is at it: what is measured can be measured again
            index.keep_setting(_SETTING, {"documents": known.documents, "legs": cast("JSON", value)})
    return known


def kept(index: Index) -> Scales | None:
    """What `keep` kept last, however the index has grown since."""
    value = index.setting(_SETTING)
    if not isinstance(value, dict):
        return None
    return Scales(
        int(cast("int", value["documents"])), {leg: Usual(*numbers) for leg, numbers in value["legs"].items()}
    )


def unrelated_texts() -> tuple[str, ...]:
    """Two hundred short texts about what pictures hardly ever show."""
    return tuple(files("search").joinpath("unrelated.txt").read_text("utf-8").splitlines())


def _add(legs: dict[LegName, Usual], leg: LegName, queries: Vectors, vectors: Vectors) -> None:
    if len(queries) < LEAST or len(vectors) < LEAST:
        return
    cosines = queries @ vectors.T
    if queries is vectors:  # nothing is unrelated to itself
        cosines = cosines[~np.eye(len(vectors), dtype=bool)]
    middle = float(np.median(cosines))
    spread = 1.4826 * float(np.median(np.abs(cosines - middle)))
    if spread == 0:  # more than half of them alike
        spread = float(cosines.std())
    legs[leg] = Usual(middle, max(spread, 1e-6))


def _both(sample: Calibration) -> Vectors:
    """Query vectors of `both-image` from captions and pictures that stand side by side in the sample by chance."""
    pairs = zip(sample.caption, np.roll(sample.image, len(sample.image) // 2, axis=0), strict=False)
    return np.stack([both for text, image in pairs if (both := sample.both(text, image)) is not None])


def _best_of_strangers(
    index: Index, texts: tuple[str, ...], vectors: Vectors, legs: Mapping[LegName, Usual]
) -> dict[LegName, float]:
    """For each leg with a scale that asks with a text, the z-score below which 95 % of the best hits lie."""
    asked: dict[LegName, VectorField] = {"text-caption": "caption", "text-image": "image"}
    names = [leg for leg in asked if leg in legs]
    best: dict[LegName, list[float]] = {leg: [] for leg in names}
    mentioned = []
    for text, vector in zip(texts, vectors, strict=True):
        telling = " ".join(word for word in words(text) if word not in FILLERS)
        rankings = index.retrieve(
            [Leg("text-bm25", text=telling), *(Leg(leg, vector=vector) for leg in names)], depth=1
        )
        mentioned.append(len(rankings[0]) > 0)
        for ranking in rankings[1:]:
            best[ranking.leg].append(legs[ranking.leg].z(ranking.scores[0]) if ranking.scores else np.nan)
    foreign = ~np.array(mentioned)
    if foreign.sum() < ENOUGH:  # captions of every kind: then the few that are not so unrelated have to be borne
        foreign[:] = True
    return {leg: _quantile(np.array(found)[foreign]) for leg, found in best.items() if not np.isnan(found).all()}


def _quantile(found: NDArray[np.float64]) -> float:
    return float(np.nanquantile(found, 0.95))
