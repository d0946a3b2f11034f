"""What Mesa's data collector gathers: measures of the week just lived, and fields of agents.

The measures are those of `sim.measures`, from the same tallies and by the same formulas as every result; here
for the whole region and the week of the last step. Those that depend on whether needs are met in time (real
efficacy and its kin) are known only weeks later, and only from results. Measures of scorings hold their value
until the next scoring.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from mesa.datacollection import DataCollector

from sim.agents.names import KIND_COUNT
from sim.measures import MEASURES
from sim.measures.formulas import FORMULAS
from sim.measures.rows import COLUMNS, WIDTH, Sums, as_matrix

if TYPE_CHECKING:
    from sim.world import World

COLLECTS = ("main", "all", "agents", "nothing")
OF_SCORINGS = ("score", "real_score", "inflation", "ceiling", "polish", "found")
_KNOWN_LATER = ("met",)  # counted by the week in which the need arose


@cache
def live_measures() -> tuple[str, ...]:
    """The measures that are known when a week ends."""
    row = np.ones((1, WIDTH))
    for name in _KNOWN_LATER:
        row[:, COLUMNS[name]] = np.nan
    sums = Sums(row, np.ones(KIND_COUNT))
    return tuple(
        key for key, formula in FORMULAS.items() if MEASURES[key].weekly and not np.isnan(formula(sums)[0])
    )


@cache
def main_measures() -> tuple[str, ...]:
    """Those of them that printed tables show, and morale."""
    return tuple(key for key in live_measures() if MEASURES[key].headline or key == "morale")


def weekly_values(world: World, keys: Sequence[str], before: Mapping[str, float]) -> dict[str, float]:
    """Measures of the whole region for the week of the last step, NaN where they are undefined (and before
    the first step).

    `before`: the values a step earlier, which measures of scorings keep between scorings.
    """
    state = world.state
    if world.t == 0:
        return dict.fromkeys(keys, math.nan)
    week = int((world.t - 0.5) * world.dt)
    row = as_matrix(state.weekly)[:, week].sum(axis=0, keepdims=True)
    sums = Sums(row, np.asarray(state.p["service_harm"][0]))
    found = {key: float(FORMULAS[key](sums)[0]) for key in keys}
    for key in OF_SCORINGS:
        if key in found and math.isnan(found[key]):
            found[key] = before.get(key, math.nan)
    return found


def collector(collect: str, of_agents: Mapping[type, Sequence[str]]) -> DataCollector:
    """A data collector for a `sim.Model`: see its argument `collect`."""
    keys = live_measures() if collect == "all" else main_measures()
    fields = {cls: {name: name for name in names} for cls, names in of_agents.items()}
    return DataCollector(
        model_reporters={key: _reporter(key) for key in keys},
        agenttype_reporters=fields if collect == "agents" else None,
    )


def _reporter(key: str) -> Callable[[Any], float]:
    return lambda model: model.measures()[key]
