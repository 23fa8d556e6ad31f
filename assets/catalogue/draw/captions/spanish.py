"""Spanish captions: adjectives behind the noun, agreeing with it; compound colours never change."""

from random import Random

from assets.catalogue.draw.captions.facts import Facts

FORMS = ("m", "f", "mp", "fp")
OUR = ("nuestro", "nuestra", "nuestros", "nuestras")

# Masculine, feminine, and both plurals.
COLOURS = {
    "black": ("negro", "negra", "negros", "negras"),
    "white": ("blanco", "blanca", "blancos", "blancas"),
    "grey": ("gris", "gris", "grises", "grises"),
    "cream": ("crema",) * 4,
    "beige": ("beige",) * 4,
    "brown": ("marrón", "marrón", "marrones", "marrones"),
    "navy": ("azul marino",) * 4,
    "blue": ("azul", "azul", "azules", "azules"),
    "light blue": ("azul claro",) * 4,
    "teal": ("azul petróleo",) * 4,
    "green": ("verde", "verde", "verdes", "verdes"),
    "olive": ("verde oliva",) * 4,
    "yellow": ("amarillo", "amarilla", "amarillos", "amarillas"),
    "orange": ("naranja",) * 4,
    "red": ("rojo", "roja", "rojos", "rojas"),
    "pink": ("rosa",) * 4,
    "purple": ("morado", "morada", "morados", "moradas"),
    "burgundy": ("granate",) * 4,
    "gold": ("dorado", "dorada", "dorados", "doradas"),
    "silver": ("plateado", "plateada", "plateados", "plateadas"),
    "rose gold": ("oro rosa",) * 4,
    "multicolour": ("multicolor",) * 4,
}

PATTERNS = {
    "horizontal stripes": "de rayas",
    "vertical stripes": "de rayas verticales",
    "pinstripes": "de raya diplomática",
    "checked": "de cuadros",
    "tartan": "de cuadros escoceses",
    "dotted": "de lunares",
    "floral": "de flores",
    "leopard": "con estampado de leopardo",
    "zebra": "con estampado de cebra",
    "camouflage": "con estampado de camuflaje",
    "colour-block": "con bloques de color",
    "houndstooth": "de pata de gallo",
    "argyle": "de rombos",
    "tie-dye": "con efecto tie-dye",
    "cable knit": "de ochos",
}

MATERIALS = {
    "cotton": "algodón",
    "jersey": "punto de algodón",
    "linen": "lino",
    "denim": "tela vaquera",
    "leather": "piel",
    "suede": "ante",
    "satin": "satén",
    "chiffon": "gasa",
    "crepe": "crepé",
    "viscose": "viscosa",
    "wool": "lana",
    "tweed": "tweed",
    "knit": "punto",
    "cable knit": "punto trenzado",
    "ribbed knit": "punto de canalé",
    "fleece": "franela",
    "teddy": "borreguito",
    "sweat": "felpa",
    "corduroy": "pana",
    "nylon": "nailon",
    "quilted nylon": "nailon acolchado",
    "canvas": "lona",
    "straw": "paja",
    "felt": "fieltro",
    "silk": "seda",
    "velvet": "terciopelo",
    "sequins": "lentejuelas",
    "lace": "encaje",
    "rubber": "goma",
    "metal": "metal",
    "pearl": "perlas",
    "beads": "cuentas de vidrio",
    "acetate": "acetato",
    "enamel": "esmalte",
    "crystal": "cristal",
    "fur": "pelo sintético",
    "mesh": "malla",
}

ASIDES = (
    "Devoluciones gratuitas durante 30 días.",
    "Entrega en dos o tres días laborables.",
    "Fabricación portuguesa.",
    "Últimas unidades.",
)
WASHED = ("Lavar a máquina a 30 grados.", "Tallaje normal.")
UNWASHED = ("shoe", "boot", "bag", "hat", "jewellery", "watch", "eyewear", "belt", "glove")
_SAYING_THE_MATERIAL = ("vaquer", "de punto", "de lana", "de seda", "de borreguito")


def write(facts: Facts, choose: Random) -> str:
    """A caption such as "Vestido corto rojo de lunares, con escote de pico, de algodón."

    Raises:
        KeyError: the colour has no word.
    """
    form = FORMS.index(facts.gender)
    colours = COLOURS[facts.colour]
    coloured = f"{facts.noun} {colours[form]}"
    pattern = PATTERNS.get(facts.pattern, "")
    print_ = f" {pattern}" if pattern else ""
    feature = (f", {facts.feature}" if pattern else f" {facts.feature}") if facts.feature else ""
    material = "" if any(word in facts.noun for word in _SAYING_THE_MATERIAL) else facts.made_of(MATERIALS)
    cloth = f" de {material}" if material else ""
    main = choose.choice(
        (
            f"{coloured}{print_}{feature}.",
            f"{facts.noun}{cloth} en color {colours[0]}{feature}.",
            f"{facts.noun} {facts.line}{print_}, en color {colours[0]}.",
            f"{coloured}{print_}, de la marca {facts.brand}.",
            f"Novedad: {coloured}{print_}{feature}.",
            f"{OUR[form]} {facts.noun} {facts.line}{cloth}, en color {colours[0]}.",
        )
    )
    asides = ASIDES if facts.broad in UNWASHED else (*ASIDES, *WASHED)
    return f"{main} {choose.choice(asides)}" if choose.random() < 0.4 else main
