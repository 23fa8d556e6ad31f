import numpy as np
import pytest

from search.calibration import Calibration

X, Y, Z = np.eye(3, dtype=np.float32)


def test_both_is_the_sum_less_what_each_modality_has_in_common():
    calibration = Calibration(image=np.array([X, Y], np.float32), caption=np.array([Z, Z], np.float32))
    both = calibration.both(text=np.array([0.6, 0, 0.8], np.float32), image=Y)
    # (.6, 0, .8) − (0, 0, 1) + (0, 1, 0) − (.5, .5, 0) = (.1, .5, −.2), whose length is √.3
    assert both == pytest.approx(np.array([0.1, 0.5, -0.2]) / np.sqrt(0.3), abs=1e-6)


def test_nothing_is_left_when_a_query_is_exactly_what_is_usual():
    calibration = Calibration(image=np.array([X]), caption=np.array([Y]))
    assert calibration.both(text=Y, image=X) is None


def test_a_field_without_vectors_has_a_mean_of_zero():
    calibration = Calibration(image=np.array([X]), caption=np.empty((0, 3), np.float32))
    assert calibration.mean("caption") == pytest.approx([0, 0, 0])


def test_a_z_score_counts_spreads_above_the_usual_cosine():
    # cosines with X: four of 0 and four of .8, so the mean is .4 and the spread .4
    sample = np.array([Y, Z] * 2 + [[0.8, 0.6, 0], [0.8, 0, 0.6]] * 2, np.float32)
    calibration = Calibration(image=sample, caption=sample[:0])
    missing = np.full(3, np.nan, np.float32)
    assert calibration.z_scores(X, np.array([X, Y, missing], np.float32), "image") == pytest.approx([1.5, -1, -np.inf])


def test_little_is_known_of_a_small_index():
    calibration = Calibration(image=np.array([X] * 7), caption=np.empty((0, 3), np.float32))
    assert (calibration.z_scores(X, np.array([X]), "image") == -np.inf).all()
