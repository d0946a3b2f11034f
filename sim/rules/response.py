"""Response: what ended matters do to residents' satisfaction and trust.

Residents are touched only by their own events. Between them satisfaction returns to its base in closed
form, and trust follows an affine map shared by all residents of a community, kept as a running composition.
"""

import math

import numpy as np

from sim.agents import matter as m
from sim.agents.resident import STEP, UNIT
from sim.compiled import compiled, inlined
from sim.rules import pool


@inlined
def trust_now(s, i, resident, t):
    """Trust of a resident of community `i` at step `t`."""
    r = s.residents[resident]
    factor = s.trust_scale[i, t] / s.trust_scale[i, r.contact]
    return factor * (r.trust * STEP - s.trust_shift[i, r.contact]) + s.trust_shift[i, t]


@inlined
def satisfaction_now(s, resident, t):
    """Satisfaction of a resident at step `t`."""
    r, base = s.residents[resident], s.p[0].response_satisfaction_base
    return base + (r.satisfaction * STEP - base) * s.recall[t - r.contact]


@inlined
def stored(value):
    """A share as 16-bit fixed point."""
    return np.uint16(math.floor(UNIT * min(1.0, max(0.0, value)) + 0.5))


@inlined
def handled(s, i, resident, value, weight, t):
    """A resident of community `i` takes what happened to a need: `value` 0 worst to 1 best, counted with
    `weight`.
    """
    c, p, r = s.communities[i], s.p[0], s.residents[resident]
    satisfaction = satisfaction_now(s, resident, t)
    trust = trust_now(s, i, resident, t)
    new = satisfaction + weight * p.response_satisfaction_gain * (value - satisfaction)
    r.satisfaction = stored(new)
    r.trust = stored(trust + weight * p.response_trust_gain * (new - trust))
    r.contact = np.uint16(t)
    c.satisfaction[r.group] += r.satisfaction * STEP - satisfaction
    c.trust += r.trust * STEP - trust


@compiled
def respond(s, j, t):
    """Residents of township `j` whose matters ended this step; the matters' places are freed."""
    town, p, run = s.townships[j], s.p[0], s.run[0]
    observed = run.observe_from <= t < run.observe_to
    week = s.weekly[j, np.int64((t + 0.5) * run.dt)]
    for i in range(town.first_community, town.first_community + town.communities):
        s.communities[i].ended[:] = 0.0
        s.communities[i].on_time[:] = 0.0
    fetch(s, town)
    index = town.ended_first
    while index >= 0:
        x = s.matters[index]
        following = x.next
        if x.marks & m.GIVEN_UP:
            left = np.float64(x.effort) + np.float64(x.beyond)
            week.given_up[x.kind] += 1.0
            week.abandoned += left
            if observed:
                s.totals[x.community].given_up[x.kind] += 1.0
                s.totals[x.community].abandoned += left
            value = p.response_value_dropped
            count_ended(s, x, False)
        else:
            value = close(s, j, x, week, observed, t)
        handled(s, x.community, x.resident, value, 1.0, t)
        pool.give_back(s, j, index)
        index = following
    town.ended_first = -1
    town.ended_last = -1


@inlined
def fetch(s, town):
    """Touch the residents of all ended matters, so that memory brings them all at once and not one by one."""
    touched = 0
    index = town.ended_first
    while index >= 0:
        touched += s.residents[s.matters[index].resident].traits
        index = s.matters[index].next
    s.needs[s.communities[town.first_community].township, 0].touched = touched


@inlined
def close(s, j, x, week, observed, t):
    """Count a closed matter, on time or late; returns how the resident values it."""
    p, run, total = s.p[0], s.run[0], s.totals[x.community]
    age = (t - x.raised) * run.dt
    on_time = age <= p.service_deadline[x.kind]
    week.closed[x.kind] += 1.0
    week.wait += age
    if observed:
        total.closed[x.kind] += 1.0
        total.wait += age
    count_ended(s, x, on_time)
    if not on_time:
        week.late[x.kind] += 1.0
        if observed:
            total.late[x.kind] += 1.0
        return p.response_value_late
    s.weekly[j, np.int64((x.raised + 0.5) * run.dt)].met[x.kind, x.group] += 1.0
    if run.observe_from <= x.raised < run.cohort_to:
        total.met[x.kind, x.group] += 1.0
    return p.response_value_on_time


@inlined
def count_ended(s, x, on_time):
    """Note an ended matter in its community's records."""
    c = s.communities[x.community]
    higher = 1 if x.kind == 2 or x.kind == 5 or x.kind == 7 else 0
    c.ended[higher] += 1.0
    if on_time:
        c.on_time[higher] += 1.0


@compiled
def remember(s, i, t):
    """End of the step for community `i`: its records, and what all its residents alike come to feel."""
    c, p, dt = s.communities[i], s.p[0], s.run[0].dt
    rate = min(1.0, max(0.0, p.response_met_rate * dt))
    if c.ended[0] > 0.0:
        c.met += rate * (c.on_time[0] / c.ended[0] - c.met)
    ended = c.ended[0] + c.ended[1]
    if ended > 0.0:
        c.results += rate * ((c.on_time[0] + c.on_time[1]) / ended - c.results)
    residents = max(1.0, np.float64(c.residents))
    gap = max(0.0, c.score - c.satisfaction.sum() / residents)
    erosion = min(1.0, max(0.0, p.response_gap_erosion * p.response_gap_visibility * gap * dt))
    contact = min(1.0, max(0.0, p.response_contact_trust * c.contact * dt))
    scale = (1.0 - erosion) * (1.0 - contact)
    c.trust = scale * c.trust + contact * c.residents
    s.trust_scale[i, t + 1] = scale * s.trust_scale[i, t]
    s.trust_shift[i, t + 1] = scale * s.trust_shift[i, t] + contact
    base = p.response_satisfaction_base
    for g in range(5):
        c.satisfaction[g] = base * c.by_group[g] + (c.satisfaction[g] - base * c.by_group[g]) * s.recall[1]
