"""How an estimate settles with replicates, and how many a given precision needs."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from sim.study.statistics import CONFIDENCE, quantile

if TYPE_CHECKING:
    import numpy.typing as npt

    Values = npt.NDArray[np.float64]

_MOST = 10_000_000


def running(values: Values, most: int = 200) -> pd.DataFrame:
    """Mean and 95% t interval of the first n values, for n from 2 on: columns n, mean, low, high, half.

    At most about `most` rows, denser where n is small.
    """
    total = len(values)
    if total < 2:
        return pd.DataFrame(columns=["n", "mean", "low", "high", "half"], dtype=float)
    steps = np.unique(np.geomspace(2, total, min(most, total - 1)).round().astype(int))
    # Taken off before squares are summed, so that a large mean costs no digits.
    shift = float(values[0])
    first, second = np.cumsum(values - shift), np.cumsum((values - shift) ** 2)
    mean = first[steps - 1] / steps
    variance = np.maximum(0.0, second[steps - 1] - steps * mean**2) / (steps - 1)
    scale = np.array([quantile((1.0 + CONFIDENCE) / 2.0, n - 1.0) for n in steps.tolist()])
    half = scale * np.sqrt(variance / steps)
    mean = mean + shift
    return pd.DataFrame({"n": steps, "mean": mean, "low": mean - half, "high": mean + half, "half": half})


def needed(sd: float, half: float) -> int:
    """Replicates until the 95% t interval of a mean is at most ± `half` wide, at a standard deviation `sd`.

    At least 2; `ValueError` unless `half` is positive.
    """
    if not half > 0.0:
        raise ValueError("half must be positive")
    if not sd > 0.0:
        return 2
    tail = (1.0 + CONFIDENCE) / 2.0

    def wide(n: int) -> bool:
        return quantile(tail, n - 1.0) * sd / math.sqrt(n) > half

    low, high = 1, 2
    while wide(high):
        low, high = high, high * 2
        if high > _MOST:
            return _MOST
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if wide(middle) else (low, middle)
    return high
