import pytest

from search.wording import listed, numbered, worded


def test_what_a_language_lacks_is_taken_from_the_english():
    english = {"end": "It ends at {total}.", "none": "Nothing."}
    assert worded({"end": "Ende bei {total}."}, english, "end", total=9) == "Ende bei 9."
    assert worded({"end": "Ende bei {total}."}, english, "none") == "Nothing."


def test_braces_in_a_value_are_no_places():
    assert worded({}, {"said": "“{text}”"}, "said", text="{text} {0}") == "“{text} {0}”"


@pytest.mark.parametrize(
    ("items", "told"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists_are_read_as_people_write_them(items, told):
    assert listed(items, ", ", "{earlier} and {last}") == told


def test_a_number_takes_the_template_of_its_two_last_digits_then_of_its_last():
    names = {"nth": "", "nth-1": "", "nth-11": ""}
    assert [numbered("nth", n, names) for n in (1, 2, 11, 21, 111, 101)] == [
        "nth-1",
        "nth",
        "nth-11",
        "nth-1",
        "nth-11",
        "nth-1",
    ]
