"""Brands that say nothing visual: every brand has a voice, and no picture answers to it."""

from random import Random

from assets.catalogue.draw.products import Product

VOICES = {
    "Bramble Row": (
        "Mud is part of the story.",
        "For the long way home.",
        "Grown slowly, worn slowly.",
        "The hedgerow has its own calendar.",
        "Better after the third winter.",
        "Kept by the back door.",
    ),
    "Casa Velia": (
        "For evenings that forget to end.",
        "The siesta was only the beginning.",
        "Dinner is at ten. Nobody is late.",
        "A coast you have known since childhood.",
        "Salt, figs, a late ferry.",
        "The terrace is waiting.",
    ),
    "Halvard & Dot": (
        "He measures. She laughs. You win.",
        "Two opinions, one result.",
        "We argued about it for a year.",
        "A serious thing, not taken seriously.",
        "Drawn on a napkin, kept for good.",
        "Dot said yes.",
    ),
    "Harrow Finch": (
        "Quiet is a statement.",
        "Punctual, polite, slightly dangerous.",
        "Manners, remade.",
        "Say less. Arrive early.",
        "For people who read the last page last.",
        "The meeting will wait.",
    ),
    "Lindqvarn": (
        "Nothing to add.",
        "As little as possible, as long as possible.",
        "The north has time.",
        "Silence, but comfortable.",
        "You will not notice it. Everybody else will.",
        "Less, and then a little less.",
    ),
    "Maison Orla": (
        "She left a note and took the train.",
        "An affair of details.",
        "One does not explain it.",
        "Paris was never the point.",
        "Written in the margin of a love letter.",
        "It began with a whisper on the stairs.",
    ),
    "Ninefold": (
        "Turn it. Turn it again.",
        "Nine ideas. One survived.",
        "Tomorrow called; we answered.",
        "Not a trend. A habit.",
        "Systems can be tender.",
        "Engineered for daydreams.",
    ),
    "Okari": (
        "The city never asks twice.",
        "Last train, first light.",
        "Move like you mean it.",
        "Made by night people.",
        "Loud where it matters.",
        "Street level, sky view.",
    ),
    "Pelle Ronde": (
        "Time is our apprentice.",
        "What the hand remembers.",
        "Ask your grandmother.",
        "A craft is a conversation.",
        "Patience, by the yard.",
        "It knows the way.",
    ),
    "Studio Ember": (
        "Keep the fire low.",
        "Warmth is a decision.",
        "After the storm, this.",
        "We start where the song stops.",
        "Something is glowing.",
        "Light it and leave.",
    ),
    "Tern & Tide": (
        "Leave when the tide does.",
        "The wind signs its work.",
        "Every harbour has a secret.",
        "Left on the jetty, found by friends.",
        "Weather permitting. Weather always permits.",
        "For islands, real and imagined.",
    ),
    "Vastra Lane": (
        "Take the side street.",
        "Sunday, stretched.",
        "The neighbours are talking.",
        "Coffee first, questions later.",
        "A small rebellion before breakfast.",
        "You have walked past it a hundred times.",
    ),
    "Alder & Wick": (
        "Lit from within.",
        "The house is full of voices.",
        "A good story needs no ending.",
        "Hold on to the evening.",
        "Keeps its word.",
        "For the chapter after this one.",
    ),
    "Costa Brisa": (
        "The sea wrote this.",
        "Barefoot since forever.",
        "Tomorrow can come later.",
        "A postcard you never sent.",
        "Noon is a state of mind.",
        "Out of office, into life.",
    ),
    "Nordhalm": (
        "The lake does not hurry.",
        "Made for the month without a name.",
        "Come in, it is late.",
        "The forest approves.",
        "Honest, like frost.",
        "One idea, carried far.",
    ),
    "Petite Foudre": (
        "Lightning, but polite.",
        "Dance first.",
        "She was told to wait. She did not.",
        "An encore for no reason.",
        "The music is next door.",
        "Tiny thunder, big plans.",
    ),
}

_INTRODUCTIONS = (
    "The {line}.",
    "The {line}. By {brand}.",
    "{line}.",
    "{brand}: the {line}.",
    "{line} by {brand}.",
    "Say hello to {line}.",
)


def voice(product: Product, choose: Random) -> str:
    """A brand's language: neither what it is nor what it looks like.

    Example: "The Amalfi. For evenings that forget to end."

    Raises:
        KeyError: the brand has no voice.
    """
    first, second = choose.sample(VOICES[product.brand], 2)
    introduction = choose.choice(_INTRODUCTIONS).format(line=product.line, brand=product.brand)
    said = (introduction, first, second) if choose.random() < 0.4 else (introduction, first)
    return " ".join(said if choose.random() < 0.8 else said[::-1])
