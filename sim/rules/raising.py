"""Raising: what becomes of the needs that arise. Programmes cover some, residents raise others, at the door
or by hotline, and keep silent about the rest.

The needs of a square of blocks are decided on together, with the trust residents had before any of them.
"""

import math

import numpy as np

from sim import streams
from sim.agents.matter import EMERGENCY, EMERGENCY_BIT, HOTLINE, HOTLINE_BIT, WIDTH
from sim.agents.names import KIND_COUNT
from sim.agents.resident import DIGITAL, FLOATING, STEP
from sim.compiled import compiled, inlined
from sim.rules import filing, lanes, needs, pool, response, settlement

COVERED, UNHEARD, RAISED = 0, 1, 2  # what becomes of a need, as `fates` counts it
INDUCED = 0  # form of demand in which trust invites it; without that it is 1
CELLS = WIDTH * KIND_COUNT  # kinds times groups, nobody among them
QUANTILES = 1024  # of effort that are tabled
EXACT = 8  # of them at either end, too far apart to go straight between them


@compiled
def meet(s, i, found, t):
    """What becomes of the `found` needs written down; `s.words` holds their random words."""
    look_up(s, i, found)
    raised, unheard = decide(s, i, found, t)
    c, p, j = s.communities[i], s.p[0], s.communities[i].township
    value, weight = p.demand_unheard_value, p.demand_unheard_weight
    for n in range(unheard):
        resident = c.first_resident + needs.place_of(s.need[j, np.int64(s.unheard[j, n])])
        response.handled(s, i, resident, value, weight, t)
    raise_matters(s, i, raised, t)


@inlined
def either(flag, this, that):
    """`this` if `flag` (0 or 1) else `that`, without a branch that the processor would have to guess."""
    return flag * this + (1 - flag) * that


@inlined
def look_up(s, i, found):
    """Fetch who has these needs: memory brings all of them at once, if nothing else is done meanwhile."""
    c, p, j = s.communities[i], s.p[0], s.communities[i].township
    residents, first, arisen = s.residents, c.first_resident, s.need[j]
    trusts, reaches, contacts = s.trust[j], s.reach[j], s.contact[j]
    silent = (1.0 - p.demand_floating_reach) * (1.0 - s.levers[i].reach)
    far = 1.0 - silent * (1.0 - c.contact)
    for n in range(found):
        r = residents[first + needs.place_of(arisen[n])]
        trusts[n] = r.trust * STEP
        contacts[n] = r.contact
        reaches[n] = either(np.float64((r.traits & FLOATING) != 0), far, 1.0)


@inlined
def decide(s, i, found, t):
    """Sort needs into covered, unheard and raised; returns how many are raised and how many unheard."""
    c, p, j = s.communities[i], s.p[0], s.communities[i].township
    words, past, arisen, fates = s.words[j], s.which.shape[1], s.need[j], s.fates[j]
    trusts, reaches, contacts = s.trust[j], s.reach[j], s.contact[j]
    for_raised, for_unheard = s.raised[j], s.unheard[j]
    scale, shift = s.trust_scale[i], s.trust_shift[i]
    scale_now, shift_now, voice = scale[t], shift[t], p.demand_voice
    induced = p.demand_induced if p.demand_induced_form == INDUCED else 0.0
    raised = np.int64(0)
    unheard = np.int64(0)
    for n in range(found):
        contact, word = np.int64(contacts[n]), lanes.upper(words[past + n])
        trust = response.trust_of(trusts[n], contact, scale, shift, scale_now, shift_now)
        chance = min(0.98, max(0.02, reaches[n] * (voice + induced * (trust - 0.5))))
        trusts[n] = trust
        contacts[n] = np.uint32(streams.upper_half(word) < chance)
    for n in range(found):
        cell, heard = needs.cell_of(arisen[n]), np.int64(contacts[n])
        word = lanes.upper(words[past + n])
        open_to_all = np.int64(streams.lower_half(word) >= c.cover[cell // WIDTH])  # no programme covers it
        for_raised[raised] = n
        for_unheard[unheard] = n
        raised += open_to_all & heard
        unheard += open_to_all & ~heard
        fates[CELLS * (open_to_all + (open_to_all & heard)) + cell] += 1.0
    return raised, unheard


@inlined
def work_factor(word, quantiles, p, run):
    """Effort of a matter relative to the mean of its kind, a Weibull quantile: straight between tabled ones,
    exact in the tails.
    """
    cell = np.int64(word) >> 22
    if cell < EXACT or cell >= QUANTILES - EXACT:
        return (-math.log(streams.unit(word))) ** p.demand_effort_spread / run.effort_scale
    share = (np.float64(np.int64(word) & 0x3FFFFF) + 0.5) / 4194304.0
    return quantiles[cell] + (quantiles[cell + 1] - quantiles[cell]) * share


def effort_quantiles(spread):
    """The quantiles that `work_factor` goes between: Weibull, mean 1, at u = 0, 1/1024, ... 1."""
    u = np.arange(QUANTILES + 1) / QUANTILES
    u[0] = 0.5 / QUANTILES  # never used
    return (0.0 - np.log(u)) ** spread / math.gamma(1.0 + spread)


@inlined
def raise_matters(s, i, raised, t):
    """Residents raise matters: they join their buckets at the community's desk."""
    c, j = s.communities[i], s.communities[i].township
    town, desk, matters = s.townships[j], s.desks[i], s.matters
    free, fresh = s.free, s.fresh
    imagine(s, i, raised)
    raised = settlement.settle(s, i, raised, t)
    pool.reserve(s, j, raised)
    last_free, first_fresh = (
        town.pool_start + town.free_count + raised - 1,
        town.pool_start + town.fresh_count,
    )
    town.fresh_count += raised
    arisen, chosen, past, first = s.need[j], s.raised[j], s.which.shape[1], c.first_resident
    words, buckets, efforts, beyonds = s.words[j], s.bucket[j], s.effort[j], s.beyond[j]
    work = desk.work
    hours = 0.0
    for m in range(raised):
        n = np.int64(chosen[m])
        index = np.int64(free[last_free - m])
        x, need, bucket = matters[index], arisen[n], np.int64(buckets[m])
        cell = needs.cell_of(need)
        x.community = i
        x.resident = first + needs.place_of(need)
        x.raised = t
        x.patience = np.int64(lanes.lower(words[past + n])) >> 16
        x.effort = efforts[m]
        x.beyond = beyonds[m]
        x.group = cell % WIDTH
        x.bucket = bucket
        x.marks = 0
        pool.link(matters, desk, index, bucket)
        fresh[first_fresh + m] = index
        work += np.float64(efforts[m])
        hours += np.float64(efforts[m])
    desk.work = work
    c.demand_hours += hours
    filing.route_all(s, i, raised, last_free, t)
    count_channels(s, i, raised, t)


@inlined
def imagine(s, i, raised):
    """What the matters raised are like: class, effort here, effort beyond.

    One thing after another: the processor then works on several matters at once.
    """
    c, p, run, j = s.communities[i], s.p[0], s.run[0], s.communities[i].township
    words, past = s.words[j], s.which.shape[1]
    arisen, trusts, chosen = s.need[j], s.trust[j], s.raised[j]
    buckets, efforts, beyonds, hours = s.bucket[j], s.effort[j], s.beyond[j], s.hours[j]
    residents, quantiles, first = s.residents, s.quantiles, c.first_resident
    intake, long = filing.intake_hours(s, i), p.service_long_hours
    lever = s.levers[i]
    able, clumsy = 1.0 - lever.authority, p.policy_authority_sinking_clumsy * (1.0 - c.knowledge)
    odd = p.policy_rule_of_law_odd * lever.procedure
    above = 1.0 + p.policy_flat_agencies_generalist * lever.merged
    share, distrust, offline = p.demand_hotline_share, p.demand_hotline_distrust, p.demand_hotline_offline
    for m in range(raised):
        n = np.int64(chosen[m])
        kind, word = needs.cell_of(arisen[n]) // WIDTH, lanes.lower(words[n])
        hours[m] = p.demand_effort[kind] * work_factor(word, quantiles, p, run) * c.work_factor[kind]
    if clumsy > 0.0 and able < 1.0:
        for m in range(raised):
            n = np.int64(chosen[m])
            level = streams.upper_half(lanes.upper(words[n]))
            share_up = p.demand_upper_share[needs.cell_of(arisen[n]) // WIDTH]
            hours[m] *= 1.0 + clumsy * ((level < share_up) & (level >= share_up * able))
    if odd > 0.0:
        for m in range(raised):
            hours[m] *= 1.0 + odd * (hours[m] > long)
    for m in range(raised):
        n, effort = np.int64(chosen[m]), np.float32(hours[m])
        level = streams.upper_half(lanes.upper(words[n]))
        upper = np.float64(level < p.demand_upper_share[needs.cell_of(arisen[n]) // WIDTH] * able)
        efforts[m] = np.float32(either(upper, np.float64(intake), np.float64(effort)))
        beyonds[m] = np.float32(upper * (np.float64(effort) * above))
        buckets[m] = effort > long
    for m in range(raised):
        n = np.int64(chosen[m])
        kind = needs.cell_of(arisen[n]) // WIDTH
        urgent = p.demand_emergency_share[kind]
        urgent += (1.0 - urgent) * c.urgent[kind]
        emergency = np.int64(streams.lower_half(lanes.upper(words[n])) < urgent)
        calls = min(1.0, max(0.0, share * (1.0 + distrust * (0.5 - trusts[n]))))
        digital = np.float64((residents[first + needs.place_of(arisen[n])].traits & DIGITAL) != 0)
        word = lanes.lower(words[past + n])
        hotline = np.int64(streams.lower_half(word) < calls * either(digital, 1.0, offline))
        buckets[m] += np.uint32(EMERGENCY * emergency + HOTLINE * hotline + 2 * kind)


@inlined
def count_channels(s, i, raised, t):
    """Matters raised by hotline must be replied to, exempted ones filed; those that go up are remembered."""
    c, p, run, j = s.communities[i], s.p[0], s.run[0], s.communities[i].township
    buckets, beyonds = s.bucket[j], s.beyond[j]
    hotline = np.int64(0)
    up = 0
    emergencies = np.int64(0)
    exempted = np.int64(0)
    for m in range(raised):
        bucket = np.int64(buckets[m])
        hotline += (bucket >> HOTLINE_BIT) & 1
        up += beyonds[m] > 0.0
        emergencies += bucket >> EMERGENCY_BIT
        exempted += (bucket >> EMERGENCY_BIT) | (pool.kind_in(bucket) == filing.LIVELIHOOD)
    c.seen_up += up
    c.imposed_trace += hotline * p.agenda_reply_hours
    c.imposed_trace += exempted * p.policy_exemption_list_filing * s.levers[i].exempt
    filing.note_trip(s, i, np.float64(raised - hotline), p.casework_trip_hours, t)
    week = s.weekly[j, np.int64((t + 0.5) * run.dt)]
    week.hotline += hotline
    week.emergencies += emergencies
    if run.observe_from <= t < run.observe_to:
        s.totals[i].hotline += hotline
        s.totals[i].emergencies += emergencies


@compiled
def tally(s, i, t):
    """Enter what has become of community `i`'s needs of this step in the books."""
    c, run, desk = s.communities[i], s.run[0], s.desks[i]
    week, total, fates = s.weekly[c.township, np.int64((t + 0.5) * run.dt)], s.totals[i], s.fates[c.township]
    cohort = run.observe_from <= t < run.cohort_to
    covered = 0.0
    for k in range(KIND_COUNT):
        of_kind = 0.0
        for g in range(5):
            met = fates[COVERED * CELLS + WIDTH * k + g]
            raised = fates[RAISED * CELLS + WIDTH * k + g]
            arising = met + raised + fates[UNHEARD * CELLS + WIDTH * k + g]
            covered += met
            of_kind += raised
            week.arising[k, g] += arising
            week.met[k, g] += met
            week.raised[k, g] += raised
            if cohort:
                total.arising[k, g] += arising
                total.met[k, g] += met
                total.raised[k, g] += raised
        c.seen[k] += of_kind
        of_kind -= s.society[i].taken[k]
        desk.open_kind[k] += of_kind
        desk.open += of_kind
    week.covered += covered
    if run.observe_from <= t < run.observe_to:
        total.covered += covered
    for n in range(3 * CELLS):
        fates[n] = 0.0
