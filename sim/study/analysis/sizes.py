"""Effect sizes of paired differences: Cohen's d_z, and Hedges' correction of it for few pairs."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from sim.study.analysis.extras import library
from sim.study.statistics import CONFIDENCE

if TYPE_CHECKING:
    import numpy.typing as npt

    Values = npt.NDArray[np.float64]

_ROUNDING = 1e-9  # spread, against the mean, that is nothing but rounding


def cohen(differences: Values) -> float:
    """Mean over standard deviation of paired differences; infinite without spread, NaN with fewer than two
    pairs or when nothing differs.
    """
    if len(differences) < 2:
        return math.nan
    mean, sd = float(np.mean(differences)), float(np.std(differences, ddof=1))
    if sd > _ROUNDING * abs(mean):
        return mean / sd
    return math.copysign(math.inf, mean) if mean else math.nan


def hedges(d: float, n: int) -> float:
    """Cohen's d_z of n pairs, its upward bias with few pairs removed (exact factor, Hedges 1981)."""
    df = n - 1.0
    if df < 2.0 or not math.isfinite(d):
        return math.nan if df < 2.0 else d
    factor = math.exp(math.lgamma(df / 2.0) - math.lgamma((df - 1.0) / 2.0)) / math.sqrt(df / 2.0)
    return d * factor


def interval(d: float, n: int) -> tuple[float, float]:
    """95% interval of d_z of n pairs, from the noncentral t distribution (Cumming and Finch 2001)."""
    if n < 2 or not math.isfinite(d):
        return math.nan, math.nan
    stats, optimize = library("scipy.stats"), library("scipy.optimize")
    t, df, tail = d * math.sqrt(n), n - 1.0, (1.0 - CONFIDENCE) / 2.0
    reach = 8.0 + abs(t)

    def end(probability: float) -> float:
        def excess(centre: float) -> float:
            below = float(stats.nct.cdf(t, df, centre))
            # SciPy gives NaN for some centres far from t, where the probability is as good as 1 or 0.
            return (float(centre < t) if math.isnan(below) else below) - probability

        low, high = t - reach, t + reach
        if not excess(low) > 0.0 > excess(high):  # beyond what can be computed
            return math.nan
        return float(optimize.brentq(excess, low, high)) / math.sqrt(n)

    return end(1.0 - tail), end(tail)
