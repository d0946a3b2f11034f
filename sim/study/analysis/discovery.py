"""Where in the parameter space an outcome happens: boxes found by PRIM and by CART, with their support."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from sim.errors import InputError
from sim.study.analysis.boxes import Box, Cases, Quality, cases_of, quality, rows_of
from sim.study.analysis.cart import cart, chosen_complexity
from sim.study.analysis.conditions import Condition
from sim.study.analysis.prim import Found, prim
from sim.study.analysis.samples import points
from sim.study.analysis.support import RESAMPLES, Support, support
from sim.text import both

if TYPE_CHECKING:
    from sim.study.design import Experiment

METHODS = ("prim", "cart")
FEWEST = 5  # points with the outcome, and without


@dataclass(frozen=True)
class Discovery:
    """Where a condition holds.

    `cases` are the points of the design that are known; `limits` has a row for each restricted factor of each
    box, `boxes` one for each box, `trajectory` the boxes that PRIM's first peeling went through, `factors`
    how often each factor is restricted in resamples. `found` are the boxes themselves, by method.
    """

    condition: Condition
    arm: str
    against: str
    cases: Cases
    found: Mapping[str, Sequence[tuple[Box, Quality]]]
    limits: pd.DataFrame
    boxes: pd.DataFrame
    trajectory: pd.DataFrame
    factors: pd.DataFrame
    resamples: int

    @property
    def share(self) -> float:
        """Share of the points at which the condition holds."""
        return float(self.cases.interest.mean())

    @property
    def frames(self) -> dict[str, pd.DataFrame]:
        """The tables, by name."""
        names = ("boxes", "limits", "factors", "trajectory")
        return {name: getattr(self, name) for name in names if len(getattr(self, name))}


def outcome_cases(
    factors: Sequence[str],
    table: pd.DataFrame,
    condition: Condition,
    arm: str = "",
    against: str = "",
    ranges: Mapping[str, tuple[float, float]] | None = None,
) -> Cases:
    """The points at which every measure of the condition is known, and whether it holds there.

    Measures are means over a point's replicates. `InputError` when the outcome happens (nearly) everywhere or
    nowhere, so that there is nothing to tell apart.
    """
    every = {name: points(table, factors, name, arm, against) for name in condition.measures}
    first = next(iter(every.values()))
    values = {name: found.mean for name, found in every.items()}
    known = np.flatnonzero(~np.isnan(np.column_stack(list(values.values()))).any(axis=1))
    holds = condition.holds(values)[known]
    if int(holds.sum()) < FEWEST or int((~holds).sum()) < FEWEST:
        raise InputError(
            *both("discover.nothing_to_tell", holds=int(holds.sum()), points=len(holds), fewest=FEWEST),
            key="--where",
            value=str(condition),
        )
    return cases_of(first.inputs.iloc[known].reset_index(drop=True), holds, ranges)


def discover(
    factors: Sequence[str],
    table: pd.DataFrame,
    condition: Condition,
    *,
    arm: str = "",
    against: str = "",
    ranges: Mapping[str, tuple[float, float]] | None = None,
    density: float | None = None,
    most: int = 3,
    resamples: int = RESAMPLES,
) -> Discovery:
    """Find the boxes in which a condition holds, with both methods.

    `density`: PRIM's boxes are at least so dense, if any are; otherwise they balance coverage and density.
    """
    cases = outcome_cases(factors, table, condition, arm, against, ranges)
    peeled = prim(cases, most=most, density=density)
    complexity = chosen_complexity(cases)
    leaves = cart(cases, complexity=complexity)
    found: dict[str, list[tuple[Box, Quality]]] = {
        "prim": [(one.box, one.quality) for one in peeled],
        "cart": [(leaf.box, leaf.quality) for leaf in leaves],
    }
    best = {
        "prim": lambda drawn: next((one.box for one in prim(drawn, most=1, density=density)), None),
        "cart": lambda drawn: next((leaf.box for leaf in cart(drawn, complexity=complexity)), None),
    }
    supported = {name: support(cases, best[name], resamples) for name in METHODS if found[name]}
    return Discovery(
        condition,
        arm,
        against,
        cases,
        found,
        _limits(cases, found, supported),
        _boxes(cases, found, supported),
        _trajectory(peeled, cases),
        _factors(cases, supported),
        resamples,
    )


def ranges_of(experiment: Experiment) -> dict[str, tuple[float, float]]:
    """The ends of the factors that go from one number to another."""
    return {
        factor.name: (float(factor.low), float(factor.high))
        for factor in experiment.factors
        if not factor.values
    }


def _limits(cases: Cases, found: Mapping[str, Any], supported: Mapping[str, Support]) -> pd.DataFrame:
    rows = []
    for method, boxes in found.items():
        for number, (box, _) in enumerate(boxes, 1):
            for row in rows_of(box, cases, {"method": method, "box": number}):
                if number == 1:
                    place = cases.names.index(row["factor"])
                    ends = supported[method].limits.get(place, (np.nan,) * 4)
                    row["reproduced"] = supported[method].restricted[place]
                    row |= dict(zip(("low.low", "low.high", "high.low", "high.high"), ends, strict=True))
                rows.append(row)
    return pd.DataFrame(rows)


def _boxes(cases: Cases, found: Mapping[str, Any], supported: Mapping[str, Support]) -> pd.DataFrame:
    rows = []
    for method, boxes in found.items():
        inside = np.zeros(len(cases), dtype=bool)
        for number, (box, good) in enumerate(boxes, 1):
            row = {"method": method, "box": str(number), **_of(good), "restricted": len(box.restricted)}
            inside |= box.contains(cases.x)
            if number == 1:
                for name in ("coverage", "density"):
                    mean, low, high = getattr(supported[method], name)
                    row |= {f"{name}.unseen": mean, f"{name}.low": low, f"{name}.high": high}
            rows.append(row)
        if len(boxes) > 1:
            hits, total = int((inside & cases.interest).sum()), int(cases.interest.sum())
            whole = Quality(
                hits / total, hits / int(inside.sum()), float(inside.mean()), int(inside.sum()), hits
            )
            rows.append({"method": method, "box": "all", **_of(whole)})
    return pd.DataFrame(rows)


def _of(good: Quality) -> dict[str, Any]:
    names = ("coverage", "density", "mass", "cases", "of_interest")
    return {name: getattr(good, name) for name in names}


def _trajectory(peeled: Sequence[Found], cases: Cases) -> pd.DataFrame:
    if not peeled:
        return pd.DataFrame()
    rows = [
        {"step": n, **_of(good), "restricted": len(box.restricted)}
        for n, (box, good) in enumerate(peeled[0].trajectory)
    ]
    return pd.DataFrame([*rows, {"step": -1, **_of(quality(peeled[0].box, cases))}])


def _factors(cases: Cases, supported: Mapping[str, Support]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"method": method, "factor": cases.names[place], "reproduced": share}
            for method, found in supported.items()
            for place, share in found.restricted.items()
        ]
    )
