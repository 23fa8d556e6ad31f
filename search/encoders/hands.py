"""Hands: threads that compute, among which whoever encodes many batches at once has all of them shared out.

With a thread for each batch, cores are idle at the end, while one works on the last batch and the others have nothing
left. In portions of a batch, whichever hand is free takes the next.
"""

import threading
from concurrent.futures import Executor
from dataclasses import dataclass

_thread = threading.local()


@dataclass(frozen=True)
class Hands:
    """Threads that compute portions of batches.

    Attributes:
        threads: do the work, what was handed in first being begun first.
        cores: on how many of them each of these threads computes.
    """

    threads: Executor
    cores: int


def lend(hands: Hands) -> None:
    """From now on what this thread asks of an encoder may be computed by those, several portions at a time."""
    _thread.hands = hands


def lent() -> Hands | None:
    """What was lent to this thread; None if it computes by itself."""
    hands: Hands | None = getattr(_thread, "hands", None)
    return hands
