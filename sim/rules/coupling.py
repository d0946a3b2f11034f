"""Between counties: practices seen elsewhere, a province's equalising transfer, partners of exchange.

(LiLiu2025; Chu2025.) Nothing else crosses the border of a county. Every so many weeks each county tells how
it stands, then each hears what the others of its province told, in code order, and acts on that until the
next time. So between two such times a county can live by itself, on any machine. No random number is drawn
here; a county without another one in its province hears nothing.
"""

from sim.agents.practice import NONE
from sim.compiled import compiled
from sim.rules.innovation import WORKING, sight_of
from sim.units import unit


@unit
def couple(s):
    """All counties of the region tell, then all hear."""
    for y in range(s.couplings.shape[0]):
        tell(s, y)
    hear_all(s)


@compiled
def hear_all(s):
    """Every county hears what was told."""
    for y in range(s.couplings.shape[0]):
        hear_practices(s, y)
        equalise(s, y)
        find_partners(s, y)


@compiled
def tell(s, y):
    """County `y` tells how it stands."""
    county, x, p = s.counties[y], s.couplings[y], s.p[0]
    first = s.townships[county.first_township].first_community
    last_town = s.townships[county.first_township + county.townships - 1]
    last = last_town.first_community + last_town.communities
    x.places = 1.0 * (last - first)
    x.visible = 0.0
    x.seen[:] = 0.0
    x.working[:] = 0.0
    x.residents = 0.0
    x.revenue = 0.0
    x.rural = 0.0
    x.offered = 0.0
    x.urban = 0.0
    x.fit = 0.0
    for i in range(first, last):
        tell_practices(s, i, x)
        c = s.communities[i]
        x.residents += c.residents
        x.revenue += p.resources_fiscal[1 - c.urban] * s.accounts[i].fiscal * c.residents
        if c.urban == 1:
            x.urban += 1.0
            x.fit += s.technology[i].fit
        else:
            x.rural += c.residents
            x.offered += s.levers[i].exchange * c.residents


@compiled
def tell_practices(s, i, x):
    """Add the practices of community `i` to what its county tells."""
    visible = sight_of(s.communities[i], s.p[0])
    x.visible += visible
    for n in range(s.practices.shape[1]):
        if s.practices[i, n].form > NONE:
            x.seen[n] += visible
        if s.practices[i, n].effect >= WORKING:
            x.working[n] += 1.0


@compiled
def hear_practices(s, y):
    """Which practices other counties have: those of the prefecture and the rest of the province by their
    weights; and where they work, from which a province makes standards.
    """
    x, p = s.couplings[y], s.p[0]
    near = 0.0
    far = 0.0
    x.others = 0.0
    for z in range(s.couplings.shape[0]):
        o = s.couplings[z]
        if z != y and o.province == x.province:
            x.others += o.places
            if o.prefecture == x.prefecture:
                near += o.visible
            else:
                far += o.visible
    of_near = p.coupling_prefecture / near if near > 0.0 else 0.0
    of_far = p.coupling_province / far if far > 0.0 else 0.0
    x.weight = of_near * near + of_far * far
    x.heard[:] = 0.0
    x.works[:] = 0.0
    for z in range(s.couplings.shape[0]):
        o = s.couplings[z]
        if z != y and o.province == x.province:
            part = of_near if o.prefecture == x.prefecture else of_far
            for n in range(s.practices.shape[1]):
                x.works[n] += o.working[n] / x.others
                if x.weight > 0.0:
                    x.heard[n] += part * o.seen[n] / x.weight


@compiled
def equalise(s, y):
    """A province moves money from counties above its mean fiscal capacity to those below, nothing else."""
    x = s.couplings[y]
    givers = 0
    residents = 0.0
    revenue = 0.0
    for z in range(s.couplings.shape[0]):
        o = s.couplings[z]
        if o.province == x.province and o.revenue > 0.0:
            givers += 1
            residents += o.residents
            revenue += o.revenue
    x.support = 0.0
    if givers > 1 and x.revenue > 0.0:
        x.support = s.p[0].coupling_equalising * (revenue / residents * x.residents / x.revenue - 1.0)


@compiled
def find_partners(s, y):
    """Urban and rural places of the other counties of the prefecture, partners of exchange by a weight."""
    x, weight = s.couplings[y], s.p[0].coupling_exchange
    x.partner_rural = 0.0
    x.partner_offered = 0.0
    x.partner_urban = 0.0
    x.partner_fit = 0.0
    for z in range(s.couplings.shape[0]):
        o = s.couplings[z]
        if z != y and o.prefecture == x.prefecture:
            x.partner_rural += weight * o.rural
            x.partner_offered += weight * o.offered
            x.partner_urban += weight * o.urban
            x.partner_fit += weight * o.fit
    urban = x.urban + x.partner_urban
    rural = x.rural + x.partner_rural
    x.away[0] = x.partner_urban / urban if urban > 0.0 else 0.0
    x.away[1] = x.partner_rural / rural if rural > 0.0 else 0.0
