"""Response: what ended matters do to residents' satisfaction and trust.

Residents are touched only by their own events. Between them satisfaction returns to its base in closed
form, and trust follows an affine map shared by all residents of a community, kept as a running composition.
"""

import numpy as np

from sim.agents import matter as m
from sim.agents.ahead import fetch
from sim.agents.matter import HIGHER
from sim.agents.names import KIND_COUNT
from sim.agents.resident import STEP, UNIT
from sim.compiled import compiled, inlined
from sim.rules import pool
from sim.units import unit

AHEAD = 8  # matters for which memory is asked before they are looked at
ON_TIME, LATE, DROPPED = 0, 1, 2  # how a matter ends, as `outcomes` counts it


@inlined
def trust_now(s, i, resident, t):
    """Trust of a resident of community `i` at step `t`."""
    scale, shift = s.trust_scale[i], s.trust_shift[i]
    r = s.residents[resident]
    return trust_of(r.trust * STEP, np.int64(r.contact), scale, shift, scale[t], shift[t])


@inlined
def trust_of(then, contact, scale, shift, scale_now, shift_now):
    """Trust now that was `then` at step `contact`, by the map it has followed in the community since the
    start.
    """
    return scale_now / scale[contact] * (then - shift[contact]) + shift_now


@inlined
def satisfaction_now(s, resident, t):
    """Satisfaction of a resident at step `t`."""
    r, base = s.residents[resident], s.p[0].response_satisfaction_base
    return base + (r.satisfaction * STEP - base) * s.recall[t - r.contact]


@inlined
def stored(value):
    """A share as 16-bit fixed point."""
    return np.uint16(np.int64(UNIT * min(1.0, max(0.0, value)) + 0.5))  # never below 0: cutting off is floor


@inlined
def handled(s, i, resident, value, weight, t):
    """A resident of community `i` takes what happened to a need: `value` 0 worst to 1 best, counted with
    `weight`.
    """
    c, p, r = s.communities[i], s.p[0], s.residents[resident]
    satisfaction = satisfaction_now(s, resident, t)
    trust = trust_now(s, i, resident, t)
    new = satisfaction + weight * p.response_satisfaction_gain * (value - satisfaction)
    r.satisfaction = stored(new)
    r.trust = stored(trust + weight * p.response_trust_gain * (new - trust))
    r.contact = np.uint16(t)
    c.satisfaction[r.group] += r.satisfaction * STEP - satisfaction
    c.trust += r.trust * STEP - trust


@unit
def respond(s, j, t):
    """Residents of township `j` whose matters ended this step; the matters' places are freed."""
    town, p, run = s.townships[j], s.p[0], s.run[0]
    matters, ended, free, start, count = s.matters, s.ended, s.free, town.pool_start, town.ended_count
    on_time, late, dropped = p.response_value_on_time, p.response_value_late, p.response_value_dropped
    for i in range(town.first_community, town.first_community + town.communities):
        s.communities[i].outcomes[:] = 0.0
        s.communities[i].waited = 0.0
        s.communities[i].abandoned = 0.0
    for n in range(start, start + count):
        send_for(s, ended, n, start + count)
        index = np.int64(ended[n])
        x = matters[index]
        c, kind = s.communities[x.community], pool.kind_of(x)
        if x.marks & m.GIVEN_UP:
            c.outcomes[KIND_COUNT * DROPPED + kind] += 1.0
            c.abandoned += np.float64(x.effort) + np.float64(x.beyond)
            value = dropped
        else:
            age = (t - x.raised) * run.dt
            punctual = np.int64(age <= p.service_deadline[kind])
            c.outcomes[KIND_COUNT * (1 - punctual) + kind] += 1.0
            c.waited += age
            met = 0.0 if x.marks & (m.LATENT | m.REOPENED) else np.float64(punctual)
            s.weekly[j, np.int64((x.raised + 0.5) * run.dt)].met[kind, x.group] += met
            if run.observe_from <= x.raised < run.cohort_to:
                s.totals[x.community].met[kind, x.group] += met
            value = on_time if punctual else late
        handled(s, x.community, x.resident, value, 1.0, t)
        free[start + town.free_count + n - start] = index
    town.free_count += count
    town.ended_count = 0
    for i in range(town.first_community, town.first_community + town.communities):
        tally(s, i, t)


@inlined
def send_for(s, ended, n, end):
    """Ask memory for the ended matters that come a little later, and for the residents of those who come
    next.
    """
    fetch(s.matters, np.int64(ended[min(n + 2 * AHEAD, end - 1)]))
    fetch(s.residents, np.int64(s.matters[np.int64(ended[min(n + AHEAD, end - 1)])].resident))


@compiled
def tally(s, i, t):
    """Enter the matters of community `i` that ended this step in the books."""
    c, run = s.communities[i], s.run[0]
    week = s.weekly[c.township, np.int64((t + 0.5) * run.dt)]
    tally_ended(c, week)
    if run.observe_from <= t < run.observe_to:
        tally_ended(c, s.totals[i])
    c.ended[:] = 0.0
    c.on_time[:] = 0.0
    for k in range(KIND_COUNT):
        higher = np.int64(HIGHER[k])
        on_time, late = c.outcomes[k], c.outcomes[KIND_COUNT * LATE + k]
        dropped = c.outcomes[KIND_COUNT * DROPPED + k]
        c.ended[higher] += on_time + late + dropped
        c.on_time[higher] += on_time


@inlined
def tally_ended(c, tally):
    """Add a step's ended matters to a tally."""
    for k in range(KIND_COUNT):
        late = c.outcomes[KIND_COUNT * LATE + k]
        tally.closed[k] += c.outcomes[k] + late
        tally.late[k] += late
        tally.given_up[k] += c.outcomes[KIND_COUNT * DROPPED + k]
    tally.wait += c.waited
    tally.abandoned += c.abandoned


@unit
def remember(s, first, last, t):
    """End of the step: communities' records, and what all their residents alike come to feel.

    For the communities from `first` to before `last`.
    """
    for i in range(first, last):
        keep_record(s, i, t)


@inlined
def keep_record(s, i, t):
    """End of the step for community `i`: its records, and what all its residents alike come to feel."""
    c, p, dt = s.communities[i], s.p[0], s.run[0].dt
    rate = min(1.0, max(0.0, p.response_met_rate * dt))
    if c.ended[0] > 0.0:
        c.met += rate * (c.on_time[0] / c.ended[0] - c.met)
    ended = c.ended[0] + c.ended[1]
    if ended > 0.0:
        c.results += rate * ((c.on_time[0] + c.on_time[1]) / ended - c.results)
    residents = max(1.0, np.float64(c.residents))
    gap = max(0.0, c.score - c.satisfaction.sum() / residents)
    visible = p.response_gap_visibility
    visible += (1.0 - visible) * s.levers[i].publicity
    erosion = min(1.0, max(-1.0, p.response_gap_erosion * visible * gap * dt + c.unsettled))
    contact = min(1.0, max(0.0, p.response_contact_trust * c.contact * dt))
    if erosion < 0.0:  # what unsettles may also build trust: its coefficients carry claims
        contact = 1.0 - (1.0 - contact) * (1.0 + erosion)
        erosion = 0.0
    scale = (1.0 - erosion) * (1.0 - contact)
    taught = p.policy_rule_of_law_literacy * s.levers[i].procedure
    c.literacy += min(1.0, max(0.0, p.casework_literacy_rate * dt / 52.0)) * (taught - c.literacy)
    scale *= 1.0 - c.disappointment
    contact *= 1.0 - c.disappointment
    c.trust = scale * c.trust + contact * c.residents
    s.trust_scale[i, t + 1] = scale * s.trust_scale[i, t]
    s.trust_shift[i, t + 1] = scale * s.trust_shift[i, t] + contact
    base = p.response_satisfaction_base
    for g in range(5):
        c.satisfaction[g] = base * c.by_group[g] + (c.satisfaction[g] - base * c.by_group[g]) * s.recall[1]
