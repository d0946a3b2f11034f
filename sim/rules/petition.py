"""Petitions: residents whose patience has ended go over heads (越级上访) instead of giving up."""

import numpy as np

from sim import streams
from sim.agents import matter as m
from sim.compiled import compiled
from sim.rules import filing, pool, response


@compiled
def goes_over_heads(s, index, t):
    """Whether the resident of a matter petitions; the more so the less they trust."""
    x, p, run = s.matters[index], s.p[0], s.run[0]
    if x.marks & m.PETITIONED:
        return False
    i = np.int64(x.community)
    c = s.communities[i]
    trust = response.trust_now(s, i, np.int64(x.resident), t)
    chance = p.casework_petition * (1.0 + p.casework_petition_distrust * (0.5 - trust))
    chance *= 1.0 - p.casework_literacy_petition * c.literacy
    if chance <= 0.0:
        return False
    place = np.int64(x.resident) - c.first_resident
    return streams.uniform(run.seed, streams.PETITION, c.code, place, t, filing.draw_of(x)) < chance


@compiled
def petition(s, j, index, t):
    """A matter leaves its desk and lands above, as an emergency; it is an incident.

    From the community it goes to the township or to the department it belongs to, from the township to the
    department of its kind, if there is one.
    """
    x, p, run, town = s.matters[index], s.p[0], s.run[0], s.townships[j]
    i = np.int64(x.community)
    pool.leave_desk(s, pool.desk_of(s, j, index), index)
    if x.marks & (m.AT_TOWNSHIP | m.AT_DEPARTMENT):
        if town.department_staff[pool.kind_of(x)] > 0.0:
            x.marks = (x.marks & ~np.uint16(m.AT_TOWNSHIP)) | np.uint16(m.AT_DEPARTMENT)
    else:
        x.marks |= np.uint16(m.AT_DEPARTMENT if x.marks & m.BELONGS else m.AT_TOWNSHIP)
        if x.beyond > 0.0:
            x.effort = x.beyond
            x.beyond = np.float32(0.0)
    x.marks |= np.uint16(m.PETITIONED)
    x.bucket |= np.uint8(m.EMERGENCY)
    s.waits[index].leaves = -1
    pool.join_desk(s, pool.desk_of(s, j, index), index)
    town.petitions += 1.0
    town.incidents += 1.0
    filing.note_trip(s, i, 1.0, p.casework_upper_trip_hours, t)
    s.weekly[j, np.int64((t + 0.5) * run.dt)].petitions += 1.0
    if run.observe_from <= t < run.observe_to:
        s.totals[i].petitions += 1.0
