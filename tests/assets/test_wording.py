"""What the shop writes: which hand, in which words, and that the grammar holds whatever is on sale."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

skia = pytest.importorskip("skia", reason="skia-python draws the collection; it is in requirements-dev.txt")

from assets.catalogue.draw import palette  # noqa: E402
from assets.catalogue.draw.captions import french, german, spanish  # noqa: E402
from assets.catalogue.draw.captions.abroad import LANGUAGES, in_language  # noqa: E402
from assets.catalogue.draw.captions.abroad_words import FEATURES, NOUNS  # noqa: E402
from assets.catalogue.draw.captions.facts import Facts  # noqa: E402
from assets.catalogue.draw.captions.features import spoken  # noqa: E402
from assets.catalogue.draw.captions.frames import frames_for  # noqa: E402
from assets.catalogue.draw.captions.grammar import article, one, plural  # noqa: E402
from assets.catalogue.draw.captions.long_texts import LONGEST, SHORTEST, long_text  # noqa: E402
from assets.catalogue.draw.captions.mistaken import of_the_sister  # noqa: E402
from assets.catalogue.draw.captions.unseen import unseen  # noqa: E402
from assets.catalogue.draw.captions.vocabulary import FABRICS, FANCIES, NEVER, PATTERN_WORDS, SHADES  # noqa: E402
from assets.catalogue.draw.captions.voices import VOICES, voice  # noqa: E402
from assets.catalogue.draw.captions.words import Words, nouns, words_for  # noqa: E402
from assets.catalogue.draw.composition import bundled  # noqa: E402
from assets.catalogue.draw.names import BRANDS  # noqa: E402
from assets.catalogue.draw.pieces import Kind  # noqa: E402
from assets.catalogue.draw.products import Product  # noqa: E402
from assets.catalogue.draw.ranges import KINDS, product_line  # noqa: E402
from assets.catalogue.draw.shots import Shot  # noqa: E402
from assets.catalogue.draw.wording import HANDS, caption, hand, title  # noqa: E402

pytestmark = pytest.mark.slow  # of the drawn collection: in `make test`, not in `make check`

PALETTES = (
    palette.COLOURS,
    palette.DENIMS,
    palette.LEATHERS,
    palette.METALS,
    palette.JEWELS,
    palette.PEARLS,
    palette.COATS,
    palette.SUITINGS,
    palette.INKS,
)
COLOURS = {"multicolour", *(name for shades in PALETTES for name in shades)}
FEATURED = {"neckline": "V-neck", "sleeve": "long sleeves", "closure": "zip"}


@pytest.fixture(scope="module")
def shots() -> list[Shot]:
    return [entry for entry in bundled() if isinstance(entry, Shot)]


@pytest.fixture(scope="module")
def captions(shots: list[Shot]) -> list[str]:
    return [shot.caption() for shot in shots]


def product_of(fine: str, seed: str = "a line") -> Product:
    kind = next(kind for kind in KINDS if kind.fine == fine)
    return product_line(kind, seed, "train", 3)[1]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.fine)
def test_every_kind_has_its_words_in_every_language(kind: Kind) -> None:
    """Fails when a kind is added without its line in abroad_words, or its material or pattern without a word."""
    assert kind.fine in NOUNS
    for language, noun in zip((german, french, spanish), NOUNS[kind.fine], strict=True):
        words, _, gender = noun.rpartition(" ")
        assert words
        assert gender in (german.ENDINGS if language is german else french.FORMS)
        assert set(kind.patterns) - {"plain"} <= set(language.PATTERNS)
        assert set(kind.materials) <= set(language.MATERIALS)
    assert set(kind.patterns) <= set(PATTERN_WORDS)
    assert set(kind.materials) <= set(FABRICS)
    for number in range(12):
        assert nouns(product_line(kind, f"noun {number}", "train", 1)[0])


def test_every_colour_and_every_brand_has_its_words() -> None:
    for words in (SHADES, FANCIES, german.COLOURS, french.COLOURS, spanish.COLOURS):
        assert set(words) >= COLOURS
    assert set(VOICES) == set(BRANDS)


@pytest.mark.slow
def test_the_hands_have_their_shares(shots: list[Shot]) -> None:
    """Within three standard deviations of independent draws; the even spread keeps them closer."""
    assert sum(HANDS.values()) == 100
    written = Counter(hand(shot.product, shot.view) for shot in shots)
    promised = {"silent": 10, "long": 10, "brand": 8, "abroad": 5, "fanciful": 2, "mistaken": 2}
    for name, share in promised.items():
        margin = 3 * (share * (100 - share) / len(shots)) ** 0.5
        assert abs(100 * written[name] / len(shots) - share) <= margin, name


@pytest.mark.slow
def test_only_the_silent_hand_writes_nothing(shots: list[Shot], captions: list[str]) -> None:
    for shot, text in zip(shots, captions, strict=True):
        assert (text == "") == (hand(shot.product, shot.view) == "silent")


@pytest.mark.slow
def test_no_caption_and_no_title_says_what_queries_are_judged_by(shots: list[Shot], captions: list[str]) -> None:
    for text in [*captions, *{title(shot.product) for shot in shots}]:
        assert not any(word in text.lower() for word in NEVER), text


@pytest.mark.slow
def test_captions_are_clean_sentences(captions: list[str]) -> None:
    for text in filter(None, captions):
        assert text[0].isupper(), text
        assert not re.search(r"  | [.,;]|\.\.|[{}]|\bNone\b|,,", text), text
        assert not re.search(r"\b(\w{3,}) \1\b", text), text


@pytest.mark.slow
def test_articles_and_numbers_agree(shots: list[Shot], captions: list[str]) -> None:
    for shot, text in zip(shots, captions, strict=True):
        assert_agreement(shot.product, text)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.fine)
def test_articles_and_numbers_agree_in_every_frame(kind: Kind) -> None:
    product = product_line(kind, f"agreement of {kind.fine}", "train", 1)[0]
    features = product.garment().features
    for number in range(4):
        words = words_for(product, features, product.colour, Random(number))
        for frame in frames_for(words):
            assert_agreement(product, frame(words))


def assert_agreement(product: Product, text: str) -> None:
    """No "a earrings", no "these dress", no "an one-shoulder neckline"."""
    english = _in_english(text)
    assert not re.search(r"\b[Aa] (?!one\b|once\b|uni|use)[aeiouAEIO]", english), text
    assert not re.search(r"\b[Aa]n (?!hour)[^aeiouAEIO]", english), text
    for noun in nouns(product):
        wrong = "a|an|this|it is" if plural(noun) else "these|they are"
        said = rf"\b(?:{wrong}) (?:(?!of )[\w-]+ ){{0,4}}{re.escape(noun)}(?! \w)"
        assert not re.search(said, english, re.IGNORECASE), text


def _in_english(text: str) -> str:
    """The text where it is English; "Camisa a rayas" has an "a" of its own."""
    return text if re.search(r"\b(the|in|with|by|of|for|and|made|from|new|this|these)\b", text.lower()) else ""


@pytest.mark.slow
def test_captions_of_one_line_do_not_read_alike(shots: list[Shot], captions: list[str]) -> None:
    lines = defaultdict(list)
    for shot, text in zip(shots, captions, strict=True):
        if text:
            names = sorted((*SHADES[shot.product.colour], "many colours"), key=len, reverse=True)
            lines[shot.seed].append(re.sub("|".join(names), "COLOUR", text, flags=re.IGNORECASE))
    alike = [texts for texts in lines.values() if len(set(texts)) < len(texts)]
    assert len(alike) <= 0.02 * len(lines), alike


def test_long_captions_are_long_true_and_all_different() -> None:
    texts = []
    for kind in KINDS:
        product = product_line(kind, "long", "train", 1)[0]
        for number in range(4):
            words = words_for(product, FEATURED, product.colour, Random(number))
            texts.append(long_text(words, kind.broad, product.cloth.material.name, Random(f"{kind.fine}/{number}")))
            assert words.noun in texts[-1]
            assert words.shade() in texts[-1]
            assert words.pattern in texts[-1].lower() or words.named(words.pattern) == words.noun
    assert all(SHORTEST <= len(text.split()) <= LONGEST for text in texts)
    assert len(set(texts)) == len(texts)
    assert (SHORTEST, LONGEST) == (100, 250)


def test_long_captions_are_long_even_where_there_is_little_to_say() -> None:
    words = Words("Ida", "Okari", "scarf", False, "red", "", "", "", "", "", ())
    texts = {long_text(words, "scarf", "silk", Random(number)) for number in range(200)}
    assert len(texts) == 200
    assert all(SHORTEST <= len(text.split()) <= LONGEST for text in texts)
    assert all(text.count("Care:") <= 1 and "{" not in text for text in texts)


def test_brands_say_nothing_that_a_picture_could_show() -> None:
    visual = {shade.split()[-1].lower() for shades in SHADES.values() for shade in shades}
    visual |= {noun.split()[-1].lower() for kind in KINDS for noun in kind.nouns}
    visual |= {
        word.split()[-1].lower() for words in (*PATTERN_WORDS.values(), *FABRICS.values()) for word in words if word
    }
    for lines in VOICES.values():
        for line in lines:
            assert set(re.findall(r"\w+", line.lower())).isdisjoint(visual), line
    product = product_of("mini dress")
    said = {voice(product, Random(number)) for number in range(40)}
    assert len(said) > 30
    assert all(product.line in text for text in said)


@pytest.mark.slow
def test_a_mistaken_caption_names_the_colourway_beside_it(shots: list[Shot]) -> None:
    lines = defaultdict(set)
    for shot in shots:
        lines[shot.seed].add(shot.product.colour)
    checked = 0
    for shot in shots:
        wrong = of_the_sister(shot.product)
        assert wrong != shot.product.colour, shot.product
        if len(lines[shot.seed]) >= 4:
            assert wrong in lines[shot.seed]
            checked += 1
    assert checked > 50


@pytest.mark.slow
def test_the_fields_stay_true_when_the_caption_errs(shots: list[Shot]) -> None:
    odd = [shot for shot in shots if hand(shot.product, shot.view) in ("mistaken", "fanciful")]
    assert odd
    for shot in odd:
        product, text = shot.product, shot.caption().lower()
        assert shot.fields()["colour"] == product.colour
        said = (of_the_sister(product),) if hand(product, shot.view) == "mistaken" else FANCIES[product.colour]
        assert any(re.search(rf"\b{word}\b", text) for word in said), (said, text)
        for word in (*said, product.line.lower(), product.brand.lower()):
            text = text.replace(word, "")
        assert not re.search(rf"\b{product.colour}\b", text), (product.colour, text)


def test_what_cannot_be_seen_suits_what_is_sold() -> None:
    def said(broad: str, material: str) -> str:
        return " ".join(unseen(broad, material, Random(number)) for number in range(100))

    assert "Machine-washable" in said("top", "cotton")
    assert "Machine-washable" not in said("shoe", "canvas") + said("dress", "sequins") + said("jacket", "leather")
    assert "Nickel-free" in said("jewellery", "metal")
    assert "Nickel-free" not in said("eyewear", "acetate")


def test_articles_and_plurals_follow_the_head_of_the_words() -> None:
    assert [one(words) for words in ("V-neck", "A-line shape", "one-shoulder neckline", "a zip", "hood")] == [
        "a V-neck",
        "an A-line shape",
        "a one-shoulder neckline",
        "a zip",
        "a hood",
    ]
    assert [one(words) for words in ("buttons down the front", "contrast stitching", "two pockets")] == [
        "buttons down the front",
        "contrast stitching",
        "two pockets",
    ]
    assert (article("unlined coat"), article("uniform shirt")) == ("an unlined coat", "a uniform shirt")
    assert [plural(noun) for noun in ("earrings", "dress", "pair of gloves", "sunglasses", "watch", "dungarees")] == [
        True,
        False,
        False,
        True,
        False,
        True,
    ]


def test_features_are_said_as_things_unless_the_noun_says_them() -> None:
    features = {"neckline": "halter", "sleeve": "sleeveless", "length": "short", "fit": "slim", "closure": "lace-up"}
    assert spoken(features, "top") == ["a halter neckline", "a slim fit", "a lace-up front"]
    features = {"neckline": "a bib front", "fit": "wide legs", "detail": "briefs tied at the sides"}
    assert spoken(features, "dungarees") == ["a bib front", "wide legs", "briefs tied at the sides"]
    assert spoken({"fit": "fit and flare", "detail": "one wide strap"}, "dress") == [
        "a fit-and-flare shape",
        "one wide strap",
    ]
    assert spoken({"neckline": "roll neck", "sleeve": "long sleeves"}, "roll-neck jumper") == ["long sleeves"]


def test_no_frame_says_the_fabric_or_the_features_where_there_are_none() -> None:
    words = Words("Ida", "Okari", "earrings", True, "gold", "", "", "", "", "", ())
    said = [frame(words) for frame in frames_for(words)]
    assert said[0] == "gold earrings"
    assert "Looking for earrings? Our Ida comes in gold." in said
    assert not any(" with " in text or "made" in text.lower() for text in said)
    fuller = replace(words, fabric="polished metal", features=("a hoop shape",))
    assert len(frames_for(fuller)) > 2 * len(said)
    assert "Made of polished metal, these earrings come in gold." in [frame(fuller) for frame in frames_for(fuller)]


def test_a_detail_is_now_and_then_called_a_close_up() -> None:
    texts = [caption(product_of("mini dress", f"line {n}"), FEATURED, "detail") for n in range(60)]
    assert 3 <= sum("Close-up" in text or "detail of" in text or "close by" in text for text in texts) <= 30
    assert not any("Close-up" in caption(product_of("mini dress", f"line {n}"), FEATURED) for n in range(60))


@pytest.mark.parametrize(
    ("write", "forms"),
    [
        (german.write, {"m": "Roter Rock", "f": "Rote Bluse", "n": "Rotes Kleid", "p": "Rote Pumps"}),
        (french.write, {"m": "Pull vert", "f": "Robe verte", "mp": "Gants verts", "fp": "Baskets vertes"}),
        (spanish.write, {"m": "Bolso rojo", "f": "Falda roja", "mp": "Guantes rojos", "fp": "Botas rojas"}),
    ],
    ids=LANGUAGES,
)
def test_adjectives_agree_with_their_noun(write: Callable[[Facts, Random], str], forms: dict[str, str]) -> None:
    for gender, phrase in forms.items():
        noun = next(word for word in phrase.split() if not word.lower().startswith(("rot", "roj", "vert")))
        colour = "green" if write is french.write else "red"
        facts = Facts(noun, gender, "Ida", "Okari", "broad", "fine", colour, "dotted", "cotton", "")
        texts = {write(facts, Random(number)).lower() for number in range(40)}
        assert any(phrase.lower() in text for text in texts), (phrase, texts)


def test_compound_colours_never_change() -> None:
    facts = Facts("bottes", "fp", "Ida", "Okari", "boot", "boot", "navy", "plain", "leather", "")
    assert any("bottes bleu marine en cuir" in french.write(facts, Random(number)).lower() for number in range(20))
    facts = replace(facts, noun="botas")
    assert any("botas azul marino" in spanish.write(facts, Random(number)).lower() for number in range(20))


def test_german_joins_pattern_and_feature_in_one_phrase() -> None:
    facts = Facts(
        "Minikleid", "n", "Ida", "Okari", "dress", "mini dress", "red", "dotted", "cotton", "mit V-Ausschnitt"
    )
    texts = {german.write(facts, Random(number)) for number in range(30)}
    assert "rotes Minikleid mit Punkten und V-Ausschnitt aus Baumwolle." in texts


def test_every_feature_has_a_phrase_in_each_language() -> None:
    starts = (("mit ", "ohne "), ("à ", "sans ", "avec "), ("con ", "sin ", "de "))
    for phrases in FEATURES.values():
        assert all(phrase.startswith(start) for phrase, start in zip(phrases, starts, strict=True)), phrases


def test_what_has_no_word_abroad_is_told_in_english() -> None:
    product = product_of("mini dress")
    unknown = replace(product, kind=replace(product.kind, fine="hovercraft"))
    assert all(in_language(language, unknown, {}, Random(1)) == "" for language in LANGUAGES)
    assert all(in_language(language, product, {}, Random(1)) for language in LANGUAGES)
    written = [replace(unknown, seed=f"line {number}") for number in range(200)]
    abroad = [product for product in written if hand(product) == "abroad"]
    assert abroad
    assert all("dress" in caption(product, FEATURED) for product in abroad)
