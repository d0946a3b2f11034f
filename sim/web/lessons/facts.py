"""What came of a part of a lesson: every measure of both worlds, by the names results have."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sim.agents.names import STREAMS
from sim.measures.compute import Outcome, outcome
from sim.study.one import lived, observed, run_seed
from sim.study.paired import involution
from sim.web.arm import BASE, OTHER

if TYPE_CHECKING:
    from sim.scenario import Scenario
    from sim.web.session import Session

Pair = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Facts:
    """The outcomes of both worlds, and of further ones that a part needs. `facts["load"]` is a pair."""

    base: Outcome
    other: Outcome
    more: Mapping[str, Outcome] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Pair:
        return self.base[name], self.other[name]

    def change(self, name: str) -> float:
        """Second world minus first."""
        return self.other[name] - self.base[name]

    def ratio(self, name: str) -> float:
        """Second world over first, minus 1; NaN where the first has none."""
        base = self.base[name]
        return self.other[name] / base - 1.0 if base else math.nan

    def way(self, name: str, least: float) -> str:
        """ "up", "down" or, for a change smaller than `least`, "same"."""
        return way(self.change(name), least)

    def hours(self, arm: int = OTHER) -> dict[str, float]:
        """Hours by stream of a community and week in one world."""
        found = self.other if arm == OTHER else self.base
        return {stream: found[f"{stream}_hours"] for stream in STREAMS}

    def moved(self) -> dict[str, float]:
        """Change of hours by stream, and of idle ones."""
        base, other = self.hours(BASE), self.hours(OTHER)
        found = {stream: other[stream] - base[stream] for stream in STREAMS}
        return found | {"idle": self.change("idle_hours")}

    def gap(self, name: str, arm: int) -> float:
        """Urban minus rural, in one world."""
        found = self.other if arm == OTHER else self.base
        return found[f"{name}.place.urban"] - found[f"{name}.place.rural"]

    @property
    def involution(self) -> float:
        """Share of the announced cut that came back; NaN without a cut."""
        return involution(self.base, self.other)


def way(change: float, least: float) -> str:
    """ "up", "down" or, for a change smaller than `least`, "same"."""
    return "same" if not abs(change) >= least else "up" if change > 0 else "down"


def facts_of(session: Session, more: Mapping[str, Scenario]) -> Facts:
    """The facts of a session whose run is over; further scenarios are lived on the same seed."""
    with session.lock:
        base, other = (outcome(observed(arm.world)) for arm in session.arms)
        seed = run_seed(session.seed, 0)
    return Facts(base, other, {name: lived(scenario, seed) for name, scenario in more.items()})


def facts_on(seed: int, base: Scenario, other: Scenario, more: Mapping[str, Scenario]) -> Facts:
    """The same facts on other random draws."""
    number = run_seed(seed, 0)
    found = {name: lived(scenario, number) for name, scenario in more.items()}
    return Facts(lived(base, number), lived(other, number), found)
