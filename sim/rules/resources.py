"""Resources: money in earmarked lines, specialists' hours, and what of both is pooled (LiLiu2025)."""

import math

from sim import streams
from sim.agents.matter import HIGHER
from sim.agents.names import KIND_COUNT, KINDS
from sim.compiled import compiled, inlined
from sim.rules import growth
from sim.rules.technology import both

CARE, ENVIRONMENT, JOBS = map(KINDS.index, ("care", "environment", "jobs"))  # rural space helps with these
LEAST = 1e-9


@compiled
def start_account(s, i):
    """Fiscal capacity and specialists of community `i`: draws that last."""
    a, p, run, c = s.accounts[i], s.p[0], s.run[0], s.communities[i]
    w = streams.words(run.seed, streams.FISCAL, c.code, 0, 0, 0)
    spread = p.resources_fiscal_spread
    a.fiscal = math.exp(spread * streams.normal(w[0], w[1]) - 0.5 * spread * spread)
    for x in range(4):
        a.talent[x] = -math.log(streams.uniform(run.seed, streams.SPECIALISTS, c.code, x, 0, 0))
    a.money[:] = 1.0
    a.money_met = 1.0
    a.adequacy[:] = 1.0


@inlined
def provide(s, i, t):
    """Money and skills of community `i` for step `t`, against what its needs ask for."""
    c, a, p, run = s.communities[i], s.accounts[i], s.p[0], s.run[0]
    place = growth.of_needs(p, run, t)
    if c.urban == 0:
        place *= p.demand_rural_factor
    receive(s, i)
    a.needed = 0.0
    a.general_need = 0.0
    a.skill_need[:] = 0.0
    missing = 0.0
    for k in range(KIND_COUNT):
        needs = needs_of(c, k, place, p) * run.dt / 52.0
        a.needs[k] = needs
        asked = needs * p.resources_yuan[k]
        a.needed += asked
        paid = min(a.line[k], asked)
        a.line[k] -= paid
        a.money[k] = paid  # yuan for the time being
        missing += asked - paid
        hours = needs * p.demand_effort[k]
        general = 1.0
        for x in range(4):
            a.skill_need[x] += hours * p.resources_skill_need[k, x]
            general -= p.resources_skill_need[k, x]
        a.general_need += hours * max(0.0, general)
    share_out(a, missing, p)
    staff(s, i)
    count_means(a, p)


@inlined
def needs_of(c, k, place, p):
    """Needs of a kind a year, all groups together (see `sim.rules.demand`)."""
    needs = 0.0
    for g in range(5):
        needs += c.by_group[g] * p.demand_relative_need[k, g]
    return needs * p.demand_rate[k] * place * (1.0 + p.demand_upgrading * HIGHER[k] * c.met)


@inlined
def receive(s, i):
    """The step's money: earmarked lines, the pot without earmark, what donors give for what they see."""
    c, a, p, lever, dt = s.communities[i], s.accounts[i], s.p[0], s.levers[i], s.run[0].dt
    budget = p.resources_budget * p.resources_fiscal[1 - c.urban] * a.fiscal * c.residents * dt / 52.0
    more = lever.funds + s.couplings[c.county].support  # less, where the county gives or money is moved up
    public = budget * max(0.0, 1.0 + more)  # nobody owes money
    flexible = both(p.resources_flexible, lever.flexible)
    a.wasted = public * flexible * p.resources_waste * flexible
    collective = p.development_services * s.economy[i].collective * dt / 52.0
    a.pot += public * flexible - a.wasted + collective
    social = public * (p.resources_social + lever.leverage)
    lines = 0.0
    visible = 0.0
    for k in range(KIND_COUNT):
        lines += p.resources_line[k]
        visible += p.service_visibility[k]
    if lines <= 0.0:
        a.pot += public * (1.0 - flexible)
    if visible <= 0.0:
        a.pot += social
    for k in range(KIND_COUNT):
        if lines > 0.0:
            a.line[k] += public * (1.0 - flexible) * p.resources_line[k] / lines
        if visible > 0.0:
            a.line[k] += social * p.service_visibility[k] / visible
    a.money_in = public + collective + social


@inlined
def share_out(a, missing, p):
    """The pot pays for what the lines leave open, in equal parts; `missing`: yuan."""
    part = min(1.0, a.pot / missing) if missing > 0.0 else 0.0
    a.pot -= part * missing
    a.paid = 0.0
    for k in range(KIND_COUNT):
        asked = a.needs[k] * p.resources_yuan[k]
        paid = a.money[k] + part * (asked - a.money[k])
        a.paid += paid
        a.money[k] = min(1.0, paid / asked) if asked > 0.0 else 1.0
    a.money_met = min(1.0, a.paid / a.needed) if a.needed > 0.0 else 1.0
    a.short += max(0.0, a.needed - a.paid)


@inlined
def staff(s, i):
    """Specialists' hours against those that ask for them."""
    c, a, p, dt = s.communities[i], s.accounts[i], s.p[0], s.run[0].dt
    hours = c.present * p.service_contract_hours * dt
    for x in range(4):
        share = min(1.0, p.resources_skill[x, 1 - c.urban] * a.talent[x])
        a.skill_have[x] = share * hours
        there = max(0.0, a.skill_have[x] + a.moved[x] * dt)
        a.adequacy[x] = min(1.0, there / a.skill_need[x]) if a.skill_need[x] > 0.0 else 1.0


@inlined
def count_means(a, p):
    """Hours of need for which both money and skill are there."""
    a.means_met = 0.0
    for k in range(KIND_COUNT):
        hours = a.needs[k] * p.demand_effort[k]
        a.means_met += hours * a.money[k] * max(0.0, 1.0 - lacking(a, k, p))


@inlined
def lacking(a, k, p):
    """Share of the work on a kind that asks for a skill that is not there."""
    found = 0.0
    for x in range(4):
        found += p.resources_skill_need[k, x] * (1.0 - a.adequacy[x])
    return found


@compiled
def close_year(s, i):
    """Money that is left at the end of the year goes back."""
    a = s.accounts[i]
    a.unspent = a.pot
    a.pot = 0.0
    for k in range(KIND_COUNT):
        a.unspent += a.line[k]
        a.line[k] = 0.0


@compiled
def pool_county(s, y):
    """When places look at each other: spare specialists' hours and money of county `y` go where they lack.

    What is given arrives, less what is lost on the way; hours move until the next time, money at once.
    """
    county, dt = s.counties[y], s.run[0].dt
    first = s.townships[county.first_township].first_community
    last_town = s.townships[county.first_township + county.townships - 1]
    last = last_town.first_community + last_town.communities
    for x in range(4):
        spare = 0.0
        short = 0.0
        for i in range(first, last):
            beyond = (s.accounts[i].skill_have[x] - s.accounts[i].skill_need[x]) / dt
            spare += pooled(s, i) * max(0.0, beyond)
            short += pooled(s, i) * max(0.0, -beyond)
        given = min(1.0, short / spare) if spare > LEAST else 0.0
        taken = min(1.0, spare / short) if short > LEAST and spare > LEAST else 0.0
        for i in range(first, last):
            beyond = (s.accounts[i].skill_have[x] - s.accounts[i].skill_need[x]) / dt
            if beyond > 0.0:
                s.accounts[i].moved[x] = -pooled(s, i) * beyond * given
            else:
                s.accounts[i].moved[x] = -pooled(s, i) * beyond * taken * (1.0 - s.p[0].resources_travel)
    pool_money(s, first, last)
    share_space(s, y, first, last)


@inlined
def pooled(s, i):
    """Share of what is spare that community `i` pools."""
    return both(s.p[0].resources_pooling, s.levers[i].pooling)


@compiled
def pool_money(s, first, last):
    """Lines with money to spare fill the pots of places that ran short since the last time."""
    spare = 0.0
    short = 0.0
    for i in range(first, last):
        spare += pooled(s, i) * s.accounts[i].line.sum()
        short += pooled(s, i) * s.accounts[i].short
    given = min(1.0, short / spare) if spare > LEAST else 0.0
    taken = min(1.0, spare / short) if short > LEAST and spare > LEAST else 0.0
    for i in range(first, last):
        a = s.accounts[i]
        for k in range(KIND_COUNT):
            a.line[k] *= 1.0 - pooled(s, i) * given
        a.pot += pooled(s, i) * a.short * taken * (1.0 - s.p[0].resources_travel)
        a.short = 0.0


@compiled
def share_space(s, y, first, last):
    """Rural partners open space and places of service to urban ones."""
    offered = s.couplings[y].partner_offered
    rural = s.couplings[y].partner_rural
    for i in range(first, last):
        if s.communities[i].urban == 0:
            offered += s.levers[i].exchange * s.communities[i].residents
            rural += s.communities[i].residents
    for i in range(first, last):
        here = s.communities[i].urban == 1 and rural > 0.0
        s.accounts[i].space = s.levers[i].exchange * offered / rural if here else 0.0


@inlined
def tally_resources(a, tally):
    """Add a step of a community's accounts to a tally."""
    tally.money_in += a.money_in
    tally.money_needed += a.needed
    tally.money_paid += a.paid
    tally.unspent += a.unspent
    tally.wasted += a.wasted
    for x in range(4):
        tally.skill_need[x] += a.skill_need[x]
        tally.skill_have[x] += a.skill_have[x]
        tally.skill_met += a.skill_need[x] * a.adequacy[x]
    tally.general_need += a.general_need
    tally.means_met += a.means_met
