"""Rows of tallies: one for each place, or for each place and week, from which every measure is computed at
once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.agents.tally import TALLY

if TYPE_CHECKING:
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float64]

_COHORT = (
    "arising",
    "met",
    "raised",
)  # counted by the week the need arises, and only while it can still be judged
_OF_TOWNSHIP = (  # in weekly tallies only
    "township_hours",
    "township_used",
    "township_waiting",
    "department_hours",
    "department_used",
    "department_waiting",
)


def _columns() -> dict[str, slice]:
    """Where each field of a tally stands when a tally is seen as a row of numbers."""
    found = {}
    for name in TALLY.names or ():
        dtype, offset = TALLY.fields[name][:2]  # type: ignore[index]
        found[name] = slice(offset // 8, offset // 8 + dtype.itemsize // 8)
    return found


COLUMNS = _columns()
WIDTH = TALLY.itemsize // 8
_SHAPES: dict[str, tuple[int, ...]] = {name: TALLY[name].shape for name in COLUMNS}


def as_matrix(tallies: Any) -> Matrix:
    """Tallies of any shape as rows of numbers, shape (..., WIDTH)."""
    plain = np.ascontiguousarray(tallies.view(np.ndarray))  # views of records as records are slow to make
    return plain.view(np.float64).reshape(*plain.shape, WIDTH)


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums of tallies, shape (n, WIDTH). `sums.contracted` has shape (n,), `sums.hours` (n, 6), `sums.met`
    (n, 8, 5).

    `harm`: harm of leaving a need of each kind, shape (8,), the same in every arm. `judged`: weeks whose
    needs were counted over all weeks that were tallied, for all rows or for each (n,).
    """

    matrix: Matrix
    harm: Matrix
    judged: float | Matrix = 1.0
    _totals: dict[str, Matrix] = field(default_factory=dict, repr=False, compare=False)
    _kept: dict[Callable[[Sums], Matrix], Matrix] = field(default_factory=dict, repr=False, compare=False)

    def __getattr__(self, name: str) -> Matrix:
        place = COLUMNS.get(name)
        if place is None:
            raise AttributeError(name)
        shape = _SHAPES[name]
        if not shape:
            return self.matrix[:, place.start]
        return self.matrix[:, place].reshape(-1, *shape)

    def once(self, formula: Callable[[Sums], Matrix]) -> Matrix:
        """What a formula gives on these sums, computed the first time only."""
        found = self._kept.get(formula)
        if found is None:
            found = self._kept[formula] = formula(self)
        return found

    def total(self, name: str) -> Matrix:
        """The sum of a field over its own axes, shape (n,)."""
        found = self._totals.get(name)
        if found is None:
            place = COLUMNS[name]
            own = self.matrix[:, place]
            found = self._totals[name] = own.sum(axis=1) if _SHAPES[name] else own[:, 0]
        return found


@dataclass(frozen=True, slots=True)
class Observed:
    """What one run leaves behind: tallies and what measures need to know about places and time.

    `weekly`: (T, W, WIDTH); `totals`: (C, WIDTH) over the observed period; `township_of` (C,), `county_of`
    (T,) indices, communities and townships in code order; `urban` (C,) bool; `first`, `judged`: first
    observed week, and the first week whose needs are too young to be judged; `harm` (8,).
    """

    weekly: Matrix
    totals: Matrix
    township_of: npt.NDArray[np.int64]
    county_of: npt.NDArray[np.int64]
    urban: npt.NDArray[np.bool_]
    first: int
    judged: int
    harm: Matrix

    @property
    def weeks(self) -> int:
        """Weeks of the run."""
        return int(self.weekly.shape[1])

    @property
    def judged_share(self) -> float:
        """Weeks whose needs can be judged over weeks observed."""
        return max(0.0, (self.judged - self.first) / max(1, self.weeks - self.first))


def _starts(of: npt.NDArray[np.int64], n: int) -> npt.NDArray[np.int64]:
    """Where each of `n` groups begins in a sorted index array; every group has a member."""
    return np.searchsorted(of, np.arange(n))


def by_township(o: Observed) -> Matrix:
    """Sums over the observed period by township, with the township's own fields, shape (T, WIDTH)."""
    found = np.add.reduceat(o.totals, _starts(o.township_of, len(o.county_of)), axis=0)
    for name in _OF_TOWNSHIP:
        place = COLUMNS[name]
        found[:, place] = o.weekly[:, o.first :, place].sum(axis=1)
    return found


def by_county(o: Observed, townships: Matrix) -> Matrix:
    """Sums by county of sums by township, shape (Y, WIDTH)."""
    return np.add.reduceat(townships, _starts(o.county_of, int(o.county_of[-1]) + 1), axis=0)


def by_place(o: Observed) -> Matrix:
    """Sums over urban and over rural communities, shape (2, WIDTH)."""
    return np.stack([o.totals[where].sum(axis=0) for where in (o.urban, ~o.urban)])


def by_week(o: Observed) -> Matrix:
    """Sums by week for the whole region, then for each county if there are several: shape (1 or 1 + Y, W,
    WIDTH).

    Needs too young to be judged become NaN, so that what depends on them has no value.
    """
    counties = np.add.reduceat(o.weekly, _starts(o.county_of, int(o.county_of[-1]) + 1), axis=0)
    whole = counties.sum(axis=0, keepdims=True)
    found = np.concatenate([whole, counties]) if len(counties) > 1 else whole
    for name in _COHORT:
        found[:, max(0, o.judged) :, COLUMNS[name]] = np.nan
    return found
