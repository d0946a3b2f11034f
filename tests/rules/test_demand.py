"""Needs arise at their rates, whoever else is there; residents raise them or keep silent."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sim import streams
from sim.agents.names import GROUPS, KINDS
from sim.parameters import PARAMETERS
from sim.rules import demand

from .one_place import place

PLAIN = {"demand.upgrading": 0.0, "demand.programme": 0.0}
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
def test_a_batch_is_the_draws_at_its_addresses():
    world = place(PLAIN, **CROWD)
    s = world.state
    c = s.communities[1]
    batch = demand.BATCH
    demand.draw_batch(s, c, 3, 17, 4096 + 8, batch)
    for n in range(batch):
        expected = streams.words(s.run[0].seed, streams.NEED, c.code, 3, 17, 4096 + 8 + n)
        assert tuple(s.words[0, n::batch][:4]) == expected
        resident = 3 * 256 + int(expected[1] >> np.uint64(24))
        group = s.residents[c.first_resident + resident].group if resident < c.residents else demand.NOBODY
        assert s.fallen_on[0, n] == group


@given(u=st.floats(0, 1, exclude_max=True))
def test_kinds_are_proposed_in_their_shares(u):
    proposal = place().state.run[0].proposal
    expected = int(np.searchsorted(proposal, u, side="right"))
    assert demand.kind_of(u, proposal) == min(expected, 7)


# what a raised matter is
@pytest.mark.parametrize("spread", [0.0, 0.5, 1.0, 2.0])
def test_effort_is_weibull_with_mean_one(spread):
    world = place({"demand.effort_spread": spread})
    p, run = world.state.p[0], world.state.run[0]
    u = (np.arange(4000) + 0.5) / 4000
    factors = np.array([demand.work_factor(x, p, run) for x in u])
    assert factors.mean() == pytest.approx(1, rel=0.005 if spread < 2 else 0.05)
    if spread == 0:
        assert (factors == 1).all()
    else:
        scale = 1 / math.gamma(1 + spread)
        np.testing.assert_allclose(factors, stats.weibull_min.isf(u, 1 / spread, scale=scale), rtol=1e-9)


def test_matters_have_the_stated_shares():
    quiet = {"service.contract_hours": 0.0, "service.patience_form": "none", "demand.hotline_distrust": 0.0}
    s = lived(quiet, weeks=80).state  # nobody works, so every matter is still there
    taken = s.matters[s.matters.effort > 0]
    assert len(taken) == s.weekly.raised.sum() > 5000
    p = s.p[0]
    for k in range(8):
        mine = taken[taken.kind == k]
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
