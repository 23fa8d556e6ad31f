"""The choice of device and number format."""

import pytest
import torch

from search.encoders.hardware import SMALL, choose_device, choose_dtype
from search.errors import InvalidInput

CPU = torch.device("cpu")


def test_auto_takes_a_device_that_is_there() -> None:
    device = choose_device("auto")
    assert torch.ones(2, device=device).sum().item() == 2


def test_a_named_device_is_taken() -> None:
    assert choose_device("cpu") == CPU


def test_a_small_model_always_runs_in_float32() -> None:
    assert choose_dtype("auto", CPU, SMALL) is torch.float32


def test_a_large_model_runs_in_bfloat16_where_the_processor_has_it() -> None:
    expected = torch.bfloat16 if torch.cpu._is_avx512_bf16_supported() else torch.float32
    assert choose_dtype("auto", CPU, SMALL + 1) is expected


@pytest.mark.parametrize("name", ["float32", "bfloat16", "float16"])
def test_a_named_number_format_is_taken_whatever_the_size(name: str) -> None:
    assert choose_dtype(name, CPU, 1) is choose_dtype(name, CPU, 10**9) is getattr(torch, name)


def test_unknown_names_are_refused() -> None:
    with pytest.raises(InvalidInput, match="'gpu'; give one of auto, cpu, cuda, mps"):
        choose_device("gpu")
    with pytest.raises(InvalidInput, match="'half'; give one of auto, float32"):
        choose_dtype("half", CPU, 1)
