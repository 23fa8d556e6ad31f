"""The answers that were given last, at hand for what the drawer tells of their hits.

An answer is found by its key alone, which nobody can guess and only the page that it was sent to knows.
"""

from collections import OrderedDict
from dataclasses import replace
from threading import Lock

from demo.actions import Answer

MOST = 3_000
"""Hits that are kept in all: 250 pages of twelve, at some tens of kilobytes each, since a hit still knows the rankings
by which it tells what would have been."""


class Recent:
    """Answers by their keys, the oldest forgotten first.

    It only saves time: whoever asks for one that is forgotten asks its question again.

    Args:
        most: hits that are kept in all.

    Example:
        >>> recent.keep(answer)
        >>> recent.get(answer.key).hits == answer.hits
        True
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[str, Answer] = OrderedDict()
        self._hits = 0
        self._lock = Lock()

    def keep(self, answer: Answer) -> None:
        """Keep an answer; it takes the place of one with the same key, as with more pages or in another view."""
        told = replace(answer, rankings=(), beside={})  # of these the drawer tells nothing
        with self._lock:
            before = self._kept.pop(answer.key, None)
            self._kept[answer.key] = told
            self._hits += len(told.hits) - (len(before.hits) if before is not None else 0)
            while self._hits > self._most and len(self._kept) > 1:
                _, oldest = self._kept.popitem(last=False)
                self._hits -= len(oldest.hits)

    def get(self, key: str) -> Answer | None:
        """The answer with that key; None if it is forgotten or never was."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)
