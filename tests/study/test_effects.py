"""Paired effects, intervals, effect sizes and corrections, against SciPy and by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sim.study import statistics
from sim.study.analysis import convergence, effects, intervals, multiple, sizes
from sim.study.analysis.samples import units
from tests.study.made_up import runs

stats = pytest.importorskip("scipy.stats")


def noisy(shift: float, own: float = 0.1):
    """A measure around 5 whose noise all arms share, but for a little of their own."""

    def of(rng, **_):
        shared = rng.normal()
        value = 5.0 + shared + shift + own * rng.normal() * (shift != 0)
        return {"efficacy": value, "efficacy.group.elder": value + shift, "efficacy.group.child": value}

    return of


def test_t_interval_is_scipys():
    values = np.random.default_rng(3).normal(2.0, 1.0, 17)
    wanted = stats.ttest_1samp(values, 0.0).confidence_interval(0.95)
    assert intervals.t_interval(values) == pytest.approx((values.mean(), wanted.low, wanted.high))


@pytest.mark.parametrize("method", ["percentile", "BCa"])
def test_bootstrap_interval_of_a_skewed_mean_is_scipys(method: str):
    values = np.random.default_rng(4).exponential(1.0, 30)
    wanted = stats.bootstrap(
        (values,),
        np.mean,
        n_resamples=intervals.RESAMPLES,
        method=method,
        rng=np.random.default_rng(intervals.SEED),
    ).confidence_interval
    assert intervals.bootstrap(values, method=method) == pytest.approx((wanted.low, wanted.high))


def test_bootstrap_resamples_rows_whole():
    left = np.random.default_rng(5).normal(size=40)
    both = np.column_stack([left, left + 1.0])  # each row differs by exactly one
    assert intervals.bootstrap(both, lambda rows: rows[:, 1].mean() - rows[:, 0].mean()) == pytest.approx(
        (1, 1)
    )


def test_bootstrap_interval_holds_the_mean_as_often_as_it_says():
    rng = np.random.default_rng(6)
    held = 0
    for _ in range(200):
        low, high = intervals.bootstrap(rng.exponential(1.0, 25), resamples=400)
        held += low <= 1.0 <= high
    assert 170 <= held <= 200


@pytest.mark.parametrize("values", [[], [1.0]])
def test_too_few_values_have_no_interval(values: list[float]):
    assert all(math.isnan(end) for end in intervals.bootstrap(np.array(values)))
    assert all(math.isnan(end) for end in intervals.t_interval(np.array(values))[1:])


def test_bootstrap_of_values_that_are_all_the_same_is_a_point():
    assert intervals.bootstrap(np.full(5, 0.25)) == (0.25, 0.25)


def test_holm_adjusts_and_rejects_as_the_test_of_comparisons_does():
    p = np.array([0.01, 0.04, 0.03, np.nan, 0.2])
    assert multiple.holm(p) == pytest.approx([0.04, 0.09, 0.09, np.nan, 0.2], nan_ok=True)
    assert ((multiple.holm(p) <= 0.05) == statistics.holm(p)).all()


def test_benjamini_hochberg_is_scipys():
    p = np.random.default_rng(7).random(20) ** 3
    assert multiple.benjamini_hochberg(p) == pytest.approx(stats.false_discovery_control(p))


def test_effect_size_and_its_correction():
    differences = np.array([1.0, 2.0, 3.0, 4.0])
    d = sizes.cohen(differences)
    assert d == pytest.approx(2.5 / np.std(differences, ddof=1))
    assert sizes.hedges(d, 4) == pytest.approx(d * (1 - 3 / (4 * 3 - 1)), rel=0.01)  # the usual approximation
    assert math.isinf(sizes.cohen(np.ones(3)))
    assert math.isnan(sizes.cohen(np.zeros(3)))


def test_interval_of_an_effect_size_puts_it_at_the_tails_of_noncentral_t():
    low, high = sizes.interval(0.8, 20)
    t = 0.8 * math.sqrt(20)
    assert stats.nct.sf(t, 19, low * math.sqrt(20)) == pytest.approx(0.025, abs=1e-6)
    assert stats.nct.cdf(t, 19, high * math.sqrt(20)) == pytest.approx(0.025, abs=1e-6)


@pytest.mark.parametrize("d", [-30.0, -2.0, 0.0, 1e-9, 2.08, 7.0, 400.0])
@pytest.mark.parametrize("n", [2, 3, 12, 200])
def test_interval_of_any_effect_size_holds_it_or_is_unknown(d: float, n: int):
    low, high = sizes.interval(d, n)
    assert math.isnan(low) or low <= d
    assert math.isnan(high) or d <= high
    if abs(d) < 10 and n > 2:
        assert math.isfinite(low)
        assert math.isfinite(high)


def test_effects_find_what_was_put_in():
    table = runs({"base": noisy(0.0), "audit": noisy(0.3)}, 40)
    frame = effects.effects(table, ["efficacy", "efficacy.group.elder"])
    whole, elder = frame.iloc[0], frame.iloc[1]
    assert whole["low"] < 0.3 < whole["high"]
    assert elder["low"] < 0.6 < elder["high"]
    assert whole["verdict"] == "better"
    assert whole["variance_reduction"] > 50.0
    assert whole["p_holm"] == whole["p"] < 1e-6
    assert math.isnan(elder["p_holm"])  # a breakdown is no hypothesis of its own
    assert whole["cohen_dz"] == pytest.approx(whole["difference"] / 0.1, rel=0.3)


def test_failed_runs_take_their_pair_with_them():
    table = runs({"base": noisy(0.0), "audit": noisy(0.3)}, 10)
    table.loc[3, "failed"] = True
    assert len(units(table, "efficacy")) == 9


def test_points_are_the_units_where_there_are_several():
    points = [{"x": float(n)} for n in range(6)]
    table = runs({"base": noisy(0.0), "audit": noisy(0.3)}, 5, points)
    found = units(table, "efficacy")
    assert (len(found), found.points) == (6, True)


def test_groups_that_gain_differently_are_told_apart():
    table = runs({"base": noisy(0.0), "audit": noisy(0.3)}, 20)
    frame = effects.heterogeneity(table, "efficacy", "group", "audit")
    row = frame.iloc[0]
    assert (row["of"], row["than"]) == ("elder", "child")
    assert row["low"] <= 0.3 <= row["high"] or row["difference"] == pytest.approx(0.3)


def test_running_mean_ends_at_the_interval_of_all():
    values = 1e6 + np.random.default_rng(8).normal(size=500)
    frame = convergence.running(values)
    last = frame.iloc[-1]
    assert (last["mean"], last["low"], last["high"]) == pytest.approx(intervals.t_interval(values), abs=1e-6)
    assert frame["half"].iloc[-1] < frame["half"].iloc[10]


def test_replicates_needed_are_the_fewest_that_do():
    n = convergence.needed(2.0, 0.5)

    def half(n: int) -> float:
        return stats.t.ppf(0.975, n - 1) * 2.0 / math.sqrt(n)

    assert half(n) <= 0.5 < half(n - 1)
    assert convergence.needed(0.0, 0.5) == 2
    with pytest.raises(ValueError):
        convergence.needed(1.0, 0.0)
