from search.notices import Circumstances, notices
from search.nouns import Query
from search.spelling import Unheard


def told(**changes: object) -> list[str]:
    seen = {
        "query": Query(text="cat"),
        "truncated": (),
        "offset": 0,
        "top": 10,
        "total": 90,
        "unwanted": 0,
        "shown": 10,
    }
    return [notice.text for notice in notices(Circumstances(**{**seen, **changes}))]  # type: ignore[arg-type]


def test_a_full_page_needs_no_notice():
    assert told() == []


def test_nothing_found_says_so_and_what_to_do_when_there_are_filters():
    assert told(total=0, shown=0) == ["Nothing was found."]
    assert told(total=0, shown=0, query=Query(text="cat", where={"a": "b"})) == [
        "Nothing was found. Loosen the filters or thresholds and try again."
    ]


def test_fewer_hits_than_asked_for_are_explained():
    assert told(total=3, shown=3) == ["There are only 3 documents to show."]
    assert told(total=3, shown=3, query=Query(text="cat", where={"a": "b"})) == [
        "There are only 3 documents that pass the filters to show."
    ]


def test_a_short_last_page_is_no_surprise_but_an_empty_one_is():
    assert told(offset=80, total=83, shown=3) == []
    assert told(offset=90, shown=0) == ["The ranking ends at 90; ask with a larger depth to go on."]


def test_a_text_that_was_cut_is_named_by_its_beginning():
    [text] = told(truncated=("a very long text " * 10,))
    assert text.startswith("“a very long text a very long text a very…” is longer than the encoder reads")


def test_what_stands_behind_is_counted():
    assert told(unwanted=2, query=Query(text="cat", without="glasses")) == [
        "2 hits mention or resemble “glasses” and stand behind the rest."
    ]
    assert told(unwanted=1, query=Query(text="cat", without="glasses")) == [
        "1 hit mentions or resembles “glasses” and stands behind the rest."
    ]


def test_legs_that_failed_are_named_first():
    first, *_ = told(missing=("text-image", "image-image"), total=0, shown=0)
    assert "text-image, image-image" in first


def test_what_matches_nothing_is_said_first_and_words_that_nobody_uses_are_named():
    unknown = (Unheard("gabardeen", "gabardine"), Unheard("xylofon"))
    assert told(nothing_matches=True, unheard=unknown, truncated=("cat",))[:3] == [
        "Nothing here really matches “cat”; these are only the nearest.",
        "No document mentions “gabardeen”; did you mean “gabardine”?",
        "No document mentions “xylofon”.",
    ]


def test_where_nothing_was_found_nothing_else_need_be_said():
    assert told(nothing_matches=True, total=0, shown=0) == ["Nothing was found."]
