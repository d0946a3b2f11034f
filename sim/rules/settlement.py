"""Settlement: a small matter is first offered to society, and reaches the desk only if nobody takes it.

Neighbours settle it (Fengqiao), committee, owners and property take or pass it on (the troika), volunteers do
what they can, social organisations what they have hours for. Emergencies, matters that need a higher level,
and hotline calls, which must be answered, go to the desk at once.
"""

import numpy as np

from sim import streams
from sim.agents.matter import BUCKETS, HOTLINE, WIDTH
from sim.agents.names import GROUPS, KINDS
from sim.agents.resident import FLOATING
from sim.compiled import compiled, inlined
from sim.rules import lanes, needs, response

NOBODY, NEIGHBOURS, PROPERTY, VOLUNTEERS, ORGANISATIONS, LOST_OUT, BOUNCED = range(7)
ENVIRONMENT, SPECIAL = KINDS.index("environment"), GROUPS.index("special")
GONE = BUCKETS  # no bucket: taken by society
CELL_PLACES = 10  # bits of a resident's place below the number of the grid cell


@compiled
def settle(s, i, raised, t):
    """Offer the small ones of the matters just raised to society; returns how many are left for the desk.

    Those left move up in the lists. Residents take what came of the others once all are decided on.
    """
    c, p, j = s.communities[i], s.p[0], s.communities[i].township
    chosen, buckets, efforts, small = s.raised[j], s.bucket[j], s.effort[j], s.which[j]
    arisen, gone = s.need[j], s.unheard[j]
    first = raised  # of those that are gone; there may be none
    settled = 0
    offers = screen(s, i, sift(s, i, raised), t)
    for a in range(offers):
        m = np.int64(small[a])
        n, effort = np.int64(chosen[m]), np.float64(efforts[m])
        who = offer(s, i, arisen[n], effort, np.int64(s.pair[j, a]))
        if who == NOBODY:
            continue
        note(s, i, needs.cell_of(arisen[n]), effort, who, t)
        if who == BOUNCED:
            efforts[m] = np.float32(effort + p.organisations_bounce_hours)
            buckets[m] = 2 * (np.int64(buckets[m]) >> 1) + np.int64(efforts[m] > p.service_long_hours)
        else:
            if settled == 0:
                first = m
            gone[settled] = 2 * n + (who == LOST_OUT)
            settled += 1
            buckets[m] = GONE
    for a in range(settled):
        n = np.int64(gone[a])
        value = p.response_value_dropped if n & 1 else p.society_value_settled
        response.handled(s, i, c.first_resident + needs.place_of(arisen[n >> 1]), value, 1.0, t)
    return move_up(s, j, first, raised)


@inlined
def move_up(s, j, first, raised):
    """Matters after the `first` that is gone move up; returns how many are left. Each is written down, the
    next over it if it is gone.
    """
    chosen, buckets, efforts, beyonds = s.raised[j], s.bucket[j], s.effort[j], s.beyond[j]
    left = first
    for m in range(first, raised):
        bucket = np.int64(buckets[m])
        chosen[left], buckets[left], efforts[left], beyonds[left] = chosen[m], bucket, efforts[m], beyonds[m]
        left += np.int64(bucket != GONE)
    return left


@inlined
def sift(s, i, raised):
    """Write down which of the matters just raised are small, and where their random words are; returns their
    number.
    """
    p, j = s.p[0], s.communities[i].township
    chosen, buckets, efforts, beyonds = s.raised[j], s.bucket[j], s.effort[j], s.beyond[j]
    arisen, offered, small = s.need[j], s.pair[j], s.which[j]
    most = p.society_settle_hours
    found = np.int64(0)
    for m in range(raised):
        offered[found] = arisen[np.int64(chosen[m])]
        small[found] = np.uint32(m)
        found += (np.int64(buckets[m]) < HOTLINE) & (beyonds[m] <= 0.0) & (efforts[m] <= most)
    return found


@inlined
def screen(s, i, offers, t):
    """Keep those of the small matters that somebody may take with the hours there are now, and where their
    random words are; returns their number.

    Most are taken by nobody, and the processor cannot guess which.
    """
    c, soc, p, j = s.communities[i], s.society[i], s.p[0], s.communities[i].township
    words, past, small, offered, efforts = s.offered[j], s.which.shape[1], s.which[j], s.pair[j], s.effort[j]
    lanes.draw(s, c, streams.SETTLEMENT, offered, needs.BLOCK_BITS, offers, t, words)
    share = p.organisations_property_share * (c.urban == 1)
    known, advantage = p.organisations_known, p.organisations_advantage
    found = np.int64(0)
    for a in range(offers):
        m, need, w01, w23 = np.int64(small[a]), offered[a], words[a], words[past + a]
        kind, effort = needs.cell_of(need) // WIDTH, np.float64(efforts[m])
        settles = s.cells[soc.first_cell + (needs.place_of(need) >> CELL_PLACES)].settles
        taken = streams.unit(lanes.lower(w01)) < p.society_settle[kind] * settles
        taken |= (kind == ENVIRONMENT) & (streams.unit(lanes.upper(w01)) < share)
        taken |= (streams.unit(lanes.lower(w23)) < soc.suited[kind]) & (soc.volunteer_left >= effort)
        hours = effort / advantage
        taken |= (streams.unit(lanes.upper(w23)) < known) & (soc.organisation_left[kind] >= hours)
        small[found] = np.uint32(m)
        offered[found] = a
        found += taken
    return found


@inlined
def offer(s, i, need, effort, after):
    """Who takes a small matter of community `i`, made of this need; their hours left shrink. Its random words
    are the `after`-th.
    """
    c, soc, p = s.communities[i], s.society[i], s.p[0]
    place, cell = needs.place_of(need), needs.cell_of(need)
    kind, group = cell // WIDTH, cell % WIDTH
    w01, w23 = s.offered[c.township, after], s.offered[c.township, s.which.shape[1] + after]
    u0, u1 = streams.unit(lanes.lower(w01)), streams.unit(lanes.upper(w01))
    u2, u3 = streams.unit(lanes.lower(w23)), streams.unit(lanes.upper(w23))
    neighbours = s.cells[soc.first_cell + (place >> CELL_PLACES)]
    if u0 < p.society_settle[kind] * neighbours.settles:
        weak = group == SPECIAL or s.residents[c.first_resident + place].traits & FLOATING
        if weak and u1 < p.society_weak_loss * s.levers[i].pressed:
            return LOST_OUT
        return NEIGHBOURS
    if kind == ENVIRONMENT and c.urban == 1 and u1 < p.organisations_property_share:
        return ask_troika(s, i, u2, effort)
    if u2 < soc.suited[kind] and soc.volunteer_left >= effort:
        soc.volunteer_left -= effort
        return VOLUNTEERS
    hours = effort / p.organisations_advantage
    if u3 < p.organisations_known and soc.organisation_left[kind] >= hours:
        soc.organisation_left[kind] -= hours
        return ORGANISATIONS
    return NOBODY


@inlined
def ask_troika(s, i, u, effort):
    """A matter of committee, owners and property: taken where responsibility is clear and hours are left,
    passed on where it is blurred.
    """
    company = s.companies[i]
    if u >= s.owners[i].clarity:
        return BOUNCED
    if company.left < effort:
        return NOBODY
    company.left -= effort
    s.communities[i].imposed_trace += s.p[0].organisations_dispatch_hours * s.levers[i].dispatch
    return PROPERTY


@compiled
def note(s, i, cell, effort, who, t):
    """Count a matter of a kind and group (`cell`) that society took, or passed on."""
    c, run = s.communities[i], s.run[0]
    kind, group = cell // WIDTH, cell % WIDTH
    if who != BOUNCED:
        s.society[i].taken[kind] += 1.0
    add(s.weekly[c.township, np.int64((t + 0.5) * run.dt)], kind, group, effort, who, True)
    if run.observe_from <= t < run.observe_to:
        add(s.totals[i], kind, group, effort, who, t < run.cohort_to)


@compiled
def add(tally, kind, group, effort, who, judged):
    """Add it to a tally; needs too young to be judged do not count as met."""
    if who == BOUNCED:
        tally.bounced += 1.0
        return
    tally.settled[kind] += 1.0
    tally.settled_hours += effort
    if who == LOST_OUT:
        tally.settled_by[0] += 1.0
        tally.lost_out[kind] += 1.0
        return
    tally.settled_by[who - 1] += 1.0
    if judged:
        tally.met[kind, group] += 1.0
