"""The layouts are what they say, so that the rest of the contract tests what it should."""

from search.indexes import Index
from tests.contract.layouts import BALLAST, Mixed, Segmented
from tests.contract.shelf import X, add, fill, near


def test_documents_lie_where_the_layout_has_them(index: Index) -> None:
    layouts: dict[type, tuple[tuple[int, int, int], ...]] = {
        Segmented: ((6, 0, 0), (6, 0, 0)),
        Mixed: ((3 + BALLAST, BALLAST, 3), (3 + BALLAST, BALLAST + 1, 4)),
    }
    fill(index)
    assert near(index, "text-image", *X, depth=1).ids == ("a",)
    before = index.info().segment
    add(index, g=X)
    index.remove(["a"])
    assert near(index, "text-image", *X, depth=1).ids == ("g",)
    after = index.info().segment
    if type(index) not in layouts:
        assert before is after is None
        return
    assert before is not None
    assert after is not None
    assert layouts[type(index)] == tuple((each.documents, each.removed, each.behind) for each in (before, after))
