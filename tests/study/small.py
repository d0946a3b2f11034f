"""A scenario small enough to run many times."""

from __future__ import annotations

from typing import Any

from sim.scenario import Scenario

REGION = {"synthetic": {"townships": 2, "communities": 3, "urban_share": 0.5}, "population": 9000}
TIMES = {"time.warmup_weeks": 13, "time.observe_weeks": 39}


def small(**values: Any) -> Scenario:
    """Two townships, six communities, a year; parameters with ``__`` for the dot."""
    given = {key.replace("__", "."): value for key, value in values.items()}
    return Scenario(REGION, {**TIMES, **given})
