"""A world as small as it gets, for rules that act on a community: its state before anything has happened."""

from __future__ import annotations

from typing import Any

from sim.parameters import PARAMETERS, to_record
from sim.scenario import Scenario
from sim.world import World

REGION = {"synthetic": {"townships": 1, "communities": 3, "urban_share": 1.0}, "population": 900}


def parameters(values: dict[str, Any] | None = None) -> Any:
    """One parameter record, defaults except for `values`."""
    every = {key: parameter.default for key, parameter in PARAMETERS.items()}
    return to_record(every | (values or {}))[0]


def place(values: dict[str, Any] | None = None, weeks: int = 20, seed: int = 1, **region: Any) -> World:
    """A world of one township with three communities that has not lived a step; levers are neutral."""
    times = {"time.warmup_weeks": 0, "time.observe_weeks": weeks}
    world = World(Scenario(REGION | region, times | (values or {})), seed)
    world.policies()
    return world
