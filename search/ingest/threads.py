"""How an ingest divides the cores: threads that decode, and threads that encode and do not wait for one another.

A library that spreads one computation over all cores makes each of them wait for the slowest; beside threads that
decode, or any other busy process, that wait costs many times the work. Hands that each compute portions of the batches
on their share of the cores (`search.encoders.hands`) keep them all busy without it, to the last batch.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

MOST_ENCODERS = 4
"""Batches that are encoded at once, and hands, at most: each needs memory for what lies between a network's layers."""


def cores() -> int:
    """Processors that this process may use, which in a container are fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def encoders_at_once() -> int:
    """How many batches are encoded at the same time: one more than cores, so that no core waits for a batch to end."""
    return min(cores() + 1, MOST_ENCODERS)


def hands() -> int:
    """How many threads compute portions of the batches: not more than cores."""
    return min(cores(), MOST_ENCODERS)


def cores_of_a_hand() -> int:
    """On how many cores each of them computes."""
    return cores() // hands()


@contextmanager
def shared_cores() -> Iterator[None]:
    """Inside, threads that are begun compute on their share of the cores, as far as torch is what computes.

    An encoder that is no torch model has no threads to divide; torch is not imported for it.
    """
    torch = sys.modules.get("torch")
    if torch is None:
        yield
        return
    before = torch.get_num_threads()
    torch.set_num_threads(cores_of_a_hand())
    try:
        yield
    finally:
        torch.set_num_threads(before)
