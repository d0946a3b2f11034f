"""Measures that compare places with each other, and so exist only for counties and the region."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.agents.names import SERVICE
from sim.measures.rows import COLUMNS, Observed

if TYPE_CHECKING:
    import numpy.typing as npt

    Values = npt.NDArray[np.float64]

QUARTER = 13  # weeks


def ranks(values: Values) -> Values:
    """Ranks from 1, ties sharing their mean rank."""
    order = np.sort(values)
    first, last = order.searchsorted(values, "left"), order.searchsorted(values, "right")
    return (first + last + 1) / 2.0


def rank_correlation(one: Values, other: Values) -> float:
    """Spearman's correlation over places where both are known; NaN for fewer than 3 or all equal."""
    known = ~(np.isnan(one) | np.isnan(other))
    if known.sum() < 3:
        return float("nan")
    a, b = ranks(one[known]), ranks(other[known])
    a, b = a - a.mean(), b - b.mean()
    size = float(np.sqrt((a @ a) * (b @ b)))
    return float(a @ b) / size if size > 0.0 else float("nan")


def spread(values: Values) -> float:
    """Standard deviation over places."""
    return float(values.std()) if len(values) else float("nan")


def unserved_and_idle(o: Observed, counties: int) -> tuple[Values, Values, Values]:
    """By quarter of the observed period and county: hours of need, of need not served, and idle, shape (Q,
    counties).

    Need is what waited when the quarter began and what arrived at communities in it; what was not served
    still waits at its end or was given up.
    """
    starts = np.arange(o.first, o.weeks - QUARTER + 1, QUARTER)

    def column(name: str, part: int = 0) -> Values:
        if len(o.county_of) == counties:  # a township each
            return o.weekly[:, :, COLUMNS[name].start + part]
        summed = np.zeros((counties, o.weeks))
        np.add.at(summed, o.county_of, o.weekly[:, :, COLUMNS[name].start + part])
        return summed

    def quarters(values: Values) -> Values:
        end = o.first + QUARTER * len(starts)
        return values[:, o.first : end].reshape(len(values), -1, QUARTER).sum(axis=2).T

    if not len(starts):
        nothing = np.zeros((0, counties))
        return nothing, nothing, nothing
    waiting = column("waiting")
    before = np.stack([waiting[:, start - 1] if start else np.zeros(counties) for start in starts])
    need = before + quarters(column("required", SERVICE))
    return need, np.maximum(0.0, need - quarters(column("served"))), quarters(column("idle"))


def idle_elsewhere(o: Observed) -> tuple[float, Values]:
    """Need that the county's idle hours could have served, over need that reached staff: for the region, and
    by county (Y,).
    """
    counties = int(o.county_of[-1]) + 1
    need, unserved, idle = unserved_and_idle(o, counties)
    missed = np.minimum(unserved, idle).sum(axis=0)
    total = need.sum(axis=0)
    each = np.divide(missed, total, out=np.full(counties, np.nan), where=total > 0.0)
    whole = float(total.sum())
    return (float(missed.sum()) / whole if whole > 0.0 else float("nan")), each


def fragmentation(o: Observed) -> tuple[float, Values]:
    """Need that county totals of money and of each skill could have served beyond what was served, over need:
    for the region, and by county (Y,). Summed over quarters of the observed period.
    """
    counties = int(o.county_of[-1]) + 1
    quarters = max(0, o.weeks - o.first) // QUARTER
    end = o.first + QUARTER * quarters

    names = ("general_need", "means_met", "money_needed", "money_in", "skill_need", "skill_have")
    weeks = np.concatenate([o.weekly[:, o.first : end, COLUMNS[name]] for name in names], axis=2)
    towns = weeks.reshape(len(weeks), quarters, QUARTER, weeks.shape[2]).sum(axis=2)
    sums = np.zeros((counties, quarters, weeks.shape[2]))
    np.add.at(sums, o.county_of, towns)
    general, met, asked, money = (sums[:, :, column] for column in range(4))
    need, have = np.split(sums[:, :, 4:], 2, axis=2)
    paid = np.minimum(1.0, np.divide(money, asked, out=np.ones_like(money), where=asked > 0.0))
    missing = np.maximum(0.0, paid * (general + np.minimum(need, have).sum(axis=2)) - met)
    asked_for = general + need.sum(axis=2)
    missed, total = np.zeros(counties), np.zeros(counties)
    for quarter in range(quarters):  # one after the other, so that the last digits do not depend on how many
        missed += missing[:, quarter]
        total += asked_for[:, quarter]
    each = np.divide(missed, total, out=np.full(counties, np.nan), where=total > 0.0)
    whole = float(total.sum())
    return (float(missed.sum()) / whole if whole > 0.0 else float("nan")), each


def gini(people: Values, income: Values) -> float:
    """Gini coefficient over groups of `people` with the same `income` each; NaN without people or income."""
    known = people > 0.0
    order = np.argsort(income[known], kind="stable")
    n, y = people[known][order], income[known][order]
    total, mean = n.sum(), float((n * y).sum())
    if total <= 0.0 or mean <= 0.0:
        return float("nan")
    below = np.concatenate([[0.0], np.cumsum(n * y)])
    area = float((n * (below[1:] + below[:-1])).sum()) / (total * mean)
    return max(0.0, 1.0 - area)
