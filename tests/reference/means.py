"""What a community has to work with: technology, practices, accounts, economy; a county's exchange."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sim.agents.names import KINDS

from . import innovation, resources, technology
from .development import Economy
from .innovation import Practices
from .resources import Account
from .technology import Technology
from .values import mean

ECONOMY_LEVERS = """
    integration upkeep tiered access digital_skill infrastructure user_feedback subsidy sight codification
    funds flexible pooling exchange leverage collective relief_work attention
""".split()
SAME_NAMES = {
    "technology": """access skill maintenance integration tuning fit partner saving entry detection down_until
        incident""",
    "renewals": "context stock labels genuine relief contact settling",
    "accounts": """fiscal distance talent line pot short money money_met skill_need skill_have moved
        adequacy space matching needs money_in needed paid unspent wasted general_need means_met""",
    "economy": """adults usually_employed entrepreneurs plain_jobs usual_jobs jobs relief_jobs investment
        link employed collective insured earners earnings shock""",
    "communities": "work_factor intake_factor cover_factor",
    "practices": "form adopted fit maintenance effect",
}


class Means:
    """All of it, of one community."""

    def __init__(self, community, travel_minutes: float):
        self.community = community
        community.means = self
        self.account = Account(community, travel_minutes)
        self.economy = Economy(community)
        self.practices = Practices(community)
        self.technology = Technology(community)
        self.morale = 0.0
        self.work_factor = [0.0] * len(KINDS)
        self.cover_factor = [0.0] * len(KINDS)
        self.intake_factor = 0.0

    def find(self) -> None:
        """The start of a step: factors on the community's work."""
        c, p = self.community, self.community.model.p
        self.morale = mean([cadre.morale for cadre in c.present_cadres])
        self.economy.develop()
        self.account.provide()
        self.technology.equip()
        self.practices.keep_up()
        further = p["coupling.distance"] * c.county.elsewhere.away[0 if not c.urban else 1]
        exchanged = p["resources.exchange_hours"] * c.levers["exchange"] * (self.account.distance + further)
        self.account.matching = p["resources.matching_hours"] * self.account.pooling + exchanged
        self.intake_factor = 1 - self.technology.saving
        for k in range(len(KINDS)):
            lacking = 1 + p["resources.shortage"] * self.account.lacking(k)
            dispatch = 1 - p["technology.dispatch"] * self.technology.saving
            space = resources.space_factor(self.account, k)
            self.work_factor[k] = dispatch * self.practices.relief[k] * lacking * space
            self.cover_factor[k] = 1 - p["resources.cover_weight"] * (1 - self.account.money[k])


def exchange(county) -> None:
    """When a scoring period ends: what places see of and lend to each other."""
    technology.compare_fit(county)
    resources.pool(county)
    innovation.exchange(county)


def values_of(state, i: int, community) -> Iterator[tuple[str, Any, Any]]:
    """(name, value in the fast model, value here) of everything a community has."""
    means = community.means
    here = {
        "technology": means.technology,
        "renewals": means.practices,
        "accounts": means.account,
        "economy": means.economy,
        "communities": means,
    }
    for array, names in SAME_NAMES.items():
        for name in names.split():
            fast = getattr(state, array)[i][name]
            if array == "practices":
                plain = [getattr(practice, name) for practice in means.practices.each]
            else:
                plain = getattr(here[array], name)
            yield f"community {i} {array} {name}", fast, plain
