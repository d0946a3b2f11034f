"""Settlement: a small matter is first offered to society, and reaches the desk only if nobody takes it.

Neighbours settle it (Fengqiao), committee, owners and property take or pass it on (the troika), volunteers do
what they can, social organisations what they have hours for. Emergencies, matters that need a higher level,
and hotline calls, which must be answered, go to the desk at once.
"""

import numpy as np

from sim import streams
from sim.agents.matter import HOTLINE, WIDTH
from sim.agents.names import GROUPS, KINDS
from sim.agents.resident import FLOATING
from sim.compiled import compiled, inlined
from sim.rules import response

NOBODY, NEIGHBOURS, PROPERTY, VOLUNTEERS, ORGANISATIONS, LOST_OUT, BOUNCED = range(7)
ENVIRONMENT, SPECIAL = KINDS.index("environment"), GROUPS.index("special")
CELL_PLACES = 10  # bits of a resident's place below the number of the grid cell


@compiled
def settle(s, i, raised, t):
    """Offer the small ones of the matters just raised to society; returns how many are left for the desk.

    Those left move up in the lists. Residents take what came of the others once all are decided on.
    """
    c, p, j = s.communities[i], s.p[0], s.communities[i].township
    chosen, buckets, efforts, beyonds, cells = s.raised[j], s.bucket[j], s.effort[j], s.beyond[j], s.cell[j]
    gone, places = s.unheard[j], s.place[j]
    left = 0
    settled = 0
    for m in range(raised):
        n, bucket, effort = np.int64(chosen[m]), np.int64(buckets[m]), efforts[m]
        who = NOBODY
        if bucket < HOTLINE and beyonds[m] <= 0.0 and effort <= p.society_settle_hours:
            who = offer(s, i, n, np.float64(effort), t)
            if who != NOBODY:
                note(s, i, np.int64(cells[n]), np.float64(effort), who, t)
            if who == BOUNCED:
                effort = np.float32(np.float64(effort) + p.organisations_bounce_hours)
                bucket = 2 * (bucket >> 1) + np.int64(effort > p.service_long_hours)
        if who in (NOBODY, BOUNCED):
            chosen[left], buckets[left], efforts[left], beyonds[left] = n, bucket, effort, beyonds[m]
            left += 1
        else:
            gone[settled] = 2 * n + (who == LOST_OUT)
            settled += 1
    for m in range(settled):
        n = np.int64(gone[m])
        value = p.response_value_dropped if n & 1 else p.society_value_settled
        response.handled(s, i, c.first_resident + np.int64(places[n >> 1]), value, 1.0, t)
    return left


@inlined
def offer(s, i, n, effort, t):
    """Who takes a small matter of community `i`, the `n`-th need written down; their hours left shrink."""
    c, soc, p, run = s.communities[i], s.society[i], s.p[0], s.run[0]
    place, cell = np.int64(s.place[c.township, n]), np.int64(s.cell[c.township, n])
    kind, group = cell // WIDTH, cell % WIDTH
    draw = np.int64(s.draw[c.township, n])
    w0, w1, w2, w3 = streams.words(run.seed, streams.SETTLEMENT, c.code, place >> 8, t, draw)
    neighbours = s.cells[soc.first_cell + (place >> CELL_PLACES)]
    if streams.unit(w0) < p.society_settle[kind] * neighbours.settles:
        weak = group == SPECIAL or s.residents[c.first_resident + place].traits & FLOATING
        if weak and streams.unit(w1) < p.society_weak_loss * s.levers[i].pressed:
            return LOST_OUT
        return NEIGHBOURS
    if kind == ENVIRONMENT and c.urban == 1 and streams.unit(w1) < p.organisations_property_share:
        return ask_troika(s, i, streams.unit(w2), effort)
    if streams.unit(w2) < soc.suited[kind] and soc.volunteer_left >= effort:
        soc.volunteer_left -= effort
        return VOLUNTEERS
    hours = effort / p.organisations_advantage
    if streams.unit(w3) < p.organisations_known and soc.organisation_left[kind] >= hours:
        soc.organisation_left[kind] -= hours
        return ORGANISATIONS
    return NOBODY


@inlined
def ask_troika(s, i, u, effort):
    """A matter of committee, owners and property: taken where responsibility is clear and hours are left,
    passed on where it is blurred.
    """
    soc, p, lever = s.society[i], s.p[0], s.levers[i]
    if u >= 1.0 - (1.0 - p.organisations_clarity) * (1.0 - lever.clarity):
        return BOUNCED
    if soc.property_left < effort:
        return NOBODY
    soc.property_left -= effort
    s.communities[i].imposed_trace += p.organisations_dispatch_hours * lever.dispatch
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
