"""Where an encoder runs and in which number format: the quickest that this machine has, unless a setting says so."""

from collections.abc import Iterator
from contextlib import contextmanager

import torch

from search.errors import EncoderFailed, InvalidInput

DEVICES = ("auto", "cpu", "cuda", "mps")
DTYPES = {"float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16}

SMALL = 20_000_000
"""Parameters up to which 16 bits are never chosen: a small model gains about a millisecond and loses digits."""

FEW = 2
"""Inputs of a query: its text and what it wants to be without."""


def choose_device(wanted: str) -> torch.device:
    """The device of that name, or for `auto` the first there is of CUDA, Apple's Metal (MPS) and the processor.

    Raises:
        InvalidInput: no known device's name.
        EncoderFailed: this machine, or this build of torch, does not have it.
    """
    if wanted not in DEVICES:
        raise InvalidInput(f"TRIPTYCH_DEVICE is '{wanted}'; give one of {', '.join(DEVICES)}")
    present = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available(), "cpu": True}
    if wanted == "auto":
        return torch.device(next(name for name, there in present.items() if there))
    if not present[wanted]:
        raise EncoderFailed(f"TRIPTYCH_DEVICE is '{wanted}', but torch finds no such device here; take 'auto' or 'cpu'")
    return torch.device(wanted)


def choose_dtype(wanted: str, device: torch.device, parameters: int) -> torch.dtype:
    """The number format of that name, or for `auto` what serves best.

    bfloat16 where the hardware multiplies matrices in it (processors with AMX or AVX-512-BF16, CUDA from Ampere on) and
    the model has more than `SMALL` parameters; else float32. On a processor whoever asks still has to measure which is
    quicker, see `speed.py`.

    Raises:
        InvalidInput: no known number format's name.
    """
    if wanted != "auto":
        if wanted not in DTYPES:
            raise InvalidInput(f"TRIPTYCH_DTYPE is '{wanted}'; give one of auto, {', '.join(DTYPES)}")
        return DTYPES[wanted]
    return torch.bfloat16 if parameters > SMALL and _multiplies_bfloat16(device) else torch.float32


@contextmanager
def threads_for(inputs: int, parameters: int) -> Iterator[None]:
    """Inside, this thread computes alone where spreading the work over the cores costs more than it gains.

    That is a query's few inputs to a model of at most `SMALL` parameters: its layers take so little that the threads
    wait for one another longer than they compute, and many times longer beside other busy threads or processes.
    """
    before = torch.get_num_threads()
    if inputs > FEW or parameters > SMALL or before == 1:
        yield
        return
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def _multiplies_bfloat16(device: torch.device) -> bool:
    if device.type == "cuda":
        return torch.cuda.get_device_capability(device) >= (8, 0)
    if device.type == "cpu":
        return torch.cpu._is_avx512_bf16_supported()  # every processor with AMX has these instructions too
    return False
