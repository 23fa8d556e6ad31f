"""Another build under an index's name, while the way to the server breaks."""

import uuid
from collections.abc import Iterator
from contextlib import closing

import pytest

from search.indexes import create_index, drop_index, open_index
from search.indexes.builds import begin_build, publish_build
from tests.contract.shelf import X, add, near
from tests.opensearch_proxy import Cut, Proxy

pytestmark = pytest.mark.slow


@pytest.fixture
def place(proxy: Proxy) -> Iterator[str]:
    place = proxy.address(f"switched-{uuid.uuid4().hex}")
    yield place
    drop_index(place)


def test_a_switch_whose_answer_is_lost_is_made_once_and_is_no_one_elses(proxy, place):
    with (
        closing(create_index(place, dimension=3, fingerprint="old")) as old,
        closing(begin_build(place, dimension=3, fingerprint="new")) as new,
    ):
        add(new, a=X)
        proxy.inject(Cut(after=1), where="/_aliases", times=1)
        publish_build(old, new)
        assert sum("/_aliases" in request for request in proxy.seen) == 2
        assert old.superseded()
    with closing(open_index(place)) as shown:
        assert shown.fingerprint == "new"
        assert near(shown, "text-image", *X).ids == ("a",)
