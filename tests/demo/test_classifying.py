"""What a picture shows among words of one's own, and hits grouped by words."""

from urllib.parse import parse_qs, urlsplit

import pytest

from demo.classified import form, percent, results
from demo.classifying import MOST_LABELS, Classified, Wanted, answered, first, labels, offered, read, templates
from demo.faceting import bar, grouped, wanted
from demo.filters import Choice
from demo.language import languages
from demo.refused import Refused
from demo.uploads import Uploads
from search import Engine
from search.labelsets import COLOUR, KIND, SETS
from tests.demo.read import Read
from tests.demo.shop import WORDS_ONLY, png

ENGLISH, GERMAN = languages()["en"], languages()["de"]


def test_labels_are_parted_by_lines_and_commas_and_stand_once() -> None:
    assert labels(" red  dress,boot\r\nboot;\n, ,hat") == ("red dress", "boot", "hat")
    assert len(labels("\n".join(map(str, range(1000))))) == MOST_LABELS


def test_an_address_names_picture_and_labels() -> None:
    assert read("?like=a&labels=x%0Ay") == Wanted("", "a", ("x", "y"))
    assert read("?photo=no-hash&labels=") == Wanted()


def test_the_collections_own_values_come_first() -> None:
    sets = offered([Choice("category", {"dress": 2, "boot": 1}), Choice("size", {"s": 1})])
    assert list(sets) == ["category", *SETS]
    assert first(sets) == ("dress", "boot")
    assert first({}) == KIND.labels
    assert templates(COLOUR.labels) == COLOUR.templates
    assert templates(("dress", "boot")) is None


def test_an_uploaded_picture_is_most_like_its_colour(engine: Engine, uploads: Uploads) -> None:
    photo = uploads.store(png("red")).stem
    found = answered(engine, uploads, Wanted(photo, None, ("blue", "red", "green")))
    assert found.shares is not None
    # e^10 / (e^10 + 2): cosine 1 with red and 0 with the others, times the encoder's 10
    assert found.shares["red"] == pytest.approx(0.99991, abs=1e-5)
    html = Read(results(found, ENGLISH))
    assert html.texts("span", "label") == ["red", "blue", "green"]
    assert html.texts("p", "most") == ["Most like “red”: 100%"]


def test_a_document_is_classified_and_one_without_a_picture_refused(engine: Engine, uploads: Uploads) -> None:
    found = answered(engine, uploads, Wanted("", "blue-yellow", ("blue", "yellow", "red")))
    assert list(found.shares or {})[-1] == "red"
    for id_ in (WORDS_ONLY, "never-was"):
        with pytest.raises(Refused):
            answered(engine, uploads, Wanted("", id_, ("blue", "red")))
    with pytest.raises(Refused):
        answered(engine, uploads, Wanted("0" * 64, None, ("blue", "red")))


def test_without_a_picture_nothing_is_told(engine: Engine, uploads: Uploads) -> None:
    found = answered(engine, uploads, Wanted(labels=("a", "b")))
    assert found == Classified(None, None)
    assert results(found, ENGLISH) == ""


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        ({"a": 0.4, "b": 0.2, "c": 0.2, "d": 0.2}, "Most like “a”: 40%"),
        ({"a": 0.4, "b": 0.3, "c": 0.3}, "Nothing stands out; “a” is nearest with 40%."),
        ({"a": 0.5, "b": 0.3, "c": 0.2}, "Either “a” (50%) or “b” (30%)."),
        ({"a": 1.0}, "One word alone is always certain"),
    ],
)
def test_it_is_said_plainly_whether_anything_stands_out(shares: dict[str, float], said: str) -> None:
    assert said in Read(results(Classified(None, shares), ENGLISH)).text


def test_shares_are_written_as_people_read_them() -> None:
    assert [percent(share, ENGLISH) for share in (1.0, 0.994, 0.0995, 0.0994, 0.0001)] == [
        "100%",
        "99%",
        "10%",
        "9.9%",
        "0.0%",
    ]
    assert percent(0.042, GERMAN) == "4,2 %"


def test_many_words_are_opened_not_shown_at_once() -> None:
    html = Read(results(Classified(None, {str(number): 1 / 30 for number in range(30)}), ENGLISH))
    assert len(html.named("ol", "bars")) == 2
    assert html.texts("summary") == ["18 more"]


def test_the_form_keeps_the_picture_when_other_words_are_chosen(engine: Engine) -> None:
    like = engine.index.get(["red"])["red"]
    html = Read(form(Wanted("", "red", ("<b>", "x")), like, {"own": ("p", "q"), **offered([])}, [like], ENGLISH))
    chip = urlsplit(str(html.named("a", "chip")[0]["href"]))
    assert parse_qs(chip.query) == {"like": ["red"], "labels": ["p\nq"]}
    assert html.texts("textarea") == ["<b>\nx"]
    assert not html.named("div", "around")
    tries = Read(form(Wanted(), None, {}, [like], ENGLISH))
    assert [way["href"] for way in tries.named("a")] == ["what?like=red"]


def test_hits_are_grouped_by_own_words(engine: Engine) -> None:
    ids = ["red", "blue", "mute-red", WORDS_ONLY, "red", "green-cyan"]
    found = grouped(engine, {"ids": ids, "by": "own:red, blue, green, cyan"}, ENGLISH)
    assert found["groups"] == [
        {"title": "red", "ids": ["red", "mute-red"]},
        {"title": "blue", "ids": ["blue"]},
        {"title": "Not clear", "ids": ["green-cyan"]},
        {"title": "Without a picture", "ids": [WORDS_ONLY]},
    ]
    assert found["told"] == "2 groups; 1 of 5 not clear"


def test_groups_of_a_set_are_called_as_the_language_has_it_and_own_words_as_they_were_given(engine: Engine) -> None:
    def titles(by: str) -> set[str]:
        groups = grouped(engine, {"ids": ["red", "blue"], "by": by}, GERMAN)["groups"]
        return {group["title"] for group in groups}

    assert titles("colour") == {"rot", "blau"}
    assert titles("own:red, blue") == {"red", "blue"}


def test_every_label_of_a_set_has_a_name_in_english_which_is_itself() -> None:
    for each in SETS.values():
        assert [ENGLISH(f"label.{label}") for label in each.labels] == list(each.labels)


def test_titles_of_groups_are_html_that_is_text(engine: Engine) -> None:
    found = grouped(engine, {"ids": ["red"], "by": "own:red,<b>"}, ENGLISH)
    assert found["groups"][0]["title"] == "red"
    assert (
        grouped(engine, {"ids": ["mute-red"], "by": "own:<i>red</i>,blue"}, ENGLISH)["groups"][0]["title"]
        != "<i>red</i>"
    )


@pytest.mark.parametrize(
    "posted", [None, [], {}, {"ids": "red", "by": "colour"}, {"ids": [1], "by": "colour"}, {"ids": [], "by": "own:one"}]
)
def test_what_cannot_be_grouped_is_refused(engine: Engine, posted: object) -> None:
    with pytest.raises(Refused):
        grouped(engine, posted, ENGLISH)


def test_every_set_can_be_chosen() -> None:
    assert [button["data-by"] for button in Read(bar(GERMAN)).named("button")] == list(SETS)
    assert all(wanted(name) == each.labels for name, each in SETS.items())
