"""What technology, practices, money and skills make of a community's work in a step; once a period, what
places of a county learn from and lend to each other.
"""

from sim.agents.names import KIND_COUNT
from sim.compiled import compiled, inlined
from sim.rules import development, innovation, resources, technology
from sim.units import unit


@compiled
def start_means(s):
    """What all communities have when the run begins."""
    for i in range(s.communities.shape[0]):
        resources.start_account(s, i)
        development.start_economy(s, i)
        innovation.start_practices(s, i)


@unit
def find_means(s, first, last, t):
    """Before anything is asked of communities in step `t`: factors on their work, from what they have.

    For the communities from `first` to before `last`.
    """
    for i in range(first, last):
        development.develop(s, i, t)
    for i in range(first, last):
        resources.provide(s, i, t)
    for i in range(first, last):
        technology.equip(s, i, t)
    for i in range(first, last):
        innovation.keep_up(s, i)
    for i in range(first, last):
        innovation.reap_practices(s, i)
    for i in range(first, last):
        put_together(s, i)


@inlined
def put_together(s, i):
    """What technology, practices, money and skills of community `i` make of its work."""
    c, p, lever = s.communities[i], s.p[0], s.levers[i]
    x, a, r = s.technology[i], s.accounts[i], s.renewals[i]
    a.matching = p.resources_matching_hours * resources.pooled(s, i)
    away = s.couplings[c.county].away[c.urban] * p.coupling_distance
    a.matching += p.resources_exchange_hours * lever.exchange * (a.distance + away)
    c.intake_factor = 1.0 - x.saving
    dispatch = 1.0 - p.technology_dispatch * x.saving
    for k in range(KIND_COUNT):
        c.work_factor[k] = dispatch * r.relief[k] * (1.0 + p.resources_shortage * resources.lacking(a, k, p))
        if k in (resources.CARE, resources.ENVIRONMENT, resources.JOBS):
            c.work_factor[k] *= 1.0 - p.resources_space * a.space
        c.cover_factor[k] = 1.0 - p.resources_cover_weight * (1.0 - a.money[k])


@unit
def end_year(s, first, last, year_ends):
    """At the end of a step, money left goes back if the year is over."""
    for i in range(first, last):
        s.accounts[i].unspent = 0.0
        if year_ends:
            resources.close_year(s, i)


@unit
def exchange(s, y, t):
    """When a scoring period ends with step `t`: what places of county `y` see of and lend to each other."""
    technology.compare_fit(s, y)
    resources.pool_county(s, y)
    innovation.exchange_practices(s, y, t)


@inlined
def tally_means(s, i, tally, t):
    """Add a step of what community `i` has to a tally."""
    dt = s.run[0].dt
    technology.tally_technology(s.technology[i], tally, dt)
    tally.entry += s.technology[i].entry * s.communities[i].scale * dt
    innovation.tally_practices(s, i, tally, t)
    resources.tally_resources(s.accounts[i], tally)
    development.tally_development(s.economy[i], tally, dt)
