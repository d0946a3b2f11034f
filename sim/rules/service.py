"""Service: hours meet the queue, at the community's desk and then at the township's (model.md section 4)."""

import math

import numpy as np

from sim import streams
from sim.agents import matter as m
from sim.agents.names import PARTY, SERVICE
from sim.compiled import compiled, inlined
from sim.rules import bounce, closure, discipline, filing, lanes, latent, petition, pool
from sim.units import unit

LEAST_WORK = 1e-6  # h; less than this left of a matter is rounding
LEAST_HOURS = 1e-9  # h; less than this left of a week is rounding
LAST = m.BUCKETS - 1
POOLED = 0  # hours held by individuals are 1
EMPTY = -(2**62)  # rank of a bucket without matters


@inlined
def standing(b, desk, pressure, tolerance, free, p):
    """The part of a bucket's priority that does not depend on age; `free`: how much is left to discretion."""
    if p.service_discipline == discipline.FIRST_COME:
        return 0.0
    kind = pool.kind_in(b)
    hotline = (b >> m.HOTLINE_BIT) & 1
    total = p.service_weight_emergency * (b >> m.EMERGENCY_BIT)
    total += free * (p.service_weight_visible * pressure * (p.service_visibility[kind] + hotline))
    total += free * (p.service_weight_headcount * desk.open_kind[kind] / max(1.0, desk.open))
    total += p.service_weight_value * p.service_harm[kind]
    total -= free * (p.service_weight_risk * p.service_risk[kind] * (1.0 - tolerance))
    return total - free * (p.service_weight_effort * (b & 1))


@inlined
def priority(static, raised, deadline, t, p, dt):
    """Priority of a bucket's next matter, as a whole number of millionths so that ties are exact."""
    age = (t - raised) * dt
    if p.service_discipline == discipline.FIRST_COME:
        return np.int64(math.floor(1e6 * age + 0.5))
    total = static + p.service_weight_age * age
    if age > deadline:
        total += p.service_weight_overdue
    return np.int64(math.floor(1e6 * total + 0.5))


@compiled
def serve(s, d, j, pressure, tolerance, free, hours, most, kinds, t):
    """Serve desk `d` of township `j` for `hours` effective hours, at most `most` on one matter, of these
    `kinds` (a bit for each); returns those used.
    """
    if s.desks[d].open <= 0.0 or hours <= LEAST_HOURS:
        return 0.0
    if s.p[0].service_discipline >= discipline.SHORTEST:
        return serve_picked(s, d, j, pressure, hours, most, kinds, t)
    ranks = s.rank[j]
    count = line_up(s, d, j, pressure, tolerance, free, kinds, t)
    if count == 0:
        return 0.0
    left = hours
    sent = 0
    first_ended = s.townships[j].ended_count
    n, now = np.int64(0), ranks[0]  # the bucket served last and its rank
    while left > LEAST_HOURS:
        best = max(now, highest(ranks, n))
        if best == EMPTY:
            break
        ranks[n] = now  # only now: several ranks are read at once, and would wait for one just written
        n = LAST - (best & LAST)
        left, sent, now = serve_bucket(s, d, j, n, left, most, pressure, sent, t)
    send_up(s, j, sent, t)
    close(s, j, first_ended)
    return hours - left


@compiled
def serve_picked(s, d, j, pressure, hours, most, kinds, t):
    """Serve desk `d` one matter after the other, the shortest or the newest first; returns the hours used."""
    desk, town, matters, up = s.desks[d], s.townships[j], s.matters, s.sent_up
    last = town.pool_start + town.pool_size - 1  # from here on backwards: those set aside for the step
    first_ended = town.ended_count
    left = hours
    sent = 0
    aside = 0
    while left > LEAST_HOURS:
        index = discipline.pick(s, d, kinds, last, aside)
        if index < 0:
            break
        x = matters[index]
        effort = np.float64(x.effort)
        paper = s.p[0].casework_false_effort * effort
        deadline = s.p[0].service_deadline[pool.kind_of(x)]
        due = closure.due(s, x.raised, deadline, t) and paper <= min(left, most)
        if due and closure.tempts(s, index, pressure, t):
            pool.leave_desk(s, d, index)
            closure.close_falsely(s, j, index, t)
            left -= paper
            continue
        used = min(effort, left, most)
        rest = np.float32(effort - used)
        left -= used
        if rest <= LEAST_WORK:
            pool.leave_desk(s, d, index)
            if x.beyond > 0.0:
                up[town.pool_start + sent] = index
                sent += 1
            else:
                s.ended[town.pool_start + town.ended_count] = index
                town.ended_count += 1
        else:
            desk.work -= effort - np.float64(rest)
            x.effort = rest
            x.marks |= m.BEGUN
            up[last - aside] = index
            aside += 1
    send_up(s, j, sent, t)
    close(s, j, first_ended)
    return hours - left


@inlined
def line_up(s, d, j, pressure, tolerance, free, kinds, t):
    """Line up the buckets of desk `d` with matters of these kinds, lowest first; returns their number.

    Each bucket is written down, the next over it unless it has some: the processor cannot guess which have.
    """
    desk, lined, cursor, static, ranks = s.desks[d], s.lined[j], s.cursor[j], s.static[j], s.rank[j]
    count = np.int64(0)
    for b in range(m.BUCKETS):
        ranks[b] = EMPTY
        lined[count] = b
        count += (desk.head[b] >= 0) & discipline.holds(kinds, b)
    for n in range(count):
        b = lined[n]
        first = desk.head[b]
        cursor[n] = first
        static[n] = standing(b, desk, pressure, tolerance, free, s.p[0])
        if d < s.communities.shape[0] and s.p[0].service_discipline != discipline.FIRST_COME:
            static[n] += s.p[0].society_weight_heard * s.society[d].heard[pool.kind_in(b)]
        deadline = s.p[0].service_deadline[pool.kind_in(b)]
        if d >= s.communities.shape[0] + s.townships.shape[0]:
            deadline = closure.deadline_of_called(s, j, pool.kind_in(b))
        ranks[n] = rank(static[n], s.matters[first].raised, deadline, n, t, s)
    return count


@inlined
def highest(ranks, but):
    """The highest of the ranks of all buckets `but` one (-1: of all): as many as there can be, which the
    processor compares several at a time.
    """
    best = EMPTY
    for n in range(m.BUCKETS):
        best = max(best, ranks[n] if n != but else EMPTY)
    return best


@inlined
def rank(static, raised, deadline, n, t, s):
    """Priority of the `n`-th bucket and, below it, its place: of equals, the largest is the first bucket."""
    return (priority(static, raised, deadline, t, s.p[0], s.run[0].dt) << m.BUCKET_BITS) + (LAST - n)


@inlined
def serve_bucket(s, d, j, n, left, most, pressure, sent, t):
    """Serve the `n`-th bucket from where it stands, as long as its next matter was raised in the same step,
    since its priority is the same; returns the hours left, how many matters are to be sent up, and the
    bucket's next rank.

    Matters that are finished here drop out of the list at once: those before and after are tied together
    at the end, or where a matter stays.
    """
    desk, town, matters, bucket = s.desks[d], s.townships[j], s.matters, s.lined[j, n]
    ended, up = s.ended, s.sent_up
    place = town.pool_start + town.ended_count
    index = s.cursor[j, n]
    before, raised = matters[index].previous, matters[index].raised
    finished, closed, work = 0, np.int64(0), desk.work
    deadline = s.p[0].service_deadline[pool.kind_in(bucket)]
    due = closure.due(s, raised, deadline, t)
    while True:
        x = matters[index]
        following = x.next
        effort = np.float64(x.effort)
        used = min(effort, left, most)
        if due:
            paper = s.p[0].casework_false_effort * effort
            if paper <= min(left, most) and closure.tempts(s, index, pressure, t):
                closure.close_falsely(s, j, index, t)
                work -= effort
                left -= paper
                finished += 1
                index = np.int64(following)
                if index < 0 or left <= LEAST_HOURS or matters[index].raised != raised:
                    break
                continue
        rest = np.float32(effort - used)
        left -= used
        if rest <= LEAST_WORK:
            work -= effort
            finished += 1
            goes_up = np.int64(x.beyond > 0.0)
            ended[place + closed] = index
            up[town.pool_start + sent] = index
            closed += 1 - goes_up
            sent += goes_up
        else:
            work -= effort - np.float64(rest)
            x.effort = rest
            x.marks |= m.BEGUN
            pool.tie(matters, desk, bucket, before, index)
            before = index
        index = np.int64(following)
        if index < 0 or left <= LEAST_HOURS or matters[index].raised != raised:
            break
    desk.work = work
    pool.tie(matters, desk, bucket, before, index)
    pool.discount(desk, pool.kind_in(bucket), finished)
    town.ended_count += closed
    s.cursor[j, n] = index
    if index < 0:
        return left, sent, np.int64(EMPTY)
    return left, sent, rank(s.static[j, n], matters[index].raised, deadline, n, t, s)


@inlined
def send_up(s, j, sent, t):
    """Matters taken in at a community go to the township or to departments, where their wait begins; some
    are sent back.
    """
    matters, up, start = s.matters, s.sent_up, s.townships[j].pool_start
    for n in range(sent):
        if n % lanes.LANES == 0:
            bounce.draw(s, j, start + n, min(lanes.LANES, sent - n), t)
        index = np.int64(up[start + n])
        x = matters[index]
        x.marks &= ~np.uint16(m.BEGUN)
        if bounce.bounces(s, index, lanes.lower(s.offered[j, n % lanes.LANES])):
            bounce.send_back(s, j, index, t)
        else:
            x.effort = x.beyond
            x.beyond = np.float32(0.0)
            there = np.int64((x.marks & m.BELONGS) > 0)  # to a department; a branch would be guessed wrong
            x.marks |= np.uint16(there * m.AT_DEPARTMENT + (1 - there) * m.AT_TOWNSHIP)
            pool.join_desk(s, s.communities.shape[0] + there * s.townships.shape[0] + j, index)
            note_sent(s, j, x, t)
        if x.raised < t and not x.marks & m.IN_WHEEL and 0 <= s.waits[index].leaves <= t:
            # patience ended while the matter was in hand: it is looked at again at the end of this step
            s.waits[index].leaves = t
            pool.join_wheel(s, j, index)


@inlined
def note_sent(s, j, x, t):
    """Count a matter that went up, and its resident's trip."""
    p, run, i = s.p[0], s.run[0], np.int64(x.community)
    there = np.float64((x.marks & m.BELONGS) > 0)
    week = s.weekly[j, np.int64((t + 0.5) * run.dt)]
    week.sent_up += 1.0
    week.to_departments += there
    if run.observe_from <= t < run.observe_to:
        s.totals[i].sent_up += 1.0
        s.totals[i].to_departments += there
    trips = filing.in_person(x) * (1.0 - p.policy_one_window_trips * s.levers[i].window)
    filing.note_trip(s, i, trips, p.casework_upper_trip_hours, t)


@inlined
def close(s, j, first):
    """Matters that ended from the `first` on have been closed."""
    town = s.townships[j]
    for n in range(town.pool_start + first, town.pool_start + town.ended_count):
        index = np.int64(s.ended[n])
        x = s.matters[index]
        if x.marks & m.IN_WHEEL:
            pool.leave_wheel(s, j, index)
        x.marks |= np.uint16(m.CLOSED)


@unit
def serve_community(s, i, t):
    """The community's service hours, with the coupled share of its Party hours, meet its queue."""
    c, p = s.communities[i], s.p[0]
    hours = (c.hours[SERVICE] + c.coupling * c.hours[PARTY]) * c.productivity + c.grid_hours
    most = p.service_contract_hours * s.run[0].dt * c.productivity
    used = max(0.0, serve_at_desk(s, i, hours, most, t) - c.grid_hours)  # grid workers' hours go first
    c.served = used / c.productivity if c.productivity > 0.0 else 0.0
    spare = max(0.0, c.hours[SERVICE] - c.served)  # hours for service that found no matter to work on
    c.hours[SERVICE] -= spare
    c.idle += spare


@compiled
def serve_at_desk(s, i, hours, most, t):
    """Serve the desk of community `i` with pooled hours, or with those that each cadre holds; returns the
    hours used.
    """
    c, p = s.communities[i], s.p[0]
    tolerance = s.levers[i].fault_tolerance
    free = 1.0 - p.policy_rule_of_law_discretion * s.levers[i].procedure
    working = 0.0
    for n in range(c.first_cadre, c.first_cadre + c.cadres):
        working += s.cadres[n].hours
    if p.service_hours_held == POOLED or working <= 0.0:
        return serve(s, i, c.township, c.pressure, tolerance, free, hours, most, discipline.EVERY_KIND, t)
    used = 0.0
    place = 0
    for n in range(c.first_cadre, c.first_cadre + c.cadres):
        if s.cadres[n].vacant_until == 0:
            kinds = discipline.kinds_of(place, int(c.present))
            own = hours * (s.cadres[n].hours / working)
            used += serve(s, i, c.township, c.pressure, tolerance, free, own, most, kinds, t)
            place += 1
    return used


@unit
def staff_township(s, j):
    """The township's hours for matters this step, after its paperwork and what it sent down."""
    town, p, dt = s.townships[j], s.p[0], s.run[0].dt
    lever = s.township_levers[j]
    stay = 1.0 - lever.sunk_share  # the paperwork stays with those who stay
    share = max(p.service_township_floor * stay, stay - p.service_township_admin * town.amplification)
    share *= 1.0 - p.storm_share * town.storming
    staff = town.staff + town.lent
    town.hours = max(0.0, staff * p.service_contract_hours * dt * share - lever.policy_hours * dt)
    town.hosting = 0.0
    for i in range(town.first_community, town.first_community + town.communities):
        town.hosting += s.levers[i].hosting * s.communities[i].residents


@unit
def serve_township(s, j, t):
    """The township works on what its communities sent up."""
    town, p = s.townships[j], s.p[0]
    most = p.service_contract_hours * s.run[0].dt
    tolerance = s.township_levers[j].fault_tolerance
    desk, every = s.communities.shape[0] + j, discipline.EVERY_KIND
    town.used = serve(s, desk, j, town.pressure, tolerance, 1.0, town.hours, most, every, t)


@inlined
def patience(u, kind, p, dt):
    """Steps until the resident gives up; -1 never."""
    if p.service_patience_form == 2:
        return -1
    if p.service_patience_form == 1:
        return np.int64(p.service_deadline[kind] / dt)
    return np.int64(min(p.service_patience[kind] * -math.log(u), p.service_patience_max) / dt)


@inlined
def lasts(s, x):
    """Steps until the time of a matter comes that nobody has begun: its resident's patience ends, or, if it
    was found early, it escalates; -1 never.
    """
    if x.marks & m.PETITIONED or (x.marks & m.LATENT and x.bucket >> m.EMERGENCY_BIT):
        return np.int64(-1)
    if x.marks & m.LATENT:
        return latent.lasts(s, pool.kind_of(x), x.patience)
    return np.int64(patience(streams.half(x.patience), pool.kind_of(x), s.p[0], s.run[0].dt))


@unit
def lose_patience(s, j, t):
    """Matters whose time has come, in the order in which they were filed; the rest of the fresh ones are
    filed.
    """
    town = s.townships[j]
    pool.note_used(town)  # never are more places in use than now
    index = s.wheel_first[j, t % s.run[0].wheel]
    while index >= 0:
        following = s.waits[index].after
        pool.leave_wheel(s, j, index)
        time_comes(s, j, index, t)
        index = following
    for n in range(town.pool_start, town.pool_start + town.fresh_count):
        index = np.int64(s.fresh[n])
        x = s.matters[index]
        if not x.marks & (m.CLOSED | m.GIVEN_UP):
            steps = lasts(s, x)
            s.waits[index].leaves = t + steps if steps >= 0 else -1
            if steps > 0:
                pool.join_wheel(s, j, index)
            elif steps == 0:
                time_comes(s, j, index, t)
    town.fresh_count = 0


@inlined
def time_comes(s, j, index, t):
    """A false closure is noticed; what is not in hand escalates, goes over heads, or is given up."""
    x = s.matters[index]
    if x.marks & m.FALSELY:
        if closure.notice(s, j, index, t):
            steps = lasts(s, x)
            if steps >= 0:
                s.waits[index].leaves = t + max(1, steps)
                pool.join_wheel(s, j, index)
    elif not x.marks & m.BEGUN:
        if x.marks & m.LATENT:
            latent.escalate(s, j, index, t)
        elif petition.goes_over_heads(s, index, t):
            petition.petition(s, j, index, t)
        else:
            give_up(s, j, index)


@inlined
def give_up(s, j, index):
    """A resident gives a matter up."""
    x = s.matters[index]
    pool.leave_desk(s, pool.desk_of(s, j, index), index)
    if (x.bucket >> m.HOTLINE_BIT) & 1:
        s.townships[j].hotline_lost += 1.0
        s.townships[j].answerable += 1.0 - closure.exempted(x, s.levers[x.community])
    x.marks |= np.uint16(m.GIVEN_UP)
    pool.note_ended(s, j, index)
