"""What a sweep costs beside the runs themselves, here, with `mesa.batch_run`, and with ema_workbench.

All three run the same streets and must give the same numbers before anything is timed. Only here are runs
stored on the way, so that they can be resumed.
"""

from __future__ import annotations

import shutil
import signal
import tempfile
import time
from functools import cache
from importlib.util import find_spec
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any

import mesa

from sim.study.bench.fresh import fresh
from sim.study.bench.numbers import How, Job, Say, UnequalError, quartiles, spread
from sim.study.pool import cores

if TYPE_CHECKING:
    from sim.study.design import Experiment

MEASURES = ("load", "efficacy", "satisfaction", "trust", "score", "gap")
POINTS = 10
Found = dict[tuple[int, int], tuple[float, ...]]  # of each point and replicate, the measures
_HERE = "sim.study.bench.overhead"


def measure(job: Job, how: How, say: Say) -> None:
    """Measure those that are installed, in turn; every time in new processes."""
    names = ["bare", "sweep", "mesa", *(["ema"] if find_spec("ema_workbench") else [])]
    if "ema" not in names:
        job.note("speed.no_ema")
    workers = how.workers or cores()
    few, many = how.pick(1, 4, 4), how.pick(2, 44, 104)
    say("speed.doing_same")
    answers = {name: fresh(f"{_HERE}:by_{name}", workers, few)[1] for name in names}
    for name, found in answers.items():
        if found != answers["bare"]:
            raise UnequalError(f"{name} gives other numbers than the runs themselves")
    job.note("speed.same_sweeps", runs=POINTS * few, names=", ".join(names))
    taken: dict[str, list[float]] = {name: [] for name in names}
    starts: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(how.pick(1, 3, 7)):
        for name in names:
            say(f"speed.doing_by_{name}")
            short = fresh(f"{_HERE}:by_{name}", workers, few)[0]
            long = fresh(f"{_HERE}:by_{name}", workers, many)[0]
            each = (long - short) / (POINTS * (many - few))
            taken[name].append(each)
            starts[name].append(short - each * POINTS * few)
    for name in names:
        job.add("each_run", 1e3 * quartiles(taken[name])[1], "ms", of=name, **spread(taken[name], 1e3))
        job.add("start_of", quartiles(starts[name])[1], "s", of=name, **spread(starts[name]))
    for name in names[1:]:
        ratios = [a / b for a, b in zip(taken[name], taken["bare"], strict=True)]
        job.add("over_bare", quartiles(ratios)[1], "×", of=name, **spread(ratios))
    job.note("speed.overhead", points=POINTS, few=POINTS * few, many=POINTS * many, workers=workers)


@cache
def experiment(replicates: int) -> Experiment:
    """The sweep that all of them do."""
    from sim.study.design import from_tables

    factors = [
        {"key": "assessment.tournament", "low": 0.2, "high": 0.8},
        {"key": "pressure.alpha", "low": 0.3, "high": 0.7},
    ]
    return from_tables(
        {
            "scenario": "street",
            "factors": factors,
            "design": {"kind": "latin_hypercube", "samples": POINTS},
            "measures": list(MEASURES),
            "replicates": replicates,
        }
    )


def one(point: int, replicate: int) -> tuple[float, ...]:
    """One run and its measures, by nobody's help."""
    from sim.measures.compute import cells, summary
    from sim.study.one import observed, run_seed
    from sim.world import World

    plan = experiment(1)
    scenario = plan.scenario_at(plan.points.values[point], plan.arms[0])
    values = summary(observed(World(scenario, run_seed(plan.seed, replicate)).run()))
    return tuple(float(values[cells().index((name, "", ""))]) for name in MEASURES)


def by_bare(workers: int, replicates: int) -> tuple[float, Found]:
    """The runs themselves, spread over processes by hand: seconds, and what they give."""
    from sim.study.pool import spread as over

    items = [(point, replicate) for point in range(POINTS) for replicate in range(replicates)]
    clock = time.perf_counter()
    found = list(over(f"{_HERE}:both", (), items, workers, batch=8))
    return time.perf_counter() - clock, dict(zip(items, found, strict=True))


def both(item: tuple[int, int]) -> tuple[float, ...]:
    """`one`, of a pair."""
    return one(*item)


def by_sweep(workers: int, replicates: int) -> tuple[float, Found]:
    """As `chaofuhe sweep`, stored on the way."""
    from sim.study.sweep import run, table

    folder = Path(tempfile.mkdtemp(prefix="chaofuhe-bench-"))
    try:
        clock = time.perf_counter()
        run(experiment(replicates), folder / "sweep", workers)
        seconds = time.perf_counter() - clock
        frame = table(folder / "sweep")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    rows = frame[["point", "replicate", *MEASURES]].itertuples(index=False)
    return seconds, {(int(row[0]), int(row[1])): tuple(map(float, row[2:])) for row in rows}


class Street(mesa.Model):
    """A whole run as the one step of a Mesa model, so that nothing but `batch_run` itself adds time."""

    def __init__(self, point: int, replicate: int, **rng: Any) -> None:
        super().__init__(**rng)
        self.key = (point, replicate)
        self.values: tuple[float, ...] = ()
        reporters = {name: (lambda model, n=n: model.values[n]) for n, name in enumerate(MEASURES)}
        self.datacollector = mesa.DataCollector(model_reporters=reporters)

    def step(self) -> None:
        """Run."""
        self.values = one(*self.key)
        self.datacollector.collect(self)
        self.running = False


def by_mesa(workers: int, replicates: int) -> tuple[float, Found]:
    """As `mesa.batch_run`."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # its pool ends by it; workers of ours ignore it
    how: dict[str, Any] = {"number_processes": workers, "display_progress": False}
    if "rng" in signature(mesa.batch_run).parameters:
        how["rng"] = [None]
    clock = time.perf_counter()
    rows = mesa.batch_run(Street, {"point": range(POINTS), "replicate": range(replicates)}, **how)
    seconds = time.perf_counter() - clock
    return seconds, {(r["point"], r["replicate"]): tuple(r[name] for name in MEASURES) for r in rows}


def by_ema(workers: int, replicates: int) -> tuple[float, Found]:
    """As ema_workbench."""
    import ema_workbench as ema

    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    model = ema.Model("street", function=of_ema)
    model.uncertainties = [
        ema.IntegerParameter("point", 0, POINTS),
        ema.IntegerParameter("replicate", 0, max(1, replicates)),
    ]
    model.outcomes = [ema.ScalarOutcome(name) for name in MEASURES]
    items = [(point, replicate) for point in range(POINTS) for replicate in range(replicates)]
    wanted = [ema.Scenario(f"{p}_{r}", point=p, replicate=r) for p, r in items]
    clock = time.perf_counter()
    with ema.MultiprocessingEvaluator(model, n_processes=workers) as evaluator:
        experiments, outcomes = evaluator.perform_experiments(scenarios=wanted)
    seconds = time.perf_counter() - clock
    keys = zip(experiments["point"].astype(int), experiments["replicate"].astype(int), strict=True)
    rows = zip(*(outcomes[name] for name in MEASURES), strict=True)
    return seconds, {key: tuple(map(float, row)) for key, row in zip(keys, rows, strict=True)}


def of_ema(point: int = 0, replicate: int = 0) -> dict[str, float]:
    """`one`, as ema_workbench wants it."""
    return dict(zip(MEASURES, one(int(point), int(replicate)), strict=True))
