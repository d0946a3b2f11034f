"""Ratios of sums, which most measures are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sim.measures.rows import COLUMNS, Sums

if TYPE_CHECKING:
    import numpy.typing as npt

    Values = npt.NDArray[np.float64]


def ratio(above: Values, below: Values) -> Values:
    """above / below, NaN where the divisor is 0 (or either is unknown)."""
    return above / np.where(below == 0.0, np.nan, below)


def a_year(count: Values, people: Values) -> Values:
    """What happens in a year to 10,000 residents; `people`: resident-weeks."""
    return ratio(count * 52.0 * 10_000.0, people)


@dataclass(frozen=True, slots=True)
class Over:
    """A field, or the part `part` of one that has several, over the total of another: a formula that is
    written as data, so that all of them can be computed at once (`AllOver`).
    """

    field: str
    divisor: str
    part: int = 0

    def __call__(self, s: Sums) -> Values:
        """Its values on the rows of sums, shape (n,)."""
        return ratio(s.matrix[:, COLUMNS[self.field].start + self.part], s.total(self.divisor))


class AllOver:
    """What many such formulas give, in one division: a run has some eighty of them and few rows."""

    def __init__(self, formulas: Mapping[str, Over]) -> None:
        divisors = list(dict.fromkeys(formula.divisor for formula in formulas.values()))
        self._names, self._divisors = tuple(formulas), divisors
        self._columns = [COLUMNS[formula.field].start + formula.part for formula in formulas.values()]
        self._below = [divisors.index(formula.divisor) for formula in formulas.values()]

    def __call__(self, s: Sums) -> dict[str, Values]:
        """The values of each by its name, shape (n,)."""
        totals = np.stack([s.total(divisor) for divisor in self._divisors])
        below = np.where(totals == 0.0, np.nan, totals)[self._below]
        return dict(zip(self._names, s.matrix.T[self._columns] / below, strict=True))
