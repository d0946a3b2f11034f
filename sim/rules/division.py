"""Dividing hours over the six streams of work, in one of several forms (model.md section 10).

ces            in proportion to value^sigma: the exact optimum of a CES objective under the caps
lexicographic  what is assessed first: one stream after the other, those worth most in the assessment first
logit          in proportion to exp(steepness x value)
proportional   in proportion to the backlog
overdue        ces, values rising with what was left undone before
calendar       ces, each indicator felt more as its own date nears (see `sim.rules.assessment`)
"""

import math

from sim.compiled import compiled

CES, LEXICOGRAPHIC, LOGIT, PROPORTIONAL, OVERDUE, CALENDAR = 0, 1, 2, 3, 4, 5
LEAST = 1e-280  # weight of a stream that may still get hours when all others are full


@compiled
def divide(hours, value, sigma, cap, given):
    """Divide `hours` over six streams as value^sigma, each at most its cap, into `given`; returns what is
    left over.
    """
    for x in range(6):
        given[x] = value[x] ** sigma
    return fill(hours, cap, given)


@compiled
def divide_logit(hours, value, steepness, cap, given):
    """Divide `hours` as exp(steepness x value), each at most its cap, into `given`; returns what is left."""
    most = 0.0
    for x in range(6):
        if cap[x] > 0.0:
            most = max(most, value[x])
    for x in range(6):
        given[x] = max(LEAST, math.exp(min(0.0, max(-600.0, steepness * (value[x] - most)))))
    return fill(hours, cap, given)


@compiled
def divide_in_proportion(hours, cap, given):
    """Divide `hours` in proportion to the caps, into `given`; returns what is left over."""
    total = 0.0
    for x in range(6):
        total += cap[x]
    share = min(1.0, hours / total) if total > 0.0 else 0.0
    for x in range(6):
        given[x] = share * cap[x]
    return max(0.0, hours - share * total)


@compiled
def divide_in_turn(hours, worth, cap, given):
    """Fill the caps one after the other, that of the highest `worth` first (ties: the earlier stream), into
    `given`; returns what is left over.
    """
    for x in range(6):
        given[x] = -1.0
    left = hours
    for _ in range(6):
        best = -1
        for x in range(6):
            if given[x] < 0.0 and (best < 0 or worth[x] > worth[best]):
                best = x
        given[best] = min(max(0.0, cap[best]), left)
        left -= given[best]
    return max(0.0, left)


@compiled
def fill(hours, cap, given):
    """Divide `hours` in proportion to the weights that stand in `given`, each stream at most its cap, into
    `given`; returns what is left over.

    Water-filling: streams that reach their cap are fixed there and the rest is divided again among the
    others.
    """
    weight_0 = given[0] if cap[0] > 0.0 else 0.0
    weight_1 = given[1] if cap[1] > 0.0 else 0.0
    weight_2 = given[2] if cap[2] > 0.0 else 0.0
    weight_3 = given[3] if cap[3] > 0.0 else 0.0
    weight_4 = given[4] if cap[4] > 0.0 else 0.0
    weight_5 = given[5] if cap[5] > 0.0 else 0.0
    weights = (weight_0, weight_1, weight_2, weight_3, weight_4, weight_5)
    for x in range(6):
        given[x] = -1.0 if weights[x] > 0.0 else 0.0
    left = hours
    for _ in range(6):
        total = 0.0
        for x in range(6):
            if given[x] < 0.0:
                total += weights[x]
        if total <= 0.0:
            break
        full = False
        share = left / total
        for x in range(6):
            if given[x] < 0.0 and share * weights[x] >= cap[x]:
                given[x] = cap[x]
                left -= cap[x]
                full = True
        if not full:
            for x in range(6):
                if given[x] < 0.0:
                    given[x] = share * weights[x]
            return 0.0
    return max(0.0, left)


@compiled
def divide_hours(c, p, dt):
    """Divide the hours of community `c` in the form asked for; returns what is left over."""
    form = p.time_use_form
    if form == LEXICOGRAPHIC:
        return divide_in_turn(c.available, c.assessed, c.backlog, c.hours)
    if form == LOGIT:
        return divide_logit(c.available, c.value, p.time_use_logit_steepness, c.backlog, c.hours)
    if form == PROPORTIONAL:
        return divide_in_proportion(c.available, c.backlog, c.hours)
    if form == OVERDUE and c.contracted > 0.0:
        for x in range(6):  # weeks of work that lay undone before this step
            c.value[x] *= 1.0 + p.time_use_overdue_rise * c.overdue[x] * dt / c.contracted
    return divide(c.available, c.value, p.time_use_sigma, c.backlog, c.hours)
