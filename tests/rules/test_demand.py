"""Needs arise at their rates, whoever else is there; residents raise them or keep silent."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sim import streams
from sim.agents import matter as m
from sim.agents.names import GROUPS, KINDS
from sim.parameters import PARAMETERS
from sim.rules import demand, lanes, needs, raising

from .one_place import place

PLAIN = {
    "demand.upgrading": 0.0,
    "demand.programme": 0.0,
    "latent.rate.dispute": 0.0,
    "latent.rate.safety": 0.0,
    "shock.rate": 0.0,
}
CROWD = {"synthetic": {"townships": 1, "communities": 2, "urban_share": 1.0}, "population": 6000}


def lived(values=None, weeks=60, seed=1, region=None):
    return place(PLAIN | (values or {}), weeks, seed, **(region or CROWD)).run()


def doubled(factor: float) -> dict[str, float]:
    """Every rate of need times a factor."""
    return {key: PARAMETERS[key].default * factor for key in PARAMETERS if key.startswith("demand.rate.")}


def test_needs_arise_at_the_stated_rates():
    world = lived(weeks=100)
    p, s = world.state.p[0], world.state
    seen = s.weekly.arising.sum(axis=(0, 1))
    people = s.communities.by_group.sum(axis=0)
    expected = p.demand_rate[:, None] * p.demand_relative_need * people * 100 / 52
    assert seen.sum() > 10_000
    assert stats.chisquare(seen.ravel(), expected.ravel() * seen.sum() / expected.sum()).pvalue > 0.001
    assert abs(seen.sum() - expected.sum()) < 4 * math.sqrt(expected.sum())
    counts = s.weekly.arising.sum(axis=(2, 3)).ravel()  # week by week a Poisson number
    assert stats.chi2.sf((counts.size - 1) * counts.var(ddof=1) / counts.mean(), counts.size - 1) > 0.001
    assert stats.chi2.cdf((counts.size - 1) * counts.var(ddof=1) / counts.mean(), counts.size - 1) > 0.001


@pytest.mark.parametrize(("low", "high"), [(0.5, 1.0), (1.0, 1.3), (1.0, 4.0), (0.0, 0.2)])
def test_a_higher_rate_only_adds_needs(low, high):
    few, many = (lived(doubled(factor), weeks=20).state.weekly.arising for factor in (low, high))
    assert (many >= few).all()
    assert many.sum() > few.sum()
    if low:
        assert many.sum() / few.sum() == pytest.approx(high / low, rel=0.1)


def test_other_kinds_and_groups_are_left_alone():
    before = lived(weeks=20).state.weekly.arising
    after = lived({"demand.relative_need.care.elder": 4.0}, weeks=20).state.weekly.arising
    changed = (before != after).any(axis=(0, 1))
    assert np.argwhere(changed).tolist() == [[KINDS.index("care"), GROUPS.index("elder")]]


def test_the_finer_the_step_the_same_the_rate():
    for days in (3.5, 1.0):
        s = lived({"time.step_days": days}, weeks=50).state
        p = s.p[0]
        expected = (
            p.demand_rate[:, None] * p.demand_relative_need * s.communities.by_group.sum(axis=0)
        ).sum()
        assert abs(s.weekly.arising.sum() - expected * 50 / 52) < 4 * math.sqrt(expected)


def test_needs_grow_while_time_passes():
    s = lived({"demand.growth": 0.3}, weeks=104).state
    weekly = s.weekly.arising.sum(axis=(0, 2, 3))
    grown = weekly[52:].sum() / weekly[:52].sum()
    assert grown == pytest.approx(math.exp(0.3), rel=0.05)


def test_rural_residents_have_their_factor():
    values = {"demand.rural_factor": 0.5}
    town = lived(values, weeks=50).state.weekly.arising.sum()
    region = {"synthetic": {"townships": 1, "communities": 2, "urban_share": 0.0}, "population": 6000}
    s = lived(values, weeks=50, region=region).state
    p = s.p[0]
    expected = (p.demand_rate[:, None] * p.demand_relative_need * s.communities.by_group.sum(axis=0)).sum()
    assert s.weekly.arising.sum() == pytest.approx(0.5 * expected * 50 / 52, rel=0.05)
    assert town > 0


# what a batch of proposals is
@pytest.mark.parametrize("count", [1, 16, 37])
def test_a_batch_is_the_draws_at_its_addresses(count):
    s = place(PLAIN, **CROWD).state
    c, width = s.communities[1], s.which.shape[1]
    places = [*(256 * 3 + 11 * n for n in range(count - 1)), 2**24 - 1]
    draws = range(4096 + 8, 4096 + 8 + count)
    for n in range(count):
        s.need[0, n] = needs.need_of(places[n], n % 48, draws[n])
    lanes.draw(s, c, streams.MATTER, s.need[0], 8, count, 17, s.words[0])
    for n in range(count):
        expected = streams.words(s.run[0].seed, streams.MATTER, c.code, places[n] // 256, 17, draws[n])
        two = s.words[0, n], s.words[0, width + n]
        assert [w for pair in two for w in (lanes.lower(pair), lanes.upper(pair))] == list(expected)


@given(place=st.integers(0, 2**24 - 1), cell=st.integers(0, 255), draw=st.integers(0, 2**24 - 1))
def test_a_need_is_read_as_it_was_written(place, cell, draw):
    need = needs.need_of(place, cell, draw)
    assert (needs.place_of(need), needs.cell_of(need), need & (lanes.DRAWS - 1)) == (place, cell, draw)
    assert 0 <= need < 2**56


def test_proposals_are_poisson_numbers_by_their_words():
    world = place(PLAIN, **CROWD)
    s, run = world.state, world.state.run[0]
    mean = 256 * run.proposal_rate.sum() * run.dt / 52
    words = np.concatenate([np.arange(0, 2**32, 1_000_003), [0, 2**32 - 1]]).astype(np.uint64)
    assert [demand.proposed(s, w) for w in words] == [streams.poisson(streams.unit(w), mean) for w in words]


def test_kinds_are_proposed_at_least_as_often_as_their_highest_rate():
    s = place().state
    proposed = np.bincount(s.kind_row // 6, minlength=8) / 4096 * s.run[0].proposal_rate.sum()
    np.testing.assert_allclose(proposed, s.run[0].proposal_rate, rtol=1e-12)
    highest = (s.p[0].demand_rate[:, None] * s.p[0].demand_relative_need).max(axis=1)
    highest *= 1 + s.p[0].demand_upgrading * np.array(demand.HIGHER)
    assert (proposed >= highest).all()
    assert proposed.sum() == pytest.approx(highest.sum(), rel=0.003)


@given(ratio=st.floats(0, 3), layer=st.integers(0, 2))
def test_a_threshold_is_the_first_word_with_a_mark_that_is_too_high(ratio, layer):
    s = place().state
    c = s.communities[0]
    c.need_ratio[:] = ratio
    demand.set_thresholds(s, c, layer)
    below = int(s.below[0, 7])
    assert 0 <= below <= 2**32
    assert below == 0 or layer + streams.unit(below - 1) < ratio
    assert below == 2**32 or layer + streams.unit(below) >= ratio


# what a raised matter is
@pytest.mark.parametrize("spread", [0.0, 0.5, 1.0, 2.0])
def test_effort_is_weibull_with_mean_one(spread):
    world = place({"demand.effort_spread": spread})
    p, run = world.state.p[0], world.state.run[0]
    words = np.arange(2**19, 2**32, 2**20, dtype=np.uint32)
    factors = np.array([raising.work_factor(w, world.state.quantiles, p, run) for w in words])
    u = (words + 0.5) / 2**32
    assert factors.mean() == pytest.approx(1, rel=0.001 if spread < 2 else 0.005)
    if spread == 0:
        assert (factors == 1).all()
    else:
        scale = 1 / math.gamma(1 + spread)
        np.testing.assert_allclose(
            factors, stats.weibull_min.isf(u, 1 / spread, scale=scale), rtol=1e-3, atol=1e-4
        )


def test_matters_have_the_stated_shares():
    quiet = {"service.contract_hours": 0.0, "service.patience_form": "none", "demand.hotline_distrust": 0.0}
    quiet |= {"resources.shortage": 0.0, "technology.dispatch": 0.0, "innovation.start": 0.0}
    quiet |= {"innovation.p": 0.0, "innovation.q": 0.0}  # nothing saves or adds to the hours of matters
    quiet |= {"society.settle_hours": 0.0}  # nor does society
    s = lived(quiet, weeks=80).state  # nobody works, so every matter is still there
    taken = s.matters[s.matters.effort > 0]
    assert len(taken) == s.weekly.raised.sum() > 5000
    p = s.p[0]
    for k in range(8):
        mine = taken[m.kind_in(taken.bucket) == k]
        for chance, share in [
            ((mine.beyond > 0).mean(), p.demand_upper_share[k]),
            ((mine.bucket >> 5 == 1).mean(), p.demand_emergency_share[k]),
        ]:
            assert abs(chance - share) < 4 * math.sqrt(max(share, 1e-3) / len(mine))
        effort = np.where(mine.beyond > 0, mine.beyond, mine.effort)
        assert abs(effort.mean() / p.demand_effort[k] - 1) < 4 / math.sqrt(len(mine))
        assert ((mine.bucket & 1 == 1) == (effort > p.service_long_hours)).all()
    digital = (s.residents.traits[taken.resident] & 1) == 1
    hotline = (taken.bucket >> 4) & 1
    for here, share in [
        (digital, p.demand_hotline_share),
        (~digital, p.demand_hotline_share * p.demand_hotline_offline),
    ]:
        assert abs(hotline[here].mean() - share) < 4 * math.sqrt(share / here.sum())
    assert s.weekly.hotline.sum() == hotline.sum()


@pytest.mark.parametrize(("voice", "expected"), [(0.0, 0.02), (0.3, 0.3), (1.0, 0.98)])
def test_voice_stays_between_its_bounds(voice, expected):
    values = {"demand.voice": voice, "demand.induced": 0.0, "demand.floating_reach": 1.0}
    s = lived(values, weeks=60).state
    arising = s.weekly.arising.sum()
    assert abs(s.weekly.raised.sum() / arising - expected) < 4 * math.sqrt(
        expected * (1 - expected) / arising
    )


def test_trust_raises_more_and_floating_residents_less():
    def voiced(**values):
        weekly = lived({"demand.induced": 0.8, **values}, weeks=40).state.weekly
        return weekly.raised.sum(axis=(0, 1, 2)) / weekly.arising.sum(axis=(0, 1, 2))

    trusting = voiced(**{"response.trust_start": 0.9})
    wary = voiced(**{"response.trust_start": 0.2})
    assert (trusting > wary + 0.1).all()
    far = voiced(**{"demand.floating_reach": 0.2, "agenda.outreach_hours": 0.0})
    near = voiced(**{"demand.floating_reach": 1.0, "agenda.outreach_hours": 0.0})
    floating = GROUPS.index("floating")
    assert far[floating] < near[floating] - 0.2
    np.testing.assert_allclose(
        far[[0, 1, 2]], near[[0, 1, 2]], atol=0.1
    )  # of the others some float too: those in need


def test_programmes_cover_up_to_their_bound():
    world = place(
        {"demand.upgrading": 0.0, "demand.programme": 3.0, "demand.cover_max": 0.4, "agenda.tasks": 10.0},
        weeks=60,
        **CROWD,
    ).run()
    weekly = world.state.weekly
    share = weekly.covered[:, 5:].sum() / weekly.arising[:, 5:].sum()
    assert 0.3 < share <= 0.41
    assert lived(weeks=5).state.weekly.covered.sum() == 0
