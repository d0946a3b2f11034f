"""Claims whose answers are known get the verdicts they must get; what is wrong with a file is said."""

from __future__ import annotations

import math
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from sim.study.claims import testing, trial
from sim.study.claims.document import load, read_claim
from sim.study.claims.seen import Seen
from sim.study.claims.shelf import shipped
from sim.study.sweep import run, table
from tests.study.small import REGION, TIMES

ONE_AND_TWO = [{"name": "one", "settings": {"x1": 1.0}}, {"name": "two", "settings": {"x1": 2.0}}]
X1 = {"key": "x1", "low": -3.0, "high": 3.0}
X3 = [{"name": "none", "settings": {"x3": 0.0}}, {"name": "much", "settings": {"x3": 3.0}}]


def part(expected="higher", measure="y", **more):
    return {
        "measure": measure,
        "expected": expected,
        "least": 0.01,
        "weights": {"two": 1.0, "one": -1.0},
        **more,
    }


def of(tmp_path, tables, points=24, replicates=2):
    """The parts of one claim, run and judged."""
    claim = read_claim(tables)
    experiment = trial.experiment_of(claim, points, replicates)
    run(experiment, tmp_path, 1)
    return testing.tested([(claim, experiment, table(tmp_path))])


def noisy(**more):
    factors = [{"key": "x2", "low": 0.0, "high": 0.3}]
    return {
        "model": {"function": "noisy"},
        "factors": factors,
        "arms": ONE_AND_TWO,
        "parts": [part()],
        **more,
    }


@pytest.mark.parametrize(
    ("parts", "verdicts"),
    [
        ([part()], ["supported"]),
        ([part("lower")], ["opposite"]),
        ([part("none")], ["opposite"]),
        ([part("none", least=3.0)], ["supported"]),
        ([part(least=3.0)], ["not_supported"]),
        ([part(), part("lower")], ["supported", "opposite"]),
    ],
)
def test_a_planted_effect_gets_the_verdict_it_must(tmp_path, parts, verdicts):
    found = of(tmp_path, noisy(parts=parts))
    assert [one.judged.verdict for one in found] == verdicts
    frame = testing.claims_table(found, {"claim": (24, 2, 96)})
    assert frame["verdict"].tolist() == [verdicts[-1]]
    numbers = testing.parts_table(found)
    assert numbers["effect"][0] == pytest.approx(1.0 - parts[0].get("above", 0.0), abs=0.25)
    assert numbers["high"][0] - numbers["low"][0] < 0.3


def test_what_holds_in_half_of_the_space_says_in_which(tmp_path):
    tables = {"model": {"function": "ishigami"}, "factors": [X1], "arms": X3}
    tables["parts"] = [part(weights={"much": 1.0, "none": -1.0})]
    (found,) = of(tmp_path, tables, points=40)
    assert found.judged.verdict == "conditional"
    (limit,) = found.fails
    assert limit["factor"] == "x1"
    assert limit["low"] == -3.0
    assert abs(limit["high"]) < 0.4
    assert found.density > 0.9


def test_what_rests_on_one_coefficient_depends_on_it(tmp_path):
    arms = [{**arm, "settings": {**arm["settings"], "x1": 1.0}} for arm in X3]
    tables = {
        "model": {"function": "ishigami"},
        "arms": arms,
        "factors": [{"key": "x2", "low": 0.0, "high": 1.0}],
    }
    tables |= {"parts": [part(weights={"much": 1.0, "none": -1.0})]}
    tables["carriers"] = [{"key": "x1", "values": [2.0, 0.0, -1.0]}]
    (found,) = of(tmp_path, tables, points=8)
    assert found.judged.verdict == "depends"
    assert found.judged.on == ("x1 = 0", "x1 = -1")
    effects = testing.variants_table([found]).set_index("variant")["effect"]
    assert effects["x1 = 2"] == pytest.approx(math.sin(2.0) * 8.1)
    assert effects["x1 = 0"] == pytest.approx(0.0)


def test_a_few_points_at_which_it_fails_for_no_reason_are_no_condition(monkeypatch):
    """Seven of 24 points in nine dimensions: some box always holds them, and it says nothing."""
    sample = np.random.default_rng(3).random((24, 9))
    names = [f"x{n}" for n in range(9)]
    table = pd.DataFrame(sample, columns=names).assign(point=range(24))
    own = Seen(np.arange(24), np.zeros(24), math.nan, np.zeros(1))
    by_chance, by_x0 = np.arange(24) < 7, sample[:, 0] < 0.5
    experiment = SimpleNamespace(factors=names, names=names)
    monkeypatch.setattr(testing, "ranges_of", lambda _: dict.fromkeys(names, (0.0, 1.0)))
    assert testing._where_it_fails(experiment, table, own, by_chance)[0] == ()
    limits, density = testing._where_it_fails(experiment, table, own, by_x0)
    assert [limit["factor"] for limit in limits] == ["x0"]
    assert density > 0.9


@pytest.mark.parametrize(("expected", "verdict"), [("lower", "supported"), ("higher", "opposite")])
def test_a_best_in_between_is_found(tmp_path, expected, verdict):
    arms = [{"name": str(x), "settings": {"x1": float(x)}} for x in range(5)]
    inside = {"measure": "y2", "expected": expected, "least": 0.1, "inside": [str(x) for x in range(5)]}
    tables = {"model": {"function": "trade_off"}, "arms": arms, "parts": [inside]}
    (found,) = of(tmp_path, tables, points=6, replicates=1)
    assert found.judged.verdict == verdict
    assert testing.parts_table([found])["effect"][0] == pytest.approx(-4.0 if expected == "lower" else -3.0)


def test_a_planted_claim_about_the_model_fails(tmp_path):
    """More tasks do not lower the load, and the model must say so."""
    region = {**REGION, "synthetic": {**REGION["synthetic"]}}
    scenario = {"region": region, "time": {key.removeprefix("time."): value for key, value in TIMES.items()}}
    arms = [
        {"name": name, "settings": {"agenda.tasks": tasks}} for name, tasks in (("one", 0.5), ("two", 1.5))
    ]
    parts = [part("lower", "load"), part("higher", "load")]
    found = of(tmp_path, {"scenario": scenario, "arms": arms, "parts": parts}, points=8, replicates=1)
    assert [one.judged.verdict for one in found] == ["opposite", "supported"]
    assert len(trial.experiment_of(found[0].claim).factors) > 5  # the space is in it


@pytest.mark.parametrize("name", shipped())
def test_shipped_claims_can_be_run(name):
    claim = load(name)
    experiment = trial.experiment_of(claim, 4, 1)
    assert len(experiment.arms) == len(claim.arms) * (1 + len(claim.variants))
    assert len(experiment.factors) >= 5
    for words in (claim.title, claim.statement, *(one.called for one in claim.parts)):
        assert words.en
        assert words.zh
    assert claim.sources
    assert all(one.least > 0.0 for one in claim.parts)
