"""Who writes and searches sees at once what was written, as far as the servers can show it."""

import uuid
from collections.abc import Iterator

import pytest

from search.errors import Unavailable
from search.indexes import Index, create_index, drop_index
from tests.contract.shelf import X, Y, add, near
from tests.opensearch_proxy import Hang, Proxy
from tests.opensearch_server import shared_server

pytestmark = pytest.mark.slow


@pytest.fixture
def index(proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> Iterator[Index]:
    """An index behind the proxy; nothing in it is refreshed but by being asked to."""
    monkeypatch.setenv("TRIPTYCH_OPENSEARCH_TIMEOUT", "4")
    place = proxy.address(f"fresh-{uuid.uuid4().hex}")
    index = create_index(place, dimension=3, fingerprint="by-hand")
    shared_server().request("PUT", f"/{place.rpartition('/')[2]}/_settings", {"index": {"refresh_interval": "-1"}})
    yield index
    index.close()
    proxy.heal()
    drop_index(place)


def refreshes(proxy: Proxy) -> int:
    return sum("/_refresh" in request for request in proxy.seen)


def test_a_change_is_found_by_the_next_search_which_refreshes_once(index, proxy):
    add(index, a=X)
    assert near(index, "text-image", *X).ids == ("a",)
    assert near(index, "text-image", *X).ids == ("a",)
    assert refreshes(proxy) == 1
    index.remove(["a"])
    assert near(index, "text-image", *X).ids == ()
    assert refreshes(proxy) == 2


def test_while_a_refresh_hangs_a_search_answers_without_the_last_changes(index, proxy):
    add(index, a=X)
    assert near(index, "text-image", *X).ids == ("a",)
    proxy.inject(Hang(), where="/_refresh")
    add(index, b=Y)
    assert near(index, "text-image", *X).ids == ("a",)
    with pytest.raises(Unavailable, match="in time"):
        index.browse()  # what others rely on to be complete is refused instead
    proxy.heal()
    assert near(index, "text-image", *X).ids == ("a", "b")
    assert [document.id for document in index.browse()] == ["a", "b"]
