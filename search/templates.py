"""Sentences that labels are put into before they are encoded, see `search.classify`.

Encoders have learned from captions, so a sentence like a caption is nearer to what they know than a bare word.
"""

from collections.abc import Sequence

from search.errors import InvalidInput

PHOTOS = (
    "a photo of a {}",
    "a photograph of the {}",
    "a picture of a {}",
    "a clear photo of a {}",
    "a blurry photo of a {}",
    "a dark photo of a {}",
    "a bright photo of a {}",
    "a close-up of a {}",
    "a {} seen from far away",
    "a {} seen from the side",
    "a photo of one {}",
    "a photo of several {}",
    "a black and white photo of a {}",
    "someone with a {}",
    "a {} outdoors",
    "a {} in a room",
)

DRAWINGS = (
    "a drawing of a {}",
    "a sketch of a {}",
    "a painting of a {}",
    "an illustration of a {}",
    "a simple drawing of the {}",
    "a cartoon of a {}",
    "a colourful picture of a {}",
    "a symbol of a {}",
)

PRODUCTS = (
    "a product photo of a {}",
    "a {} on a white background",
    "a {} for sale",
    "a new {}",
    "the front of a {}",
    "the back of a {}",
    "a {} in a shop",
    "a {} from a catalogue",
    "a {}, studio light",
    "someone wearing a {}",
)

ALL = (*PHOTOS, *DRAWINGS, *PRODUCTS)

DEFAULT = ALL

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
