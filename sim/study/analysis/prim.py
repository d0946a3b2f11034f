"""PRIM, the patient rule induction method (Friedman and Fisher 1999): boxes in which an outcome happens.

A box is peeled from the whole space: of all ways to cut off a small share `PEEL` of its cases at one end of a
factor (or one choice of a factor), the one that raises the density most for each case it costs is taken, or
lowers it least (the criterion of Kwakkel and Jaxa-Rozen 2016, fair to choices, which cannot be cut in small
shares). The sequence of boxes trades coverage for density; one of them is chosen, and pasted: its limits
move out again as long as density does not fall. Further boxes are looked for among the cases that no box
holds yet.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sim.study.analysis.boxes import Box, Cases, Quality, quality

if TYPE_CHECKING:
    import numpy.typing as npt

    Values = npt.NDArray[np.float64]
    Flags = npt.NDArray[np.bool_]

PEEL = 0.05  # share of a box's cases that one cut takes at least
PASTE = 0.01  # share that one step outwards adds at least
LEAST_MASS = 0.05  # share of all cases that a box holds at least
FEWEST = 5  # cases of interest that make looking for another box worthwhile


@dataclass(frozen=True)
class Found:
    """A box with its quality (on all cases), and the boxes that peeling went through."""

    box: Box
    quality: Quality
    trajectory: tuple[tuple[Box, Quality], ...]


def prim(
    cases: Cases, *, most: int = 3, density: float | None = None, least_mass: float = LEAST_MASS
) -> list[Found]:
    """Up to `most` boxes, best first.

    Each is the box of its trajectory with the best balance (harmonic mean) of coverage and density, or, with
    `density`, the one with the most coverage among those at least as dense (the densest if none is). A box no
    denser than what is left to explain ends the search.
    """
    found: list[Found] = []
    left = np.ones(len(cases), dtype=bool)
    fewest = max(FEWEST, round(0.05 * int(cases.interest.sum())))
    while len(found) < most:
        rest = cases.taken(left)
        if int(rest.interest.sum()) < fewest:
            break
        path = list(_peeled(rest, least_mass * len(cases) / len(rest)))
        box = _chosen(path, density)
        if not box.restricted:
            break
        box = _simplified(_pasted(box, rest), rest)
        if not box.restricted or quality(box, rest).density <= float(rest.interest.mean()):
            break
        trajectory = tuple((step, quality(step, cases)) for step, _ in path)
        found.append(Found(box, quality(box, cases), trajectory))
        left &= ~box.contains(cases.x)
    return found


def _peeled(cases: Cases, least_mass: float) -> Iterator[tuple[Box, Quality]]:
    """The boxes from the whole space down to the least mass."""
    box = Box()
    yield box, quality(box, cases)
    inside = np.arange(len(cases))
    floor = max(2.0, least_mass * len(cases))
    while True:
        x, y = cases.x[inside], cases.interest[inside]
        if y.all():
            return
        best, best_gain = None, -math.inf
        for cut, kept in _cuts(box, cases, x):
            n = int(kept.sum())
            if floor <= n < len(x):
                gain = (float(y[kept].mean()) - float(y.mean())) / (len(x) - n)
                if gain > best_gain:
                    best, best_gain = (cut, kept), gain
        if best is None:
            return
        box, inside = best[0], inside[best[1]]
        yield box, quality(box, cases)


def _cuts(box: Box, cases: Cases, x: Values) -> Iterator[tuple[Box, Flags]]:
    """Every smaller box that one cut makes, and which of the box's cases stay in it."""
    count = max(1, int(PEEL * len(x)))
    for place in range(x.shape[1]):
        column = x[:, place]
        if place in cases.choices:
            present = np.unique(column)
            for number in present.tolist() if len(present) > 1 else ():
                others = frozenset(int(other) for other in present.tolist() if other != number)
                yield box.choosing(place, others), column != number
            continue
        ordered = np.sort(column)
        if ordered[0] == ordered[-1]:
            continue
        low, high = box.limits.get(place, (-math.inf, math.inf))
        bottom = (
            ordered[np.searchsorted(ordered, ordered[count - 1], side="right")]
            if (ordered[count - 1] < ordered[-1])
            else ordered[-1]
        )
        kept = column >= bottom
        yield box.limited(place, _between(column[~kept].max(), bottom), high), kept
        at = ordered[-count]
        top = ordered[np.searchsorted(ordered, at, side="left") - 1] if at > ordered[0] else ordered[0]
        kept = column <= top
        yield box.limited(place, low, _between(top, column[~kept].min())), kept


def _between(one: float, other: float) -> float:
    return float(0.5 * (one + other))


def _chosen(path: list[tuple[Box, Quality]], density: float | None) -> Box:
    if density is None:
        return max(path, key=lambda step: step[1].balance)[0]
    dense = [step for step in path if step[1].density >= density]
    if dense:
        return max(dense, key=lambda step: step[1].coverage)[0]
    return max(path, key=lambda step: step[1].density)[0]


def _pasted(box: Box, cases: Cases) -> Box:
    """Limits moved outwards, a few cases at a time, as long as the density does not fall."""
    current = quality(box, cases)
    step = max(1, int(PASTE * current.cases))
    moved = True
    while moved:
        moved = False
        for place in box.limits:
            for side in (0, 1):
                wider = _wider(box, cases, place, side, step)
                if wider is None:
                    continue
                found = quality(wider, cases)
                if found.cases > current.cases and found.density >= current.density:
                    box, current, moved = wider, found, True
    return box


def _wider(box: Box, cases: Cases, place: int, side: int, step: int) -> Box | None:
    """The box with one limit moved out by `step` cases; None when it has no limit there any more."""
    limits = list(box.limits.get(place, (-math.inf, math.inf)))
    if math.isinf(limits[side]):
        return None
    column = cases.x[box.without(place).contains(cases.x), place]
    outside = np.sort(column[column < limits[0]])[::-1] if side == 0 else np.sort(column[column > limits[1]])
    if len(outside) <= step:
        limits[side] = math.inf if side else -math.inf
    else:
        limits[side] = _between(outside[step - 1], outside[step])
    return box.limited(place, limits[0], limits[1])


def _simplified(box: Box, cases: Cases) -> Box:
    """The box without restrictions that cost coverage and gain no density."""
    for place in box.restricted:
        wider = box.without(place)
        if quality(wider, cases).density >= quality(box, cases).density:
            box = wider
    return box
