"""Work on all cores: items in, values out in the order of the items, whatever the number of processes.

A value depends only on its item, so one process or many give the same. An item that fails, or takes its
process with it, becomes a `Failed`, and the rest goes on.
"""

from __future__ import annotations

import os
import queue
import subprocess
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import Any

from sim.study.process import NotStartedError, ended, started
from sim.study.worker import DONE, FAILED, WRONG, answer, named, receive, send

_AHEAD = 4  # batches for each worker that may be under way or wait for an earlier one


@dataclass(frozen=True, slots=True)
class Failed:
    """In place of a value: why there is none."""

    reason: str


def cores() -> int:
    """Cores that this process may use."""
    with suppress(AttributeError, OSError):
        return max(1, len(os.sched_getaffinity(0)))
    return max(1, os.cpu_count() or 1)


def spread(
    path: str, shared: tuple[Any, ...], items: Sequence[Any], workers: int, batch: int = 1, threads: int = 1
) -> Iterator[Any]:
    """Yield ``function(*shared, item)`` for each item, in order; `path` is the function's ``module:name``.

    `workers` = 1 stays in this process, there on so many `threads`. `batch` items are handed over at once.
    Raises `InputError` when an item shows that the input is wrong.
    """
    if workers <= 1 or len(items) <= 1:
        function = named(path)
        answers = (answer(function, shared, item) for item in items)
        if threads > 1:
            answers = _on_threads(function, shared, items, threads)
        with closing(answers):  # now, not when an exception that says where it came from is forgotten
            for found in answers:
                yield _value(*found)
        return
    batches = [list(items[start : start + batch]) for start in range(0, len(items), max(1, batch))]
    team = _Team(path, shared, batches, min(workers, len(batches)))
    done = 0
    try:
        for value in team.values():
            yield value
            done += 1
    except NotStartedError:  # no processes here, or the program's files have changed since this one began
        team.stop()
        yield from spread(path, shared, items[done:], 1)
    finally:
        team.stop()


def _on_threads(
    function: Callable[..., Any], shared: tuple[Any, ...], items: Sequence[Any], threads: int
) -> Generator[tuple[str, Any]]:
    with ThreadPoolExecutor(threads) as pool:
        waiting = [pool.submit(answer, function, shared, item) for item in items]
        try:
            for future in waiting:
                yield future.result()
        finally:
            for future in waiting:
                future.cancel()


def _value(kind: str, content: Any) -> Any:
    if kind == WRONG:
        raise content
    return content if kind == DONE else Failed(content)


class _Team:
    """Worker processes, each with a thread here that hands it batches and waits for the answers."""

    def __init__(self, path: str, shared: tuple[Any, ...], batches: list[list[Any]], workers: int) -> None:
        self._job = (path, shared)
        self._batches = batches
        self._next = iter(range(len(batches)))
        self._lock = threading.Lock()
        self._room = threading.Semaphore(_AHEAD * workers)
        self._answers: queue.SimpleQueue[tuple[int, Any]] = queue.SimpleQueue()
        self._processes: list[subprocess.Popen[bytes]] = []
        self._stopped = False
        self._threads = [threading.Thread(target=self._serve, daemon=True) for _ in range(workers)]
        for thread in self._threads:
            thread.start()

    def values(self) -> Iterator[Any]:
        """Values in the order of the items; at most a few batches are held back."""
        waiting: dict[int, Any] = {}
        for number in range(len(self._batches)):
            while number not in waiting:
                done, answers = self._answers.get()
                if isinstance(answers, BaseException):
                    raise answers
                waiting[done] = answers
            for kind, content in waiting.pop(number):
                yield _value(kind, content)
            self._room.release()

    def stop(self) -> None:
        """End every process."""
        self._stopped = True
        for _ in self._threads:
            self._room.release()
        with self._lock:
            for process in self._processes:
                process.kill()
        for thread in self._threads:
            thread.join()

    def _serve(self) -> None:
        process: subprocess.Popen[bytes] | None = None
        try:
            while True:
                self._room.acquire()
                with self._lock:
                    number = None if self._stopped else next(self._next, None)
                if number is None:
                    break
                answers: list[tuple[str, Any]] = []
                todo = self._batches[number]
                while len(answers) < len(todo) and not self._stopped:
                    process = process or self._started()
                    try:
                        send(process.stdin, todo[len(answers) :])  # type: ignore[arg-type]
                        while len(answers) < len(todo):
                            answers.append(receive(process.stdout))  # type: ignore[arg-type]
                    except (EOFError, OSError):
                        answers.append((FAILED, f"the process ended ({ended(process)})"))
                        process = None
                self._answers.put((number, answers))
        except BaseException as error:
            self._answers.put((-1, error))
        finally:
            if process is not None:
                ended(process)

    def _started(self) -> subprocess.Popen[bytes]:
        if self._stopped:
            raise NotStartedError
        return started(self._job, self._register)

    def _register(self, process: subprocess.Popen[bytes]) -> None:
        with self._lock:
            self._processes.append(process)
            if self._stopped:
                process.kill()
