"""Social organisations of a township, mass organisations, donors: hours by kind of matter."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

import numpy as np

from sim.agents.names import KINDS
from sim.streams import ORGANISATION, words

from .agents import Township
from .draws import normal
from .society import both
from .values import clip, mean

KIND_OF = [None, *(KINDS.index(name) for name in ("care", "dispute", "special", "jobs")), None]
CHANNELS = ("government", "firm", "individual")


@dataclass
class Organisation:
    """One organisation: the first of a township is its hub, the last a mass organisation."""

    size: float
    dependence: float = 0.0
    hours: float = 0.0


class Organisations:
    """All organisations of a township."""

    def __init__(self, township: Township):
        self.township = township
        spread = township.model.p["organisations.spread"]
        self.each = []
        for slot in range(len(KIND_OF)):
            w = words(np.uint64(township.model.seed), ORGANISATION, township.code, slot, 0, 0)
            self.each.append(Organisation(exp(spread * normal(w[0], w[1]) - spread**2 / 2)))
        self.dependence = 0.0
        self.given = dict.fromkeys(CHANNELS, 0.0)  # h, by channel of charity

    def work(self) -> None:
        """Hours of this step, and how well they find the need."""
        township = self.township
        p, dt, L = township.model.p, township.model.dt, township.levers
        urban = sum(c.population for c in township.communities if c.urban) / township.population
        people = township.population / 10000 * dt
        place = people * (urban + (1 - urban) * p["organisations.rural"])
        self.hours = [0.0] * len(KINDS)
        hub, *professional, mass = self.each
        hub.hours = p["organisations.hub_hours"] * hub.size * place
        for organisation, kind in zip(professional, KIND_OF[1:-1], strict=True):
            self.hours[kind] += self._work_under_contract(organisation, place, people * L["purchase"] / 4)
        mass.hours = p["organisations.mass_hours"] * mass.size * place
        self._share_out(mass.hours, p["organisations.mass_work"])
        for channel in CHANNELS:
            yuan = p[f"organisations.charity_{channel}"] * people * (1 + L["charity"])
            self.given[channel] = yuan / p["organisations.hour_price"]
            self._share_out(self.given[channel], p[f"organisations.cause_{channel}"])
        self.dependence = mean([organisation.dependence for organisation in professional])
        centre = p["organisations.centre_matching"] * p["society.centre_open"]
        by_hub = 1 - exp(-p["organisations.hub"] * hub.hours / people)
        self.matching = both(both(by_hub, centre), L["matching"])
        self.seen = [sum(c.society.seen[k] for c in township.communities) for k in range(len(KINDS))]

    def _work_under_contract(self, organisation: Organisation, place: float, bought: float) -> float:
        p, dt = self.township.model.p, self.township.model.dt
        own = p["organisations.hours"] * place * organisation.size
        own *= max(0.0, 1 - p["organisations.dependence"] * organisation.dependence)
        organisation.hours = own + bought - p["organisations.reporting"] * bought
        share = bought / (own + bought) if own + bought > 0 else 0.0
        rate = clip(p["organisations.dependence_rate"] * dt, 0.0, 1.0)
        organisation.dependence += rate * (share - organisation.dependence)
        return organisation.hours

    def _share_out(self, hours: float, causes: list[float]) -> None:
        for k, cause in enumerate(causes):
            self.hours[k] += hours * cause / sum(causes) if sum(causes) > 0 else 0.0
