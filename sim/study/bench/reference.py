"""Against the reference model, the same model written plainly with Mesa: the same states first, then times.

The reference is one of the repository's tests (`tests/reference`), so it is only there in a checkout.
"""

from __future__ import annotations

import gc
import importlib.util
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

from sim.scenario import Scenario, load
from sim.study.bench.numbers import How, Job, Say, UnequalError, quartiles, spread
from sim.study.one import run_seed
from sim.world import World

FOLDER = Path(__file__).resolve().parents[3] / "tests" / "reference"
_NAME = "chaofuhe_reference"
_SEED = run_seed(0, 0)
_SHOWN = 3  # differences
STRETCH = 500.0  # times as fast


def measure(job: Job, how: How, say: Say) -> None:
    """Measure a small region over a year, and a street over its first weeks (whole with `full`)."""
    if not (FOLDER / "comparison.py").is_file():
        job.note("speed.no_reference")
        return
    times = {"time.warmup_weeks": 0, "time.observe_weeks": how.pick(4, 52, 52)}
    small = Scenario({"synthetic": {}, "population": 3000}, times)
    street = load("street")
    _one(job, "small", small, small.total_weeks, how.pick(1, 3, 5), say)
    if not how.quick:
        weeks = how.pick(0, 52, street.total_weeks)
        _one(job, "street", street, weeks, 1, say)
        job.note("speed.reference_weeks", weeks=weeks, of=street.total_weeks)


def _one(job: Job, name: str, scenario: Scenario, weeks: int, repetitions: int, say: Say) -> None:
    """Live both models side by side, comparing after every step; then time each alone over the same steps."""
    comparison = reference("comparison")
    say(f"speed.doing_equal_{name}")
    values = same(comparison.Pair(scenario, _SEED), weeks)
    job.note("speed.same_states", name=name, steps=weeks, values=f"{values:,}")
    say(f"speed.doing_reference_{name}")
    ratios, plain, fast = [], [], []
    for _ in range(repetitions):
        before = _fast(scenario, weeks)
        plain.append(_plain(scenario, weeks))
        after = _fast(scenario, weeks)
        fast.append(0.5 * (before + after))
        ratios.append(plain[-1] / fast[-1])
    limits = {"target": 100.0, "stretch": STRETCH, "least": True} if name == "street" else {}
    job.add("plain", quartiles(plain)[1], "s", of=name, **spread(plain))
    job.add("fast", 1e3 * quartiles(fast)[1], "ms", of=name, **spread(fast, 1e3))
    job.add("faster", quartiles(ratios)[1], "×", of=name, **spread(ratios), **limits)


def same(pair: Any, steps: int) -> int:
    """How many values are the same after each of so many steps; `UnequalError` at the first that is not."""
    for _ in range(steps):
        differences = pair.step()
        if differences:
            raise UnequalError("; ".join(differences[:_SHOWN]))
    return sum(_size(value) for _, _, value in pair.values())


def _size(value: Any) -> int:
    return sum(map(_size, value)) if isinstance(value, list) else 1


def _fast(scenario: Scenario, weeks: int, repetitions: int = 5) -> float:
    """Seconds of processor time of the fast model, built before, the best of some."""
    best = float("inf")
    for _ in range(repetitions):
        world = World(scenario, _SEED)
        used = time.process_time()
        world.advance(weeks)
        best = min(best, time.process_time() - used)
    return best


def _plain(scenario: Scenario, weeks: int) -> float:
    """Seconds of processor time of the reference, built before."""
    world = World(scenario, _SEED)
    model = reference("model").ReferenceModel(world.region, dict(scenario.values), world.seed)
    gc.collect()
    used = time.process_time()
    for _ in range(weeks):
        model.step()
    return time.process_time() - used


def reference(module: str) -> Any:
    """A module of the reference, which lies beside the package."""
    if _NAME not in sys.modules:
        places = [str(FOLDER)]
        spec = importlib.util.spec_from_file_location(
            _NAME, FOLDER / "__init__.py", submodule_search_locations=places
        )
        assert spec is not None
        assert spec.loader is not None
        package = importlib.util.module_from_spec(spec)
        sys.modules[_NAME] = package
        spec.loader.exec_module(package)
    return import_module(f"{_NAME}.{module}")
