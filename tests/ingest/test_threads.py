"""How an ingest divides the cores."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL.Image import Image

from search.encoders.batches import Batches
from search.indexes import Index
from search.ingest import threads
from search.ingest.pipeline import ingest
from search.ingest.sources import open_source
from search.ingest.threads import cores_of_a_hand, hands, shared_cores
from search.nouns import Vectors
from search.settings import Settings
from tests.ingest.conftest import CountingEncoder


def test_threads_begun_during_an_ingest_compute_on_their_share_and_later_everything_is_as_before() -> None:
    before = torch.get_num_threads()
    with shared_cores(), ThreadPoolExecutor(1) as pool:
        assert pool.submit(torch.get_num_threads).result() == cores_of_a_hand()
    assert torch.get_num_threads() == before


@pytest.mark.parametrize("present", [1, 2, 3, 4, 6, 64])
def test_hands_keep_to_the_cores_there_are(monkeypatch: pytest.MonkeyPatch, present: int) -> None:
    monkeypatch.setattr(threads, "cores", lambda: present)
    assert present // 2 < hands() * cores_of_a_hand() <= present


def test_the_last_batch_is_computed_by_all_hands(
    monkeypatch: pytest.MonkeyPatch, photos: Path, new_index: Callable[[str], Index]
) -> None:
    """A single batch, which nobody gets done alone: each portion waits until another is computed beside it."""
    monkeypatch.setattr(threads, "cores", lambda: 2)
    both = threading.Barrier(2, timeout=30)

    class InPortions(CountingEncoder):
        def encode_images(self, images: Sequence[Image]) -> Vectors:
            def compute(part: slice) -> Vectors:
                both.wait()
                return super(InPortions, self).encode_images(images[part])

            return np.concatenate([rows for _, rows in Batches(8, portion=4).over(len(images), compute)])

    report = ingest(open_source(photos), new_index("hands"), InPortions(), settings=Settings(batch=8))
    assert report.added == 8
