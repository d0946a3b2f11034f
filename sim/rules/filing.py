"""Filing: a matter joins its community's desk, and it is settled whose business it is."""

import numpy as np

from sim import streams
from sim.agents import matter as m
from sim.agents.names import KINDS
from sim.compiled import compiled, inlined
from sim.rules import lanes, needs, pool

LIVELIHOOD = KINDS.index("livelihood")
UNLISTED = 0.5  # chance that what is on no list is sent back each time it arrives above


@inlined
def draw_of(x):
    """The draw index of decisions on a matter: its kind and when it was raised."""
    return m.DRAWS * np.int64(x.raised) + pool.kind_of(x)


@compiled
def route(s, i, place, kind, t):
    """Marks of a matter that must go up: whether it belongs to a department, whether it is on any list."""
    w0, w1, _, _ = streams.words(
        s.run[0].seed, streams.ROUTE, s.communities[i].code, place, t, m.DRAWS * t + kind
    )
    return marks_of(s, i, kind, w0, w1)


@inlined
def marks_of(s, i, kind, w0, w1):
    """The marks of a matter of this kind by its random words."""
    p, j = s.p[0], s.communities[i].township
    share = p.department_share[kind] * (1.0 - s.levers[i].one_level)
    share += (1.0 - share) * s.township_levers[j].over_calling
    belongs = (s.townships[j].department_staff[kind] > 0.0) & (streams.unit(w0) < share)
    unlisted = streams.unit(w1) < p.policy_duty_list_unlisted * s.levers[i].duty_list
    return m.BELONGS * np.int64(belongs) | m.UNLISTED * np.int64(unlisted)


@inlined
def route_all(s, i, raised, last_free, t):
    """Mark those of the matters just raised that must go up; the first lies in the last free place, the next
    in the one before it.
    """
    c, j = s.communities[i], s.communities[i].township
    arisen, chosen, beyonds, free = s.need[j], s.raised[j], s.beyond[j], s.free
    at, which, words = s.pair[j], s.which[j], s.offered[j]
    up = np.int64(0)
    for x in range(raised):
        need = arisen[np.int64(chosen[x])]
        draw = m.DRAWS * t + needs.cell_of(need) // m.WIDTH
        at[up] = (needs.place_of(need) << lanes.SLOT) | draw
        which[up] = np.uint32(x)
        up += np.int64(beyonds[x] > 0.0)
    lanes.draw(s, c, streams.ROUTE, at, 0, up, t, words)
    for w in range(up):
        index = np.int64(free[last_free - np.int64(which[w])])
        kind = pool.kind_of(s.matters[index])
        s.matters[index].marks = np.uint16(marks_of(s, i, kind, lanes.lower(words[w]), lanes.upper(words[w])))


@inlined
def intake_hours(s, i):
    """Effective hours of taking in a matter that must go up."""
    p = s.p[0]
    hours = p.service_intake_hours * s.communities[i].intake_factor
    return np.float32(hours * (1.0 + p.policy_one_window_queue * s.levers[i].window))


@compiled
def enter(s, i, resident, kind, group, effort, upper, bucket, patience, marks, t):
    """A matter of a resident joins the desk of community `i`: `effort` h in 32 bits, `bucket` without its
    class of length, `patience` the random word behind it.
    """
    c, p = s.communities[i], s.p[0]
    index = pool.take(s, c.township)
    x = s.matters[index]
    x.community = i
    x.resident = resident
    x.raised = t
    x.patience = np.uint16(np.int64(patience) >> 16)
    x.group = group
    x.bucket = bucket * 2 + (effort > p.service_long_hours)
    x.marks = marks
    x.beyond = np.float32(0.0)
    x.effort = effort
    if upper:
        above = 1.0 + p.policy_flat_agencies_generalist * s.levers[i].merged
        x.beyond = np.float32(np.float64(effort) * above)
        x.effort = intake_hours(s, i)
        x.marks |= np.uint16(route(s, i, resident - c.first_resident, kind, t))
    pool.join_desk(s, i, index)
    pool.note_fresh(s, c.township, index)
    c.demand_hours += np.float64(x.effort)


@compiled
def note_trip(s, i, trips, hours, t):
    """A resident of community `i` goes somewhere for a matter: `trips` of `hours` each."""
    if trips <= 0.0:
        return
    run = s.run[0]
    week = s.weekly[s.communities[i].township, np.int64((t + 0.5) * run.dt)]
    week.trips += trips
    week.trip_hours += trips * hours
    if run.observe_from <= t < run.observe_to:
        s.totals[i].trips += trips
        s.totals[i].trip_hours += trips * hours


@inlined
def in_person(x):
    """1 if its resident goes about the matter in person, 0 if it came by hotline or was found by others."""
    return 0.0 if (x.bucket >> m.HOTLINE_BIT) & 1 or x.marks & m.LATENT else 1.0
