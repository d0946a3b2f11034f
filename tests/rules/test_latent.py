"""Latent matters: they arise unseen, are found, escalate or pass; shocks and storms."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.agents import matter as m
from sim.agents.names import KINDS
from sim.building import grown
from sim.rules import latent, shock
from sim.rules.chance import binomial

from .one_place import place

DISPUTE, SAFETY = KINDS.index("dispute"), KINDS.index("safety")


@given(st.floats(1e-9, 1 - 1e-9), st.integers(0, 400), st.floats(1e-9, 1 - 1e-9))
def test_the_binomial_is_the_quantile(u, n, q):
    seen, below = binomial(u, n, q), 0.0
    chances = [math.exp(_log_chance(n, k, q)) for k in range(n + 1)]
    below = sum(chances[:seen])
    assert below - 1e-6 <= u <= below + chances[seen] + 1e-6 or -n * math.log1p(-q) > 690


def _log_chance(n, k, q):
    ways = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
    return ways + k * math.log(q) + (n - k) * math.log1p(-q)


@pytest.mark.parametrize(("n", "q", "expected"), [(0, 0.5, 0), (7, 0.0, 0), (7, 1.0, 7), (7, 1.5, 7)])
def test_the_binomial_at_its_edges(n, q, expected):
    assert binomial(0.5, n, q) == expected


def surfaced(values, stock, steps=40):
    """The first community of a small world after it has lived with so many latent matters of each risk."""
    world = place(values, weeks=300)
    state = grown(world.state, np.array([400]))
    c = state.communities[0]
    c.latent[:] = stock
    c.work_factor[:] = 1.0
    c.intake_factor = 1.0
    for t in range(steps):
        latent.surface(state, 0, t)
    return state


def test_all_that_lie_hidden_are_found_where_many_look():
    values = {
        "latent.rate.dispute": 0.0,
        "latent.rate.safety": 0.0,
        "grid.detection": 2.0,
        "grid.workers": 20.0,
    }
    s = surfaced(values, 30, steps=3)
    assert s.communities[0].latent.sum() == 0
    assert s.desks[0].open_kind[[DISPUTE, SAFETY]].tolist() == [30, 30]
    assert s.weekly.detected.sum() == 60
    assert s.communities[0].imposed_trace == pytest.approx(60 * s.p[0].grid_report_hours)


def test_what_nobody_finds_escalates_or_passes_and_costs_ten_times_as_much():
    values = {"grid.workers": 0.0, "latent.detection_contact": 0.0, "demand.upper_share.safety": 0.0}
    values |= {"latent.rate.dispute": 0.0, "latent.rate.safety": 0.0, "demand.effort_spread": 0.0}
    s = surfaced(values, 100, steps=200)
    assert s.weekly.detected.sum() == 0
    share = s.weekly.surfaced.sum(axis=(0, 1))[[DISPUTE, SAFETY]] / 100
    assert share == pytest.approx([0.03 / 0.06, 0.03 / 0.04], abs=0.13)
    safety = [x for x in s.matters[:400] if m.kind_in(x.bucket) == SAFETY and x.effort > 0]
    p = s.p[0]
    assert all(x.bucket >> 5 and x.marks & m.LATENT for x in safety)
    expected = p.latent_early_effort * p.demand_effort[SAFETY] * 10
    assert safety[0].effort == pytest.approx(expected, rel=1e-6)


def test_found_and_left_it_escalates():
    world = place({"grid.detection": 2.0}, weeks=60)
    state = grown(world.state, np.array([100]))
    state.communities[0].work_factor[:] = 1.0
    latent.come_to_desk(state, 0, 1, 0, False, 0)
    index = int(state.fresh[state.townships[0].pool_start])
    before = float(state.matters[index].effort)
    latent.escalate(state, 0, index, 5)
    x = state.matters[index]
    assert x.effort == pytest.approx(before * state.p[0].latent_escalated_factor)
    assert x.bucket >> 5 == 1
    assert state.desks[0].work == pytest.approx(float(x.effort))
    assert state.desks[0].open == 1


def test_a_shock_halves_and_its_mean_over_a_step_is_exact():
    world = place({"shock.rate": 26.0, "time.step_days": 3.5}, weeks=60)
    s, p = world.state, world.state.p[0]
    for t in range(20):
        before = float(s.counties[0].shock)
        shock.strike(s, 0, t)
        level = s.agendas[0, t % s.agendas.shape[1]].shock
        struck = s.counties[0].shock > before * 0.99
        start = 1.0 if struck else before
        kept = 0.5 ** (s.run[0].dt / p.shock_half_life)
        mean = start * (1 - kept) / (-math.log(kept))
        assert level == pytest.approx(mean)
        assert s.counties[0].shock == pytest.approx(start * kept)


def test_reserves_are_drawn_down_and_meet_the_less():
    world = place({"shock.reserve_use": 2.0, "shock.reserve_refill": 0.0}, weeks=60)
    s, c = world.state, world.state.communities[0]
    s.agendas.shock[:] = 0.4
    reliefs = []
    for t in range(4):
        shock.bear(s, 0, 1, t)
        reliefs.append(float(c.relief))
    assert c.reserve == 0.0
    assert reliefs == pytest.approx([0.3, 0.075, 0.0, 0.0])
    assert (c.surge == s.p[0].shock_surge * 0.4).all()


def test_storms_follow_incidents():
    world = place({"storm.chance": 0.5}, weeks=60)
    s, town = world.state, world.state.townships[0]
    town.incidents = 0
    shock.break_out(s, 0, 0)
    assert town.storm == 0
    town.incidents = 60
    shock.break_out(s, 0, 1)
    assert town.storm == 1
    assert (s.communities.disappointment == s.p[0].storm_distrust).all()
    shock.blow(s, 0)
    assert town.incidents == 0
    assert town.storm == pytest.approx(0.5)
    assert town.storming == pytest.approx(0.5 / math.log(2))
