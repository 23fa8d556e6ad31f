"""Sentences that labels are put into before they are encoded, see `search.classify`.

Encoders have learned from captions, so a sentence like a caption is nearer to what they know than a bare word. The
sentences are short and say nothing of their own: "a {} in a shop" is nearer to shops than to what is sold there, and
with the bundled encoder every such sentence did worse than the bare label.
"""

from collections.abc import Sequence

from search.errors import InvalidInput

PHOTOS = (
    "a {}",
    "the {}",
    "one {}",
    "this is a {}",
    "a photo of a {}",
    "a photo of the {}",
    "a photo of one {}",
    "a photo of some {}",
    "a photograph of a {}",
    "a picture of a {}",
    "a picture of the {}",
    "a good photo of a {}",
    "a clear photo of a {}",
    "a bright photo of a {}",
    "a small photo of a {}",
    "a colour photo of a {}",
)

DRAWINGS = (
    "a drawing of a {}",
    "a drawing of the {}",
    "a coloured drawing of a {}",
    "a sketch of a {}",
    "a painting of a {}",
    "an illustration of a {}",
    "a simple picture of a {}",
    "a drawn {}",
)

PRODUCTS = (
    "a {} on a plain background",
    "{} on a plain background",
    "a product photo of a {}",
    "a new {}",
    "a nice {}",
    "our {}",
    "this {}",
    "the front of a {}",
    "the back of a {}",
    "a {} by itself",
)

ALL = (*PHOTOS, *DRAWINGS, *PRODUCTS)

DEFAULT = ("the {}", "a photo of a {}", "an illustration of a {}", "{} on a plain background")
"""One of each kind and a plain one: as good as all of them together by `python -m benchmarks.classify`, and a label
costs four texts to encode instead of thirty-four."""

MOST_TEMPLATES = 200
LONGEST_TEMPLATE = 300
"""Characters."""


def checked_templates(templates: Sequence[str]) -> tuple[str, ...]:
    """The templates as they are.

    Raises:
        InvalidInput: there is none or there are too many; one is no text, too long, or doesn't hold `{}` just once.

    Example:
        >>> checked_templates(["a photo of a {}"])
        ('a photo of a {}',)
    """
    if isinstance(templates, str) or not all(isinstance(template, str) for template in templates):
        raise InvalidInput("templates are texts such as 'a photo of a {}'; give a list of them")
    if not 1 <= len(templates) <= MOST_TEMPLATES:
        raise InvalidInput(f"there are {len(templates):,} templates; give 1 to {MOST_TEMPLATES}")
    for template in templates:
        if template.count("{}") != 1 or len(template) > LONGEST_TEMPLATE:
            raise InvalidInput(
                f"the template '{template[:60]}' doesn't hold {{}} just once, where the label goes, "
                f"within {LONGEST_TEMPLATE} characters"
            )
    return tuple(templates)
