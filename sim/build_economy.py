"""Building what communities have besides people: technology, practices, accounts, firms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from sim.agents.account import ACCOUNT
from sim.agents.economy import ECONOMY
from sim.agents.names import GROUPS, PRACTICES
from sim.agents.practice import PRACTICE, RENEWAL
from sim.agents.technology import TECHNOLOGY
from sim.records import records

if TYPE_CHECKING:
    from sim.region.region import Region

CHILD, ELDER = GROUPS.index("child"), GROUPS.index("elder")
HALF_HOUR = 30.0  # minutes


def economies(region: Region) -> dict[str, Any]:
    """The records of the state that are about means, one row for each community: what is known from the
    region. What is drawn follows in `sim.rules.means.start_means`.
    """
    places = region.communities
    technology, renewals, accounts, economy = (
        records(len(places), dtype) for dtype in (TECHNOLOGY, RENEWAL, ACCOUNT, ECONOMY)
    )
    residents = np.maximum(places["residents"], 1)
    technology["access"] = places["digital"] / residents
    technology["maintenance"] = 1.0
    renewals["context"] = np.stack(
        [
            places["urban"] == 1,
            places["floating"] / residents,
            places["digital"] / residents,
            places["by_group"][:, ELDER] / residents,
        ],
        axis=1,
    )
    accounts["distance"] = places["travel_minutes"] / HALF_HOUR
    economy["adults"] = places["residents"] - places["by_group"][:, CHILD]
    for name, said in (("firms", "firms"), ("firm_jobs", "firm_jobs"), ("income", "collective_income")):
        economy[f"said_{name}"] = places[said]
    economy["usually_employed"] = np.minimum(places["employed"], economy["adults"])
    return {
        "technology": technology,
        "practices": np.zeros((len(places), len(PRACTICES)), PRACTICE).view(np.recarray),
        "renewals": renewals,
        "accounts": accounts,
        "economy": economy,
    }
