"""What a mean can be at all: intervals are cut where the measure ends.

A 95% interval cut at values that the mean cannot have still covers it as often as before. With few replicates
Student's t reaches far beyond them: two shares of 0.6 and 0.7 have an interval from 0.01 to 1.29.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.measures import MEASURES

if TYPE_CHECKING:
    import numpy.typing as npt

FEWEST = 5  # replicates below which whoever prints intervals says that they rest on few


def bounds(columns: Sequence[str], difference: bool = False) -> npt.NDArray[np.float64]:
    """Least and most that each column (``efficacy``, ``efficacy.group.elder``) can be, or that its
    difference between two arms can be; shape (2, columns), infinite where there is no such end.
    """
    found = np.array([_ends(column.partition(".")[0]) for column in columns]).reshape(len(columns), 2).T
    return np.stack([found[0] - found[1], found[1] - found[0]]) if difference else found


def _ends(measure: str) -> tuple[float, float]:
    about = MEASURES.get(measure)
    if about is None:
        return -np.inf, np.inf
    low, high = about.low, about.high
    return (-np.inf if low is None else float(low)), (np.inf if high is None else float(high))


def cut(values: Any, ends: npt.NDArray[np.float64]) -> Any:
    """Ends of intervals, kept within the bounds of their columns (the last axis)."""
    return np.clip(values, ends[0], ends[1])


def cut_interval(
    column: str, interval: tuple[float, float, float], difference: bool = False
) -> tuple[float, float, float]:
    """A mean with its interval, the ends kept within the bounds of a column; a mean beyond them is of
    something else by that name, and is left alone.
    """
    mean, low, high = interval
    least, most = bounds([column], difference)[:, 0].tolist()
    if not least <= mean <= most:
        return interval
    return mean, float(np.clip(low, least, most)), float(np.clip(high, least, most))
