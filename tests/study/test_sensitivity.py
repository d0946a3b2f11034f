"""Morris' and Sobol' analyses: known answers, and what is left out when runs are missing."""

from __future__ import annotations

import math

import numpy as np
import pytest

pytest.importorskip("SALib")

from SALib.sample import morris as morris_sample
from SALib.sample import sobol as sobol_sample

from sim.study.analysis.morris import elementary, morris
from sim.study.analysis.sobol import shrinking, sobol

NAMES = ("x1", "x2", "x3")
PROBLEM = {"num_vars": 3, "names": list(NAMES), "bounds": [[0, 1]] * 3}
FIRST, TOTAL = (0.3139, 0.4424, 0.0), (0.5576, 0.4424, 0.2437)


def ishigami(unit: np.ndarray) -> np.ndarray:
    x = -math.pi + 2 * math.pi * unit
    return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


@pytest.fixture(scope="module")
def sample() -> np.ndarray:
    return sobol_sample.sample(PROBLEM, 512, calc_second_order=True, seed=3)


def test_sobol_gives_ishigamis_indices(sample: np.ndarray):
    found = sobol(ishigami(sample), NAMES, True)
    rows = found.first.set_index("factor")
    for name, first, total in zip(NAMES, FIRST, TOTAL, strict=True):
        assert rows.loc[name, "S1.low"] <= first <= rows.loc[name, "S1.high"]
        assert rows.loc[name, "ST.low"] <= total <= rows.loc[name, "ST.high"]
    pairs = found.second.set_index(["factor", "other"])
    assert pairs.loc[("x1", "x3"), "S2.low"] <= 0.2437 <= pairs.loc[("x1", "x3"), "S2.high"]
    assert pairs.loc[("x1", "x2"), "S2.low"] <= 0.0 <= pairs.loc[("x1", "x2"), "S2.high"]


def test_intervals_of_indices_shrink_with_samples(sample: np.ndarray):
    frame = shrinking(ishigami(sample), NAMES, True)
    width = (frame["ST.high"] - frame["ST.low"]).groupby(frame["samples"]).mean()
    assert list(width.index) == [16, 32, 64, 128, 256, 512]
    assert width[512] < 0.5 * width[64]


def test_base_samples_with_an_unknown_value_are_left_out(sample: np.ndarray):
    y = ishigami(sample)
    y[100] = np.nan
    found = sobol(y, NAMES, True)
    assert found.samples == 511
    block = 100 // 8
    kept = np.delete(y, np.s_[block * 8 : block * 8 + 8])
    assert found.first["ST"].to_numpy() == pytest.approx(sobol(kept, NAMES, True).first["ST"].to_numpy())


def test_a_sweep_cut_short_is_analysed_as_far_as_it_went(sample: np.ndarray):
    y = ishigami(sample)
    y[1000:] = np.nan
    assert sobol(y, NAMES, True).samples == 125


def test_a_measure_that_never_varies_has_no_indices():
    assert sobol(np.ones(8 * 16), NAMES, True).first["ST"].isna().all()


def test_morris_of_a_linear_function_is_exact():
    unit = morris_sample.sample(PROBLEM, 10, num_levels=4, seed=1)
    rows = morris(unit, unit @ np.array([3.0, -2.0, 0.0]), NAMES, 4).set_index("factor")
    assert list(rows.index) == ["x1", "x2", "x3"]  # the most important first
    assert rows["mu"].to_numpy() == pytest.approx([3.0, -2.0, 0.0])
    assert rows["mu_star"].to_numpy() == pytest.approx([3.0, 2.0, 0.0])
    assert rows["sigma"].to_numpy() == pytest.approx([0.0, 0.0, 0.0], abs=1e-12)
    assert rows["mu_star.low"].to_numpy() == pytest.approx([3.0, 2.0, 0.0])


def test_our_elementary_effects_are_salibs():
    unit = morris_sample.sample(PROBLEM, 12, num_levels=6, seed=2)
    y = ishigami(unit)
    rows = morris(unit, y, NAMES, 6).set_index("factor").loc[list(NAMES)]
    effects = elementary(unit, y)
    assert rows["mu_star"].to_numpy() == pytest.approx(np.abs(effects).mean(axis=1))
    assert rows["sigma"].to_numpy() == pytest.approx(effects.std(axis=1, ddof=1))
    assert (rows["mu_star.low"] <= rows["mu_star"]).all()
    assert (rows["mu_star"] <= rows["mu_star.high"]).all()
    assert (rows["sigma.low"] <= rows["sigma.high"]).all()


def test_morris_leaves_out_trajectories_with_an_unknown_value():
    unit = morris_sample.sample(PROBLEM, 10, num_levels=4, seed=1)
    y = ishigami(unit)
    y[5] = np.nan
    assert morris(unit, y, NAMES, 4)["trajectories"].iloc[0] == 9


def test_points_that_are_no_trajectories_are_refused():
    with pytest.raises(ValueError):
        elementary(np.random.default_rng(1).random((8, 3)), np.zeros(8))
