"""The factorial of policy families: contrasts, synergy on two scales, the best single family."""

from __future__ import annotations

import numpy as np
import pytest

from sim.errors import InputError
from sim.study.analysis import factorial
from sim.study.analysis.factorial import CODES, analysed, codes_of, contrasts, equal_budget, mix_against_best
from sim.study.analysis.samples import Units
from tests.study.made_up import runs

pytest.importorskip("scipy")


def arms(synergy: float, log_odds: bool = False):
    """Eight arms: I makes .05, R .1, T .02, I and R together .03 more, and all three `synergy` on top."""

    def of(code: str):
        i, r, t = (digit == "1" for digit in code)
        made = 0.05 * i + 0.1 * r + 0.02 * t + 0.03 * (i and r) + synergy * (code == "111")

        def measure(rng, **_):
            noise = 0.02 * rng.normal()
            if log_odds:
                return {"efficacy": 1 / (1 + np.exp(-(5 * made + noise)))}
            return {"efficacy": 0.4 + made + noise + 0.001 * rng.normal() * (made > 0)}

        return measure

    return {code: of(code) for code in CODES}


def test_contrasts_are_those_of_a_two_level_factorial():
    weights = contrasts()
    y = np.array(
        [10.0 + 2 * a + 3 * b + 5 * c + 7 * a * b for a in (-1, 1) for b in (-1, 1) for c in (-1, 1)]
    )
    found = {name: float(w @ y) for name, w in weights.items()}
    assert found["I"] == pytest.approx(4)
    assert found["R"] == pytest.approx(6)
    assert found["T"] == pytest.approx(10)
    assert found["IR"] == pytest.approx(14)
    assert found["IT"] == found["RT"] == found["IRT"] == pytest.approx(0)
    assert all(abs(w.sum()) < 1e-12 for w in weights.values())


def test_synergy_is_what_all_three_make_beyond_their_sum():
    table = runs(arms(0.04), 12)
    frame = analysed(factorial.eight(table, "efficacy"), resamples=300).set_index(["scale", "effect"])
    row = frame.loc[("natural", "synergy")]
    assert row["estimate"] == pytest.approx(0.07, abs=0.002)  # .04 of all three, .03 of I and R
    assert 0.0 < row["high"] - row["low"] < 0.01  # the shared noise is gone
    assert row["bca_low"] == pytest.approx(row["low"], abs=0.002)
    assert ("log_odds", "synergy") in frame.index


def test_effects_that_add_on_the_log_odds_scale_have_no_synergy_there():
    table = runs(arms(-0.03, log_odds=True), 12)  # takes back what I and R make together
    frame = analysed(factorial.eight(table, "efficacy"), resamples=300).set_index(["scale", "effect"])
    assert frame.loc[("log_odds", "synergy"), "estimate"] == pytest.approx(0.0, abs=0.01)
    assert abs(frame.loc[("natural", "synergy"), "estimate"]) > 0.005


def test_measures_that_are_no_shares_have_no_log_odds():
    table = runs({code: (lambda rng, **_: {"wait": 3.0 + rng.normal()}) for code in CODES}, 5)
    assert set(analysed(factorial.eight(table, "wait"), resamples=100)["scale"]) == {"natural"}


@pytest.mark.parametrize(
    "names",
    [
        CODES,
        ["baseline", "T", "R", "R+T", "I", "I+T", "I+R", "I+R+T"],
        ["none", *"TR", "RT", "I", "IT", "IR", "TRI"],
    ],
)
def test_arms_of_a_factorial_are_known_by_their_names(names: list[str]):
    assert codes_of(names) == dict(zip(CODES, names, strict=True))


def test_other_arms_are_no_factorial():
    assert codes_of(["baseline", "audit", "staff"]) == {}
    assert codes_of(CODES[:-1]) == {}
    with pytest.raises(InputError):
        factorial.eight(runs(dict(list(arms(0.0).items())[:4]), 3), "efficacy")


def test_mix_is_compared_with_the_best_single_one_of_each_resample():
    rng = np.random.default_rng(1)
    shared = rng.normal(size=(60, 1))
    own = 0.1 * rng.normal(size=(60, 4))
    values = shared + own + np.array([1.0, 0.5, 1.0, 1.2])
    found = mix_against_best(Units(values, ("I", "R", "T", "IRT"), False), "IRT", ["I", "R", "T"])
    assert found.single in ("I", "T")
    assert found.low < 0.2 < found.high + 0.02
    assert found.low < found.difference < found.high
    less = mix_against_best(Units(-values, ("I", "R", "T", "IRT"), False), "IRT", ["I", "R", "T"], -1)
    assert less.difference == pytest.approx(-found.difference)
    assert (less.low, less.high) == pytest.approx((-found.high, -found.low))


def test_equal_budget_gives_each_arm_the_strength_that_costs_it():
    found = equal_budget({"I": 500.0, "R": 1000.0, "T": 100.0, "free": 0.0}, 400.0)
    assert (found["I"], found["R"]) == pytest.approx((0.8, 0.4))
    assert np.isnan(found["T"])
    assert np.isnan(found["free"])
