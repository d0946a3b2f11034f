"""From the tallies of one run to every measure, for every place and week at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.agents.names import GROUPS, KINDS, PLACES
from sim.measures import across, rows
from sim.measures.catalogue import MEASURES
from sim.measures.formulas import BY_GROUP, BY_KIND, every, satisfaction_of_groups
from sim.measures.ratios import ratio
from sim.measures.rows import Observed, Sums

if TYPE_CHECKING:
    import numpy.typing as npt

    Values = npt.NDArray[np.float64]


@cache
def measures_of(level: str) -> tuple[str, ...]:
    """Measures of one run at a level of places, in order."""
    return tuple(key for key, measure in MEASURES.items() if level in measure.levels and not measure.paired)


@cache
def weekly_columns() -> tuple[str, ...]:
    """What is known week by week: measures, and satisfaction by group of residents."""
    found = [key for key, measure in MEASURES.items() if measure.weekly and not measure.paired]
    return (*found, *(f"satisfaction.group.{group}" for group in GROUPS))


Cell = tuple[str, str, str]  # measure, breakdown ("" for the whole), what of it


@cache
def cells() -> tuple[Cell, ...]:
    """The numbers that sum a run up: each measure for the whole region, then its breakdowns."""
    found: list[Cell] = []
    for key in measures_of("region"):
        found.append((key, "", ""))
        for by in MEASURES[key].by:
            found += [(key, by, one) for one in {"place": PLACES, "group": GROUPS, "kind": KINDS}[by]]
    return tuple(found)


def cell_name(cell: Cell) -> str:
    """``efficacy`` or ``efficacy.group.elder``."""
    return ".".join(part for part in cell if part)


@dataclass(frozen=True, slots=True)
class Outcome:
    """All measures of one run.

    `summary` follows `cells()`; `weekly` has shape (region and counties, weeks, `weekly_columns()`);
    `communities`, `townships` and `counties` one row for each place and a column for each of `measures_of`
    its level.
    """

    summary: Values
    weekly: Values
    communities: Values
    townships: Values
    counties: Values

    def __getitem__(self, name: str) -> float:
        """The value of a cell by its name (see `cell_name`)."""
        return float(self.summary[_cell_index()[name]])


@cache
def _breakdowns() -> tuple[tuple[str, str], ...]:
    """Measures of the region that are broken down, and by what."""
    return tuple((key, by) for key in measures_of("region") for by in MEASURES[key].by)


@cache
def _in_order() -> npt.NDArray[np.int64]:
    """Where each cell stands in the measures of the region followed by all breakdowns."""
    found: list[int] = []
    beyond = len(measures_of("region"))
    for key in measures_of("region"):
        found.append(measures_of("region").index(key))
        for by in MEASURES[key].by:
            parts = len({"place": PLACES, "group": GROUPS, "kind": KINDS}[by])
            found += range(beyond, beyond + parts)
            beyond += parts
    return np.array(found)


@cache
def _cell_index() -> dict[str, int]:
    return {cell_name(cell): place for place, cell in enumerate(cells())}


def outcome(o: Observed) -> Outcome:
    """Every measure of a run."""
    return _Run(o, weekly=True).outcome()


def summary(o: Observed) -> Values:
    """Only the numbers that sum a run up, in the order of `cells()`: what a sweep keeps."""
    return _Run(o, weekly=False).summary()


class _Run:
    """All rows of a run, one below the other, and every formula's values on them."""

    def __init__(self, o: Observed, *, weekly: bool) -> None:
        townships = rows.by_township(o)
        counties = rows.by_county(o, townships)
        self.whole = counties.sum(axis=0, keepdims=True)
        blocks = {
            "region": self.whole,
            "place": rows.by_place(o),
            "county": counties,
            "township": townships,
            "community": o.totals,
        }
        if weekly:
            weeks = rows.by_week(o)
            self.weekly_shape = weeks.shape[:2]
            blocks["week"] = weeks.reshape(-1, rows.WIDTH)
        ends = np.cumsum([len(block) for block in blocks.values()]).tolist()
        starts = [0, *ends[:-1]]
        self.where = {name: slice(start, end) for name, start, end in zip(blocks, starts, ends, strict=True)}
        self.matrix = np.concatenate(list(blocks.values()))
        judged = np.full(len(self.matrix), o.judged_share)
        if weekly:
            judged[self.where["week"]] = 1.0
        sums = Sums(self.matrix, o.harm, judged)
        self.values = every(sums)
        self.o = o
        self._compare_places(len(self.matrix))

    def _compare_places(self, n: int) -> None:
        """Measures that compare places: for the region, the two classes of places, and each county."""
        o = self.o
        score, efficacy = (self.values[key][self.where["community"]] for key in ("score", "efficacy"))
        sums = Sums(o.totals, o.harm)
        targets = ratio(sums.target, sums.scored)
        people = sums.earners
        income = sums.earnings / np.where(people == 0.0, 1.0, people)
        correlation, spread = np.full(n, np.nan), self.values["target_spread"]
        gini = self.values["gini"]
        whole = slice(0, len(o.urban))
        ends = np.searchsorted(o.county_of[o.township_of], np.arange(int(o.county_of[-1]) + 2)).tolist()
        counties = [slice(*pair) for pair in pairwise(ends)]
        # The first rows are the region, urban and rural places, and the counties, in this order.
        groups: tuple[Any, ...] = (whole, o.urban, ~o.urban, *counties)
        for row, group in enumerate(groups):
            everybody = group == whole if isinstance(group, slice) else bool(group.all())
            if row and everybody:
                correlation[row], spread[row], gini[row] = correlation[0], spread[0], gini[0]
            elif not isinstance(group, slice) and not group.any():
                spread[row] = gini[row] = np.nan
            else:
                correlation[row] = across.rank_correlation(score[group], efficacy[group])
                spread[row] = across.spread(targets[group])
                gini[row] = across.gini(people[group].ravel(), income[group].ravel())
        self.values["rank_correlation"] = correlation
        for key, compared in (
            ("fragmentation", across.fragmentation),
            ("idle_elsewhere", across.idle_elsewhere),
        ):
            self.values[key] = np.full(n, np.nan)
            self.values[key][self.where["region"]], self.values[key][self.where["county"]] = compared(o)

    def table(self, level: str) -> Values:
        """A row for each place of a level, a column for each of its measures."""
        where = self.where[level]
        return np.stack([self.values[key][where] for key in measures_of(level)], axis=1)

    def summary(self) -> Values:
        """The values of `cells()`."""
        sums = Sums(self.whole, self.o.harm, self.o.judged_share)
        parts = {"place": {key: column[self.where["place"]] for key, column in self.values.items()}}
        parts["group"] = {key: formula(sums)[0] for key, formula in BY_GROUP.items()}
        parts["kind"] = {key: formula(sums)[0] for key, formula in BY_KIND.items()}
        of_region = np.array([self.values[key][0] for key in measures_of("region")])
        broken_down = [parts[by][key] for key, by in _breakdowns()]
        found: Values = np.concatenate([of_region, *broken_down])[_in_order()]
        return found

    def outcome(self) -> Outcome:
        """Everything."""
        weeks = Sums(self.matrix[self.where["week"]], self.o.harm)
        measures = weekly_columns()[: -len(GROUPS)]
        columns = [self.values[key][self.where["week"]] for key in measures]
        weekly = np.concatenate([np.stack(columns, axis=1), satisfaction_of_groups(weeks)], axis=1)
        return Outcome(
            summary=self.summary(),
            weekly=weekly.reshape(*self.weekly_shape, -1),
            communities=self.table("community"),
            townships=self.table("township"),
            counties=self.table("county"),
        )
