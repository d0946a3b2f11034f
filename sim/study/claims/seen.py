"""What the runs of a claim show of one of its parts: the effect at every point, under every variant."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from sim.study.analysis.extras import library
from sim.study.analysis.intervals import t_interval
from sim.study.claims.ranks import p_of, typical
from sim.study.claims.trial import arm_name

if TYPE_CHECKING:
    import numpy.typing as npt

    from sim.study.claims.claim import Part, Variant

    Values = npt.NDArray[np.float64]

_Z = 1.959964  # of the 95% interval of a share
_ROUNDING = 1e-12  # of the terms of a sum: what is smaller is no effect


@dataclass(frozen=True)
class Seen:
    """The effect of a part at every point (units; seeds where there is one point), the claimed direction
    positive: `numbers` of the points, `values` their means over replicates, `within` the mean variance over
    replicates of such a mean (NaN with one replicate) with its degrees of freedom, `seeds` the typical value
    over all points on each seed: points share their seeds, so that chance that is the same everywhere shows
    only there. `apart` is False where
    differences between units say nothing: seeds of one point, and points whose arms were chosen on one
    another's replicates.
    """

    numbers: npt.NDArray[np.int64]
    values: Values
    within: float
    seeds: Values
    freedom: int = 0
    apart: bool = True

    def __len__(self) -> int:
        return len(self.values)

    @cached_property
    def over_points(self) -> tuple[float, float, float]:
        """Typical effect over the space (Hodges and Lehmann) with the 95% interval of signed ranks."""
        return typical(self.values)

    @cached_property
    def interval(self) -> tuple[float, float, float]:
        """The same, wide enough to hold two standard errors over the seeds: an effect that is the same at all
        points has no width over points, and may still be the seeds' chance.
        """
        middle, low, high = self.over_points
        if len(self.seeds) < 2:
            return middle, low, high
        half = 2.0 * float(np.std(self.seeds, ddof=1)) / math.sqrt(len(self.seeds))
        return middle, min(low, middle - half), max(high, middle + half)

    @property
    def mean(self) -> tuple[float, float, float]:
        """Mean effect over the space with its 95% t interval; a few points may make most of it."""
        return t_interval(self.values)

    @cached_property
    def p(self) -> float:
        """Two-sided p of no effect (signed ranks; zeros count for neither side)."""
        return p_of(self.values)

    @property
    def replicated(self) -> bool:
        """Whether chance at a point can be told from differences between points."""
        return not (self.apart and math.isnan(self.within))

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
    def against(self) -> float:
        """Share of the points at which the effect has the other sign; the rest shows no effect at all."""
        return float(np.mean(self.values < 0.0)) if len(self) else math.nan

    @cached_property
    def varies(self) -> float:
        """p of effects that are the same at all points and differ by chance alone (F of the variance between
        points over that within, with n - 1 and n (r - 1) degrees of freedom); NaN with one replicate.
        """
        if not self.apart:
            return 1.0
        if len(self) < 2 or not self.replicated:
            return math.nan
        between = float(np.var(self.values, ddof=1))
        if self.within == 0.0:
            return 0.0 if between > 0.0 else 1.0
        ratio = between / self.within
        return float(library("scipy.stats").f.sf(ratio, len(self) - 1, self.freedom))


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
    values = wide.to_numpy()
    effect = part.sign * (values @ weights - part.above)
    size = np.abs(values) @ np.abs(weights) + abs(part.above)
    return _by_point(pd.Series(effect, index=wide.index), float(size.max(initial=0.0)))


def _by_point(effect: pd.Series, size: float) -> Seen:
    """Means over replicates; with one point the replicates are the units. `size` of the terms of an effect
    says what is rounding only.
    """
    points = effect.index.get_level_values("point")
    if points.nunique() < 2:
        values = _rounded(effect, size)
        return Seen(np.arange(len(effect)), values, math.nan, np.array([typical(values)[0]]), apart=False)
    grouped = effect.groupby(level="point")
    count, variance = grouped.count(), grouped.var()
    known = count > 1
    within = float((variance[known] / count[known]).mean()) if bool(known.any()) else math.nan
    means = grouped.mean()
    by_seed = effect.groupby(level="replicate")
    seeds = np.array([typical(_rounded(own, size))[0] for _, own in by_seed])
    freedom = int((count[known] - 1).sum())
    return Seen(means.index.to_numpy(), _rounded(means, size), within, seeds, freedom)


def _rounded(effect: pd.Series, size: float) -> Values:
    values = effect.to_numpy(dtype=float)
    return np.where(np.abs(values) <= _ROUNDING * size, 0.0, values)


def _inside(wide: pd.DataFrame, sign: float) -> Seen:
    """How far the best inner arm of each point lies above the better end.

    Both are chosen on other replicates than they are measured on, so that luck counts for neither side where
    all arms are alike; with one replicate a point they are chosen at the other points. Where the choice goes
    wrong, an inner arm that is not the best makes the effect smaller, and the worse end makes it larger by up
    to what the ends differ.
    """
    values = sign * wide.to_numpy()
    points = wide.index.get_level_values("point").to_numpy()
    last = values.shape[1] - 1
    inner, ends = np.arange(1, last), np.array([0, last])
    found = np.full(len(values), np.nan)
    for row, point in enumerate(points.tolist()):
        others = (points == point) & (np.arange(len(points)) != row)
        if not others.any():
            others = points != point
        if others.any():
            known = values[others].mean(axis=0)
            best, end = inner[np.argmax(known[inner])], ends[np.argmax(known[ends])]
            found[row] = values[row, best] - values[row, end]
    size = float(np.abs(values).max(initial=0.0))
    return replace(_by_point(pd.Series(found, index=wide.index).dropna(), size), apart=False)
