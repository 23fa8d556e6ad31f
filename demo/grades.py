"""Judgements as a browser posts them, checked: they come from anybody and may be of any type."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from demo.posted import shown
from search.errors import InvalidInput

GRADES = {"relevant": 2, "partly": 1, "not": 0}
"""What a document can be judged as, and the grade that judgements call it by. From 1 on it counts for P@k; nDCG@10
takes the grades as gains."""

MOST_GRADES = 200
"""Judgements of one question that may be posted: more than a pool has."""


def question(posted: object) -> str:
    """The query of an address that judgements are of.

    Raises:
        InvalidInput: it is no text. How long its words may be is the query's to say.
    """
    if not isinstance(posted, str):
        raise InvalidInput(f"the question is {shown(posted)}; give the query of an address")
    return posted


def grades(posted: object) -> dict[str, int | None]:
    """Grades by document; None takes a judgement back.

    Raises:
        InvalidInput: it is no object of ids to 0, 1, 2 or null, or has far too many.

    Example:
        >>> grades({"a.jpg": 2, "b.jpg": None})
        {'a.jpg': 2, 'b.jpg': None}
    """
    if not isinstance(posted, Mapping) or len(posted) > MOST_GRADES:
        raise InvalidInput(f"the judgements are {shown(posted)}; give an object of document to grade")
    for grade in posted.values():
        if grade is not None and (isinstance(grade, bool) or grade not in GRADES.values()):
            raise InvalidInput(f"the grade {shown(grade)} is none of 0, 1 and 2")
    return {str(id_): None if grade is None else int(grade) for id_, grade in posted.items()}


def is_foreign(headers: Mapping[str, str]) -> bool:
    """Whether a browser says that a page of another site sent the request: such a page may read much, but keep nothing.

    Args:
        headers: of the request, by their names in small letters.

    Example:
        >>> is_foreign({"origin": "https://elsewhere.example", "host": "shop.example"})
        True
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site != "same-origin"
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host")
