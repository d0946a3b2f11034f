"""The cores of this machine as an executor: a process each, or this process alone."""

from __future__ import annotations

import queue
import threading
import time
from collections import deque
from typing import TYPE_CHECKING, Any

from sim.study.pool import cores
from sim.study.process import NotStartedError, Process, ended, started
from sim.study.sweep.executor import PATH, Batch, Done, Executor, Lost, Row
from sim.study.worker import DONE, answer, named, receive, send

if TYPE_CHECKING:
    from sim.study.design.experiment import Experiment

TRIES = 3  # of a task whose process dies: it may have been another's fault
_BATCH_SECONDS = 1.0


def local(experiment: Experiment, workers: int | None = None) -> Executor:
    """An executor on this machine: a process for each core, or as many as asked for; one is this one."""
    count = workers or cores()
    return Here(experiment) if count <= 1 else Cores(experiment, count)


class Here:
    """Runs batches in this process, when they are waited for."""

    slots = 1
    batch_seconds = _BATCH_SECONDS

    def __init__(self, experiment: Experiment) -> None:
        self._experiment = experiment
        self._batches: deque[Batch] = deque()

    def submit(self, batch: Batch) -> None:
        """Take a batch."""
        self._batches.append(batch)

    def wait(self) -> Done:
        """Run the next batch."""
        batch = self._batches.popleft()
        function, clock = named(PATH), time.monotonic()
        answers = tuple(_rows(answer(function, (self._experiment,), task)) for task in batch.tasks)
        return Done(batch, answers, time.monotonic() - clock)

    def close(self) -> None:
        """Drop what is left."""
        self._batches.clear()


def _rows(answered: tuple[str, Any]) -> list[Row] | Lost:
    kind, content = answered
    return content if kind == DONE else Lost(str(content))


class Cores:
    """Runs batches in worker processes, each with a thread here that hands it batches.

    A process that dies is replaced, and what is left of its batch tried again; a task that loses `TRIES`
    processes is `Lost` and the rest goes on. Where no process can be started, this process does the work.
    """

    batch_seconds = _BATCH_SECONDS

    def __init__(self, experiment: Experiment, workers: int) -> None:
        self.slots = workers
        self._experiment = experiment
        self._batches: queue.SimpleQueue[Batch | None] = queue.SimpleQueue()
        self._done: queue.SimpleQueue[Done | BaseException] = queue.SimpleQueue()
        self._under_way: dict[int, Batch] = {}
        self._here: Here | None = None
        self._lock = threading.Lock()
        self._processes: list[Process] = []
        self._stopped = False
        self._threads = [threading.Thread(target=self._serve, daemon=True) for _ in range(workers)]
        for thread in self._threads:
            thread.start()

    def submit(self, batch: Batch) -> None:
        """Take a batch."""
        if self._here is not None:
            self._here.submit(batch)
            return
        self._under_way[batch.number] = batch
        self._batches.put(batch)

    def wait(self) -> Done:
        """The next batch that is finished."""
        while self._here is None:
            done = self._done.get()
            if isinstance(done, Done):
                del self._under_way[done.batch.number]
                return done
            if not isinstance(done, NotStartedError):
                raise done
            self._go_on_here()
        return self._here.wait()

    def _go_on_here(self) -> None:
        """Do without processes: there are none, or the program's files have changed since this one began."""
        self.close()
        self.slots, self._here = 1, Here(self._experiment)
        while not self._done.empty():
            done = self._done.get()
            if isinstance(done, Done):  # finished meanwhile; run again, it comes to the same
                continue
        for batch in self._under_way.values():
            self._here.submit(batch)
        self._under_way.clear()

    def close(self) -> None:
        """Drop what is under way and end every process."""
        with self._lock:
            self._stopped = True
            processes = list(self._processes)
        for process in processes:
            process.kill()
        for _ in self._threads:
            self._batches.put(None)
        for thread in self._threads:
            thread.join()
        self._threads = []

    def _serve(self) -> None:
        process: Process | None = None
        try:
            while (batch := self._batches.get()) is not None and not self._stopped:
                process = self._run(batch, process)
        except BaseException as error:
            self._done.put(error)
        finally:
            if process is not None:
                self._forget(process)

    def _run(self, batch: Batch, process: Process | None) -> Process | None:
        """Run a batch on a process, and on new ones when it dies; the one that is left."""
        answers: list[list[Row] | Lost] = []
        tries, clock = 0, 0.0
        while len(answers) < len(batch.tasks) and not self._stopped:
            process = process or self._started()
            clock = clock or time.monotonic()
            try:
                send(process.stdin, batch.tasks[len(answers) :])  # type: ignore[arg-type]
                while len(answers) < len(batch.tasks):
                    answers.append(_rows(receive(process.stdout)))  # type: ignore[arg-type]
                    tries = 0
            except (EOFError, OSError):
                how, process = self._forget(process), None
                tries += 1
                if tries >= TRIES:
                    answers.append(Lost(f"the process ended ({how}), {tries} times"))
                    tries = 0
        if len(answers) == len(batch.tasks):
            self._done.put(Done(batch, tuple(answers), time.monotonic() - clock))
        return process

    def _started(self) -> Process:
        if self._stopped:
            raise NotStartedError
        return started((PATH, (self._experiment,)), self._register)

    def _register(self, process: Process) -> None:
        with self._lock:
            self._processes.append(process)
            if self._stopped:
                process.kill()

    def _forget(self, process: Process) -> str:
        how = ended(process)
        with self._lock:
            self._processes.remove(process)
        return how
