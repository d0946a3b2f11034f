"""What the runs of a claim show of one of its parts: the effect at every point, under every variant."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from sim.study.analysis.extras import library
from sim.study.analysis.intervals import t_interval
from sim.study.claims.trial import arm_name

if TYPE_CHECKING:
    import numpy.typing as npt

    from sim.study.claims.claim import Part, Variant

    Values = npt.NDArray[np.float64]

_Z = 1.959964  # of the 95% interval of a share


@dataclass(frozen=True)
class Seen:
    """The effect of a part at every point (units; seeds where there is one point), the claimed direction
    positive: `numbers` of the points, `values` their means over replicates, `within` the mean variance over
    replicates of such a mean (NaN with one replicate), `seeds` the mean over all points on each seed: points
    share their seeds, so that chance that is the same everywhere shows only there.
    """

    numbers: npt.NDArray[np.int64]
    values: Values
    within: float
    seeds: Values

    def __len__(self) -> int:
        return len(self.values)

    @property
    def interval(self) -> tuple[float, float, float]:
        """Mean effect over the space with its 95% t interval."""
        return t_interval(self.values)

    @property
    def p(self) -> float:
        """Two-sided p of no effect (Wilcoxon's signed ranks): effects over a space are far from normal, and a
        few points at which everything breaks down would drown the others in a t test.
        """
        if len(self) < 2:
            return math.nan
        if not self.values.any():
            return 1.0
        return float(library("scipy.stats").wilcoxon(self.values).pvalue)

    @property
    def forward(self) -> bool:
        """Whether most of it points to the claimed side."""
        return bool(np.median(self.values) > 0.0)

    @property
    def agreed(self) -> bool:
        """Whether the effect has one sign on all seeds."""
        return bool((self.seeds > 0.0).all() or (self.seeds < 0.0).all())

    @property
    def share(self) -> tuple[float, float, float]:
        """Share of the points at which the effect has the claimed sign, with Wilson's 95% interval."""
        n = len(self)
        if not n:
            return math.nan, math.nan, math.nan
        s = float(np.mean(self.values > 0.0))
        middle, below = s + _Z**2 / (2 * n), 1.0 + _Z**2 / n
        half = _Z * math.sqrt(s * (1.0 - s) / n + _Z**2 / (4 * n * n))
        return s, max(0.0, (middle - half) / below), min(1.0, (middle + half) / below)

    @property
    def varies(self) -> float:
        """p of effects that are the same at all points and differ by chance alone (F of the variance between
        points over that within); NaN with one replicate.
        """
        if len(self) < 2 or math.isnan(self.within):
            return math.nan
        between = float(np.var(self.values, ddof=1))
        if self.within == 0.0:
            return 0.0 if between > 0.0 else 1.0
        ratio = between / self.within
        return float(library("scipy.stats").f.sf(ratio, len(self) - 1, len(self)))


def seen(part: Part, table: pd.DataFrame, variant: Variant | None = None) -> Seen:
    """The effect of a part in the claim's own arms, or in those of a variant, wherever every arm it needs
    came to an end.
    """
    names = [arm_name(arm, variant) for arm in (part.inside or part.weights)]
    runs = table.loc[~table["failed"].astype(bool) & table["arm"].isin(names)]
    value = runs[part.measure].astype(float)
    if part.minus:
        value = value - part.times * runs[part.minus].astype(float)
    wide = runs.assign(value=value).pivot(index=["point", "replicate"], columns="arm", values="value")
    wide = wide.reindex(columns=names).dropna()
    if part.inside:
        return _inside(wide, part.sign)
    weights = np.array(list(part.weights.values()))
    effect = pd.Series(part.sign * (wide.to_numpy() @ weights - part.above), index=wide.index)
    return _by_point(effect)


def _by_point(effect: pd.Series) -> Seen:
    """Means over replicates; with one point the replicates are the units."""
    points = effect.index.get_level_values("point")
    if points.nunique() < 2:
        values = effect.to_numpy(dtype=float)
        return Seen(np.arange(len(effect)), values, math.nan, values.mean(keepdims=True))
    grouped = effect.groupby(level="point")
    count, variance = grouped.count(), grouped.var()
    known = count > 1
    within = float((variance[known] / count[known]).mean()) if bool(known.any()) else math.nan
    means = grouped.mean()
    seeds = effect.groupby(level="replicate").mean().to_numpy(dtype=float)
    return Seen(means.index.to_numpy(), means.to_numpy(dtype=float), within, seeds)


def _inside(wide: pd.DataFrame, sign: float) -> Seen:
    """How far the best inner arm of each point lies above the better end.

    The best is chosen and measured on different replicates, each half choosing for the other, so that luck
    with one of several arms counts for nothing; with one replicate a point it is chosen at the other points.
    """
    values = sign * wide.to_numpy()
    points = wide.index.get_level_values("point").to_numpy()
    ends = np.maximum(values[:, 0], values[:, -1])
    inner = values[:, 1:-1]
    found = np.empty(len(values))
    for row, point in enumerate(points.tolist()):
        others = (points == point) & (np.arange(len(points)) != row)
        if not others.any():
            others = points != point
        best = int(np.argmax(inner[others].mean(axis=0))) if others.any() else 0
        found[row] = inner[row, best] - ends[row]
    return _by_point(pd.Series(found, index=wide.index))
