"""Paired effects of arms: differences on the same seeds, intervals, corrected p values and effect sizes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from sim.measures import MEASURES
from sim.study.analysis import intervals, multiple, sizes
from sim.study.analysis.samples import FIXED, Units, arms_in, units
from sim.study.bounds import cut_interval
from sim.study.gains import verdicts
from sim.study.paired import reduction
from sim.study.statistics import p_values

if TYPE_CHECKING:
    import numpy.typing as npt

    Values = npt.NDArray[np.float64]

COLUMNS = (
    *("arm", "measure", "by", "of", "unit", "n", "baseline", "value", "difference", "low", "high"),
    *("bca_low", "bca_high", "p", "p_holm", "p_bh", "cohen_dz", "dz_low", "dz_high", "hedges_g"),
    *("variance_reduction", "verdict"),
)


def split(column: str) -> tuple[str, str, str]:
    """Measure, breakdown and group of a column: ``efficacy.group.elder``."""
    measure, by, of = (*column.split(".", 2), "", "")[:3]
    return measure, by, of


def measured(table: pd.DataFrame, factors: Sequence[str] = ()) -> list[str]:
    """The columns of a table of runs that are measures."""
    return [str(name) for name in table.columns if name not in FIXED and name not in factors]


def effects(
    table: pd.DataFrame,
    measures: Sequence[str],
    baseline: str = "",
    *,
    resamples: int = intervals.RESAMPLES,
) -> pd.DataFrame:
    """A row (`COLUMNS`) for each arm but the baseline (the first arm, unless named) and each measure.

    `low`, `high` are the t interval of the mean difference, `bca_low`, `bca_high` its bootstrap interval.
    p values are corrected over all arms and measures of the whole region together; breakdowns are not
    hypotheses of their own and have none.
    """
    arms = arms_in(table)
    baseline = baseline or arms[0]
    rows = [
        _row(table, units(table, column, (baseline, arm)), column, arm, resamples)
        for arm in arms
        if arm != baseline
        for column in measures
    ]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    whole = (frame["by"] == "").to_numpy(dtype=bool)
    p = np.where(whole, frame["p"].to_numpy(dtype=float), np.nan)
    frame["p_holm"], frame["p_bh"] = multiple.holm(p), multiple.benjamini_hochberg(p)
    return frame


def _row(table: pd.DataFrame, found: Units, column: str, arm: str, resamples: int) -> dict[str, Any]:
    measure, by, of = split(column)
    about = MEASURES.get(measure)
    before, after = found.values[:, 0], found.values[:, 1]
    differences = after - before
    n = len(found)
    mean, low, high = cut_interval(column, intervals.t_interval(differences), difference=True)
    bca = intervals.bootstrap(differences, resamples=resamples)
    spread = float(np.var(differences, ddof=1)) if n > 1 else np.nan
    dz = sizes.cohen(differences)
    dz_ends = sizes.interval(dz, n)
    direction = about.direction if about else 0
    return {
        "arm": arm,
        "measure": measure,
        "by": by,
        "of": of,
        "unit": about.unit if about else "",
        "n": n,
        "baseline": float(np.mean(before)) if n else np.nan,
        "value": float(np.mean(after)) if n else np.nan,
        "difference": mean,
        "low": low,
        "high": high,
        "bca_low": bca[0],
        "bca_high": bca[1],
        "p": float(p_values(np.array([mean]), np.array([spread]), np.array([float(n)]))[0]),
        "cohen_dz": dz,
        "dz_low": dz_ends[0],
        "dz_high": dz_ends[1],
        "hedges_g": sizes.hedges(dz, n),
        "variance_reduction": variance_reduction(table, column, found.arms[0], found.arms[1]),
        "verdict": verdicts(np.array([low]), np.array([high]), [direction])[0],
    }


def variance_reduction(table: pd.DataFrame, column: str, baseline: str, arm: str) -> float:
    """Variance of the difference had the seeds been independent, over its variance on the same seeds; within
    the points of the design.
    """
    runs = table.loc[~table["failed"].astype(bool) & table["arm"].isin([baseline, arm])]
    wide = runs.pivot(index=["point", "replicate"], columns="arm", values=column).astype(float).dropna()
    if arm not in wide or baseline not in wide:
        return float("nan")
    wide = wide.assign(_difference=wide[arm] - wide[baseline])
    within = wide.groupby(level="point").var().mean()
    independent = np.array([float(within[arm] + within[baseline])])
    return float(reduction(independent, np.array([float(within["_difference"])]))[0])


def heterogeneity(table: pd.DataFrame, measure: str, by: str, arm: str, baseline: str = "") -> pd.DataFrame:
    """Whether an arm's effect on a measure differs between groups: a row for each pair of groups of `by`.

    `difference` is the effect in `of` minus that in `than`, unit by unit, with its t interval; `p_holm` is
    corrected over the pairs.
    """
    baseline = baseline or arms_in(table)[0]
    prefix = f"{measure}.{by}."
    groups = [str(name).removeprefix(prefix) for name in table.columns if str(name).startswith(prefix)]
    effect: dict[str, pd.Series] = {}
    runs = table.loc[~table["failed"].astype(bool) & table["arm"].isin([baseline, arm])]
    for group in groups:
        wide = runs.pivot(index=["point", "replicate"], columns="arm", values=prefix + group).astype(float)
        effect[group] = wide[arm] - wide[baseline]
    rows = []
    for of, than in combinations(groups, 2):
        both = (effect[of] - effect[than]).dropna()
        if runs["point"].nunique() > 1:
            both = both.groupby(level="point").mean()
        values = both.to_numpy(dtype=float)
        mean, low, high = intervals.t_interval(values)
        spread = float(np.var(values, ddof=1)) if len(values) > 1 else np.nan
        p = float(p_values(np.array([mean]), np.array([spread]), np.array([float(len(values))]))[0])
        names = {"arm": arm, "measure": measure, "by": by, "of": of, "than": than}
        rows.append({**names, "n": len(values), "difference": mean, "low": low, "high": high, "p": p})
    columns = ["arm", "measure", "by", "of", "than", "n", "difference", "low", "high", "p"]
    frame = pd.DataFrame(rows, columns=columns)
    frame["p_holm"] = multiple.holm(frame["p"].to_numpy(dtype=float))
    return frame
