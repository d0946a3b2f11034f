"""What departments send down: counts, hours, what adds indicators and what makes them lapse."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sim import streams
from sim.rules import agenda

from .one_place import place

MANY = 500  # steps


def year_of_agendas(values=None):
    """A world, and what its county sends down in many steps, by the names of an agenda's fields."""
    world = place(values, weeks=MANY)
    s = world.state
    rows = []
    for t in range(MANY):
        agenda.agenda(s, 0, t)
        sent = s.agendas[0, t % s.agendas.shape[1]]
        rows.append((sent.task_hours.copy(), *(sent[name] for name in sent.dtype.names[1:])))
    columns = [np.array(column) for column in zip(*rows, strict=True)]
    return world, dict(zip(sent.dtype.names, columns, strict=True))


def test_departments_send_what_their_rates_say():
    world, sent = year_of_agendas({"agenda.duty_growth": 0.0})
    p, departments = world.state.p[0], world.state.departments
    total = departments.propensity.sum()
    for name, rate, hours in [
        ("form_hours", p.agenda_forms, p.agenda_form_hours),
        ("task_hours", p.agenda_tasks, p.agenda_task_hours),
    ]:
        seen = sent[name].reshape(MANY, -1).sum(axis=1)
        spread = hours * math.sqrt(2 * rate * total / MANY)  # of the mean of compound Poisson sums
        assert abs(seen.mean() - rate * total * hours) < 4 * spread
    visits = sent["inspection_hours"] / p.agenda_inspection_hours
    assert np.allclose(visits, np.round(visits))
    mean = p.agenda_inspections * total
    assert abs(visits.mean() - mean) < 4 * math.sqrt(mean / MANY)
    active = 1 - np.exp(-(p.agenda_forms + p.agenda_inspections) * departments.propensity)
    assert abs(sent["assessors"].mean() - active.sum()) < 4 * math.sqrt(active.sum() / MANY)
    error = 1 - math.exp(-p.agenda_form_error_rate)
    assert abs(sent["form_error"].mean() - error) < 4 * math.sqrt(error / MANY)


def test_tasks_are_about_the_departments_own_kind_or_all_alike():
    world, sent = year_of_agendas()
    departments = world.state.departments
    common = departments.propensity[departments.kind < 0].sum() / 8
    expected = np.array([departments.propensity[departments.kind == k].sum() + common for k in range(8)])
    shares = sent["task_hours"].sum(axis=0) / sent["task_hours"].sum()
    np.testing.assert_allclose(shares, expected / expected.sum(), atol=0.02)
    if (departments.kind < 0).any():
        assert (sent["task_hours"].min(axis=1)[sent["task_hours"].sum(axis=1) > 60] > 0).any()


def test_duties_grow_while_time_passes():
    _, flat = year_of_agendas({"agenda.duty_growth": 0.0})
    _, growing = year_of_agendas({"agenda.duty_growth": 0.3})
    late = slice(MANY - 100, MANY)
    year = (MANY - 50) / 52
    assert growing["form_hours"][0] == flat["form_hours"][0]
    ratio = growing["form_hours"][late].sum() / flat["form_hours"][late].sum()
    assert ratio == pytest.approx(math.exp(0.3 * year), rel=0.15)
    assert (growing["task_hours"].sum(axis=1) >= flat["task_hours"].sum(axis=1) - 1e-9).all()


@pytest.mark.parametrize("count", range(13))
def test_sums_add_one_number_at_a_time(count):
    """The size of the n-th form does not depend on how many there are."""
    sums = [
        agenda.exponential_sum(streams.FORMS, 370105000000, 4, 9, n, np.uint64(7)) for n in (count, count + 1)
    ]
    w = streams.words(np.uint64(7), streams.FORMS, 370105000000, 4, 9, 1 + count // 4)
    assert sums[1] - sums[0] == pytest.approx(-math.log(streams.unit(w[count % 4])))
    assert count or sums[0] == 0


def test_incidents_add_indicators_and_they_lapse():
    world = place({"assessment.incident_indicators": 2.0, "assessment.indicator_lapse": 0.05})
    s = world.state
    county, town = s.counties[0], s.townships[0]
    town.hotline_lost = 3.0
    agenda.lapse_indicators(s, 0)
    added = 2.0 * 3.0 / county.residents * 10000
    assert county.indicators == pytest.approx(30.0 + added)
    assert town.hotline_lost == 0
    for periods in range(1, 5):
        agenda.lapse_indicators(s, 0)
        assert county.indicators == pytest.approx(30.0 + added * math.exp(-0.05 * 4 * periods))
