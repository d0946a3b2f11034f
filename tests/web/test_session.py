"""Two worlds that are changed while they run are the worlds that the scenario files would have made."""

from __future__ import annotations

import pytest

from sim.errors import InputError
from sim.scenario import Scenario
from sim.study.one import run_seed
from sim.web.arm import BASE, OTHER
from sim.web.guard import Limits
from sim.web.session import Session
from sim.world import World
from tests.web.changing import change_much, same_state


def lived_again(session: Session, arm: int) -> World:
    """The world that the scenario of an arm makes from the start."""
    world = World(session.arms[arm].scenario, run_seed(session.seed, 0))
    return world.advance(session.arms[arm].world.t)


def test_a_changed_run_is_its_scenarios_run_from_the_start(session: Session):
    change_much(session)
    assert session.week == 8 + 38
    for arm in (BASE, OTHER):
        assert same_state(session.arms[arm].world, lived_again(session, arm))


def test_with_steps_of_days(small: Scenario):
    session = Session(small.with_values({"time.step_days": 3.5}), None, 5)
    session.to(session.warmup, 60)
    change_much(session)
    for arm in (BASE, OTHER):
        assert same_state(session.arms[arm].world, lived_again(session, arm))


def test_worlds_without_a_difference_are_the_same(session: Session):
    session.set("assessment.sanction", 0.8)
    session.advance(10, 60)
    assert same_state(*(arm.world for arm in session.arms))


def test_a_policy_acts_in_one_world_only(session: Session):
    session.start_policy({"kind": "one_form"})
    session.advance(10, 60)
    assert not same_state(*(arm.world for arm in session.arms))
    assert not session.arms[BASE].scenario.policies


def test_what_was_lived_cannot_be_amended(session: Session):
    session.advance(4, 60)
    world = session.arms[BASE].world
    past = world.scenario.with_changes({"week": 10, "key": "agenda.forms", "value": 2.0})
    with pytest.raises(ValueError, match="has come"):
        world.amend(past)
    with pytest.raises(ValueError, match="only changes and policies"):
        world.amend(world.scenario.with_values({"agenda.forms": 2.0}))
    world.amend(world.scenario.with_changes({"week": world.t, "key": "agenda.forms", "value": 2.0}))


def test_a_slider_put_back_leaves_no_trace(session: Session):
    session.set("agenda.forms", 2.0)
    session.set("agenda.forms", 0.8)
    assert not session.arms[OTHER].scenario.changes
    session.set("agenda.forms", 2.0)
    session.advance(2, 60)
    session.set("agenda.forms", 0.8)
    assert [(c.week, c.value) for c in session.arms[OTHER].scenario.changes] == [(8, 2.0), (10, 0.8)]
    assert session.value("agenda.forms") == 0.8


def test_wrong_changes_touch_nothing(session: Session):
    for table in (
        {"kind": "miracle"},
        {"kind": "one_form", "strength": 2.0},
        {"kind": "one_form", "start": 3},
    ):
        with pytest.raises(InputError):
            session.start_policy(table)
    for key, value in (
        ("agenda.forms", 99.0),
        ("agenda.form", 1.0),
        ("region.departments", 20),
        ("agenda.forms", "x"),
    ):
        with pytest.raises(InputError):
            session.set(key, value)
    session.start_policy({"kind": "one_form"})
    with pytest.raises(InputError):
        session.start_policy({"kind": "one_form"})
    assert len(session.arms[OTHER].scenario.policies) == 1
    assert not session.arms[OTHER].scenario.changes


def test_reset_and_again(session: Session):
    change_much(session)
    policies = session.arms[OTHER].scenario.policies
    session.again()
    assert session.week == 0
    assert session.arms[OTHER].scenario.policies == policies
    session.to(session.warmup, 60)
    session.reset()
    assert session.week == 0
    assert not session.arms[OTHER].scenario.policies
    assert not session.arms[OTHER].scenario.changes


def test_the_run_ends(session: Session):
    assert session.advance(1000, 60) == 60
    assert session.finished
    assert session.advance(1, 60) == 0
    with pytest.raises(InputError):
        session.set("agenda.forms", 2.0)


def test_a_piece_of_work_ends_when_its_time_is_up(session: Session):
    assert 0 < session.advance(52, seconds=0.0) <= 4


@pytest.mark.parametrize(
    ("values", "region"),
    [
        ({"time.observe_weeks": 900}, {}),
        ({"time.step_days": 0.25, "time.observe_weeks": 500}, {}),
        ({}, {"population": 5_000_000}),
        ({}, {"synthetic": {"counties": 3, "townships": 50, "communities": 50}, "population": 10_000}),
        ({"region.unit_residents.urban": 100_000.0}, {"synthetic": {"communities": 40, "urban_share": 1.0}}),
    ],
)
def test_worlds_that_are_too_large_are_refused_before_they_are_made(
    small: Scenario, values, region, monkeypatch
):
    monkeypatch.setattr("sim.web.session.Arm", lambda *_: pytest.fail("made"))
    scenario = small.with_values(values)
    if region:
        scenario = scenario.with_region({"synthetic": {"townships": 1, "communities": 1}} | region)
    with pytest.raises(InputError, match="at most"):
        Session(scenario, None, 0, Limits())


def test_worlds_of_different_places_are_no_pair(small: Scenario):
    for other in (small.with_region({"code": "370105009"}), small.with_values({"time.observe_weeks": 61})):
        with pytest.raises(InputError, match="same region"):
            Session(small, other)
