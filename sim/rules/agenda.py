"""Agenda: the county's departments issue tasks, forms and inspections (LiLiu2025; Xu2025)."""

import math

import numpy as np

from sim import streams
from sim.agents.names import KIND_COUNT
from sim.compiled import compiled
from sim.rules import growth, shock
from sim.rules.calendar import season
from sim.rules.chance import happens
from sim.rules.steering import change_rules, run_campaigns
from sim.units import unit


@unit
def agenda(s, i, t):
    """What county `i` sends down at step `t`, in hours of a community of reference size."""
    county, p, run = s.counties[i], s.p[0], s.run[0]
    sent = s.agendas[i, t % s.agendas.shape[1]]
    grown = growth.of_duties(p, run, t)
    sent.task_hours[:] = 0.0
    sent.form_hours = 0.0
    sent.assessors = 0.0
    inspections = 0.0
    crowding = county.indicators / p.assessment_indicators
    for d in range(county.departments):
        department = s.departments[county.first_department + d]
        issue_tasks(county, sent, department, d, grown, t, p, run)
        forms = issue_forms(county, sent, department, d, grown * crowding, t, p, run)
        word = streams.words(run.seed, streams.INSPECTIONS, county.code, d, t, 0)[0]
        visits = streams.poisson(streams.unit(word), p.agenda_inspections * department.propensity * run.dt)
        inspections += visits
        if forms + visits > 0:
            sent.assessors += 1.0
    sent.inspection_hours = inspections * p.agenda_inspection_hours
    sent.season = season(t, run.dt, p.assessment_calendar_weeks, p.assessment_calendar_peak, 0.0)
    run_campaigns(s, i, t)
    change_rules(s, i, t)
    shock.strike(s, i, t)
    u = streams.uniform(run.seed, streams.FORM_ERROR, county.code, 0, t, 0)
    sent.form_error = 1.0 if happens(u, p.agenda_form_error_rate * run.dt) else 0.0


@compiled
def issue_tasks(county, sent, department, d, grown, t, p, run):
    """Tasks of department `d`: each adds exponential hours to the kind it is about, or to all kinds alike."""
    word = streams.words(run.seed, streams.TASKS, county.code, d, t, 0)[0]
    count = streams.poisson(streams.unit(word), p.agenda_tasks * department.propensity * grown * run.dt)
    hours = exponential_sum(streams.TASKS, county.code, d, t, count, run.seed) * p.agenda_task_hours
    if department.kind >= 0:
        sent.task_hours[department.kind] += hours
    else:
        for k in range(KIND_COUNT):
            sent.task_hours[k] += hours / KIND_COUNT


@compiled
def issue_forms(county, sent, department, d, grown, t, p, run):
    """Forms of department `d`; returns how many."""
    word = streams.words(run.seed, streams.FORMS, county.code, d, t, 0)[0]
    count = streams.poisson(streams.unit(word), p.agenda_forms * department.propensity * grown * run.dt)
    sent.form_hours += (
        exponential_sum(streams.FORMS, county.code, d, t, count, run.seed) * p.agenda_form_hours
    )
    return count


@compiled
def exponential_sum(stream, code, slot, t, count, seed):
    """Sum of `count` unit exponential numbers, four to a block from draw 1 on."""
    total = 0.0
    for first in range(0, count, 4):
        w0, w1, w2, w3 = streams.words(seed, stream, code, slot, t, 1 + first // 4)
        total += -math.log(streams.unit(w0))
        if first + 1 < count:
            total += -math.log(streams.unit(w1))
        if first + 2 < count:
            total += -math.log(streams.unit(w2))
        if first + 3 < count:
            total += -math.log(streams.unit(w3))
    return total


@unit
def lapse_indicators(s, i):
    """When a scoring period ends, incidents in it add indicators, and earlier additions lapse (LiLiu2025,
    generalised accountability).
    """
    county, p = s.counties[i], s.p[0]
    lost = 0.0
    for j in range(county.first_township, county.first_township + county.townships):
        town = s.townships[j]
        lost += town.hotline_lost + p.casework_petition_indicators * town.petitions
        town.hotline_lost = 0.0
        town.answerable = 0.0
        town.petitions = 0.0
    added = p.assessment_incident_indicators * lost / max(1.0, np.float64(county.residents)) * 10000.0
    kept = math.exp(-p.assessment_indicator_lapse * p.assessment_score_weeks)
    beyond = county.indicators - p.assessment_indicators
    county.indicators = p.assessment_indicators + beyond * kept + added
