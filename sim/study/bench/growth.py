"""How time and memory grow with counties, runs, weeks, and residents at fixed staff; what cores bring."""

from __future__ import annotations

import time
from typing import Any

import numpy as np

from sim.scenario import Scenario, from_tables
from sim.study.bench.fresh import fresh
from sim.study.bench.kernel import raised, state_bytes
from sim.study.bench.numbers import How, Job, Point, Say, quartiles
from sim.study.one import observed, run_seed
from sim.study.pool import cores
from sim.world import World

SIZES = (1, 2, 5, 10)
CURVES = ("counties", "runs", "weeks", "residents")
TIME, MEMORY = 10.5, 10.0  # times, at ten times the size
_YEAR = {"warmup_weeks": 13, "observe_weeks": 39}
_RESIDENTS = 100_000  # of a county of 40 communities


def scenario(curve: str, size: int) -> Scenario:
    """What is run at one size of a curve."""
    time_ = dict(_YEAR)
    values: dict[str, float] = {}
    region: dict[str, Any] = {
        "synthetic": {"counties": 1, "townships": 4, "communities": 10},
        "population": _RESIDENTS,
    }
    if curve == "counties":
        region["synthetic"]["counties"] = size
        region["population"] = size * _RESIDENTS
    elif curve == "weeks":
        time_["observe_weeks"] = 52 * size - time_["warmup_weeks"]
    elif curve == "residents":
        region["population"] = size * _RESIDENTS // 5
        for place in ("urban", "rural"):  # the least there is, whatever the residents
            values |= {f"region.staff_rate.{place}": 1.0, f"region.staff_minimum.{place}": 8.0}
    return from_tables({"region": region, "time": time_}).with_values(values)


def measure(job: Job, how: How, say: Say) -> None:
    """Measure every curve; each point in a process of its own, in processor time."""
    for curve in CURVES:
        say(f"speed.doing_{curve}")
        points = [fresh(_PATH, curve, how.pick(1, 7, 15), size) for size in SIZES[:: how.pick(3, 1, 1)]]
        job.curves[curve] = [Point(**point) for point in points]
        _ratios(job, curve, job.curves[curve])
    say("speed.doing_cores")
    _cores(job, how)
    job.note("speed.growth", residents=f"{_RESIDENTS:,}")


_PATH = "sim.study.bench.growth:point"


def point(curve: str, repetitions: int, size: int) -> dict[str, float]:
    """Time, memory and matters at one size; building what is run is part of its time."""
    runs = size if curve == "runs" else 1
    plan = scenario(curve, size)
    World(plan, run_seed(0, 0)).run()
    seconds = []
    held = matters = 0.0
    for _ in range(repetitions):
        used = time.process_time()
        matters = 0.0
        for replicate in range(runs):
            world = World(plan, run_seed(0, replicate)).run()
            observed(world)
            matters += raised(world)
        seconds.append(time.process_time() - used)
        held = state_bytes(world)
    low, middle, high = quartiles(seconds)
    return {"size": size, "seconds": middle, "low": low, "high": high, "bytes": held, "matters": matters}


def _ratios(job: Job, curve: str, points: list[Point]) -> None:
    """What ten times the size costs; the spread is that of the quartiles at both ends."""
    first, last = points[0], points[-1]
    spread = {"low": last.low / first.high, "high": last.high / first.low}
    grown = last.seconds / first.seconds
    job.add("time_grows", grown, "×", of=curve, **spread, target=TIME)
    job.add("memory_grows", last.bytes / first.bytes, "×", of=curve, target=MEMORY)
    job.add("matters_grow", last.matters / first.matters, "×", of=curve)
    job.add("per_matter_grows", grown * first.matters / last.matters, "×", of=curve)


def _cores(job: Job, how: How) -> None:
    """The same county on one thread after another, in turn; by the clock."""
    plan = scenario("counties", 1 if how.quick else 10)
    counts = list(range(1, (how.workers or cores()) + 1))
    answers = set()
    seconds: dict[int, list[float]] = {count: [] for count in counts}
    for repetition in range(how.pick(1, 7, 15) + 1):
        for count in counts:
            world = World(plan, run_seed(0, 0), threads=count)
            clock = time.perf_counter()
            world.run()
            if repetition:
                seconds[count].append(time.perf_counter() - clock)
            answers.add(np.asarray(world.state.totals).tobytes())
    if len(answers) != 1:
        from sim.study.bench.numbers import UnequalError

        raise UnequalError("threads change the numbers")
    found = []
    for count in counts:
        low, middle, high = quartiles(seconds[count])
        found.append(Point(count, middle, low, high))
    job.curves["cores"] = found
    job.note("speed.same_threads", counts=", ".join(map(str, counts)))
    for one in found[1:]:
        pairs = [a / b for a, b in zip(seconds[1], seconds[int(one.size)], strict=True)]
        low, middle, high = quartiles(pairs)
        job.add("faster_with", middle, "×", of=str(int(one.size)), low=low, high=high, times=len(pairs))
