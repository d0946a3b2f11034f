"""Adverse channels of policies on casework, and what they do beside their target."""

from __future__ import annotations

import numpy as np
import pytest

from sim.world import World

from .arms import WARMUP, at_work, now, scenario, tallied

TRACE, TASK, SERVICE = 1, 2, 3
LATENT = {"latent__rate__dispute": 60.0, "latent__rate__safety": 60.0}
TIGHT = {"service__contract_hours": 14.0, "people__overtime_max": 0.0}
UP = {f"demand__upper_share__{kind}": 0.7 for kind in ("livelihood", "care", "environment", "jobs")}


def weekly(kind, name, **values):
    """A tally of townships over the observed weeks, summed over seeds."""
    worlds = [World(scenario(*([now(kind)] if kind else []), **values), seed).run() for seed in range(2)]
    return sum(float(world.state.weekly[name][:, WARMUP:].sum()) for world in worlds)


def test_exempted_work_is_filed_and_closed_falsely_more_often():
    watched = {"assessment__audit_polish": 0.5, "assessment__tournament": 0.9, **TIGHT}
    usual, exempt = (tallied(kind, **watched) for kind in (None, "exemption_list"))
    assert exempt["false_closed"][0] > 1.2 * usual["false_closed"][0]
    filing = tallied("exemption_list", policy__exemption_list__filing=3.0)
    assert filing["required"][TRACE] > 1.01 * tallied(None)["required"][TRACE]


def test_what_is_on_no_list_waits_and_tasks_off_the_list_go_back():
    usual, listed = tallied(None, **UP), tallied("duty_list", **UP)
    assert listed["required"][TASK] < 0.95 * usual["required"][TASK]
    lost = tallied("duty_list", policy__duty_list__unlisted=0.6, **UP)
    assert lost["sent_back"] > 1.3 * listed["sent_back"]


def test_where_township_staff_are_few_matters_pile_up():
    few = {"service__township_staff": 0.5, "department__staff": 8.0, **UP}
    usual, one = (weekly(kind, "township_waiting", **few) for kind in (None, "one_level_handling"))
    assert one > 1.1 * usual


def test_odd_cases_take_longer():
    usual, ruled = (
        tallied(k, policy__rule_of_law__odd=1.0)["required"][SERVICE] for k in (None, "rule_of_law")
    )
    assert ruled > 1.05 * usual


def test_sunk_authority_takes_more_hours_below_and_fewer_above():
    usual, sunk = (tallied(kind, **UP) for kind in (None, "authority_sinking"))
    assert sunk["required"][SERVICE] > 1.2 * usual["required"][SERVICE]
    above = [weekly(kind, "township_used", **UP) for kind in (None, "authority_sinking")]
    assert above[1] < 0.8 * above[0]


def test_departments_are_called_too_often():
    usual, called = (tallied(kind, **UP) for kind in (None, "call_in"))
    assert called["to_departments"] > 1.1 * usual["to_departments"]
    travel = weekly("call_in", "department_used", department__travel=0.5, **UP)
    assert travel > 1.01 * weekly("call_in", "department_used", department__travel=0.0, **UP)


def test_departments_send_staff_down_as_well():
    own = {"department__staff": 2.0, "storm__share": 0.0}
    usual, sunk, stay = (
        {name: weekly(kind, name, **own, **more) for name in ("department_hours", "contracted")}
        for kind, more in (
            (None, {}),
            ("staff_sinking", {}),
            ("staff_sinking", {"policy__staff_sinking__county_share": 0.0}),
        )
    )
    assert sunk["department_hours"] < 0.95 * usual["department_hours"]
    assert stay["department_hours"] == pytest.approx(usual["department_hours"])
    assert sunk["contracted"] > stay["contracted"] > usual["contracted"]


def test_those_who_are_called_have_a_deadline():
    """Alone it moves no hours; what is overdue sooner tempts sooner to close falsely."""
    alone = {"policy__call_in__pooling": 0.0, "policy__call_in__over_calling": 0.0, "department__staff": 1.0}
    seen = {
        deadline: [
            weekly("call_in", name, policy__call_in__deadline=deadline, **alone, **UP)
            for name in ("false_closed", "department_waiting", "closed")
        ]
        for deadline in (0.5, 8.0, 52.0)
    }
    assert seen[52.0][0] < seen[0.5][0]
    assert seen[52.0] == seen[8.0]  # no kind has longer


def test_warnings_bring_matters_that_would_have_passed():
    usual, warned = (tallied(kind, **LATENT) for kind in (None, "early_warning"))
    assert warned["surfaced"].sum() > 1.1 * usual["surfaced"].sum()
    assert warned["escalated"] < usual["escalated"]


def test_one_window_is_a_queue():
    usual, window = (tallied(kind, **UP) for kind in (None, "one_window"))
    assert window["required"][SERVICE] > 1.05 * usual["required"][SERVICE]
    assert window["trips"] < usual["trips"]


def test_generalists_take_longer():
    slow = {"policy__flat_agencies__generalist": 1.0, "casework__bounce": 0.0, **UP}
    usual, merged = (weekly(kind, "township_used", **slow) for kind in (None, "flat_agencies"))
    assert merged > 1.15 * usual


def test_what_grid_workers_find_must_be_reported():
    found = {
        "grid__report_hours": 10.0,
        "assessment__incident_indicators": 0.0,
        "grid__contact": 0.0,
        **LATENT,
    }
    usual, watched = (tallied(kind, **found) for kind in (None, "grid_management"))
    assert watched["detected"] > usual["detected"]
    assert watched["required"][TRACE] > 1.005 * usual["required"][TRACE]


@pytest.mark.parametrize(("kind", "lever"), [("grid_management", "control"), ("rule_of_law", "procedure")])
def test_control_and_procedure_are_as_strong_as_the_policy(kind, lever):
    np.testing.assert_allclose(at_work(now(kind, strength=0.6)).state.levers[lever], 0.6)
