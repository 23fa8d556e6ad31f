"""What a paid encoder costs and how much it takes per minute: enough to say before a long ingest what it comes to."""

from dataclasses import dataclass

CHARACTERS_PER_TOKEN = 4
"""Of English text, roughly; what is said beforehand is an estimate."""


@dataclass(frozen=True)
class Terms:
    """Under which an encoder that runs elsewhere can be used.

    Attributes:
        per_million_tokens: US dollars for a million tokens of text.
        per_picture: US dollars for a picture, at most.
        pictures_per_minute: how many it takes.
    """

    per_million_tokens: float
    per_picture: float
    pictures_per_minute: int

    def dollars(self, pictures: int, characters: int) -> float:
        """What so many pictures, and texts of so many characters together, cost.

        Example:
            >>> Terms(per_million_tokens=0.1, per_picture=0.0001, pictures_per_minute=5).dollars(1000, 40_000)
            0.101
        """
        tokens = characters / CHARACTERS_PER_TOKEN
        return pictures * self.per_picture + tokens * self.per_million_tokens / 1e6
