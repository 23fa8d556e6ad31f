import numpy as np
import pytest

from search.facets import Facet, Group, grouped, stands_out

LABELS = ("red", "green", "blue")


def test_documents_go_to_the_label_that_stands_out():
    found = grouped(
        ["a", "b", "c", "d", "e"],
        LABELS,
        np.array([[0.2, 0.7, 0.1], [0.8, 0.1, 0.1], [0.1, 0.8, 0.1], [0.4, 0.3, 0.3], [np.nan] * 3]),
    )
    assert found == Facet((Group("green", ("a", "c")), Group("red", ("b",))), ("d",), ("e",))
    assert found.unsure_share == pytest.approx(1 / 4)


def test_groups_of_one_size_stay_in_the_order_of_the_labels():
    found = grouped(["a", "b"], LABELS, np.array([[0.0, 0.1, 0.9], [0.9, 0.1, 0.0]]))
    assert [group.label for group in found.groups] == ["red", "blue"]


def test_a_label_stands_out_if_it_is_twice_as_probable_as_the_next():
    assert stands_out([0.5, 0.25, 0.25])
    assert not stands_out([0.5, 0.26, 0.24])
    assert stands_out([1.0]), "a single label has nobody beside it"
    assert not stands_out([0.5, 0.5])


def test_nothing_is_grouped_into_nothing():
    nothing = grouped([], LABELS, np.empty((0, 3)))
    assert nothing == Facet((), (), ())
    assert nothing.unsure_share == 0
