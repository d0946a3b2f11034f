"""How hours are divided over the streams of work: the optimum under the caps, found by water-filling."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize

from sim.rules.division import divide
from sim.rules.time_use import angle

SIX = 6
values_st = st.lists(st.floats(0.001, 20), min_size=SIX, max_size=SIX)
caps_st = st.lists(st.one_of(st.just(0.0), st.floats(1e-6, 500)), min_size=SIX, max_size=SIX)
hours_st = st.floats(0, 1500)
sigma_st = st.one_of(st.sampled_from([0.0, 1.0, 1.5, 5.0]), st.floats(0, 5))


def divided(hours: float, value, sigma: float, cap) -> tuple[np.ndarray, float]:
    """Hours given to each stream, and those left over."""
    given_hours = np.full(SIX, np.nan)
    left = divide(hours, np.array(value), sigma, np.array(cap), given_hours)
    return given_hours, left


@given(hours=hours_st, value=values_st, sigma=sigma_st, cap=caps_st)
def test_first_order_conditions_hold(hours, value, sigma, cap):
    """Below its cap each stream has the same hours per v^sigma; one at its cap has no more than that."""
    value, cap = np.array(value), np.array(cap)
    x, left = divided(hours, value, sigma, cap)
    assert (x >= 0).all()
    assert (x <= cap * (1 + 1e-12)).all()
    total = min(hours, cap.sum())
    assert x.sum() == pytest.approx(total, rel=1e-9, abs=1e-9)
    assert left == pytest.approx(hours - total, rel=1e-9, abs=1e-9)
    inside = (x < cap) & (cap > 0)
    at_cap = (x >= cap) & (cap > 0)
    per_weight = x / value**sigma
    if inside.any():
        level = per_weight[inside].max()
        residual = (level - per_weight[inside]) / max(level, 1e-300)
        assert residual.max() <= 1e-9
        assert (per_weight[at_cap] <= level * (1 + 1e-9)).all()


@given(hours=hours_st, more=st.floats(0, 300), value=values_st, sigma=sigma_st, cap=caps_st)
def test_more_hours_take_nothing_from_any_stream(hours, more, value, sigma, cap):
    few, _ = divided(hours, value, sigma, cap)
    many, _ = divided(hours + more, value, sigma, cap)
    assert (many >= few * (1 - 1e-12) - 1e-12).all()


@given(hours=hours_st, value=values_st, sigma=sigma_st, cap=caps_st, order=st.permutations(range(SIX)))
def test_the_order_of_streams_does_not_matter(hours, value, sigma, cap, order):
    x, _ = divided(hours, value, sigma, cap)
    y, _ = divided(hours, np.array(value)[list(order)], sigma, np.array(cap)[list(order)])
    np.testing.assert_allclose(y, x[list(order)], rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("seed", range(12))
def test_scipy_finds_the_same_optimum(seed):
    """SciPy maximises sum_j v_j x_j^(1 - 1/sigma) / (1 - 1/sigma) under the same caps."""
    random = np.random.default_rng(seed)
    value = random.uniform(0.1, 3, SIX)
    cap = random.uniform(0.3, 3, SIX)
    hours = 0.7 * cap.sum()
    sigma = (0.6, 1.5, 2.5, 1.0)[seed % 4]
    power = 1 - 1 / sigma

    def loss(x):
        return -(value * (np.log(x) if power == 0 else x**power / power)).sum()

    def slope(x):
        return -value * x ** (power - 1)

    found = minimize(
        loss,
        cap * hours / cap.sum(),
        jac=slope,
        bounds=[(1e-9, c) for c in cap],
        constraints={"type": "eq", "fun": lambda x: x.sum() - hours, "jac": lambda x: np.ones(SIX)},
        method="SLSQP",
        options={"ftol": 1e-15, "maxiter": 1000},
    )
    x, _ = divided(hours, value, sigma, cap)
    assert loss(x) <= loss(found.x) + 1e-12
    np.testing.assert_allclose(x, found.x, atol=1e-6)


def test_examples():
    plenty = [100.0] * SIX
    x, left = divided(60, [1.0] * SIX, 1.5, plenty)
    assert x.tolist() == pytest.approx([10.0] * SIX)
    assert left == 0
    x, _ = divided(70, [1, 1, 1, 1, 1, 2], 1.0, plenty)
    assert x.tolist() == pytest.approx([10, 10, 10, 10, 10, 20])
    x, _ = divided(60, [5, 1, 1, 1, 1, 1], 0.0, plenty)  # values count for nothing
    assert x.tolist() == pytest.approx([10.0] * SIX)
    x, left = divided(60, [5, 1, 1, 1, 1, 1], 1.5, [4, 2, 0, 2, 2, 2])
    assert x.tolist() == [4, 2, 0, 2, 2, 2]
    assert left == pytest.approx(48)
    x, left = divided(0, [1.0] * SIX, 1.5, plenty)
    assert x.tolist() == [0.0] * SIX
    assert left == 0


def test_misalignment_is_the_angle_of_holmstrom_milgrom_and_baker():
    """With theta between rewards and values the best incentive attains cos^2 theta of the surplus."""
    valued = np.array([1.0, 0, 0, 0, 0, 0])
    for degrees, share in [(0, 1.0), (30, 0.75), (45, 0.5), (60, 0.25), (90, 0.0)]:
        theta = math.radians(degrees)
        rewarded = 0.3 * np.array([math.cos(theta), math.sin(theta), 0, 0, 0, 0])
        assert angle(rewarded, valued) == pytest.approx(degrees, abs=1e-6)
        assert attained(rewarded, valued) == pytest.approx(share, abs=1e-12)


def attained(rewarded: np.ndarray, valued: np.ndarray) -> float:
    """Share of the first-best surplus under the best scale of an incentive: effort = b * rewarded costs
    |effort|^2 / 2 and yields valued . effort.
    """
    best = rewarded @ valued / (rewarded @ rewarded)
    surplus = best * (rewarded @ valued) - best**2 * (rewarded @ rewarded) / 2
    return surplus / ((valued @ valued) / 2)


@given(a=values_st, b=values_st, scale=st.floats(0.01, 100))
def test_the_angle_ignores_scale_and_order(a, b, scale):
    a, b = np.array(a), np.array(b)
    found = angle(a, b)
    assert 0 <= found <= 90  # values are not negative
    assert angle(scale * a, b) == pytest.approx(found, abs=1e-5)
    assert angle(b, a) == pytest.approx(found, abs=1e-9)
    assert attained(a, b) == pytest.approx(math.cos(math.radians(found)) ** 2, abs=1e-9)


def test_no_angle_with_nothing():
    assert angle(np.zeros(SIX), np.ones(SIX)) == 0
