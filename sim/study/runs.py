"""Running a scenario: replicates on seeds of their own, means with 95% intervals."""

from __future__ import annotations

import math
import time
from datetime import UTC, datetime
from importlib import import_module
from os import PathLike
from typing import TYPE_CHECKING, Any

from sim.region.synthesis import region_of
from sim.scenario import Scenario, load
from sim.study.findings import Result, manifest_of
from sim.study.gather import TABLES, Arm
from sim.study.one import judged_week, run_seed
from sim.study.schedule import Progress, checked, replicates_of

if TYPE_CHECKING:
    from sim.study.layout import Layout


def run(
    scenario: Scenario | str | PathLike[str],
    replicates: int = 20,
    seed: int = 0,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Result:
    """Run replicates of a scenario (or of the file or name of one) and measure them.

    Replicate r runs on the seed `streams.mix_seed(seed, r)`, whatever the scenario, so that two scenarios
    with the same seed can be compared replicate by replicate. `workers`: processes (default: as many as
    help); the numbers do not depend on it. `progress(done, total)` is called after each replicate. A run that
    fails is kept as a row with its reason in `result.runs`. Raises `InputError` when something about the
    input is wrong.
    """
    scenario = scenario if isinstance(scenario, Scenario) else load(scenario)
    checked(replicates, seed, workers)
    started = datetime.now(UTC)
    clock = time.perf_counter()
    arm = Arm(seed)
    for number, outcomes in enumerate(replicates_of([scenario], replicates, seed, workers, progress)):
        arm.add(number, outcomes[0])
        if number == 1:  # the others run beside this thread now: pandas is imported meanwhile, for the tables
            import_module("sim.study.layout")
    layout, title = layout_of(scenario)
    frames = {"summary": arm.summary(), "runs": arm.runs()}
    frames |= {name: arm.table(name, layout) for name in TABLES}
    about = {
        "weeks": weeks_of(scenario),
        "run_seeds": [str(run_seed(seed, number)) for number in range(replicates)],
        "failed": [{"replicate": number, "arm": "", "reason": reason} for number, reason in arm.failed],
        **timing(started, clock),
    }
    return Result(manifest_of("run", [("", scenario)], seed, replicates, title, about), frames)


def layout_of(scenario: Scenario) -> tuple[Layout, dict[str, str]]:
    """The places of a scenario's region, and what to call it."""
    from sim.study.layout import Layout

    region = region_of(scenario.region, scenario.record())
    layout = Layout.of(region, scenario.total_weeks, scenario.warmup_weeks)
    return layout, {lang: region.title(lang) for lang in ("en", "zh")}


def weeks_of(scenario: Scenario) -> dict[str, int]:
    """Weeks of warm-up, weeks observed, and the first week whose needs are too young to be judged."""
    from sim.building import JUDGED_WEEKS

    dt = 1.0 / scenario.steps_per_week
    steps = scenario.total_weeks * scenario.steps_per_week
    tail = float(scenario.record()["service_deadline"].max()) + JUDGED_WEEKS
    step = max(
        round(scenario.warmup_weeks / dt), steps - math.ceil(tail / dt)
    )  # as the building of a world has it
    return {
        "warmup": scenario.warmup_weeks,
        "observed": scenario.total_weeks - scenario.warmup_weeks,
        "judged_to": judged_week(step, dt),
    }


def timing(started: datetime, clock: float) -> dict[str, Any]:
    """When it started and how long it took."""
    return {
        "started": started.isoformat(timespec="seconds"),
        "seconds": round(time.perf_counter() - clock, 3),
    }
