"""What a visitor is refused with a sentence that stands among the page's texts, so that it comes in their language."""

from demo.language import DEFAULT, languages
from search.errors import InvalidQuery


class Refused(InvalidQuery):
    """A refusal by the key of its sentence; as an exception it says the sentence in English.

    Attributes:
        key: of the page's texts.
        values: what is put into the sentence.

    Example:
        >>> refused = Refused("error.picture_large", megabytes="30")
        >>> languages()["de"](refused.key, **refused.values)
        'Das Bild ist größer als 30 MB. Bitte ein kleineres nehmen.'
    """

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(languages()[DEFAULT](key, **values))
        self.key = key
        self.values = values
