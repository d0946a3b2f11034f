"""Society: willingness and ability, fatigue, autonomy, aid, deliberation, volunteers, organisations."""

from __future__ import annotations

import numpy as np
import pytest

from sim.agents.resident import EMPLOYED, MEMBER, SKILLED
from sim.rules import organisations, participation, society
from sim.scenario import Scenario
from sim.world import World

URBAN = {"synthetic": {"townships": 1, "communities": 3, "urban_share": 1.0}, "population": 3000}


def a_world(weeks: int = 4, region=URBAN, **values) -> World:
    """A world after some weeks; `values`: parameters, with `__` for the dot."""
    times = {"time.warmup_weeks": 0, "time.observe_weeks": 30}
    world = World(Scenario(region, times | {k.replace("__", "."): v for k, v in values.items()}), 1)
    return world.advance(weeks)


@pytest.fixture(scope="module")
def lived() -> World:
    return a_world()


@pytest.fixture
def s(lived):
    """The state after some weeks; put back afterwards."""
    state = lived.state
    kept = {name: np.array(getattr(state, name)) for name in KEPT}
    yield state
    for name, array in kept.items():
        getattr(state, name)[:] = array


KEPT = (
    "p",
    "communities",
    "society",
    "cells",
    "township_society",
    "organisations",
    "levers",
    "township_levers",
)


# ability
def test_time_skill_and_membership_make_it_easier_to_take_part(s):
    traits = s.residents.traits
    first = int(s.communities[0].first_resident)
    place = int(np.flatnonzero((traits[first:] >> 4) & 3 == 1)[0])
    mine = s.residents[first + place]
    kept = int(mine.traits)
    found = []
    for bits in (EMPLOYED, 0, SKILLED, SKILLED | MEMBER):
        mine.traits = (kept & ~(EMPLOYED | SKILLED | MEMBER)) | bits
        found.append(participation.hundredth_of(s, 0, place))
    mine.traits = kept
    assert found[0] > found[1] > found[2] > found[3]


def test_children_are_neither_members_nor_skilled(s):
    children = (s.residents.traits >> 4) & 3 == 0
    assert not (s.residents.traits[children] & (SKILLED | MEMBER)).any()
    grown = s.residents.traits[~children]
    assert np.mean(grown & MEMBER > 0) == pytest.approx(0.088, abs=0.02)
    assert (s.society.members.sum(), s.society.skilled.sum()) == (
        (grown & MEMBER > 0).sum(),
        (grown & SKILLED > 0).sum(),
    )


# willingness
@pytest.mark.parametrize(("name", "by"), [("trust", 500.0), ("results", 0.3), ("contact", 0.3)])
def test_what_draws_residents_in(s, name, by):
    society.draw_in(s, 0)
    before = float(s.society[0].drive)
    s.communities[0][name] += by
    society.draw_in(s, 0)
    assert s.society[0].drive > before


@pytest.mark.parametrize(
    ("name", "sign"), [("belonging", 1), ("backbones", 1), ("activity", 1), ("fatigue", -1), ("empty", -1)]
)
def test_what_draws_residents_in_of_their_own(s, name, sign):
    s.society[0].activity = 0.5
    society.draw_in(s, 0)
    before = float(s.society[0].drive)
    s.society[0][name] += 0.2
    society.draw_in(s, 0)
    assert (s.society[0].drive - before) * sign > 0


def test_more_drive_moves_people_up_all_stages(s):
    seen = []
    for drive in (-0.2, 0.0, 0.2, 0.4, 0.9):
        s.society[0].drive = drive
        s.cells.share[:] = 0.2
        participation.take_part(s, 0)
        soc = s.society[0]
        seen.append((float(soc.attending), float(soc.helping), float(soc.initiating)))
    stages = np.array(seen)
    assert (np.diff(stages, axis=0) >= 0).all()
    assert (stages[-1] > stages[0]).all()
    assert (np.diff(stages, axis=1) <= 0).all()


def test_a_lower_ladder_turns_those_who_attend_into_helpers(s):
    participation.take_part(s, 0)
    before = float(s.society[0].helping)
    s.levers[0].ladder = 0.5
    participation.take_part(s, 0)
    assert s.society[0].helping > before


# fatigue and autonomy
def test_activity_that_only_counts_tires(s):
    c, soc = s.communities[0], s.society[0]
    c.hours[4], c.norm, soc.fatigue = 10.0, 10.0, 0.0
    s.p[0].society_empty, s.p[0].society_empty_pressure = 0.5, 0.0
    for _ in range(400):
        society.tire_and_rule(s, 0)
    assert soc.fatigue == pytest.approx(0.5)
    s.levers[0].valued = 1.0
    for _ in range(400):
        society.tire_and_rule(s, 0)
    assert soc.fatigue == pytest.approx(0.0, abs=1e-6)


def test_pressure_empties_activity(s):
    c, soc = s.communities[0], s.society[0]
    found = []
    for c.pressure in (0.0, 0.5, 1.0, 5.0):
        society.tire_and_rule(s, 0)
        found.append(float(soc.empty))
    assert found == sorted(found)
    assert found[0] < found[1] < found[-1] == 1.0


def test_administration_squeezes_self_governance(s):
    c, soc, p = s.communities[0], s.society[0], s.p[0]
    c.hours[:] = [10.0, 20.0, 20.0, 30.0, 10.0, 10.0]
    society.tire_and_rule(s, 0)
    assert soc.control == pytest.approx(0.5)
    assert soc.autonomy == pytest.approx(1.0 - 0.5 * p.society_squeeze)
    s.levers[0].control = 0.5
    society.tire_and_rule(s, 0)
    assert soc.control == pytest.approx(0.75)
    s.levers[0].autonomy = 1.0
    society.tire_and_rule(s, 0)
    assert soc.autonomy == 1.0
    s.levers[0].autonomy = 0.0
    p.society_squeeze = 0.0
    society.tire_and_rule(s, 0)
    assert soc.autonomy == 1.0


# aid
def test_giving_lowers_initiative_and_empowering_raises_it(s):
    s.communities[0].cover[:] = 0.4
    s.township_society[0].dependence = 0.0
    for empowering, target in ((0.0, -0.4 * 0.3), (1.0, 0.1)):
        s.levers[0].empowering = empowering
        for _ in range(1000):
            society.grow(s, 0)
        assert s.society[0].initiative == pytest.approx(target)


def test_dependent_organisations_lower_initiative(s):
    s.communities[0].cover[:] = 0.0
    s.township_society[0].dependence = 0.5
    for _ in range(1000):
        society.grow(s, 0)
    assert s.society[0].initiative == pytest.approx(-0.05)


def test_backbones_grow_out_of_those_who_help(s):
    soc, n = s.society[0], s.communities[0].residents
    soc.helping, soc.backbones = 0.1 * n, 0.0
    for _ in range(52 * 40):
        society.grow(s, 0)
    assert soc.backbones == pytest.approx(10.0 * 0.1 / 0.5, rel=1e-3)
    soc.helping = 0.0
    for _ in range(52 * 40):
        society.grow(s, 0)
    assert soc.backbones < 1e-6


def test_belonging_follows_taking_part_and_floating(s):
    soc, c = s.society[0], s.communities[0]
    found = []
    for attending, floating in ((0.0, 0.0), (0.5, 0.0), (0.5, 0.5)):
        soc.attending, c.by_group[4] = attending * c.residents, floating * c.residents
        for _ in range(1000):
            society.grow(s, 0)
        found.append(float(soc.belonging))
    assert found == pytest.approx([0.45, 0.65, 0.5])


# deliberation
def test_marginal_groups_are_heard_less_unless_reached(s):
    c, soc = s.communities[0], s.society[0]
    c.by_group[:] = [100, 600, 200, 50, 50]
    c.residents = 1000
    c.contact = 0.0
    society.deliberate(s, 0)
    assert soc.least_heard < 0.5
    assert soc.heard[6] < 0  # special needs
    unreached = float(soc.least_heard)
    c.contact = 1.0
    society.deliberate(s, 0)
    assert soc.least_heard > unreached + 0.1
    s.levers[0].formal = 0.8
    formal = float(soc.least_heard)
    society.deliberate(s, 0)
    assert soc.least_heard < formal


def test_with_informal_deliberation_alone_all_are_heard_alike(s):
    s.p[0].society_formal = 0.0
    s.communities[0].contact = 0.5
    society.deliberate(s, 0)
    assert s.society[0].least_heard == pytest.approx(1.0)
    np.testing.assert_allclose(s.society[0].heard, 0.0, atol=1e-12)


def test_trust_belonging_and_deliberation_make_programmes_accepted(s):
    _c, soc = s.communities[0], s.society[0]
    society.deliberate(s, 0)
    before = float(soc.acceptance)
    soc.belonging += 0.2
    society.deliberate(s, 0)
    assert soc.acceptance == pytest.approx(before + 0.2 * 0.3)
    s.levers[0].slower = 0.5
    society.deliberate(s, 0)
    assert soc.acceptance == pytest.approx((before + 0.06) / 2)


# volunteers
def test_volunteers_come_from_helpers_and_stay_with_points(s):
    soc = s.society[0]
    found = []
    for retention in (0.0, 0.5, 1.0):
        s.levers[0].retention = retention
        soc.volunteers, soc.helping = 0.0, 100.0
        for _ in range(1000):
            society.volunteer(s, 0, 0)
        found.append(float(soc.volunteers))
    assert found[0] < found[1] < found[2]
    assert found[2] == pytest.approx(100.0)


def test_a_time_bank_pays_back_what_it_owes(s):
    soc = s.society[0]
    soc.helping, soc.volunteers, soc.debt = 100.0, 100.0, 0.0
    s.levers[0].banked, s.levers[0].retention = 0.5, 1.0
    for _ in range(2000):
        society.volunteer(s, 0, 0)
    own = soc.volunteers * s.p[0].society_volunteer_hours
    assert soc.redeemed == pytest.approx(0.5 * own, rel=0.02)
    assert soc.volunteer_hours == pytest.approx(own - soc.redeemed + soc.member_hours + soc.partner_hours)


def test_members_give_less_as_they_age(s):
    soc = s.society[0]
    soc.members, soc.old_members = 100.0, 30.0
    society.volunteer(s, 0, 0)
    now = float(soc.member_hours)
    assert now == pytest.approx(100.0 * 0.3 * (1 - 0.6 * 0.3) * 0.04)
    society.volunteer(s, 0, 52 * 50)
    assert soc.member_hours < now
    s.levers[0].posts = 0.5
    society.volunteer(s, 0, 0)
    assert soc.member_hours > now


def test_partners_follow_organisational_capital(s):
    c, soc = s.communities[0], s.society[0]
    c.capital = 0.0
    society.volunteer(s, 0, 0)
    assert soc.partner_hours == 0.0
    closed = float(soc.openness)
    c.capital = 2.0
    society.volunteer(s, 0, 0)
    assert soc.partner_hours > 0.0
    assert soc.openness > closed


# organisations
def test_contracts_buy_hours_make_dependent_and_cost_reports(s):
    s.township_levers[0].purchase = 0.0
    for _ in range(10):
        organisations.organise(s, 0)
    ts = s.township_society[0]
    before = float(ts.hours.sum())
    assert ts.dependence == pytest.approx(0.0)
    assert ts.reporting == 0.0
    s.township_levers[0].purchase = 40.0
    organisations.organise(s, 0)
    at_once = float(ts.hours.sum())
    bought = 40.0 * s.townships[0].residents / 10000
    assert at_once == pytest.approx(before + 0.8 * bought)
    assert ts.reporting == pytest.approx(0.2 * bought)
    for _ in range(500):
        organisations.organise(s, 0)
    assert ts.dependence > 0.5
    assert ts.hours.sum() < at_once


def test_donors_have_causes_of_their_own(s):
    s.p[0].organisations_hours = s.p[0].organisations_mass_hours = 0.0
    found = []
    for channel in ("government", "firm", "individual"):
        for other in ("government", "firm", "individual"):
            s.p[0][f"organisations_charity_{other}"] = 600.0 if other == channel else 0.0
        organisations.organise(s, 0)
        found.append(s.township_society[0].hours / s.township_society[0].hours.sum())
    assert [int(np.argmax(causes)) for causes in found] == [0, 2, 1]
    assert found[1][6] == 0.0  # firms do not pay for special needs


def test_matched_hours_go_where_the_need_is(s):
    town = s.townships[0]
    s.communities.seen[:] = 0.0
    s.communities.seen[0] = 10.0
    for matching in (0.0, 1.0):
        s.p[0].organisations_hub = s.p[0].organisations_centre_matching = 0.0
        s.township_levers[0].matching = matching
        organisations.organise(s, 0)
        for i in range(town.communities):
            organisations.allot(s, i)
        given = s.society.organisation_hours.sum(axis=1)
        people = s.communities.residents / town.residents
        expected = [1.0, 0.0, 0.0] if matching else people
        np.testing.assert_allclose(given / given.sum(), expected, atol=1e-12)
