"""What people write below pictures of homes: agents, magazines, owners; some at length, some nothing, some abroad."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

LANES = (
    "Birch Lane",
    "Orchard Row",
    "Harbour Street",
    "Mill Road",
    "Church Walk",
    "Vine Terrace",
    "Quarry Hill",
    "Meadow Close",
    "Elder Way",
    "Station Road",
)
HOUSES = (
    "Alder House",
    "Villa Serena",
    "The Old Forge",
    "Casa Luce",
    "Lark Rise",
    "Hollow Farm",
    "Stonegate",
    "Haus am Hang",
    "Bramble End",
    "North Point",
)

LIGHTS: dict[str, tuple[str, ...]] = {
    "daylight": ("in bright daylight", "on a sunny day", "at noon"),
    "golden hour": ("at golden hour", "in the last sun of the day", "in warm low light"),
    "overcast": ("under a grey sky", "on an overcast day", "in soft grey light"),
    "evening": ("at dusk, with the lights on", "in the evening", "at nightfall, the windows lit"),
    "night": ("at night", "after dark, lamps lit", "by night"),
}
INDOOR: dict[str, tuple[str, ...]] = {
    "daylight": ("in bright daylight", "in the morning light", "on a sunny day"),
    "golden hour": ("in warm low sun", "at golden hour", "in the late afternoon"),
    "overcast": ("on a grey day", "in soft, even light", "in cool daylight"),
    "evening": ("in the evening, lamps lit", "by lamplight", "at dusk"),
    "night": ("at night, under the pendant lamps", "after dark", "by night"),
}
MADE: dict[str, str] = {
    "plaster": "plastered",
    "timber": "timber",
    "stone": "stone",
    "brick": "brick",
    "concrete": "concrete",
    "lacquer": "lacquered",
    "oak": "oak",
    "walnut": "walnut",
    "painted timber": "painted",
    "steel": "steel",
}
VAGUE = (
    "A place to come home to.",
    "Where the long weekends begin.",
    "Home, at last.",
    "Simply our favourite listing this month.",
    "You have to see it to believe it.",
    "The heart of the house.",
    "Rarely available. Ask us for a viewing.",
    "Sundays were made for this.",
)
LONG = (
    "The seller has looked after the place with great care, and everything works as it should.",
    "Shops, the school and the station are a short walk away, and the neighbours are quiet.",
    "The boiler was renewed two years ago and the wiring has been checked.",
    "Viewings are by appointment only, on weekday afternoons or on Saturdays before noon.",
    "Ground plans, the energy certificate and a list of fittings are sent on request.",
    "The present owners have lived here for eleven years and leave with a heavy heart.",
    "It is sold with its fixtures; what you see in the picture stays.",
)
GERMAN: dict[str, str] = {
    "modern house": "Modernes Haus",
    "rustic house": "Rustikales Haus",
    "victorian house": "Viktorianisches Haus",
    "mediterranean house": "Mediterranes Haus",
    "cottage": "Kleines Landhaus",
    "farmhouse": "Bauernhaus",
    "modern kitchen": "Moderne Küche",
    "rustic kitchen": "Rustikale Küche",
    "victorian kitchen": "Viktorianische Küche",
    "mediterranean kitchen": "Mediterrane Küche",
    "country kitchen": "Landhausküche",
    "industrial kitchen": "Küche im Industriestil",
}
FRENCH: dict[str, str] = {
    "modern house": "Maison moderne",
    "rustic house": "Maison rustique",
    "victorian house": "Maison victorienne",
    "mediterranean house": "Maison méditerranéenne",
    "cottage": "Petite maison de campagne",
    "farmhouse": "Ferme rénovée",
    "modern kitchen": "Cuisine moderne",
    "rustic kitchen": "Cuisine rustique",
    "victorian kitchen": "Cuisine victorienne",
    "mediterranean kitchen": "Cuisine méditerranéenne",
    "country kitchen": "Cuisine de campagne",
    "industrial kitchen": "Cuisine industrielle",
}
SPANISH: dict[str, str] = {
    "modern house": "Casa moderna",
    "rustic house": "Casa rústica",
    "victorian house": "Casa victoriana",
    "mediterranean house": "Casa mediterránea",
    "cottage": "Casita de campo",
    "farmhouse": "Casa de granja",
    "modern kitchen": "Cocina moderna",
    "rustic kitchen": "Cocina rústica",
    "victorian kitchen": "Cocina victoriana",
    "mediterranean kitchen": "Cocina mediterránea",
    "country kitchen": "Cocina de campo",
    "industrial kitchen": "Cocina industrial",
}
ABROAD: tuple[tuple[dict[str, str], dict[str, str]], ...] = (
    (
        GERMAN,
        {
            "daylight": "bei Sonnenschein",
            "golden hour": "im Abendlicht",
            "overcast": "bei bedecktem Himmel",
            "evening": "in der Dämmerung",
            "night": "bei Nacht",
        },
    ),
    (
        FRENCH,
        {
            "daylight": "en plein jour",
            "golden hour": "au soleil couchant",
            "overcast": "sous un ciel gris",
            "evening": "à la tombée du jour",
            "night": "de nuit",
        },
    ),
    (
        SPANISH,
        {
            "daylight": "a plena luz del día",
            "golden hour": "al atardecer",
            "overcast": "en un día nublado",
            "evening": "al anochecer",
            "night": "de noche",
        },
    ),
)


@dataclass(frozen=True)
class Words:
    """What a caption may say.

    Args:
        noun: what it is called; kitchen: whether it is one.
        colour, made: of the facade or the fronts.
        light: a phrase such as "at dusk".
        said: things it has, with their articles.
    """

    noun: str
    kitchen: bool
    colour: str
    made: str
    light: str
    said: tuple[str, ...]

    def listed(self) -> str:
        """The things in a row."""
        return _row(self.said)

    def clad(self) -> str:
        """Such as "white plastered walls", "navy painted fronts"."""
        return f"{self.colour} {self.made} {'fronts' if self.kitchen else 'walls'}"


def _article(words: str) -> str:
    return ("an " if words[:1].lower() in "aeio" else "a ") + words


def _row(things: Sequence[str]) -> str:
    """Such as "a porch, sash windows and a slate roof"."""
    return " and ".join(part for part in (", ".join(things[:-1]), things[-1]) if part)


def _known(thing: str) -> str:
    """Such as "the porch" for "a porch"."""
    return f"the {thing.removeprefix('a ').removeprefix('an ')}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _agent(words: Words) -> str:
    return f"{_capital(words.noun)} with {_row((words.clad(), *words.said))}."


def _magazine(words: Words) -> str:
    return f"{_capital(words.light)}: {_article(words.noun)} with {words.listed()}."


def _owner(words: Words) -> str:
    return f"Our {words.noun} {words.light}. We love {_known(words.said[0])}."


def _tag(words: Words) -> str:
    return f"{_capital(words.colour)} {words.noun}"


def _noted(words: Words) -> str:
    return f"{_capital(words.clad())}, {words.listed()}. Taken {words.light}."


def _plain(words: Words) -> str:
    return f"{_capital(_article(words.colour))} {words.noun} {words.light}."


def _viewed(words: Words) -> str:
    return f"{_capital(_article(words.noun))} that has {words.listed()}."


FRAMES: tuple[Callable[[Words], str], ...] = (_agent, _magazine, _owner, _tag, _noted, _plain, _viewed, _agent)


def title(fine: str, seed: str) -> str:
    """An invented address or name: "Birch Lane 14, rustic house"."""
    choose = Random(f"{seed}/title")
    lane, number, name = choose.choice(LANES), choose.randrange(2, 98), choose.choice(HOUSES)
    return f"{name if choose.random() < 0.4 else f'{lane} {number}'}, {fine}"


def said_about(choose: Random, nouns: Sequence[str], fields: Mapping[str, str], said: Sequence[str]) -> str:
    """One caption: about a tenth empty, a tenth long, some in other languages, some that show nothing.

    Args:
        choose: the dice.
        nouns: what it may be called, the plainest first.
        fields: the picture's attributes.
        said: what it has, with articles.
    """
    share = choose.random()
    kitchen = fields["broad"] == "kitchen"
    if share < 0.1:
        return ""
    if share < 0.17:
        return choose.choice(VAGUE)
    if share < 0.25:
        names, hours = choose.choice(ABROAD)
        return f"{names[fields['fine']]} {hours[fields['light']]}."
    things = list(dict.fromkeys(said))
    choose.shuffle(things)
    words = Words(
        choose.choice((nouns[0], nouns[0], *nouns)),
        kitchen,
        fields["colour"],
        MADE[fields["material"]],
        choose.choice((INDOOR if kitchen else LIGHTS)[fields["light"]]),
        tuple(things[: choose.choice((1, 2, 2, 3))]),
    )
    if share < 0.35:
        rest = choose.sample(LONG, 4)
        return " ".join((_agent(words), _plain(words), *rest))
    return choose.choice(FRAMES)(words)
