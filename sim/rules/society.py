"""Society: what draws residents of a place in or tires them, who is heard, and the hours they give.

Everything follows from how the last step's hours were used, not from what policies promise.
"""

import math

from sim.agents.names import KIND_COUNT, OUTREACH, PARTY, TASK, TRACE
from sim.compiled import inlined
from sim.rules import growth
from sim.rules.organisations import allot, both
from sim.rules.participation import take_part
from sim.units import unit


@unit
def live_together(s, first, last, t):
    """One step of communities' society, before matters arise.

    For the communities from `first` to before `last`.
    """
    for i in range(first, last):
        tire_and_rule(s, i)
    for i in range(first, last):
        grow(s, i)
    for i in range(first, last):
        deliberate(s, i)
    for i in range(first, last):
        draw_in(s, i)
    for i in range(first, last):
        take_part(s, i)
    for i in range(first, last):
        volunteer(s, i, t)
    for i in range(first, last):
        allot(s, i)


@inlined
def tire_and_rule(s, i):
    """Activity that only counts tires; administration leaves less autonomy (LiWang2025, Xu2025)."""
    c, soc, p, lever, dt = s.communities[i], s.society[i], s.p[0], s.levers[i], s.run[0].dt
    soc.activity = min(1.0, c.hours[OUTREACH] / c.norm) if c.norm > 0.0 else 0.0
    counted = min(1.0, max(0.0, p.society_empty + p.society_empty_pressure * c.pressure))
    soc.empty = counted * (1.0 - lever.valued)
    rate = min(1.0, max(0.0, p.society_fatigue_rate * dt))
    soc.fatigue += rate * (soc.activity * soc.empty - soc.fatigue)
    spent = c.hours.sum()
    ruled = (c.hours[PARTY] + c.hours[TRACE] + c.hours[TASK]) / spent if spent > 0.0 else 0.0
    soc.control = both(ruled, lever.control)
    # where control backs self-governance (squeeze below 0) there is more of it than without control
    soc.autonomy = max(0.0, 1.0 - p.society_squeeze * soc.control * (1.0 - lever.autonomy))


@inlined
def grow(s, i):
    """Initiative, belonging and backbones: slow states that remember how people were treated."""
    c, soc, p, lever, dt = s.communities[i], s.society[i], s.p[0], s.levers[i], s.run[0].dt
    residents = max(1.0, 1.0 * c.residents)
    given = 0.0
    for k in range(KIND_COUNT):
        given += c.cover[k] / KIND_COUNT
    target = p.society_empowering * lever.empowering - p.society_giving * given * (1.0 - lever.empowering)
    target -= p.society_dependence_drag * s.township_society[c.township].dependence
    soc.initiative += min(1.0, max(0.0, p.society_initiative_rate * dt)) * (target - soc.initiative)
    target = p.society_belonging_base + p.society_belonging_part * soc.attending / residents
    target += p.society_belonging_shared * lever.shared
    target -= p.society_belonging_floating * c.by_group[4] / residents
    target = min(1.0, max(0.0, target))
    soc.belonging += min(1.0, max(0.0, p.society_belonging_rate * dt)) * (target - soc.belonging)
    grown = p.society_backbone_growth * 100.0 * soc.helping / residents
    change = (grown - p.society_backbone_loss * soc.backbones) * dt / 52.0
    soc.backbones = max(0.0, soc.backbones + change)


@inlined
def deliberate(s, i):
    """Who is heard: formal deliberation hears those who speak, informal deliberation everybody it reaches;
    and how far programmes come to fit the place (LiLiu2025, Zhang2026).
    """
    c, soc, p, lever = s.communities[i], s.society[i], s.p[0], s.levers[i]
    soc.formal = both(p.society_formal, lever.formal)
    soc.informal = both(p.society_informal * c.contact, lever.informal)
    total = 0.0
    for g in range(5):
        total += c.by_group[g] * (soc.formal * p.society_speaks[g] + soc.informal)
    mean = total / max(1.0, 1.0 * c.residents)
    soc.least_heard = 1.0
    if mean > 0.0:
        for g in range(5):
            if c.by_group[g] > 0.0:
                heard = (soc.formal * p.society_speaks[g] + soc.informal) / mean
                soc.least_heard = min(soc.least_heard, heard)
    for k in range(KIND_COUNT):
        needs = 0.0
        heard = 0.0
        for g in range(5):
            weight = c.by_group[g] * p.demand_relative_need[k, g]
            needs += weight
            heard += weight * (soc.formal * p.society_speaks[g] + soc.informal)
        soc.heard[k] = heard / (needs * mean) - 1.0 if needs > 0.0 and mean > 0.0 else 0.0
    felt = c.trust / max(1.0, 1.0 * c.residents) + soc.belonging - 1.0
    accepted = p.society_acceptance + p.society_cooperation * felt
    accepted += p.society_local_fit * both(soc.formal, soc.informal) + lever.custom
    soc.acceptance = max(0.0, accepted) * (1.0 - lever.slower)


@inlined
def draw_in(s, i):
    """What draws residents in besides their peers, against fatigue."""
    c, soc, p = s.communities[i], s.society[i], s.p[0]
    trust = c.trust / max(1.0, 1.0 * c.residents)
    soc.drive = p.participation_trust * (trust - 0.5) + p.participation_efficacy * (c.results - 0.5)
    soc.drive += p.participation_interest * soc.activity * (1.0 - soc.empty)
    soc.drive += p.participation_contact * c.contact
    soc.drive += p.participation_belonging * (soc.belonging - 0.5)
    soc.drive += p.participation_backbone * (1.0 - math.exp(-soc.backbones))
    soc.drive -= p.participation_fatigue * soc.fatigue


@inlined
def volunteer(s, i, t):
    """Volunteers come and go; the hours that they, Party members and partners in the region give."""
    c, soc, p, lever, run = s.communities[i], s.society[i], s.p[0], s.levers[i], s.run[0]
    dt = run.dt
    come = 1.0 - math.exp(-p.society_join * dt)
    go = 1.0 - math.exp(-p.society_leave * (1.0 - lever.retention) * dt)
    soc.volunteers += come * max(0.0, soc.helping - soc.volunteers) - go * soc.volunteers
    own = soc.volunteers * p.society_volunteer_hours * dt
    soc.redeemed = min(own, (1.0 - math.exp(-p.society_redeem * dt)) * soc.debt)
    soc.debt += lever.banked * own - soc.redeemed
    soc.member_hours = 0.0
    if soc.members > 0.0:
        old = soc.old_members / soc.members + growth.grown(run, growth.AGEING, p.society_ageing, t)
        old = min(1.0, max(0.0, old))
        able = max(0.0, 1.0 - p.society_member_age * old) * (1.0 - lever.member_time)
        at_post = soc.members * both(p.society_member_posts, lever.posts)
        soc.member_hours = at_post * able * p.society_member_hours * dt
    bound = 1.0 - math.exp(-c.capital)
    soc.partner_hours = p.society_partner_hours * c.scale * bound * dt
    soc.openness = both(p.society_centre_open, p.society_rooms * bound)
    soc.volunteer_hours = own - soc.redeemed + soc.member_hours + soc.partner_hours
    soc.volunteer_left = soc.volunteer_hours
    skilled = both(soc.skilled / max(1.0, 1.0 * c.residents), lever.certified)
    for k in range(KIND_COUNT):
        soc.suited[k] = both(p.society_suited[k], p.society_specialist * skilled)


@inlined
def tally_society(s, i, tally):
    """Add one step of community `i`'s society to a tally."""
    c, soc, dt = s.communities[i], s.society[i], s.run[0].dt
    ts = s.township_society[c.township]
    tally.attending += soc.attending * dt
    tally.helping += soc.helping * dt
    tally.initiating += soc.initiating * dt
    tally.belonging += soc.belonging * c.residents * dt
    tally.volunteers += soc.volunteers * dt
    tally.volunteer_hours += soc.volunteer_hours
    tally.volunteer_used += soc.volunteer_hours - soc.volunteer_left
    tally.member_hours += soc.member_hours
    for k in range(KIND_COUNT):
        tally.organisation_hours += soc.organisation_hours[k]
        tally.organisation_used += soc.organisation_hours[k] - soc.organisation_left[k]
    tally.debt += soc.debt * dt
    tally.fatigue += soc.fatigue * dt
    tally.initiative += soc.initiative * dt
    tally.autonomy += soc.autonomy * dt
    tally.acceptance += soc.acceptance * dt
    tally.least_heard += soc.least_heard * dt
    tally.contact += c.contact * dt
    tally.matching += ts.matching * dt
    tally.dependence += ts.dependence * dt
    tally.reporting += ts.reporting * c.residents / max(1.0, 1.0 * s.townships[c.township].residents)
