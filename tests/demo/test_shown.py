"""Thumbnails of what is shown are brought at once, and never stand for another picture."""

from demo.shown import Shown
from search import Engine


class Counting:
    """An engine whose index counts how often it is asked for thumbnails."""

    def __init__(self, engine: Engine) -> None:
        self.index = self
        self.asked: list[list[str]] = []
        self._engine = engine

    def thumbnails(self, ids: list[str]) -> object:
        self.asked.append(ids)
        return self._engine.index.thumbnails(ids)


def test_a_whole_answer_is_brought_by_one_request_and_only_once(engine: Engine) -> None:
    counting = Counting(engine)
    shown = Shown(counting)  # type: ignore[arg-type]
    documents = [document for document in engine.index.browse() if document.image_digest]
    assert len(documents) > 3
    shown.bring(documents)
    shown.bring(documents)
    assert counting.asked == [[document.id for document in documents]]
    some = documents[0]
    assert shown.get(some.id, str(some.image_digest)[:12]) == (
        some.image_digest,
        engine.index.thumbnails([some.id])[some.id],
    )


def test_another_picture_or_none_is_not_given(engine: Engine) -> None:
    shown = Shown(engine)
    [some] = [document for document in engine.index.browse() if document.image_digest][:1]
    assert shown.get(some.id, str(some.image_digest)[:12]) is None
    shown.bring([some])
    assert shown.get(some.id, "0123456789ab") is None
    assert shown.get(some.id, "") is None


def test_the_oldest_go_first(engine: Engine) -> None:
    shown = Shown(engine, most=2)
    documents = [document for document in engine.index.browse() if document.image_digest][:3]
    for document in documents:
        shown.bring([document])
    kept = [shown.get(document.id, str(document.image_digest)[:12]) is not None for document in documents]
    assert kept == [False, True, True]
