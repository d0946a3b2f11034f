"""Processes that draw figures beside this one.

They begin when a command does, so that all they need is imported when there is something to draw, and draw
while this process writes tables, workbook and page. Whatever they cannot do, this process does: without them
a report takes longer, and is the same.
"""

from __future__ import annotations

import os
import pickle
import shutil
import tempfile
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from sim.report.drawing import Picture
    from sim.report.results import Results
    from sim.study.process import Process

_PATH = "sim.report.helper:answer"
_MOST = 3  # there are seven to ten figures, and each process imports all it needs
_WORTH = 4  # figures left to draw that make it worth for this process to import all that, too
_MOST_BYTES = 200 << 20  # of tables; larger ones are not copied to other processes
_CELL = 8  # bytes of a number
_FIGURE = 1 << 20  # bytes: more than a figure takes
_RUNNING, _LOOKS, _BETWEEN = Path("/proc/loadavg"), 3, 0.001  # how many run now; s
_PATIENCE, _LOOK = 30.0, 1.0  # s: after so long a figure that another process draws is drawn here, too


class Figures:
    """The figures of a report: which are left to draw, which are drawn."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        self.made: dict[str, Picture | None] = {}
        self._left = deque(names)
        self._others = 0
        self._draws_too = False  # who needs them all: all that takes is imported there, too
        self._changed = threading.Condition()

    def take(self, ahead: bool = False) -> str | None:
        """The next figure to draw for a process that helps; None when none is left.

        One is taken ahead, while another is drawn, only where enough are left for all who draw.
        """
        with self._changed:
            enough = len(self._left) >= (self._others if ahead else 1)
            return self._left.popleft() if self._left and enough else None

    def take_rest(self) -> str | None:
        """The next figure to draw for the process that needs them all; None when all are drawn.

        While others draw, few are left to them by one that has not drawn yet: but for what they give back,
        and what takes them too long.
        """
        late = time.monotonic() + _PATIENCE
        with self._changed:
            while missing := [name for name in self.names if name not in self.made]:
                if len(self._left) >= (_WORTH if self._others and not self._draws_too else 1):
                    self._draws_too = True
                    return self._left.popleft()
                if time.monotonic() > late:
                    return missing[0]
                self._changed.wait(_LOOK)
        return None

    def drawing(self, more: int) -> None:
        """So many more processes, or fewer, help."""
        with self._changed:
            self._others += more
            self._changed.notify_all()

    def put(self, name: str, picture: Picture | None) -> None:
        """A figure that was taken is drawn; None where there is nothing to draw."""
        with self._changed:
            self.made.setdefault(name, picture)
            self._changed.notify_all()

    def back(self, name: str) -> None:
        """A figure that was taken is not drawn."""
        with self._changed:
            if name not in self.made:
                self._left.appendleft(name)
            self._changed.notify_all()


_early: list[Helpers] = []  # begun, and not asked for yet


@contextmanager
def begun() -> Iterator[None]:
    """Start the usual number of helpers now; the first `helpers_for(None)` inside gets them; they end with
    the block.
    """
    with helpers_for(None) as helpers:
        helpers.begin()
        _early.append(helpers)
        try:
            yield
        finally:
            _early.clear()


def helpers_for(workers: int | None) -> Helpers:
    """As many as help where a user allows so many processes in all; None: as many as others leave cores."""
    from sim.study.pool import cores

    if workers is None and _early:
        return _early.pop()

    most = workers - 1 if workers is not None else round(cores() * _free())
    return Helpers(min(most, cores() - 1, _MOST))


def _free() -> float:
    """The share of the machine that others leave free now; all of it where the system does not say.

    On a machine whose cores are all taken another process would only take time from this one.
    """
    busy = []
    for _ in range(_LOOKS):
        try:
            running = _RUNNING.read_text("ascii").split()[3].partition("/")[0]
        except (OSError, IndexError):
            return 1.0
        busy.append(int(running) - 1)  # but for this process
        time.sleep(_BETWEEN)
    return max(0.0, 1.0 - min(busy) / (os.cpu_count() or 1))


class Helpers:
    """So many processes that draw; to be used in a `with` statement, whose end is theirs."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._work: tuple[Figures, bytes] | None = None
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
        while len(self._threads) < self._count:
            thread = threading.Thread(target=self._serve, daemon=True)
            try:
                thread.start()
            except RuntimeError:  # the system gives no more threads
                self._count = len(self._threads)
                return
            self._threads.append(thread)

    @property
    def draw_some(self) -> bool:
        """Whether they draw: there are some, and they were given figures."""
        return self._work is not None and bool(self._threads)

    def draw(self, figures: Figures, results: Results, lang: str) -> Figures:
        """Let them draw what this process does not take; once. Gives the figures that they draw, at once."""
        if self._work is not None:
            return self._work[0]
        cells = sum(frame.size for frame in results.tables.values())
        if self._count > 0 and _CELL * cells <= _MOST_BYTES:
            parts = (results.folder, results.manifest, results.tables, lang)
            given = pickle.dumps(parts, protocol=pickle.HIGHEST_PROTOCOL)
            if len(given) <= _MOST_BYTES:  # texts take more than numbers
                self.begin()
                figures.drawing(len(self._threads))
                self._work = (figures, given)
                self._given.set()
        return figures

    def _serve(self) -> None:
        """What a thread does: start a process, wait for work, hand it on."""
        from sim.study.process import ended
        from sim.study.worker import DONE

        temporary = _folder()
        process = self._started(temporary)
        self._given.wait()  # without a process, too: whoever gives work counts on this thread
        try:
            if process is not None and self._work is not None and not self._stopped:
                figures, results = self._work
                if _asked(process, results)[0] == DONE:
                    _draw(process, figures)
        except Exception:  # it ended, or answers nonsense: this process draws
            if os.environ.get("CHAOFUHE_DEBUG"):
                raise
        finally:
            if self._work is not None:
                self._work[0].drawing(-1)
            if process is not None:
                process.kill()  # it has no more to do: to take all apart that it imported would take time
                ended(process)
            if temporary is not None:
                shutil.rmtree(temporary, ignore_errors=True)

    def _started(self, temporary: str | None) -> Process | None:
        """A process; None where there is none to be had."""
        from sim.study.process import started

        with suppress(Exception):
            process = started((_PATH, ()), self._register, temporary)
            _make_room(process)
            return process
        return None

    def _register(self, process: Process) -> None:
        with self._lock:
            self._processes.append(process)
            if self._stopped:
                process.kill()


def _folder() -> str | None:
    """A folder for what a process would clear away at its end, but for that it is killed: where it may not
    write to the user's folders, Matplotlib makes one.
    """
    with suppress(OSError):
        return tempfile.mkdtemp(prefix="chaofuhe-")
    return None


def _make_room(process: Process) -> None:
    """Let a figure fit into the pipe, where the system can: whoever drew it draws on then, also while this
    process is busy.
    """
    with suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(process.stdout, fcntl.F_SETPIPE_SZ, _FIGURE)  # type: ignore[arg-type]


def _draw(process: Process, figures: Figures) -> None:
    """Have a process draw what is left, figure by figure. It has the next at hand when one is drawn: this
    process may be busy then. What it was given and did not draw is left again.
    """
    from sim.study.worker import DONE

    given: deque[str] = deque()
    kind = DONE
    try:
        while kind == DONE:
            for ahead in (False, True)[len(given) :]:
                if (name := figures.take(ahead)) is not None:
                    given.append(name)
                    _give(process, name)
            if not given:
                return
            kind, picture = _answer(process)
            if kind == DONE:
                figures.put(given.popleft(), picture)
    finally:
        while given:
            figures.back(given.pop())


def _asked(process: Process, item: Any) -> tuple[str, Any]:
    """What a process answers; `OSError` when it ended."""
    _give(process, item)
    return _answer(process)


def _give(process: Process, item: Any) -> None:
    from sim.study.worker import send

    send(process.stdin, [item])  # type: ignore[arg-type]


def _answer(process: Process) -> tuple[str, Any]:
    from sim.study.worker import receive

    try:
        found: tuple[str, Any] = receive(process.stdout)  # type: ignore[arg-type]
    except EOFError as error:
        raise OSError from error
    return found
