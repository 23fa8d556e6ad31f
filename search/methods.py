"""Retrieval methods: ways to answer a query that people weigh against each other, each as the legs that it asks."""

from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

from search.errors import InvalidQuery
from search.nouns import LegName

MethodName: TypeAlias = Literal["caption", "image", "average", "fused"]

METHODS: Mapping[str, tuple[LegName, ...] | None] = {
    "caption": ("text-caption", "image-caption"),
    "image": ("text-image", "image-image"),
    "average": ("text-average", "image-average"),
    "fused": None,
}
"""Name → the legs to hand to `Engine.search(legs=…)`; None is the default fusion.

The first three are those of the Fashion200k experiment: the query's vector against the description's, against the
picture's, and against the mean of both.

Example:
    >>> engine.search(query, legs=METHODS["caption"])
"""


def chosen(names: Iterable[str] | None) -> dict[str, tuple[LegName, ...] | None]:
    """The methods of those names, in that order; all of them if nothing is named.

    Raises:
        InvalidQuery: there is no method of such a name.

    Example:
        >>> chosen(["image"])
        {'image': ('text-image', 'image-image')}
    """
    wanted = list(names or METHODS)
    for name in wanted:
        if name not in METHODS:
            raise InvalidQuery(f"there is no retrieval method {str(name)[:60]!r}; there are {', '.join(METHODS)}")
    return {name: METHODS[name] for name in wanted}
