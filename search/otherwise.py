"""What if: where each document would stand had a part of the question not been there.

Nothing is searched again. A leg's own ranking does not change when another part of the question goes, so fusing the
rankings that are left gives the very order that would have come out, down to the depth to which the legs were asked.
In a large index this holds but for the few documents that a leg knows only through the others, since the legs of one
call tell each other what they found.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count

from search.fusion import tally
from search.nouns import LegName, Ranking

_NEEDS: Mapping[LegName, frozenset[str]] = {
    "text-bm25": frozenset({"text"}),
    "text-caption": frozenset({"text"}),
    "text-image": frozenset({"text"}),
    "image-image": frozenset({"image"}),
    "image-caption": frozenset({"image"}),
    "both-image": frozenset({"text", "image"}),
    "text-average": frozenset({"text"}),
    "image-average": frozenset({"image"}),
}
"""The parts of the query that each leg asks with."""

_LOOKS_AT: Mapping[LegName, frozenset[str]] = {
    "text-bm25": frozenset({"caption"}),
    "text-caption": frozenset({"caption"}),
    "text-image": frozenset({"picture"}),
    "image-image": frozenset({"picture"}),
    "image-caption": frozenset({"caption"}),
    "both-image": frozenset({"picture"}),
    "text-average": frozenset({"caption", "picture"}),
    "image-average": frozenset({"caption", "picture"}),
}
"""The sides of a document that each leg looks at."""


def otherwise(
    rankings: Sequence[Ranking],
    *,
    weights: Mapping[LegName, float],
    k: float,
    depth: int,
    behind: Collection[str] = (),
    elsewhere: Collection[LegName] = (),
) -> dict[str, dict[str, int]]:
    """The fused rank of every document that would still be found, for each part that could be missing.

    Args:
        rankings: the legs that voted, none empty.
        weights: what each of them counts, and `k` and `depth` as they were fused with, see `search.fusion.fuse`.
        behind: ids of unwanted documents, which stand behind the rest whatever is missing.
        elsewhere: legs that look only at documents which no other leg can see: leaving a side of the documents out is
            no question for them.

    Returns:
        Rank by id, by what is missing. A question of words and a picture can lack `"text"` or `"image"`; with one of
        them alone the documents' `"caption"` or `"picture"` could go unlooked at. A part without which no leg or every
        leg would be left is not there.

    Example:
        >>> legs = [Ranking("text-bm25", ("a", "b"), (2.0, 1.0)), Ranking("text-image", ("b", "c"), (0.9, 0.8))]
        >>> otherwise(legs, weights=DEFAULT_WEIGHTS, k=60, depth=50)
        {'caption': {'b': 1, 'c': 2}, 'picture': {'a': 1, 'b': 2}}
    """
    voted = [ranking.leg for ranking in rankings]
    asked = frozenset().union(*(_NEEDS[leg] for leg in voted))
    if len(asked) > 1:
        parts, concerns = ("text", "image"), _NEEDS
    else:
        parts, concerns = ("caption", "picture"), _LOOKS_AT
        voted = [leg for leg in voted if leg not in elsewhere]
    ranks = {}
    for part in parts:
        left = {leg for leg in voted if part not in concerns[leg]}
        if 0 < len(left) < len(voted):
            fused = tally([each for each in rankings if each.leg in left], weights=weights, k=k, depth=depth)
            ids = sorted(fused.ids, key=lambda id_: id_ in behind) if behind else fused.ids
            ranks[part] = dict(zip(ids, count(1), strict=False))
    return ranks


@dataclass(frozen=True)
class WhatIf:
    """The what-ifs of one answer, worked out when the first of them is read: few answers are asked for any.

    The attributes are the arguments of `otherwise`.
    """

    rankings: Sequence[Ranking]
    weights: Mapping[LegName, float]
    k: float
    depth: int
    behind: Collection[str] = ()
    elsewhere: Collection[LegName] = ()

    @cached_property
    def ranks(self) -> Mapping[str, Mapping[str, int]]:
        """What `otherwise` gives."""
        return otherwise(
            self.rankings,
            weights=self.weights,
            k=self.k,
            depth=self.depth,
            behind=self.behind,
            elsewhere=self.elsewhere,
        )

    def of(self, id_: str) -> Mapping[str, int | None]:
        """A document's rank by what is missing; None where it would not be found.

        Example:
            >>> WhatIf(legs, DEFAULT_WEIGHTS, k=60, depth=50).of("a")
            {'caption': None, 'picture': 1}
        """
        return _Of(self, id_)


class _Of(Mapping[str, int | None]):
    def __init__(self, answer: WhatIf, id_: str) -> None:
        self._answer, self._id = answer, id_

    def __getitem__(self, part: str) -> int | None:
        return self._answer.ranks[part].get(self._id)

    def __iter__(self) -> Iterator[str]:
        return iter(self._answer.ranks)

    def __len__(self) -> int:
        return len(self._answer.ranks)

    def __repr__(self) -> str:
        return repr(dict(self))
