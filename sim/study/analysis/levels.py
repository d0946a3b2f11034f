"""A measure and what arms change about it, level by level of a factor: whether an effect depends on it.

A unit is a replicate (its mean over all points at the level), so that intervals say how sure the numbers are
for the points that were run. Where levels do not hold the same points of the other factors (samples), factors
with many values are cut into fifths, and a unit is a point.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from sim.study.analysis import multiple
from sim.study.analysis.intervals import t_interval
from sim.study.analysis.samples import arms_in
from sim.study.bounds import cut_interval
from sim.study.statistics import p_values

if TYPE_CHECKING:
    import numpy.typing as npt

    Values = npt.NDArray[np.float64]

SYNERGY = "synergy"  # what takes an arm's place where a synergy is followed along factors
MOST_LEVELS = 24  # listed values; with more, a factor is cut
_PARTS = 5
LEVELS = (
    *("factor", "level", "at", "other", "other_level", "arm", "measure", "n", "mean", "low", "high"),
    *("difference", "difference.low", "difference.high"),
)
ENDS = (
    *("factor", "first", "last", "arm", "measure", "n", "at_first", "at_last"),
    *("change", "low", "high", "p", "p_holm"),
)
INSIDE = (
    *("factor", "first", "level", "last", "arm", "measure", "n", "at_first", "best", "at_last"),
    *("over_first", "over_first.low", "over_last", "over_last.low"),
)


@dataclass(frozen=True)
class Axis:
    """A factor's levels: for each point its number, and for each level its name and where it is drawn."""

    factor: str
    level: pd.Series  # level of each point
    names: tuple[str, ...]
    at: tuple[float, ...]
    crossed: bool  # whether every level holds as many points: those of a grid
    ordered: bool = True  # whether levels are numbers


def axes_of(table: pd.DataFrame, factors: Sequence[str], grid: bool) -> list[Axis]:
    """The axes of a sweep, which is a `grid` or a sample: factors that take more than one value."""
    points = table.drop_duplicates("point").set_index("point").sort_index()
    return [axis for axis in (_axis(points[name], grid) for name in factors) if len(axis.names) > 1]


def _axis(values: pd.Series, grid: bool) -> Axis:
    numeric = pd.api.types.is_numeric_dtype(values) and values.dtype != bool
    kinds = list(dict.fromkeys(sorted(values) if numeric else values))
    if len(kinds) > (MOST_LEVELS if grid else _PARTS) and numeric:
        number = pd.qcut(values.rank(method="first"), _PARTS, labels=False)
        found = values.groupby(number)
        names = [f"{low:.3g}–{high:.3g}" for low, high in zip(found.min(), found.max(), strict=True)]
        return Axis(str(values.name), number, tuple(names), tuple(found.mean()), False)
    number = values.map({kind: n for n, kind in enumerate(kinds)})
    names = [f"{kind:.4g}" if numeric else str(kind) for kind in kinds]
    places = [float(kind) for kind in kinds] if numeric else [float(n) for n in range(len(kinds))]
    counts = number.value_counts()
    return Axis(
        str(values.name),
        number,
        tuple(names),
        tuple(places),
        grid and bool(counts.nunique() == 1),
        bool(numeric),
    )


def levels(
    table: pd.DataFrame,
    factors: Sequence[str],
    measures: Sequence[str],
    baseline: str = "",
    grid: bool = True,
) -> pd.DataFrame:
    """A row (`LEVELS`) for each factor, level, arm and measure: its mean, and the paired difference from the
    baseline (NaN in the baseline itself), with 95% t intervals.

    Where there are two factors or more in a full grid, the two first are crossed as well: `other` and
    `other_level` are then filled.
    """
    baseline = baseline or arms_in(table)[0]
    axes = axes_of(table, factors, grid)
    rows: list[dict[str, Any]] = []
    for measure in measures:
        wide = _wide(table, measure)
        for axis in axes:
            for n, name in enumerate(axis.names):
                fixed = {
                    "factor": axis.factor,
                    "level": name,
                    "at": axis.at[n],
                    "other": "",
                    "other_level": "",
                }
                rows += _cell(wide, axis, axis.level == n, baseline, {**fixed, "measure": measure})
        for first, second, chosen, names in _crossed(axes):
            fixed = {"factor": first.factor, "level": names[0], "at": names[2]}
            fixed |= {"other": second.factor, "other_level": names[1], "measure": measure}
            rows += _cell(wide, first, chosen, baseline, fixed)
    return pd.DataFrame(rows, columns=list(LEVELS))


def _crossed(axes: Sequence[Axis]) -> Iterator[tuple[Axis, Axis, pd.Series, tuple[str, str, float]]]:
    """The combinations of the two first factors of a grid, with which points are there."""
    if len(axes) < 2 or not all(axis.crossed for axis in axes[:2]):
        return
    one, two = axes[:2]
    for i, name in enumerate(one.names):
        for j, other in enumerate(two.names):
            chosen = (one.level == i) & (two.level == j)
            if chosen.any():
                yield one, two, chosen, (name, other, one.at[i])


def _wide(table: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Rows (point, replicate), a column for each arm."""
    runs = table.loc[~table["failed"].astype(bool)]
    wide = runs.pivot(index=["point", "replicate"], columns="arm", values=measure).astype(float)
    return wide.reindex(columns=arms_in(table))


def _units(values: pd.Series, axis: Axis) -> Values:
    """What is counted at a level: replicates, each over all its points; points where levels differ there."""
    known = values.dropna()
    if axis.crossed:
        table = known.unstack("point").dropna()
        if len(table) > 1:
            found: Values = table.mean(axis=1).to_numpy(dtype=float)
            return found
    points: Values = known.groupby(level="point").mean().to_numpy(dtype=float)
    return points


def _cell(
    wide: pd.DataFrame, axis: Axis, chosen: pd.Series, baseline: str, fixed: dict[str, Any]
) -> list[dict[str, Any]]:
    here = wide.loc[wide.index.get_level_values("point").isin(chosen.index[chosen])]
    rows = []
    for arm in wide.columns:
        measure = "" if arm == SYNERGY else str(fixed["measure"])  # a sum of many arms has other bounds
        values = _units(here[arm], axis)
        mean, low, high = cut_interval(measure, t_interval(values))
        row = {**fixed, "arm": arm, "n": len(values), "mean": mean, "low": low, "high": high}
        if arm != baseline:
            ends = cut_interval(
                measure, t_interval(_units(here[arm] - here[baseline], axis)), difference=True
            )
            row |= dict(zip(("difference", "difference.low", "difference.high"), ends, strict=True))
        rows.append(row)
    return rows


def ends(
    table: pd.DataFrame,
    factors: Sequence[str],
    measures: Sequence[str],
    baseline: str = "",
    grid: bool = True,
) -> pd.DataFrame:
    """How much what an arm changes (or, with one arm, the measure) differs between a factor's last level and
    its first: a row (`ENDS`) for each factor, arm and measure, `p_holm` corrected over all of them.
    """
    baseline = baseline or arms_in(table)[0]
    single = len(arms_in(table)) == 1
    rows = []
    for measure in measures:
        wide = _wide(table, measure)
        for axis in axes_of(table, factors, grid):
            for arm in wide.columns:
                if single or arm != baseline:
                    values = wide[arm] if single else wide[arm] - wide[baseline]
                    rows.append({"arm": arm, "measure": measure, **_end(values, axis)})
    frame = pd.DataFrame(rows, columns=list(ENDS))
    frame["p_holm"] = multiple.holm(frame["p"].to_numpy(dtype=float))
    return frame


def _end(values: pd.Series, axis: Axis) -> dict[str, Any]:
    last = len(axis.names) - 1
    parts = []
    for n in (0, last):
        chosen = axis.level.index[axis.level == n]
        parts.append(values.loc[values.index.get_level_values("point").isin(chosen)].dropna())
    first, final = (part.unstack("point").mean(axis=1) if axis.crossed else part for part in parts)
    row: dict[str, Any] = {"factor": axis.factor, "first": axis.names[0], "last": axis.names[last]}
    row |= {"at_first": float(parts[0].mean()), "at_last": float(parts[1].mean())}
    if axis.crossed and len(first.index.intersection(final.index)) > 1:  # paired by seed
        change = (final - first).dropna().to_numpy(dtype=float)
        mean, low, high = t_interval(change)
        spread, n = float(np.var(change, ddof=1)), len(change)
        p = p_values(np.array([mean]), np.array([spread]), np.array([float(n)]))[0]
        return {**row, "n": n, "change": mean, "low": low, "high": high, "p": float(p)}
    return {**row, **_apart(parts[0], parts[1])}


def _apart(first: pd.Series, final: pd.Series) -> dict[str, Any]:
    """The difference between the points of two levels that are not the same points: Welch's interval."""
    from scipy import stats

    one, two = (part.groupby(level="point").mean().to_numpy(dtype=float) for part in (first, final))
    n = min(len(one), len(two))
    if n < 2:
        return {"n": n, "change": float("nan"), "low": float("nan"), "high": float("nan"), "p": float("nan")}
    with np.errstate(divide="ignore", invalid="ignore"):
        found = stats.ttest_ind(two, one, equal_var=False)
        low, high = found.confidence_interval(0.95)
    mean = float(two.mean() - one.mean())
    return {"n": n, "change": mean, "low": float(low), "high": float(high), "p": float(found.pvalue)}


def inside(
    table: pd.DataFrame, factors: Sequence[str], measures: Mapping[str, int], grid: bool = True
) -> pd.DataFrame:
    """Whether a measure is best between the ends of a factor: a row (`INSIDE`) for each factor of a grid, arm
    and measure whose best level is neither the first nor the last.

    `measures` with their directions, 1 where more is better, -1 where less is. `over_first` and `over_last`:
    how much better than the ends, seed by seed, with the lower ends of 95% intervals. The best of several
    levels looks a little better than it is.
    """
    rows = []
    for measure, direction in measures.items():
        wide = _wide(table, measure) * direction
        for axis in axes_of(table, factors, grid):
            if not (axis.crossed and axis.ordered):
                continue
            for arm in wide.columns:
                at = _by_level(wide[arm], axis)
                best = int(np.argmax(at.mean().to_numpy())) if len(at) > 1 else 0
                if 0 < best < len(axis.names) - 1:
                    row = {"factor": axis.factor, "arm": arm, "measure": measure, "n": len(at)}
                    rows.append({**row, **_inside(at * direction, axis, best, direction)})
    return pd.DataFrame(rows, columns=list(INSIDE))


def _by_level(values: pd.Series, axis: Axis) -> pd.DataFrame:
    """Rows replicates, columns levels: means over the points of a level; replicates that are everywhere."""
    table = values.unstack("point").dropna()
    return table.T.groupby(axis.level.reindex(table.columns)).mean().T


def _inside(at: pd.DataFrame, axis: Axis, best: int, direction: int) -> dict[str, Any]:
    last = len(axis.names) - 1
    row: dict[str, Any] = {"first": axis.names[0], "level": axis.names[best], "last": axis.names[last]}
    row |= {"at_first": at[0].mean(), "best": at[best].mean(), "at_last": at[last].mean()}
    for name, end in (("over_first", 0), ("over_last", last)):
        mean, low, _ = t_interval(direction * (at[best] - at[end]).to_numpy(dtype=float))
        row |= {name: mean, f"{name}.low": low}
    return row
