"""Gathering replicates: means and intervals of one arm, or of a difference, as they come in.

pandas is imported when there is a table to make: `sim.study.runs` has it imported while replicates run
(`sim.study.paired` needs it from the start).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.measures import MEASURES
from sim.measures.compute import Outcome, cell_name, cells, measures_of, weekly_columns
from sim.study.bounds import bounds, cut
from sim.study.one import run_seed
from sim.study.pool import Failed
from sim.study.statistics import Running

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

    from sim.study.layout import Layout

    Values = npt.NDArray[np.float64]

TABLES = ("weekly", "communities", "townships", "counties")


def columns_of(table: str) -> tuple[str, ...]:
    """The value columns of a table."""
    level = {"communities": "community", "townships": "township", "counties": "county"}
    return weekly_columns() if table == "weekly" else measures_of(level[table])


class Means:
    """Running means of every table of outcomes."""

    def __init__(self) -> None:
        self.tables: dict[str, Running] = {}

    def add(self, tables: dict[str, Values]) -> None:
        """Take the tables of one more replicate."""
        for name, values in tables.items():
            if name not in self.tables:
                self.tables[name] = Running(values.shape)
            self.tables[name].add(values)

    def values(self, table: str) -> tuple[Values, Values]:
        """Means and half widths of 95% intervals, a row for each place (and week), shape (rows, columns)."""
        running = self.tables[table]
        width = running.mean.shape[-1]
        return running.means.reshape(-1, width), running.halves().reshape(-1, width)


def tables_of(outcome: Outcome, names: Sequence[str] = TABLES) -> dict[str, Values]:
    """The tables of an outcome by name, and its summary."""
    return {name: getattr(outcome, name) for name in ("summary", *names)}


def with_interval(
    names: Sequence[str], means: Values, halves: Values, difference: bool = False
) -> Iterator[tuple[str, Any]]:
    """Columns ``x``, ``x.low``, ``x.high`` for each name, ends within what the measure, or its `difference`
    between two arms, can be.
    """
    ends = bounds(names, difference)
    low, high = cut(means - halves, ends), cut(means + halves, ends)
    for place, name in enumerate(names):
        yield name, means[:, place]
        yield f"{name}.low", low[:, place]
        yield f"{name}.high", high[:, place]


class Arm:
    """All replicates of one scenario."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.means = Means()
        self.failed: list[tuple[int, str]] = []
        self._numbers: list[int] = []
        self._rows: list[Values] = []

    def add(self, number: int, outcome: Outcome | Failed) -> None:
        """Take the outcome of replicate `number`, or that it failed; numbers come in order."""
        self._numbers.append(number)
        if isinstance(outcome, Failed):
            self.failed.append((number, outcome.reason))
            self._rows.append(np.full(len(cells()), np.nan))
            return
        self._rows.append(outcome.summary)
        self.means.add(tables_of(outcome))

    @property
    def empty(self) -> bool:
        """Whether no run came to an end."""
        return not self.means.tables

    @property
    def values(self) -> Values:
        """The summary of each replicate, shape (replicates, cells), NaN where it failed."""
        return np.stack(self._rows)

    def runs(self) -> pd.DataFrame:
        """A row for each replicate, with why it failed if it did."""
        import pandas as pd

        from sim.study.layout import beside

        reasons = dict(self.failed)
        fixed = pd.DataFrame(
            {
                "replicate": self._numbers,
                "seed": [str(run_seed(self.seed, number)) for number in self._numbers],
                "failed": [number in reasons for number in self._numbers],
                "reason": [reasons.get(number, "") for number in self._numbers],
            }
        )
        values = self.values
        return beside(fixed, ((cell_name(cell), values[:, i]) for i, cell in enumerate(cells())))

    def summary(self) -> pd.DataFrame:
        """A row for each measure and breakdown, with its 95% interval over replicates."""
        import pandas as pd

        from sim.study.layout import described

        running = Running((len(cells()),))
        for row in self._rows:
            running.add(row)
        mean, half = running.means, running.halves()
        known = np.where(np.isnan(self.values), np.inf, self.values)
        least = known.min(axis=0)
        most = -np.where(np.isnan(self.values), np.inf, -self.values).min(axis=0)
        unknown = running.n == 0
        ends = bounds([cell_name(cell) for cell in cells()])
        return described(
            pd.DataFrame(
                {
                    **named_cells(),
                    "n": running.n.astype(np.int64),
                    "mean": mean,
                    "sd": np.sqrt(running.variances),
                    "low": cut(mean - half, ends),
                    "high": cut(mean + half, ends),
                    "least": np.where(unknown, np.nan, least),
                    "most": np.where(unknown, np.nan, most),
                }
            )
        )

    def table(self, name: str, layout: Layout) -> pd.DataFrame:
        """One of `TABLES`, with intervals; no rows when every run failed."""
        from sim.study.layout import beside

        fixed: pd.DataFrame = layout.weekly() if name == "weekly" else getattr(layout, name)
        if self.empty:
            return beside(fixed.iloc[:0], ())
        return beside(fixed, with_interval(columns_of(name), *self.means.values(name)))


def named_cells() -> dict[str, Any]:
    """Measure, breakdown, names, unit and direction of each cell, as columns."""
    about = [MEASURES[key] for key, _, _ in cells()]
    return {
        "measure": [key for key, _, _ in cells()],
        "by": [by for _, by, _ in cells()],
        "of": [of for _, _, of in cells()],
        "name_en": [measure.name_en for measure in about],
        "name_zh": [measure.name_zh for measure in about],
        "unit": [measure.unit for measure in about],
        "direction": [measure.direction for measure in about],
    }
