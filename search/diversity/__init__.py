"""Orders that spread like results apart: each takes a pool of hits in rank order and gives a permutation of it."""

from search.diversity.kmeans import Grouping, kmeans
from search.diversity.mmr import mmr

__all__ = ["Grouping", "kmeans", "mmr"]
