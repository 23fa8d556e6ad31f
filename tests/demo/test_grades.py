"""Posted judgements: what anybody may send, and what is taken of it."""

import math

import pytest

from demo.grades import MOST_GRADES, grades, is_foreign, question
from search.errors import InvalidInput


def test_grades_are_taken_and_taken_back() -> None:
    assert grades({"a": 2, "b": 1, "c": 0, "d": None, "e": 2.0}) == {"a": 2, "b": 1, "c": 0, "d": None, "e": 2}
    assert grades({}) == {}


@pytest.mark.parametrize(
    "posted",
    [
        None, [], "a", 1, {"a": 3}, {"a": -1}, {"a": True}, {"a": "2"}, {"a": math.nan}, {"a": math.inf}, {"a": [2]},
        {"a": {}}, {"a": 1.5}, {str(number): 1 for number in range(MOST_GRADES + 1)},
    ],
    ids=lambda posted: str(posted)[:20],
)  # fmt: skip
def test_anything_else_is_refused(posted: object) -> None:
    with pytest.raises(InvalidInput):
        grades(posted)


@pytest.mark.parametrize("posted", [None, 1, [], {}, ["x" * 30_000]], ids=lambda posted: str(posted)[:20])
def test_a_question_is_text(posted: object) -> None:
    with pytest.raises(InvalidInput) as refused:
        question(posted)
    assert len(str(refused.value)) < 200


@pytest.mark.parametrize(
    ("headers", "foreign"),
    [
        ({}, False),  # no browser
        ({"sec-fetch-site": "same-origin", "origin": "https://shop.example", "host": "inner:7860"}, False),
        ({"sec-fetch-site": "cross-site"}, True),
        ({"sec-fetch-site": "same-site"}, True),
        ({"origin": "http://10.0.0.2:7860", "host": "10.0.0.2:7860"}, False),
        ({"origin": "http://10.0.0.2:80", "host": "10.0.0.2:7860"}, True),
        ({"origin": "null", "host": "10.0.0.2:7860"}, True),
    ],
)
def test_a_page_of_another_site_is_known_by_its_request(headers: dict[str, str], foreign: bool) -> None:
    assert is_foreign(headers) is foreign
