"""Resources: earmarked lines, specialists, pooling."""

from __future__ import annotations

import numpy as np
import pytest

from sim.rules import resources
from sim.scenario import Scenario
from sim.world import World

from .one_place import place

COUNTY = {"synthetic": {"townships": 2, "communities": 4, "urban_share": 0.5}, "population": 4000}


def county(values=None, weeks: int = 30, **levers: float) -> World:
    times = {"time.warmup_weeks": 0, "time.observe_weeks": weeks + 1}
    world = World(Scenario(COUNTY, times | (values or {})), 3)
    world.advance(1)  # policies set levers at the start
    for name, value in levers.items():
        world.state.levers[name] = value
    return world


def test_money_is_neither_made_nor_lost():
    world = county(flexible=0.5, leverage=0.3, weeks=60)
    s, spent, back, lost = world.state, 0.0, 0.0, 0.0
    received = s.accounts.line.sum(axis=1) + s.accounts.pot  # what is there after the first step
    while world.t < world.steps:
        world.advance(1)
        a = s.accounts
        received, spent = received + a.money_in, spent + a.paid
        back, lost = back + a.unspent, lost + a.wasted
        held = a.line.sum(axis=1) + a.pot
        np.testing.assert_allclose(received, spent + back + lost + held, rtol=1e-9)
    assert (back > 0).all()


def test_earmarks_leave_money_unspent_beside_unmet_need():
    names = [f"resources.line.{kind}" for kind in ("care", "environment", "dispute", "safety", "rights")]
    s = county(dict.fromkeys(names, 0.0) | {"resources.flexible": 0.0}, weeks=60).run().state
    assert s.totals.unspent.sum() > 0
    assert s.totals.money_paid.sum() < 0.9 * s.totals.money_needed.sum()
    free = county(dict.fromkeys(names, 0.0) | {"resources.flexible": 1.0, "resources.waste": 0.0}, weeks=60)
    assert free.run().state.totals.money_paid.sum() > 1.2 * s.totals.money_paid.sum()


def test_the_pot_is_shared_in_equal_parts():
    world = county({"resources.flexible": 1.0, "resources.social": 0.0, "resources.budget": 60.0})
    world.advance(5)
    a = world.state.accounts
    np.testing.assert_allclose(a.money.max(axis=1), a.money.min(axis=1))
    assert (a.money < 1).all()


def test_fiscal_capacity_differs_by_place():
    s = county({"resources.fiscal_spread": 0.0, "resources.fiscal.rural": 0.5}).run().state
    c, a = s.communities, s.accounts
    each = a.money_in / c.residents
    assert each[c.urban == 1].min() > 1.5 * each[c.urban == 0].max()
    assert a.money_met[c.urban == 1].mean() > a.money_met[c.urban == 0].mean()


def test_who_lacks_the_skill_takes_longer():
    def factor(shortage):
        values = {"resources.shortage": shortage, "innovation.start": 0.0, "technology.ceiling": 0.0}
        values |= {f"resources.skill.{x}.{y}": 0.0 for x in ("law", "psychology") for y in ("urban", "rural")}
        return county(values, weeks=2).run().state.communities.work_factor

    assert (factor(0.0) <= 1.0).all()
    dispute, environment = factor(0.4)[:, 3], factor(0.4)[:, 2]
    assert (dispute > environment).all()
    assert (dispute > 1.15).all()


def test_pooling_moves_spare_hours_to_where_they_lack():
    s = county(pooling=0.8, weeks=8).run().state
    a, p = s.accounts, s.p[0]
    assert (a.moved > 0).any()
    given, taken = -np.minimum(0, a.moved).sum(axis=0), np.maximum(0, a.moved).sum(axis=0)
    np.testing.assert_allclose(taken, (1 - p.resources_travel) * given)
    apart = county(weeks=8).run().state
    assert (apart.accounts.moved == 0).all()
    assert a.adequacy.mean() > apart.accounts.adequacy.mean()


def test_who_does_not_pool_neither_gives_nor_gets():
    world = county(weeks=8)
    world.state.levers.pooling[:4] = 1.0
    s = world.run().state
    assert (s.accounts.moved[4:] == 0).all()
    assert (s.accounts.moved[:4] != 0).any()


def test_pooling_costs_hours():
    a = county(pooling=1.0, weeks=2).run().state.accounts
    np.testing.assert_allclose(a.matching, 3.0)


def test_nobody_owes_money_where_more_is_taken_than_there_is():
    s = place({"resources.budget": 100.0}, weeks=2).state
    a = s.accounts[0]
    s.economy.collective[:] = 0.0  # what a village earns by itself stays
    s.levers.funds[:] = -0.4  # moved up, while the county pays nearly all it has for others
    s.couplings.support[:] = -0.9
    resources.receive(s, 0)
    assert a.line.sum() + a.pot == 0.0
    assert a.money_in == a.wasted == 0.0
    s.couplings.support[:] = -0.5
    resources.receive(s, 0)
    assert a.money_in > 0.0


def test_exchange_lends_platforms_one_way_and_space_the_other():
    values = {"technology.incident_rate": 0.0}
    world, apart = county(values, exchange=1.0, weeks=12).run(), county(values, weeks=12).run()
    s, t = world.state, apart.state
    rural = s.communities.urban == 0
    assert (s.technology.fit[rural] > t.technology.fit[rural]).all()
    assert (s.accounts.space[~rural] == 1.0).all()
    assert (s.accounts.space[rural] == 0.0).all()
    care = resources.CARE
    assert (s.communities.work_factor[~rural, care] < t.communities.work_factor[~rural, care]).all()
    assert s.accounts.matching == pytest.approx(2.0 * s.accounts.distance)


def test_donors_choose_visible_causes():
    s = place({"resources.budget": 100.0}, weeks=2).state
    s.levers.leverage[:] = 1.0
    before = s.accounts.line[0].copy()
    resources.receive(s, 0)
    given = s.accounts.line[0] - before
    public = given - given.sum() * s.p[0].service_visibility / s.p[0].service_visibility.sum()
    assert public[4] < public[6]  # safety shows, special needs do not: what is beyond visibility is public
