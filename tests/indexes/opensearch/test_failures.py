"""What can happen to a real server: each gives its own clear error, and nothing that was acknowledged is ever lost."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from search.engine import open_engine
from search.errors import IndexBusy, IndexNotFound, Unavailable
from search.indexes import drop_index, open_index
from search.indexes.builds import begin_build, publish_build
from search.indexes.opensearch import OpenSearchIndex, gate, writing
from search.indexes.opensearch import index as index_room
from search.nouns import Document
from tests.contract.shelf import X, Y, fill, near, vectors, webp, worded
from tests.indexes.opensearch.shop import made, searches, set_to
from tests.opensearch_proxy import Cut, Delay, Hang, Proxy, Refuse, self_signed
from tests.opensearch_server import Server

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("quiet")]

CHECKOUT = Path(__file__).resolve().parents[3]


# Gone, or slow


def test_a_connection_that_breaks_once_in_the_middle_of_an_answer_is_not_noticed(opensearch, name, shop):
    with opensearch.proxy() as proxy:
        index = open_index(proxy.address(name))
        for where in ("/_msearch", "/_mget", "/_search", "/_stats"):
            proxy.inject(Cut(after=40), where=where, times=1)
            searches(index)
            assert index.info().documents == 6
            assert index.generation() == shop.generation()
            proxy.heal()
        index.close()


@pytest.mark.usefixtures("hasty")
def test_a_server_that_goes_in_the_middle_of_a_query_is_named_and_searched_again_when_it_is_back(
    opensearch, name, shop
):
    with opensearch.proxy() as proxy:
        index = open_index(proxy.address(name))
        for fault in (Cut(after=40), Refuse()):
            proxy.inject(fault)
            with pytest.raises(Unavailable, match=rf"OpenSearch at localhost:{proxy.port} cannot be reached"):
                worded(index, "dress")
            proxy.heal()
            searches(index)
        index.close()


@pytest.mark.parametrize("fault", [Delay(6.0), Hang()])
def test_a_slow_server_is_given_up_when_the_time_is_over(opensearch, name, shop, monkeypatch, fault):
    monkeypatch.setenv("TRIPTYCH_OPENSEARCH_TIMEOUT", "2")
    with opensearch.proxy() as proxy:
        engine = open_engine(proxy.address(name))
        near(engine.index, "text-image", *X)  # how many documents there are is known from now on
        proxy.inject(fault, where="_msearch")
        started = time.monotonic()
        with pytest.raises(Unavailable, match="did not answer in time"):
            near(engine.index, "text-image", *X)
        assert time.monotonic() - started < 5.9
        proxy.heal()
        monkeypatch.delenv("TRIPTYCH_OPENSEARCH_TIMEOUT")
        engine.close()


@pytest.mark.usefixtures("hasty")
def test_a_load_waits_for_a_server_that_is_away_for_a_moment(opensearch, name, shop):
    with opensearch.proxy() as proxy:
        index = open_index(proxy.address(name))
        for where in ("/_mget", "/_search", "/_alias", "/_bulk"):
            proxy.inject(Refuse(), where=where, times=12)
            index.add(
                [Document("new", fields={where: "1"}), Document("g")],
                image_vectors=vectors(X, Y),
                caption_vectors=None,
                thumbnails=[webp(), None],
            )
            assert set(index.get(["new", "g"])) == {"new", "g"}
            index.remove(["new", "g"])
        index.close()


def test_an_answer_that_was_lost_does_not_store_anything_twice(opensearch, name, shop):
    with opensearch.proxy() as proxy:
        index = open_index(proxy.address(name))
        proxy.inject(Cut(after=10), where="/_bulk", times=1)
        assert index.remove(["a", "b"]) in (0, 1, 2)
        proxy.inject(Cut(after=10), where="/_bulk", times=1)
        fill(index, "ab")
        assert index.info().documents == 6
        searches(index)
        index.close()


def test_an_answer_that_was_lost_makes_switches_and_drops_no_index_twice(opensearch, name):
    with opensearch.proxy() as proxy:
        where = proxy.address(name)
        for part in ("--media", "--0001"):
            proxy.inject(Cut(after=10), where=part, times=1)
            made(where).close()
        index = made(where)
        fill(index)
        new = begin_build(where, dimension=3, fingerprint="another")
        proxy.inject(Cut(after=10), where="/_aliases", times=1)
        publish_build(index, new)
        assert index.superseded()
        assert not new.superseded()
        fill(new)
        searches(new)
        proxy.inject(Cut(after=10), where="--0002", times=1)
        drop_index(where)
        index.close()
        new.close()
    with pytest.raises(IndexNotFound):
        open_index(opensearch.address(name))


# Refused: user, certificate


def test_everything_goes_through_tls_with_a_password(opensearch, name, monkeypatch, tmp_path):
    certificate = self_signed(tmp_path)
    monkeypatch.setenv("TRIPTYCH_OPENSEARCH_USER", "writer")
    monkeypatch.setenv("TRIPTYCH_OPENSEARCH_PASSWORD", "correct horse")
    with opensearch.proxy(certificate=certificate, credentials="writer:correct horse") as proxy:
        with pytest.raises(Unavailable, match="is not trusted"):
            made(proxy.address(name))
        monkeypatch.setenv("TRIPTYCH_OPENSEARCH_CA", str(certificate[0]))
        index = made(proxy.address(name))
        fill(index)
        searches(index)
        index.close()
        monkeypatch.setenv("TRIPTYCH_OPENSEARCH_PASSWORD", "wrong staple")
        for call in (open_index, drop_index):
            with pytest.raises(Unavailable, match="refuses the user or the password") as raised:
                call(proxy.address(name))
            assert "staple" not in str(raised.value)


# The state of the index


def nowhere_to_be(opensearch: Server, build: str) -> None:
    """Make a build anew, whose shard may be on no node that there is."""
    described = opensearch.request("GET", f"/{build}")[build]
    settings = {name: described["settings"]["index"][name] for name in ("knn", "analysis", "number_of_replicas")}
    settings["routing.allocation.require._name"] = "nobody"
    opensearch.request("DELETE", f"/{build}")
    anew = {"settings": {"index": settings}, "mappings": described["mappings"], "aliases": described["aliases"]}
    opensearch.request("PUT", f"/{build}?wait_for_active_shards=0", anew)


@pytest.mark.usefixtures("hasty")
def test_a_red_index_says_so_and_is_well_when_its_shard_is_there(opensearch, name, shop, monkeypatch):
    for room in (gate, writing, index_room):
        monkeypatch.setattr(room, "PATIENCE", 3.0)
    monkeypatch.setattr(writing, "SHARD_PATIENCE", 1)
    nowhere_to_be(opensearch, shop.build)
    assert opensearch.request("GET", f"/_cluster/health/{shop.build}")["status"] == "red"
    index = open_index(opensearch.address(name))
    calls: dict[str, Callable[[], object]] = {
        "retrieve": lambda: worded(index, "dress"),
        "get": lambda: index.get("a"),
        "vectors": lambda: index.vectors(["a"], "image"),
        "browse": index.browse,
        "info": index.info,
        "generation": index.generation,
        "add": lambda: fill(index, "a"),
        "remove": lambda: index.remove("a"),
    }
    for what, call in calls.items():
        with pytest.raises(Unavailable, match=r"a part of the index .* is not there.*allocation/explain"):
            raise AssertionError(f"{what} gave {call()}")
    set_to(opensearch, shop, index__routing__allocation__require___name=None)
    opensearch.request("GET", f"/_cluster/health/{shop.build}?wait_for_status=yellow&timeout=60s")
    fill(index)
    searches(index)
    index.close()


@pytest.fixture
def flooded(opensearch: Server, shop: OpenSearchIndex) -> Iterator[OpenSearchIndex]:
    """The index as a server leaves it whose disk is nearly full; the server would soon see that it isn't."""
    threshold = "cluster.routing.allocation.disk.threshold_enabled"
    opensearch.request("PUT", "/_cluster/settings", {"transient": {threshold: False}})
    set_to(opensearch, shop, index__blocks__read_only_allow_delete=True)
    yield shop
    opensearch.request("PUT", "/_cluster/settings", {"transient": {threshold: None}})


def test_a_disk_that_is_nearly_full_takes_nothing_loses_nothing_and_goes_on_afterwards(opensearch, flooded):
    new = Document("new", "a green dress")
    calls: list[Callable[[], object]] = [
        lambda: flooded.add([new], image_vectors=vectors(Y), caption_vectors=None),
        lambda: flooded.add([new], image_vectors=vectors(Y), caption_vectors=None, thumbnails=[webp()]),
        lambda: flooded.remove(["a"]),
        lambda: flooded.keep_setting("a", 1),
    ]
    for call in calls:
        with pytest.raises(Unavailable, match=r"the disk of OpenSearch at .* is nearly full.*make room"):
            call()
    searches(flooded)
    assert "new" not in flooded.get(["new"])
    set_to(opensearch, flooded, index__blocks__read_only_allow_delete=None)
    for call in calls:
        call()
    assert "new" in flooded.get(["new"])
    assert flooded.setting("a") == 1


def test_an_index_that_somebody_made_read_only_says_that(opensearch, shop):
    set_to(opensearch, shop, index__blocks__read_only=True)
    with pytest.raises(IndexBusy, match="read-only"):
        fill(shop, "a")
    with pytest.raises(IndexBusy, match="read-only"):
        shop.remove(["a"])
    searches(shop)
    set_to(opensearch, shop, index__blocks__read_only=None)
    fill(shop, "a")


def test_a_closed_index_is_neither_searched_nor_made_again(opensearch, name, shop):
    opensearch.request("POST", f"/{shop.build}/_close")
    for call in (lambda: worded(shop, "dress"), lambda: fill(shop, "a"), lambda: shop.get("a")):
        with pytest.raises(Unavailable, match="is closed; open it with POST"):
            call()
    made(opensearch.address(name)).close()
    opensearch.request("POST", f"/{name}/_open")
    opensearch.request("GET", f"/_cluster/health/{shop.build}?wait_for_status=yellow&timeout=60s")
    searches(shop)


# The command line


@pytest.mark.parametrize("command", [["query", "dress"], ["info"], ["ingest", "assets/catalogue"], ["drop", "--yes"]])
def test_the_command_line_says_in_one_line_that_no_server_answers(command, monkeypatch):
    with Proxy(1) as proxy:
        nobody = proxy.address("shop")
    monkeypatch.setenv("TRIPTYCH_OPENSEARCH_USER", "writer")
    monkeypatch.setenv("TRIPTYCH_OPENSEARCH_PASSWORD", "correct horse")
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "search", *command, "--index", nobody],
        capture_output=True, text=True, check=False, cwd=CHECKOUT, timeout=120,
    )  # fmt: skip
    assert done.returncode == 3, done.stderr
    (told,) = done.stderr.strip().splitlines()
    assert "cannot be reached (Connection refused)" in told
    assert "horse" not in done.stdout + done.stderr
    assert time.monotonic() - started < 100


def test_an_index_that_is_not_there_says_how_to_make_it(opensearch, name):
    with pytest.raises(IndexNotFound, match=r"there is no index at .*python -m search ingest"):
        open_index(opensearch.address(name))
