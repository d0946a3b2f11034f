"""Boxes in which an outcome happens: PRIM, CART, their quality and their support."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from sim.errors import InputError
from sim.study.analysis import boxes
from sim.study.analysis.boxes import Box, cases_of, described, quality, quasi_p
from sim.study.analysis.conditions import condition
from sim.study.analysis.discovery import discover
from sim.study.analysis.prim import prim
from tests.study.made_up import runs

UNIT = dict.fromkeys("abcde", (0.0, 1.0))


def planted(n: int, seed: int = 1):
    """Points of the unit cube, of interest where .2 < a < .5 and .6 < b < .9."""
    x = pd.DataFrame(np.random.default_rng(seed).random((n, 5)), columns=list("abcde"))
    return cases_of(x, ((x["a"].between(0.2, 0.5)) & (x["b"].between(0.6, 0.9))).to_numpy(), UNIT)


def test_quality_counts_what_is_inside():
    x = pd.DataFrame({"a": [0.1, 0.2, 0.3, 0.4]})
    cases = cases_of(x, np.array([True, True, False, True]))
    found = quality(Box({0: (0.0, 0.3)}), cases)
    assert (found.coverage, found.density, found.mass) == pytest.approx((2 / 3, 2 / 3, 0.75))
    assert (found.cases, found.of_interest) == (3, 2)


def test_prim_finds_a_planted_box():
    cases = planted(1500)
    found = prim(cases)[0]
    assert found.quality.coverage > 0.9
    assert found.quality.density > 0.9
    assert found.box.restricted == (0, 1)
    for place, limits in ((0, (0.2, 0.5)), (1, (0.6, 0.9))):
        assert found.box.limits[place] == pytest.approx(limits, abs=0.05)
    assert all(p < 1e-6 for p in quasi_p(found.box, cases).values())
    masses = [good.mass for _, good in found.trajectory]
    assert masses[0] == 1.0
    assert masses == sorted(masses, reverse=True)


def test_prim_finds_a_second_box():
    rng = np.random.default_rng(2)
    x = pd.DataFrame(rng.random((2000, 3)), columns=list("abc"))
    first = x["a"].between(0.0, 0.3) & x["b"].between(0.0, 0.4)
    second = x["a"].between(0.6, 1.0) & x["c"].between(0.7, 1.0)
    found = prim(cases_of(x, (first | second).to_numpy()))
    assert len(found) == 2
    assert sum(one.quality.coverage for one in found) > 0.85
    assert all(one.quality.density > 0.85 for one in found)


def test_prim_finds_a_choice():
    rng = np.random.default_rng(3)
    x = pd.DataFrame({"form": rng.choice(["ces", "logit", "first"], 600), "a": rng.random(600)})
    cases = cases_of(x, ((x["form"] == "logit") & (x["a"] > 0.5)).to_numpy())
    box = prim(cases)[0].box
    assert described(box, cases).startswith("form = logit; a ≥ 0.")
    assert described(box, cases, "zh", {"form": "形式", "a": "甲"}.__getitem__).startswith(
        "形式 = logit；甲 ≥ 0."
    )


def test_prim_wants_a_density_when_asked():
    rng = np.random.default_rng(4)
    x = pd.DataFrame(rng.random((1500, 2)), columns=list("ab"))
    cases = cases_of(x, rng.random(1500) < x["a"].to_numpy() ** 2)
    loose, dense = prim(cases, most=1)[0], prim(cases, most=1, density=0.8)[0]
    assert dense.quality.density >= 0.8 > loose.quality.density
    assert dense.quality.coverage < loose.quality.coverage


def test_noise_makes_no_box_that_would_be_found_again():
    rng = np.random.default_rng(5)
    x = pd.DataFrame(rng.random((400, 4)), columns=list("abcd"))
    found = prim(cases_of(x, rng.random(400) < 0.3), most=1)
    assert not found or found[0].quality.density < 0.6


def test_quasi_p_is_a_binomial_tail():
    stats = pytest.importorskip("scipy.stats")
    for hits, n, chance in ((3, 10, 0.2), (300, 400, 0.7), (10, 10, 0.9), (0, 5, 0.3)):
        assert boxes._at_least(hits, n, chance) == pytest.approx(stats.binom.sf(hits - 1, n, chance))


def test_cart_finds_the_planted_box_too():
    pytest.importorskip("sklearn")
    from sim.study.analysis.cart import cart

    leaf = cart(planted(1500))[0]
    assert leaf.quality.coverage > 0.9
    assert leaf.quality.density > 0.9
    assert leaf.box.limits[0] == pytest.approx((0.2, 0.5), abs=0.05)
    assert leaf.box.limits[1] == pytest.approx((0.6, 0.9), abs=0.05)


@pytest.mark.slow
def test_prim_agrees_with_ema_workbench():
    ema = pytest.importorskip("ema_workbench.analysis.prim")
    cases = planted(1000, seed=7)
    x = pd.DataFrame(cases.x, columns=list(cases.names))
    theirs = ema.Prim(x, cases.interest, threshold=0.8, peel_alpha=0.05).find_box()
    best = max(
        range(len(theirs.peeling_trajectory)),
        key=lambda n: min(theirs.peeling_trajectory.loc[n, ["coverage", "density"]]),
    )
    ours = prim(cases)[0]
    row = theirs.peeling_trajectory.loc[best]
    assert (
        ours.quality.balance
        >= 2 * row["coverage"] * row["density"] / (row["coverage"] + row["density"]) - 0.01
    )
    limits = theirs.box_lims[best]
    for place in (0, 1):
        name = cases.names[place]
        assert ours.box.limits[place] == pytest.approx(tuple(limits[name]), abs=0.05)


def test_discovery_of_a_sweep_says_how_far_it_would_be_found_again():
    pytest.importorskip("sklearn")
    rng = np.random.default_rng(8)
    points = [{"a": a, "b": b, "c": c} for a, b, c in rng.random((300, 3)).tolist()]

    def measure(rng, a, b, c):
        return {"y": float(0.2 < a < 0.6 and b > 0.5) + 0.01 * rng.normal()}

    table = runs({"base": measure}, 2, points)
    table.loc[10, ["failed", "y"]] = [True, np.nan]
    found = discover("abc", table, condition("y > 0.5", ["y"]), resamples=8)
    first = found.boxes.iloc[0]
    assert first["coverage"] > 0.9
    assert first["density"] > 0.9
    assert first["coverage.unseen"] > 0.7
    reproduced = found.factors[found.factors["method"] == "prim"].set_index("factor")["reproduced"]
    assert reproduced["a"] == reproduced["b"] == 1.0
    assert reproduced["c"] < 0.5
    limits = found.limits[(found.limits["method"] == "prim") & (found.limits["factor"] == "a")].iloc[0]
    assert limits["low.low"] <= limits["low"] + 0.05
    assert limits["reproduced"] == 1.0


def test_an_outcome_that_never_happens_has_no_box():
    table = runs({"base": lambda rng, a: {"y": a}}, 1, [{"a": n / 50} for n in range(50)])
    with pytest.raises(InputError) as caught:
        discover("a", table, condition("y > 2", ["y"]))
    assert "0 of 50" in str(caught.value)
