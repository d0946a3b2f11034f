"""How replicates are spread over cores: on threads of this process when that is quick, else as processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sim.errors import InputError
from sim.plugins import loaded
from sim.region.synthesis import region_of
from sim.study.identity import sources
from sim.study.one import PATH, replicate, whole
from sim.study.pool import cores, spread
from sim.study.warm import warmed

if TYPE_CHECKING:
    from sim.region.region import Region
    from sim.scenario import Scenario

Progress = Callable[[int, int], None]  # replicates done, of how many

MOST_REPLICATES = 1_000_000
_RESIDENT_STEP = 12e-9  # s a resident and step cost, roughly
_COMMUNITY_STEP = 4e-6  # s a community and step cost, roughly
_WORTH = 5.0  # s of work that make starting processes worth it
_WORTH_THREAD = 0.02  # s of a run that make running it beside others worth it: the rest of it takes turns
_MOST_BESIDE = 4  # a quarter of a short run takes turns
_BATCH = 0.25  # s of work in a batch
_RESIDENT_BYTES, _COMMUNITY_BYTES, _COMMUNITY_STEP_BYTES = 30, 6000, 20  # of a run, roughly
_MEMORY_SHARE = 0.6  # of what is free that runs may take


@dataclass(frozen=True, slots=True)
class Plan:
    """Processes, threads within each run, replicates handed over at once; with one process, how many it runs
    side by side.
    """

    workers: int
    threads: int
    batch: int
    beside: int = 1


def cost(scenario: Scenario, region: Region) -> tuple[float, float]:
    """Seconds and bytes that one run will take, roughly."""
    steps = scenario.total_weeks * scenario.steps_per_week
    places = len(region.communities)
    seconds = steps * (_RESIDENT_STEP * region.population + _COMMUNITY_STEP * places)
    size = _RESIDENT_BYTES * region.population
    size += places * (_COMMUNITY_BYTES + _COMMUNITY_STEP_BYTES * steps)
    return seconds, float(size)


def free_memory() -> float:
    """Bytes of memory that are free; without limit where the system does not say."""
    with suppress(AttributeError, OSError, ValueError):
        return float(os.sysconf("SC_AVPHYS_PAGES")) * float(os.sysconf("SC_PAGE_SIZE"))
    return float("inf")


def planned(seconds: float, size: float, replicates: int, workers: int | None) -> Plan:
    """How to run replicates of which each takes so many seconds (all arms) and bytes.

    What users add is run by one thread at a time.
    """
    available, beside = cores(), 1
    fits = max(1, int(min(float(replicates), _MEMORY_SHARE * free_memory() / max(1.0, size))))
    if workers is None:
        quick = seconds * replicates < _WORTH
        if quick and seconds >= _WORTH_THREAD and not loaded():
            beside = min(available, fits, _MOST_BESIDE)
        workers = 1 if quick else min(available, replicates, fits)
        threads = 1 if quick else max(1, available // workers)
    else:
        workers, threads = min(workers, replicates), 1
    batch = int(min(_BATCH / max(1e-6, seconds), replicates / (4 * workers)))
    return Plan(max(1, workers), threads, max(1, batch), beside)


def checked(replicates: Any, seed: Any, workers: Any) -> None:
    """Raise `InputError` for a number that is not allowed."""
    for name, value, low, high in (
        ("replicates", replicates, 1, MOST_REPLICATES),
        ("seed", seed, 0, 2**63 - 1),
        ("workers", workers, 1, 4096),
    ):
        if name == "workers" and value is None:
            continue
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise InputError(
                "this is not a whole number in the allowed range",
                "这不是允许范围内的整数",
                key=name,
                value=value,
                allowed=(f"{low} to {high}", f"{low} 到 {high}"),
            )


def replicates_of(
    scenarios: Sequence[Scenario],
    replicates: int,
    seed: int,
    workers: int | None,
    progress: Progress | None,
) -> Iterator[list[Any]]:
    """Yield for each replicate, in order, the `Outcome` (or `Failed`) of each scenario on the same seed.

    The first replicate runs here: it shows wrong input at once, and compiles what others then load.
    """
    sources()  # as they are now, when this process has them
    if progress:
        progress(0, replicates)
    with warmed():  # what makes regions is compiled, too
        seconds, size = 0.0, 0.0
        for scenario in scenarios:
            took, held = cost(scenario, region_of(scenario.region, scenario.record()))
            seconds, size = seconds + took, max(size, held)
        plan = planned(seconds, size, replicates, workers)
        alone = plan.threads if workers is not None or plan.workers == 1 else cores()
        first = replicate(scenarios, seed, alone if seconds > _BATCH else 1, 0)
    yield first
    if progress:
        progress(1, replicates)
    shared = (tuple(scenarios), seed, plan.threads)
    rest = range(1, replicates)
    outcomes_of = spread(PATH, shared, rest, plan.workers, plan.batch, plan.beside)
    for done, outcomes in enumerate(outcomes_of, start=2):
        yield whole(outcomes, len(scenarios))
        if progress:
            progress(done, replicates)
