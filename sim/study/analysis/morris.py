"""Screening after Morris (1991) with SALib: which factors matter at all, from few runs.

mu* (Campolongo and others 2007) is the mean size of a factor's elementary effects: how much a measure changes
over the whole range of the factor. sigma is their standard deviation: large against mu*, the effect is not
linear or depends on other factors. Intervals resample whole trajectories.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from sim.study.analysis.extras import library
from sim.study.analysis.intervals import RESAMPLES, SEED

if TYPE_CHECKING:
    import numpy.typing as npt

    Values = npt.NDArray[np.float64]

_ENDS = [2.5, 97.5]


def complete(values: Values, block: int) -> npt.NDArray[np.bool_]:
    """Which blocks of `block` values in a row are there whole, without NaN; a last block cut short is not."""
    whole = len(values) // block
    return np.asarray(~np.isnan(values[: whole * block].reshape(whole, block)).any(axis=1))


def elementary(unit: Values, y: Values) -> Values:
    """Elementary effects over the factors' whole ranges, shape (factors, trajectories).

    `unit` are the points as shares of the ranges, shape (trajectories * (factors + 1), factors), in each
    step of which one factor moves; `y` the measure there. `ValueError` when the points are no trajectories.
    """
    factors = unit.shape[1]
    steps = np.diff(unit.reshape(-1, factors + 1, factors), axis=1)
    moved = np.abs(steps) > 1e-9
    if not (moved.sum(axis=2) == 1).all() or not (moved.sum(axis=1) == 1).all():
        raise ValueError("the points are no trajectories of Morris")
    which = moved.argmax(axis=2)
    sizes = np.take_along_axis(steps, which[:, :, None], axis=2)[:, :, 0]
    change = np.diff(y.reshape(-1, factors + 1), axis=1) / sizes
    found = np.empty_like(change)
    np.put_along_axis(found, which, change, axis=1)
    return found.T


def morris(
    unit: Values, y: Values, names: Sequence[str], levels: int, resamples: int = RESAMPLES
) -> pd.DataFrame:
    """A row for each factor, the most important first; trajectories with an unknown value are left out.

    Columns `factor`, `trajectories`, `mu`, `mu_star` and `sigma` with their 95% intervals (`.low`, `.high`).
    """
    block = len(names) + 1
    kept = np.repeat(complete(y, block), block)
    unit, y = unit[: len(kept)][kept], y[: len(kept)][kept]
    effects = elementary(unit, y)
    count = effects.shape[1]
    problem = {"num_vars": len(names), "names": list(names), "bounds": [[0.0, 1.0]] * len(names)}
    found = library("SALib.analyze.morris").analyze(problem, unit, y, num_levels=levels, seed=SEED)
    rng = np.random.default_rng(SEED)
    drawn = effects[:, rng.integers(0, count, (resamples, count))] if count > 1 else None
    columns: dict[str, Any] = {"factor": list(names), "trajectories": count}
    values: dict[str, tuple[Values, Any]] = {
        "mu": (np.asarray(found["mu"], dtype=float), np.mean),
        "mu_star": (np.asarray(found["mu_star"], dtype=float), lambda e, axis: np.abs(e).mean(axis=axis)),
        "sigma": (np.asarray(found["sigma"], dtype=float), lambda e, axis: e.std(axis=axis, ddof=1)),
    }
    for name, (value, statistic) in values.items():
        columns[name] = value
        nothing = np.full((2, len(names)), np.nan)
        ends = nothing if drawn is None else np.percentile(statistic(drawn, axis=2), _ENDS, axis=1)
        columns[f"{name}.low"], columns[f"{name}.high"] = ends
    frame = pd.DataFrame(columns)
    return frame.sort_values("mu_star", ascending=False, kind="stable", ignore_index=True)
