"""What staff have to give and what they give it to: effort, productivity, load, values, backlogs, yields."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.agents.names import INDICATORS
from sim.rules import people, time_use
from sim.rules.time_use import OUTREACH, PARTY, RENEWAL, SERVICE, TASK, TRACE

from .one_place import parameters, place

share = st.floats(0, 1)


@given(morale=share, pressure=st.floats(0, 3), more=st.floats(0, 2), tolerance=share, withdrawn=st.booleans())
def test_effort_grows_with_pressure(morale, pressure, more, tolerance, withdrawn):
    p = parameters()
    low = time_use.effort(morale, withdrawn, pressure, tolerance, p)
    high = time_use.effort(morale, withdrawn, pressure + more, tolerance, p)
    assert 0 <= low <= high <= 1
    assert time_use.effort(1.0, withdrawn, pressure, tolerance, p) >= low


@given(morale=share, pressure=st.floats(0, 3), tolerance=share, more=share)
def test_fault_tolerance_shelters_careless_work(morale, pressure, tolerance, more):
    p = parameters()
    sheltered = time_use.effort(morale, False, pressure, min(1.0, tolerance + more), p)
    assert sheltered <= time_use.effort(morale, False, pressure, tolerance, p)


def test_effort_by_example():
    p = parameters()
    floor = p.people_effort_floor
    assert time_use.effort(0.0, False, 0.0, 0.0, p) == floor
    expected = floor + (1 - floor) * (1 - math.exp(-(2.0 * 0.5 + 3.0 * 0.6)))
    assert time_use.effort(0.6, False, 0.5, 0.0, p) == pytest.approx(expected)
    withdrawn = time_use.effort(0.6, True, 0.5, 0.0, p)
    assert withdrawn == pytest.approx(expected * p.people_withdrawn_effort)


# supply
def supplied(world):
    """The first community after its hours have been counted, no demand raised."""
    s = world.state
    time_use.muster(s, 0, 1)
    time_use.supply(s, 0, 1)
    return s.communities[0]


def team(world):
    """Cadres of the first community."""
    c = world.state.communities[0]
    return world.state.cadres[c.first_cadre : c.first_cadre + c.cadres]


def test_hours_are_those_of_cadres_present():
    world = place({"people.effort_floor": 1.0})
    cadres = team(world)
    cadres.withdrawn = 0
    cadres[0].vacant_until = 9
    c = supplied(world)
    assert c.present == len(cadres) - 1
    assert c.contracted == 40.0 * (len(cadres) - 1)
    assert c.available_plain == pytest.approx(c.contracted)
    assert cadres[0].hours == 0
    assert c.morale == pytest.approx(cadres.morale[1:].mean())


def test_novices_and_seconded_staff_yield_less():
    world = place({"people.effort_floor": 1.0, "service.township_staff": 100.0})
    cadres = team(world)
    cadres.knowledge = np.linspace(0, 1, len(cadres))
    c = supplied(world)
    p = world.state.p[0]
    novice = p.service_novice_output
    assert c.productivity == pytest.approx(np.mean(novice + (1 - novice) * cadres.knowledge))
    own = float(c.productivity)
    town = world.state.townships[0]
    world.state.township_levers[0].sunk_share = 0.5
    assert supplied(world).seconded == 0.0  # they go only where a policy sends them
    world.state.levers[0].hosting, town.hosting = 1.0, 2.0 * c.residents
    c = supplied(world)
    assert c.seconded == pytest.approx(0.5 * town.staff * 40.0 / 2.0)
    hours = 40.0 * len(cadres)
    mixed = (own * hours + c.seconded * p.service_seconded_output) / (hours + c.seconded)
    assert c.productivity == pytest.approx(mixed)
    assert c.contracted == pytest.approx(hours + c.seconded)


def test_overload_is_met_with_overtime_up_to_a_bound_and_not_by_the_withdrawn():
    world = place({"people.effort_floor": 1.0, "people.overtime_max": 0.25, "agenda.outreach_hours": 0.0})
    cadres = team(world)
    cadres.withdrawn = 0
    c = world.state.communities[0]
    for load, overtime in [(0.8, 0.0), (1.1, 0.1), (1.25, 0.25), (3.0, 0.25)]:
        c.party = load * 40.0 * len(cadres)
        supplied(world)
        assert c.load == pytest.approx(load)
        assert c.overtime == pytest.approx(overtime)
        assert c.available == pytest.approx((1 + overtime) * c.available_plain)
    cadres.withdrawn = 1
    supplied(world)
    assert c.available == pytest.approx(c.available_plain)


def test_an_empty_office_has_a_finite_load():
    world = place()
    team(world).vacant_until = 99
    c = world.state.communities[0]
    c.party = 10.0
    supplied(world)
    assert (c.load, c.available, c.contracted, c.productivity) == (5.0, 0.0, 0.0, 1.0)
    for name in ("party", "imposed_trace", "self_trace", "demand_hours"):
        c[name] = 0.0
    world.state.p[0].agenda_outreach_hours = 0.0
    assert supplied(world).load == 0.0


# values
def valued(world, **of_community):
    """Values of an hour by stream in the first community."""
    s = world.state
    c = s.communities[0]
    c.weight = s.counties[0].weight
    c.felt = c.weight
    for name, value in of_community.items():
        c[name] = value
    time_use.set_values(s, 0)
    return c.value.copy()


def test_what_is_not_measured_is_judged_by_its_paper_trail():
    """With nothing measured but forms, assessment values paper alone; else each stream its own work."""
    values = {"time_use.mission": 0.0, "time_use.risk_pull": 0.0, "time_use.value_floor": 0.001}
    for measured in (0.0, 1.0):
        some = {f"assessment.measurability.{name}": measured for name in INDICATORS}
        world = place(values | some | {"assessment.measurability.forms": 1.0})
        v = valued(world, pressure=0.5)
        w = world.state.counties[0].weight
        pull = world.state.p[0].time_use_assessment_pull * 0.5
        own = {
            PARTY: w[0],
            TRACE: w[1],
            TASK: w[2],
            SERVICE: w[3] + 0.7 * w[4],
            OUTREACH: w[5] + 0.3 * w[4],
            RENEWAL: w[6],
        }
        for stream, weight in own.items():
            paper = w.sum() if stream == TRACE else 0.0
            expected = pull * (weight if measured else paper)
            assert v[stream] == pytest.approx(max(expected, 0.001))


def test_values_never_fall_below_the_floor():
    world = place({"time_use.risk_pull": 5.0, "assessment.sanction": 1.0, "time_use.value_floor": 0.05})
    assert valued(world, pressure=0.0, morale=0.0).min() == 0.05


def test_fault_tolerance_raises_the_value_of_exposed_work_only():
    world = place({"assessment.sanction": 1.0})
    before = valued(world, pressure=0.5, morale=0.6)
    world.state.levers[0].fault_tolerance = 0.7
    after = valued(world, pressure=0.5, morale=0.6)
    exposure = world.state.p[0].time_use_exposure
    assert (after[exposure > 0] > before[exposure > 0]).all()
    assert (after[exposure == 0] == before[exposure == 0]).all()


def test_pressure_moves_values_toward_what_is_assessed():
    world = place()
    calm = valued(world, pressure=0.0, morale=0.6)
    pressed = valued(world, pressure=1.0, morale=0.6)
    assert pressed[TRACE] / pressed[SERVICE] > calm[TRACE] / calm[SERVICE]


# backlogs and yields
def spent(world, available, **of_community):
    """The first community after it has divided some hours."""
    s = world.state
    c = s.communities[0]
    c.weight = s.counties[0].weight
    for name, value in of_community.items():
        c[name] = value
    c.available, c.productivity, s.townships[0].amplification = available, 1.0, 1.0
    time_use.spend(s, 0, 1)
    return c


def test_hours_come_off_backlogs_and_the_rest_lapses():
    world = place({"agenda.lapse": 0.1})
    c = spent(world, 60.0, party=30.0, imposed_trace=50.0, task=np.full(8, 5.0))
    kept = math.exp(-0.1)
    before = np.array([30.0, 50.0, 40.0])
    np.testing.assert_allclose(c.backlog[:3], (before - c.hours[:3]) * kept)
    np.testing.assert_allclose(c.task_backlog.sum(), c.backlog[TASK])
    np.testing.assert_allclose(c.task_done.sum(), c.hours[TASK])
    assert c.hours.sum() == pytest.approx(60.0)
    assert c.idle == 0


def test_norms_of_outreach_and_renewal_pile_up_a_few_weeks_only():
    world = place({"agenda.norm_multiple": 2.0})
    for _ in range(5):
        c = spent(world, 0.0)
    p, scale = world.state.p[0], c.scale
    assert c.backlog[OUTREACH] == pytest.approx(2 * p.agenda_outreach_hours * scale)
    assert c.backlog[RENEWAL] == pytest.approx(2 * p.agenda_renewal_hours * scale)


def test_with_enough_hours_everything_is_done_and_the_rest_is_idle():
    world = place()
    c = spent(world, 500.0, party=30.0, imposed_trace=50.0, task=np.full(8, 5.0))
    p, scale = world.state.p[0], c.scale
    assert c.backlog.max() == pytest.approx(0.0, abs=1e-12)
    norms = (p.agenda_outreach_hours + p.agenda_renewal_hours) * scale
    assert c.idle == pytest.approx(500.0 - 120.0 - norms)
    people.strain(c, p)
    hollow = (50.0 + (1 - c.coupling) * 30.0) / (120.0 + norms)
    assert c.hollow == pytest.approx(hollow)


def test_two_skins_yield_no_capital():
    for coupling, grows in [(0.0, False), (0.5, True)]:
        world = place({"service.coupling": coupling})
        c = spent(world, 500.0, party=30.0)
        assert (c.capital > 0) == grows


@given(outreach=st.floats(0, 60), capital=st.floats(0, 5), contact=share)
def test_contact_stays_a_share_and_follows_outreach(outreach, capital, contact):
    world = place()
    s = world.state
    c = s.communities[0]
    c.hours = 0.0
    c.hours[OUTREACH], c.capital, c.contact = outreach, capital, contact
    time_use.reap(s, 0)
    assert 0 <= c.contact <= 1
    mobilised = 1 + s.p[0].service_mobilisation * (1 - math.exp(-c.capital))
    reach = 1 - math.exp(-outreach * mobilised / (s.p[0].agenda_outreach_hours * c.scale))
    assert c.contact == pytest.approx(contact + 0.1 * (reach - contact))
