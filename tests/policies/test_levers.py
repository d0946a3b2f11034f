"""A policy writes the levers its kind owns and its price, where and when it is in force, and nothing else."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.policies.catalogue import POLICIES
from sim.policies.kinds import both

from .arms import WARMUP, at_work, now

PRICE = {"policy_hours", "policy_yuan", "township.policy_hours"}


def moved(world) -> set[str]:
    """Names of levers that are not neutral somewhere."""
    s = world.state
    here = {name for name in s.levers.dtype.names if (s.levers[name] != 0).any()}
    above = {name for name in s.township_levers.dtype.names if (s.township_levers[name] != 0).any()}
    return here | {f"township.{name}" for name in above}


def test_without_policies_every_lever_is_neutral():
    assert moved(at_work()) == set()


@pytest.mark.parametrize("kind", POLICIES)
def test_only_levers_it_owns_are_moved(kind):
    found = moved(at_work(now(kind)))
    assert found - PRICE == set(POLICIES[kind].owns)


@pytest.mark.parametrize("kind", POLICIES)
def test_its_price_is_charged_to_its_payer(kind):
    price, s = POLICIES[kind].price, at_work(now(kind, strength=0.5)).state
    assert s.levers.policy_yuan.tolist() == [0.5 * price.yuan] * len(s.levers)
    own = price.hours if price.payer == "community" else 0.0
    assert s.levers.policy_hours.tolist() == [0.5 * own] * len(s.levers)
    above = price.hours * s.townships.communities if price.payer == "township" else 0 * s.townships.staff
    np.testing.assert_allclose(s.township_levers.policy_hours, 0.5 * above)


@pytest.mark.parametrize("kind", POLICIES)
def test_levers_grow_with_strength(kind):
    for name in POLICIES[kind].owns:
        level, _, field = name.rpartition(".")
        sizes = []
        for strength in (0.0, 0.4, 1.0):
            s = at_work(now(kind, strength=strength)).state
            sizes.append(np.abs((s.township_levers if level else s.levers)[field]).sum())
        assert 0 == sizes[0] < sizes[1] < sizes[2], name


# where
def reached(world) -> np.ndarray:
    """Communities in which some lever is moved."""
    levers = world.state.levers
    return np.any([levers[name] != 0 for name in levers.dtype.names], axis=0)


@pytest.mark.parametrize("kind", POLICIES)
@pytest.mark.parametrize("where", ["urban", "rural"])
def test_town_or_country(kind, where):
    world = at_work(now(kind, where=where))
    urban = world.state.communities.urban == 1
    assert urban.any()
    assert not urban.all()
    assert (reached(world) == (urban if where == "urban" else ~urban)).all()


@pytest.mark.parametrize("kind", POLICIES)
def test_named_places(kind):
    codes = at_work().state.communities.code
    named = [int(codes[2]), int(codes[5]) // 1000 * 1000]  # a community, and a township
    world = at_work(now(kind, where=[str(code) for code in named]))
    expected = (codes == named[0]) | (codes // 1000 * 1000 == named[1])
    assert (reached(world) == expected).all()


def test_a_share_of_places():
    """The same places whatever the strength and whatever else is done; another policy reaches others."""
    chosen = [reached(at_work(now("one_form", where={"share": 0.5}), seed=seed)) for seed in range(12)]
    assert np.mean(chosen) == pytest.approx(0.5, abs=0.15)
    weaker = reached(at_work(now("one_form", where={"share": 0.5}, strength=0.2), seed=0))
    assert (weaker == chosen[0]).all()
    wider = reached(at_work(now("one_form", where={"share": 0.8}), seed=0))
    assert (wider >= chosen[0]).all()
    others = [reached(at_work(now("penetrating_audit", where={"share": 0.5}), seed=s)) for s in range(12)]
    assert np.mean(np.array(others) == chosen) < 0.8


@pytest.mark.parametrize("kind", POLICIES)
def test_in_name_only(kind):
    """Where it is carried out in name only nothing changes but what was announced."""
    assert moved(at_work(now(kind, nominal=1))) <= {"announced_cut"}
    some = [reached(at_work(now("one_form", nominal=0.5), seed=seed)) for seed in range(12)]
    assert np.mean(some) == pytest.approx(0.5, abs=0.15)


# when
@pytest.mark.parametrize("kind", POLICIES)
def test_lag_and_end(kind):
    policy = {"kind": kind, "start": WARMUP, "lag": 3.5, "end": WARMUP + 9, "nominal": 0}
    for weeks, works in [(0, False), (3, False), (4, True), (8, True), (9, False), (20, False)]:
        assert bool(moved(at_work(policy, weeks=WARMUP + weeks))) == works, weeks


def test_two_of_one_kind_one_after_the_other():
    first = now("burden_reduction", strength=0.5, end=WARMUP + 5)
    second = now("burden_reduction", strength=1.0, start=WARMUP + 5)
    for weeks, cut in [(2, 0.25), (7, 0.5)]:
        s = at_work(first, second, weeks=WARMUP + weeks).state
        np.testing.assert_allclose(s.levers.visible_cut, cut)


# together
@given(shares=st.lists(st.floats(0, 1), min_size=3, max_size=3))
def test_shares_compose_in_any_order(shares):
    a, b, c = shares
    assert both(a, b) == pytest.approx(both(b, a))
    assert both(both(a, b), c) == pytest.approx(both(a, both(b, c)))
    assert max(a, b) - 1e-12 <= both(a, b) <= 1
    assert both(a, 0.0) == pytest.approx(a)


def test_levers_of_all_together_do_not_depend_on_their_order():
    kinds = list(POLICIES)
    forth, back = (at_work(*map(now, order)).state for order in (kinds, kinds[::-1]))
    assert forth.levers.tobytes() == back.levers.tobytes()
    assert forth.township_levers.tobytes() == back.township_levers.tobytes()
