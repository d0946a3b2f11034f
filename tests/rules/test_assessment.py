"""Assessment: periods, scores, polish, audits, ranks with ties, reward and sanction, closed loop, ratchet."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim import streams
from sim.agents.names import INDICATORS
from sim.rules import assessment

from .one_place import place

share = st.floats(0, 1)
QUIET = {"assessment.noise": 0.0, "assessment.audit_polish": 0.0}
CODES = {"synthetic": {"townships": 1, "communities": 6, "urban_share": 1.0}, "population": 900}


# periods
@given(weeks=st.floats(1, 52), steps=st.sampled_from([1, 2, 4, 7, 8, 14, 28]), horizon=st.integers(1, 300))
def test_a_period_ends_once_for_each_multiple(weeks, steps, horizon):
    ends = [t for t in range(horizon) if assessment.period_ends(t, weeks, 1 / steps)]
    assert len(ends) == math.floor(horizon / steps / weeks + 1e-9)
    for number, t in enumerate(ends, 1):
        assert t / steps < number * weeks + 1e-6
        assert (t + 1) / steps >= number * weeks - 1e-6


# scores
def scored(world, i=0, t=3, **of_community):
    """Community `i` after its period has been scored."""
    s = world.state
    c = s.communities[i]
    assessment.weigh_indicators(s, i, i + 1, t)
    for name, value in of_community.items():
        c[name] = value
    assessment.score_community(s, i, t)
    return c


def test_a_score_counts_what_is_reached_of_each_target():
    values = {f"assessment.measurability.{name}": 1.0 for name in ("party", "forms", "tasks", "closing")}
    world = place(QUIET | values)
    done = np.array([4.0, 10.0, 9.0, 8.0, 0.0, 5.0, 0.0])
    required = np.array([10.0, 10.0, 10.0, 10.0, 0.0, 0.0, 10.0])
    c = scored(world, done=done, required=required)
    assert c.true[0] == 0.4
    assert c.true[5] == 1.0  # nothing was required
    assert c.true[4] == pytest.approx(c.satisfaction.sum() / c.residents)
    m = world.state.p[0].assessment_measurability
    reported = m * c.true + (1 - m) * c.true[1]
    np.testing.assert_allclose(c.reported, reported)
    assert c.score == pytest.approx((c.weight * np.minimum(1, reported / 0.8)).sum())
    assert c.real_score == pytest.approx((c.weight * np.minimum(1, c.true / 0.8)).sum())
    assert c.weight.sum() == pytest.approx(1)
    assert (c.done == 0).all()
    assert (c.required == 0).all()


@given(
    done=st.lists(st.floats(0, 30), min_size=7, max_size=7),
    required=st.lists(st.one_of(st.just(0.0), st.floats(0.1, 30)), min_size=7, max_size=7),
    polish=st.floats(0, 0.3),
    shift=st.floats(-0.4, 0.4),
    pull=st.floats(-0.6, 0.6),
)
def test_polish_is_bounded_and_scores_are_shares(done, required, polish, shift, pull):
    world = place(QUIET)
    world.state.levers[0].target_shift, world.state.levers[0].weight_shift = shift, pull
    c = scored(world, done=done, required=required, polish=polish)
    honest = scored(place(QUIET), done=done, required=required, polish=0.0).reported
    target = c.held_to
    assert (c.reported <= honest + polish + 1e-12).all()
    assert (c.reported >= honest - 1e-12).all()
    assert (c.reported <= np.maximum(honest, target) + 1e-12).all()  # nobody polishes beyond the target
    assert 0 <= c.score <= 1
    assert 0 <= c.real_score <= 1 + 1e-12
    np.testing.assert_allclose(target, 0.8 * math.exp(-shift))
    assert c.weight.sum() == pytest.approx(1)


def test_survey_and_closing_carry_noise_and_nothing_else_does():
    world = place({"assessment.noise": 0.1, "assessment.audit_polish": 0.0})
    c = scored(world, t=3)
    quiet = scored(place(QUIET), t=3)
    moved = np.flatnonzero(c.reported != quiet.reported)
    assert moved.tolist() == [assessment.CLOSING, assessment.SURVEY]
    w = streams.words(world.state.run[0].seed, streams.SCORING, c.code, 0, 3, 0)
    for place_, words in [(assessment.CLOSING, w[:2]), (assessment.SURVEY, w[2:])]:
        expected = min(1.2, max(0.0, quiet.reported[place_] + 0.1 * streams.normal(*words)))
        assert c.reported[place_] == pytest.approx(expected)


def test_an_audit_that_finds_polish_reports_what_is_true_and_costs_score():
    values = {"assessment.noise": 0.0, "assessment.audit_polish": 1.0}
    low = {"done": np.full(7, 4.0), "required": np.full(7, 10.0)}
    honest = scored(place(values), polish=0.0, **low)
    caught = scored(place(values), polish=0.2, **low)
    assert (honest.found, caught.found) == (0, 1)
    np.testing.assert_allclose(caught.reported, honest.reported)
    assert caught.score == pytest.approx(honest.score - 0.1 * 0.5)
    unseen = scored(place(QUIET), polish=0.2, **low)
    assert unseen.score > honest.score


# polish
@given(
    gain=st.floats(0, 5),
    cost=st.floats(0.01, 10),
    pressure=st.floats(0, 2),
    found=share,
    sanction=share,
    gap=st.floats(0, 0.8),
)
def test_polish_is_the_optimum_of_gain_against_cost_and_fear(gain, cost, pressure, found, sanction, gap):
    """Polish x maximises gain·p·x - cost·x^2 - fear·x over 0 <= x <= min(gap, bound)."""
    world = place(
        {
            "assessment.noise": 0.0,
            "assessment.polish_gain": gain,
            "assessment.polish_cost": cost,
            "assessment.audit_polish": found,
            "assessment.sanction": sanction,
            "assessment.overshoot": 2.0,
            **{f"assessment.measurability.{name}": 1.0 for name in INDICATORS},
        }
    )
    level = 0.8 - 0.8 * gap  # every indicator falls short of its target by this share
    world.state.communities[0].satisfaction = world.state.communities[0].by_group * level
    c = scored(world, done=np.full(7, level), required=np.ones(7), pressure=pressure)
    assert c.true == pytest.approx(np.full(7, level))
    fear = sanction * world.state.p[0].assessment_polish_sanction * found

    def worth(x):
        return gain * pressure * x - cost * x**2 - fear * x

    top = min(gap, world.state.p[0].assessment_polish_max)
    grid = np.linspace(0, top, 401)
    assert 0 <= c.polish <= top + 1e-9
    assert worth(c.polish) >= worth(grid).max() - 1e-9


# ranking
@given(scores=st.lists(st.sampled_from([0.1, 0.4, 0.4 + 1e-12, 0.7, 1.0]), min_size=6, max_size=6))
def test_ties_share_the_mid_rank(scores):
    world = place({}, **CODES)
    s = world.state
    s.communities.score = scores
    for i in range(6):
        assessment.rank_community(s, i)
    rounded = np.round(scores, 6)
    expected = [((rounded < x).sum() + 0.5 * (rounded == x).sum()) / 6 for x in rounded]
    assert s.communities.quantile.tolist() == expected
    assert s.communities.quantile.mean() == pytest.approx(0.5)


def test_the_bottom_is_sanctioned_and_the_top_rewarded():
    world = place({"assessment.bottom_share": 0.2, "assessment.top_share": 0.2}, **CODES)
    s = world.state
    s.cadres.morale = 0.5
    s.communities.score = [0.2, 0.4, 0.5, 0.6, 0.7, 0.9]
    s.communities.found[2] = 1
    for i in range(6):
        assessment.rank_community(s, i)
    p = s.p[0]
    change = [s.cadres.morale[c.first_cadre] - 0.5 for c in s.communities]
    fair = 1 - abs(0.9 - s.communities[5].satisfaction.sum() / s.communities[5].residents)
    expected = [-0.06 * 0.5, 0, -0.06 * 0.5, 0, 0, p.people_reward * 0.5 * fair]
    np.testing.assert_allclose(change, expected, atol=1e-12)


def test_nobody_is_sanctioned_where_all_have_full_marks():
    world = place({"assessment.bottom_share": 0.5, "assessment.top_share": 0.0}, **CODES)
    s = world.state
    s.cadres.morale = 0.5
    s.communities.score = 1 - 1e-15
    s.communities.score[0] = 1.0
    for i in range(6):
        assessment.rank_community(s, i)
    assert (s.cadres.morale == 0.5).all()
    assert (s.communities.quantile == 0.5).all()


def test_townships_are_ranked_by_their_scores():
    region = {"synthetic": {"townships": 4, "communities": 1, "urban_share": 1.0}}
    world = place({}, **region)
    world.state.townships.score = [0.3, 0.9, 0.3, -0.2]
    assessment.rank_townships(world.state, 0)
    assert world.state.townships.quantile.tolist() == [0.5, 0.875, 0.5, 0.125]


# closed loop and ratchet
def test_weights_move_toward_what_falls_short():
    world = place({"assessment.revision": 0.5})
    s = world.state
    s.communities.held_to = 0.8
    s.communities.reported = 0.8  # every target is just reached
    before = s.counties[0].weight.copy()
    assessment.revise_weights(s, 0)
    np.testing.assert_allclose(s.counties[0].weight, before)
    s.communities.reported[:, 3] = 0.2
    assessment.revise_weights(s, 0)
    expected = before * np.where(np.arange(7) == 3, 1 + 0.5 * 0.75, 1.0)
    np.testing.assert_allclose(s.counties[0].weight, expected / expected.sum())


@given(ratchet=share, reported=st.floats(0, 1.2), shift=st.floats(-0.3, 0.3))
def test_targets_ratchet_on_what_was_reported_beyond_them(ratchet, reported, shift):
    world = place({"assessment.ratchet": ratchet})
    c = world.state.communities[0]
    c.held_to, c.reported = 0.8 * math.exp(-shift), reported
    assessment.ratchet(world.state, 0)
    beyond = max(0.0, reported - 0.8 * math.exp(-shift))
    np.testing.assert_allclose(c.target, min(1.1, 0.8 + ratchet * beyond))


def test_reaching_a_target_without_exceeding_it_never_raises_it():
    """Weitzman 1980: the ratchet makes holding back worth while."""
    world = place({"assessment.ratchet": 0.5})
    c = world.state.communities[0]
    c.held_to, c.reported = 0.8, 0.8
    for _ in range(10):
        assessment.ratchet(world.state, 0)
    assert (c.target == 0.8).all()
    for _ in range(60):
        c.held_to, c.reported = c.target, 1.0
        assessment.ratchet(world.state, 0)
    np.testing.assert_allclose(c.target, 1.0)  # next year's target converges on this year's report
