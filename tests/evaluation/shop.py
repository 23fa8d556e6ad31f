"""A small shop whose pictures, captions and categories can be checked by hand."""

from itertools import product
from pathlib import Path

from search import Engine
from search.evaluation.kinds import Fields
from search.evaluation.provenance import provenance
from search.evaluation.setup import Setup
from tests.collection import Entry, engine_over

FIELDS = Fields("category", "subcategory")

THINGS = {"shirt": "top", "vest": "top", "skirt": "bottom"}
HUES = ("red", "green", "blue")
PATTERNS = ("striped", "plain")


def entries() -> list[Entry]:
    """Each thing in each colour and pattern; vests have no picture, plain skirts no caption."""
    found = []
    for (thing, broad), hue, pattern in product(THINGS.items(), HUES, PATTERNS):
        fields = {"category": broad, "subcategory": thing, "colour": hue, "pattern": pattern}
        caption = "" if thing == "skirt" and pattern == "plain" else f"a {hue} {pattern} {thing}"
        colours = () if thing == "vest" else (hue, "white") if pattern == "striped" else (hue,)
        found.append(Entry(f"{thing}-{hue}-{pattern}", caption, colours, fields))
    return found


def shop(folder: Path) -> Engine:
    """An engine over the shop."""
    return engine_over(folder, *entries())


def setup(engine: Engine) -> Setup:
    """What an experiment over the shop is given."""
    made_of = provenance(engine.index, command="python -m search evaluate", seed=1, depth=100)
    return Setup(engine=engine, made_of=made_of, seed=1, count=40)
