"""Which number format is quicker on this processor: measured once for each model, and remembered.

Instructions for 16 bits are no promise: some processors or builds of torch have them and are no quicker for it. What
counts is the processor's time of one thread, so that other work on the machine changes the answer little.
"""

import json
import os
import platform
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

REPEATS = 2
"""Times that each format is tried after its first run; the quickest counts."""

FILE = "formats.json"


def seconds(compute: Callable[[], object]) -> float:
    """The processor's seconds of one run in one thread; a first run, which also sets things up, does not count."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        compute()
        taken = []
        for _ in range(REPEATS):
            start = time.thread_time()
            compute()
            taken.append(time.thread_time() - start)
        return min(taken)
    finally:
        torch.set_num_threads(before)


def machine() -> str:
    """The processor and the build of torch: what a measurement holds for."""
    import torch

    name = platform.processor() or platform.machine()
    with suppress(OSError):
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        name = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), name)
    return f"{name}, torch {torch.__version__}"


def remembered(home: Path, key: str) -> dict[str, float] | None:
    """What was measured under that key, seconds by format; None if nothing was or the file cannot be read."""
    try:
        found = json.loads((home / FILE).read_text(encoding="utf-8"))[key]
        return {name: float(value) for name, value in found.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def remember(home: Path, key: str, measured: dict[str, float]) -> None:
    """Keep a measurement; where nothing can be written, it is made again the next time."""
    path = home / FILE
    known: dict[str, object] = {}
    with suppress(OSError, ValueError):
        read = json.loads(path.read_text(encoding="utf-8"))
        known = read if isinstance(read, dict) else {}
    own = path.with_name(f"{FILE}.{os.getpid()}")
    with suppress(OSError):
        home.mkdir(parents=True, exist_ok=True)
        own.write_text(json.dumps(known | {key: measured}, indent=1), encoding="utf-8")
        own.replace(path)


def quicker_format(model: Any, compute: Callable[[], object], home: Path) -> str:
    """`float32` or `bfloat16`, whichever the model computes quicker in on this processor.

    Args:
        model: a module in float32; if it had to be measured, it is in bfloat16 afterwards.
        compute: runs it on a picture or two, in whichever format it is in.
        home: the folder in which measurements are remembered.
    """
    import torch

    parameters = sum(weights.numel() for weights in model.parameters())
    key = f"{type(model).__name__} of {parameters:,} parameters on {machine()}"
    measured = remembered(home, key)
    if measured is None or not {"float32", "bfloat16"} <= set(measured):
        measured = {"float32": seconds(compute)}
        model.to(dtype=torch.bfloat16)
        measured["bfloat16"] = seconds(compute)
        remember(home, key, measured)
    return min(("float32", "bfloat16"), key=measured.__getitem__)
