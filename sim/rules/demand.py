"""Demand: needs arise as thinned Poisson events, and residents raise them, at the door or by hotline.

The cost follows the events, not the residents. A block of 256 resident places proposes needs along an axis of rates: more
need only adds proposals further along it, arms share every proposal, and another resident takes nobody's draw.
"""

import math

import numpy as np

from sim import streams
from sim.agents.resident import DIGITAL, FLOATING
from sim.compiled import compiled, inlined
from sim.rules import pool, response

BATCH = 8  # proposals drawn at once
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
    c.work_saved = 1.0 - s.p[0].demand_practice_gain * (1.0 - math.exp(-c.practice))
    total = 0.0
    for k in range(8):
        total += run.proposal_rate[k]
    if bound <= 0.0 or total <= 0.0:
        return
    spacing = 52.0 / (256.0 * total * run.dt)
    batch = s.words[c.township]
    for block in range(c.blocks):
        mark = 0.0
        draw = 0
        while mark <= bound:
            draw_batch(batch, run.seed, c.code, block, t, draw)
            for n in range(0, 4 * BATCH, 4):
                mark -= math.log(streams.unit(batch[n])) * spacing
                if mark > bound:
                    break
                place = 256 * block + np.int64(batch[n + 1] >> np.uint64(24))
                if place < c.residents:
                    kind = kind_of(np.float64(batch[n + 1] & np.uint64(0xFFFFFF)) / 16777216.0, run.proposal)
                    group = s.residents[c.first_resident + place].group
                    if mark < c.need_ratio[kind, group]:
                        covered = streams.unit(batch[n + 2]) < c.cover[kind]
                        voice = streams.unit(batch[n + 3])
                        need_arises(s, i, place, kind, group, block, draw + n // 4, covered, voice, t)
            draw += BATCH


@inlined
def draw_batch(batch, seed, code, block, t, first):
    """The words of several proposals at once: the processor works on independent draws side by side."""
    for n in range(BATCH):
        w0, w1, w2, w3 = streams.words(seed, streams.NEED, code, block, t, first + n)
        batch[4 * n] = w0
        batch[4 * n + 1] = w1
        batch[4 * n + 2] = w2
        batch[4 * n + 3] = w3


@inlined
def kind_of(u, cumulative):
    """The kind of a proposed need."""
    for k in range(7):
        if u < cumulative[k]:
            return k
    return 7


@inlined
def need_arises(s, i, place, kind, group, block, draw, covered, u_voice, t):
    """One need: covered by a programme, raised, or kept silent."""
    c, p, run = s.communities[i], s.p[0], s.run[0]
    week = s.weekly[c.township, np.int64((t + 0.5) * run.dt)]
    total = s.totals[i]
    cohort = run.observe_from <= t < run.cohort_to
    week.arising[kind, group] += 1.0
    if cohort:
        total.arising[kind, group] += 1.0
    if covered:
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
def work_factor(u, p, run):
    """Effort of a matter relative to the mean of its kind: Weibull, with mean 1."""
    drawn = -math.log(u)
    if p.demand_effort_spread != 1.0:
        drawn = drawn**p.demand_effort_spread
    return drawn / run.effort_scale


@inlined
def raise_matter(s, i, resident, kind, group, block, draw, trust, t):
    """A resident raises a matter: it joins its bucket at the community's desk."""
    c, p, run = s.communities[i], s.p[0], s.run[0]
    w0, w1, w2, w3 = streams.words(run.seed, streams.MATTER, c.code, block, t, draw)
    effort = np.float32(p.demand_effort[kind] * work_factor(streams.unit(w0), p, run) * c.work_saved)
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
    x.patience = np.uint32(w2)  # becomes a step if the matter outlives this one
    x.leaves = -1
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
