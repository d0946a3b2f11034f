"""Signed ranks (Wilcoxon 1945; Pratt 1959 for zeros): p, the typical value with its interval, and the fewest
values that can say anything. One statistic for sign and size: a few points at which everything breaks down
would drown the others in a mean.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from sim.study.analysis.extras import library

if TYPE_CHECKING:
    import numpy.typing as npt

    Values = npt.NDArray[np.float64]

LEVEL = 0.05
_EXACT = 60  # values up to which the distribution of the rank sum is counted, not approximated
_Z = 1.959964
_STEPS = 200  # halvings; a double has no more digits
_NOTHING = 1e-12  # of the largest value: rounding


def fewest(level: float = LEVEL) -> int:
    """The fewest values whose signed ranks can reach a two-sided p of `level`: with n of one sign it is
    2 / 2^n.
    """
    return math.ceil(1.0 - math.log2(level) - 1e-9)


def p_of(values: Values) -> float:
    """Two-sided p of values that lie about 0. Zeros are ranked and then count for neither side (Pratt); p is
    never below what as many values that are not zero can reach. NaN with fewer than two values.
    """
    n, other = len(values), int(np.count_nonzero(values))
    if n < 2:
        return math.nan
    if other == 0:
        return 1.0
    found = float(library("scipy.stats").wilcoxon(values, zero_method="pratt").pvalue)
    return min(1.0, max(found, 2.0 ** (1 - other)))


def typical(values: Values) -> tuple[float, float, float]:
    """The typical value, the median of all means of two (Hodges and Lehmann 1963), and the ends of the 95%
    interval that the signed ranks give; the ends are NaN with fewer values than can reach it.
    """
    n = len(values)
    if n == 0:
        return math.nan, math.nan, math.nan
    ordered = np.sort(values)
    pairs = n * (n + 1) // 2
    middle = 0.5 * (_mean_of_two(ordered, (pairs + 1) // 2) + _mean_of_two(ordered, pairs // 2 + 1))
    depth = _depth(n)
    if depth == 0:
        return middle, math.nan, math.nan
    return middle, _mean_of_two(ordered, depth), _mean_of_two(ordered, pairs + 1 - depth)


def _mean_of_two(ordered: Values, k: int) -> float:
    """The k-th smallest (from 1) of the means of any two values, each with itself included; by halving, since
    there may be too many to list.
    """
    low, high = float(ordered[0]), float(ordered[-1])
    first = np.arange(len(ordered))
    scale = max(abs(low), abs(high))
    for _ in range(_STEPS):
        middle = 0.5 * (low + high)
        if not low < middle < high:
            break
        if _at_most(ordered, first, middle) >= k:
            high = middle
        else:
            low = middle
    found = low if _at_most(ordered, first, low) >= k else high
    return 0.0 if abs(found) <= _NOTHING * scale else found


def _at_most(ordered: Values, first: npt.NDArray[np.int64], end: float) -> int:
    """How many means of two are no larger than `end`."""
    below = np.searchsorted(ordered, 2.0 * end - ordered, side="right") - first
    return int(np.maximum(below, 0).sum())


def _depth(n: int) -> int:
    """How many of the means of two lie outside the 95% interval at each end, counting the end itself."""
    pairs = n * (n + 1) // 2
    if n > _EXACT:
        return math.floor(pairs / 2.0 - _Z * math.sqrt(n * (n + 1) * (2 * n + 1) / 24.0))
    ways = np.zeros(pairs + 1)
    ways[0] = 1.0
    for rank in range(1, n + 1):
        ways[rank:] = ways[rank:] + ways[:-rank]
    return int(np.count_nonzero(np.cumsum(ways) <= 0.5 * LEVEL * 2.0**n))
