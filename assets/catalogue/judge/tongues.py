"""German, French and Spanish, as far as a search box hears them: nouns, and adjectives in all their forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

Forms: TypeAlias = tuple[str, ...]
"""An adjective by the form that its noun needs; a single one where it never changes."""

Thing: TypeAlias = tuple[str, str]
"""A column, fine or broad, and a value of it."""


@dataclass(frozen=True)
class Tongue:
    """A language.

    Attributes:
        name: German, French or Spanish.
        adjectives_first: whether a colour stands before its noun.
        nouns: thing → its noun and which form of an adjective goes with it.
        colours: colour → its forms.
        patterns: the values of one word → its forms.
        materials: material → words behind the noun.
    """

    name: str
    adjectives_first: bool
    nouns: Mapping[Thing, tuple[str, int]]
    colours: Mapping[str, Forms]
    patterns: Mapping[tuple[str, ...], Forms]
    materials: Mapping[str, str]

    def says(self, thing: Thing, colour: str = "", pattern: tuple[str, ...] = (), material: str = "") -> str:
        """A query for that thing.

        Example:
            >>> [tongue.says(("broad", "dress"), "red", ("floral",)) for tongue in TONGUES]
            ['rotes geblümtes Kleid', 'robe rouge à fleurs', 'vestido rojo de flores']
        """
        noun, form = self.nouns[thing]
        parts = [forms[form % len(forms)] for forms in (self.colours.get(colour), self.patterns.get(pattern)) if forms]
        told = [*parts, noun] if self.adjectives_first else [noun, *parts]
        return " ".join([*told, *([self.materials[material]] if material else [])])


STRIPED = ("horizontal stripes", "vertical stripes")
CHECKED = ("checked", "tartan")


def _german(stem: str) -> Forms:
    return tuple(stem + ending for ending in ("er", "e", "es", "e"))


def _ending(word: str, feminine: str | None = None) -> Forms:
    """French and Spanish: masculine, feminine, and both plurals; a word in -s keeps its masculine plural."""
    feminine = feminine or word
    plurals = tuple(one if one.endswith("s") else one + "s" for one in (word, feminine))
    return (word, feminine, *plurals)


M, F, N, P = 0, 1, 2, 3
GERMAN = Tongue(
    "German",
    True,
    {
        ("broad", "dress"): ("Kleid", N),
        ("broad", "skirt"): ("Rock", M),
        ("broad", "shirt"): ("Hemd", N),
        ("broad", "trousers"): ("Hose", F),
        ("broad", "coat"): ("Mantel", M),
        ("broad", "jacket"): ("Jacke", F),
        ("broad", "bag"): ("Tasche", F),
        ("broad", "boot"): ("Stiefel", P),
        ("broad", "shoe"): ("Schuhe", P),
        ("broad", "belt"): ("Gürtel", M),
        ("broad", "watch"): ("Armbanduhr", F),
        ("fine", "jumper"): ("Pullover", M),
        ("fine", "cardigan"): ("Strickjacke", F),
        ("fine", "blouse"): ("Bluse", F),
        ("fine", "backpack"): ("Rucksack", M),
        ("fine", "beanie"): ("Mütze", F),
        ("fine", "necklace"): ("Halskette", F),
    },
    {
        "red": _german("rot"),
        "black": _german("schwarz"),
        "blue": _german("blau"),
        "light blue": _german("hellblau"),
        "navy": _german("dunkelblau"),
        "green": _german("grün"),
        "yellow": _german("gelb"),
        "white": _german("weiß"),
        "grey": _german("grau"),
        "brown": _german("braun"),
        "burgundy": _german("weinrot"),
    },
    {
        STRIPED: _german("gestreift"),
        CHECKED: _german("kariert"),
        ("floral",): _german("geblümt"),
        ("dotted",): _german("gepunktet"),
    },
    {
        "leather": "aus Leder",
        "suede": "aus Wildleder",
        "linen": "aus Leinen",
        "silk": "aus Seide",
        "wool": "aus Wolle",
        "corduroy": "aus Cord",
        "denim": "aus Jeansstoff",
        "cotton": "aus Baumwolle",
        "satin": "aus Satin",
    },
)
MP, FP = 2, 3
FRENCH = Tongue(
    "French",
    False,
    {
        ("broad", "dress"): ("robe", F),
        ("broad", "skirt"): ("jupe", F),
        ("broad", "shirt"): ("chemise", F),
        ("broad", "trousers"): ("pantalon", M),
        ("broad", "coat"): ("manteau", M),
        ("broad", "jacket"): ("veste", F),
        ("broad", "bag"): ("sac", M),
        ("broad", "boot"): ("bottes", FP),
        ("broad", "shoe"): ("chaussures", FP),
        ("broad", "belt"): ("ceinture", F),
        ("broad", "watch"): ("montre", F),
        ("fine", "jumper"): ("pull", M),
        ("fine", "cardigan"): ("gilet en maille", M),
        ("fine", "blouse"): ("blouse", F),
        ("fine", "backpack"): ("sac à dos", M),
        ("fine", "beanie"): ("bonnet", M),
        ("fine", "necklace"): ("collier", M),
    },
    {
        "red": _ending("rouge"),
        "black": _ending("noir", "noire"),
        "blue": _ending("bleu", "bleue"),
        "light blue": ("bleu clair",),
        "navy": ("bleu marine",),
        "green": _ending("vert", "verte"),
        "yellow": _ending("jaune"),
        "white": _ending("blanc", "blanche"),
        "grey": _ending("gris", "grise"),
        "brown": ("marron",),
        "burgundy": ("bordeaux",),
    },
    {STRIPED: ("à rayures",), CHECKED: ("à carreaux",), ("floral",): ("à fleurs",), ("dotted",): ("à pois",)},
    {
        "leather": "en cuir",
        "suede": "en daim",
        "linen": "en lin",
        "silk": "en soie",
        "wool": "en laine",
        "corduroy": "en velours côtelé",
        "denim": "en jean",
        "cotton": "en coton",
        "satin": "en satin",
    },
)
SPANISH = Tongue(
    "Spanish",
    False,
    {
        ("broad", "dress"): ("vestido", M),
        ("broad", "skirt"): ("falda", F),
        ("broad", "shirt"): ("camisa", F),
        ("broad", "trousers"): ("pantalón", M),
        ("broad", "coat"): ("abrigo", M),
        ("broad", "jacket"): ("chaqueta", F),
        ("broad", "bag"): ("bolso", M),
        ("broad", "boot"): ("botas", FP),
        ("broad", "shoe"): ("zapatos", MP),
        ("broad", "belt"): ("cinturón", M),
        ("broad", "watch"): ("reloj", M),
        ("fine", "jumper"): ("jersey", M),
        ("fine", "cardigan"): ("rebeca", F),
        ("fine", "blouse"): ("blusa", F),
        ("fine", "backpack"): ("mochila", F),
        ("fine", "beanie"): ("gorro", M),
        ("fine", "necklace"): ("collar", M),
    },
    {
        "red": _ending("rojo", "roja"),
        "black": _ending("negro", "negra"),
        "blue": ("azul", "azul", "azules", "azules"),
        "light blue": ("azul claro",),
        "navy": ("azul marino",),
        "green": _ending("verde"),
        "yellow": _ending("amarillo", "amarilla"),
        "white": _ending("blanco", "blanca"),
        "grey": ("gris", "gris", "grises", "grises"),
        "brown": ("marrón", "marrón", "marrones", "marrones"),
        "burgundy": ("burdeos",),
    },
    {STRIPED: ("de rayas",), CHECKED: ("de cuadros",), ("floral",): ("de flores",), ("dotted",): ("de lunares",)},
    {
        "leather": "de cuero",
        "suede": "de ante",
        "linen": "de lino",
        "silk": "de seda",
        "wool": "de lana",
        "corduroy": "de pana",
        "denim": "de tela vaquera",
        "cotton": "de algodón",
        "satin": "de satén",
    },
)
TONGUES = (GERMAN, FRENCH, SPANISH)
