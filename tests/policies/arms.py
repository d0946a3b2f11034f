"""Arms of small studies of one policy: the same seeds with and without it."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.measures.compute import outcome
from sim.scenario import Scenario
from sim.study.one import observed
from sim.world import World

REGION = {"synthetic": {"townships": 3, "communities": 4, "urban_share": 0.5}, "population": 9000}
WARMUP, WEEKS = 26, 78


def scenario(*policies: dict[str, Any], **values: Any) -> Scenario:
    """A small scenario; `values`: parameters, with `__` for the dot."""
    times = {"time.warmup_weeks": WARMUP, "time.observe_weeks": WEEKS}
    return Scenario(REGION, times | {k.replace("__", "."): v for k, v in values.items()}, policies)


def at_work(*policies: dict[str, Any], seed: int = 3, weeks: int = WARMUP + 1, **values: Any) -> World:
    """A world right after the policy phase of a week."""
    world = World(scenario(*policies, **values), seed)
    world.advance(weeks)
    world.policies()
    return world


def now(kind: str, **more: Any) -> dict[str, Any]:
    """A policy that works everywhere from the end of the warm-up on."""
    return {"kind": kind, "start": WARMUP, "lag": 0, "nominal": 0} | more


def tallied(kind: str | None, strength: float = 1.0, seeds: range = range(3), **values: Any) -> Any:
    """Totals of the observed weeks over all communities and seeds, as one tally for each field."""
    policies = [now(kind, strength=strength)] if kind else []
    worlds = [World(scenario(*policies, **values), seed).run() for seed in seeds]
    names = worlds[0].state.totals.dtype.names
    sums = {name: sum(w.state.totals[name].sum(axis=0) for w in worlds) for name in names}
    weekly = [w.state.weekly[:, WARMUP:] for w in worlds]
    return sums | {"township_hours": sum(w.township_hours.sum() for w in weekly)}


def measured(name: str, kind: str | None, strength: float, seeds: range = range(3), **values: Any) -> float:
    """Mean of a measure over seeds."""
    policies = [now(kind, strength=strength)] if kind else []
    runs = [outcome(observed(World(scenario(*policies, **values), seed).run())) for seed in seeds]
    return float(np.mean([run[name] for run in runs]))
