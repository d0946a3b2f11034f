"""False closure: what is due is closed on paper, until its resident notices (LiLiu2025)."""

import math

import numpy as np

from sim import streams
from sim.agents import matter as m
from sim.agents.names import CLOSING
from sim.compiled import compiled, inlined
from sim.rules import filing, pool, response


@inlined
def exempted(x, lever):
    """How far a matter has left sanction: emergencies and livelihood work may."""
    return lever.exempt if x.bucket >> m.EMERGENCY_BIT or pool.kind_of(x) == filing.LIVELIHOOD else 0.0


@inlined
def found_chance(s, x):
    """Chance that an audit finds a false closure of this matter."""
    p, lever = s.p[0], s.levers[x.community]
    chance = min(1.0, max(0.0, p.assessment_audit_polish + lever.audit_polish))
    return chance * (1.0 - exempted(x, lever))


@inlined
def deadline_of_called(s, j, kind):
    """Weeks after which a matter is overdue for departments that township `j` may call in."""
    p, usual = s.p[0], s.p[0].service_deadline[kind]
    return usual - s.township_levers[j].answering * max(0.0, usual - p.policy_call_in_deadline)


@inlined
def due(s, raised, deadline, t):
    """Whether a matter is old enough to be closed falsely: raised before, and overdue after this step."""
    return raised < t and (t + 1 - raised) * s.run[0].dt > deadline


@compiled
def tempts(s, index, pressure, t):
    """Whether a matter that is due is closed falsely."""
    x, p = s.matters[index], s.p[0]
    fear = p.casework_false_fear * p.assessment_sanction * found_chance(s, x)
    chance = min(p.casework_false_max, p.casework_false_pull * pressure - fear)
    if chance <= 0.0:
        return False
    return streams.unit(words(s, x, t)[0]) < chance


@inlined
def words(s, x, t):
    """The random words of closing a matter falsely in step `t`."""
    c = s.communities[x.community]
    place = np.int64(x.resident) - c.first_resident
    return streams.words(s.run[0].seed, streams.FALSE_CLOSING, c.code, place, t, filing.draw_of(x))


@compiled
def close_falsely(s, j, index, t):
    """A matter that has left its desk is closed on paper; it counts as closed unless an audit finds it."""
    x, p, run = s.matters[index], s.p[0], s.run[0]
    i = np.int64(x.community)
    c = s.communities[i]
    _, w1, w2, w3 = words(s, x, t)
    if x.marks & m.IN_WHEEL:
        pool.leave_wheel(s, j, index)
    week, total = s.weekly[j, np.int64((t + 0.5) * run.dt)], s.totals[i]
    observed = run.observe_from <= t < run.observe_to
    week.false_closed[pool.kind_of(x)] += 1.0
    if observed:
        total.false_closed[pool.kind_of(x)] += 1.0
    x.marks = (x.marks & ~np.uint16(m.BEGUN)) | np.uint16(m.FALSELY)
    delay = np.int64(
        min(p.casework_false_delay * -math.log(streams.unit(w1)), p.service_patience_max) / run.dt
    )
    if streams.unit(w3) < found_chance(s, x):
        delay = np.int64(1)
        x.marks |= np.uint16(m.RETURNS)
        c.false_found += 1.0
        s.townships[j].incidents += 1.0
        week.false_found += 1.0
        if observed:
            total.false_found += 1.0
    else:
        if streams.unit(w2) < p.casework_reopen:
            x.marks |= np.uint16(m.RETURNS)
        c.required[CLOSING] += 1.0
        if (t - x.raised) * run.dt <= p.service_deadline[pool.kind_of(x)]:
            c.done[CLOSING] += 1.0
    s.waits[index].leaves = t + max(1, delay)
    pool.join_wheel(s, j, index)


@compiled
def notice(s, j, index, t):
    """A resident notices that a matter was closed falsely, and has it reopened or not. It has left the wheel.

    Returns whether it is open again.
    """
    x, p, run = s.matters[index], s.p[0], s.run[0]
    i = np.int64(x.community)
    response.handled(s, i, np.int64(x.resident), p.response_value_dropped, 1.0, t)
    if not x.marks & m.RETURNS:
        pool.give_back(s, j, index)
        return False
    if x.marks & (m.AT_TOWNSHIP | m.AT_DEPARTMENT):
        x.beyond = x.effort
        x.effort = filing.intake_hours(s, i)
    gone = m.FALSELY | m.RETURNS | m.AT_TOWNSHIP | m.AT_DEPARTMENT
    x.marks = (x.marks & ~np.uint16(gone)) | np.uint16(m.REOPENED)
    s.waits[index].leaves = -1
    pool.join_desk(s, i, index)
    filing.note_trip(s, i, filing.in_person(x), p.casework_trip_hours, t)
    s.weekly[j, np.int64((t + 0.5) * run.dt)].reopened[pool.kind_of(x)] += 1.0
    if run.observe_from <= t < run.observe_to:
        s.totals[i].reopened[pool.kind_of(x)] += 1.0
    return True
