import pytest

from search.notices import ENGLISH, Circumstances, notices
from search.notices import told as told_in
from search.nouns import LEG_NAMES, Notice, Query
from search.spelling import Unheard


def circumstances(**changes: object) -> Circumstances:
    seen = {
        "query": Query(text="cat"),
        "truncated": (),
        "offset": 0,
        "top": 10,
        "total": 90,
        "unwanted": 0,
        "shown": 10,
    }
    return Circumstances(**{**seen, **changes})  # type: ignore[arg-type]


def told(**changes: object) -> list[str]:
    return [notice.text for notice in notices(circumstances(**changes))]


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


def test_parts_of_the_search_that_failed_are_told_first_and_in_plain_words():
    seen = circumstances(missing=("text-bm25", "text-image", "image-image"), total=0, shown=0)
    first, *_ = notices(seen)
    assert first.text == (
        "A part of the search failed (the words in captions, pictures for your words and pictures like yours); "
        "this answer rests on the rest. Try again soon."
    )
    assert first.values == {"legs": "text-bm25, text-image, image-image"}


@pytest.mark.parametrize("leg", LEG_NAMES)
def test_every_leg_that_can_fail_has_its_words(leg):
    [notice] = notices(circumstances(missing=(leg,)))
    assert leg not in notice.text


def test_a_misspelt_word_comes_with_the_whole_text_to_search_for_instead():
    unknown = (Unheard("gabardeen", "gabardine"), Unheard("xylofon"), Unheard("coaet", "coat"))
    seen = circumstances(query=Query(text="Gabardeen coaet, xylofon"), unheard=unknown)
    better = "Gabardine coat, xylofon"
    assert [(notice.suggestion, notice.values) for notice in notices(seen)] == [
        (better, {"word": "gabardeen", "meant": "gabardine"}),
        ("", {"word": "xylofon"}),
        (better, {"word": "coaet", "meant": "coat"}),
    ]


GERMAN = {
    "leg-missing": "Ein Teil der Suche ist ausgefallen ({parts}).",
    "last-part": "{earlier} und {last}",
    "text-bm25": "Wörter in Bildunterschriften",
    "text-image": "Bilder zu Ihren Worten",
    "fewer-none": "Nichts gefunden.",
}


def test_a_notice_can_be_told_in_another_language_and_what_that_lacks_stays_english():
    seen = circumstances(missing=("text-bm25", "text-image"), total=0, shown=0, truncated=("a {long} text",))
    failed, none, cut = notices(seen)
    assert told_in(failed, GERMAN) == (
        "Ein Teil der Suche ist ausgefallen (Wörter in Bildunterschriften und Bilder zu Ihren Worten)."
    )
    assert told_in(none, GERMAN) == "Nichts gefunden."
    assert told_in(cut, GERMAN) == cut.text
    assert "a {long} text" in cut.text


def test_a_notice_of_somebody_else_stands_as_it_is():
    assert told_in(Notice("end", "Closed on Sundays."), GERMAN) == "Closed on Sundays."


def test_no_template_lies_idle():
    everything = [
        circumstances(
            missing=LEG_NAMES,
            nothing_matches=True,
            unheard=(Unheard("a", "b"), Unheard("c")),
            unwanted=2,
            truncated=("x",),
        ),
        circumstances(total=0, shown=0),
        circumstances(total=0, shown=0, query=Query(text="cat", where={"a": "b"})),
        circumstances(total=3, shown=3),
        circumstances(total=3, shown=3, query=Query(text="cat", where={"a": "b"})),
        circumstances(offset=90, shown=0, unwanted=1),
    ]
    used = {notice.template for seen in everything for notice in notices(seen)}
    assert used | {*LEG_NAMES, "between-parts", "last-part"} == set(ENGLISH)


def test_what_matches_nothing_is_said_first_and_words_that_nobody_uses_are_named():
    unknown = (Unheard("gabardeen", "gabardine"), Unheard("xylofon"))
    assert told(nothing_matches=True, unheard=unknown, truncated=("cat",))[:3] == [
        "Nothing here really matches “cat”; these are only the nearest.",
        "No document mentions “gabardeen”; did you mean “gabardine”?",
        "No document mentions “xylofon”.",
    ]


def test_where_nothing_was_found_nothing_else_need_be_said():
    assert told(nothing_matches=True, total=0, shown=0) == ["Nothing was found."]
