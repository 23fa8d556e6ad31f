"""English articles and plurals, as far as captions need them."""

import re

_AS_CONSONANT = re.compile(r"(one\b|once\b|uni(?!n)|us[ei]|eu|u-)", re.IGNORECASE)
_ALREADY = re.compile(r"(?:a|an|the|no|one|two|three|four|five|six|eight|some|several|all-over) ", re.IGNORECASE)
_AFTER_HEAD = re.compile(r" (?:of|with|at|on|in|down|across|for|over|along|around|and|set|tied|under|below) ")
_UNCOUNTED = (
    "beading",
    "braid",
    "embroidery",
    "fading",
    "fringing",
    "fur",
    "lace",
    "piping",
    "quilting",
    "ribbing",
    "ruching",
    "shearling",
    "shirring",
    "smocking",
    "stitching",
    "webbing",
)


def sentence(words: str) -> str:
    """The words with a capital first letter."""
    return words[:1].upper() + words[1:]


def article(words: str) -> str:
    """The words with "a" or "an" before them.

    Example:
        >>> article("A-line shape"), article("one-shoulder neckline")
        ('an A-line shape', 'a one-shoulder neckline')
    """
    vowel = words[:1].lower() in "aeiou" and not _AS_CONSONANT.match(words)
    return ("an " if vowel else "a ") + words


def plural(words: str) -> bool:
    """Whether the words name several: earrings and buttons down the front do, a dress or a pair of gloves does not."""
    last = _AFTER_HEAD.split(words)[0].split()[-1]
    return last.endswith("s") and not last.endswith(("ss", "us", "as"))


def one(words: str) -> str:
    """The words as one stands in a list of things: with an article where English wants one.

    Example:
        >>> one("V-neck"), one("long sleeves"), one("a zip"), one("contrast stitching")
        ('a V-neck', 'long sleeves', 'a zip', 'contrast stitching')
    """
    head = _AFTER_HEAD.split(words)[0]
    return words if _ALREADY.match(words) or plural(words) or head.endswith(_UNCOUNTED) else article(words)


def bare(words: str) -> str:
    """The words without their article."""
    return words.removeprefix("a ").removeprefix("an ")


def listed(parts: tuple[str, ...]) -> str:
    """The parts in a row: "a V-neck, long sleeves and a zip"."""
    if not parts:
        return ""
    return " and ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part)
