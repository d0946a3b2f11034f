"""What grows steadily, and what a new rate on the way does to it."""

import math

import pytest

from sim.rules import growth
from sim.scenario import Scenario
from sim.world import World


def world(values, changes=()):
    region = {"synthetic": {"townships": 1, "communities": 2}, "population": 3000}
    times = {"time.warmup_weeks": 0, "time.observe_weeks": 156}
    return World(Scenario(region=region, values={**times, **values}, changes=changes), seed=3)


def paths(of):
    s = of.state
    p, run = s.p[0], s.run[0]
    old = growth.grown(run, growth.AGEING, p.society_ageing, of.t)
    return [growth.of_duties(p, run, of.t), growth.of_needs(p, run, of.t), old]


RATES = {"agenda.duty_growth": 0.4, "demand.growth": 0.2, "society.ageing": 0.01}


def test_a_rate_compounds_from_the_start():
    assert paths(world(RATES)) == [1.0, 1.0, 0.0]
    assert paths(world(RATES).advance(104)) == pytest.approx([math.exp(0.8), math.exp(0.4), 0.02])


@pytest.mark.parametrize(("n", "key"), list(enumerate(RATES)))
def test_a_new_rate_bends_the_path_and_the_level_stays(n, key):
    changes = [{"week": 52, "key": key, "value": 0.0}, {"week": 104, "key": key, "value": -RATES[key]}]
    changed, same = world(RATES, changes), world(RATES)
    up = [paths(changed)[n]]
    for _ in range(3):
        changed.advance(52)
        up.append(paths(changed)[n])
    top = paths(same.advance(52))[n]
    assert up == pytest.approx([up[0], top, top, up[0]])
    others = [value for m, value in enumerate(paths(changed)) if m != n]
    assert others == [value for m, value in enumerate(paths(same.advance(104))) if m != n]


def test_other_changes_touch_no_path():
    changes = [{"week": 30, "key": "agenda.tasks", "value": 1.0}]
    assert paths(world(RATES, changes).advance(80)) == paths(world(RATES).advance(80))


def test_duties_do_not_jump_when_their_rate_changes():
    """Tasks before and after their growth ends: about as many, and so they stay."""
    changes = [{"week": 78, "key": "agenda.duty_growth", "value": 0.0}]
    of = world({"agenda.duty_growth": 0.5, "agenda.tasks": 10.0}, changes)
    hours = []
    while of.t < of.steps:
        of.advance(1)
        hours.append(float(of.state.agendas[0, (of.t - 1) % of.state.agendas.shape[1]].task_hours.sum()))
    before, after, late = sum(hours[68:78]), sum(hours[78:88]), sum(hours[140:150])
    assert after == pytest.approx(before, rel=0.15)
    assert late == pytest.approx(after, rel=0.15)
    assert after > 1.7 * sum(hours[:10])


def test_a_checkpoint_keeps_the_levels(tmp_path):
    changes = [{"week": 52, "key": "demand.growth", "value": -0.2}]
    of = world(RATES, changes).advance(60)
    of.save(tmp_path / "kept.npz")
    again = World.load(tmp_path / "kept.npz", of.scenario)
    assert paths(again) == paths(of)
