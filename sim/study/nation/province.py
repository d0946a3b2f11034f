"""The counties of a province together: each lives from one coupling to the next by itself, then all hear of
each other (`sim.rules.coupling`).

In between a county rests in little memory: without places for matters that are not taken, scratch arrays and
whatever else can be made again. Nothing crosses the border of a province, so provinces are batches of their
own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.agents.state import State
from sim.building import groups_by_place
from sim.records import records
from sim.region.synthesis import synthesise
from sim.rules import assessment, coupling
from sim.scenario import Scenario
from sim.study.nation.counties import scenario_of
from sim.study.nation.county import kept, lived
from sim.study.one import observed, run_seed
from sim.world import World

if TYPE_CHECKING:
    from sim.study.nation.counties import County
    from sim.study.nation.county import Kept

WEIGHTS = tuple(
    f"coupling.{name}" for name in ("prefecture", "province", "standards", "equalising", "exchange")
)
_POOL = ("matters", "waits")
_LISTS = ("free", "fresh", "ended", "sent_up")  # a place for each place in the pool of matters
_SCRATCH = (
    *("pair", "which", "words", "offered", "below", "need", "trust", "contact", "reach", "raised", "unheard"),
    *("bucket", "hours", "effort", "beyond"),
    *("lined", "static", "cursor", "rank", "absorbed"),
)


def coupled(base: Scenario) -> bool:
    """Whether anything crosses the border of a county in a scenario, at any time."""
    later = (change.value for change in base.changes if change.key in WEIGHTS)
    return any(float(value) > 0.0 for value in (*(base.values[key] for key in WEIGHTS), *later))


def apart(base: Scenario) -> Scenario:
    """The same scenario without anything that couples counties."""
    changes = tuple(change for change in base.parts.changes if change.key not in WEIGHTS)
    found = Scenario(replace(base.parts, changes=changes), file=base.file)
    return found.with_values(dict.fromkeys(WEIGHTS, 0.0))


def lived_together(base: Scenario, seed: int, counties: Sequence[County]) -> list[Kept]:
    """Live counties of one province: bit for bit the run of all of them in one region."""
    *inside, end = _stops(base)
    if len(counties) == 1 or not inside:
        return [lived(base, seed, county) for county in counties]
    resting = [Resting(_started(base, seed, county).advance(inside[0])) for county in counties]
    for stop in inside[1:]:
        _couple(resting)
        for one in resting:
            one.advance(stop).rest()
    _couple(resting)
    found = []
    while resting:
        world = resting.pop(0).advance(end).world
        found.append(kept(observed(world), world.region.communities))
    return found


def _started(base: Scenario, seed: int, county: County) -> World:
    scenario = scenario_of(base, county)
    region = synthesise(scenario.region, scenario.record())
    world = World(scenario, run_seed(seed, 0), region=region)
    nobody: Any = region.residents[:0].copy()  # the state has them
    world.region = replace(region, residents=nobody)
    return world


def _stops(base: Scenario) -> list[int]:
    """Steps before which counties hear of each other, and the end of the run."""
    weeks, dt = float(base.values["coupling.weeks"]), 1.0 / base.steps_per_week
    steps = base.total_weeks * base.steps_per_week
    return [*(t for t in range(1, steps) if assessment.period_ends(t - 1, weeks, dt)), steps]


def _couple(resting: Sequence[Resting]) -> None:
    """Every county hears what all have told, by the rule of a region of several counties."""
    told = np.concatenate([one.arrays["couplings"] for one in resting]).view(np.recarray)
    arrays = {name: array[:0] for name, array in resting[0].arrays.items()}
    coupling.hear_all(State.of(**arrays | {"p": resting[0].arrays["p"], "couplings": told}))
    for n, one in enumerate(resting):
        one.arrays["couplings"][:] = told[n : n + 1]


class Resting:
    """A county between two couplings."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.arrays: dict[str, Any] = {}
        self.rest()

    def advance(self, stop: int) -> Resting:
        """Live to before step `stop`."""
        self._wake()
        self.world.advance(stop - self.world.t)
        return self

    def rest(self) -> None:
        """Keep what cannot be made again."""
        arrays = dict(self.world.state._asdict())
        towns, free = arrays["townships"], arrays["free"]
        taken = np.ones(len(free), dtype=np.bool_)
        for town in towns:
            start = int(town.pool_start)
            taken[free[start : start + int(town.free_count)]] = False
        self._places = len(free)
        self._at = np.flatnonzero(taken).astype(np.int32)
        for name in _POOL:
            arrays[name] = arrays[name][self._at]
        self._shapes = {name: arrays[name].shape for name in _SCRATCH}
        for name in (*_LISTS, *_SCRATCH, "groups"):
            arrays[name] = np.empty((0, *arrays[name].shape[1:]), arrays[name].dtype)
        self.arrays = arrays
        del self.world.state

    def _wake(self) -> None:
        arrays = self.arrays
        for name in _POOL:
            pool = records(self._places, arrays[name].dtype)
            pool[self._at] = arrays[name]
            arrays[name] = pool
        free = np.zeros(self._places, np.int32)
        taken = np.zeros(self._places, dtype=np.bool_)
        taken[self._at] = True
        for town in arrays["townships"]:
            start = int(town.pool_start)
            left = np.flatnonzero(~taken[start : start + int(town.pool_size)]) + start
            free[start : start + len(left)] = left[::-1]
        arrays |= {name: np.zeros(self._places, np.int32) for name in _LISTS} | {"free": free}
        arrays |= {name: np.zeros(shape, arrays[name].dtype) for name, shape in self._shapes.items()}
        groups = groups_by_place(arrays["residents"], arrays["communities"])
        arrays["groups"] = groups
        self.world.state = State.of(**arrays)
        self.arrays = {}
