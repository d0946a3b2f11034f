"""What a search is about: the table ``[search]`` of an experiment, and portfolios with their list price."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sim.errors import InputError, nearest_names
from sim.measures import MEASURES
from sim.policies.catalogue import POLICIES
from sim.scenario.values import number, wrong_type
from sim.study.analysis.pareto import ROBUST
from sim.study.design.functions import FUNCTIONS
from sim.text import both

if TYPE_CHECKING:
    from sim.study.design import Experiment

Levels = tuple[int, ...]  # how far each decision goes, as a number of steps


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing a portfolio decides on: a policy's strength (0 to 1), or an input of a test function."""

    name: str
    low: float = 0.0
    high: float = 1.0
    yuan: float = 0.0  # list price at the high end, a week for each community
    hours: float = 0.0


@dataclass(frozen=True)
class Search:
    """What to look for: portfolios of `decisions`, each at one of `levels` equal steps of its range.

    `objectives` are measures, of which more (`directions` 1) or less (-1) is better; the price is one more
    objective where anything has one. `robust` says how the futures are summed up
    (`sim.study.analysis.pareto.robust`). A portfolio may cost at most `budget_yuan` and `budget_hours` a week
    for each community; an hour counts `hour_yuan` in the price.
    """

    decisions: tuple[Decision, ...]
    objectives: tuple[str, ...]
    directions: tuple[int, ...]
    robust: str = "worst"
    levels: int = 5
    budget_yuan: float = math.inf
    budget_hours: float = math.inf
    hour_yuan: float = 0.0
    population: int = 24
    generations: int = 12
    seed: int = 1

    @property
    def priced(self) -> bool:
        """Whether anything has a price, so that it is an objective."""
        return any(one.yuan > 0.0 or self.hour_yuan * one.hours > 0.0 for one in self.decisions)

    def shares(self, levels: Levels) -> list[float]:
        """How far each decision is from the low to the high end of its range."""
        return [level / (self.levels - 1) for level in levels]

    def values(self, levels: Levels) -> dict[str, float]:
        """What the portfolio sets: the value of each decision."""
        return {
            one.name: one.low + share * (one.high - one.low)
            for one, share in zip(self.decisions, self.shares(levels), strict=True)
        }

    def yuan(self, levels: Levels) -> float:
        """List price in yuan a week for each community."""
        return sum(one.yuan * share for one, share in zip(self.decisions, self.shares(levels), strict=True))

    def hours(self, levels: Levels) -> float:
        """Staff hours a week that it takes in a community of reference size."""
        return sum(one.hours * share for one, share in zip(self.decisions, self.shares(levels), strict=True))

    def price(self, levels: Levels) -> float:
        """Yuan, and hours at what an hour counts."""
        return self.yuan(levels) + self.hour_yuan * self.hours(levels)

    def excess(self, levels: Levels) -> float:
        """By how much it exceeds the budgets, as shares of them; 0 when it is within both."""
        over = 0.0
        for spent, budget in (
            (self.yuan(levels), self.budget_yuan),
            (self.hours(levels), self.budget_hours),
        ):
            if math.isfinite(budget) and spent > budget * (1.0 + 1e-9):
                over += (spent - budget) / budget if budget > 0.0 else spent
        return over


_NUMBERS: dict[str, tuple[float, float, bool]] = {
    "levels": (2, 1001, True),
    "budget_yuan": (0, 1e9, False),
    "budget_hours": (0, 1e6, False),
    "hour_yuan": (0, 1e6, False),
    "population": (4, 10_000, True),
    "generations": (1, 100_000, True),
    "seed": (0, 2**31 - 1, True),
}
KEYS = ("policies", "inputs", "objectives", "robust", *_NUMBERS)


def search_of(experiment: Experiment) -> Search:
    """The search an experiment describes; `InputError` when it has none, or one that is not allowed."""
    table = experiment.tables.get("search")
    if table is None:
        raise InputError(*both("optimise.no_search"), file=experiment.file, key="search")
    try:
        return read_search(table, experiment.measures, experiment.function)
    except InputError as error:
        raise error.within(file=experiment.file, key="search") from None


def read_search(table: Any, measures: Sequence[str], function: str | None = None) -> Search:
    """Read the table ``[search]``; objectives must be among the measures of the experiment.

    `function` is the test function that takes the model's place, if any: its inputs are decided on, and its
    outputs made small.
    """
    if not isinstance(table, Mapping):
        raise wrong_type("table", table, "")
    for key in table:
        if key not in KEYS or key == ("inputs" if function is None else "policies"):
            near = nearest_names(str(key), KEYS)
            raise InputError(*both("optimise.no_key"), key=str(key), allowed=", ".join(KEYS), nearest=near)
    rated = [name for name in measures if function is not None or _direction(name)]
    objectives = _names(table, "objectives", rated, tuple(rated[:2]))
    given: dict[str, Any] = {
        "decisions": _policies(table) if function is None else _inputs(table, function),
        "objectives": objectives,
        "directions": tuple(_direction(name) if function is None else -1 for name in objectives),
    }
    for key, (low, high, whole) in _NUMBERS.items():
        if key in table:
            given[key] = number(table[key], key, low, high, whole=whole)
    if "robust" in table:
        how = table["robust"]
        if how not in ROBUST:
            near = nearest_names(str(how), ROBUST)
            allowed = ", ".join(ROBUST)
            raise InputError(
                *both("value.not_choice"), key="robust", value=how, allowed=allowed, nearest=near
            )
        given["robust"] = how
    return Search(**given)


def _policies(table: Mapping[str, Any]) -> tuple[Decision, ...]:
    known = tuple(POLICIES)
    prices = {name: POLICIES[name].price for name in _names(table, "policies", known, known)}
    return tuple(Decision(name, 0.0, 1.0, price.yuan, price.hours) for name, price in prices.items())


def _inputs(table: Mapping[str, Any], function: str) -> tuple[Decision, ...]:
    known = FUNCTIONS[function].inputs
    return tuple(Decision(name, *known[name][:2]) for name in _names(table, "inputs", known, tuple(known)))


def _direction(measure: str) -> int:
    about = MEASURES.get(measure.partition(".")[0])
    return about.direction if about else 0


def _names(
    table: Mapping[str, Any], key: str, known: Collection[str], default: tuple[str, ...]
) -> tuple[str, ...]:
    """A list of different names out of those known, at least one."""
    found = table.get(key, list(default))
    allowed = ", ".join(known)
    if not isinstance(found, list) or not found:
        raise InputError(*both("optimise.no_list"), key=key, allowed=allowed)
    for name in found:
        if not isinstance(name, str) or name not in known:
            near = nearest_names(str(name), tuple(known))
            raise InputError(
                *both("optimise.not_in_list"), key=key, value=name, allowed=allowed, nearest=near
            )
    return tuple(dict.fromkeys(found))
