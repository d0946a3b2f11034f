"""Processes that draw figures beside this one.

They begin while runs are still going on, so that all they need is imported by then. Whatever they cannot do,
this process does: without them a report takes longer, and is the same.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from sim.report.drawing import Picture
    from sim.report.results import Results
    from sim.study.process import Process

_PATH = "sim.report.helper:answer"
_MOST = 3  # there are seven to ten figures, and each process imports all it needs
_MOST_BYTES = 200 << 20  # of tables; larger ones are not copied to other processes
_CELL = 8  # bytes, roughly


class Figures:
    """The figures of a report: which are left to draw, which are drawn."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        self.made: dict[str, Picture | None] = {}
        self._left = deque(names)
        self._changed = threading.Condition()

    def take(self, wait: bool = True) -> str | None:
        """The next figure to draw; None when none is left. `wait` for those that others are drawing: one that
        they cannot draw is left again.
        """
        with self._changed:
            while wait and not self._left and len(self.made) < len(self.names):
                self._changed.wait()
            return self._left.popleft() if self._left else None

    def put(self, name: str, picture: Picture | None) -> None:
        """A figure that was taken is drawn; None where there is nothing to draw."""
        with self._changed:
            self.made[name] = picture
            self._changed.notify_all()

    def back(self, name: str) -> None:
        """A figure that was taken is not drawn."""
        with self._changed:
            self._left.appendleft(name)
            self._changed.notify_all()


def helpers_for(workers: int | None) -> Helpers:
    """As many as help where a user allows so many processes in all; None: as many as others leave cores."""
    from sim.study.pool import cores

    most = cores() - 1
    most = min(most, workers - 1) if workers is not None else min(most, round(cores() * _free()))
    return Helpers(min(most, _MOST))


def _free() -> float:
    """The share of the machine that was free in the last minute; all of it where the system does not say.

    On a machine whose cores are all taken another process would only take time from this one.
    """
    try:
        return max(0.0, 1.0 - os.getloadavg()[0] / (os.cpu_count() or 1))
    except (AttributeError, OSError):
        return 1.0


class Helpers:
    """So many processes that draw; to be used in a `with` statement, whose end is theirs."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._work: tuple[Figures, tuple[Any, ...]] | None = None
        self._given = threading.Event()
        self._stopped = False
        self._lock = threading.Lock()
        self._processes: list[Process] = []
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._stopped = True
            for process in self._processes:
                process.kill()
        self._given.set()
        for thread in self._threads:
            thread.join()

    def begin(self) -> None:
        """Start them, if they are not started yet; returns at once."""
        if not self._threads:
            self._threads = [threading.Thread(target=self._serve, daemon=True) for _ in range(self._count)]
            for thread in self._threads:
                thread.start()

    def draw(self, figures: Figures, results: Results, lang: str) -> None:
        """Let them draw what this process does not take; once. Returns at once."""
        size = sum(_CELL * frame.size for frame in results.tables.values())
        if self._count > 0 and size <= _MOST_BYTES:
            self.begin()
            self._work = (figures, (results.folder, results.manifest, results.tables, lang))
            self._given.set()

    def _serve(self) -> None:
        """What a thread does: start a process, wait for work, hand it on figure by figure."""
        from sim.study.process import NotStartedError, ended, started

        try:
            process = started((_PATH, ()), self._register)
        except NotStartedError:
            return
        try:
            self._given.wait()
            if self._work is not None and not self._stopped:
                figures, results = self._work
                _asked(process, results)
                while (name := figures.take(wait=False)) is not None and self._drawn(process, figures, name):
                    pass
        except OSError:
            pass  # it ended
        finally:
            ended(process)

    def _drawn(self, process: Process, figures: Figures, name: str) -> bool:
        """Whether a process drew a figure; if not, the figure is left again."""
        from sim.study.worker import DONE

        kind, picture = "", None
        try:
            kind, picture = _asked(process, name)
        finally:
            if kind == DONE:
                figures.put(name, picture)
            else:
                figures.back(name)
        return kind == DONE

    def _register(self, process: Process) -> None:
        with self._lock:
            self._processes.append(process)
            if self._stopped:
                process.kill()


def _asked(process: Process, item: Any) -> tuple[str, Any]:
    """What a process answers; `OSError` when it ended."""
    from sim.study.worker import receive, send

    try:
        send(process.stdin, [item])  # type: ignore[arg-type]
        found: tuple[str, Any] = receive(process.stdout)  # type: ignore[arg-type]
    except EOFError as error:
        raise OSError from error
    return found
