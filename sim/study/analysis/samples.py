"""From the table of runs to the samples that analyses need: pairs of arms, and points of the design."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from sim.errors import InputError, nearest_names
from sim.text import both

if TYPE_CHECKING:
    import numpy.typing as npt

    Values = npt.NDArray[np.float64]

# Columns of a table of runs that are neither factors nor measures.
FIXED = ("run", "point", "arm", "replicate", "seed", "failed", "reason", "origin")


@dataclass(frozen=True)
class Units:
    """One measure in several arms, unit by unit: what is compared is on the same seed and point.

    `values` has a row for each unit and a column for each of `arms`, no NaN among them. A unit is a
    replicate, or, where the design has several points, a point (the mean of its replicates): replicates of
    one point say nothing about others.
    """

    values: Values
    arms: tuple[str, ...]
    points: bool  # whether units are points of the design

    def __len__(self) -> int:
        return len(self.values)

    def of(self, arm: str) -> Values:
        """The values of one arm, shape (units,)."""
        found: Values = self.values[:, self.arms.index(arm)]
        return found


def arms_in(table: pd.DataFrame) -> list[str]:
    """The arms of a table of runs, in order of appearance: the first is the baseline."""
    return [str(name) for name in dict.fromkeys(table["arm"].tolist())]


def checked_arm(table: pd.DataFrame, arm: str, key: str) -> str:
    """The name of an arm that is there; `InputError` for any other."""
    known = arms_in(table)
    if arm not in known:
        near = nearest_names(arm, known)
        allowed = ", ".join(known)
        raise InputError(*both("analysis.no_arm"), key=key, value=arm, allowed=allowed, nearest=near)
    return arm


def checked_measure(table: pd.DataFrame, measure: str, key: str, factors: Sequence[str] = ()) -> str:
    """The name of a measure that the runs have stored; `InputError` for any other."""
    known = [str(name) for name in table.columns if name not in FIXED and name not in factors]
    if measure not in known:
        near = nearest_names(measure, known)
        allowed = ", ".join(known)
        raise InputError(*both("analysis.no_measure"), key=key, value=measure, allowed=allowed, nearest=near)
    return measure


def units(table: pd.DataFrame, measure: str, arms: Sequence[str] | None = None) -> Units:
    """The units in which every one of `arms` (all, by default) has a value of `measure`."""
    wanted = tuple(arms_in(table) if arms is None else arms)
    runs = table.loc[~table["failed"].astype(bool) & table["arm"].isin(wanted)]
    wide = runs.pivot(index=["point", "replicate"], columns="arm", values=measure)
    wide = wide.reindex(columns=list(wanted)).astype(float).dropna()
    several = int(runs["point"].nunique()) > 1
    if several:
        wide = wide.groupby(level="point").mean()
    return Units(wide.to_numpy(dtype=float), wanted, several)


def seeds(table: pd.DataFrame, measure: str, arms: Sequence[str]) -> Units:
    """As `units`, but a unit is a replicate, its mean over all points: those that are there at every point.

    For grids, whose points come in an order of their own and are all there are. Where there is one replicate
    only, points are the units all the same.
    """
    wanted = tuple(arms)
    runs = table.loc[~table["failed"].astype(bool) & table["arm"].isin(wanted)]
    wide = runs.pivot(index="replicate", columns=["arm", "point"], values=measure).astype(float).dropna()
    if len(wide) < 2:
        return units(table, measure, wanted)
    means = wide.T.groupby(level="arm").mean().T.reindex(columns=list(wanted))
    return Units(means.to_numpy(dtype=float), wanted, False)


@dataclass(frozen=True)
class Points:
    """A measure over the points of a design: the mean over replicates at each point.

    `inputs` has a row for each point and a column for each factor; `mean`, `variance` (over replicates) and
    `n` (replicates with a value) have a value for each point; where `n` is 0 the mean is NaN.
    """

    numbers: npt.NDArray[np.int64]
    inputs: pd.DataFrame
    mean: Values
    variance: Values
    n: npt.NDArray[np.int64]

    @property
    def noise(self) -> float:
        """Share of the variance between points that only comes from the number of replicates; NaN if unknown.

        An upper bound where points share their seeds, since then part of the noise is the same everywhere.
        """
        known = self.n > 1
        if not known.any() or not np.nanvar(self.mean) > 0.0:
            return float("nan")
        within = float(np.mean(self.variance[known] / self.n[known]))
        return min(1.0, within / float(np.nanvar(self.mean)))


def points(
    table: pd.DataFrame, factors: Sequence[str], measure: str, arm: str = "", against: str = ""
) -> Points:
    """A measure at each point of the design, in the order of the points; of one arm, or of the difference
    between two arms on the same seeds.
    """
    arm = arm or arms_in(table)[0]
    wanted = [arm, against] if against else [arm]
    runs = table.loc[table["arm"].isin(wanted)]
    value = runs[measure].astype(float).where(~runs["failed"].astype(bool))
    wide = runs.assign(value=value).pivot(index=["point", "replicate"], columns="arm", values="value")
    one = wide[arm] - wide[against] if against else wide[arm]
    grouped = one.groupby(level="point")
    inputs = runs.drop_duplicates("point").set_index("point")[list(factors)].sort_index()
    number = inputs.index.to_numpy(dtype=np.int64)
    return Points(
        number,
        inputs.reset_index(drop=True),
        grouped.mean().reindex(number).to_numpy(dtype=float),
        np.asarray(grouped.var().reindex(number), dtype=np.float64),
        np.asarray(grouped.count().reindex(number), dtype=np.int64),
    )
