"""Demand: needs arise as thinned Poisson events, and residents raise them, at the door or by hotline.

The cost follows the events, not the residents. A block of 256 resident places proposes needs along an axis of rates: more
need only adds proposals further along it, arms share every proposal, and another resident takes nobody's draw.
"""

import math

import numpy as np

from sim import streams
from sim.agents import matter as m
from sim.agents.resident import DIGITAL, FLOATING
from sim.compiled import compiled, inlined
from sim.rules import pool, response

HIGHER = (0.0, 0.0, 1.0, 0.0, 0.0, 1.0, 0.0, 1.0)  # needs that upgrade: environment, rights, jobs


@compiled
def set_need_rates(s, i, t):
    """Rates of need in community `i`, relative to the proposal rates, and cover by programmes; returns the largest ratio."""
    c, p, run = s.communities[i], s.p[0], s.run[0]
    place = math.exp(p.demand_growth * t * run.dt / 52.0)
    if c.urban == 0:
        place *= p.demand_rural_factor
    bound = 0.0
    for k in range(8):
        base = p.demand_rate[k] * place * (1.0 + p.demand_upgrading * HIGHER[k] * c.met)
        needs = 0.0
        for g in range(5):
            rate = base * p.demand_relative_need[k, g]
            needs += c.by_group[g] * rate
            ratio = rate / run.proposal_rate[k]
            c.need_ratio[k, g] = ratio
            bound = max(bound, ratio)
        hours = needs * p.demand_effort[k] * run.dt / 52.0
        c.cover[k] = 0.0
        if hours > 0.0:
            c.cover[k] = min(p.demand_cover_max, p.demand_programme * c.knowledge * c.task_done[k] / hours)
    return bound


@compiled
def demand(s, i, t):
    """Needs of community `i` in step `t`: covered, raised as matters at its desk, or left unheard."""
    c, run = s.communities[i], s.run[0]
    c.demand_hours = 0.0
    bound = set_need_rates(s, i, t)
    total = 0.0
    for k in range(8):
        total += run.proposal_rate[k]
    if bound <= 0.0 or total <= 0.0:
        return
    spacing = 52.0 / (256.0 * total * run.dt)
    for block in range(c.blocks):
        mark = 0.0
        draw = 0
        while True:
            w0, w1, w2, w3 = streams.words(run.seed, streams.NEED, c.code, block, t, draw)
            mark -= math.log(streams.unit(w0)) * spacing
            if mark > bound:
                break
            place = 256 * block + np.int64(w1 >> np.uint64(24))
            if place < c.residents:
                kind = kind_of(np.float64(w1 & np.uint64(0xFFFFFF)) / 16777216.0, run.proposal)
                group = s.residents[c.first_resident + place].group
                if mark < c.need_ratio[kind, group]:
                    need_arises(s, i, place, kind, group, block, draw, streams.unit(w2), streams.unit(w3), t)
            draw += 1


@inlined
def kind_of(u, cumulative):
    """The kind of a proposed need."""
    for k in range(7):
        if u < cumulative[k]:
            return k
    return 7


@inlined
def need_arises(s, i, place, kind, group, block, draw, u_cover, u_voice, t):
    """One need: covered by a programme, raised, or kept silent."""
    c, p, run = s.communities[i], s.p[0], s.run[0]
    week = s.weekly[c.township, np.int64((t + 0.5) * run.dt)]
    total = s.totals[i]
    cohort = run.observe_from <= t < run.cohort_to
    week.arising[kind, group] += 1.0
    if cohort:
        total.arising[kind, group] += 1.0
    if u_cover < c.cover[kind]:
        week.met[kind, group] += 1.0
        week.covered += 1.0
        if cohort:
            total.met[kind, group] += 1.0
        if run.observe_from <= t < run.observe_to:
            total.covered += 1.0
        return
    resident = c.first_resident + place
    trust = response.trust_now(s, i, resident, t)
    reach = 1.0
    if s.residents[resident].flags & FLOATING:
        reach = p.demand_floating_reach + (1.0 - p.demand_floating_reach) * c.contact
    voice = reach * (p.demand_voice + p.demand_induced * (trust - 0.5))
    if u_voice < min(0.98, max(0.02, voice)):
        week.raised[kind, group] += 1.0
        if cohort:
            total.raised[kind, group] += 1.0
        raise_matter(s, i, resident, kind, group, block, draw, trust, t)
    else:
        response.handled(s, i, resident, p.demand_unheard_value, p.demand_unheard_weight, t)


@inlined
def patience(u, kind, p, dt):
    """Steps until the resident gives up; -1 never."""
    if p.service_patience_form == 2:
        return -1
    if p.service_patience_form == 1:
        return np.int64(p.service_deadline[kind] / dt)
    return np.int64(min(p.service_patience[kind] * -math.log(u), p.service_patience_max) / dt)


@inlined
def raise_matter(s, i, resident, kind, group, block, draw, trust, t):
    """A resident raises a matter: it joins its bucket at the community's desk."""
    c, p, run = s.communities[i], s.p[0], s.run[0]
    w0, w1, w2, w3 = streams.words(run.seed, streams.MATTER, c.code, block, t, draw)
    saved = p.demand_practice_gain * (1.0 - math.exp(-c.practice))
    spread = (-math.log(streams.unit(w0))) ** p.demand_effort_spread / run.effort_scale
    effort = np.float32(p.demand_effort[kind] * spread * (1.0 - saved))
    upper = np.float64(w1 >> np.uint64(16)) / 65536.0 < p.demand_upper_share[kind]
    emergency = np.float64(w1 & np.uint64(0xFFFF)) / 65536.0 < p.demand_emergency_share[kind]
    hotline = p.demand_hotline_share * (1.0 + p.demand_hotline_distrust * (0.5 - trust))
    hotline = min(1.0, max(0.0, hotline))
    if not s.residents[resident].flags & DIGITAL:
        hotline *= p.demand_hotline_offline
    by_hotline = streams.unit(w3) < hotline
    bucket = (emergency * 2 + by_hotline) * 8 + kind
    long = effort > p.service_long_hours
    index = pool.take(s, c.township)
    x = s.matters[index]
    x.community = i
    x.resident = resident
    x.raised = t
    lasts = patience(streams.unit(w2), kind, p, run.dt)
    x.leaves = t + lasts if lasts >= 0 else -1
    x.kind = kind
    x.group = group
    x.bucket = bucket * 2 + long
    x.flags = 0
    x.beyond = np.float32(0.0)
    x.effort = effort
    if upper:
        x.beyond = effort
        x.effort = np.float32(p.service_intake_hours)
    pool.join_desk(s, i, index)
    pool.note_fresh(s, c.township, index)
    c.demand_hours += np.float64(x.effort)
    c.seen[kind] += 1.0
    if upper:
        c.seen_up += 1.0
    if by_hotline:
        c.imposed_trace += p.agenda_reply_hours
        s.weekly[c.township, np.int64((t + 0.5) * run.dt)].hotline += 1.0
        if run.observe_from <= t < run.observe_to:
            s.totals[i].hotline += 1.0
