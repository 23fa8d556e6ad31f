"""What a caption in another language is made from."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Facts:
    """The noun and its feature in the language, the rest by the names of the metadata.

    Args:
        noun, gender: see abroad_words.
        line, brand: names.
        broad, fine, colour, pattern, material: as in the metadata.
        feature: a phrase with its preposition, or nothing.
    """

    noun: str
    gender: str
    line: str
    brand: str
    broad: str
    fine: str
    colour: str
    pattern: str
    material: str
    feature: str

    def made_of(self, words: Mapping[str, str]) -> str:
        """The material's word, or nothing where it is missing or the noun says it already."""
        word = words.get(self.material, "")
        told = any(part in self.fine for part in self.material.split())
        return "" if told or self.broad == "jeans" or word.lower() in self.noun.lower() else word
