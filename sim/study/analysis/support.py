"""How far boxes would be found again: PRIM or CART repeated on resampled cases.

Cases are drawn with replacement; the best box of each resample is compared with the one found on all cases,
and judged on the cases that were not drawn.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sim.study.analysis.boxes import Box, Cases, Quality, quality

if TYPE_CHECKING:
    import numpy.typing as npt

RESAMPLES = 40
SEED = 20250823


@dataclass(frozen=True)
class Support:
    """What resampling says about a box.

    `restricted`: share of resamples whose best box restricts each factor (by place). `limits`: for each
    limited factor the 95% ranges of its lower and of its upper limit over those resamples. `coverage`,
    `density`: mean and 95% range on the cases that were not drawn.
    """

    resamples: int
    restricted: dict[int, float]
    limits: dict[int, tuple[float, float, float, float]]
    coverage: tuple[float, float, float]
    density: tuple[float, float, float]


def support(
    cases: Cases, best: Callable[[Cases], Box | None], resamples: int = RESAMPLES, seed: int = SEED
) -> Support:
    """Repeat a search on resampled cases; `best` gives the best box of some cases, or None."""
    rng = np.random.default_rng(seed)
    boxes: list[Box] = []
    judged: list[Quality] = []
    for _ in range(resamples):
        drawn = rng.integers(0, len(cases), len(cases))
        box = best(cases.taken(drawn))
        box = Box() if box is None else box
        boxes.append(box)
        others = np.ones(len(cases), dtype=bool)
        others[drawn] = False
        judged.append(quality(box, cases.taken(others)))
    places = range(cases.x.shape[1])
    return Support(
        resamples,
        {place: sum(place in box.restricted for box in boxes) / max(1, resamples) for place in places},
        {place: found for place in places if (found := _ends(boxes, place, cases)) is not None},
        _range([one.coverage for one in judged]),
        _range([one.density for one in judged]),
    )


def _ends(boxes: list[Box], place: int, cases: Cases) -> tuple[float, float, float, float] | None:
    pairs = [box.limits[place] for box in boxes if place in box.limits]
    if not pairs:
        return None
    least, most = cases.ranges[place]
    ends = np.clip(np.array(pairs), least, most)
    low, high = np.percentile(ends, [2.5, 97.5], axis=0).T
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def _range(values: list[float]) -> tuple[float, float, float]:
    known: npt.NDArray[np.float64] = np.array([value for value in values if not math.isnan(value)])
    if not len(known):
        return math.nan, math.nan, math.nan
    low, high = np.percentile(known, [2.5, 97.5])
    return float(known.mean()), float(low), float(high)
