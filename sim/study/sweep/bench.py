"""How much of the machine a sweep turns into runs: its rate against the bare kernel on as many cores at once,
and its memory on the way.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim.scenario import Scenario, load
from sim.study.design import Experiment, from_tables
from sim.study.pool import cores, spread
from sim.study.sweep.runner import run

SCENARIO = "street"
_POINTS = 50
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
    """`bare`: runs a second of the kernel alone on all workers at once; `rate`: of the sweep, from the first
    run to the last; `whole`: starting processes included.
    """

    workers: int
    runs: int
    bare: float
    rate: float
    whole: float
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
    few = max(8, runs // 20)
    before = bare_rate(load(SCENARIO), few, count)
    folder = Path(tempfile.mkdtemp(prefix="chaofuhe-bench-"))
    watch = _Watch(progress)
    try:
        summary = run(experiment, folder / "sweep", count, progress=watch)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    after = bare_rate(load(SCENARIO), few, count)
    bare = 2.0 / (1.0 / before + 1.0 / after)
    return Report(count, summary.ran, bare, watch.rate(), summary.rate, tuple(watch.memory))


def street(replicates: int) -> Experiment:
    """The experiment that is timed."""
    factors = [{"key": key, "low": low, "high": high} for key, (low, high) in _KEYS.items()]
    design = {"kind": "latin_hypercube", "samples": _POINTS}
    return from_tables({"scenario": SCENARIO, "factors": factors, "design": design, "replicates": replicates})


def bare_rate(scenario: Scenario, runs: int, workers: int) -> float:
    """Runs a second of the kernel alone, built and measured by nobody, on all workers at once."""
    shares = [max(1, runs // workers)] * workers
    found = spread("sim.study.sweep.bench:bare_seconds", (scenario,), shares, workers)
    seconds: Sequence[float] = [value for value in found if isinstance(value, float)]
    return sum(share / taken for share, taken in zip(shares, seconds, strict=True))


def bare_seconds(scenario: Scenario, runs: int) -> float:
    """Seconds in the kernel for so many runs."""
    from sim.world import World

    World(scenario, 0).run()
    total = 0.0
    for seed in range(1, runs + 1):
        world = World(scenario, seed)
        clock = time.perf_counter()
        world.run()
        total += time.perf_counter() - clock
    return total


def machine() -> str:
    """What the machine is."""
    import platform

    names = (line for line in _cpu_lines() if line.startswith("model name"))
    model = next((name.partition(":")[2].strip() for name in names), platform.processor())
    return ", ".join(part for part in (platform.system(), platform.machine(), model) if part)


def _cpu_lines() -> list[str]:
    try:
        return Path("/proc/cpuinfo").read_text("utf-8", "replace").splitlines()
    except OSError:
        return []


class _Watch:
    """Follows a sweep's progress: when runs were done, and memory now and then."""

    def __init__(self, show: Callable[[int, int], None] | None) -> None:
        self._show = show
        self._first: tuple[float, int] | None = None
        self._last = (0.0, 0)
        self._looked = 0.0
        self.memory: list[Memory] = []

    def __call__(self, done: int, total: int) -> None:
        now = time.perf_counter()
        if done and self._first is None:
            self._first = (now, done)
        self._last = (now, done)
        if done and (now - self._looked > 1.0 or done == total):
            self._looked = now
            self.memory.append(Memory(done, *resident()))
        if self._show:
            self._show(done, total)

    def rate(self) -> float:
        """Runs a second between the first batch that came back and the last."""
        if self._first is None or self._last[0] <= self._first[0]:
            return float("nan")
        return (self._last[1] - self._first[1]) / (self._last[0] - self._first[0])


def resident() -> tuple[float, float]:
    """Resident memory in MiB of this process, and of its children together; 0 where nobody says."""
    me = os.getpid()
    children = 0.0
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, IndexError, ValueError):
            stat = (entry / "stat").read_text("ascii", "replace").rpartition(")")[2].split()
            if int(stat[1]) == me:
                children += _of(entry)
    return _of(Path(f"/proc/{me}")), children


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
