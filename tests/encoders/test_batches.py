"""Work that does not fit into memory is done in smaller parts, and what never fits is one sentence."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch
from transformers import CLIPConfig

from search.encoders.batches import AT_ONCE, SHARE, Batches, free_memory, most_pictures
from search.encoders.transformers import TransformersEncoder
from search.errors import EncoderFailed
from search.settings import Settings
from tests.colour_encoder import picture

OUT = [
    torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB"),
    RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes"),
    RuntimeError("MPS backend out of memory (MPS allocated: 9 GB)"),
    MemoryError(),
]


class Room:
    """Fits so many at once."""

    def __init__(self, most: int, error: Exception) -> None:
        self.most, self.error = most, error
        self.tried: list[int] = []

    def __call__(self, part: slice) -> list[int]:
        self.tried.append(part.stop - part.start)
        if part.stop - part.start > self.most:
            raise self.error
        return list(range(part.start, part.stop))


@pytest.mark.parametrize("error", OUT, ids=lambda error: type(error).__name__)
def test_a_batch_that_does_not_fit_is_halved_and_the_rest_stays_small(error: Exception) -> None:
    batches, room = Batches(8), Room(3, error)
    done = list(batches.over(10, room))
    assert [number for _, numbers in done for number in numbers] == list(range(10))
    assert room.tried == [8, 4, 2, 2, 2, 2, 2]
    assert next(iter(batches.over(3, room)))[0] == slice(0, 2)


def test_other_errors_are_not_taken_for_it() -> None:
    with pytest.raises(RuntimeError, match="sizes of tensors"):
        list(Batches(8).over(10, Room(3, RuntimeError("The sizes of tensors must match"))))


def test_what_does_not_fit_alone_is_said_so() -> None:
    with pytest.raises(EncoderFailed, match="does not fit into memory, even for one picture"):
        list(Batches(8).over(10, Room(0, OUT[0])))


def test_an_encoder_goes_on_with_smaller_batches(saved: dict[str, Path]) -> None:
    encoder = TransformersEncoder("clip", saved["CLIP"], Settings(batch=8))
    pictures = [picture(colour) for colour in ("red", "blue", "pink", "cyan", "white", "black", "green")]
    whole = encoder.encode_images(pictures)

    def little_room(model: Any, args: Any, inputs: dict[str, Any]) -> None:
        if len(inputs["pixel_values"]) > 3:
            raise OUT[0]

    encoder._parts.model.vision_model.register_forward_pre_hook(little_room, with_kwargs=True)
    np.testing.assert_allclose(encoder.encode_images(pictures), whole, atol=1e-6)


def test_the_bound_counts_what_a_layer_holds() -> None:
    """ViT-B/32: 49 patches of 768 numbers; 10 GB are plenty for a usual batch, 100 MB for a few pictures."""
    config = CLIPConfig()
    per_picture = 4 * 49 * (3 * 32**2 + 8 * 768 + 2 * 3072 + 12 * 49)
    assert most_pictures(config, 10 * 10**9) == int(10 * 10**9 * SHARE / AT_ONCE / per_picture) > 32
    assert most_pictures(config, 100 * 10**6) == 3
    assert most_pictures(config, 1) == 1


def test_where_nothing_can_be_reckoned_there_is_no_bound() -> None:
    assert most_pictures(CLIPConfig(), None) is None
    assert most_pictures(SimpleNamespace(vision_config=SimpleNamespace(hidden_sizes=[32, 64])), 10**9) is None


def test_this_machine_has_some_memory_left() -> None:
    free = free_memory()
    assert free is None or 0 < free < 2**50
