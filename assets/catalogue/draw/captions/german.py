"""German captions: strong adjective endings by gender, "mit" before patterns and features, "aus" before materials."""

from random import Random

from assets.catalogue.draw.captions.facts import Facts

ENDINGS = {"m": "er", "f": "e", "n": "es", "p": "e"}
OUR = {"m": "unser", "f": "unsere", "n": "unser", "p": "unsere"}
THE = {"m": "der", "f": "die", "n": "das", "p": "die"}

# The adjective's stem, and the noun that stands after "in".
COLOURS = {
    "black": ("schwarz", "Schwarz"),
    "white": ("weiß", "Weiß"),
    "grey": ("grau", "Grau"),
    "cream": ("cremefarben", "Creme"),
    "beige": ("beigefarben", "Beige"),
    "brown": ("braun", "Braun"),
    "navy": ("marineblau", "Marineblau"),
    "blue": ("blau", "Blau"),
    "light blue": ("hellblau", "Hellblau"),
    "teal": ("petrolfarben", "Petrol"),
    "green": ("grün", "Grün"),
    "olive": ("olivgrün", "Olivgrün"),
    "yellow": ("gelb", "Gelb"),
    "orange": ("orangefarben", "Orange"),
    "red": ("rot", "Rot"),
    "pink": ("rosafarben", "Rosa"),
    "purple": ("violett", "Violett"),
    "burgundy": ("weinrot", "Weinrot"),
    "gold": ("goldfarben", "Gold"),
    "silver": ("silberfarben", "Silber"),
    "rose gold": ("roségoldfarben", "Roségold"),
    "multicolour": ("bunt", "vielen Farben"),
}

# As they stand after "mit".
PATTERNS = {
    "horizontal stripes": "Querstreifen",
    "vertical stripes": "Längsstreifen",
    "pinstripes": "Nadelstreifen",
    "checked": "Karomuster",
    "tartan": "Schottenkaro",
    "dotted": "Punkten",
    "floral": "Blumenmuster",
    "leopard": "Leopardenmuster",
    "zebra": "Zebramuster",
    "camouflage": "Tarnmuster",
    "colour-block": "Farbblöcken",
    "houndstooth": "Hahnentrittmuster",
    "argyle": "Rautenmuster",
    "tie-dye": "Batikmuster",
    "cable knit": "Zopfmuster",
}

MATERIALS = {
    "cotton": "Baumwolle",
    "jersey": "Jersey",
    "linen": "Leinen",
    "denim": "Denim",
    "leather": "Leder",
    "suede": "Wildleder",
    "satin": "Satin",
    "chiffon": "Chiffon",
    "crepe": "Crêpe",
    "viscose": "Viskose",
    "wool": "Wolle",
    "tweed": "Tweed",
    "knit": "Strick",
    "cable knit": "Zopfstrick",
    "ribbed knit": "Rippstrick",
    "fleece": "Fleece",
    "teddy": "Teddyplüsch",
    "sweat": "Sweatstoff",
    "corduroy": "Cord",
    "nylon": "Nylon",
    "quilted nylon": "gestepptem Nylon",
    "canvas": "Canvas",
    "straw": "Stroh",
    "felt": "Filz",
    "silk": "Seide",
    "velvet": "Samt",
    "sequins": "Paillettenstoff",
    "lace": "Spitze",
    "rubber": "Gummi",
    "metal": "Metall",
    "pearl": "Perlen",
    "beads": "Glasperlen",
    "acetate": "Acetat",
    "enamel": "Emaille",
    "crystal": "Kristall",
    "fur": "Kunstpelz",
    "mesh": "Mesh",
}

ASIDES = (
    "Kostenlose Rücksendung.",
    "Lieferung in zwei bis drei Werktagen.",
    "Hergestellt in Portugal.",
    "Nur solange der Vorrat reicht.",
)
WASHED = ("Maschinenwäsche bei 30 Grad.", "Fällt größengerecht aus.")
UNWASHED = ("shoe", "boot", "bag", "hat", "jewellery", "watch", "eyewear", "belt", "glove")


def write(facts: Facts, choose: Random) -> str:
    """A caption such as "Rotes Minikleid mit Punkten und V-Ausschnitt aus Baumwolle."

    Raises:
        KeyError: the colour or the gender has no word.
    """
    stem, shade = COLOURS[facts.colour]
    coloured = f"{stem}{ENDINGS[facts.gender]} {facts.noun}"
    traits = _with(facts)
    material = facts.made_of(MATERIALS)
    cloth = f" aus {material}" if material else ""
    comes = "kommen" if facts.gender == "p" else "kommt"
    main = choose.choice(
        (
            f"{coloured}{traits}{cloth}.",
            f"{coloured}{traits}{cloth}.",
            f"{facts.noun} „{facts.line}“ in {shade}{traits}.",
            f"{coloured} von {facts.brand}{cloth}.",
            f"Neu eingetroffen: {coloured}{traits}.",
            f"{OUR[facts.gender]} {facts.noun} „{facts.line}“ in {shade}{traits}{cloth}.",
            f"{THE[facts.gender]} {facts.noun} „{facts.line}“ {comes} in {shade}{traits}.",
        )
    )
    asides = ASIDES if facts.broad in UNWASHED else (*ASIDES, *WASHED)
    return f"{main} {choose.choice(asides)}" if choose.random() < 0.4 else main


def _with(facts: Facts) -> str:
    pattern = PATTERNS.get(facts.pattern, "")
    parts = [f"mit {pattern}"] if pattern else []
    if pattern and facts.feature.startswith("mit "):
        parts = [f"mit {pattern} und {facts.feature.removeprefix('mit ')}"]
    elif facts.feature:
        parts.append(facts.feature)
    return "".join(f" {part}" for part in parts)
