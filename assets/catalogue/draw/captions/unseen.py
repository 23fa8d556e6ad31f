"""What no picture shows: care, fit, origin, delivery; shops add it to any caption."""

from random import Random

WASHED_OUT = ("leather", "suede", "felt", "straw", "sequins", "metal", "pearl", "beads", "acetate", "rubber", "tweed")

_ANYWHERE = (
    "A favourite that goes with everything.",
    "Made to last for years.",
    "Made in small numbers.",
    "Made in Portugal.",
    "Made by a family workshop in northern Italy.",
    "From our new season's edit.",
    "Returns are free within 30 days.",
    "Delivered in two to three working days.",
    "Available online only.",
    "Packed without plastic.",
    "Selling fast.",
    "Back in stock by popular demand.",
    "A gift that always fits.",
)
_WORN = (
    "Machine-washable at 30 degrees.",
    "Fits true to size.",
    "Runs small, so choose one size up.",
    "An easy piece for every day.",
    "Certified organic.",
    "Dry in no time.",
    "Does not crease in a suitcase.",
    "Made from 60 per cent recycled fibres.",
)
_DELICATE = (
    "Dry-clean only.",
    "Wipe clean with a damp cloth.",
    "Keep away from water and perfume.",
    "Hand-finished.",
    "Every piece is one of a kind.",
)
_WALKED = (
    "Half sizes are available.",
    "The insoles can be taken out.",
    "Wear them in at home for an hour or two.",
    "Can be resoled.",
)
_CARRIED = (
    "Comes in a dust bag.",
    "Fits a tablet and the shopping.",
    "Keep it stuffed with paper when you are not using it.",
    "Comes with a two-year guarantee.",
)
_ADORNED = (
    "Nickel-free.",
    "Comes in a gift box.",
    "Comes with a two-year guarantee.",
    "Water-resistant, but no friend of the sea.",
)
_BY_BROAD = {
    "shoe": _WALKED,
    "boot": _WALKED,
    "bag": _CARRIED,
    "jewellery": _ADORNED,
    "watch": _ADORNED,
    "eyewear": (*_ADORNED[1:3], "Full protection from ultraviolet light."),
    "belt": ("Can be shortened.", "Measure from the buckle to the middle hole."),
    "hat": ("One size fits most.", "The band inside adjusts."),
    "scarf": ("One size.", "Good for every season but summer."),
    "glove": ("Touchscreen-friendly fingertips.", "Sizes run small."),
}


def unseen(broad: str, material: str, choose: Random) -> str:
    """One sentence about something that cannot be photographed, fit for that category and material."""
    own = _BY_BROAD.get(broad) or (_DELICATE if material in WASHED_OUT else _WORN)
    return choose.choice((*own, *own, *_ANYWHERE))
