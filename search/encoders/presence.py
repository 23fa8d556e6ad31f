"""Which encoders of the catalogue can be used on this machine as it is, and what the others lack."""

import os
from dataclasses import dataclass
from typing import Literal

from search.encoders import hub, terms_of
from search.encoders.catalogue import CATALOGUE, Description
from search.encoders.folders import BUNDLED, BUNDLED_FOLDER
from search.encoders.layout import lacking
from search.settings import Settings

State = Literal["ready", "in part", "missing", "not allowed", "key set", "no key"]

WORDS: dict[State, str] = {
    "ready": "on this machine",
    "in part": "in part on this machine",
    "missing": "not on this machine",
    "not allowed": "here, its code not allowed",
    "key set": "API key set",
    "no key": "no API key",
}


@dataclass(frozen=True)
class Listed:
    """An entry of the catalogue with what it is on this machine.

    Attributes:
        entry: the entry.
        state: whether it can be used.
        price: of an API, in words; empty for a model that runs here.
    """

    entry: Description
    state: State
    price: str


def listed(settings: Settings) -> list[Listed]:
    """The whole catalogue, in its order; nothing is loaded and nobody is asked.

    Example:
        >>> listed(Settings())[0].state
        'ready'
    """
    return [Listed(entry, _state(entry, settings), _price(entry)) for entry in CATALOGUE]


def _price(entry: Description) -> str:
    terms = terms_of(entry.alias)
    if terms is None:
        return ""
    return f"${terms.per_million_tokens:.2f} per million tokens, ${terms.per_picture:.4f} a picture"


def _state(entry: Description, settings: Settings) -> State:
    if entry.api:
        from search.encoders.cohere import KEYS

        return "key set" if any(os.environ.get(variable, "").strip() for variable in KEYS) else "no key"
    if entry.name == BUNDLED:
        return "missing" if lacking(BUNDLED_FOLDER) else "ready"
    if hub.cached(entry.name) is None:
        return "in part" if hub.begun(entry.name) else "missing"
    if entry.code and hub.cached_code(entry.code) is None:
        return "in part"
    return "not allowed" if entry.code and entry.code not in settings.remote_code else "ready"
