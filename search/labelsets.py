"""Labels that results can be grouped by without anybody writing them: colours, patterns and the like."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LabelSet:
    """Some labels of one kind, with the sentences they fit into.

    Attributes:
        name: what it is called, such as `colour`.
        labels: what a picture may show.
        templates: sentences with `{}` where a label goes.
    """

    name: str
    labels: tuple[str, ...]
    templates: tuple[str, ...]


COLOUR = LabelSet(
    "colour",
    (
        "red",
        "pink",
        "orange",
        "yellow",
        "green",
        "blue",
        "purple",
        "brown",
        "beige",
        "grey",
        "black",
        "white",
        "multicoloured",
    ),
    ("{}", "a {} thing", "{} clothes", "something {}", "a photo of something {}"),
)

PATTERN = LabelSet(
    "pattern",
    ("plain", "striped", "checked", "dotted", "floral", "animal print", "printed with a picture"),
    ("a {} fabric", "{} cloth", "something {}", "a photo of something {}", "a {} pattern"),
)

KIND = LabelSet(
    "kind",
    ("dress", "skirt", "trousers", "shirt", "jumper", "jacket", "coat", "shoes", "bag", "hat", "jewellery"),
    ("a photo of a {}", "a picture of a {}", "a {}", "someone wearing a {}", "a product photo of a {}"),
)

SCENE = LabelSet(
    "scene",
    ("people", "an animal", "food", "a building", "a room", "a street", "nature", "water", "a vehicle", "an object"),
    ("a photo of {}", "a picture of {}", "{}", "a picture that shows {}"),
)

MEDIUM = LabelSet(
    "medium",
    ("photo", "drawing", "painting", "product picture on white", "screenshot", "text"),
    ("a {}", "this is a {}", "it looks like a {}"),
)

SETS = {each.name: each for each in (COLOUR, PATTERN, KIND, SCENE, MEDIUM)}
"""By name, in the order in which they are offered."""
