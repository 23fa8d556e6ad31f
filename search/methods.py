"""Retrieval methods: ways to answer a query that people weigh against each other, each as the legs that it asks."""

from collections.abc import Mapping

from search.nouns import LegName

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
