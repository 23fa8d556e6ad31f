import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.commitment import SHARE, committed
from search.fusion import DEFAULT_WEIGHTS
from search.nouns import LegName, Ranking
from search.usual import Scales, Usual

SCALES = Scales(100, {"text-caption": Usual(0.2, 0.1), "text-image": Usual(0.1, 0.05)})


def ranking(leg: LegName, *scores: float) -> Ranking:
    return Ranking(leg, tuple(f"{n:03}" for n in range(len(scores))), scores)


def test_two_legs_of_one_vector_part_what_they_count_by_the_variance_of_their_z_scores():
    # Standard deviations .02 and .01, which are .2 spreads each: alike.
    caption, image = (0.54, 0.5, 0.54, 0.5, 0.54, 0.5), (0.32, 0.3, 0.32, 0.3, 0.32, 0.3)
    legs = [ranking("text-caption", *caption), ranking("text-image", *image)]
    weights = committed(DEFAULT_WEIGHTS, legs, SCALES)
    assert (weights["text-caption"], weights["text-image"]) == pytest.approx((1, 1))
    # .4 spreads against .2: variances 4 to 1, but no leg counts less than a quarter of both.
    wide = ranking("text-caption", *(2 * score for score in caption))
    weights = committed(DEFAULT_WEIGHTS, [wide, legs[1]], SCALES)
    assert (weights["text-caption"], weights["text-image"]) == pytest.approx((1.5, 0.5))
    # .3 against .2: 9 to 4.
    wider = ranking("text-caption", *(1.5 * score for score in caption))
    weights = committed(DEFAULT_WEIGHTS, [wider, legs[1]], SCALES)
    assert (weights["text-caption"], weights["text-image"]) == pytest.approx((18 / 13, 8 / 13))
    assert {leg: weight for leg, weight in weights.items() if not leg.startswith("text")} == {
        leg: weight for leg, weight in DEFAULT_WEIGHTS.items() if not leg.startswith("text")
    }


@given(*[st.lists(st.floats(0, 1, width=32), min_size=5, max_size=60)] * 2)
def test_the_variance_is_numpy_s_to_the_last_bit(caption, image):
    legs = [ranking("text-caption", *caption), ranking("text-image", *image)]
    one, other = (np.std(caption[:50]) / 0.1) ** 2, (np.std(image[:50]) / 0.05) ** 2
    count = 2 * min(max(one / (one + other), SHARE), 1 - SHARE) if one + other else 1
    assert committed({"text-caption": 1.0}, legs, SCALES) == {"text-caption": count}


@pytest.mark.parametrize(
    ("rankings", "scales"),
    [
        ([ranking("text-caption", 0.9, 0.1, 0, 0, 0, 0), ranking("text-image", 0.9, 0.8, 0.8, 0.8, 0.8)], None),
        ([ranking("text-caption", 0.9, 0.1, 0, 0, 0, 0), ranking("text-image", 0.9, 0.8, 0.8, 0.8)], SCALES),
        ([ranking("text-caption", 0.9, 0.1, 0, 0, 0, 0)], SCALES),
        ([ranking("text-caption", *[0.5] * 9), ranking("text-image", *[0.5] * 9)], SCALES),
        ([], SCALES),
    ],
    ids=["no scales", "too few hits", "one leg alone", "nothing parts anything", "nothing found"],
)
def test_where_nothing_can_be_said_legs_count_what_they_count(rankings, scales):
    assert committed(DEFAULT_WEIGHTS, rankings, scales) == DEFAULT_WEIGHTS


def test_words_count_by_how_far_their_scores_fall():
    fifty = [8.0, *[6.0] * 48, 2.0]
    assert committed({"text-bm25": 1.0}, [ranking("text-bm25", *fifty)], None) == {"text-bm25": pytest.approx(0.75)}
    # What lies behind the fiftieth says nothing; behind the last of a few there are documents without the words.
    assert committed({"text-bm25": 1.0}, [ranking("text-bm25", *fifty, 0.1)], None) == {"text-bm25": 0.75}
    assert committed({"text-bm25": 0.5}, [ranking("text-bm25", *fifty[:-1])], None) == {"text-bm25": 0.5}
    assert committed({"text-bm25": 0.5}, [ranking("text-bm25", *[3.0] * 60)], None) == {"text-bm25": 0.05}


def test_what_the_caller_names_and_what_is_dropped_stay_as_they_are():
    legs = [
        ranking("text-bm25", *[3.0] * 60),
        ranking("text-caption", 0.9, 0, 0, 0, 0),
        ranking("text-image", *[0.3] * 9),
    ]
    weights = committed({"text-bm25": 1.0, "text-caption": 1.0, "text-image": 0.0}, legs, SCALES, exact={"text-bm25"})
    assert weights == {"text-bm25": 1.0, "text-caption": 1.5, "text-image": 0.0}
