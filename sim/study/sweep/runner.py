"""Running a sweep: batches of tasks to an executor, rows to part files, until nothing is left."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from sim.errors import InputError
from sim.study.sweep.executor import Batch, Done, Executor, Lost, Row, Task
from sim.study.sweep.folder import opened
from sim.study.sweep.lock import Hold, locked, shard_label
from sim.study.sweep.parts import Writer, clear_leftovers
from sim.study.sweep.plan import Shard, plan_of
from sim.study.sweep.stored import Stored
from sim.text import both

if TYPE_CHECKING:
    from sim.study.design.experiment import Experiment

Progress = Callable[[int, int], None]  # runs on disk or done, of how many

MOST_SHARDS = 100_000
_AHEAD = 2  # batches for each slot: one under way, one that waits
_FIRST_FLUSH, _LONGEST_FLUSH, _FLUSH_SHARE = 2.0, 30.0, 1 / 60  # s; s; of the time so far
_FLUSH_COST = 100  # times what writing a file takes must pass before the next
_MOST_WAITING = 5000  # runs that are kept in memory before they are written
_MOST_IN_BATCH = 512


@dataclass(frozen=True, slots=True)
class Summary:
    """What a runner has to say when it is done: `ran` now, `stored` of its shard in all, `failed` of these,
    `seconds` it took.
    """

    folder: Path
    shard: Shard
    ran: int
    stored: int
    failed: int
    seconds: float

    @property
    def rate(self) -> float:
        """Runs a second."""
        return self.ran / self.seconds if self.seconds > 0 else 0.0


def run(
    experiment: Experiment,
    out: str | PathLike[str],
    workers: int | None = None,
    shard: Shard | None = None,
    progress: Progress | None = None,
    *,
    retry_failed: bool = False,
    retry_below: int | None = None,
    executor: Callable[[Experiment, int | None], Executor] | None = None,
    update: bool = True,
) -> Summary:
    """Run an experiment, or what of it is not in the folder `out` yet.

    `workers`: processes (default: as many as there are cores); `shard` (k, N): this runner's part of N, from
    1; shards may share a folder or be merged later. `progress(done, of)` is called after each batch.
    `retry_failed`: run once more what failed (with `retry_below`, what failed fewer times than that).
    `executor` makes what the batches run on (default: this machine's cores). `update`: the folder's manifest
    follows the experiment where only replicates, measures or texts differ. Runs that fail are rows with a
    reason. `InputError` when the folder holds something else, cannot be written, or another runner is at work
    on it; `OSError` when the disk is full. Whatever happens, what was stored stays.
    """
    from sim.study.sweep.local import local

    folder, part = Path(out), shard or (1, 1)
    check_shard(part)
    opened(folder, experiment, update=False)
    with locked(folder, part) as hold:
        opened(folder, experiment, update=update)
        clear_leftovers(folder, shard_label(part))
        stored = Stored(experiment, folder, retry_failed=retry_failed, retry_below=retry_below)
        session = _Session(experiment, folder, part, stored, progress, hold)
        session.run(lambda: (executor or local)(experiment, workers))
        return session.summary()


def check_shard(shard: Shard) -> None:
    """Raise `InputError` unless it is k of N."""
    k, n = shard
    if not (1 <= k <= n <= MOST_SHARDS):
        raise InputError(
            *both("sweep.no_shard"), key="--shard", value=f"{k}/{n}", allowed=both("sweep.shard_form")
        )


class _Session:
    """One runner at work."""

    def __init__(
        self,
        experiment: Experiment,
        folder: Path,
        shard: Shard,
        stored: Stored,
        progress: Progress | None,
        hold: Hold,
    ) -> None:
        self._hold = hold
        self._folder, self._shard, self._stored, self._progress = folder, shard, stored, progress
        self._plan = plan_of(experiment, shard, stored)
        self._writer = Writer(folder, experiment, shard_label(shard))
        self._experiment = experiment
        self._batches = self._under_way = self._ran = 0
        self._seconds_each = 0.0  # of a task, lately
        self._clock = self._flushed = time.monotonic()
        self._flush_took = 0.0

    def run(self, make: Callable[[], Executor]) -> None:
        """Run all that is left. What is done is on the disk when this returns, or raises."""
        batch = self._batch(1, 1.0)
        if batch is None:
            return
        executor = make()
        try:
            self._report()
            executor.submit(batch)
            self._under_way = 1
            self._loop(executor)
        finally:
            executor.close()
            self._flush()

    def _flush(self) -> None:
        """Put what is done on the disk, unless another runner has taken this one for dead and does the
        same.
        """
        if self._writer.waiting:
            self._hold.check()
            self._writer.flush()

    def _loop(self, executor: Executor) -> None:
        while True:
            while self._under_way < _AHEAD * executor.slots:
                batch = self._batch(executor.slots, executor.batch_seconds)
                if batch is None:
                    break
                executor.submit(batch)
                self._under_way += 1
            if not self._under_way:  # what came back last may have asked for more
                return
            self._take(executor.wait())

    def _batch(self, slots: int, seconds: float) -> Batch | None:
        """The next batch: one task until it is known how long one takes; smaller ones towards the end."""
        size = int(seconds / self._seconds_each) if self._seconds_each > 0 else 1
        left = self._plan.left // (len(self._experiment.arms) * _AHEAD * slots)
        tasks: list[Task] = []
        for _ in range(max(1, min(size, left, _MOST_IN_BATCH))):
            task = self._plan.next()
            if task is None:
                break
            tasks.append(task)
        if not tasks:
            return None
        self._batches += 1
        return Batch(self._batches, tuple(tasks))

    def _take(self, done: Done) -> None:
        self._under_way -= 1
        self._report()  # whoever follows may stop here: what an interruption broke is no run that failed
        each = done.seconds / len(done.batch.tasks)
        self._seconds_each = each if self._seconds_each == 0 else 0.7 * self._seconds_each + 0.3 * each
        for task, answer in zip(done.batch.tasks, done.answers, strict=True):
            rows = answer if isinstance(answer, list) else self._lost(task, answer)
            for row in rows:
                self._writer.add(task, row, self._stored.add(task, row))
            self._ran += len(rows)
            self._plan.take(task)
        now = time.monotonic()
        often = max(_FIRST_FLUSH + _FLUSH_SHARE * (now - self._clock), _FLUSH_COST * self._flush_took)
        if now - self._flushed >= min(_LONGEST_FLUSH, often) or self._writer.waiting >= _MOST_WAITING:
            self._flush()
            self._flushed = time.monotonic()
            self._flush_took = self._flushed - now
        self._report()

    def _report(self) -> None:
        if self._progress:
            self._progress(self._plan.there + self._ran, self._plan.total)

    def _lost(self, task: Task, lost: Lost) -> list[Row]:
        """The rows of a task that took its process with it: all its arms failed."""
        from sim.study.sweep.work import failed_rows

        return failed_rows(self._experiment, task, lost.reason, "process")

    def summary(self) -> Summary:
        """What there is to say."""
        counts = self._stored.counts()
        seconds = time.monotonic() - self._clock
        return Summary(self._folder, self._shard, self._ran, counts["stored"], counts["failed"], seconds)
