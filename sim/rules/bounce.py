"""Bouncing: what is nobody's business comes back (LiLiu2025, blurred responsibility)."""

import numpy as np

from sim import streams
from sim.agents import matter as m
from sim.compiled import compiled, inlined
from sim.rules import filing, lanes, pool, response


@inlined
def draw(s, j, first, count, t):
    """The random words behind whether matters come back, of `count` (at most `lanes.LANES`) to be sent up
    from the `first` on, into `s.offered`.
    """
    entities, draws = s.pair[j], s.which[j]
    for n in range(count):
        x = s.matters[np.int64(s.sent_up[first + n])]
        c = s.communities[x.community]
        entities[n] = lanes.entity(c.code, np.int64(x.resident) - c.first_resident)
        draws[n] = np.uint32(filing.draw_of(x))
    lanes.draw_at(s, streams.BOUNCE, entities, draws, t, s.offered[j])


@inlined
def bounces(s, index, word):
    """Whether a matter that arrives above is sent back: nobody's business, or on no list."""
    x, p = s.matters[index], s.p[0]
    if x.bucket >> m.EMERGENCY_BIT:
        return False  # not emergencies
    lever = s.levers[x.community]
    chance = p.casework_bounce * (1.0 - p.policy_duty_list_clear * lever.duty_list)
    chance *= 1.0 - p.policy_rule_of_law_bounce * lever.procedure
    chance *= 1.0 - p.policy_one_window_bounce * lever.window
    chance *= 1.0 - p.policy_flat_agencies_bounce * lever.merged
    if x.marks & m.UNLISTED:
        chance = filing.UNLISTED
    return streams.unit(word) < chance


@compiled
def send_back(s, j, index, t):
    """A matter is sent back: its resident comes again, and its community must take it in once more."""
    x, p, run = s.matters[index], s.p[0], s.run[0]
    i = np.int64(x.community)
    x.effort = filing.intake_hours(s, i)
    pool.join_desk(s, i, index)
    person = filing.in_person(x)
    filing.note_trip(s, i, person, p.casework_trip_hours, t)
    if person > 0.0:
        response.handled(s, i, np.int64(x.resident), p.casework_bounce_value, p.casework_bounce_weight, t)
    s.weekly[j, np.int64((t + 0.5) * run.dt)].sent_back += 1.0
    if run.observe_from <= t < run.observe_to:
        s.totals[i].sent_back += 1.0
