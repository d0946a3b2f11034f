"""The nation on the workers of a Dask cluster: a batch of counties is a task.

Workers live counties and keep nothing; what counties leave comes back here and is stored by this process
alone, so workers need no common folder. Dask gives a batch whose worker dies to another one; an answer that
is lost with its worker is asked for again.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.errors import InputError
from sim.study import identity
from sim.study.nation.parts import lived_counties, write
from sim.study.nation.runner import residents_of
from sim.study.pool import Failed
from sim.study.warm import is_warm, warmed
from sim.study.worker import DONE, WRONG, answer
from sim.text import both

if TYPE_CHECKING:
    from sim.scenario import Scenario
    from sim.study.dask_cluster import Cluster
    from sim.study.nation.county import Kept
    from sim.study.nation.parts import Batch
    from sim.study.nation.runner import Hands, Nation

_AHEAD = 2  # batches for each worker that wait there, so that it is never idle
_SILENCE = 60.0  # s without an answer from the scheduler after which there is none
_FETCH = 60.0  # s in which an answer that is there comes over
_REPEATS = 50  # answers lost in a row

_one_at_a_time = threading.Lock()  # of a worker: its memory is reckoned for one batch

Program = tuple[str, ...]


class OtherProgramError(Exception):
    """The worker runs another program than the one that asked."""


def program() -> Program:
    """What a county's numbers depend on besides what is asked for."""
    return identity.sources(), identity.data(), identity.plugins()


def lived_there(base: Scenario, seed: int, wanted: Program, batch: Batch) -> tuple[str, Any]:
    """What a worker does, one batch at a time also where it has several threads: the counties of a batch, or
    why there are none.
    """
    if program() != wanted:
        raise OtherProgramError
    with _one_at_a_time:
        if is_warm():
            return answer(lived_counties, (base, seed), batch)
        with warmed():  # the first of many compiles
            return answer(lived_counties, (base, seed), batch)


def on_dask(cluster: Cluster) -> Hands:
    """The workers of a cluster, for `sim.study.nation.runner.run`. `InputError` when they run another
    program, `ConnectionError` when the scheduler is gone.
    """

    def live(nation: Nation, folder: Path, todo: Sequence[Batch]) -> Iterator[tuple[Batch, Any]]:
        order = sorted(todo, key=residents_of, reverse=True)
        asked = _Asked(cluster, (nation.base, nation.seed, program()))
        try:
            for batch, found in asked.answers(order):
                if not isinstance(found, Failed):
                    write(folder, batch[0], found)
                yield batch, found
        finally:
            asked.drop()

    return live


def _lost(error: OSError) -> bool:
    """Whether it is the way to a worker that broke, and not the worker that could not do its work."""
    return isinstance(error, ConnectionError | TimeoutError) or type(error).__name__ == "CommClosedError"


class _Asked:
    """Batches that are with the cluster."""

    def __init__(self, cluster: Cluster, shared: tuple[Scenario, int, Program]) -> None:
        self._cluster, self._shared = cluster, shared
        self._open: dict[Any, Batch] = {}  # by future
        self._repeated = 0

    def answers(self, batches: Sequence[Batch]) -> Iterator[tuple[Batch, list[tuple[int, Kept]] | Failed]]:
        """What became of each batch, in any order."""
        waiting = list(reversed(batches))
        while waiting or self._open:
            while waiting and len(self._open) < _AHEAD * max(1, self._cluster.workers()):
                self._send(waiting.pop())
            for future in self._finished(more=bool(waiting)):
                batch = self._open.pop(future)
                found = self._taken(future, batch)
                if found is not None:
                    self._repeated = 0
                    yield batch, found

    def drop(self) -> None:
        """Leave what is under way."""
        if self._open and self._cluster.client.status == "running":
            self._cluster.client.cancel(list(self._open), force=True)

    def _send(self, batch: Batch) -> None:
        future = self._cluster.client.submit(lived_there, *self._shared, batch, pure=False)
        self._open[future] = batch

    def _finished(self, *, more: bool) -> list[Any]:
        """Futures that are no longer under way; at least one, unless workers came that want the work there is
        `more` of.
        """
        from distributed import wait

        silent = time.monotonic()
        while True:
            with suppress(TimeoutError, CancelledError), self._cluster.client.as_current():
                wait(list(self._open), timeout=1.0, return_when="FIRST_COMPLETED")
            found = [future for future in self._open if future.status != "pending"]
            if found or (more and len(self._open) < _AHEAD * max(1, self._cluster.workers())):
                return found
            self._cluster.check_workers()
            if self._cluster.client.status == "running":
                silent = time.monotonic()
            elif self._cluster.client.status == "closed" or time.monotonic() - silent > _SILENCE:
                self._gone()

    def _taken(self, future: Any, batch: Batch) -> list[tuple[int, Kept]] | Failed | None:
        """The answer to a batch; None when it was lost, and is asked for again."""
        try:
            kind, content = future.result(timeout=_FETCH)
        except (CancelledError, TimeoutError, OSError) as error:
            if future.status == "error" and isinstance(error, OSError) and not _lost(error):
                return self._failed(error)  # the worker's own: a file it could not read, a full disk
            slow = future.status == "finished" and self._repeated < _REPEATS  # the answer takes long to come
            if slow or future.status == "pending":  # or its worker died, and another one is at it again
                self._repeated += slow
                self._open[future] = batch
            else:
                self._again(batch)
            return None
        except Exception as error:
            return self._failed(error)
        if kind == WRONG:
            raise content
        return content if kind == DONE else Failed(content)

    def _again(self, batch: Batch) -> None:
        self._repeated += 1
        if self._cluster.client.status != "running" or self._repeated > _REPEATS:
            self._gone()
        time.sleep(0.1)
        self._send(batch)

    def _gone(self) -> None:
        raise ConnectionError(f"the scheduler {self._cluster.address} is gone")

    def _failed(self, error: BaseException) -> Failed:
        kind = type(error).__name__
        if kind == "KilledWorker":
            return Failed("the worker ended every time it was tried")
        said, same = " ".join(f"{kind}: {error}".split())[:300], both("dask.same_program")
        other = kind == OtherProgramError.__name__
        why = both("dask.other_program") if other else both("dask.failed_batch", reason=said)
        raise InputError(*why, key="--executor", value="dask", allowed=same) from None
