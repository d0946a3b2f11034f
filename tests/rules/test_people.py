"""Cadres: one threshold for withdrawal, morale that moves toward the strain of the week, turnover."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.rules import people

from .one_place import place

share = st.floats(0, 1)
STILL = {"people.quit_rate": 0.0}


def team(world):
    c = world.state.communities[0]
    return world.state.cadres[c.first_cadre : c.first_cadre + c.cadres]


@given(morale=share, load=st.floats(0, 5), hollow=share, overtime=st.floats(0, 0.25), results=share)
def test_morale_moves_a_step_toward_its_target(morale, load, hollow, overtime, results):
    world = place(STILL)
    s = world.state
    c, p, cadre = s.communities[0], s.p[0], team(world)[0]
    c.load, c.overtime, c.results = load, overtime, results
    c.hours[:] = (0.0, hollow, 0.0, 1.0 - hollow, 0.0, 0.0)  # hollow: forms, against service
    cadre.morale = morale
    people.live_week(s, 0, 1, 0)
    target = p.people_morale_base + p.people_resilience * cadre.resilience + p.people_results * results
    target -= p.people_overload * max(0.0, load - 1) + p.people_hollow * hollow + p.people_overtime * overtime
    target = min(1.0, max(0.0, target - p.people_posts * (cadre.posts - 1)))
    rate = p.people_recovery if target > morale else p.people_decline
    assert cadre.morale == pytest.approx(morale + rate * (target - morale))
    assert min(morale, target) - 1e-12 <= cadre.morale <= max(morale, target) + 1e-12


@given(morale=share, withdrawn=st.booleans(), threshold=share)
def test_one_threshold_whichever_way_it_is_crossed(morale, withdrawn, threshold):
    """Whether a cadre is withdrawn depends on morale alone, not on having been so: no built-in hysteresis."""
    world = place(STILL | {"people.withdrawal": threshold})
    cadre = team(world)[0]
    cadre.morale, cadre.withdrawn = morale, withdrawn
    people.live_week(world.state, 0, 1, 0)
    assert bool(cadre.withdrawn) == (cadre.morale < threshold)


@given(strain=st.tuples(st.floats(0, 3), st.floats(0, 3)))
def test_more_load_never_lifts_morale(strain):
    low, high = sorted(strain)
    ends = []
    for load in (low, high):
        world = place(STILL)
        world.state.communities[0].load = load
        people.live_week(world.state, 0, 1, 0)
        ends.append(team(world).morale.copy())
    assert (ends[1] <= ends[0]).all()


def test_knowledge_grows_toward_full_and_tenure_counts():
    world = place(STILL | {"people.learning": 0.2})
    cadres = team(world)
    cadres.knowledge, tenure = 0.3, cadres.tenure.copy()
    for week in range(1, 4):
        people.live_week(world.state, 0, 1, week - 1)
        np.testing.assert_allclose(cadres.knowledge, 1 - 0.7 * 0.8**week)
    np.testing.assert_allclose(cadres.tenure, tenure + 3)


def test_turnover_has_the_stated_rate():
    """Over many weeks the share that leaves is 1 - exp(-rate exp(sensitivity (1/2 - morale)) / 52)."""
    world = place({"people.quit_rate": 1.0, "people.vacancy_weeks": 0.0}, weeks=1000)
    cadres = team(world)
    left = chances = 0.0
    for t in range(1000):
        cadres.vacant_until, cadres.morale = 0, 0.4
        left += people.live_week(world.state, 0, 1, t)
        hazard = np.exp(3.0 * (0.5 - cadres.morale)) / 52
        chances += (1 - np.exp(-hazard)).sum()
    assert abs(left - chances) < 4 * math.sqrt(chances)


def test_a_post_stays_vacant_and_a_novice_comes():
    world = place({"people.quit_rate": 3.0, "people.quit_morale": 10.0, "people.vacancy_weeks": 4.0})
    s = world.state
    c = s.communities[0]
    cadre = team(world)[0]
    team(world).morale = 0.0
    for t in range(20):  # some week it happens
        if people.live_week(s, 0, 1, t) and cadre.vacant_until:
            break
    assert cadre.vacant_until == t + 5
    cadre.knowledge = 0.9
    people.fill_vacancies(s, 0, 1, t + 4)
    assert cadre.vacant_until == t + 5
    gone = (cadre.knowledge.copy(), cadre.tenure.copy())
    people.live_week(s, 0, 1, t + 4)  # the post lives no week
    assert (cadre.knowledge, cadre.tenure) == gone
    people.fill_vacancies(s, 0, 1, t + 5)
    p = s.p[0]
    assert cadre.vacant_until == 0
    assert (cadre.knowledge, cadre.morale) == (p.people_novice_knowledge, p.people_novice_morale)
    assert (cadre.tenure, cadre.withdrawn) == (0.0, 0)
    assert c.cadres == len(team(world))


@given(change=st.floats(-3, 3))
def test_sanction_and_reward_keep_morale_a_share(change):
    world = place()
    cadres = team(world)
    before = cadres.morale.copy()
    cadres[0].vacant_until = 7
    people.shake(world.state, 0, change)
    assert cadres.morale[0] == before[0]
    np.testing.assert_allclose(cadres.morale[1:], np.clip(before[1:] + change, 0, 1))
