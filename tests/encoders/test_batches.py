"""Work that does not fit into memory is done in smaller parts, and what never fits is one sentence."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch
from transformers import CLIPConfig

from search.encoders.batches import AT_ONCE, SHARE, Batches, free_memory, most_pictures
from search.encoders.hands import Hands, lend
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


@pytest.fixture
def crew() -> Iterator[ThreadPoolExecutor]:
    """A thread to which two hands of two cores each are lent."""
    with ThreadPoolExecutor(2, "hand") as hands, ThreadPoolExecutor(1, "asks", lend, (Hands(hands, 2),)) as asking:
        yield asking


def test_hands_compute_portions_of_a_batch_at_the_same_time_and_their_order_is_kept(crew: ThreadPoolExecutor) -> None:
    both = threading.Barrier(2, timeout=30)
    threads = set()

    def compute(part: slice) -> list[int]:
        both.wait()  # nobody gets past it alone
        threads.add(threading.current_thread().name)
        return list(range(part.start, part.stop))

    batches = Batches(32, portion=3)
    done = crew.submit(lambda: list(batches.over(22, compute))).result()
    assert [(part, numbers) for part, numbers in done] == [
        (slice(start, stop), list(range(start, stop))) for start, stop in ((0, 6), (6, 12), (12, 18), (18, 22))
    ]
    assert threads == {"hand_0", "hand_1"}


def test_without_a_portion_or_without_hands_a_batch_is_computed_at_once(crew: ThreadPoolExecutor) -> None:
    def sizes(batches: Batches) -> list[int]:
        return [part.stop - part.start for part, _ in batches.over(40, lambda part: None)]

    assert crew.submit(sizes, Batches(32)).result() == [32, 8]
    assert sizes(Batches(32, portion=3)) == [32, 8]


def test_a_portion_is_never_more_than_fits_and_is_halved_like_a_batch(crew: ThreadPoolExecutor) -> None:
    room = Room(3, OUT[0])
    done = crew.submit(lambda: list(Batches(4, portion=8).over(10, room))).result()
    assert [number for _, numbers in done for number in numbers] == list(range(10))
    assert max(room.tried) == 4


def test_where_a_portion_fails_those_not_begun_are_left() -> None:
    begun: list[int] = []
    over = threading.Event()

    def compute(part: slice) -> None:
        begun.append(part.start)
        if part.start == 0:
            raise ValueError("damaged")
        over.wait(30)

    with ThreadPoolExecutor(2) as hands:
        with ThreadPoolExecutor(1, initializer=lend, initargs=(Hands(hands, 1),)) as asking:
            failed = asking.submit(lambda: list(Batches(32, portion=1).over(20, compute))).exception()
        over.set()
    assert str(failed) == "damaged"
    assert len(begun) <= 3


def test_hands_make_the_same_vectors(saved: dict[str, Path], crew: ThreadPoolExecutor) -> None:
    encoder = TransformersEncoder("clip", saved["CLIP"], Settings())
    pictures = [picture(colour) for colour in ("red", "blue", "pink", "cyan", "white", "black", "green")] * 5
    texts = [f"a {'very ' * (number % 5)}red hat" for number in range(35)]
    shapes: list[int] = []
    encoder._parts.model.vision_model.register_forward_pre_hook(
        lambda model, args, inputs: shapes.append(len(inputs["pixel_values"])), with_kwargs=True
    )
    shared_out = crew.submit(encoder.encode_images, pictures).result()
    assert sorted(shapes) == [3, 16, 16]
    np.testing.assert_allclose(shared_out, encoder.encode_images(pictures), atol=1e-6)
    np.testing.assert_allclose(
        crew.submit(encoder.encode_texts, texts).result(), encoder.encode_texts(texts), atol=1e-6
    )
