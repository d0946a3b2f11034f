"""How much of the machine a sweep turns into runs: its rate against the bare kernel on as many cores at once,
and its memory on the way.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim.study.design import Experiment, from_tables
from sim.study.pool import cores, spread
from sim.study.sweep.runner import run

SCENARIO = "street"
_POINTS = 50
_WARM = 0.2  # of the runs, before anything is measured
_KEYS = {
    "assessment.tournament": (0.2, 0.8),
    "pressure.alpha": (0.3, 0.7),
    "agenda.forms": (0.5, 1.0),
    "demand.growth": (0.0, 0.05),
}


@dataclass(frozen=True, slots=True)
class Memory:
    """Resident memory when so many runs were done, in MiB: of this process, and of all workers together."""

    runs: int
    runner: float
    workers: float


@dataclass(frozen=True, slots=True)
class Report:
    """`bare`: runs a second of the kernel alone on all workers at once; `rate`: of the sweep once all workers
    are warm; `whole`: starting processes included. `processor`: processor time of the bare kernel over what
    the sweep used for as many runs, NaN where nobody says: the share on a machine that others use too.
    """

    workers: int
    runs: int
    bare: float
    rate: float
    whole: float
    processor: float
    memory: tuple[Memory, ...]

    @property
    def share(self) -> float:
        """The sweep's rate over the bare kernel's."""
        return self.rate / self.bare


def bench(
    runs: int, workers: int | None = None, progress: Callable[[int, int], None] | None = None
) -> Report:
    """Time a sweep of `runs` runs of a street (50 points of a hypercube, so many replicates), stored in a
    temporary folder; the bare kernel before and after it, so that a machine that others use as well is fair.
    """
    count = workers or cores()
    experiment = street(max(1, round(runs / _POINTS)))
    few = max(50, runs // 20)
    before, cost = bare_rate(experiment, few, count)
    folder = Path(tempfile.mkdtemp(prefix="chaofuhe-bench-"))
    watch = _Watch(progress)
    try:
        summary = run(experiment, folder / "sweep", count, progress=watch)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    after, later_cost = bare_rate(experiment, few, count)
    bare = 2.0 / (1.0 / before + 1.0 / after)
    share = 0.5 * (cost + later_cost) / watch.cost() if watch.cost() > 0 else float("nan")
    return Report(count, summary.ran, bare, watch.rate(), summary.rate, share, tuple(watch.memory))


def street(replicates: int) -> Experiment:
    """The experiment that is timed."""
    factors = [{"key": key, "low": low, "high": high} for key, (low, high) in _KEYS.items()]
    design = {"kind": "latin_hypercube", "samples": _POINTS}
    return from_tables({"scenario": SCENARIO, "factors": factors, "design": design, "replicates": replicates})


def bare_rate(experiment: Experiment, runs: int, workers: int) -> tuple[float, float]:
    """Runs a second of the kernel alone, built and measured by nobody, on all workers at once; and seconds of
    processor time a run.
    """
    each = max(1, runs // workers)
    found = spread("sim.study.sweep.bench:bare_seconds", (experiment,), [each] * workers, workers)
    seconds = [value for value in found if isinstance(value, tuple)]
    return sum(each / wall for wall, _ in seconds), sum(used for _, used in seconds) / (each * len(seconds))


def bare_seconds(experiment: Experiment, runs: int) -> tuple[float, float]:
    """Seconds in the kernel for so many runs of an experiment: on the clock, and of processor time."""
    from sim.world import World

    arm, points = experiment.arms[0], experiment.points.values
    World(experiment.scenario_at(points[0], arm), 0).run()
    wall = used = 0.0
    for seed in range(1, runs + 1):
        world = World(experiment.scenario_at(points[seed % len(points)], arm), seed)
        clock, processor = time.perf_counter(), time.process_time()
        world.run()
        wall += time.perf_counter() - clock
        used += time.process_time() - processor
    return wall, used


class _Watch:
    """Follows a sweep's progress: when runs were done, and memory now and then."""

    def __init__(self, show: Callable[[int, int], None] | None) -> None:
        self._show = show
        self._first: tuple[float, int] | None = None
        self._last = (0.0, 0)
        self._looked = 0.0
        self._costs: list[tuple[float, int]] = []  # processor time so far, and runs done
        self.memory: list[Memory] = []

    def __call__(self, done: int, total: int) -> None:
        now = time.perf_counter()
        warm = done >= _WARM * total  # every worker has its code and its region
        if warm and self._first is None:
            self._first = (now, done)
        self._last = (now, done)
        if done and (now - self._looked > 1.0 or done == total):
            self._looked = now
            self.memory.append(Memory(done, *resident()))
            if warm:
                self._costs.append((processor_seconds(), done))
        if self._show:
            self._show(done, total)

    def rate(self) -> float:
        """Runs a second once all workers are warm."""
        if self._first is None or self._last[0] <= self._first[0]:
            return float("nan")
        return (self._last[1] - self._first[1]) / (self._last[0] - self._first[0])

    def cost(self) -> float:
        """Seconds of processor time a run, from the first look to the last."""
        (first, start), (last, end) = (self._costs or [(0.0, 0)])[0], (self._costs or [(0.0, 0)])[-1]
        return (last - first) / (end - start) if end > start else float("nan")


def processor_seconds() -> float:
    """Processor time of this process and of its children that live; 0 where nobody says."""
    ticks = 0
    for _, stat in _family():
        ticks += int(stat[11]) + int(stat[12])
    return ticks / os.sysconf("SC_CLK_TCK") if ticks else 0.0


def _family() -> Iterator[tuple[Path, list[str]]]:
    """This process and its children: their places in /proc, and what `stat` says after the name."""
    me = os.getpid()
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, IndexError, ValueError):
            stat = (entry / "stat").read_text("ascii", "replace").rpartition(")")[2].split()
            if me in (int(entry.name), int(stat[1])):
                yield entry, stat


def resident() -> tuple[float, float]:
    """Resident memory in MiB of this process, and of its children together; 0 where nobody says."""
    sizes = {int(entry.name): _of(entry) for entry, _ in _family()}
    own = sizes.pop(os.getpid(), 0.0)
    return own, sum(sizes.values())


def _of(entry: Path) -> float:
    with suppress(OSError, IndexError, ValueError):
        pages = int((entry / "statm").read_text("ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
    return 0.0


def kept(memory: Sequence[Memory], most: int = 12) -> list[Any]:
    """A few of the looks at memory, evenly spaced, the last among them."""
    if len(memory) <= most:
        return list(memory)
    return [memory[round(i * (len(memory) - 1) / (most - 1))] for i in range(most)]
