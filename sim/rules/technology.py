"""Technology: platforms fit or not, fall out of repair, save hours or cost them (LiLiu2025; LiXf2025)."""

import math

from sim import streams
from sim.compiled import compiled, inlined
from sim.rules.chance import happens


@inlined
def both(one, other):
    """Two shares acting one upon what the other leaves."""
    return 1.0 - (1.0 - one) * (1.0 - other)


@inlined
def toward(value, target, rate):
    """`value` on its way to `target` at `rate` for one unit of time."""
    return target + (value - target) * math.exp(-rate)


@inlined
def equip(s, i, t):
    """The platforms of community `i` at the start of step `t`: fit, what they save, and what they cost."""
    c, x, p, lever = s.communities[i], s.technology[i], s.p[0], s.levers[i]
    dt = s.run[0].dt
    wanted = both(p.technology_integration, lever.integration)
    migrating = abs(wanted - x.integration)
    x.integration = toward(x.integration, wanted, dt / p.technology_migration_weeks)
    maintain(x, s.accounts[i].money_met, lever, p, dt)
    breach(s, i, t)
    x.skill = digital_skill(s, i)
    access = both(x.access, lever.access)
    heard = both(c.contact * access, lever.user_feedback)
    x.tuning += min(1.0, p.technology_feedback_rate * dt) * (heard - x.tuning)
    infrastructure = both(p.technology_infrastructure[1 - c.urban], lever.infrastructure)
    tuned = 1.0 - p.technology_tuning + p.technology_tuning * x.tuning
    x.fit = infrastructure * x.skill * access * x.maintenance * tuned
    if c.urban == 0:
        x.fit += p.resources_exchange_reach * lever.exchange * max(0.0, x.partner - x.fit)
    down = t < x.down_until
    there = min(1.0, p.agenda_platforms)  # one does what many do; without any nothing is saved or seen
    x.saving = 0.0 if down else there * saved(x.fit, lever.tiered, p)
    x.entry = p.agenda_platforms * p.agenda_platform_hours * (1.0 - x.integration)
    x.entry += p.technology_migration_hours * migrating + p.technology_tier_hours * lever.tiered
    if down:
        x.entry += p.technology_incident_hours
    x.detection = 0.0 if down else there * p.technology_monitoring * infrastructure * x.maintenance


@inlined
def maintain(x, money, lever, p, dt):
    """Platforms fall out of repair unless their upkeep is paid (重建设轻运维)."""
    upkeep = both(min(1.0, max(0.0, p.technology_upkeep * money)), lever.upkeep)
    repair = p.technology_repair * upkeep
    rate = repair + p.technology_decay * (1.0 - upkeep)
    if rate > 0.0:
        x.maintenance = toward(x.maintenance, repair / rate, rate * dt)


@inlined
def breach(s, i, t):
    """Data security is breached the more often the more data lie together (Zhang2026)."""
    x, p, dt = s.technology[i], s.p[0], s.run[0].dt
    pooled = both(x.integration, s.levers[i].form_sharing)
    rate = p.technology_incident_rate * (1.0 + p.technology_incident_pooled * pooled)
    u = streams.uniform(s.run[0].seed, streams.SECURITY, s.communities[i].code, 0, t, 0)
    x.incident = 1.0 if happens(u, rate * dt / 52.0) else 0.0
    if x.incident > 0.0:
        x.down_until = t + int(p.technology_incident_weeks / dt)


@inlined
def digital_skill(s, i):
    """Mean digital skill of the cadres present, with what training adds."""
    c = s.communities[i]
    total = 0.0
    for n in range(c.first_cadre, c.first_cadre + c.cadres):
        if s.cadres[n].vacant_until == 0:
            total += s.cadres[n].skill
    return both(total / c.present, s.levers[i].digital_skill) if c.present > 0.0 else 0.0


@inlined
def line_of(fit, ceiling, threshold):
    """Saving of a tool that breaks even at a threshold of fit and saves most at full fit."""
    return ceiling * (fit - threshold) / (1.0 - threshold)


@inlined
def saved(fit, tiered, p):
    """Share of intake and dispatch hours saved; simple tools are taken where they do better."""
    full = line_of(fit, p.technology_ceiling, p.technology_threshold)
    simple = line_of(fit, p.technology_simple_ceiling, p.technology_simple_threshold)
    return full + tiered * max(0.0, simple - full)


@compiled
def compare_fit(s, y):
    """When places look at each other: rural places of county `y` learn how well urban platforms fit, here
    and in partner counties.
    """
    county = s.counties[y]
    first = s.townships[county.first_township].first_community
    last_town = s.townships[county.first_township + county.townships - 1]
    last = last_town.first_community + last_town.communities
    total = s.couplings[y].partner_fit
    urban = s.couplings[y].partner_urban
    for i in range(first, last):
        if s.communities[i].urban == 1:
            total += s.technology[i].fit
            urban += 1.0
    for i in range(first, last):
        s.technology[i].partner = total / urban if urban > 0.0 else 0.0


@inlined
def tally_technology(x, tally, dt):
    """Add a step of a community's technology to a tally."""
    tally.fit += x.fit * dt
    tally.saving += x.saving * dt
    tally.monitoring += x.detection * dt
    tally.incidents += x.incident
