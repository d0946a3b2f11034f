"""From a synthesised region to agents, one object each."""

from __future__ import annotations

from sim.region.records import SAID

from . import steering
from .agents import Cadre, Community, County, Department, Resident, Township
from .coupling import Elsewhere
from .means import Means
from .organisations import Organisations
from .society import Society
from .values import fixed16

DIGITAL, FLOATING, EMPLOYED = 1, 2, 8  # flags of a resident
AGES = ("child", "working", "elder")


def counties(model, region) -> list[County]:
    """All counties of the region, with everybody in them; in code order at each level."""
    made = [County(model, int(row["code"])) for row in region.counties]
    for county in made:
        county.elsewhere = Elsewhere()
    for row in region.departments:
        county = made[row["county"]]
        slot = len(county.departments)
        county.departments.append(Department(model, county, slot, int(row["kind"]), float(row["propensity"])))
    townships = []
    for row in region.townships:
        township = Township(model, int(row["code"]), made[row["county"]], float(row["judgement_u"]))
        township.county.townships.append(township)
        townships.append(township)
    communities = []
    for row in region.communities:
        township = townships[row["township"]]
        community = Community(
            model, int(row["code"]), township, bool(row["urban"]), float(row["judgement_u"])
        )
        township.communities.append(community)
        community.branch = steering.branch_of(community)
        communities.append(community)
        people = region.residents[row["first_resident"] : row["first_resident"] + row["residents"]]
        community.residents = [resident(community, place, person) for place, person in enumerate(people)]
    for row in region.cadres:
        community = communities[row["community"]]
        slot, posts = len(community.cadres), int(row["posts"])
        z, knowledge = float(row["resilience_z"]), float(row["knowledge"])
        skill = float(row["skill"])
        community.cadres.append(Cadre(model, community, slot, posts, z, knowledge, skill))
    for places in (made, *(c.townships for c in made), *(t.communities for t in townships)):
        places.sort(key=lambda place: place.code)
    for community, row in zip(communities, region.communities, strict=True):
        community.said = {name: float(row[name]) for name in SAID if row[name] >= 0}
        community.means = Means(community, float(row["travel_minutes"]))
    for community in communities:
        community.society = Society(community)
    for township in townships:
        township.organisations = Organisations(township)
    return made


def resident(community: Community, place: int, row) -> Resident:
    """A resident, as of a contact at the start."""
    p, flags = community.model.p, int(row["flags"])
    person = Resident(
        community.model,
        community,
        place,
        int(row["group"]),
        digital=bool(flags & DIGITAL),
        floating=bool(flags & FLOATING),
        age=AGES[flags >> 4],
        employed=bool(flags & EMPLOYED),
    )
    person.satisfaction_then = fixed16(p["response.satisfaction_start"])
    person.trust_then = fixed16(p["response.trust_start"])
    return person
