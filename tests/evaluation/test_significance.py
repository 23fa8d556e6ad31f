import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import stats

from search.evaluation.significance import compared, estimates, holm, randomisation


def drawn(count: int, seed: int = 1, gain: float = 0.0) -> dict[str, dict[str, float]]:
    rng = np.random.default_rng(seed)
    a = rng.random(count)
    b = np.clip(a + rng.normal(-gain, 0.2, count), 0, 1)
    return {"a": {f"q{i}": float(v) for i, v in enumerate(a)}, "b": {f"q{i}": float(v) for i, v in enumerate(b)}}


def differences(values: dict[str, dict[str, float]]) -> NDArray[np.float64]:
    return np.array([values["a"][query] - values["b"][query] for query in sorted(values["a"])])[:, None]


def test_few_queries_are_tested_exactly_as_scipy_does():
    values = drawn(10, gain=0.1)
    theirs = stats.permutation_test(
        (differences(values).ravel(),), np.mean, permutation_type="samples", n_resamples=np.inf
    )
    [ours] = compared(values)
    assert ours.p == pytest.approx(theirs.pvalue, abs=1e-12)


@pytest.mark.parametrize("gain", [0.0, 0.02, 0.05])
def test_many_queries_are_tested_as_scipy_does_up_to_the_draws(gain):
    values = drawn(150, gain=gain)
    theirs = stats.permutation_test(
        (differences(values).ravel(),), np.mean, permutation_type="samples", n_resamples=9999, rng=3
    )
    [ours] = compared(values)
    assert ours.p == pytest.approx(theirs.pvalue, abs=0.02)


def test_intervals_are_scipys_percentile_bootstrap_up_to_the_draws():
    values = drawn(150, gain=0.05)
    theirs = stats.bootstrap(
        (differences(values).ravel(),), np.mean, method="percentile", n_resamples=9999, rng=3
    ).confidence_interval
    [ours] = compared(values)
    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high), abs=0.004)
    of_a = estimates({"a": {"P@1": values["a"]}})["a"]["P@1"]
    assert of_a.mean == pytest.approx(np.mean(list(values["a"].values())))
    assert of_a.low < of_a.mean < of_a.high


def test_holm_by_hand_and_never_below_the_p_itself():
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert holm([0.5, 0.9]) == [1.0, 1.0]
    assert holm([]) == []


def test_alike_contenders_do_not_differ():
    same = {"q1": 0.1, "q2": 0.1 + 0.2, "q3": 1.0}
    [ours] = compared({"a": same, "b": {**same, "q2": 0.3}})  # 0.1 + 0.2 is not 0.3
    assert (ours.p, ours.p_holm, ours.difference, ours.wins, ours.losses, ours.significant) == (1, 1, 0, 0, 0, False)


def test_a_clear_difference_is_found_and_its_direction_told():
    queries = [f"q{number}" for number in range(40)]
    values = {"good": dict.fromkeys(queries, 0.8), "bad": dict.fromkeys(queries, 0.3)}
    [ours] = compared(values)
    assert ours.significant
    assert (ours.difference, ours.low, ours.high, ours.wins) == pytest.approx((0.5, 0.5, 0.5, 40))
    [back] = compared(values, against="bad")
    assert (back.first, back.second, back.losses) == ("bad", "good", 40)
    assert back.difference == pytest.approx(-0.5)


def test_p_is_never_zero_and_false_alarms_are_as_rare_as_promised():
    rng = np.random.default_rng(5)
    p = randomisation(rng.normal(0, 1, (60, 400)))
    assert p.min() > 0
    assert (p < 0.05).mean() == pytest.approx(0.05, abs=0.035)


def test_pairs_count_the_queries_that_both_were_asked():
    values = {"a": {"q1": 1.0, "q2": 1.0}, "b": {"q2": 0.0, "q3": 0.0}, "c": {"q3": 1.0}}
    found = compared(values)
    assert [(one.first, one.second, one.queries) for one in found] == [("a", "b", 1), ("b", "c", 1)]


def test_the_same_seed_gives_the_same_and_correction_grows_with_the_number_of_pairs():
    values = drawn(80, gain=0.04) | {"c": drawn(80, seed=2)["a"]}
    assert compared(values, seed=7) == compared(values, seed=7)
    assert estimates({"m": {"P@1": values["a"]}}, seed=7) == estimates({"m": {"P@1": values["a"]}}, seed=7)
    assert all(one.p <= one.p_holm for one in compared(values))
    assert [one.first for one in compared(values, against="a")] == ["a", "a"]


def test_no_queries_are_no_error():
    found = estimates({"a": {"P@1": {}}})["a"]["P@1"]
    assert (found.mean, found.queries) == (0, 0)
    assert compared({"a": {}, "b": {}}) == []
