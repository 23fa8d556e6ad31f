import pytest

from search.nearness import near_enough
from search.nouns import LegName, Ranking
from search.usual import Scales, Usual

SCALES = Scales(100, {"text-caption": Usual(0.0, 0.1), "text-image": Usual(0.0, 0.1)})


def ranking(leg: LegName, unseen: str = "", **z: float) -> Ranking:
    return Ranking(leg, tuple(z), tuple(score / 10 for score in z.values()), frozenset(unseen))


def test_hits_that_are_much_less_near_than_the_middle_of_the_best_are_left_out():
    found = ranking("text-image", a=5, b=4, c=4, d=3.3, e=3.1)  # .8 of 4 is 3.2
    assert near_enough("abcde", [found], SCALES, least=1) == ["a", "b", "c", "d"]
    assert near_enough("edcba", [found], SCALES, least=1) == ["d", "c", "b", "a"]


def test_the_mean_of_all_legs_that_can_see_a_hit_counts_and_a_leg_that_did_not_find_it_gives_its_last():
    said, shown = ranking("text-caption", "d", a=6, b=4, c=2), ranking("text-image", b=4, a=2, d=4)
    # a 4, b 4, c (2 + 4) / 2 = 3, d 4 by its picture alone.
    assert near_enough("abcd", [said, shown], SCALES, least=1) == ["a", "b", "d"]


def test_so_many_are_taken_in_any_case_and_those_are_the_first():
    found = ranking("text-image", a=1, b=6, c=6, d=6, e=1)
    assert near_enough("abcde", [found], SCALES, least=4) == ["a", "b", "c", "d"]
    assert near_enough("abcde", [found], SCALES, least=9) == list("abcde")


@pytest.mark.parametrize(
    ("found", "scales"),
    [
        (ranking("text-image", a=9, b=1, c=1), None),
        (ranking("image-image", a=9, b=1, c=1), SCALES),
        (ranking("text-image", a=0.9, b=0.1, c=-2), SCALES),
        (ranking("text-image"), SCALES),
    ],
    ids=["no scales", "no leg with a scale", "nothing is near", "nothing found"],
)
def test_where_nothing_can_be_said_all_are_near_enough(found, scales):
    assert near_enough("abc", [found], scales, least=1) == ["a", "b", "c"]
