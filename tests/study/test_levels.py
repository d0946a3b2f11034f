"""Measures and effects along factors, on tables whose answers are known."""

from __future__ import annotations

import numpy as np
import pytest

from sim.study.analysis.levels import ends, inside, levels
from sim.study.analysis.samples import seeds
from tests.study.made_up import runs

pytest.importorskip("scipy")

GRID = [{"pressure": x, "place": place} for x in (0.0, 0.5, 1.0) for place in ("town", "village")]


def _base(rng, pressure, place):
    return {"efficacy": 1.0 - (pressure - 0.5) ** 2 + 0.1 * (place == "town") + 0.2 * rng.normal()}


def _arm(rng, pressure, place):
    return {"efficacy": _base(rng, pressure, place)["efficacy"] + 0.3 * pressure}


ARMS = {"baseline": _base, "help": _arm}


def test_differences_at_each_level_are_paired():
    found = levels(runs(ARMS, 12, GRID), ["pressure", "place"], ["efficacy"])
    here = found[(found["factor"] == "pressure") & (found["other"] == "") & (found["arm"] == "help")]
    assert here["difference"].tolist() == pytest.approx([0.0, 0.15, 0.3])
    assert (here["difference.high"] - here["difference.low"]).max() < 1e-9  # all the noise is shared
    assert (here["high"] - here["low"]).min() > 0.05
    assert here["n"].tolist() == [12, 12, 12]


def test_two_factors_of_a_grid_are_crossed():
    found = levels(runs(ARMS, 4, GRID), ["pressure", "place"], ["efficacy"])
    crossed = found[(found["other"] == "place") & (found["arm"] == "help")]
    assert list(zip(crossed["level"], crossed["other_level"], strict=True)) == [
        (x, place) for x in ("0", "0.5", "1") for place in ("town", "village")
    ]
    assert crossed["difference"].tolist() == pytest.approx([0.0, 0.0, 0.15, 0.15, 0.3, 0.3])


def test_an_effect_that_depends_on_a_factor_is_told_from_one_that_does_not():
    found = ends(runs(ARMS, 12, GRID), ["pressure", "place"], ["efficacy"]).set_index("factor")
    assert found.loc["pressure", "change"] == pytest.approx(0.3)
    assert found.loc["pressure", "p_holm"] < 0.001
    assert found.loc["place", "change"] == pytest.approx(0.0)
    assert found.loc["place", "p_holm"] > 0.05


def test_a_hump_is_found_and_a_slope_is_not():
    table = runs(ARMS, 20, GRID).assign(slope=lambda frame: frame["pressure"] + 0.01 * frame["replicate"])
    found = inside(table, ["pressure", "place"], {"efficacy": 1, "slope": 1})
    assert set(zip(found["arm"], found["measure"], found["level"], strict=True)) == {
        ("baseline", "efficacy", "0.5"),
        ("help", "efficacy", "0.5"),
    }
    row = found[found["arm"] == "baseline"].iloc[0]
    assert row["over_first"] == pytest.approx(0.25, abs=0.1)
    assert row["over_last.low"] > 0.0
    assert len(inside(table, ["pressure"], {"efficacy": -1})) == 0  # a valley is best at an end


def test_samples_are_cut_into_fifths_and_points_are_the_units():
    rng = np.random.default_rng(2)
    points = [{"pressure": float(x), "place": "town"} for x in rng.uniform(size=50)]
    found = levels(runs(ARMS, 3, points), ["pressure"], ["efficacy"], grid=False)
    here = found[found["arm"] == "help"]
    assert here["n"].tolist() == [10] * 5
    assert here["difference"].to_numpy() == pytest.approx(0.3 * here["at"].to_numpy())
    moved = ends(runs(ARMS, 3, points), ["pressure"], ["efficacy"], grid=False).iloc[0]
    assert moved["change"] == pytest.approx(0.24, abs=0.03)
    assert moved["low"] < moved["change"] < moved["high"]


def test_with_one_arm_the_measure_itself_is_followed():
    found = ends(runs({"baseline": _base}, 8, GRID), ["place"], ["efficacy"]).iloc[0]
    assert (found["arm"], found["change"]) == ("baseline", pytest.approx(-0.1, abs=0.25))


def test_in_a_grid_the_estimate_settles_over_seeds():
    table = runs(ARMS, 12, GRID)
    found = seeds(table, "efficacy", ("baseline", "help"))
    assert not found.points
    assert len(found) == 12
    assert found.of("help") - found.of("baseline") == pytest.approx(0.15)
    assert seeds(table[table["replicate"] == 0], "efficacy", ("baseline", "help")).points
