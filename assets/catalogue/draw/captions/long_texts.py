"""Long captions: a hundred words and more of description, cloth, care, size, origin and delivery."""

from collections.abc import Iterable
from random import Random

from assets.catalogue.draw.captions.grammar import article, sentence
from assets.catalogue.draw.captions.long_parts import (
    CARE,
    CLOSINGS,
    CUTS,
    DELIVERIES,
    FABRICS,
    OPENINGS,
    ORIGINS,
    PRINTS,
    SIZES,
    WORN_WITH,
)
from assets.catalogue.draw.captions.words import Words

SHORTEST, LONGEST = 100, 250

_WORN_AS = {
    "dress": "dress",
    "jumpsuit": "dress",
    "swimwear": "swum",
    "top": "upper",
    "shirt": "upper",
    "knitwear": "upper",
    "sweatshirt": "upper",
    "jacket": "outer",
    "coat": "outer",
    "trousers": "lower",
    "jeans": "lower",
    "shorts": "lower",
    "skirt": "lower",
    "shoe": "shoe",
    "boot": "shoe",
    "bag": "bag",
}
_CARED_FOR = {
    **dict.fromkeys(("wool", "tweed", "knit", "cable knit", "ribbed knit", "felt"), "wool"),
    **dict.fromkeys(("leather", "suede", "straw", "rubber", "sequins", "canvas"), "wiped"),
    **dict.fromkeys(("metal", "pearl", "beads", "acetate"), "polished"),
}


def long_text(words: Words, broad: str, material: str, choose: Random) -> str:
    """Between SHORTEST and LONGEST words; composed of so many sentences that no two are alike.

    What it says of cut, colour, pattern and fabric is true of the picture; care, size, origin and delivery are what
    no picture shows.
    """
    worn = _WORN_AS.get(broad, "accessory")
    parts = _parts(words)
    begun = [choose.choice(OPENINGS)]
    if words.features:
        begun.append(choose.choice(CUTS))
    if words.pattern and ("{one_full}" not in begun[0] or choose.random() < 0.4):
        begun.append(choose.choice(PRINTS))
    if words.fabric:
        begun.append(choose.choice(FABRICS))
    begun += _some(WORN_WITH[worn], (1, 2), choose)
    sized = "shoes" if worn == "shoe" else "one size" if worn in ("bag", "accessory") else "clothes"
    care = [choose.choice(CARE[_CARED_FOR.get(material, "washed")])]
    after = [care, [choose.choice(SIZES[sized])], _some(ORIGINS, (1, 2), choose), _some(DELIVERIES, (1, 2, 3), choose)]
    choose.shuffle(after)
    ended = [choose.choice(CLOSINGS)]
    spare = [line for line in (*DELIVERIES, *ORIGINS) if all(line not in block for block in after)]
    choose.shuffle(spare)
    while True:
        text = _filled([*begun, *(line for block in after for line in block), *ended], parts)
        if len(text.split()) >= SHORTEST:
            return text
        ended.insert(0, spare.pop())


def _some(lines: tuple[str, ...], counts: tuple[int, ...], choose: Random) -> list[str]:
    return choose.sample(lines, choose.choice(counts))


def _filled(lines: Iterable[str], parts: dict[str, str]) -> str:
    return " ".join(sentence(line.format_map(parts)) for line in lines)


def _parts(words: Words) -> dict[str, str]:
    verb = words.verb
    it = verb("it", "they")
    full = words.one(words.style, words.length, words.sleeve, words.pattern)
    the_line = f"the {words.line} {words.noun}"
    return {
        "line": words.line,
        "brand": words.brand,
        "the_line": the_line,
        "this_noun": words.this(),
        "one_full": f"{full} in {words.shade()}",
        "shade": words.shade(),
        "pattern": words.pattern,
        "a_pattern": article(words.pattern),
        "features": words.listed(),
        "fabric": words.fabric,
        "it": it,
        "it_object": verb("it", "them"),
        "itself": verb("itself", "themselves"),
        "it_is": verb("it is", "they are"),
        "is": verb("is", "are"),
        "was": verb("was", "were"),
        "comes": verb("comes", "come"),
        "looks": verb("looks", "look"),
        "feels": verb("feels", "feel"),
        "sits": verb("sits", "sit"),
        "stays": verb("stays", "stay"),
        "stands": verb("stands", "stand"),
        "fits": verb("fits", "fit"),
        "takes": verb("takes", "take"),
        "gets": verb("gets", "get"),
        "has": verb("has", "have"),
    }
