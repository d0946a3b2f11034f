"""The nation one to one: a sample of its counties on all cores, scaled up; the whole with `full`."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

from sim.scenario import load
from sim.study.bench.machine import GIB, MIB
from sim.study.bench.numbers import How, Job, MeasureError, Say
from sim.study.bench.start import children_seconds
from sim.study.nation.runner import Nation, run
from sim.study.pool import cores
from sim.study.sweep.bench import processor_seconds, resident

TARGET, STRETCH, MEMORY = 600.0, 300.0, 20.0  # s, s, GiB
WEEKS, WARMUP = 52, 13


class _Watch:
    """Follows the counties: when they were done, memory and processor time meanwhile."""

    def __init__(self) -> None:
        self.looks: list[tuple[float, int, float]] = []  # clock, residents done, processor seconds so far
        self.memory = 0.0

    def __call__(self, done: int, every: int, residents: int, people: int) -> None:
        if done:
            used = processor_seconds() + children_seconds()  # of processes that live, and that have ended
            self.looks.append((time.perf_counter(), residents, used))
        self.memory = max(self.memory, sum(resident()))


def measure(job: Job, how: How, say: Say) -> None:
    """Measure it: from the first counties done on, so that the start of processes is not scaled up."""
    base = load("county").with_values({"time.warmup_weeks": WARMUP, "time.observe_weeks": WEEKS - WARMUP})
    whole = Nation(base)
    every = whole.every
    step = how.pick(400, 30, 1)
    chosen = every[step // 2 :: step]
    say("speed.doing_nation")
    nation = Nation(base, places=tuple(str(county.code // 10**6) for county in chosen) if step > 1 else ())
    folder, watch = Path(tempfile.mkdtemp(prefix="chaofuhe-bench-")), _Watch()
    workers = how.workers or cores()
    clock = time.perf_counter()
    try:
        done = run(nation, folder / "nation", workers, progress=watch)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if done.failed or not watch.looks:
        raise MeasureError("; ".join(done.failed))
    _told(job, nation, whole, watch, clock)
    job.note("speed.nation", counties=len(chosen), of=len(every), workers=workers, weeks=WEEKS)


def _told(job: Job, nation: Nation, whole: Nation, watch: _Watch, clock: float) -> None:
    (first, begun, used), (last, residents, total) = watch.looks[0], watch.looks[-1]
    start, steady = first - clock, last - first
    people, every = sum(c.residents for c in nation.counties), sum(c.residents for c in whole.every)
    times = every / max(1, residents - begun)
    by_places = (
        sum(c.communities for c in whole.every) / sum(c.communities for c in nation.counties),
        len(whole.every) / len(nation.counties),
    )
    other = [steady * people / max(1, residents - begun) * factor + start for factor in by_places]
    scaled = steady * times + start
    job.add("counties_run", len(nation.counties))
    job.add("residents", people)
    job.add("sample", last - clock, "s")
    spread = {"low": min(scaled, *other), "high": max(scaled, *other)}
    job.add("nation", scaled, "s", **spread, target=TARGET, stretch=STRETCH)
    job.add("nation_processor", (total - used) * times, "s")
    job.add("nation_memory", watch.memory * MIB / GIB, "GiB", target=MEMORY)
