import pytest

from search.phrasing import Understood, understood


@pytest.mark.parametrize(
    ("text", "wanted", "without"),
    [
        ("dress without stripes", "dress", "stripes"),
        ("red dress, no belt", "red dress", "belt"),
        ("shoes but not leather", "shoes", "leather"),
        ("Kleid ohne Streifen", "Kleid", "Streifen"),
        ("a kitchen with no island", "a kitchen", "island"),
        ("Kleid, aber nicht aus Leder", "Kleid", "Leder"),
        ("Küche mit keiner Insel", "Küche", "Insel"),
        ("blaues Kleid, kein Gürtel", "blaues Kleid", "Gürtel"),
        ("dress WITHOUT a belt", "dress", "belt"),
        ("shoes, not made of leather", "shoes", "leather"),
        ("dress w/o sleeves", "dress", "sleeves"),
        ("dress and no belt", "dress", "belt"),
    ],
)
def test_what_is_unwanted_is_told_apart(text, wanted, without):
    assert understood(text) == Understood(wanted, without)


@pytest.mark.parametrize(
    ("text", "wanted", "without"),
    [
        ("dress without stripes or dots, without belt", "dress", "stripes or dots, belt"),
        ("dress without stripes without a belt", "dress", "stripes, belt"),
        ("red dress, no belt, no sleeves, short", "red dress, short", "belt, sleeves"),
        ("dress without a belt but without sleeves", "dress", "belt, sleeves"),
        ("dress without dots, no dots", "dress", "dots"),
    ],
)
def test_there_may_be_several(text, wanted, without):
    assert understood(text) == Understood(wanted, without)


@pytest.mark.parametrize(
    ("text", "wanted", "without"),
    [
        ("a street without people at night", "a street at night", "people"),
        ("dress without belt with pockets", "dress with pockets", "belt"),
        ("dress without belt and with pockets", "dress with pockets", "belt"),
        ("dress without belt, but with pockets", "dress with pockets", "belt"),
        ("Straße ohne Menschen bei Nacht", "Straße bei Nacht", "Menschen"),
        ("without stripes, a dress", "a dress", "stripes"),
        ("a dress without stripes. Summery", "a dress. Summery", "stripes"),
    ],
)
def test_the_sentence_may_go_on(text, wanted, without):
    assert understood(text) == Understood(wanted, without)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "red dress",
        "without a doubt",
        "without stripes, without dots",
        "without a trace in the snow",
        "no smoking sign in a bar",
        "no parking",
        "street sign no parking",
        "perfume, No. 5",
        "perfume with no 5",
        "a room with no one",
        "poster “dress without stripes”",
        'the film "no country for old men"',
        "not only red",
        "dress without",
        "the north without-a-cause look",
        "nowhere, notes and knots",
    ],
)
def test_what_says_nothing_of_the_kind_stays_as_it_is(text):
    assert understood(text) == Understood(text)


@pytest.mark.parametrize(
    ("text", "wanted", "without"),
    [
        ("but without stripes", "", "stripes"),
        ("no belt", "", "belt"),
        ("without stripes", "", "stripes"),
        ("in red, no belt", "in red", "belt"),
        ("but red and no belt", "red", "belt"),
        ("aber ohne Streifen", "", "Streifen"),
    ],
)
def test_beside_a_picture_the_words_may_be_nothing_but_a_change(text, wanted, without):
    assert understood(text, picture=True) == Understood(wanted, without)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("but in red", "in red"),
        ("aber in rot", "in rot"),
        ("like this, but red", "red"),
        ("so, aber in rot", "in rot"),
        ("but", "but"),
        ("butter dish", "butter dish"),
        ("a red but short dress", "a red but short dress"),
    ],
)
def test_a_change_loses_its_but(text, wanted):
    assert understood(text, picture=True) == Understood(wanted)


def test_a_quotation_may_be_what_is_unwanted():
    assert understood('poster without "rock and roll"') == Understood("poster", '"rock and roll"')
    assert understood("poster “a b”, no text") == Understood("poster “a b”", "text")


@pytest.mark.parametrize(
    "text",
    [
        "without " * 1200,
        "without " + "a " * 4900,
        "without " + "b " * 4900,
        ", no" * 2500,
        "x" * 10_000,
        '"' * 9_999,
        "\x00" * 9 + "\x01",
    ],
)
def test_nothing_a_stranger_may_type_upsets_it(text):
    assert isinstance(understood(text), Understood)
    assert isinstance(understood(text, picture=True), Understood)
