"""Small hand-made regions in the shape of a synthesised one, for tests that need no synthesis."""

from __future__ import annotations

from random import Random
from types import SimpleNamespace

from sim.region.records import SAID


def small_region(
    seed: int = 1, townships: int = 2, communities: int = 3, residents: tuple[int, int] = (100, 700)
):
    """One county with townships of up to so many communities each, of so many residents each."""
    random = Random(seed)
    region = SimpleNamespace(
        counties=[], departments=[], townships=[], communities=[], residents=[], cadres=[]
    )
    region.counties.append({"code": 990101000000})
    for _ in range(random.randint(3, 12)):
        propensity = random.expovariate(1)
        region.departments.append({"county": 0, "kind": random.randint(-1, 7), "propensity": propensity})
    for i in range(townships):
        code = 990101000000 + (i + 1) * 1000
        region.townships.append({"code": code, "county": 0, "judgement_u": random.random()})
        for j in range(random.randint(1, communities)):
            _add_community(region, random, i, code + j + 1, random.randint(*residents))
    return region


def _add_community(region: SimpleNamespace, random: Random, township: int, code: int, residents: int) -> None:
    urban = random.random() < 0.5
    first = len(region.residents)
    region.communities.append(
        {
            "code": code,
            "township": township,
            "county": 0,
            "urban": urban,
            "residents": residents,
            "first_resident": first,
            "judgement_u": random.random(),
            "travel_minutes": random.expovariate(1 / 20),
            **dict.fromkeys(SAID, -1.0),  # nothing said
        }
    )
    for _ in range(residents):
        flags = random.choice((0, 1)) | random.choice((0, 0, 2)) | random.choice((0, 8))
        flags |= 16 * random.choices(range(3), (15, 65, 20))[0]
        group = 4 if flags & 2 else random.choices(range(4), (15, 60, 20, 5))[0]
        region.residents.append({"group": group, "flags": flags})
    for _ in range(random.randint(1, 4)):
        region.cadres.append(
            {
                "community": len(region.communities) - 1,
                "posts": random.randint(1, 4),
                "resilience_z": random.gauss(0, 1),
                "knowledge": random.random(),
                "skill": random.random(),
            }
        )
