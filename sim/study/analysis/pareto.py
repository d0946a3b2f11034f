"""Trade-offs: which portfolios no other beats, and what is regretted in which future."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Values = npt.NDArray[np.float64]

ROBUST = ("mean", "worst", "regret")


def undominated(costs: Values) -> npt.NDArray[np.bool_]:
    """Which rows no other row beats: none is at most as large everywhere and smaller somewhere.

    `costs` has a row for each portfolio and a column for each objective, less being better; rows with NaN
    are beaten. Of equal rows all stay.
    """
    found = np.asarray(~np.isnan(costs).any(axis=1))
    for i in np.flatnonzero(found).tolist():
        others = costs[found]
        beaten = (others <= costs[i]).all(axis=1) & (others < costs[i]).any(axis=1)
        found[i] = not beaten.any()
    return found


def regret(values: Values, directions: Sequence[int]) -> Values:
    """What each portfolio misses in each future: the best of any portfolio there minus its own, in units of
    the objective, never negative.

    `values` has the shape (portfolios, futures, objectives); `directions` 1 where more is better, else -1.
    NaN where a portfolio or a whole future is unknown.
    """
    signed = values * np.asarray(directions, dtype=float)
    with np.errstate(invalid="ignore"):
        best = np.where(np.isnan(signed), -np.inf, signed).max(axis=0)
        found: Values = np.where(np.isfinite(best), best - signed, np.nan)
    return found


def robust(values: Values, directions: Sequence[int], how: str) -> Values:
    """One number for each portfolio and objective over all futures, in the objective's own direction.

    "mean"; "worst": in the worst future; "regret": the largest regret over futures (less is better whatever
    the direction). NaN where any future is unknown.
    """
    if how == "mean":
        return values.mean(axis=1)
    signed = np.asarray(directions, dtype=float)
    if how == "worst":
        found: Values = (values * signed).min(axis=1) * signed
        return found
    if how == "regret":
        return regret(values, directions).max(axis=1)
    raise ValueError(how)
