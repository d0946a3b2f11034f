"""Pressure: amplification, hidden items in place of visible ones, and what sharing forms saves."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar

from sim.rules import pressure as rule
from sim.rules.pressure import hidden_share, request, target_multiplier

from .one_place import parameters, place

share = st.floats(0, 1)


def amplification(pressure, quantile, leader, p, above=1.0, score=0.5):
    """Of a level with this pressure, rank and leader."""
    worry = rule.insecurity(quantile, score, True, p)
    return rule.amplification(pressure, worry, rule.judgement(leader, 0.0, p), above, p)


# amplification
@pytest.mark.parametrize("levels", [1, 2, 3, 4])
@pytest.mark.parametrize("k", [0.0, 0.1, 0.5])
def test_amplification_compounds_level_by_level(levels, k):
    """With iota = ln(1+k) / (alpha p) and J = 0 a demand arrives (1+k)^levels as large."""
    alpha, pressure = 0.5, 0.8
    insecurity = math.log1p(k) / (alpha * pressure)
    p = parameters(
        {
            "pressure.alpha": alpha,
            "pressure.insecurity": insecurity,
            "pressure.judgement": 0.0,
            "pressure.judgement_spread": 0.0,
        }
    )
    found = math.prod(amplification(pressure, 0.5, 0.3, p) for _ in range(levels))
    assert found == pytest.approx((1 + k) ** levels, rel=1e-12)
    if k == 0.1 and levels == 4:
        assert found == pytest.approx(1.4641, abs=1e-4)


@given(pressure=st.floats(0, 3), quantile=share, leader=share, judgement=share)
def test_no_insecurity_and_no_filter_is_exactly_no_amplification(pressure, quantile, leader, judgement):
    p = parameters({"pressure.insecurity": 0.0, "pressure.filter": 0.0, "pressure.judgement": judgement})
    assert amplification(pressure, quantile, leader, p) == 1.0


@given(pressure=st.floats(0, 3), leader=share, judgement=share)
def test_nor_is_the_first_of_a_ranking_amplified(pressure, leader, judgement):
    p = parameters({"pressure.filter": 0.0, "pressure.judgement": judgement})
    assert amplification(pressure, 1.0, leader, p) == 1.0


def test_good_judgement_filters_what_comes_down():
    p = parameters({"pressure.judgement": 1.0, "pressure.judgement_spread": 0.0, "pressure.filter": 0.3})
    assert amplification(2.0, 0.1, 0.5, p) == pytest.approx(math.exp(-0.3))


@given(pressure=st.floats(0, 3), more=st.floats(0, 2), quantile=share, better=share, leader=share)
def test_amplification_grows_with_pressure_and_falls_with_rank(pressure, more, quantile, better, leader):
    p = parameters()
    here = amplification(pressure, quantile, leader, p)
    assert amplification(pressure + more, quantile, leader, p) >= here
    assert amplification(pressure, max(quantile, better), leader, p) <= here
    assert 0 < here < math.inf


# hidden items
refill = st.fixed_dictionaries(
    {
        "pressure.assurance": st.floats(0, 3),
        "pressure.assurance_pressure": st.floats(0, 3),
        "pressure.assurance_visible": st.floats(0.1, 2),
        "pressure.assurance_hidden": st.floats(0.1, 2),
        "pressure.assurance_information": st.floats(0, 2),
        "pressure.hidden_sanction": st.floats(0, 5),
        "assessment.sanction": share,
    }
)


@given(values=refill, cut=share, pressure=st.floats(0, 3), information=share, found=share)
def test_hidden_items_minimise_the_superiors_loss(values, cut, pressure, information, found):
    p = parameters(values)

    def loss(h):
        assurance = (
            values["pressure.assurance_visible"] * (1 - cut)
            + values["pressure.assurance_hidden"] * h
            + values["pressure.assurance_information"] * information
        )
        wanted = values["pressure.assurance"] + values["pressure.assurance_pressure"] * pressure
        fear = values["assessment.sanction"] * values["pressure.hidden_sanction"] * found
        return (wanted - assurance) ** 2 + fear * h

    h = hidden_share(cut, pressure, information, found, p)
    assert h >= 0
    best = minimize_scalar(loss, bounds=(0, 400), method="bounded", options={"xatol": 1e-9})
    assert loss(h) <= min(best.fun, loss(0.0)) + 1e-9 * max(1.0, loss(0.0))
    for near in (h - 1e-4, h + 1e-4):
        assert near < 0 or loss(near) >= loss(h) - 1e-12


@given(
    values=refill, cut=share, pressure=st.floats(0, 3), information=share, found=share, more=st.floats(0, 1)
)
def test_what_raises_and_what_lowers_hidden_items(values, cut, pressure, information, found, more):
    p = parameters(values)
    h = hidden_share(cut, pressure, information, found, p)
    slack = 1e-9
    assert hidden_share(min(1.0, cut + more), pressure, information, found, p) >= h - slack
    assert hidden_share(cut, pressure + more, information, found, p) >= h - slack
    assert hidden_share(cut, pressure, min(1.0, information + more), found, p) <= h + slack
    assert hidden_share(cut, pressure, information, min(1.0, found + more), p) <= h + slack


def test_what_is_cut_comes_back_whole_when_nobody_looks():
    """Where assurance was just met and hidden items assure as much as visible ones, a cut is refilled."""
    p = parameters({"pressure.assurance": 1.0, "pressure.assurance_pressure": 0.0})
    assert hidden_share(0.0, 0.7, 0.0, 0.0, p) == 0.0
    assert hidden_share(0.5, 0.7, 0.0, 0.0, p) == pytest.approx(0.5)


# requests
def asked(values, form_error=0.0, **levers):
    """The first community of a small world, after one step's requests under some levers; and the state."""
    world = place(values)
    state = world.state
    for name, value in levers.items():
        state.levers[0][name] = value
    agenda = state.agendas[0, 0]
    agenda.form_hours = 60.0
    agenda.task_hours = np.arange(8.0)
    agenda.form_error = form_error
    town = state.townships[0]
    town.amplification, town.pressure = 1.2, 0.5
    state.communities[0].pressure = 0.5
    state.technology[0].entry = state.p[0].agenda_platforms * state.p[0].agenda_platform_hours
    request(state, 0, 1, 0)
    return state.communities[0], state


ONLY_FORMS = {
    "agenda.meeting_hours": 0.0,
    "agenda.liaison_hours": 0.0,
    "agenda.platforms": 0.0,
    "pressure.assurance": 0.0,
    "pressure.assurance_pressure": 0.0,
    "pressure.insecurity": 0.0,
    "pressure.filter": 0.0,
}


@pytest.mark.parametrize("duplication", [0.0, 0.3, 0.8, 1.0])
@pytest.mark.parametrize("sharing", [0.0, 0.5, 1.0])
def test_sharing_saves_what_is_duplicated(duplication, sharing):
    """Form hours F become F (1 - delta sigma): nothing is gained where nothing is duplicated."""
    values = ONLY_FORMS | {"agenda.duplication": duplication}
    before, _ = asked(values)
    usual = float(before.visible)
    after, _ = asked(values, form_sharing=sharing)
    assert float(after.visible) == pytest.approx(usual * (1 - duplication * sharing), rel=1e-12)
    assert float(after.self_trace) == pytest.approx(0, abs=1e-12)


def test_an_error_in_shared_data_costs_its_rework():
    values = ONLY_FORMS | {"agenda.duplication": 0.6, "agenda.form_rework": 2.0}
    before, _ = asked(values, form_error=1.0)
    usual = float(before.visible)  # nothing is shared, so no error spreads
    after, _ = asked(values, form_error=1.0, form_sharing=0.5)
    assert float(after.visible) == pytest.approx(usual * (1 - 0.3 + 2.0 * 0.3), rel=1e-12)


def test_requests_follow_the_specification():
    quiet = {"steering.projects": 0.0}
    c, state = asked(quiet, visible_cut=0.4, announced_cut=0.4, policy_hours=2.0, audit=0.5)
    p, scale, town = state.p[0], float(c.scale), state.townships[0]
    usual = (60.0 + p.agenda_meeting_hours) * scale
    groups = p.steering_groups * p.steering_group_hours
    fixed = state.counties[0].departments * (p.agenda_liaison_hours + groups)
    fixed += p.agenda_platforms * p.agenda_platform_hours + 0.5 * p.agenda_audit_hours + 2.0
    assert c.imposed_trace == pytest.approx(usual * 0.6 * 1.2 + c.hidden + fixed * scale)
    assert c.hidden == pytest.approx(c.hidden_share * usual * town.amplification)
    assert c.self_trace == pytest.approx(usual * 0.6 * 1.2 * (c.amplification - 1))
    assert c.visible + c.cut == pytest.approx(usual * 1.2 * c.amplification)
    np.testing.assert_allclose(c.task, np.arange(8.0) * scale * 1.2 * c.amplification)
    assert c.imposed_task == pytest.approx(c.task.sum() / c.amplification)
    assert c.party == pytest.approx(p.agenda_party_hours * scale)


def test_the_target_multiplier_is_one_without_differentiated_assessment():
    world = place()
    assert target_multiplier(world.state.levers[0]) == 1.0
    world.state.levers[0].target_shift = math.log(2)
    assert target_multiplier(world.state.levers[0]) == pytest.approx(0.5)
