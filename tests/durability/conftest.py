import pytest

from tests.durability.scenarios import small


@pytest.fixture
def small_indexes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every index has a segment with lists, however few its documents are."""
    small(monkeypatch)
