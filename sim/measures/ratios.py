"""Ratios of sums, which most measures are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Values = npt.NDArray[np.float64]


def ratio(above: Values, below: Values) -> Values:
    """above / below, NaN where the divisor is 0 (or either is unknown)."""
    return above / np.where(below == 0.0, np.nan, below)


def a_year(count: Values, people: Values) -> Values:
    """What happens in a year to 10,000 residents; `people`: resident-weeks."""
    return ratio(count * 52.0 * 10_000.0, people)
