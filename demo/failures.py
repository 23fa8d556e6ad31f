"""What a visitor is told when something of ours goes wrong: what they can mend, and nothing of the server."""

import logging

from demo.language import DEFAULT, Language, languages
from demo.refused import Refused
from search import TriptychError
from search.errors import GivenUp, IndexMismatch, Unavailable

_log = logging.getLogger(__name__)


def told(error: TriptychError, language: Language | None = None) -> str:
    """The sentence for the visitor, in plain text. What only the operator can mend goes to the log, with its reason.

    Args:
        error: what was raised.
        language: the visitor's, by default English. What `search` says it says in English.

    Example:
        >>> told(TriptychError("the query is empty"))
        'the query is empty'
    """
    language = language or languages()[DEFAULT]
    if isinstance(error, Refused):
        return language(error.key, **error.values)
    if isinstance(error, GivenUp):
        return language("door.late")
    if not isinstance(error, Unavailable | IndexMismatch):
        return str(error)
    _log.error("%s", error)
    return language("error.unavailable")
