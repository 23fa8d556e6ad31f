"""How many pictures or texts a model takes at once: what the settings say, as far as it fits into memory.

On a processor the bound is reckoned beforehand, since running out of memory there can end any process; elsewhere, and
where the reckoning was too hopeful, a batch that does not fit is tried again by halves. Where hands are lent
(`hands.py`), portions of a batch are computed at the same time.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from search.encoders.hands import lent
from search.errors import EncoderFailed

Result = TypeVar("Result")

AT_ONCE = 4
"""Batches that an ingest encodes at the same time at most."""

SHARE = 0.5
"""Of the free memory, what all of them may take together."""

PORTION = 8
"""Pictures or texts for each of its cores that a hand takes at a time on a processor: as quick for each as more would
be, and few enough that at the end no hand works for long while the others have nothing left."""


class Batches:
    """Cuts work into batches; one that did not fit makes all later ones smaller.

    Args:
        portion: how many of a batch a hand takes for each of its cores, where hands are lent (`hands.py`); None for a
            device that computes a batch at once.

    Attributes:
        size: how many go into a batch.
    """

    def __init__(self, size: int, portion: int | None = None) -> None:
        self.size = size
        self._portion = portion

    def over(self, n: int, compute: Callable[[slice], Result]) -> Iterator[tuple[slice, Result]]:
        """What `compute` makes of each part of n things, in their order; hands call it several at a time.

        Raises:
            EncoderFailed: not even one fits into memory.

        Example:
            >>> [part for part, _ in Batches(2).over(3, lambda part: None)]
            [slice(0, 2, None), slice(2, 3, None)]
        """
        hands = lent()
        if hands is None or self._portion is None:
            yield from self._in_turn(0, n, compute)
            return
        step = min(self.size, self._portion * hands.cores)
        begun = [
            hands.threads.submit(lambda start: list(self._in_turn(start, min(start + step, n), compute)), start)
            for start in range(0, n, step)
        ]
        try:
            for portion in begun:
                yield from portion.result()
        finally:  # where one failed, the rest need not be begun
            for portion in begun:
                portion.cancel()

    def _in_turn(self, start: int, n: int, compute: Callable[[slice], Result]) -> Iterator[tuple[slice, Result]]:
        """The same for those from `start` on, in this thread."""
        while start < n:
            part = slice(start, min(start + self.size, n))
            try:
                result = compute(part)
            except (RuntimeError, MemoryError) as error:
                if not _out_of_memory(error):
                    raise
                if part.stop - start == 1:
                    raise EncoderFailed(
                        "the encoder does not fit into memory, even for one picture or text at a time; take a smaller "
                        "one, or TRIPTYCH_DEVICE=cpu"
                    ) from error
                self.size = min(self.size, (part.stop - start) // 2)
                _let_go()
                continue
            yield part, result
            start = part.stop


def most_pictures(config: Any, free: int | None) -> int | None:
    """How many pictures a vision transformer may take at once on a processor; None if it cannot be reckoned.

    Counted are, in float32, the pixels and what one layer holds between its steps: queries, keys, values, their
    weights, the wide middle and the residual.

    Args:
        config: the model's configuration.
        free: bytes that are free, see `free_memory`.
    """
    vision = getattr(config, "vision_config", None)
    width = getattr(vision, "hidden_size", None)
    patch = getattr(vision, "patch_size", None)
    if free is None or not isinstance(width, int) or not isinstance(patch, int):
        return None
    side = getattr(vision, "image_size", None)
    tokens = getattr(vision, "num_patches", None) or ((side // patch) ** 2 if isinstance(side, int) else 0)
    inner = getattr(vision, "intermediate_size", 4 * width)
    heads = getattr(vision, "num_attention_heads", 1)
    numbers = tokens * (3 * patch**2 + 8 * width + 2 * inner + heads * tokens)
    return max(1, int(free * SHARE / AT_ONCE / (4 * numbers))) if numbers else None


def free_memory() -> int | None:
    """Bytes that this process may still take without anything being swapped out; None if the system does not tell.

    Inside a container it is what its limit leaves, if that is less.
    """
    try:
        lines = Path("/proc/meminfo").read_text().splitlines()
        free = next(int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:"))
    except (OSError, StopIteration):
        try:
            return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
        except (ValueError, OSError, AttributeError):
            return None
    group = Path("/sys/fs/cgroup")
    try:
        limit, used = ((group / name).read_text().strip() for name in ("memory.max", "memory.current"))
        return free if limit == "max" else min(free, max(0, int(limit) - int(used)))
    except (OSError, ValueError):
        return free


def _out_of_memory(error: Exception) -> bool:
    import torch

    told = str(error).lower()
    return (
        isinstance(error, MemoryError | torch.OutOfMemoryError)
        or "out of memory" in told  # Apple's Metal
        or "defaultcpuallocator" in told
    )


def _let_go() -> None:
    """Hand what torch keeps of a device's memory for later back to it."""
    import torch

    if torch.cuda.is_available():
        torch.cuda.empty_cache()
