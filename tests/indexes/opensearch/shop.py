"""An index of six documents on a real server, and whether it answers as it should."""

from search.indexes import Index, create_index
from search.indexes.opensearch import OpenSearchIndex
from tests.contract.shelf import X, near, worded
from tests.opensearch_server import Server

FINGERPRINT = "made-to-fail"


def made(location: str) -> OpenSearchIndex:
    """A new index, or the one that is there, for vectors of three numbers."""
    index = create_index(location, dimension=3, fingerprint=FINGERPRINT, encoder="by-hand")
    assert isinstance(index, OpenSearchIndex)
    return index


def searches(index: Index) -> None:
    """The index answers, and what it answers is right."""
    assert worded(index, "dress").ids == ("a", "b")
    assert near(index, "text-image", *X, depth=2).ids == ("a", "b")
    assert list(index.get("abcdef")) == list("abcdef")


def set_to(opensearch: Server, index: OpenSearchIndex, **settings: object) -> None:
    """Change settings of a build; two underscores stand for a dot."""
    opensearch.request(
        "PUT", f"/{index.build}/_settings", {name.replace("__", "."): settings[name] for name in settings}
    )
