"""Service: hours meet the queue, at the community's desk and then at the township's (model.md section 4)."""

import math

import numpy as np

from sim import streams
from sim.agents import matter as m
from sim.compiled import compiled, inlined
from sim.rules import pool

LEAST_WORK = 1e-6  # h; less than this left of a matter is rounding
LEAST_HOURS = 1e-9  # h; less than this left of a week is rounding


@inlined
def standing(b, desk, pressure, tolerance, p):
    """The part of a bucket's priority that does not depend on age."""
    kind = (b >> 1) & 7
    hotline = (b >> 4) & 1
    total = p.service_weight_emergency * (b >> 5)
    total += p.service_weight_visible * pressure * (p.service_visibility[kind] + hotline)
    total += p.service_weight_headcount * desk.open_kind[kind] / max(1.0, desk.open)
    total += p.service_weight_value * p.service_harm[kind]
    total -= p.service_weight_risk * p.service_risk[kind] * (1.0 - tolerance)
    return total - p.service_weight_effort * (b & 1)


@inlined
def priority(static, raised, kind, t, p, dt):
    """Priority of a bucket's next matter, as a whole number of millionths so that ties are exact."""
    age = (t - raised) * dt
    total = static + p.service_weight_age * age
    if age > p.service_deadline[kind]:
        total += p.service_weight_overdue
    return np.int64(math.floor(1e6 * total + 0.5))


@compiled
def serve(s, d, j, pressure, tolerance, hours, most, t):
    """Serve desk `d` of township `j` for `hours` effective hours, at most `most` on one matter; returns
    those used.
    """
    p, dt = s.p[0], s.run[0].dt
    desk = s.desks[d]
    if desk.open <= 0.0 or hours <= LEAST_HOURS:
        return 0.0
    live, cursor, rank = s.live[j], s.cursor[j], s.priority[j]
    static = s.static[j]
    count = 0
    for b in range(m.BUCKETS):
        first = desk.head[b]
        if first >= 0:
            live[count] = b
            cursor[count] = first
            static[count] = standing(b, desk, pressure, tolerance, p)
            rank[count] = priority(static[count], s.matters[first].raised, (b >> 1) & 7, t, p, dt)
            count += 1
    left = hours
    while count > 0 and left > LEAST_HOURS:
        best = 0
        for n in range(1, count):
            if rank[n] > rank[best] or (rank[n] == rank[best] and live[n] < live[best]):
                best = n
        index = cursor[best]
        x = s.matters[index]
        following = x.next
        left -= work_on(s, d, j, index, left, most, t)
        if following >= 0:
            cursor[best] = following
            b = live[best]
            rank[best] = priority(static[best], s.matters[following].raised, (b >> 1) & 7, t, p, dt)
        else:
            count -= 1
            live[best] = live[count]
            cursor[best] = cursor[count]
            static[best] = static[count]
            rank[best] = rank[count]
    return hours - left


@inlined
def work_on(s, d, j, index, left, most, t):
    """Work on one matter, and close it or send it up when it is finished here; returns the effective hours
    used.
    """
    x, desk = s.matters[index], s.desks[d]
    effort = np.float64(x.effort)
    used = min(effort, left, most)
    rest = np.float32(effort - used)
    if rest <= LEAST_WORK:
        pool.leave_desk(s, d, index)
        if x.beyond > 0.0:
            send_up(s, j, index, t)
        else:
            end(s, j, index, m.CLOSED)
    else:
        desk.work -= effort - np.float64(rest)
        x.effort = rest
        x.marks |= m.BEGUN
    return used


@inlined
def send_up(s, j, index, t):
    """A matter taken in at the community joins the township's queue; its wait there begins."""
    x = s.matters[index]
    x.effort = x.beyond
    x.beyond = np.float32(0.0)
    x.marks = (x.marks & ~np.uint8(m.BEGUN)) | np.uint8(m.AT_TOWNSHIP)
    pool.join_desk(s, s.communities.shape[0] + j, index)
    if x.leaves >= 0 and x.leaves <= t and x.raised < t and not x.marks & m.IN_WHEEL:
        x.leaves = (
            t  # patience ended while the matter was in hand: it is looked at again at the end of this step
        )
        pool.join_wheel(s, j, index)
    week = s.weekly[j, np.int64((t + 0.5) * s.run[0].dt)]
    week.sent_up += 1.0
    if s.run[0].observe_from <= t < s.run[0].observe_to:
        s.totals[x.community].sent_up += 1.0


@inlined
def end(s, j, index, how):
    """A matter that has left its desk ends: closed or given up."""
    x = s.matters[index]
    if x.marks & m.IN_WHEEL:
        pool.leave_wheel(s, j, index)
    x.marks |= np.uint8(how)
    pool.note_ended(s, j, index)


@compiled
def serve_community(s, i, t):
    """The community's service hours, with the coupled share of its Party hours, meet its queue."""
    c, p = s.communities[i], s.p[0]
    hours = (c.hours[3] + p.service_coupling * c.hours[0]) * c.productivity
    most = p.service_contract_hours * s.run[0].dt * c.productivity
    used = serve(s, i, c.township, c.pressure, s.levers[i].fault_tolerance, hours, most, t)
    c.served = used / c.productivity if c.productivity > 0.0 else 0.0
    spare = max(0.0, c.hours[3] - c.served)  # hours for service that found no matter to work on
    c.hours[3] -= spare
    c.idle += spare


@compiled
def staff_township(s, j):
    """The township's hours for matters this step, after its paperwork and what it sent down."""
    town, p, dt = s.townships[j], s.p[0], s.run[0].dt
    lever = s.township_levers[j]
    stay = 1.0 - lever.sunk_share  # the paperwork stays with those who stay
    share = max(p.service_township_floor * stay, stay - p.service_township_admin * town.amplification)
    town.hours = max(0.0, town.staff * p.service_contract_hours * dt * share - lever.policy_hours * dt)
    town.hosting = 0.0
    for i in range(town.first_community, town.first_community + town.communities):
        town.hosting += s.levers[i].hosting * s.communities[i].residents


@compiled
def serve_township(s, j, t):
    """The township works on what its communities sent up."""
    town, p = s.townships[j], s.p[0]
    most = p.service_contract_hours * s.run[0].dt
    tolerance = s.township_levers[j].fault_tolerance
    town.used = serve(s, s.communities.shape[0] + j, j, town.pressure, tolerance, town.hours, most, t)


@inlined
def patience(u, kind, p, dt):
    """Steps until the resident gives up; -1 never."""
    if p.service_patience_form == 2:
        return -1
    if p.service_patience_form == 1:
        return np.int64(p.service_deadline[kind] / dt)
    return np.int64(min(p.service_patience[kind] * -math.log(u), p.service_patience_max) / dt)


@compiled
def lose_patience(s, j, t):
    """Residents whose patience has ended give up matters that nobody has begun; the rest of the fresh ones
    are filed.
    """
    town = s.townships[j]
    index = s.wheel_first[j, t % s.run[0].wheel]
    while index >= 0:
        following = s.matters[index].after
        pool.leave_wheel(s, j, index)
        give_up_unless_begun(s, j, index)
        index = following
    index = town.fresh_first
    while index >= 0:
        x = s.matters[index]
        following = x.after
        if not x.marks & (m.CLOSED | m.GIVEN_UP):
            lasts = patience(streams.unit(x.patience), x.kind, s.p[0], s.run[0].dt)
            if lasts > 0:
                x.leaves = t + lasts
                pool.join_wheel(s, j, index)
            elif lasts == 0:
                x.leaves = t
                give_up_unless_begun(s, j, index)
        index = following
    town.fresh_first = -1
    town.fresh_last = -1


@inlined
def give_up_unless_begun(s, j, index):
    """End a matter whose time has come, unless it is in hand."""
    x = s.matters[index]
    if x.marks & m.BEGUN:
        return
    at = s.communities.shape[0] + j if x.marks & m.AT_TOWNSHIP else np.int64(x.community)
    pool.leave_desk(s, at, index)
    if (x.bucket >> 4) & 1:
        s.townships[j].hotline_lost += 1.0
    end(s, j, index, m.GIVEN_UP)
