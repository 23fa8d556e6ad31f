import pytest

from search.idle import IDLE
from search.nouns import Document
from search.titles import titles


def told(*groups: list[str], **fields: list[str]) -> list[str]:
    """The titles of groups of captions; a field's values are those of all documents in their order."""
    documents: dict[str, Document] = {}
    ids = []
    for group in groups:
        ids.append([f"{len(documents) + place}" for place in range(len(group))])
        for id_, caption in zip(ids[-1], group, strict=True):
            documents[id_] = Document(id_, caption, {name: values[int(id_)] for name, values in fields.items()})
    return titles(ids, documents)


def test_a_group_is_named_for_what_it_has_and_the_others_lack():
    assert told(["a red hat"] * 4, ["a blue hat"] * 4, ["a green hat"] * 4) == ["red", "blue", "green"]


def test_what_nearly_all_have_sets_nothing_apart():
    assert "hat" not in " ".join(told(["a red hat"] * 4, ["a blue hat"] * 4))


def test_where_nothing_is_commoner_there_is_no_title():
    captions = ["a red hat", "a blue coat", "a green dress"]
    assert told(captions, captions, captions) == ["", "", ""]


def test_one_document_or_one_group_has_no_title():
    assert told(["a red hat"], ["a blue hat"] * 5)[0] == ""
    assert told(["a red hat"] * 6) == [""]
    assert titles([], {}) == []


def test_words_that_always_stand_together_are_a_phrase():
    assert told(["coat with long sleeves"] * 4, ["red coat"] * 4) == ["long sleeves", "red"]


def test_a_mark_ends_a_phrase():
    assert told(["long. Sleeves"] * 4, ["coat"] * 4)[0] == "long, sleeves"


def test_plural_and_singular_count_as_one_word_and_the_commoner_is_shown():
    assert told(["a dog", "two dogs", "dogs"], ["a cat"] * 4)[0] == "dogs"
    assert told(["a dog", "the dog", "dogs"], ["a cat"] * 4)[0] == "dog"
    assert told(["a dress"] * 3, ["a cat"] * 4)[0] == "dress"


def test_words_written_with_a_hyphen_stay_whole():
    assert told(["a long-sleeved shirt"] * 4, ["a sleeveless shirt"] * 4)[0] == "long-sleeved"


def test_no_two_words_of_a_title_say_the_same():
    """The field's "Dress" is the caption's "dress"; "dressy" has it inside."""
    named = told(["a dressy dress"] * 4, ["a hat"] * 4, kind=["Dress"] * 4 + ["Hat"] * 4)
    assert named[0].lower() in ("dressy dress", "dress")


def test_a_value_is_written_as_the_field_has_it_and_counts_where_captions_say_it_too():
    captions = ["a v-neck top"] * 4, ["a cowl top"] * 4
    assert told(*captions, neck=["V-neck"] * 4 + ["cowl"] * 4)[0] == "V-neck"
    assert "test" not in told(*captions, split=["test"] * 4 + ["train"] * 4)[0]


def test_without_captions_the_fields_speak_alone():
    assert told([""] * 4, [""] * 4, room=["kitchen"] * 4 + ["Bath"] * 4) == ["kitchen", "Bath"]


def test_numbers_and_sentences_are_no_titles():
    values = ["49.90"] * 4 + ["12"] * 4
    assert told([""] * 4, [""] * 4, price=values) == ["", ""]
    assert told([""] * 4, [""] * 4, text=["four words and more"] * 4 + [""] * 4) == ["", ""]


def test_at_most_three():
    assert told(["amber, birch, cedar, daisy, elder"] * 4, ["oak"] * 4)[0] == "amber, birch, cedar"


def test_fillers_say_nothing():
    assert told(["this is with the"] * 4, ["hat"] * 4)[0] == ""
    assert {"the", "with", "und", "für", "avec"} <= IDLE
    assert not {"hat", "man", "son"} & IDLE


def test_a_word_of_two_groups_names_the_one_that_has_it_more_and_the_other_only_in_need():
    """All of the first group and most of the second show dogs; nothing else sets the second apart."""
    first, second, third = ["a black dog"] * 5, ["a dog", "a dog", "a dog", "a man"], ["a man", "a cat"] * 5
    named = told(first, second, third)
    assert "black" in named[0]
    assert named[1] == "dog"


def test_a_group_with_a_word_of_its_own_leaves_the_other_s_alone():
    first, second, third = ["a dog"] * 5, ["dog, brown"] * 3 + ["a man, brown"], ["a man", "a cat"] * 5
    assert told(first, second, third)[:2] == ["dog", "brown"]


def test_no_two_groups_have_the_same_title():
    named = told(["red hat"] * 4, ["red hat"] * 4, ["blue hat"] * 9)
    assert named == ["red", "", "blue"]


@pytest.mark.parametrize("missing", ["0", "4"])
def test_a_document_that_is_gone_says_nothing(missing):
    documents = {str(n): Document(str(n), "red" if n < 4 else "blue") for n in range(8)}
    del documents[missing]
    assert titles([list("0123"), list("4567")], documents) == ["red", "blue"]
