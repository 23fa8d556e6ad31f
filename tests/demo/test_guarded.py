"""Gradio fetches nothing that a request names, whichever event it comes to."""

import pytest

from demo.guarded import unreferenced
from tests.demo.raw import Refused, call
from tests.ingest.site import Site

MARK = {"_type": "gradio.FileData"}


def test_references_to_addresses_become_addresses_however_deep_they_stand() -> None:
    posted = [{"list": [{"path": "http://a.example/x", "url": "http://b.example", "meta": MARK}]}, "text", None, 7]
    assert unreferenced(posted) == [{"list": ["http://a.example/x"]}, "text", None, 7]


@pytest.mark.parametrize(
    "value",
    [
        {"path": "upload.png", "meta": MARK},
        {"path": "http://a.example/x"},
        {"path": "http://a.example/x", "meta": "of a filter by the fields path and meta"},
        {"path": None, "meta": MARK},
        {"meta": {"_type": ["gradio.FileData"]}},
    ],
)
def test_everything_else_stays(value: dict[str, object]) -> None:
    assert unreferenced(value) == value


def test_what_an_event_gets_is_the_address_and_nothing_was_fetched(address: str, site: Site) -> None:
    named = {"path": f"{site.address}/picture/1", "url": f"{site.address}/picture/2", "meta": MARK}
    assert call(address, "search", text=named)["total"]  # words like any others: Gradio would have refused the call
    assert not call(address, "search", text="red", where={"kind": [named]})["hits"]
    with pytest.raises(Refused, match="public web"):
        call(address, "search", image=named)
    assert site.asked == []
