"""Latent disputes and hazards: they arise unseen, are found cheap, or escalate into emergencies (Xu2025)."""

import math

import numpy as np

from sim import streams
from sim.agents import matter as m
from sim.agents.names import KINDS, RISKS
from sim.compiled import compiled
from sim.rules import filing, pool
from sim.rules.chance import binomial
from sim.rules.raising import work_factor
from sim.units import unit

KIND = (KINDS.index(RISKS[0]), KINDS.index(RISKS[1]))


@compiled
def patrol(s, i):
    """What grid workers do in community `i`: the rate at which latent matters are found, hours of service."""
    c, p, dt = s.communities[i], s.p[0], s.run[0].dt
    workers = p.grid_workers + s.levers[i].grid
    c.detection = p.grid_detection * workers * (1.0 - p.grid_service_share)
    c.detection += p.latent_detection_contact * c.contact + s.levers[i].detection
    c.detection += s.technology[i].detection
    c.grid_hours = workers * c.residents / 1000.0 * p.grid_hours * p.grid_service_share * dt


@unit
def surface(s, i, t):
    """Latent matters of community `i` in step `t`: arise, are found, escalate, or pass."""
    c, p, run = s.communities[i], s.p[0], s.run[0]
    patrol(s, i)
    for n in range(2):
        worse = p.latent_escalation[n]
        if n == 0:
            worse *= 1.0 - p.casework_literacy_dispute * c.literacy
        passing = worse + p.latent_fading[n]
        rate = c.detection + passing
        w0, w1, w2, w3 = streams.words(run.seed, streams.LATENT, c.code, n, t, 0)
        born = streams.poisson(streams.unit(w0), p.latent_rate[n] * c.residents / 1000.0 * run.dt / 52.0)
        stock = int(c.latent[n])
        gone = 0
        found = 0
        escalated = 0
        if stock > 0 and rate > 0.0:
            gone = binomial(streams.unit(w1), stock, 1.0 - math.exp(-rate * run.dt))
            found = binomial(streams.unit(w2), gone, c.detection / rate)
            if passing > 0.0:
                escalated = binomial(streams.unit(w3), gone - found, worse / passing)
        c.latent[n] += born - gone
        for number in range(found + escalated):
            come_to_desk(s, i, n, number, number >= found, t)
        c.imposed_trace += p.grid_report_hours * found
        tally(s, i, KIND[n], found, escalated, t)


@compiled
def come_to_desk(s, i, n, number, escalated, t):
    """A latent matter of risk `n` becomes a matter at the desk: cheap if found, an emergency if escalated."""
    c, p, run = s.communities[i], s.p[0], s.run[0]
    kind = KIND[n]
    w0, w1, w2, w3 = streams.words(run.seed, streams.SURFACING, c.code, n, t, number)
    place = min(int(streams.unit(w0) * c.residents), c.residents - 1)
    effort = p.latent_early_effort * p.demand_effort[kind] * work_factor(w1, s.quantiles, p, run)
    effort *= c.work_factor[kind]
    upper = False
    bucket = kind
    if escalated:
        effort *= p.latent_escalated_factor
        upper = streams.unit(w2) < p.demand_upper_share[kind] * (1.0 - s.levers[i].authority)
        bucket += m.EMERGENCY >> 1
        s.townships[c.township].incidents += 1.0
    resident = c.first_resident + place
    group = s.groups[c.first_place + place]
    filing.enter(s, i, resident, kind, group, np.float32(effort), upper, bucket, w3, m.LATENT, t)


@compiled
def tally(s, i, kind, found, escalated, t):
    """Count what came to the desk."""
    run = s.run[0]
    week = s.weekly[s.communities[i].township, np.int64((t + 0.5) * run.dt)]
    week.surfaced[kind] += found + escalated
    week.detected += found
    week.escalated += escalated
    if run.observe_from <= t < run.observe_to:
        s.totals[i].surfaced[kind] += found + escalated
        s.totals[i].detected += found
        s.totals[i].escalated += escalated


@compiled
def lasts(s, kind, number):
    """Steps until a matter that was found early, and that nobody has begun, escalates; -1 never."""
    p, dt = s.p[0], s.run[0].dt
    rate = p.latent_escalation[0 if kind == KIND[0] else 1]
    if rate <= 0.0:
        return np.int64(-1)
    return np.int64(min(-math.log(streams.half(number)) / rate, p.service_patience_max) / dt)


@compiled
def escalate(s, j, index, t):
    """A matter that was found and left becomes an emergency at its community's desk."""
    x, p, run = s.matters[index], s.p[0], s.run[0]
    i = np.int64(x.community)
    pool.leave_desk(s, i, index)
    x.effort = np.float32(np.float64(x.effort) * p.latent_escalated_factor)
    x.bucket = np.int64(x.bucket) | m.EMERGENCY | np.int64(x.effort > p.service_long_hours)
    s.waits[index].leaves = -1
    pool.join_desk(s, i, index)
    s.townships[j].incidents += 1.0
    s.weekly[j, np.int64((t + 0.5) * run.dt)].escalated += 1.0
    if run.observe_from <= t < run.observe_to:
        s.totals[i].escalated += 1.0
