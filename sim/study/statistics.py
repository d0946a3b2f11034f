"""Means and intervals over replicates, Student's t, and Holm's correction, without SciPy."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Values = npt.NDArray[np.float64]

CONFIDENCE = 0.95


class Running:
    """Mean and variance of arrays that come one by one (Welford 1962), unknown values (NaN) left out cell by
    cell.

    The result depends on the order, so replicates are added in order.
    """

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.n = np.zeros(shape)
        self.mean = np.zeros(shape)
        self._square = np.zeros(shape)

    def add(self, values: Values) -> None:
        """Take one more array of the same shape."""
        known = ~np.isnan(values)
        self.n += known
        step = np.where(known, values - self.mean, 0.0)
        self.mean += np.divide(step, self.n, out=np.zeros_like(step), where=self.n > 0)
        self._square += np.where(known, step * (values - self.mean), 0.0)

    @property
    def means(self) -> Values:
        """Mean of each cell, NaN where nothing was known."""
        return np.where(self.n > 0, self.mean, np.nan)

    @property
    def variances(self) -> Values:
        """Variance of each cell, NaN with fewer than two values."""
        below = np.where(self.n > 1, self.n - 1.0, 1.0)
        return np.where(self.n > 1, np.maximum(0.0, self._square) / below, np.nan)

    def halves(self) -> Values:
        """Half the width of each cell's 95% t interval, NaN with fewer than two values."""
        scale = np.full(self.n.shape, np.nan)
        for count in np.unique(self.n[self.n > 1]).tolist():
            scale[self.n == count] = quantile((1.0 + CONFIDENCE) / 2.0, count - 1.0)
        return scale * np.sqrt(self.variances / np.maximum(self.n, 1.0))


def chance_beyond(t: float, df: float) -> float:
    """Two-sided p of Student's t; 1 for NaN."""
    if math.isnan(t):
        return 1.0
    if math.isinf(t):
        return 0.0
    return _beta(df / 2.0, 0.5, df / (df + t * t), t * t / (df + t * t))


@cache
def quantile(probability: float, df: float) -> float:
    """The t that Student's t with `df` degrees of freedom stays below with a probability of at least one
    half.
    """
    tail = 2.0 * (1.0 - probability)
    low, high = 0.0, 1.0
    while chance_beyond(high, df) > tail and high < 1e12:
        high *= 2.0
    for _ in range(200):
        middle = 0.5 * (low + high)
        if middle in (low, high):
            break
        low, high = (middle, high) if chance_beyond(middle, df) > tail else (low, middle)
    return 0.5 * (low + high)


def _beta(a: float, b: float, x: float, rest: float) -> float:
    """Regularised incomplete beta function; `rest` is 1 - x, with the digits it would lose near x = 1."""
    if x <= 0.0 or rest <= 0.0:
        return 0.0 if x <= 0.0 else 1.0
    log_x = math.log(x) if x < 0.5 else math.log1p(-rest)
    log_rest = math.log(rest) if rest < 0.5 else math.log1p(-x)
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * log_x + b * log_rest)
    if x < (a + 1.0) / (a + b + 2.0):
        return front * _fraction(a, b, x) / a
    return 1.0 - front * _fraction(b, a, rest) / b


def _fraction(a: float, b: float, x: float) -> float:
    """The continued fraction of the incomplete beta function (Lentz's method)."""
    tiny = 1e-300
    c, d = 1.0, 1.0 - (a + b) * x / (a + 1.0)
    d = 1.0 / (d if abs(d) > tiny else tiny)
    found = d
    for m in range(1, 500):
        for part in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1.0 + part * d
            d = 1.0 / (d if abs(d) > tiny else tiny)
            c = 1.0 + part / c
            c = c if abs(c) > tiny else tiny
            found *= c * d
        if abs(c * d - 1.0) < 1e-15:
            break
    return found


def p_values(mean: Values, variance: Values, n: Values) -> Values:
    """Two-sided p of each mean being 0; NaN with fewer than two values. No spread at all: 1 if the mean is 0,
    else 0.
    """
    found = np.full(mean.shape, np.nan)
    for place in np.flatnonzero(n > 1).tolist():
        m, error = float(mean[place]), math.sqrt(float(variance[place]) / float(n[place]))
        if error == 0.0:
            found[place] = 1.0 if m == 0.0 else 0.0
        else:
            found[place] = chance_beyond(m / error, float(n[place]) - 1.0)
    return found


def holm(p: Values, level: float = 1.0 - CONFIDENCE) -> npt.NDArray[np.bool_]:
    """Which of several hypotheses are rejected together at a level (Holm 1979); unknown ones do not count."""
    found = np.zeros(len(p), dtype=bool)
    order = [place for place in np.argsort(p, kind="stable").tolist() if not math.isnan(float(p[place]))]
    for rank, place in enumerate(order):
        if p[place] > level / (len(order) - rank):
            break
        found[place] = True
    return found
