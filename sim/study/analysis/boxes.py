"""Boxes of a parameter space: limits on some factors, and how well they single out the cases of interest."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    import numpy.typing as npt

    Values = npt.NDArray[np.float64]
    Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Cases:
    """Points of a design with the outcome of interest or without.

    `x` has a row for each point and a column for each factor; choices (texts, switches) are numbered in the
    order of `choices`, which has an entry for each factor that is a choice; `ranges` are the ends of the
    others as the design had them.
    """

    x: Values
    interest: Flags
    names: tuple[str, ...]
    ranges: Mapping[int, tuple[float, float]]
    choices: Mapping[int, tuple[Any, ...]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.x)

    def taken(self, rows: Any) -> Cases:
        """The same with some of the points (numbers or flags)."""
        return replace(self, x=self.x[rows], interest=self.interest[rows])


def cases_of(
    inputs: pd.DataFrame, interest: Flags, ranges: Mapping[str, tuple[float, float]] | None = None
) -> Cases:
    """Cases from the factors' columns; `ranges` where the design's are wider than what the points show."""
    names = tuple(str(name) for name in inputs.columns)
    columns, ends, choices = [], {}, {}
    for place, name in enumerate(names):
        column = inputs[name]
        if column.dtype != bool and pd.api.types.is_numeric_dtype(column.dtype):
            values = column.to_numpy(dtype=float)
            ends[place] = (ranges or {}).get(name, (float(values.min()), float(values.max())))
        else:
            known = tuple(dict.fromkeys(sorted(column.tolist(), key=str)))
            choices[place] = known
            values = np.array([float(known.index(value)) for value in column.tolist()])
        columns.append(values)
    x = np.column_stack(columns) if columns else np.empty((len(inputs), 0))
    return Cases(x, np.asarray(interest, dtype=bool), names, ends, choices)


@dataclass(frozen=True)
class Box:
    """Limits on factors, by their place: the lowest and highest value, or the numbers of allowed choices."""

    limits: Mapping[int, tuple[float, float]] = field(default_factory=dict)
    allowed: Mapping[int, frozenset[int]] = field(default_factory=dict)

    @property
    def restricted(self) -> tuple[int, ...]:
        """The places of the factors it restricts."""
        return tuple(sorted({*self.limits, *self.allowed}))

    def contains(self, x: Values) -> Flags:
        """Which rows lie in the box."""
        found = np.ones(len(x), dtype=np.bool_)
        for place, (low, high) in self.limits.items():
            found &= (x[:, place] >= low) & (x[:, place] <= high)
        for place, numbers in self.allowed.items():
            found &= np.isin(x[:, place], list(numbers))
        return found

    def without(self, place: int) -> Box:
        """The box with one factor left free."""
        return Box(
            {key: value for key, value in self.limits.items() if key != place},
            {key: value for key, value in self.allowed.items() if key != place},
        )

    def limited(self, place: int, low: float, high: float) -> Box:
        """The box with these limits of a factor; infinite ones are none."""
        rest = {key: value for key, value in self.limits.items() if key != place}
        if math.isinf(low) and math.isinf(high):
            return Box(rest, self.allowed)
        return Box({**rest, place: (low, high)}, self.allowed)

    def choosing(self, place: int, numbers: frozenset[int]) -> Box:
        """The box with these allowed choices of a factor."""
        return Box(self.limits, {**self.allowed, place: numbers})


@dataclass(frozen=True)
class Quality:
    """How good a box is: share of all cases of interest it holds (coverage), share of its cases that are of
    interest (density), share of all cases it holds (mass).
    """

    coverage: float
    density: float
    mass: float
    cases: int
    of_interest: int

    @property
    def balance(self) -> float:
        """Harmonic mean of coverage and density."""
        both = self.coverage + self.density
        return 2.0 * self.coverage * self.density / both if both > 0.0 else 0.0


def quality(box: Box, cases: Cases) -> Quality:
    """The quality of a box on some cases; coverage or density are NaN where there is nothing to share."""
    inside = box.contains(cases.x)
    n, hits, total = int(inside.sum()), int((inside & cases.interest).sum()), int(cases.interest.sum())
    return Quality(
        hits / total if total else math.nan,
        hits / n if n else math.nan,
        n / len(cases) if len(cases) else math.nan,
        n,
        hits,
    )


def quasi_p(box: Box, cases: Cases) -> dict[int, float]:
    """For each restricted factor, how probable so many cases of interest would be in the box if restricting
    that factor told nothing (Bryant and Lempert 2010): small means that the restriction matters.
    """
    inside = box.contains(cases.x)
    n, hits = int(inside.sum()), int((inside & cases.interest).sum())
    found = {}
    for place in box.restricted:
        wider = box.without(place).contains(cases.x)
        found[place] = _at_least(hits, n, float(cases.interest[wider].mean()) if wider.any() else 0.0)
    return found


def _at_least(hits: int, n: int, chance: float) -> float:
    """The probability of at least so many hits in n trials."""
    if hits <= 0 or chance >= 1.0:
        return 1.0
    if chance <= 0.0:
        return 0.0
    log_p, log_q = math.log(chance), math.log1p(-chance)
    whole = math.lgamma(n + 1)
    logs = [
        whole - math.lgamma(k + 1) - math.lgamma(n - k + 1) + k * log_p + (n - k) * log_q
        for k in range(hits, n + 1)
    ]
    top = max(logs)
    return min(1.0, math.exp(top) * sum(math.exp(value - top) for value in logs))


def described(box: Box, cases: Cases, lang: str = "en", called: Callable[[str], str] = str) -> str:
    """A box in words: ``a ≥ 0.2; 0.3 ≤ b ≤ 0.7; form = one / two``; `called` gives the factors' names."""
    parts = []
    for place in box.restricted:
        name = called(cases.names[place])
        if place in box.allowed:
            chosen = [str(cases.choices[place][number]) for number in sorted(box.allowed[place])]
            parts.append(f"{name} = {' / '.join(chosen)}")
            continue
        low, high = box.limits[place]
        if math.isinf(low):
            parts.append(f"{name} ≤ {high:.3g}")
        elif math.isinf(high):
            parts.append(f"{name} ≥ {low:.3g}")
        else:
            parts.append(f"{low:.3g} ≤ {name} ≤ {high:.3g}")
    return ("；" if lang == "zh" else "; ").join(parts)


def rows_of(box: Box, cases: Cases, fixed: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A row for each restricted factor: its limits (those of the design where a side is open) and choices."""
    p = quasi_p(box, cases)
    found = []
    for place in box.restricted:
        low, high, chosen = math.nan, math.nan, ""
        if place in box.allowed:
            chosen = " / ".join(str(cases.choices[place][n]) for n in sorted(box.allowed[place]))
        else:
            low, high = box.limits[place]
        ends = cases.ranges.get(place, (math.nan, math.nan))
        row = {
            "factor": cases.names[place],
            "least": ends[0],
            "low": max(low, ends[0]) if low == low else low,
        }
        row |= {"high": min(high, ends[1]) if high == high else high, "most": ends[1], "choices": chosen}
        found.append({**fixed, **row, "quasi_p": p[place]})
    return found


def names_at(cases: Cases, places: Sequence[int]) -> list[str]:
    """Names of the factors at some places."""
    return [cases.names[place] for place in places]
