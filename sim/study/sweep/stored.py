"""What of a sweep is on disk: a few bytes for each run, so that a runner knows what is left."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from sim.study.sweep.parts import read_parts

if TYPE_CHECKING:
    import numpy.typing as npt

    from sim.study.design.experiment import Experiment
    from sim.study.sweep.executor import Row, Task

ABSENT, FAILED, DONE = 0, 1, 2
_ALWAYS = 2**31 - 1


class Stored:
    """Which runs there are, and, where a rule stops, the measure that it watches.

    `state`, shape (replicates, points, arms): `ABSENT`, `FAILED` or `DONE`; `attempts` counts the tries of
    runs that failed.
    """

    def __init__(
        self,
        experiment: Experiment,
        folder: Path,
        *,
        retry_failed: bool = False,
        retry_below: int | None = None,
    ) -> None:
        """Read a folder. `retry_failed`: runs that failed are still to be run; with `retry_below`, those that
        failed fewer times than that.
        """
        shape = (experiment.most_replicates, len(experiment.points), len(experiment.arms))
        self.state: npt.NDArray[np.uint8] = np.zeros(shape, np.uint8)
        self.attempts: dict[tuple[int, int, int], int] = {}
        self.experiment = experiment
        self._retry_below = retry_below if retry_below is not None else _ALWAYS if retry_failed else 0
        self._tried = np.zeros(shape if self._retry_below else (0, 0, 0), np.int32)  # of runs that failed
        self._seen: set[Path] = set()
        self._measure = experiment.stop.measure if experiment.stop else None
        self._values = np.full(shape if self._measure else (0, 0, 0), np.nan)
        self._column = self._watched_column()
        self.read(folder)

    def _watched_column(self) -> int:
        from sim.study.design.plans import known_measures

        return known_measures(self.experiment.function).index(self._measure) if self._measure else -1

    def read(self, folder: Path) -> None:
        """Take note of the files that have come since the last time."""
        index = {arm.name: place for place, arm in enumerate(self.experiment.arms)}
        columns = ["point", "arm", "replicate", "failed", "attempt"]
        columns += [self._measure] if self._measure else []
        for path, table in read_parts(folder, columns, self._seen):
            self._seen.add(path)
            point, replicate, failed, attempt = (
                table[name].to_numpy() for name in ("point", "replicate", "failed", "attempt")
            )
            arm = np.array([index[name] for name in table["arm"].to_pylist()], dtype=np.int64)
            inside = replicate < self.state.shape[0]
            for i in np.flatnonzero(inside & failed).tolist():
                key = (int(replicate[i]), int(point[i]), int(arm[i]))
                self._note(key, max(self.attempts.get(key, 0), int(attempt[i])))
            for code, rows in ((FAILED, inside & failed), (DONE, inside & ~failed)):
                where = (replicate[rows], point[rows], arm[rows])
                self.state[where] = np.maximum(self.state[where], code)
                if self._measure and code == DONE:
                    self._values[where] = table[self._measure].to_numpy()[rows]

    @property
    def absent(self) -> npt.NDArray[np.bool_]:
        """Which runs are still to be run, in the shape of `state`."""
        found: npt.NDArray[np.bool_] = self.state < FAILED
        if self._retry_below:
            found |= (self.state == FAILED) & (self._tried < self._retry_below)
        return found

    def _note(self, key: tuple[int, int, int], attempt: int) -> None:
        self.attempts[key] = attempt
        if self._retry_below:
            self._tried[key] = attempt

    def missing(self, point: int, replicate: int) -> tuple[int, ...]:
        """The arms of a task that are still to be run."""
        states = self.state[replicate, point]
        absent = states < FAILED
        if self._retry_below:
            absent |= (states == FAILED) & (self._tried[replicate, point] < self._retry_below)
        return tuple(np.flatnonzero(absent).tolist())

    def add(self, task: Task, row: Row) -> int:
        """Take note of a run; which attempt it was, from 1."""
        key = (task.replicate, task.point, row.arm)
        attempt = self.attempts.get(key, 0) + 1
        if row.values is None:
            self._note(key, attempt)
            self.state[key] = max(int(self.state[key]), FAILED)
        else:
            self.state[key] = DONE
            if self._measure:
                self._values[key] = row.values[self._column]
        return attempt

    def watched(self, point: int, replicates: int) -> npt.NDArray[np.float64]:
        """The measure that the rule watches, shape (replicates, arms), NaN where a run failed."""
        found: npt.NDArray[np.float64] = self._values[:replicates, point]
        return found

    def counts(self) -> Mapping[str, int]:
        """Runs on disk, and those of them that failed."""
        return {"stored": int((self.state > ABSENT).sum()), "failed": int((self.state == FAILED).sum())}
