"""A cut's features as things that a garment has, ready to stand after "with"."""

from collections.abc import Mapping

from assets.catalogue.draw.captions.grammar import bare, one

_CLOSURES = {
    "one button": "a single button",
    "double-breasted": "a double-breasted front",
    "single-breasted": "a single-breasted front",
    "slip-on": "a slip-on design",
    "pull-on": "a pull-on design",
    "lace-up": "a lace-up front",
    "open": "an open front",
    "buttoned": "a buttoned front",
    "zipped": "a zip",
    "wrap": "a wrap front",
}
_NECKS = ("neck", "neckline", "collar", "lapel", "hood", "band", "placket", "bow", "edge")
_SHAPES = ("skirt", "cut", "shape", "fit", "leg", "legs", "line", "hem", "waist", "silhouette", "rise")
_FITS = {
    "A-line": "an A-line shape",
    "bootcut": "a bootcut leg",
    "fit and flare": "a fit-and-flare shape",
    "fitted": "a fitted cut",
}
_LONG_OR_SHORT = (
    "mini",
    "midi",
    "maxi",
    "short",
    "long",
    "crop",
    "calf",
    "knee",
    "ankle",
    "floor",
    "hip",
    "thigh",
    "tall",
)


def spoken(features: Mapping[str, str], noun: str) -> list[str]:
    """The features as things, without those that the noun says already (a roll neck on a roll-neck jumper)."""
    said = [
        _thing(kind, _in_words(words)) for kind, words in features.items() if words and not _is_adjective(kind, words)
    ]
    return [thing for thing in said if not repeats(thing, noun)]


def sleeveless(features: Mapping[str, str]) -> str:
    """The adjective where there are no sleeves, else nothing."""
    sleeve = features.get("sleeve", "")
    return sleeve if sleeve.endswith("less") else ""


def length(features: Mapping[str, str], noun: str) -> str:
    """How long, high or large it is, where that is worth a word and the noun does not say so."""
    words = _in_words(features.get("length") or features.get("height") or features.get("size") or "")
    return "" if words in ("regular", "medium") or any(word in noun for word in _LONG_OR_SHORT) else words


def _in_words(words: str) -> str:
    """Fractions spelled out, since a caption may begin with them."""
    return words.replace("3/4", "three-quarter").replace("7/8", "seven-eighths")


def _is_adjective(kind: str, words: str) -> bool:
    """Whether it is no thing to have: an adjective of the whole, or a fit that is like any other."""
    return words == "regular" or kind in ("length", "height", "size") or (kind == "sleeve" and words.endswith("less"))


def _thing(kind: str, words: str) -> str:
    if kind == "fit":
        return _FITS.get(words) or one(words if words.endswith(_SHAPES) else f"{words} fit")
    if kind == "neckline":
        complete = one(words) == words or words.endswith(_NECKS)
        return one(words if complete else f"{words} neckline")
    if kind == "heel":
        return "a flat sole" if words == "flat" else one(words)
    if kind == "closure":
        return _CLOSURES.get(words) or one(words)
    return one(words)


def repeats(thing: str, noun: str) -> bool:
    """Whether the noun says it already."""
    return bare(thing).replace("-", " ").split()[0].lower() in noun.lower().replace("-", " ").split()
