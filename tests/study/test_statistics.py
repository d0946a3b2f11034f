"""Means, intervals and corrections, against SciPy."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy import stats

from sim.study.statistics import Running, chance_beyond, holm, p_values, quantile


@given(st.floats(0, 50), st.integers(1, 500))
@example(1.1920928955078125e-07, 11)
def test_chance_beyond_is_students(t: float, df: int):
    assert chance_beyond(t, df) == pytest.approx(2 * stats.t.sf(t, df), rel=1e-9, abs=1e-14)


@pytest.mark.parametrize("df", [1, 2, 3, 9, 19, 99, 10_000])
def test_quantile_is_students(df: int):
    assert quantile(0.975, df) == pytest.approx(stats.t.ppf(0.975, df), rel=1e-10)


def test_running_mean_and_interval_are_those_of_all_values_together():
    values = np.random.default_rng(1).normal(3.0, 2.0, (12, 4))
    running = Running((4,))
    for row in values:
        running.add(row)
    np.testing.assert_allclose(running.means, values.mean(axis=0))
    np.testing.assert_allclose(running.variances, values.var(axis=0, ddof=1))
    low, high = stats.t.interval(0.95, 11, values.mean(axis=0), stats.sem(values, axis=0))
    np.testing.assert_allclose(running.means - running.halves(), low)
    np.testing.assert_allclose(running.means + running.halves(), high)


def test_unknown_values_are_left_out_cell_by_cell():
    running = Running((3,))
    for row in ([1.0, np.nan, np.nan], [3.0, 5.0, np.nan], [np.nan, 7.0, np.nan]):
        running.add(np.array(row))
    assert running.n.tolist() == [2, 2, 0]
    np.testing.assert_array_equal(running.means, [2.0, 6.0, np.nan])
    assert running.variances[:2].tolist() == [2.0, 2.0]
    assert math.isnan(running.halves()[2])


def test_one_value_has_no_interval():
    running = Running((1,))
    running.add(np.array([4.0]))
    assert running.means[0] == 4.0
    assert math.isnan(running.halves()[0])


def test_p_is_that_of_a_paired_t_test():
    difference = np.random.default_rng(2).normal(0.4, 1.0, (15, 1))
    running = Running((1,))
    for row in difference:
        running.add(row)
    wanted = stats.ttest_1samp(difference[:, 0], 0.0).pvalue
    assert p_values(running.means, running.variances, running.n)[0] == pytest.approx(wanted)


def test_p_without_spread():
    n = np.array([5.0, 5.0, 1.0])
    found = p_values(np.array([0.0, 1.0, 1.0]), np.array([0.0, 0.0, np.nan]), n)
    assert found[:2].tolist() == [1.0, 0.0]
    assert math.isnan(found[2])


def test_holm_steps_down_and_skips_the_unknown():
    p = np.array([0.04, np.nan, 0.001, 0.02, 0.9])
    assert holm(p).tolist() == [False, False, True, False, False]
    assert holm(np.array([0.01, 0.02, 0.04])).tolist() == [True, True, True]
