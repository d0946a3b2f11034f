"""Fitting parameters to patterns (CMA-ES, through cma), on the sweeps' runner.

A generation is a sweep of its own in ``generations/``: its arms are those of the experiment with each
candidate's parameters. All candidates meet the same seeds, so that the misfit is a function of the parameters
alone; a calibration that was killed and started again lives through the same generations and runs only what
is not stored. The best candidate is then run on seeds the search has not seen: they say what fits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from sim.errors import InputError
from sim.study.analysis.extras import library, needed
from sim.study.analysis.intervals import t_interval
from sim.study.analysis.optimisation import GENERATIONS
from sim.study.analysis.patterns import Calibration, Pattern, calibration_of
from sim.text import both

if TYPE_CHECKING:
    import numpy.typing as npt

    from sim.study.design import Experiment

    Values = npt.NDArray[np.float64]
    Progress = Callable[[int, int], None]

CONFIRMED = "confirmed"  # the folder of the runs on fresh seeds
_FRESH = 1_000_003  # added to the experiment's seed
_APART = "|"  # between candidate and arm in an arm's name
_STEP = 0.3  # first standard deviation, as a share of each range
_NEVER = 1e6  # misfit of what failed
_GOOD = 1.0  # misfit, in tolerances, up to which a pattern fits


@dataclass(frozen=True)
class Fit:
    """What a calibration found.

    `candidates`: a row for each set of parameters, with the patterns' values and the `misfit` (root of the
    weighted mean square, in tolerances); `fit`: a row for each pattern, from fresh seeds; `parameters`: a row
    for each parameter, its best value and the range among candidates that fit every pattern.
    """

    calibration: Calibration
    candidates: pd.DataFrame
    fit: pd.DataFrame
    parameters: pd.DataFrame

    @property
    def frames(self) -> dict[str, pd.DataFrame]:
        """The tables, by name."""
        return {"fit": self.fit, "parameters": self.parameters, "candidates": self.candidates}

    @property
    def misfit(self) -> float:
        """Of the best candidate, on the seeds of the search."""
        return float(self.candidates["misfit"].min())


def checked_calibration(experiment: Experiment) -> Calibration:
    """The calibration of an experiment; `InputError` when it cannot be run."""
    found = calibration_of(experiment)
    if not experiment.factors:
        raise InputError(*both("calibrate.no_factors"), file=experiment.file, key="factors")
    for n, factor in enumerate(experiment.factors, 1):
        if factor.values:
            raise InputError(*both("calibrate.no_range"), file=experiment.file, key=f"factors[{n}]")
    needed("cma", "scipy")
    return found


def calibrate(
    experiment: Experiment, out: str | Path, workers: int | None = None, progress: Progress | None = None
) -> Fit:
    """Run the calibration that an experiment describes, or what is left of it."""
    about = checked_calibration(experiment)
    folder, arms = Path(out), len(experiment.arms)
    each = arms * experiment.replicates
    total = about.population * about.generations * each + arms * about.confirm
    rows: list[dict[str, Any]] = []

    def run(asked: Experiment, place: Path, done: int) -> pd.DataFrame:
        from sim.study import sweep

        def show(now: int, _: int) -> None:
            if progress:
                progress(min(total, done + now), total)

        sweep.run(asked, place, workers=workers, progress=show)
        return sweep.table(place)

    strategy = _strategy(experiment, about)
    for generation in range(about.generations):
        asked = [np.clip(np.asarray(one, dtype=float), 0.0, 1.0) for one in strategy.ask()]
        sets = [_values(experiment, shares) for shares in asked]
        place = folder / GENERATIONS / f"{generation:04d}"
        table = run(candidates_experiment(experiment, sets), place, len(rows) * each)
        by_candidate = _of(table)
        found = [_judged(by_candidate.get(str(n), {}), about.patterns) for n in range(len(sets))]
        rows += [{"generation": generation, **sets[n], **found[n]} for n in range(len(sets))]
        strategy.tell(asked, [one["misfit"] for one in found])
        if strategy.stop():
            break
    candidates = pd.DataFrame(rows)
    best = candidates.iloc[int(candidates["misfit"].to_numpy().argmin())]
    names = experiment.names
    again = candidates_experiment(experiment, [{name: float(best[name]) for name in names}])
    again = replace(again.with_replicates(about.confirm), seed=experiment.seed + _FRESH)
    again = replace(again, tables={**again.tables, "seed": again.seed})
    fresh = run(again, folder / CONFIRMED, total - arms * about.confirm)
    return Fit(
        about, candidates, _fit(fresh, best, about.patterns), _parameters(experiment, candidates, best, about)
    )


def _strategy(experiment: Experiment, about: Calibration) -> Any:
    """CMA-ES on shares of the ranges, from the middle."""
    options = {
        "bounds": [0.0, 1.0],
        "popsize": about.population,
        "seed": about.seed,
        "verbose": -9,
        "tolfun": 1e-9,
    }
    start = np.full(len(experiment.factors), 0.5)
    if len(start) == 1:  # cma wants two dimensions: the second does nothing
        start = np.full(2, 0.5)
    return library("cma").CMAEvolutionStrategy(start, _STEP, options)


def _values(experiment: Experiment, shares: Sequence[float]) -> dict[str, float]:
    """The parameters at shares of their ranges."""
    return {f.name: float(f.at(float(x))) for f, x in zip(experiment.factors, shares, strict=False)}


def candidates_experiment(experiment: Experiment, sets: Sequence[dict[str, float]]) -> Experiment:
    """The experiment that runs sets of parameters: every arm with each of them, at one point."""
    from sim.study.design import from_tables

    left_out = ("arms", "factors", "design", "stop", "patterns", "calibrate", "search")
    tables = {key: value for key, value in experiment.tables.items() if key not in left_out}
    tables["patterns"] = []  # one arm alone may be run where patterns are sought
    given = experiment.tables.get("arms") or [{"name": experiment.arms[0].name}]
    arms: list[dict[str, Any]] = []
    for n, values in enumerate(sets):
        keys = {key: _whole(f, values[f.name]) for f in experiment.factors for key in f.keys}
        for arm in given:
            settings = {**arm.get("settings", {}), **keys}
            named = {key: value for key, value in arm.items() if key != "name_zh"}
            arms.append({**named, "name": f"{n}{_APART}{arm['name']}", "settings": settings})
    return from_tables({**tables, "arms": arms, "design": {"kind": "arms"}}, experiment.file)


def _whole(factor: Any, value: float) -> float | int:
    return round(value) if factor.whole else value


def _of(table: pd.DataFrame) -> dict[str, dict[str, pd.DataFrame]]:
    """The runs of each candidate by the arms' own names, the replicate as the index."""
    found: dict[str, dict[str, pd.DataFrame]] = {}
    for name, runs in table[~table["failed"].astype(bool)].groupby("arm"):
        candidate, _, arm = str(name).partition(_APART)
        found.setdefault(candidate, {})[arm] = runs.set_index("replicate")
    return found


def _judged(runs: dict[str, pd.DataFrame], patterns: Sequence[Pattern]) -> dict[str, float]:
    """The value of each pattern in a candidate's runs, and the misfit."""
    whole = all({p.arm, p.against or p.arm} <= runs.keys() for p in patterns)
    seen = {p.name: _mean(p.seen(runs)) if whole else float("nan") for p in patterns}
    off = [((seen[p.name] - p.target) / p.tolerance) ** 2 * p.weight for p in patterns]
    weights = sum(p.weight for p in patterns)
    misfit = float(np.sqrt(sum(off) / weights)) if weights > 0.0 else float("nan")
    return {**seen, "misfit": misfit if np.isfinite(misfit) else _NEVER}


def _mean(values: Values) -> float:
    return float(values.mean()) if len(values) else float("nan")


def _fit(fresh: pd.DataFrame, best: Any, patterns: Sequence[Pattern]) -> pd.DataFrame:
    """Each pattern on fresh seeds: the value with its interval, how far it is off, and whether it fits."""
    runs, rows = _of(fresh).get("0", {}), []
    for pattern in patterns:
        there = {pattern.arm, pattern.against or pattern.arm} <= runs.keys()
        mean, low, high = t_interval(pattern.seen(runs) if there else np.empty(0))
        off = (mean - pattern.target) / pattern.tolerance
        ends = sorted(abs(end - pattern.target) / pattern.tolerance for end in (low, high))
        inside = low <= pattern.target <= high
        verdict = "fits" if ends[1] <= _GOOD else "misses" if ends[0] > _GOOD and not inside else "unsure"
        row: dict[str, Any] = {
            "pattern": pattern.name,
            "measure": pattern.measure,
            "arm": pattern.arm,
            "against": pattern.against,
        }
        row |= {"target": pattern.target, "tolerance": pattern.tolerance, "weight": pattern.weight}
        row |= {"seen": mean, "low": low, "high": high, "off": off, "searched": float(best[pattern.name])}
        rows.append({**row, "verdict": verdict, "source": pattern.source})
    return pd.DataFrame(rows)


def _parameters(
    experiment: Experiment, candidates: pd.DataFrame, best: Any, about: Calibration
) -> pd.DataFrame:
    """The best value of each parameter, and where the candidates lie that fit every pattern."""
    off = [(candidates[p.name] - p.target).abs() <= p.tolerance for p in about.patterns if p.weight > 0.0]
    good = candidates[np.logical_and.reduce(off)] if off else candidates.iloc[:0]
    rows = []
    for factor in experiment.factors:
        row: dict[str, Any] = {"parameter": factor.name, "least": factor.low, "most": factor.high}
        row |= {"best": float(best[factor.name]), "n": len(good)}
        ends = (good[factor.name].min(), good[factor.name].max()) if len(good) else (np.nan, np.nan)
        rows.append({**row, "low": float(ends[0]), "high": float(ends[1])})
    return pd.DataFrame(rows)
