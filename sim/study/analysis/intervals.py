"""Intervals of a mean: Student's t, and the bootstrap's percentile and BCa intervals (through SciPy)."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.study.analysis.extras import library
from sim.study.statistics import CONFIDENCE, quantile

if TYPE_CHECKING:
    import numpy.typing as npt

    Values = npt.NDArray[np.float64]

RESAMPLES = 2000
SEED = 20250823  # of resampling: the same table gives the same intervals


def t_interval(values: Values) -> tuple[float, float, float]:
    """Mean, and the ends of its 95% t interval; the ends are NaN with fewer than two values."""
    n = len(values)
    if n == 0:
        return math.nan, math.nan, math.nan
    mean = float(np.mean(values))
    if n < 2:
        return mean, math.nan, math.nan
    half = quantile((1.0 + CONFIDENCE) / 2.0, n - 1.0) * float(np.std(values, ddof=1)) / math.sqrt(n)
    return mean, mean - half, mean + half


def bootstrap(
    values: Values,
    statistic: Callable[..., Any] | None = None,
    *,
    method: str = "BCa",
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> tuple[float, float]:
    """Ends of the 95% bootstrap interval of a statistic of whole units (rows of `values`).

    `statistic(sample)` takes rows and gives a number; without it, the mean of all values. `method` is
    "percentile" or "BCa" (bias-corrected and accelerated, Efron 1987). Without any spread both ends are the
    statistic itself; NaN with fewer than two units.
    """
    n = len(values)
    if n < 2:
        return math.nan, math.nan
    value = statistic or _mean
    if bool(np.all(values == values[0])):
        still = float(value(values))
        return still, still
    stats = library("scipy.stats")
    numbers = np.arange(n)

    def of_sample(index: Any, axis: int = -1) -> Any:
        """SciPy resamples the numbers of units, so that rows stay whole."""
        if index.ndim == 1:
            return value(values[index])
        return np.apply_along_axis(lambda chosen: value(values[chosen]), axis, index)

    of_mean = statistic is None and values.ndim == 1
    found = stats.bootstrap(
        (values if of_mean else numbers,),
        np.mean if of_mean else of_sample,
        n_resamples=resamples,
        method=method,
        confidence_level=CONFIDENCE,
        rng=np.random.default_rng(seed),
        vectorized=True,
    ).confidence_interval
    low, high = float(found.low), float(found.high)
    if math.isnan(low) or math.isnan(high):  # BCa is undefined where the statistic hardly moves
        return bootstrap(values, statistic, method="percentile", resamples=resamples, seed=seed)
    return low, high


def _mean(values: Values) -> float:
    return float(np.mean(values))
