"""Innovation: practices spread as labels, copies or adaptations, and work where they fit and are kept up.

(LiLiu2025; Xu2025; Bass 1969.) Between two looks at each other, places only keep or neglect what they have.
"""

import math

from sim import streams
from sim.agents.names import KIND_COUNT, RENEWAL
from sim.agents.practice import ADAPTATION, COPY, LABEL, NONE
from sim.compiled import compiled, inlined
from sim.rules.chance import factor, happens
from sim.rules.technology import both

WORKING = 0.1  # effect from which a practice counts as working
OLD = 26.0  # weeks after which a practice without effect counts as blocked


@compiled
def match(s, i, n):
    """How well practice `n` suits community `i` as it is."""
    p, here = s.p[0], s.renewals[i].context
    distance = 0.0
    for x in range(4):
        distance += (here[x] - p.innovation_context[n, x]) ** 2
    return math.exp(-distance / (2.0 * p.innovation_breadth**2))


@compiled
def start_practices(s, i):
    """The practices that community `i` has when the run begins: labels and copies, a year old."""
    p, run = s.p[0], s.run[0]
    for n in range(s.practices.shape[1]):
        x = s.practices[i, n]
        w = streams.words(run.seed, streams.PRACTICE_START, s.communities[i].code, n, 0, 0)
        if streams.unit(w[0]) < p.innovation_start:
            x.form = LABEL if streams.unit(w[1]) < p.innovation_start_label else COPY
            x.adopted = -int(52.0 / run.dt)
            x.maintenance = 1.0
            x.fit = match(s, i, n) if x.form == COPY else 0.0


@inlined
def keep_up(s, i):
    """Renewal hours of the last step keep practices up, and what is spare makes adaptations fit."""
    c, r, p, dt = s.communities[i], s.renewals[i], s.p[0], s.run[0].dt
    norm = p.agenda_renewal_hours * c.scale
    spent = c.hours[RENEWAL] / norm if norm > 0.0 else 0.0
    r.labels = 0.0
    r.genuine = 0.0
    for n in range(s.practices.shape[1]):
        if s.practices[i, n].form == LABEL:
            r.labels += 1.0
        elif s.practices[i, n].form > LABEL:
            r.genuine += 1.0
    needed = p.innovation_upkeep * r.genuine * dt
    kept = min(1.0, spent / needed) if needed > 0.0 else 1.0
    spare = max(0.0, spent - needed)
    r.stock = min(p.innovation_stock, r.stock + spare)
    slack = math.exp(-p.innovation_maintenance_rate * dt)
    learnt = 1.0 - math.exp(-p.innovation_learning * spare)
    for n in range(s.practices.shape[1]):
        x = s.practices[i, n]
        if x.form > LABEL:
            x.maintenance = kept + (x.maintenance - kept) * slack
            if x.form == ADAPTATION:
                x.fit += (1.0 - x.fit) * learnt


@inlined
def reap_practices(s, i):
    """What the practices of community `i` do: effect = fit x maintenance x resources, never the label."""
    r, p, money = s.renewals[i], s.p[0], s.accounts[i].money_met
    r.relief[:] = 0.0
    r.contact = 0.0
    r.settling = 0.0
    for n in range(s.practices.shape[1]):
        x = s.practices[i, n]
        x.effect = x.fit * x.maintenance * money
        if x.effect > 0.0:
            for k in range(KIND_COUNT):
                r.relief[k] += x.effect * p.innovation_relief[n, k]
            r.contact += x.effect * p.innovation_contact[n]
            r.settling += x.effect * p.innovation_settling[n]
    for k in range(KIND_COUNT):
        r.relief[k] = factor(-r.relief[k])


@compiled
def exchange_practices(s, y, t):
    """Places of county `y` look at each other when a scoring period ends, and take up practices or drop
    them.
    """
    county, away = s.counties[y], s.couplings[y]
    first = s.townships[county.first_township].first_community
    last_town = s.townships[county.first_township + county.townships - 1]
    last = last_town.first_community + last_town.communities
    for i in range(first, last):
        for n in range(s.practices.shape[1]):
            s.practices[i, n].seen = 1 if s.practices[i, n].form > NONE else 0
    for n in range(s.practices.shape[1]):
        sites, working = seen_in_county(s, first, last, n)
        standard = working
        if away.others > 0.0:
            standard += s.p[0].coupling_standards * (away.works[n] - working)
        for j in range(county.first_township, county.first_township + county.townships):
            town = s.townships[j]
            near = 0.0
            for i in range(town.first_community, town.first_community + town.communities):
                near += s.practices[i, n].seen
            for i in range(town.first_community, town.first_community + town.communities):
                if s.practices[i, n].form > NONE:
                    may_drop(s, i, n, standard, t)
                else:
                    peers = near / (town.communities - 1) if town.communities > 1 else 0.0
                    pair = first + (i - first + (last - first) // 2) % (last - first)
                    may_take_up(s, i, n, peers, 1.0 * s.practices[pair, n].seen, sites, t)


@inlined
def sight_of(c, p):
    """How much a site is seen: those that win awards more than others."""
    return 1.0 + p.innovation_award if c.quantile >= 1.0 - p.assessment_top_share else 1.0


@compiled
def seen_in_county(s, first, last, n):
    """Share of sites, weighted by how much each is seen, that have practice `n`, and share where it works."""
    p = s.p[0]
    weight = 0.0
    seen = 0.0
    working = 0.0
    for i in range(first, last):
        visible = sight_of(s.communities[i], p)
        weight += visible
        seen += visible * s.practices[i, n].seen
        if s.practices[i, n].effect >= WORKING:
            working += 1.0
    return seen / weight, working / (last - first)


@compiled
def may_drop(s, i, n, working, t):
    """Practice `n` is dropped in community `i` unless it has become a standard."""
    p, x = s.p[0], s.practices[i, n]
    standard = both(p.innovation_codification, s.levers[i].codification) * working
    hazard = p.innovation_abandon * (1.0 - standard) * p.assessment_score_weeks / 52.0
    w = streams.words(s.run[0].seed, streams.PRACTICE, s.communities[i].code, n, t, 0)
    if happens(streams.unit(w[0]), hazard):
        x.form = NONE
        x.fit = 0.0
        x.maintenance = 0.0
        x.effect = 0.0


@inlined
def taking_up(p, lever, peers, pair, sites, away, n):
    """Rate a year of taking up a practice: of one's own accord, and as others do (Bass 1969)."""
    visits = (1.0 + lever.sight) * away.weight  # to other counties
    weight = p.innovation_peers + p.innovation_pair + p.innovation_sites + visits
    share = 0.0
    if weight > 0.0:
        share = p.innovation_peers * peers + p.innovation_pair * pair + p.innovation_sites * sites
        share += visits * away.heard[n]
        share /= weight
    own = p.innovation_p * (1.0 + p.innovation_fund_pull * lever.subsidy)
    return own + p.innovation_q * (1.0 + lever.sight) * share


@compiled
def may_take_up(s, i, n, peers, pair, sites, t):
    """Community `i` takes up practice `n` or not, in the form that pays, suits or can be afforded."""
    p, x, r, lever = s.p[0], s.practices[i, n], s.renewals[i], s.levers[i]
    away = s.couplings[s.communities[i].county]
    rate = taking_up(p, lever, peers, pair, sites, away, n)
    w = streams.words(s.run[0].seed, streams.PRACTICE, s.communities[i].code, n, t, 0)
    if not happens(streams.unit(w[0]), rate * p.assessment_score_weeks / 52.0):
        return
    x.form = form_of(streams.unit(w[1]), s.communities[i], r, lever, p)
    x.adopted = t + 1
    x.maintenance = 1.0
    x.fit = 0.0
    x.effect = 0.0
    if x.form > LABEL:
        suits = match(s, i, n)
        x.fit = suits + (1.0 - suits) * min(1.0, p.innovation_transfer * lever.sight)
        cost = p.innovation_copy_cost if x.form == COPY else p.innovation_adapt_cost
        r.stock -= min(r.stock, cost * (1.0 - lever.subsidy))


@compiled
def form_of(u, c, r, lever, p):
    """Label, copy or adaptation: what shows pays under pressure, fear of blame keeps from the others."""
    paid = 1.0 - lever.subsidy
    dread = math.exp(-p.innovation_dread * p.assessment_sanction * (1.0 - lever.fault_tolerance))
    label = p.innovation_label * c.pressure * (1.0 + p.innovation_bait * lever.subsidy)
    copy = p.innovation_copy * dread * afforded(r.stock, p.innovation_copy_cost * paid)
    adapt = p.innovation_adapt * c.morale * dread * dread * afforded(r.stock, p.innovation_adapt_cost * paid)
    total = label + copy + adapt
    if u * total < label or total <= 0.0:
        return LABEL
    return COPY if u * total < label + copy else ADAPTATION


@inlined
def afforded(stock, cost):
    """Share of a cost that saved hours can meet."""
    return min(1.0, stock / cost) if cost > 0.0 else 1.0


@inlined
def tally_practices(s, i, tally, t):
    """Add a step of the practices of community `i` to a tally."""
    dt = s.run[0].dt
    for n in range(s.practices.shape[1]):
        x = s.practices[i, n]
        if x.form > NONE:
            tally.practices += dt
            tally.practice_effect += x.effect * dt
            if (t - x.adopted) * dt >= OLD:
                tally.practices_old += dt
                if x.effect < WORKING:
                    tally.practices_blocked += dt
    tally.labels += s.renewals[i].labels * dt
