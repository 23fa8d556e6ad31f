"""What a visitor is told when something of ours goes wrong: what they can mend, and nothing of the server."""

import logging

from search import TriptychError
from search.errors import IndexMismatch, Unavailable

_log = logging.getLogger(__name__)


def told(error: TriptychError) -> str:
    """The sentence for the visitor. What only the operator can mend goes to the log, with its reason.

    Example:
        >>> told(TriptychError("the query is empty"))
        'the query is empty'
    """
    if not isinstance(error, Unavailable | IndexMismatch):
        return str(error)
    _log.error("%s", error)
    return "the collection cannot be searched at the moment; try again in a minute"
