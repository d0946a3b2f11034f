"""The workers of a Dask cluster as an executor.

Dask gives a batch whose worker dies to another one; after some deaths it gives up, and the batch is taken
apart, so that one deadly task does not take the others with it. Rows come back here and are stored by this
runner alone.
"""

from __future__ import annotations

import pickle
import queue
import threading
import time
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sim.errors import InputError
from sim.study.identity import data, model_sources, plugins
from sim.study.sweep.executor import PATH, Batch, Done, Lost, Row, Task
from sim.study.worker import DONE, answer, named
from sim.text import both

if TYPE_CHECKING:
    from sim.study.dask_cluster import Cluster
    from sim.study.design.experiment import Experiment

_COUNTING = 1.0  # s between two looks at how many workers there are
_SILENCE = 60.0  # s without a scheduler after which there is none
_REPEATS = 50  # answers lost in a row
_one_at_a_time = threading.Lock()

Program = tuple[str, str, str]


class OtherProgramError(Exception):
    """The worker runs another program than the one that asked."""


def program() -> Program:
    """What a row depends on besides what is asked for."""
    return model_sources(), data(), plugins()


def run_batch(
    path: str, experiment: bytes, wanted: Program, tasks: tuple[Task, ...]
) -> tuple[float, tuple[Any, ...]]:
    """What a worker does: seconds, and the answer for each task. One batch at a time, also where a worker has
    several threads.
    """
    if program() != wanted:
        raise OtherProgramError
    function, given = named(path), _experiment(experiment)
    with _one_at_a_time:
        clock = time.monotonic()
        answers = tuple(answer(function, (given,), task) for task in tasks)
        return time.monotonic() - clock, answers


@lru_cache(maxsize=4)
def _experiment(content: bytes) -> Experiment:
    found: Experiment = pickle.loads(content)
    return found


class OnDask:
    """Runs batches on a cluster's workers."""

    batch_seconds = 1.0

    def __init__(self, experiment: Experiment, cluster: Cluster) -> None:
        # Without its points, which may be many: each task brings its own.
        self._experiment = pickle.dumps(replace(experiment, tables={}))
        self._cluster, self._program = cluster, program()
        self._done: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._parts: dict[Any, tuple[int, int, int]] = {}  # of each future: batch, and which of its tasks
        self._open: dict[int, _Open] = {}
        self._slots, self._counted = 1, float("-inf")
        self._repeated = 0

    @property
    def slots(self) -> int:
        """Workers that there are now; one when there are none yet."""
        if time.monotonic() - self._counted > _COUNTING:
            self._slots, self._counted = max(1, self._cluster.workers()), time.monotonic()
        return self._slots

    def submit(self, batch: Batch) -> None:
        """Take a batch."""
        self._open[batch.number] = _Open(batch)
        self._send(batch.number, 0, len(batch.tasks))

    def _send(self, number: int, first: int, end: int) -> None:
        tasks = self._open[number].batch.tasks[first:end]
        future = self._cluster.client.submit(
            run_batch, PATH, self._experiment, self._program, tasks, pure=False
        )
        self._await(future, number, first, end)

    def _await(self, future: Any, number: int, first: int, end: int) -> None:
        self._parts[future] = (number, first, end)
        future.add_done_callback(self._done.put)

    def _take(self, future: Any, number: int, first: int, end: int) -> None:
        """Fetch an answer; the worker that has it may be gone by now."""
        from concurrent.futures import CancelledError

        try:
            seconds, answers = future.result(timeout=_SILENCE)
        except (CancelledError, TimeoutError, OSError):
            self._again(number, first, end)
            return
        except Exception as error:
            self._failed(error, number, first, end)
            return
        self._repeated = 0
        self._open[number].take(first, [_rows(one) for one in answers], seconds)

    def _again(self, number: int, first: int, end: int) -> None:
        """Hand tasks over once more whose answer was lost; `ConnectionError` when the scheduler is."""
        self._repeated += 1
        if self._cluster.client.status != "running" or self._repeated > _REPEATS:
            raise ConnectionError(f"the scheduler {self._cluster.address} is gone")
        time.sleep(0.1)
        self._send(number, first, end)

    def wait(self) -> Done:
        """The next batch that is finished. `InputError` when workers run another program, `OSError` when the
        scheduler is gone.
        """
        while True:
            future = self._next()
            number, first, end = self._parts.pop(future)
            batch, status = self._open[number], future.status
            if status == "finished":
                self._take(future, number, first, end)
            elif status == "error":
                self._failed(future.exception(), number, first, end)
            elif status == "pending":  # the worker died with the answer, and another one is at it again
                self._await(future, number, first, end)
            else:
                self._again(number, first, end)
            if batch.whole:
                del self._open[number]
                return batch.done()

    def _next(self) -> Any:
        silent = 0.0
        while True:
            try:
                return self._done.get(timeout=1.0)
            except queue.Empty:
                self._cluster.check_workers()
                silent = 0.0 if self._cluster.client.status == "running" else silent + 1.0
            if silent > _SILENCE or self._cluster.client.status == "closed":
                raise ConnectionError(f"the scheduler {self._cluster.address} is gone")

    def _failed(self, error: BaseException, number: int, first: int, end: int) -> None:
        kind = type(error).__name__
        if kind == OtherProgramError.__name__:
            same = both("dask.same_program")
            raise InputError(*both("dask.other_program"), key="--executor", value="dask", allowed=same)
        if kind != "KilledWorker":
            said = " ".join(f"{kind}: {error}".split())[:300]
            same = both("dask.same_program")
            raise InputError(
                *both("dask.failed_batch", reason=said), key="--executor", value="dask", allowed=same
            )
        if end - first > 1:
            for place in range(first, end):
                self._send(number, place, place + 1)
        else:
            self._open[number].take(first, [Lost("the worker ended every time it was tried")], 0.0)

    def close(self) -> None:
        """Drop what is under way and leave the cluster."""
        client = self._cluster.client
        if self._parts and client.status == "running":
            client.cancel(list(self._parts), force=True)
        self._cluster.close()


class _Open:
    """A batch that is under way: its answers as far as they are there."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self._answers: list[list[Row] | Lost | None] = [None] * len(batch.tasks)
        self._seconds = 0.0

    def take(self, first: int, answers: list[list[Row] | Lost], seconds: float) -> None:
        """Learn the answers of the tasks from `first` on."""
        self._answers[first : first + len(answers)] = answers
        self._seconds += seconds

    @property
    def whole(self) -> bool:
        """Whether every task has its answer."""
        return None not in self._answers

    def done(self) -> Done:
        """The batch, finished."""
        return Done(self.batch, tuple(one for one in self._answers if one is not None), self._seconds)


def _rows(answered: tuple[str, Any]) -> list[Row] | Lost:
    kind, content = answered
    return content if kind == DONE else Lost(str(content))
