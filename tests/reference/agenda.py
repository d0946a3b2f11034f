"""Agenda: each of the county's departments issues tasks, forms and inspections."""

from __future__ import annotations

from math import exp, log

from sim.agents.names import KINDS
from sim.streams import FORM_ERROR, FORMS, INSPECTIONS, TASKS

from . import draws, shock, steering
from .agents import County, Department


def issue(county: County) -> None:
    """What comes down from the county in this step."""
    model, p, dt = county.model, county.model.p, county.model.dt
    growth = exp(model.grown("agenda.duty_growth"))
    crowding = county.indicators / p["assessment.indicators"]
    county.task_hours = [0.0] * len(KINDS)
    county.form_hours = 0.0
    county.assessors = 0
    inspections = 0
    for department in county.departments:
        f = department.propensity
        for size in _items(department, TASKS, p["agenda.tasks"] * f * growth * dt, p["agenda.task_hours"]):
            _add_task(county, department, size)
        forms = _items(
            department, FORMS, p["agenda.forms"] * f * growth * crowding * dt, p["agenda.form_hours"]
        )
        for size in forms:
            county.form_hours += size
        visits = _count(department, INSPECTIONS, p["agenda.inspections"] * f * dt)
        inspections += visits
        if forms or visits:
            county.assessors += 1
    county.inspection_hours = inspections * p["agenda.inspection_hours"]
    steering.run_campaigns(county)
    steering.change_rules(county)
    shock.strike(county)
    u = draws.uniform(model, FORM_ERROR, county.code, 0, 0)
    county.form_error = 1 if u < 1 - exp(-p["agenda.form_error_rate"] * dt) else 0


def _add_task(county: County, department: Department, size: float) -> None:
    if department.kind >= 0:
        county.task_hours[department.kind] += size
    else:
        for k in range(len(KINDS)):
            county.task_hours[k] += size / len(KINDS)


def _count(department: Department, stream: int, mean: float) -> int:
    u = draws.uniform(department.model, stream, department.county.code, department.slot, 0)
    return draws.poisson(u, mean)


def _items(department: Department, stream: int, mean: float, mean_size: float) -> list[float]:
    """The sizes of the items a department issues: as many as drawn, each exponential."""
    sizes = []
    for i in range(1, _count(department, stream, mean) + 1):
        four = draws.words(
            department.model, stream, department.county.code, department.slot, 1 + (i - 1) // 4
        )
        sizes.append(mean_size * -log(draws.unit(four[(i - 1) % 4])))
    return sizes
