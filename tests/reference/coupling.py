"""Between counties of a province: what each hears of the others, and pays or gets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sim.agents.names import PRACTICES

from .assessment import period_ends
from .innovation import WORKING, visible
from .values import mean


class Elsewhere:
    """What a county last heard of the others; nothing at first."""

    def __init__(self):
        self.weight = self.others = self.support = 0.0
        self.heard = [0.0] * len(PRACTICES)
        self.works = [0.0] * len(PRACTICES)
        self.rural: list[tuple[float, float]] = []  # partners' rural places: residents that count, strength
        self.urban: list[tuple[float, float]] = []  # partners' urban places: how much each counts, fit
        self.away = [0.0, 0.0]  # share of exchange that goes to partner counties, of rural and urban places


def province(county) -> str:
    return str(county.code)[:2]


def prefecture(county) -> str:
    """A county right under its province has no prefecture but itself."""
    code = str(county.code)
    return code if code[2:4] == "90" else code[:4]


def couple(model) -> None:
    """Once in so many weeks every county hears what the others of its province are like now."""
    if not period_ends(model, model.p["coupling.weeks"]):
        return
    for county in model.counties:
        others = [o for o in model.counties if o is not county and province(o) == province(county)]
        partners = [o for o in others if prefecture(o) == prefecture(county)]
        distant = [o for o in others if prefecture(o) != prefecture(county)]
        county.elsewhere = Elsewhere()
        hear_practices(county, partners, distant)
        equalise(county, others)
        find_partners(county, partners)


def hear_practices(county, partners, distant) -> None:
    p, x = county.model.p, county.elsewhere
    places = [c for o in [*partners, *distant] for c in o.communities]
    x.others = float(len(places))
    of_each = [c.means.practices.each for c in places]
    for n in range(len(PRACTICES)):
        x.works[n] = mean([float(each[n].effect >= WORKING) for each in of_each])
    for group, weight in ((partners, p["coupling.prefecture"]), (distant, p["coupling.province"])):
        sites = [c for o in group for c in o.communities]
        if sites:
            x.weight += weight
            everything = sum(map(visible, sites))
            for n in range(len(PRACTICES)):
                there = sum(visible(c) for c in sites if c.means.practices.each[n].form > 0)
                x.heard[n] += weight * there / everything
    if x.weight > 0:
        x.heard = [share / x.weight for share in x.heard]


def equalise(county, others) -> None:
    p = county.model.p

    def revenue(one) -> float:
        return sum(c.means.account.capacity * c.population for c in one.communities)

    def people(one) -> int:
        return sum(c.population for c in one.communities)

    rich = [one for one in [county, *others] if revenue(one) > 0]
    if county in rich and len(rich) > 1:
        wanted = sum(map(revenue, rich)) / sum(map(people, rich))
        own = revenue(county) / people(county)
        county.elsewhere.support = p["coupling.equalising"] * (wanted - own) / own


def find_partners(county, partners) -> None:
    weight, x = county.model.p["coupling.exchange"], county.elsewhere
    for c in (c for o in partners for c in o.communities):
        if c.urban:
            x.urban.append((weight, c.means.technology.fit))
        else:
            x.rural.append((weight * c.population, c.levers["exchange"]))
    own = [sum(1.0 for c in county.communities if c.urban)]
    own.append(sum(c.population for c in county.communities if not c.urban))
    for n, theirs in enumerate((x.urban, x.rural)):
        there = sum(counts for counts, _ in theirs)
        x.away[n] = there / (there + own[n]) if there + own[n] > 0 else 0.0


def values_of(state, i: int, county) -> Iterator[tuple[str, Any, Any]]:
    """(name, value in the fast model, value here)."""
    fast, x = state.couplings[i], county.elsewhere
    for name in ("weight", "heard", "others", "works", "support", "away"):
        yield f"county {i} elsewhere {name}", fast[name], getattr(x, name)
