"""Between counties: practices seen elsewhere, a province's transfers, partners of exchange; nothing else."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim.agents.practice import COPY
from sim.rules import coupling, innovation, resources, technology
from sim.scenario import Scenario
from sim.world import World

OFF = {f"coupling.{key}": 0.0 for key in ("prefecture", "province", "standards", "equalising", "exchange")}
# One county of Hubei, two of another prefecture there, one right under the province, one in Xinjiang.
CODES = ("420902500", "421303005", "421381402", "429005006", "652824101")
FAR, NEAR, OTHER, DIRECT, ALONE = range(5)
PAIR = CODES[NEAR : OTHER + 1]


def world(codes: tuple[str, ...] = CODES, weeks: int = 1, **values: Any) -> World:
    """Places of real counties, small; `values` with `__` for dots."""
    given = {key.replace("__", "."): value for key, value in values.items()}
    small = {"region.unit_residents.urban": 400.0, "region.unit_residents.rural": 200.0}
    times = {"time.warmup_weeks": 0, "time.observe_weeks": weeks}
    return World(Scenario({"code": list(codes)}, small | given | times), 3)


def coupled(one: World) -> Any:
    """The state once counties have heard of each other."""
    coupling.couple(one.state)
    return one.state


def test_prefecture_counts_by_its_weight_and_the_rest_of_the_province_by_its_own():
    s = world(innovation__start=0.0).state
    s.practices.form[s.communities.county == OTHER, 2] = COPY
    s.practices.form[s.communities.county == ALONE, 3] = COPY
    coupling.couple(s)
    assert s.couplings.weight.tolist() == pytest.approx([0.05, 0.15, 0.15, 0.05, 0.0])
    assert s.couplings[NEAR].heard[2] == pytest.approx(0.1 / 0.15)
    share = np.isin(np.arange(5), [OTHER]) * s.couplings.places
    for county, others in ((FAR, [NEAR, OTHER, DIRECT]), (DIRECT, [NEAR, OTHER, FAR])):
        wanted = share.sum() / s.couplings.places[others].sum()  # nobody has an award yet
        assert s.couplings[county].heard[2] == pytest.approx(wanted)
    assert s.couplings[OTHER].heard.tolist() == [0.0] * 6  # its own are no news
    assert not s.couplings.heard[:, 3].any()  # another province's do not arrive
    assert s.couplings[ALONE].others == 0


def test_what_is_seen_in_other_counties_is_taken_up():
    def taken(**values: Any) -> int:
        s = world(innovation__start=0.0, innovation__p=0.0, innovation__q=5.0, **values).state
        s.practices.form[s.communities.county == OTHER] = COPY
        coupling.couple(s)
        for period in range(26):
            innovation.exchange_practices(s, NEAR, 4 * period)
        return int((s.practices.form[s.communities.county == NEAR] > 0).sum())

    assert taken(coupling__prefecture=0.0, coupling__province=0.0) == 0
    assert taken() > 0
    sight = world(innovation__q=1.0)
    sight.state.levers.sight[:] = 0.0
    x = coupled(sight).couplings[NEAR]
    p, lever = sight.state.p[0], sight.state.levers[0]
    plain = innovation.taking_up(p, lever, 0.0, 0.0, 0.0, x, 1)
    lever.sight = 1.0  # mutual learning
    assert innovation.taking_up(p, lever, 0.0, 0.0, 0.0, x, 1) > 2 * plain > 0.0


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_transfers_add_up_to_nothing_and_close_their_share_of_the_gap(share):
    s = coupled(world(coupling__equalising=share))
    x = s.couplings
    given = x.support * x.revenue
    hubei = x.province == 42
    assert given[hubei].sum() == pytest.approx(0.0, abs=1e-9 * x.revenue.sum())
    assert x.support[ALONE] == 0.0
    before = x.revenue / x.residents
    after = before * (1.0 + x.support)
    mean = x.revenue[hubei].sum() / x.residents[hubei].sum()
    np.testing.assert_allclose((after - mean)[hubei], (1.0 - share) * (before - mean)[hubei])
    assert np.ptp(before[hubei]) > 0.01
    assert bool(x.support.any()) == (share > 0.0)
    plain = coupled(world(coupling__equalising=0.0))
    moved = 0.0
    for i in range(len(s.communities)):
        for state in (s, plain):
            state.accounts[i].pot = 0.0
            resources.receive(state, i)
        if hubei[s.communities[i].county]:
            moved += s.accounts[i].money_in - plain.accounts[i].money_in
    assert moved == pytest.approx(0.0, abs=1e-9 * plain.accounts.money_in.sum())


def test_urban_places_find_rural_partners_in_the_prefecture_and_travel_further():
    def space(weight: float) -> tuple[Any, Any, Any]:
        s = world(coupling__exchange=weight, innovation__start=0.0).state
        s.communities.urban[s.communities.county == NEAR] = 1  # a district without villages
        s.levers.exchange[:] = 0.5
        s.technology.fit[:] = 0.4
        coupling.couple(s)
        for y in (NEAR, ALONE):
            resources.share_space(s, y, *_span(s, y))
            technology.compare_fit(s, y)
        city = (s.communities.county == NEAR) & (s.communities.urban == 1)
        return s.accounts.space[city], s.couplings[NEAR].away, s.couplings[ALONE].away

    found, away, _ = space(0.0)
    assert (found == 0.0).all()
    assert (away == 0.0).all()
    found, away, alone = space(0.25)
    assert found.tolist() == pytest.approx([0.25] * len(found))  # 0.5 of its own times 0.5 of the partners'
    assert away[1] == 1.0
    assert 0.0 < away[0] < 1.0
    assert (alone == 0.0).all()


def _span(s: Any, y: int) -> tuple[int, int]:
    here = np.flatnonzero(s.communities.county == y)
    return int(here[0]), int(here[-1]) + 1


def test_a_county_alone_hears_nothing_whatever_the_weights():
    """Bit for bit what it would be without the rule."""
    policies = [{"kind": kind} for kind in ("mutual_learning", "urban_rural_exchange", "diffusion_fund")]

    def totals(values: dict[str, float]) -> bytes:
        given = values | {"time.observe_weeks": 30, "time.warmup_weeks": 4}
        made = World(Scenario({"code": CODES[0], "population": 1500}, given, policies), 3).run().state
        return b"".join(
            np.asarray(getattr(made, name)).tobytes() for name in ("totals", "accounts", "weekly")
        )

    full = dict.fromkeys(OFF, 1.0) | {"coupling.weeks": 5.0}
    assert totals(OFF) == totals(full) == totals({})


def test_counties_that_do_not_couple_live_as_if_alone_and_those_that_do_differ():
    values = {key.replace(".", "__"): value for key, value in OFF.items()}
    alone = world(PAIR[:1], 30).run().state
    off, on = (world(PAIR, 30, **given).run().state for given in (values, {}))
    n = len(alone.totals)
    for name in ("totals", "accounts", "practices", "residents"):
        mine = np.asarray(getattr(alone, name)).tobytes()
        assert np.asarray(getattr(off, name)).tobytes()[: len(mine)] == mine, name
    assert np.asarray(on.totals)[:n].tobytes() != np.asarray(alone.totals).tobytes()


def test_a_county_of_another_province_changes_nobody():
    two, more = (world(codes, 30).run().state for codes in (PAIR, (*PAIR, CODES[ALONE])))
    for name in ("totals", "weekly", "accounts", "practices", "residents", "couplings"):
        mine = np.asarray(getattr(two, name)).tobytes()
        assert np.asarray(getattr(more, name)).tobytes()[: len(mine)] == mine, name


def test_threads_order_and_chunks_change_nothing():
    whole = world(CODES[:4], 30).run().state
    other = world(CODES[3::-1], 30)
    other.threads = 3
    for steps in (1, 12, 2, 11, 4):
        other.advance(steps)
    for name in ("totals", "couplings", "practices", "accounts"):
        assert np.asarray(getattr(whole, name)).tobytes() == np.asarray(getattr(other.state, name)).tobytes()
