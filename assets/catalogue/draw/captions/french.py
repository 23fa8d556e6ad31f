"""French captions: adjectives behind the noun, agreeing with it; compound colours never change."""

from random import Random

from assets.catalogue.draw.captions.facts import Facts

FORMS = ("m", "f", "mp", "fp")

# Masculine, feminine, and both plurals.
COLOURS = {
    "black": ("noir", "noire", "noirs", "noires"),
    "white": ("blanc", "blanche", "blancs", "blanches"),
    "grey": ("gris", "grise", "gris", "grises"),
    "cream": ("crème",) * 4,
    "beige": ("beige", "beige", "beiges", "beiges"),
    "brown": ("marron",) * 4,
    "navy": ("bleu marine",) * 4,
    "blue": ("bleu", "bleue", "bleus", "bleues"),
    "light blue": ("bleu clair",) * 4,
    "teal": ("bleu canard",) * 4,
    "green": ("vert", "verte", "verts", "vertes"),
    "olive": ("vert olive",) * 4,
    "yellow": ("jaune", "jaune", "jaunes", "jaunes"),
    "orange": ("orange",) * 4,
    "red": ("rouge", "rouge", "rouges", "rouges"),
    "pink": ("rose", "rose", "roses", "roses"),
    "purple": ("violet", "violette", "violets", "violettes"),
    "burgundy": ("lie-de-vin",) * 4,
    "gold": ("doré", "dorée", "dorés", "dorées"),
    "silver": ("argenté", "argentée", "argentés", "argentées"),
    "rose gold": ("or rose",) * 4,
    "multicolour": ("multicolore", "multicolore", "multicolores", "multicolores"),
}

PATTERNS = {
    "horizontal stripes": "à rayures",
    "vertical stripes": "à rayures verticales",
    "pinstripes": "à fines rayures",
    "checked": "à carreaux",
    "tartan": "à carreaux écossais",
    "dotted": "à pois",
    "floral": "à fleurs",
    "leopard": "à imprimé léopard",
    "zebra": "à imprimé zèbre",
    "camouflage": "à motif camouflage",
    "colour-block": "à blocs de couleur",
    "houndstooth": "à motif pied-de-poule",
    "argyle": "à losanges",
    "tie-dye": "à effet tie-dye",
    "cable knit": "à torsades",
}

MATERIALS = {
    "cotton": "coton",
    "jersey": "jersey",
    "linen": "lin",
    "denim": "jean",
    "leather": "cuir",
    "suede": "daim",
    "satin": "satin",
    "chiffon": "mousseline",
    "crepe": "crêpe",
    "viscose": "viscose",
    "wool": "laine",
    "tweed": "tweed",
    "knit": "maille",
    "cable knit": "maille torsadée",
    "ribbed knit": "maille côtelée",
    "fleece": "polaire",
    "teddy": "peluche",
    "sweat": "molleton",
    "corduroy": "velours côtelé",
    "nylon": "nylon",
    "quilted nylon": "nylon matelassé",
    "canvas": "toile",
    "straw": "paille",
    "felt": "feutre",
    "silk": "soie",
    "velvet": "velours",
    "sequins": "sequins",
    "lace": "dentelle",
    "rubber": "caoutchouc",
    "metal": "métal",
    "pearl": "perles",
    "beads": "perles de verre",
    "acetate": "acétate",
    "enamel": "émail",
    "crystal": "cristal",
    "fur": "fausse fourrure",
    "mesh": "tulle",
}

ASIDES = (
    "Retours gratuits sous 30 jours.",
    "Livraison en deux à trois jours ouvrés.",
    "Fabrication portugaise.",
    "En quantité limitée.",
)
WASHED = ("Lavage en machine à 30 degrés.", "Taille normalement.")
UNWASHED = ("shoe", "boot", "bag", "hat", "jewellery", "watch", "eyewear", "belt", "glove")


def write(facts: Facts, choose: Random) -> str:
    """A caption such as "Robe courte rouge à pois et à col en V, en coton."

    Raises:
        KeyError: the colour has no word.
    """
    colours = COLOURS[facts.colour]
    coloured = f"{facts.noun} {colours[FORMS.index(facts.gender)]}"
    ours = "nos" if facts.gender.endswith("p") else "notre"
    parts = [part for part in (PATTERNS.get(facts.pattern, ""), facts.feature) if part]
    traits = f" {' et '.join(parts)}" if parts else ""
    material = "" if " en " in facts.noun else facts.made_of(MATERIALS)
    cloth = f" en {material}" if material else ""
    after = f",{cloth}" if parts and cloth else cloth
    main = choose.choice(
        (
            f"{coloured}{traits}{after}.",
            f"{coloured}{cloth}{traits}.",
            f"{facts.noun} {facts.line}{traits}, coloris {colours[0]}.",
            f"{coloured} de la marque {facts.brand}{after}.",
            f"Nouveauté : {coloured}{traits}.",
            f"{ours} {facts.noun} {facts.line}{cloth}, coloris {colours[0]}.",
        )
    )
    asides = ASIDES if facts.broad in UNWASHED else (*ASIDES, *WASHED)
    return f"{main} {choose.choice(asides)}" if choose.random() < 0.4 else main
