"""Demand: needs arise as thinned Poisson events, and residents raise them, at the door or by hotline.

The cost follows the events, not the residents. A block of 256 resident places proposes needs at a fixed
rate, each with a mark; it is a need if its mark is below the rate of need there. More need only adds to
those below it, further layers of marks are drawn when rates exceed the proposal rate, arms share every
proposal, and another resident takes nobody's draw.
"""

import math

import numpy as np

from sim import streams
from sim.agents.resident import DIGITAL, FLOATING
from sim.compiled import compiled, inlined
from sim.rules import pool, response

BATCH = 64  # most proposals drawn at once
LAYER = 4096  # draw indices kept for each layer of rates
LAYERS = 4096  # layers that fit the address; no parameter in its range comes near
NOBODY = 5  # the group of a place where no resident lives, and so no need arises
HIGHER = (0.0, 0.0, 1.0, 0.0, 0.0, 1.0, 0.0, 1.0)  # needs that upgrade: environment, rights, jobs


@compiled
def set_need_rates(s, i, t):
    """Rates of need in community `i`, relative to the proposal rates, and cover by programmes; returns the
    largest ratio.
    """
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
    mean = 256.0 * total * run.dt / 52.0
    none = math.exp(-mean)
    found = 0
    for block in range(c.blocks):
        layer = 0
        while layer < bound and layer < LAYERS:
            u = streams.uniform(run.seed, streams.PROPOSALS, c.code, block, t, layer)
            proposed = streams.poisson_given(u, mean, none)
            for first in range(0, proposed, BATCH):
                count = min(BATCH, proposed - first)
                draw_batch(s, c, block, t, LAYER * layer + first, count)
                found = sift_batch(s, c, block, LAYER * layer + first, count, layer, found)
                if found > BATCH:
                    meet(s, i, found, t)
                    found = 0
            layer += 1
    meet(s, i, found, t)


@compiled
def meet(s, i, found, t):
    """What becomes of the `found` needs written down so far.

    Their residents are touched first, so that memory brings them all at once and not one by one.
    """
    j = s.communities[i].township
    touched = 0
    for n in range(found):
        touched += s.residents[s.needs[j, n].resident].traits
    s.needs[j, 0].touched = touched
    for n in range(found):
        need_arises(s, i, s.needs[j, n], t)


@inlined
def draw_batch(s, c, block, t, first, count):
    """The words of `count` proposals at once, and the groups of the residents they fall on.

    Side by side, because the processor draws them in lanes, and waits for memory only once. The address is
    that of `streams.words` for stream NEED, written out so that the loop has nothing else in it.
    """
    words, groups = s.words[c.township], s.fallen_on[c.township]
    code, seed = np.uint64(c.code), s.run[0].seed
    low, shift = np.uint64(0xFFFFFFFF), np.uint64(32)
    word_0 = code & low
    word_1 = (((code >> shift) << np.uint64(24)) | np.uint64(block)) & low
    word_2 = np.uint64(t) & low
    word_3 = (np.uint64(streams.NEED) << np.uint64(24)) + np.uint64(first)
    for n in range(count):
        w0, w1, w2, w3 = streams.philox4x32(
            word_0, word_1, word_2, (word_3 + np.uint64(n)) & low, seed & low, seed >> shift
        )
        words[n] = w0
        words[BATCH + n] = w1
        words[2 * BATCH + n] = w2
        words[3 * BATCH + n] = w3
    for n in range(count):
        place = 256 * block + np.int64(words[BATCH + n] >> np.uint64(24))
        groups[n] = s.groups[c.first_resident + place] if place < c.residents else NOBODY


@inlined
def sift_batch(s, c, block, first, count, layer, found):
    """Add those of a batch's `count` proposals that are needs to the `found` so far; returns the sum.


    Every proposal is written down, the next over it unless it is a need: the processor cannot guess which
    are.
    """
    words, groups = s.words[c.township], s.fallen_on[c.township]
    for n in range(count):
        word = words[BATCH + n]
        kind = kind_of(np.float64(word & np.uint64(0xFFFFFF)) / 16777216.0, s.run[0].proposal)
        need = s.needs[c.township, found]
        need.resident = c.first_resident + 256 * block + np.int64(word >> np.uint64(24))
        need.kind = kind
        need.group = groups[n]
        need.block = block
        need.draw = first + n
        need.covered = streams.unit(words[2 * BATCH + n]) < c.cover[kind]
        need.voice = streams.unit(words[3 * BATCH + n])
        found += layer + streams.unit(words[n]) < c.need_ratio[kind, groups[n]]
    return found


@inlined
def kind_of(u, cumulative):
    """The kind of a proposed need: how many of the cumulative shares `u` has passed."""
    kind = 0
    for k in range(7):
        kind += u >= cumulative[k]
    return kind


@inlined
def need_arises(s, i, need, t):
    """One need: covered by a programme, raised, or kept silent."""
    c, p, run = s.communities[i], s.p[0], s.run[0]
    kind, group, resident = need.kind, need.group, need.resident
    week = s.weekly[c.township, np.int64((t + 0.5) * run.dt)]
    total = s.totals[i]
    cohort = run.observe_from <= t < run.cohort_to
    week.arising[kind, group] += 1.0
    if cohort:
        total.arising[kind, group] += 1.0
    if need.covered:
        week.met[kind, group] += 1.0
        week.covered += 1.0
        if cohort:
            total.met[kind, group] += 1.0
        if run.observe_from <= t < run.observe_to:
            total.covered += 1.0
        return
    trust = response.trust_now(s, i, resident, t)
    reach = 1.0
    if s.residents[resident].traits & FLOATING:
        reach = p.demand_floating_reach + (1.0 - p.demand_floating_reach) * c.contact
    voice = reach * (p.demand_voice + p.demand_induced * (trust - 0.5))
    if need.voice < min(0.98, max(0.02, voice)):
        week.raised[kind, group] += 1.0
        if cohort:
            total.raised[kind, group] += 1.0
        raise_matter(s, i, need, trust, t)
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
def raise_matter(s, i, need, trust, t):
    """A resident raises a matter: it joins its bucket at the community's desk."""
    c, p, run = s.communities[i], s.p[0], s.run[0]
    kind, resident = need.kind, need.resident
    w0, w1, w2, w3 = streams.words(run.seed, streams.MATTER, c.code, need.block, t, need.draw)
    effort = np.float32(p.demand_effort[kind] * work_factor(streams.unit(w0), p, run) * c.work_saved)
    upper = np.float64(w1 >> np.uint64(16)) / 65536.0 < p.demand_upper_share[kind]
    emergency = np.float64(w1 & np.uint64(0xFFFF)) / 65536.0 < p.demand_emergency_share[kind]
    hotline = p.demand_hotline_share * (1.0 + p.demand_hotline_distrust * (0.5 - trust))
    hotline = min(1.0, max(0.0, hotline))
    if not s.residents[resident].traits & DIGITAL:
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
    x.group = need.group
    x.bucket = bucket * 2 + long
    x.marks = 0
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
