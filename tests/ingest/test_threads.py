"""How an ingest divides the cores."""

from concurrent.futures import ThreadPoolExecutor

import torch

from search.ingest.threads import cores, encoders_at_once, shared_cores


def test_threads_begun_during_an_ingest_compute_on_their_share_and_later_everything_is_as_before() -> None:
    before = torch.get_num_threads()
    with shared_cores(), ThreadPoolExecutor(1) as pool:
        assert pool.submit(torch.get_num_threads).result() * encoders_at_once() <= max(cores(), encoders_at_once())
    assert torch.get_num_threads() == before
