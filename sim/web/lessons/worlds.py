"""The worlds that lessons start from."""

from __future__ import annotations

from functools import cache
from typing import Any

from sim.scenario import Scenario, load, shipped

WEEKS = 104  # observed


@cache
def shipped_world(name: str) -> Scenario:
    """A shipped scenario of the length of lessons."""
    return load(shipped()[name]).with_values({"time.observe_weeks": WEEKS})


def pressed(scenario: Scenario, steepness: float) -> Scenario:
    """The scenario with a ranking and sanctions of some steepness."""
    return scenario.with_values({"assessment.tournament": steepness, "assessment.sanction": steepness})


def half_and_half() -> Scenario:
    """A made-up county of as many urban communities as villages."""
    region = {"synthetic": {"townships": 3, "communities": 6, "urban_share": 0.5}, "population": 36000}
    return shipped_world("street").with_region(region)


def policies(scenario: Scenario, *wanted: Any) -> Scenario:
    """The scenario with policies, by kind or `kind:strength`."""
    return scenario.with_policies(*wanted)
