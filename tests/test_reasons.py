import pytest

from search.nouns import LEG_NAMES, Document, Hit, LegName, Place, Query
from search.reasons import ENGLISH, matching, ordinal, reason

CAPTION = "A striped red dress with short sleeves"


def hit(caption: str = CAPTION, unwanted: bool = False, **legs: Place) -> Hit:
    names: dict[LegName, Place] = {name.replace("_", "-"): place for name, place in legs.items()}  # type: ignore[misc]
    return Hit(1, 0.1, Document("d", caption), names, unwanted=unwanted)


def test_matching_words_come_first_then_the_two_best_legs():
    found = hit(text_bm25=Place(3, 4.0), text_caption=Place(9, 0.4), text_image=Place(2, 0.3), both_image=Place(1, 0.5))
    assert reason(found, Query(text="striped dress")) == (
        "Its caption says “striped” and “dress”; its picture is the nearest to your picture and words together; "
        "its picture is the 2nd nearest to your words."
    )


def test_one_word_and_many_words_are_listed_as_people_do():
    found = hit(text_bm25=Place(1, 4.0))
    assert reason(found, Query(text="dress")) == "Its caption says “dress”."
    assert reason(found, Query(text="striped red dress with short sleeves")) == (
        "Its caption says “striped”, “red”, “dress” and “short” and 1 more of your words."
    )


def test_words_that_say_nothing_are_named_only_where_nothing_else_matches():
    found = hit(text_bm25=Place(1, 4.0))
    assert reason(found, Query(text="a dress with pockets")) == "Its caption says “dress”."
    assert reason(found, Query(text="a coat with pockets")) == "Its caption says “a” and “with”."


def test_the_same_picture_is_called_so_and_nothing_else():
    found = hit(image_image=Place(1, 1.0), text_image=Place(5, 0.2))
    assert reason(found, Query(image=b"p")) == "It is the same picture as yours."


def test_an_imputed_place_is_no_reason():
    found = hit(caption="", text_bm25=Place(25, imputed=True), text_image=Place(2, 0.3))
    assert reason(found, Query(text="dress")) == "Its picture is the 2nd nearest to your words."


def test_what_is_unwanted_says_why_it_stands_behind():
    found = hit(unwanted=True, text_image=Place(1, 0.3))
    assert reason(found, Query(text="dress", without="stripes")) == (
        "Its picture is the nearest to your words; "
        "it stands behind the others because it mentions or resembles “stripes”."
    )


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (22, "22nd"),
        (111, "111th"),
    ],
)
def test_ordinals(number, text):
    assert ordinal(number) == text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("striped DRESS dress", ("striped", "dress")),
        ("a dress with pockets", ("dress",)),
        ("a coat with pockets", ("a", "with")),
        ("coat", ()),
        ("", ()),
    ],
)
def test_words_that_match_are_the_caption_s_own(query, found):
    assert matching(Document("d", CAPTION), Query(text=query)) == found


def test_the_words_named_are_those_that_match():
    found, query = hit(text_bm25=Place(1, 4.0)), Query(text="red dress with pockets")
    assert all(f"“{word}”" in reason(found, query) for word in matching(found.document, query))


GERMAN = {
    "same": "es ist dasselbe Bild",
    "says": "die Beschriftung nennt {words}",
    "says-and-one": "die Beschriftung nennt {words} und ein weiteres Wort",
    "word": "„{word}“",
    "last-word": "{earlier} und {last}",
    "text-image": "das Bild liegt Ihren Worten {nth}",
    "nearest": "am nächsten",
    "nth-nearest": "am {ordinal} nächsten",
    "ordinal": "{number}.",
    "unwanted": "es steht hinten, denn es nennt „{without}“",
}


def test_a_reason_can_be_told_in_another_language():
    found = hit(text_bm25=Place(3, 4.0), text_image=Place(21, 0.3), unwanted=True)
    assert reason(found, Query(text="striped dress", without="x"), GERMAN) == (
        "Die Beschriftung nennt „striped“ und „dress“; das Bild liegt Ihren Worten am 21. nächsten; "
        "es steht hinten, denn es nennt „x“."
    )
    five = hit(text_bm25=Place(1, 4.0), text_image=Place(1, 0.3))
    assert reason(five, Query(text="striped red dress with short sleeves"), GERMAN) == (
        "Die Beschriftung nennt „striped“, „red“, „dress“ und „short“ und ein weiteres Wort; "
        "das Bild liegt Ihren Worten am nächsten."
    )


def test_what_a_language_lacks_stays_english():
    assert (
        reason(hit(image_image=Place(2, 0.5)), Query(image=b"p"), GERMAN) == "Its picture is am 2. nächsten to yours."
    )


def test_braces_that_somebody_typed_are_no_places():
    found = hit(caption="a {word} {0}", unwanted=True, text_bm25=Place(1, 4.0))
    told = reason(found, Query(text="{word} {0}", without="{without} {"))
    assert "“{without} {”" in told


def test_every_leg_has_its_words_and_no_template_lies_idle():
    for leg in LEG_NAMES:
        told = reason(Hit(1, 0.1, Document("d", "cat"), {leg: Place(2, 0.5)}), Query(text="cat"))
        assert told != "Other legs cannot see it, so their ranks were filled in."
    shared = {"sentence", "between-clauses", "same", "says", "says-and-one", "says-and-more", "word", "filled-in"}
    ordinals = {name for name in ENGLISH if name.startswith("ordinal")}
    others = {"between-words", "last-word", "nearest", "nth-nearest", "unwanted"}
    assert set(ENGLISH) == {*shared, *ordinals, *others, *LEG_NAMES} - {"text-bm25"}
