"""Which tasks a runner has: in a balanced order, without those that are on disk already.

Replicate by replicate, the points of each in the order of `order_of`: a sweep that is cut short covers its
design evenly. With a rule that stops, a point's further replicates depend on its earlier ones alone, so that
neither shards nor interruptions change what is run.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np

from sim.study.design.points import order_of
from sim.study.statistics import Running
from sim.study.sweep.executor import Task

if TYPE_CHECKING:
    import numpy.typing as npt

    from sim.study.design.experiment import Experiment
    from sim.study.sweep.stored import Stored

Shard = tuple[int, int]  # k of N, from 1


class Plan(Protocol):
    """What is left to run."""

    total: int  # runs, those on disk among them; a rule that stops may ask for more later
    there: int  # runs of these that were on disk at the start
    left: int  # runs that are not handed out yet

    def next(self) -> Task | None:
        """The next task, if there is one now."""

    def take(self, task: Task) -> None:
        """Learn that a task is done (`Stored` knows what became of it)."""


def plan_of(experiment: Experiment, shard: Shard, stored: Stored) -> Plan:
    """The plan of a shard."""
    return (_Fixed if experiment.stop is None else _Stopping)(experiment, shard, stored)


def left_by_shard(experiment: Experiment, stored: Stored, shards: int) -> npt.NDArray[np.int64]:
    """Runs that each of so many shards has left, as far as is known now; shape (shards,)."""
    if experiment.stop is None:
        order, replicates = order_of(experiment), experiment.replicates
        tasks = stored.absent[:replicates, order].reshape(len(order) * replicates, -1).sum(axis=1)
        return np.bincount(np.arange(len(tasks)) % shards, tasks, shards).astype(np.int64)
    left = np.zeros(shards, np.int64)
    plan = _Stopping(experiment, (1, 1), stored)
    for replicate, place, point in plan.waiting:
        left[place % shards] += len(stored.missing(point, replicate))
    return left


class _Fixed:
    """So many replicates of every point. Tasks are dealt to the shards in turn."""

    def __init__(self, experiment: Experiment, shard: Shard, stored: Stored) -> None:
        self._experiment, self._stored = experiment, stored
        self._order = order_of(experiment)
        self._next, self._step = shard[0] - 1, shard[1]
        self._end = len(self._order) * experiment.replicates
        states = stored.absent[: experiment.replicates, self._order]  # (replicates, points, arms)
        absent = states.reshape(self._end, -1)[self._next :: self._step]
        self.total, self.left = absent.size, int(absent.sum())
        self.there = self.total - self.left

    def next(self) -> Task | None:
        """The next task that is not on disk."""
        while self._next < self._end:
            replicate, place = divmod(self._next, len(self._order))
            self._next += self._step
            task = task_of(self._experiment, self._stored, self._order[place], replicate)
            if task is not None:
                self.left -= len(task.arms)
                return task
        return None

    def take(self, task: Task) -> None:
        """Nothing depends on it."""


def task_of(experiment: Experiment, stored: Stored, point: int, replicate: int) -> Task | None:
    """A task with the arms that are not on disk; None when all are."""
    arms = stored.missing(point, replicate)
    return Task(point, replicate, experiment.points.values[point], arms) if arms else None


class _Stopping:
    """Replicates of a point until its interval is narrow enough. Points are dealt to the shards in turn."""

    def __init__(self, experiment: Experiment, shard: Shard, stored: Stored) -> None:
        assert experiment.stop is not None
        self._experiment, self._stored, self._rule = experiment, stored, experiment.stop
        own = order_of(experiment)[shard[0] - 1 :: shard[1]]
        self._place = {point: place for place, point in enumerate(own)}
        self._wanted = dict.fromkeys(own, self._rule.at_least)
        self._open: dict[int, int] = {}  # replicates of a point that are handed out and not yet back
        self._waiting: list[
            tuple[int, int, int]
        ] = []  # (replicate, place of the point, point): what comes next
        self.total = self.there = self.left = 0
        for point in own:
            self._ask(point, 0)

    @property
    def waiting(self) -> Sequence[tuple[int, int, int]]:
        """Tasks that are not handed out: replicate, place of the point in the order, point."""
        return tuple(self._waiting)

    def _ask(self, point: int, first: int) -> None:
        """Hand out a point's replicates from `first` to those wanted; go on while all are there already."""
        while True:
            last = self._wanted[point]
            asked = (last - first) * len(self._experiment.arms)
            missing = {r: self._stored.missing(point, r) for r in range(first, last)}
            left = [replicate for replicate, arms in missing.items() if arms]
            count = sum(map(len, missing.values()))
            self.total, self.left, self.there = (
                self.total + asked,
                self.left + count,
                self.there + asked - count,
            )
            self._open[point] = len(left)
            for replicate in left:
                heapq.heappush(self._waiting, (replicate, self._place[point], point))
            if left or not self._wants_more(point):
                return
            first = last

    def _wants_more(self, point: int) -> bool:
        """Whether a point all of whose replicates are back needs more; `_wanted` is raised then."""
        now = self._wanted[point]
        if now >= self._rule.at_most or self._narrow(point, now):
            return False
        self._wanted[point] = min(now + self._rule.step, self._rule.at_most)
        return True

    def _narrow(self, point: int, replicates: int) -> bool:
        values = self._stored.watched(point, replicates)  # (replicates, arms)
        if values.shape[1] > 1:
            values = values[:, 1:] - values[:, :1]
        running = Running((values.shape[1],))
        for row in values:
            running.add(row)
        return bool(np.all(running.halves() <= self._rule.half_width))

    def next(self) -> Task | None:
        """The next task, earlier replicates first."""
        if not self._waiting:
            return None
        replicate, _, point = heapq.heappop(self._waiting)
        task = task_of(self._experiment, self._stored, point, replicate)
        assert task is not None
        self.left -= len(task.arms)
        return task

    def take(self, task: Task) -> None:
        """Ask for more of a point whose replicates are all back, if its interval is too wide."""
        self._open[task.point] -= 1
        before = self._wanted[task.point]
        if not self._open[task.point] and self._wants_more(task.point):
            self._ask(task.point, before)
