"""Who gains and who loses from a policy: places, groups of residents, and communities from least to most
loaded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from sim.measures import MEASURES
from sim.measures.compute import cells, measures_of
from sim.study.bounds import cut_interval
from sim.study.layout import described
from sim.study.statistics import Running

if TYPE_CHECKING:
    import numpy.typing as npt

    from sim.study.gather import Arm

    Values = npt.NDArray[np.float64]

ASKED = ("efficacy", "satisfaction", "load", "overtime", "burnout_any", "wait")  # that all communities have
_OF_CELLS = ("efficacy", "satisfaction", "unmet", "load", "overtime", "burnout_any", "wait")
FIFTHS = 5


def verdicts(low: Values, high: Values, direction: Any) -> list[str]:
    """What an interval says: better or worse where the measure has a direction, more or less where not, else
    none.
    """
    found = []
    for a, b, way in zip(low, high, direction, strict=True):
        sign = 1 if a > 0.0 else -1 if b < 0.0 else 0
        words = {1: ("better", "worse"), -1: ("worse", "better"), 0: ("more", "less")}[int(way)]
        found.append("none" if sign == 0 else words[sign < 0])
    return found


class Communities:
    """What `ASKED` came to in each community and replicate, in both arms."""

    def __init__(self) -> None:
        self._columns = [measures_of("community").index(key) for key in ASKED]
        self._pairs: list[tuple[Values, Values]] = []

    def add(self, base: Values, arm: Values) -> None:
        """Take the community tables of one replicate, shape (C, measures)."""
        self._pairs.append((base[:, self._columns], arm[:, self._columns]))

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not self._pairs

    def fifths(self) -> npt.NDArray[np.int64]:
        """The fifth of each community by its mean load in the baseline: 0 the least loaded, 4 the most, shape
        (C,).
        """
        load = np.mean([base[:, ASKED.index("load")] for base, _ in self._pairs], axis=0)
        order = np.argsort(load, kind="stable")
        found = np.empty(len(load), dtype=np.int64)
        found[order] = np.arange(len(load)) * FIFTHS // max(1, len(load))
        return found

    def shares(self, key: str, members: npt.NDArray[np.bool_]) -> tuple[float, float]:
        """Share of communities of which the 95% interval says better, and worse."""
        column = ASKED.index(key)
        running = Running((int(members.sum()),))
        for base, arm in self._pairs:
            running.add((arm - base)[members, column])
        mean, half = running.means, running.halves()
        found = verdicts(mean - half, mean + half, [MEASURES[key].direction] * len(mean))
        n = max(1, len(found))
        return found.count("better") / n, found.count("worse") / n

    def row(self, key: str, members: npt.NDArray[np.bool_]) -> dict[str, Any]:
        """Mean over some communities in both arms, and the paired difference over replicates."""
        column = ASKED.index(key)
        one, other, difference = Running((1,)), Running((1,)), Running((1,))
        for base, arm in self._pairs:
            both = members & ~np.isnan(base[:, column]) & ~np.isnan(arm[:, column])
            if both.any():
                x, y = base[both, column].mean(), arm[both, column].mean()
                one.add(np.array([x]))
                other.add(np.array([y]))
                difference.add(np.array([y - x]))
        mean, half = float(difference.means[0]), float(difference.halves()[0])
        _, low, high = cut_interval(key, (mean, mean - half, mean + half), difference=True)
        better, worse = self.shares(key, members)
        return {
            "baseline": float(one.means[0]),
            "value": float(other.means[0]),
            "difference": mean,
            "low": low,
            "high": high,
            "share_better": better,
            "share_worse": worse,
        }


def table(base: Arm, arm: Arm, communities: Communities) -> pd.DataFrame:
    """Rows of who gains and who loses, for one arm."""
    rows = _of_cells(base, arm)
    if not communities.empty:
        fifth = communities.fifths()
        for key in ASKED:
            named = {"measure": key, "by": "community", "of": "all"}
            rows.append({**named, **communities.row(key, np.ones(len(fifth), dtype=bool))})
            for n in range(FIFTHS):
                if (fifth == n).any():
                    named = {"measure": key, "by": "fifth", "of": str(n + 1)}
                    rows.append({**named, **communities.row(key, fifth == n)})
    frame = pd.DataFrame(rows, columns=_COLUMNS[:-1])
    directions = [MEASURES[key].direction for key in frame["measure"]]
    frame["verdict"] = verdicts(frame["low"].to_numpy(), frame["high"].to_numpy(), directions)
    return described(frame)


_COLUMNS = (
    *("measure", "by", "of", "baseline", "value", "difference", "low", "high"),
    *("share_better", "share_worse", "verdict"),
)


def _of_cells(base: Arm, arm: Arm) -> list[dict[str, Any]]:
    """Classes of places and groups of residents, from the summaries of runs."""
    rows = []
    for i, (key, by, of) in enumerate(cells()):
        if key not in _OF_CELLS or by not in ("place", "group"):
            continue
        pairs = np.stack([base.values[:, i], arm.values[:, i]], axis=1)
        pairs = pairs[~np.isnan(pairs).any(axis=1)]
        running = Running((1,))
        for before, after in pairs:
            running.add(np.array([after - before]))
        if not len(pairs):
            continue
        mean, half = float(running.means[0]), float(running.halves()[0])
        _, low, high = cut_interval(key, (mean, mean - half, mean + half), difference=True)
        rows.append(
            {
                "measure": key,
                "by": by,
                "of": of,
                "baseline": float(pairs[:, 0].mean()),
                "value": float(pairs[:, 1].mean()),
                "difference": mean,
                "low": low,
                "high": high,
                "share_better": np.nan,
                "share_worse": np.nan,
            }
        )
    return rows
