"""What policies do in paired runs: the measure each aims at moves its way, and its adverse channel shows."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sim.policies.catalogue import POLICIES
from sim.policies.kinds import Price

from .arms import at_work, measured, now, tallied


@pytest.mark.parametrize("kind", POLICIES)
def test_its_target_moves_its_way_and_further_with_strength(kind, monkeypatch):
    """Its operator alone: hours that a policy costs move all measures a little, some of them its way."""
    policy = POLICIES[kind]
    monkeypatch.setitem(POLICIES, kind, replace(policy, price=Price()))
    seen = [measured(policy.target, kind, strength) for strength in (0.0, 0.5, 1.0)]
    steps = np.diff(seen) * policy.target_sign
    assert (steps > 0).all(), seen


def test_cut_items_come_back_hidden_unless_audited():
    usual = tallied(None)
    cut = tallied("burden_reduction")
    assert cut["visible"] < 0.7 * usual["visible"]
    assert cut["hidden"] > 1.2 * usual["hidden"]
    watched = tallied("penetrating_audit")
    assert watched["hidden"] < usual["hidden"]


def test_audits_cost_hours_and_add_to_pressure():
    usual, watched = (tallied(kind) for kind in (None, "penetrating_audit"))
    assert watched["pressure"] > 1.05 * usual["pressure"]
    world = at_work(now("penetrating_audit"))
    world.advance(1)
    s = world.state
    np.testing.assert_allclose(s.communities.pressure, 1.1 * s.counties.pressure[0])
    assert (s.communities.imposed_trace > s.p[0].agenda_audit_hours * s.communities.scale).all()


def test_an_error_in_shared_data_spreads():
    careful = tallied("one_form", agenda__form_error_rate=0.0)
    careless = tallied("one_form", agenda__form_error_rate=1.0, agenda__form_rework=5.0)
    assert careless["visible"] > 1.1 * careful["visible"]
    for rate in (0.0, 1.0):  # without sharing no error spreads
        assert tallied(None, agenda__form_error_rate=rate)["visible"] == tallied(None)["visible"]


def test_nothing_duplicated_nothing_saved():
    usual, shared = (tallied(kind, agenda__duplication=0.0, seeds=range(1)) for kind in (None, "one_form"))
    assert shared["visible"] >= 0.97 * usual["visible"]


def test_staff_who_sink_are_missing_above_and_know_the_place_less():
    usual, sunk = tallied(None), tallied("staff_sinking")
    assert sunk["contracted"] > usual["contracted"]
    assert sunk["township_hours"] < usual["township_hours"]
    world = at_work(now("staff_sinking"))
    lent, departments = world.state.townships.lent.copy(), world.state.townships.department_staff.sum(axis=1)
    world.advance(1)  # after which departments may divide their staff anew
    s = world.state
    down = s.township_levers.sunk_share * (s.townships.staff + lent)
    down += s.township_levers.sunk_county * departments
    assert (s.township_levers.sunk_county > 0).all()
    missing = down * s.p[0].service_contract_hours
    seconded = np.bincount(s.communities.township, weights=s.communities.seconded)
    np.testing.assert_allclose(seconded, missing)  # nobody is lost on the way


def test_fault_tolerance_shelters_careless_work():
    def given(strength):
        found = tallied(
            "fault_tolerance", strength, people__careless=1.0, people__overtime_max=0.0, people__quit_rate=0.0
        )
        return found["available"] / found["contracted"]

    assert given(1.0) < given(0.0)


def test_difficulty_is_overstated_where_pressure_is_high():
    kind = "differentiated_assessment"

    def shift(gaming):
        world = at_work(now(kind), policy__differentiated_assessment__gaming=gaming)
        return world.state.levers.target_shift

    assert (shift(3.0) > shift(0.0)).all()


def test_harder_places_are_held_to_less():
    world = at_work(now("differentiated_assessment"), weeks=60)
    s = world.state
    order = np.argsort(s.levers.target_shift)
    targets = (s.communities.held_to / s.communities.target)[:, 0]
    assert (np.diff(targets[order]) <= 1e-12).all()
    assert targets.min() < 1 < targets.max()


@pytest.mark.parametrize("kind", POLICIES)
def test_yuan_are_counted(kind):
    price = POLICIES[kind].price
    cost = tallied(kind, seeds=range(1))["cost"]
    weeks = tallied(None, seeds=range(1))["weeks"]
    assert cost == pytest.approx(price.yuan * weeks)
