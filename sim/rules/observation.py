"""Observation: each community's step goes into the tallies that every measure is computed from."""

import math

import numpy as np

from sim.agents.names import KIND_COUNT, OUTREACH, PARTY, SERVICE, TASK, TRACE
from sim.compiled import inlined
from sim.rules.means import tally_means
from sim.rules.society import tally_society
from sim.units import unit


@unit
def observe(s, first, last, t):
    """Tally communities' step: in their township's week, and each in its own observed period.

    For the communities from `first` to before `last`, all of one township.
    """
    run = s.run[0]
    week = s.weekly[s.communities[first].township, np.int64((t + 0.5) * run.dt)]
    observed = run.observe_from <= t < run.observe_to
    for i in range(first, last):
        overdue = latent_overdue(s.communities[i], s.p[0])
        tally_step(s, i, week, overdue, t)
        if observed:
            tally_step(s, i, s.totals[i], overdue, t)
    forget = math.exp(-run.dt / 52.0)
    for i in range(first, last):
        c = s.communities[i]
        for k in range(KIND_COUNT):
            c.seen[k] *= forget
        c.seen_up *= forget


@inlined
def latent_overdue(c, p):
    """Latent matters of either risk expected to be overdue: with a constant rate of leaving, ages are
    exponential.
    """
    first = c.detection + p.latent_escalation[0] + p.latent_fading[0]
    second = c.detection + p.latent_escalation[1] + p.latent_fading[1]
    weeks = p.latent_overdue_weeks
    return c.latent[0] * math.exp(-first * weeks), c.latent[1] * math.exp(-second * weeks)


@inlined
def tally_step(s, i, tally, overdue, t):
    """Add one step of community `i` to a tally."""
    c, dt = s.communities[i], s.run[0].dt
    sent = s.agendas[c.county, t % s.agendas.shape[1]]
    tally_hours(c, tally)
    tally.weeks += dt
    tally.load += c.load * dt
    tally.overload += max(0.0, c.load - 1.0) * dt
    if c.load > 1.0:
        tally.overloaded += dt
    if c.contracted > 0.0:
        undone = c.backlog[PARTY] + c.backlog[TRACE] + c.backlog[TASK]
        if c.productivity > 0.0:
            undone += s.desks[i].work / c.productivity
        tally.backlog += undone / c.contracted * dt * dt
    if c.productivity > 0.0:
        tally.waiting += s.desks[i].work / c.productivity * dt
    tally.open += s.desks[i].open * dt
    for g in range(5):
        tally.people[g] += c.by_group[g] * dt
        tally.satisfaction[g] += c.satisfaction[g] * dt
    tally.trust += c.trust * dt
    tally.misalignment += c.misalignment * dt
    tally.amplification += c.amplification * s.townships[c.township].amplification * dt
    tally.assessors += sent.assessors
    tally.pressure += c.pressure * dt
    tally.cost += s.levers[i].policy_yuan * dt
    tally.campaigns += sent.campaigns * dt
    tally.projects += c.projects * dt
    tally.groups += c.groups * dt
    for n in range(2):
        tally.latent += c.latent[n] * dt
        tally.latent_overdue += overdue[n] * dt
    tally.reserve += c.reserve * dt
    tally_cadres(s, c, tally, dt)
    tally_means(s, i, tally, t)
    tally_society(s, i, tally)


@inlined
def tally_hours(c, tally):
    """Hours asked and given."""
    asked = c.task.sum()
    tally.contracted += c.contracted
    tally.available += c.available
    tally.served += c.served
    tally.idle += c.idle
    tally.overtime += c.available - c.available_plain
    for x in range(6):
        tally.hours[x] += c.hours[x]
    tally.required[PARTY] += c.party
    tally.required[TRACE] += c.imposed_trace + c.self_trace
    tally.required[TASK] += asked
    tally.required[SERVICE] += c.demand_hours
    tally.required[OUTREACH] += c.norm
    added = c.self_trace + asked - c.imposed_task  # below 0 where the leader filters what comes down
    tally.self_added += max(0.0, added)
    tally.imposed += c.party + c.imposed_trace + c.imposed_task + min(0.0, added)
    tally.visible += c.visible
    tally.cut += c.cut
    tally.hidden += c.hidden
    tally.polishing += c.polishing
    tally.campaign += c.campaign
    tally.project += c.project
    tally.redone += c.redone
    tally.liaison += c.liaison
    tally.evaluation += c.evaluation


@inlined
def tally_cadres(s, c, tally, dt):
    """Cadres present and the state they are in."""
    p = s.p[0]
    for n in range(c.first_cadre, c.first_cadre + c.cadres):
        cadre = s.cadres[n]
        if cadre.vacant_until > 0:
            continue
        tally.cadre_weeks += dt
        tally.morale += cadre.morale * dt
        tally.ties += cadre.ties * dt
        tally.burnt_out += dt * (cadre.morale < p.people_burnout_any)
        tally.severely += dt * (cadre.morale < p.people_burnout_severe)
        tally.withdrawn += dt * cadre.withdrawn


@unit
def observe_township(s, j, t):
    """Tally the township's own hours and queue."""
    town, run = s.townships[j], s.run[0]
    week = s.weekly[j, np.int64((t + 0.5) * run.dt)]
    week.township_hours += town.hours
    week.township_used += town.used
    week.township_waiting += s.desks[s.communities.shape[0] + j].work * run.dt
    week.open += s.desks[s.communities.shape[0] + j].open * run.dt
    desk = s.desks[s.communities.shape[0] + s.townships.shape[0] + j]
    week.department_hours += town.department_hours
    week.department_used += town.department_used
    week.department_waiting += desk.work * run.dt
    week.open += desk.open * run.dt
