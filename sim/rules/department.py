"""Departments: hours of their own for each kind, divided among townships; call-in (LiLiu2025)."""

import math

import numpy as np

from sim.agents import matter as m
from sim.agents.names import KIND_COUNT
from sim.compiled import compiled, inlined
from sim.rules import closure, discipline, pool, service
from sim.units import unit


@unit
def divide_staff(s, y):
    """Departments of county `y` divide their staff among its townships, for a scoring period. Those of kinds
    of which no matter is theirs lend it to the townships.
    """
    county, p = s.counties[y], s.p[0]
    first, last = county.first_township, county.first_township + county.townships
    departments = np.zeros(KIND_COUNT)
    serving = 0.0
    for d in range(county.first_department, county.first_department + county.departments):
        if s.departments[d].kind >= 0:
            departments[s.departments[d].kind] += 1.0
            serving += 1.0
    base = s.communities.shape[0] + s.townships.shape[0]
    for j in range(first, last):
        s.townships[j].lent = 0.0
    for k in range(KIND_COUNT):
        staff = p.department_staff * county.residents / 10000.0
        staff *= departments[k] / serving if serving > 0.0 else 0.0
        waiting = 0.0
        for j in range(first, last):
            waiting += s.desks[base + j].open_kind[k]
        for j in range(first, last):
            share = s.townships[j].residents / max(1.0, np.float64(county.residents))
            if waiting > 0.0:
                share += p.department_follow * (s.desks[base + j].open_kind[k] / waiting - share)
            owns = p.department_share[k] > 0.0
            s.townships[j].department_staff[k] = staff * share if owns else 0.0
            s.townships[j].lent += 0.0 if owns else staff * share


@compiled
def pooled_share(s, j):
    """Share of departments' hours in township `j` that serves any kind of matter."""
    town, p = s.townships[j], s.p[0]
    capital = 0.0
    matched = 0.0
    for i in range(town.first_community, town.first_community + town.communities):
        capital += s.communities[i].capital
        matched += s.levers[i].pooling
    linked = p.department_capital_pooling * (1.0 - math.exp(-capital / town.communities))
    apart = (1.0 - p.department_pooling) * (1.0 - linked) * (1.0 - s.township_levers[j].call_in)
    return 1.0 - apart * (1.0 - matched / town.communities)


@unit
def serve_department(s, j, t):
    """Departments work on what belongs to them: each kind its own hours first, then what is pooled."""
    town, p, dt = s.townships[j], s.p[0], s.run[0].dt
    d = s.communities.shape[0] + s.townships.shape[0] + j
    most = p.service_contract_hours * dt
    each = most * (1.0 - p.storm_share * town.storming) * (1.0 - s.township_levers[j].sunk_county)
    town.pooled = pooled_share(s, j)
    town.department_hours = each * town.department_staff.sum()
    town.department_used = 0.0
    if s.desks[d].open <= 0.0 or town.department_hours <= service.LEAST_HOURS:
        return
    first_ended = town.ended_count
    if p.service_discipline >= discipline.SHORTEST:
        pick_in_turn(s, d, j, each, most, t)
        service.close(s, j, first_ended)
        return
    tolerance = s.township_levers[j].fault_tolerance
    count = service.line_up(s, d, j, town.pressure, tolerance, 1.0, discipline.EVERY_KIND, t)
    for n in range(count):
        s.absorbed[j, n] = 0.0
    for k in range(KIND_COUNT):
        own = each * town.department_staff[k] * (1.0 - town.pooled)
        town.department_used += work_through(s, d, j, count, k, own, most, t)
    rest = 1.0 - p.department_travel
    shared = town.department_hours * town.pooled * rest
    used = work_through(s, d, j, count, -1, shared, most, t)
    town.department_used += used / rest if rest > 0.0 else 0.0
    service.close(s, j, first_ended)


@compiled
def pick_in_turn(s, d, j, each, most, t):
    """Departments take the shortest or the newest matter first: each kind its own hours, then what is pooled.

    `s.cursor` and `s.absorbed` hold, by kind, the matter for which own hours ran out and what it has had.
    """
    town, rest = s.townships[j], 1.0 - s.p[0].department_travel
    aside = 0
    for k in range(KIND_COUNT):
        s.cursor[j, k] = -1
        own = each * town.department_staff[k] * (1.0 - town.pooled)
        used, aside = pick_through(s, d, j, 1 << k, own, most, aside, t)
        town.department_used += used
    shared = town.department_hours * town.pooled * rest
    used, aside = pick_through(s, d, j, discipline.EVERY_KIND, shared, most, aside, t)
    town.department_used += used / rest if rest > 0.0 else 0.0


@compiled
def pick_through(s, d, j, kinds, hours, most, aside, t):
    """Work on matters of these kinds (a bit for each) one after the other for `hours`; returns those used,
    and how many are set aside for the step by now.
    """
    desk, town = s.desks[d], s.townships[j]
    last = town.pool_start + town.pool_size - 1  # from here on backwards: those set aside
    left = hours
    while left > service.LEAST_HOURS:
        index = discipline.pick(s, d, kinds, last, aside)
        if index < 0:
            break
        x = s.matters[index]
        kind = pool.kind_of(x)
        had = s.absorbed[j, kind] if s.cursor[j, kind] == index else 0.0
        effort = np.float64(x.effort)
        paper = s.p[0].casework_false_effort * effort
        deadline = closure.deadline_of_called(s, j, kind)
        on_paper = closure.due(s, x.raised, deadline, t) and had == 0.0 and paper <= min(left, most)
        if on_paper and closure.tempts(s, index, town.pressure, t):
            pool.leave_desk(s, d, index)
            closure.close_falsely(s, j, index, t)
            left -= paper
            continue
        used = min(effort, left, most - had)
        rest = np.float32(effort - used)
        left -= used
        if rest <= service.LEAST_WORK:
            pool.leave_desk(s, d, index)
            pool.note_ended(s, j, index)
            continue
        desk.work -= effort - np.float64(rest)
        x.effort = rest
        x.marks |= np.uint16(m.BEGUN)
        if used < most - had:
            s.cursor[j, kind], s.absorbed[j, kind] = index, had + used
        else:
            s.sent_up[last - aside] = index
            aside += 1
    return hours - left, aside


@compiled
def work_through(s, d, j, count, kind, hours, most, t):
    """Serve the heads of the buckets of one kind (-1: of all) for `hours`; returns those used."""
    ranks, lined, own = s.rank[j], s.lined[j], s.unheard[j]
    of_kind = np.int64(0)
    for n in range(count):
        own[of_kind] = np.uint32(n)
        of_kind += np.int64(pool.kind_in(lined[n]) == kind)
    left = hours
    while left > service.LEAST_HOURS:
        best = service.highest(ranks, -1) if kind < 0 else service.EMPTY
        for n in range(of_kind):
            best = max(best, ranks[np.int64(own[n])])
        if best == service.EMPTY:
            break
        left -= work_on(s, d, j, service.LAST - (best & service.LAST), left, most, t)
    return hours - left


@inlined
def work_on(s, d, j, n, left, most, t):
    """Work on the next matter of the `n`-th bucket; returns the hours used.

    A matter for which hours run out before it is finished or has absorbed all it can in a step keeps its
    turn, for the pooled hours.
    """
    index, bucket = np.int64(s.cursor[j, n]), s.lined[j, n]
    x, desk, town = s.matters[index], s.desks[d], s.townships[j]
    kind, raised, following = pool.kind_in(bucket), x.raised, np.int64(x.next)
    room = most - s.absorbed[j, n]
    effort = np.float64(x.effort)
    used = s.p[0].casework_false_effort * effort
    deadline = closure.deadline_of_called(s, j, kind)
    on_paper = closure.due(s, raised, deadline, t) and s.absorbed[j, n] == 0.0 and used <= min(left, room)
    stays = False
    if on_paper and closure.tempts(s, index, town.pressure, t):
        pool.leave_desk(s, d, index)
        closure.close_falsely(s, j, index, t)
    else:
        used = min(effort, left, room)
        rest = np.float32(effort - used)
        if rest <= service.LEAST_WORK:
            pool.leave_desk(s, d, index)
            pool.note_ended(s, j, index)
        else:
            desk.work -= effort - np.float64(rest)
            x.effort = rest
            x.marks |= np.uint16(m.BEGUN)
            stays = used < room
    if stays:
        s.absorbed[j, n] += used
        return used
    s.absorbed[j, n] = 0.0
    s.cursor[j, n] = following
    s.rank[j, n] = service.EMPTY
    if following >= 0:
        s.rank[j, n] = service.rank(s.static[j, n], s.matters[following].raised, deadline, n, t, s)
    return used
