"""A scenario's run on one core: its time, what a matter and a community-week take, the memory it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.study.bench.machine import MIB, bandwidth, stopwatch
from sim.study.bench.numbers import Job, UnequalError, quartiles, spread
from sim.study.one import run_seed
from sim.world import World

if TYPE_CHECKING:
    from sim.scenario import Scenario

SEED = run_seed(0, 0)  # that of replicate 0 of `chaofuhe run`
_LINE = 64  # bytes that memory hands over at once
_LINES = 4  # that a matter touches: resident, matter, its neighbours in the queue


def timed(job: Job, scenario: Scenario, repetitions: int, target: float, stretch: float) -> None:
    """Run a scenario again and again on one seed, in this thread; the first time is not counted. `target` and
    `stretch` are for the median, in milliseconds.
    """
    rate = bandwidth()
    world = World(scenario, SEED).run()
    answer = world.state.totals.tobytes()
    runs, builds = [], []
    for _ in range(repetitions):
        with stopwatch() as build:
            world = World(scenario, SEED)
        with stopwatch() as run:
            world.run()
        if world.state.totals.tobytes() != answer:
            raise UnequalError("two runs on one seed differ")
        builds.append(build)
        runs.append(run)
    clock = [run[0] for run in runs]
    processor = [run[1] for run in runs]
    middle = quartiles(clock)[1]
    limits = {"target": target, "stretch": stretch}
    job.add("time", 1e3 * middle, "ms", **spread(clock, 1e3), **limits)
    job.add("best", 1e3 * min(clock), "ms", times=repetitions)
    job.add("processor", 1e3 * quartiles(processor)[1], "ms", **spread(processor, 1e3))
    job.add("best_processor", 1e3 * min(processor), "ms", times=repetitions)
    job.add("build", 1e3 * quartiles([b[0] for b in builds])[1], "ms", **spread([b[0] for b in builds], 1e3))
    _per_unit(job, world, min(processor))
    moved = traffic(world)
    again = max(rate, bandwidth())
    job.add("bandwidth", again / 1e9, "GB/s")
    job.add("traffic", moved / min(processor) / again, "share")
    job.note("speed.same_runs", times=repetitions)


def _per_unit(job: Job, world: World, seconds: float) -> None:
    matters, weeks = raised(world), world.scenario.total_weeks
    communities, residents = len(world.state.communities), len(world.state.residents)
    job.add("communities", communities)
    job.add("residents", residents)
    job.add("matters", matters)
    job.add("per_matter", 1e9 * seconds / matters, "ns")
    job.add("per_community_week", 1e6 * seconds / (communities * weeks), "µs")
    job.add("bytes_per_resident", state_bytes(world) / residents, "B")
    job.add("state", state_bytes(world) / MIB, "MiB")


def raised(world: World) -> float:
    """Matters raised over the whole run, warm-up included."""
    return float(np.sum(world.state.weekly.raised))


def state_bytes(world: World) -> float:
    """Bytes of everything that a run holds, its region included (all replicates of a process share that)."""
    return float(sum(array.nbytes for array in world.state) + world.region.nbytes)


def traffic(world: World) -> float:
    """Bytes that a run would ask of memory if no cache kept anything from one week to the next: an estimate
    from above. Each week reads and writes the records of places, cadres and practices once; each matter
    touches some lines of residents and of the pool, when it is raised and when it ends; tallies are written
    once.
    """
    state, weeks = world.state, world.scenario.total_weeks
    records = (
        *("counties", "townships", "communities", "cadres", "society", "cells", "township_society"),
        *("organisations", "desks", "technology", "practices", "renewals", "accounts", "economy", "levers"),
    )
    each_week = sum(getattr(state, name).nbytes for name in records)
    per_matter = 2 * _LINES * _LINE
    return float(2 * weeks * each_week + raised(world) * per_matter + 2 * state.weekly.nbytes)
