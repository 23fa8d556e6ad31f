"""Captions in German, French and Spanish: short, and grammatically right."""

from collections.abc import Callable, Mapping
from random import Random

from assets.catalogue.draw.captions import french, german, spanish
from assets.catalogue.draw.captions.abroad_words import FEATURES, NOUNS
from assets.catalogue.draw.captions.facts import Facts
from assets.catalogue.draw.captions.features import repeats
from assets.catalogue.draw.captions.grammar import sentence
from assets.catalogue.draw.products import Product

# In the order of the columns in abroad_words.
LANGUAGES: dict[str, Callable[[Facts, Random], str]] = {
    "German": german.write,
    "French": french.write,
    "Spanish": spanish.write,
}


def abroad(product: Product, features: Mapping[str, str], choose: Random) -> str:
    """A caption in one of the LANGUAGES, or nothing where the kind or the colour has no word there yet."""
    return in_language(choose.choice(list(LANGUAGES)), product, features, choose)


def in_language(language: str, product: Product, features: Mapping[str, str], choose: Random) -> str:
    """A caption in that language, or nothing where a word is missing.

    Raises:
        ValueError: the language is none of LANGUAGES.
    """
    column = list(LANGUAGES).index(language)
    if product.kind.fine not in NOUNS:
        return ""
    noun, _, gender = NOUNS[product.kind.fine][column].rpartition(" ")
    said = [
        FEATURES[words][column]
        for words in features.values()
        if words in FEATURES and not repeats(words, product.kind.fine)
    ]
    said = [phrase for phrase in said if phrase.split()[-1].lower() not in noun.lower()]
    facts = Facts(
        noun=noun,
        gender=gender,
        line=product.line,
        brand=product.brand,
        broad=product.kind.broad,
        fine=product.kind.fine,
        colour=product.colour,
        pattern=product.cloth.pattern,
        material=product.cloth.material.name,
        feature=choose.choice(said) if said and choose.random() < 0.7 else "",
    )
    try:
        return sentence(LANGUAGES[language](facts, choose))
    except KeyError:  # a colour without a word
        return ""
