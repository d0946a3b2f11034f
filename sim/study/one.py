"""One run, and one replicate of several arms on the same seed: what a worker does."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from sim import streams
from sim.measures.compute import Outcome, outcome
from sim.measures.rows import Observed, as_matrix
from sim.study.pool import Failed
from sim.study.worker import FAILED, WRONG, answer
from sim.world import World

if TYPE_CHECKING:
    from sim.scenario import Scenario


def run_seed(seed: int, replicate: int) -> int:
    """The seed of a replicate's run: the same in all arms."""
    return int(streams.mix_seed(np.uint64(seed), np.uint64(replicate)))


def observed(world: World) -> Observed:
    """What a finished run leaves behind."""
    state, run = world.state, world.state.run[0]
    return Observed(
        weekly=as_matrix(state.weekly),
        totals=as_matrix(state.totals),
        township_of=np.asarray(state.communities.township, dtype=np.int64),
        county_of=np.asarray(state.townships.county, dtype=np.int64),
        urban=np.asarray(state.communities.urban == 1),
        first=world.scenario.warmup_weeks,
        judged=judged_week(float(run.cohort_to), world.dt),
        harm=np.array(state.p[0].service_harm, dtype=float),
    )


def judged_week(step: float, dt: float) -> int:
    """The first week not all of whose needs can be judged, from the first such step."""
    return math.floor(step * dt + 1e-9)


def lived(scenario: Scenario, seed: int, threads: int = 1) -> Outcome:
    """Run a scenario on a seed and measure it."""
    return outcome(observed(World(scenario, seed, threads=threads).run()))


def replicate(scenarios: Sequence[Scenario], seed: int, threads: int, number: int) -> list[Outcome | Failed]:
    """Run every arm on the seed of one replicate; an arm that fails is a `Failed` and the others go on."""
    found: list[Outcome | Failed] = []
    for scenario in scenarios:
        kind, content = answer(lived, (scenario, run_seed(seed, number)), threads)
        if kind == WRONG:
            raise content
        found.append(Failed(content) if kind == FAILED else content)
    return found


PATH = "sim.study.one:replicate"


def whole(outcomes: Any, arms: int) -> list[Outcome | Failed]:
    """The arms of a replicate, also where the process that ran them was lost."""
    return [outcomes] * arms if isinstance(outcomes, Failed) else outcomes
