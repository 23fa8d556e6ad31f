"""Triptych: search captioned images with words, a picture, or both. These are the public names.

Example:
    >>> from search import Query, open_engine
    >>> with open_engine("shop.index") as engine:
    ...     results = engine.search(Query(text="striped red dress"), top=12)
"""

from search.engine import Engine, open_engine
from search.errors import TriptychError
from search.indexes import create_index, open_index
from search.nouns import Document, Hit, Query, Results

__all__ = [
    "Document",
    "Engine",
    "Hit",
    "Query",
    "Results",
    "TriptychError",
    "create_index",
    "open_engine",
    "open_index",
]
