"""What happened week by week in both worlds: every measure by the formulas that all results come from."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.agents.names import GROUPS
from sim.building import JUDGED_WEEKS
from sim.measures.formulas import BY_GROUP, FORMULAS
from sim.measures.rows import COLUMNS, Sums, as_matrix
from sim.web.arm import ARMS

if TYPE_CHECKING:
    import numpy.typing as npt

    from sim.web.arm import Arm
    from sim.web.session import Event, Session

    Values = npt.NDArray[np.float64]

COHORT = ("arising", "met", "raised")  # counted by the week a need arises; what was met is known later
SMOOTH = 4  # weeks in a moving sum: single weeks of a street jump


@dataclass(slots=True)
class Track:
    """One world's tallies by week, shape (weeks lived, WIDTH); measures from single weeks or moving sums.

    `judged`: the first week whose needs are too young to be judged; `last`: the first whose needs will be so
    still when the run is over.
    """

    matrix: Values
    harm: Values
    judged: int
    last: int
    places: int
    _sums: dict[int, Sums] = field(default_factory=dict)

    def sums(self, window: int = 1) -> Sums:
        """The tallies of each week and the weeks before it, `window` of them together."""
        found = self._sums.get(window)
        if found is None:
            matrix = self.matrix
            if window > 1 and len(matrix):
                total = np.cumsum(matrix, axis=0)
                matrix = total.copy()
                matrix[window:] = total[window:] - total[:-window]
            if window == 1:
                matrix = matrix.copy()
            matrix[max(0, self.judged) :, COLUMNS["met"]] = np.nan
            for name in COHORT:  # as in the results of the whole run
                matrix[max(0, self.last) :, COLUMNS[name]] = np.nan
            found = self._sums[window] = Sums(matrix, self.harm)
        return found

    def measure(self, key: str, window: int = 1) -> Values:
        """A measure by week, NaN where it is not known."""
        if not len(self.matrix):
            return np.zeros(0)
        return np.asarray(FORMULAS[key](self.sums(window)), dtype=float)

    def over(self, first: int, last: int) -> Sums:
        """The tallies of the weeks from `first` to before `last` as one row; needs that cannot be judged yet
        are left out on both sides.
        """
        row = self.matrix[first:last].sum(axis=0, keepdims=True)
        seen = slice(first, max(first, min(last, self.judged)))
        for name in COHORT:
            row[:, COLUMNS[name]] = self.matrix[seen, COLUMNS[name]].sum(axis=0)
        return Sums(row, self.harm, (seen.stop - seen.start) / max(1, last - first))

    def value(self, key: str, first: int, last: int) -> float:
        """A measure over a span of weeks."""
        if first >= last:
            return math.nan
        return float(FORMULAS[key](self.over(first, last))[0])

    def by_group(self, key: str, first: int, last: int) -> dict[str, float]:
        """A measure for each group of residents over a span of weeks."""
        found = BY_GROUP[key](self.over(first, last))[0] if first < last else [math.nan] * len(GROUPS)
        return dict(zip(GROUPS, map(float, found), strict=True))

    def hours(self, window: int = 1) -> Values:
        """Hours spent by stream in a community and week, shape (weeks, 6)."""
        sums = self.sums(window)
        places = np.maximum(sums.weeks, 1.0)[:, None]
        return np.asarray(sums.hours / places)


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything pictures are drawn from, taken at one moment: a worker makes it, the page draws it."""

    week: int
    warmup: int
    weeks: int
    tracks: tuple[Track, Track]
    events: tuple[Event, ...]
    places: Any = None  # `sim.web.places.Places`, when the picture that needs them is looked at

    @property
    def observed(self) -> range:
        """Weeks lived since the warm-up."""
        return range(self.warmup, self.week)

    def pair(self, key: str, first: int | None = None, last: int | None = None) -> tuple[float, float]:
        """A measure in both worlds over a span of weeks; without one, over the last quarter lived."""
        last = self.week if last is None else last
        first = max(0, last - 13) if first is None else first
        base, other = (self.tracks[n].value(key, first, last) for n in ARMS)
        return base, other


def track_of(arm: Arm) -> Track:
    """The weeks that one world has lived."""
    world = arm.world
    lived = math.floor(world.t * world.dt + 1e-9)
    counties = np.asarray(world.state.townships.county)
    starts = np.searchsorted(counties, np.arange(int(counties[-1]) + 1))
    # Summed in the order of `sim.measures.rows.by_week`, so that not even the last digit differs.
    matrix = np.add.reduceat(as_matrix(world.state.weekly[:, :lived]), starts, axis=0).sum(axis=0)
    p = world.state.p[0]
    tail = math.ceil(float(p.service_deadline.max()) + JUDGED_WEEKS)
    last = arm.scenario.total_weeks - tail
    harm = np.array(p.service_harm, dtype=float)
    return Track(matrix, harm, lived - tail, last, len(world.state.communities))


def frame_of(session: Session) -> Frame:
    """The weeks of both worlds, and what was changed on the way."""
    with session.lock:
        tracks = tuple(track_of(arm) for arm in session.arms)
        return Frame(
            session.week,
            session.warmup,
            session.weeks,
            (tracks[0], tracks[1]),
            tuple(session.events()),
        )


def rows_of(frame: Frame, keys: Iterable[str]) -> list[list[Any]]:
    """The weekly table for a download: week, world, one column for each measure."""
    keys = list(keys)
    found: list[list[Any]] = [["week", "world", *keys]]
    for n, name in zip(ARMS, ("A", "B"), strict=True):
        columns = [frame.tracks[n].measure(key) for key in keys]
        for week in range(frame.week):
            values = [float(column[week]) for column in columns]
            found.append([week, name, *(None if math.isnan(value) else value for value in values)])
    return found
