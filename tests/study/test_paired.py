"""Comparing on the same seeds: what is paired, what it says, and that nothing changes nothing."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import sim
from sim.agents.tally import TALLY
from sim.errors import InputError
from sim.measures.compute import outcome
from sim.study import one
from sim.study.arms import arms_of
from sim.study.findings import Effect
from sim.study.gains import verdicts
from sim.study.one import lived, run_seed
from sim.study.paired import reduction
from sim.study.pool import Failed
from sim.world import World
from tests.study.small import small

REPLICATES = 5


@pytest.fixture(scope="module")
def effect() -> Effect:
    arms = {"cut": ["burden_reduction"], "staff": [sim.policy("staff_sinking")]}
    return sim.compare(small(), arms, replicates=REPLICATES, seed=1, workers=1)


def row(effect: Effect, measure: str, arm: str = "cut") -> pd.Series:
    rows = effect.effects
    return rows[(rows["arm"] == arm) & (rows["measure"] == measure) & (rows["by"] == "")].iloc[0]


def test_differences_are_paired(effect: Effect):
    runs = effect.runs.set_index(["arm", "replicate"])["load"]
    differences = (runs["cut"] - runs["baseline"]).to_numpy()
    found = row(effect, "load")
    assert found["difference"] == pytest.approx(differences.mean())
    assert found["baseline"] == pytest.approx(runs["baseline"].mean())
    assert found["value"] - found["baseline"] == pytest.approx(found["difference"])
    independent = runs["cut"].var() + runs["baseline"].var()
    assert found["variance_reduction"] == pytest.approx(independent / differences.var(ddof=1))
    assert effect["cut.load"] == effect["load"] == found["difference"]


def test_all_arms_run_on_the_same_seeds(effect: Effect):
    seeds = effect.runs.groupby("replicate")["seed"].nunique()
    assert (seeds == 1).all()


def test_numbers_do_not_depend_on_processes(effect: Effect):
    arms = {"cut": ["burden_reduction"], "staff": ["staff_sinking"]}
    other = sim.compare(small(), arms, replicates=REPLICATES, seed=1, workers=2)
    for name in effect.frames:
        pd.testing.assert_frame_equal(effect.frames[name], other.frames[name], check_exact=True)


def test_an_arm_is_what_it_is_alone(effect: Effect):
    """Other arms change nothing: the baseline is a run of its own, and so is each arm."""
    alone = lived(small().with_policies("burden_reduction"), run_seed(1, 2))
    runs = effect.runs.query("arm == 'cut' and replicate == 2").iloc[0]
    assert runs["load"] == alone["load"]
    assert runs["satisfaction.group.elder"] == alone["satisfaction.group.elder"]


@pytest.mark.parametrize(
    "kind", ["burden_reduction", "penetrating_audit", "staff_sinking", "one_form", "fault_tolerance"]
)
def test_a_policy_of_strength_zero_is_none(kind: str):
    without = World(small(), 9).run()
    with_it = World(small().with_policies(f"{kind}:0"), 9).run()
    for name in TALLY.names:
        np.testing.assert_array_equal(without.state.weekly[name], with_it.state.weekly[name])
        np.testing.assert_array_equal(without.state.totals[name], with_it.state.totals[name])


def test_a_scenario_with_policies_is_set_beside_itself_without_them():
    (first, without), (second, with_them) = arms_of("fengqiao", None)
    assert (first, second) == ("baseline", "fengqiao")
    assert without.policies == ()
    assert without.with_policies(*with_them.policies).key == with_them.key == sim.load("fengqiao").key
    with pytest.raises(InputError, match="nothing to compare"):
        arms_of("street", None)


def test_a_scenario_called_baseline_is_not_taken_for_the_one_without_its_policies(tmp_path):
    file = tmp_path / "baseline.toml"
    file.write_text('[region]\nsynthetic = {}\n\n[[policies]]\nkind = "one_form"\n', "utf-8")
    (first, without), (second, with_them) = arms_of(str(file), None)
    assert (first, second) == ("baseline", "baseline 2")
    assert [len(one.policies) for one in (without, with_them)] == [0, 1]


def test_an_effect_of_nothing_is_exactly_zero():
    found = sim.compare(small(), {"none": ["burden_reduction:0"]}, replicates=3, workers=1)
    rows = found.effects[found.effects["n"] > 0]
    assert (rows["difference"].dropna() == 0.0).all()
    assert (rows["verdict"] == "none").all()
    assert not rows["holm"].fillna(False).any()


def test_whole_is_the_same_as_split():
    scenario = small().with_policies({"kind": "burden_reduction", "start": 20})
    split = World(scenario, 4).advance(17).advance(9)
    split.run()
    np.testing.assert_array_equal(
        outcome(one.observed(split)).summary, outcome(one.observed(World(scenario, 4).run())).summary
    )


def test_involution_is_the_cut_that_came_back(effect: Effect):
    cut = row(effect, "involution")
    runs = effect.runs.set_index(["arm", "replicate"])
    base, arm = runs.loc["baseline"], runs.loc["cut"]
    realised = base["asked_trace_hours"] - arm["asked_trace_hours"]
    announced = arm["announced_cut"] - base["announced_cut"]
    assert (announced > 0).all()
    assert cut["value"] == pytest.approx((1.0 - realised / announced).mean())
    assert np.isnan(row(effect, "involution", "staff")["value"])


def test_who_gains_and_who_loses(effect: Effect):
    found = effect.gains.query("arm == 'cut'")
    assert set(found["by"]) == {"place", "group", "fifth", "community"}
    rows = found.query("measure == 'load' and by == 'fifth'").set_index("of")
    assert rows["baseline"].is_monotonic_increasing
    whole = found.query("measure == 'load' and by == 'community'").iloc[0]
    assert 0.0 <= whole["share_better"] + whole["share_worse"] <= 1.0
    sizes = np.array([2, 1, 1, 1, 1])
    assert whole["difference"] == pytest.approx((rows["difference"] * sizes).sum() / sizes.sum())


def test_communities_and_weeks_show_differences(effect: Effect):
    places = effect.communities.query("arm == 'staff'")
    assert len(places) == 6
    np.testing.assert_allclose(
        places["load"] - places["load.baseline"], places["load.difference"], atol=1e-12
    )
    weeks = effect.weekly
    assert weeks.loc[weeks["arm"] == "baseline", "load.difference"].isna().all()
    before = weeks[(weeks["arm"] == "cut") & ~weeks["observed"]]
    assert (before["load.difference"] == 0.0).all()  # nothing differs before the policy starts


def test_verdicts_follow_the_direction():
    low, high = np.array([0.1, -0.2, -0.1, np.nan]), np.array([0.2, -0.1, 0.1, np.nan])
    assert verdicts(low, high, [1] * 4) == ["better", "worse", "none", "none"]
    assert verdicts(low, high, [-1] * 4) == ["worse", "better", "none", "none"]
    assert verdicts(low, high, [0] * 4) == ["more", "less", "none", "none"]


def test_variance_reduction_where_something_does_not_vary():
    found = reduction(np.array([4.0, 1.0, 0.0]), np.array([2.0, 0.0, 0.0]))
    assert found[0] == 2.0
    assert np.isinf(found[1])
    assert np.isnan(found[2])


def test_a_pair_with_a_failed_run_is_no_pair(monkeypatch: pytest.MonkeyPatch):
    def fails(scenario: sim.Scenario, seed: int, threads: int) -> object:
        if scenario.policies and seed == run_seed(0, 1):
            raise ArithmeticError("planted")
        return lived(scenario, seed, threads)

    monkeypatch.setattr(one, "lived", fails)
    found = sim.compare(small(), {"cut": "burden_reduction"}, replicates=3, workers=1)
    assert row(found, "load")["n"] == 2
    assert found.failed == [{"replicate": 1, "arm": "cut", "reason": "ArithmeticError: planted"}]
    assert found.runs.groupby("arm")["failed"].sum().to_dict() == {"baseline": 0, "cut": 1}


def test_a_lost_process_fails_every_arm():
    assert one.whole(Failed("lost"), 2) == [Failed("lost"), Failed("lost")]


def test_scenarios_can_be_compared_by_themselves():
    found = sim.compare([small(), small(assessment__tournament=0.9)], replicates=2, workers=1)
    assert found.arms == ("synthetic", "synthetic 2")
    assert row(found, "pressure", "synthetic 2")["difference"] > 0.0


def test_other_places_are_compared_as_a_whole_only():
    other = small().with_region({"synthetic": {"townships": 1, "communities": 2}, "population": 3000})
    found = sim.compare(small(), [other], replicates=2, workers=1)
    assert len(found.communities) == 0
    assert not np.isnan(row(found, "load", found.arms[1])["difference"])


@pytest.mark.parametrize(
    ("scenario", "arms"),
    [
        (small(), None),
        ([], None),
        (small(), {}),
        (small(), {"a": 3}),
        ([small(), 4], None),
    ],
)
def test_nothing_to_compare_is_refused(scenario: object, arms: object):
    with pytest.raises(InputError):
        sim.compare(scenario, arms, replicates=1)


def test_an_unknown_policy_is_refused_with_the_arm():
    with pytest.raises(InputError) as refused:
        sim.compare(small(), {"mine": ["burden_reductoin"]}, replicates=1)
    assert "mine" in str(refused.value)
    assert "burden_reduction" in str(refused.value)
