"""What kind a request is of."""

import pytest

from demo.kinds import kind_of


@pytest.mark.parametrize(
    ("path", "query", "kind"),
    [
        ("/", b"q=red", "ask"),
        ("/in/shop/evaluate", b"q=red", "ask"),
        ("/in/shop/thumbnails/YQ.webp", b"", "small"),
        ("/suggest", b"q=re", "small"),
        ("/drawer", b"answer=x&q=red&id=a", "ask"),
        ("/in/shop/drawer", b"answer=x&q=red&id=a&rank=1&ahead=1", "small"),
        ("/drawer", b"answer=x&ahead=1&q=red&id=a", "ask"),  # what comes later might take it back
        ("/metrics", b"", "free"),
        ("/gradio_api/queue/data", b"session_hash=x", "stream"),
    ],
)
def test_a_request_is_told_by_its_path_and_whether_it_only_looks(path, query, kind):
    assert kind_of({"method": "GET", "path": path, "query_string": query}) == kind
