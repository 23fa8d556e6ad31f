"""What the lists of one leg miss, another leg's find puts right."""

import numpy as np
import pytest

from search.indexes.embedded.efforts import Effort
from search.indexes.embedded.filters import Filter
from search.indexes.embedded.gathering import FIELDS
from search.indexes.embedded.index import EmbeddedIndex
from search.nouns import Leg, Ranking
from tests.indexes.stock import DIMENSION

pytestmark = pytest.mark.usefixtures("both_ways")

DEPTH = 60
VECTOR = np.arange(1, DIMENSION + 1, dtype=np.float32)
WORDS = Leg("text-bm25", text="a red größe")
IMAGE = Leg("text-image", vector=VECTOR)
CAPTION = Leg("text-caption", vector=VECTOR)
BARE = Leg("image-caption", vector=VECTOR, only_without_image=True)


@pytest.fixture
def hasty(listed: EmbeddedIndex) -> EmbeddedIndex:
    """An index that looks through hardly any lists."""
    segment = listed._following.state(frozenset({"image", "caption", "words"}), Filter())[0].segment
    assert segment is not None
    for field in FIELDS:
        neighbours = segment.neighbours(field)
        assert neighbours is not None
        neighbours.efforts = {asked: Effort(1, DEPTH // 2, 0.0) for asked in neighbours.efforts}
    return listed


def test_a_leg_ranks_what_other_legs_found(hasty: EmbeddedIndex, memory: EmbeddedIndex) -> None:
    (alone,) = hasty.retrieve([IMAGE], depth=DEPTH)
    words, image, caption = hasty.retrieve([WORDS, IMAGE, CAPTION], depth=DEPTH)
    exact = memory.retrieve([IMAGE], depth=DEPTH)[0]
    known = {*words.ids, *caption.ids} & {*exact.ids}
    assert not known <= {*alone.ids}, "the lists missed nothing, so nothing is shown"
    assert known | ({*alone.ids} & {*exact.ids}) <= {*image.ids}
    assert in_order(image)
    cosines = dict(exact)
    assert all(score == cosines[id_] for id_, score in image if id_ in cosines)


def test_nobody_is_ranked_by_a_leg_that_cannot_see_them(hasty: EmbeddedIndex, memory: EmbeddedIndex) -> None:
    legs = [WORDS, BARE, IMAGE]
    for where in (None, {"colour": "red"}):
        allowed = memory.retrieve(legs, depth=1000, where=where)
        for ranking, all_of_it in zip(hasty.retrieve(legs, depth=DEPTH, where=where), allowed, strict=True):
            assert {*ranking.ids} <= {*all_of_it.ids}
            assert in_order(ranking)
            assert len(ranking) <= DEPTH


def in_order(ranking: Ranking) -> bool:
    return list(ranking) == sorted(ranking, key=lambda hit: (-hit[1], hit[0]))
