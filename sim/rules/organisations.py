"""Social organisations of a township, mass organisations and donors: the hours they give, by kind of matter.

Contracts buy hours and make dependent; part of what is bought goes into head-counts (LiWang2025). Hubs and
Party-mass centres bring hours to where the need is (LiLiu2025, five-society linkage).
"""

import math

from sim.agents.names import KIND_COUNT
from sim.agents.organisation import EACH, HUB, PROFESSIONAL, SPECIALISMS
from sim.compiled import inlined
from sim.units import unit

OF_TOWNSHIP = len(EACH)
PROFESSIONALS = len(SPECIALISMS)


@inlined
def both(one, other):
    """Two shares, one acting upon what the other leaves."""
    return 1.0 - (1.0 - one) * (1.0 - other)


@unit
def organise(s, j):
    """Hours of the organisations and donors of township `j` this step, and how well they find the need."""
    town, ts, p, lever, dt = s.townships[j], s.township_society[j], s.p[0], s.township_levers[j], s.run[0].dt
    people = town.residents / 10000.0 * dt
    place = people * (ts.urban + (1.0 - ts.urban) * p.organisations_rural)
    ts.hours[:] = 0.0
    ts.given = 0.0
    ts.bought = 0.0
    ts.reporting = 0.0
    ts.dependence = 0.0
    rate = min(1.0, max(0.0, p.organisations_dependence_rate * dt))
    hub = 0.0
    for n in range(OF_TOWNSHIP * j, OF_TOWNSHIP * (j + 1)):
        o = s.organisations[n]
        if o.type == HUB:
            o.hours = p.organisations_hub_hours * o.scale * place
            hub += o.hours
        elif o.type == PROFESSIONAL:
            work_under_contract(o, place * p.organisations_hours, people * lever.purchase, rate, ts, p)
        else:
            o.hours = p.organisations_mass_hours * o.scale * place
            share_out(o.hours, p.organisations_mass_work, ts)
            ts.given += o.hours
    give_charity(s, j, people * (1.0 + lever.charity))
    ts.matching = 1.0 - math.exp(-p.organisations_hub * hub / people) if people > 0.0 else 0.0
    ts.matching = both(ts.matching, p.organisations_centre_matching * p.society_centre_open)
    ts.matching = both(ts.matching, lever.matching)
    ts.seen[:] = 0.0
    for i in range(town.first_community, town.first_community + town.communities):
        for k in range(KIND_COUNT):
            ts.seen[k] += s.communities[i].seen[k]


@inlined
def work_under_contract(o, own, bought, rate, ts, p):
    """A professional organisation: its own hours, those under contract, and what these make of it."""
    o.own = own * o.scale * max(0.0, 1.0 - p.organisations_dependence * o.dependence)
    o.bought = bought / PROFESSIONALS
    reporting = p.organisations_reporting * o.bought
    given = o.own + o.bought
    o.hours = given - reporting
    share = o.bought / given if given > 0.0 else 0.0
    o.dependence += rate * (share - o.dependence)
    ts.hours[o.kind] += o.hours
    ts.given += given
    ts.bought += o.bought
    ts.reporting += reporting
    ts.dependence += o.dependence / PROFESSIONALS


@inlined
def share_out(hours, causes, ts):
    """Add hours to kinds of matter by the causes they are for."""
    total = 0.0
    for k in range(KIND_COUNT):
        total += causes[k]
    if total > 0.0:
        for k in range(KIND_COUNT):
            ts.hours[k] += hours * causes[k] / total


@inlined
def give_charity(s, j, people):
    """Donors' money, channel by channel, as hours of social service for the causes each cares about."""
    ts, p = s.township_society[j], s.p[0]
    government, firm, individual = s.channels[3 * j], s.channels[3 * j + 1], s.channels[3 * j + 2]
    government.hours = p.organisations_charity_government * people / p.organisations_hour_price
    firm.hours = p.organisations_charity_firm * people / p.organisations_hour_price
    individual.hours = p.organisations_charity_individual * people / p.organisations_hour_price
    share_out(government.hours, p.organisations_cause_government, ts)
    share_out(firm.hours, p.organisations_cause_firm, ts)
    share_out(individual.hours, p.organisations_cause_individual, ts)
    ts.charity = government.hours + firm.hours + individual.hours


@inlined
def allot(s, i):
    """The hours of organisations for community `i`: by residents, or where matched, by recent matters."""
    c, soc, ts = s.communities[i], s.society[i], s.township_society[s.communities[i].township]
    people = c.residents / max(1.0, 1.0 * s.townships[c.township].residents)
    for k in range(KIND_COUNT):
        soc.taken[k] = 0.0
        need = c.seen[k] / ts.seen[k] if ts.seen[k] > 0.0 else people
        soc.organisation_hours[k] = ts.hours[k] * ((1.0 - ts.matching) * people + ts.matching * need)
        soc.organisation_left[k] = soc.organisation_hours[k]
    meet_owners(s, i)


@inlined
def meet_owners(s, i):
    """The troika of community `i`: the property company's hours, and what owners, committee and company have
    agreed on about who answers for what. Agreements take time.
    """
    c, p, dt, company, owners = s.communities[i], s.p[0], s.run[0].dt, s.companies[i], s.owners[i]
    company.hours = 0.0
    if c.urban == 1:
        company.hours = p.organisations_property_hours * c.residents / 1000.0 * dt
        clear = both(p.organisations_clarity, s.levers[i].clarity)
        owners.clarity += min(1.0, p.organisations_agreement_rate * dt) * (clear - owners.clarity)
    company.left = company.hours
