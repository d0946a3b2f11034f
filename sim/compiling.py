"""Compiling the week, once for each version of the sources, by several processes side by side.

Helping processes begin before the region is made, not when the state is there: what they compile for is known
ahead (`sim.agents.tables`).
"""

from __future__ import annotations

import gc
import hashlib
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.compiled import CACHE_FOLDER, is_compiled
from sim.ours import ours

if TYPE_CHECKING:
    from sim.agents.state import State

_MOST_HELPERS = 3  # more would only wait for the largest module
# Begun first: what takes longest, in that order. Modules that call the same rules go to one process, which
# compiles those once.
_FIRST = (
    ("sim.rules.service", "sim.rules.department"),
    ("sim.rules.demand",),
    ("sim.rules.means",),
    ("sim.rules.time_use",),
    ("sim.rules.assessment",),
)

_beginning, _compiling = threading.Lock(), threading.Lock()
# What a helping process runs; its arguments: the folder of what is claimed, and the type of state.
_HELP = "import sys; from sim.compiling import _help; _help(*sys.argv[1:])"
_HELPING = f"from sim.ours import claim; claim(); {_HELP}"  # for the program's own processes

_team: _Team | None = None  # while units are compiled, or about to be
_complete: dict[Any, int] = {}  # types of state for which this process has every unit, of so many


@cache
def here() -> str:
    """The processor that code is compiled for, and a short name of where the package lies: Numba finds
    compiled code by the path of its source.
    """
    name = os.environ.get("NUMBA_CPU_NAME")
    if not name:
        from llvmlite import binding

        name = binding.get_host_cpu_name()
    return f"{name}-{hashlib.sha256(str(Path(__file__).parent).encode()).hexdigest()[:8]}"


class _Team:
    """Helping processes, and the folder where they and this process claim what each compiles."""

    def __init__(self, kind: Any) -> None:
        self.kind = kind  # the type of state
        self._helpers: list[subprocess.Popen[bytes]] = []
        self._stack = ExitStack()

    def begin(self) -> None:
        """Start processes, unless all is compiled, here or meanwhile by another program; they end with
        `end`.
        """
        if _mark(self.kind).exists():
            return
        self._stack.enter_context(locked(CACHE_FOLDER / "units.lock"))
        if _mark(self.kind).exists():
            self.end()
            return
        count = min(_MOST_HELPERS, _cores() - 1)
        if count <= 0:
            return
        self._claims = self._stack.enter_context(tempfile.TemporaryDirectory(prefix="chaofuhe-"))
        self._stack.callback(self._stop)
        for _ in range(count):
            with suppress(OSError):
                self._helpers.append(_helper(self._claims, self.kind))

    def compile(self) -> None:
        """Compile with them what is left."""
        if self._helpers:
            _compile_unclaimed(Path(self._claims), self.kind)
            for helper in self._helpers:
                helper.wait()

    def end(self) -> None:
        """Others may compile."""
        self._stack.close()

    def _stop(self) -> None:
        for helper in self._helpers:
            if helper.poll() is None:
                helper.terminate()
                helper.wait()


@contextmanager
def helped() -> Iterator[None]:
    """Inside, other processes compile beside what this one does, until `ready` has it all: for what comes
    before a state.
    """
    global _team
    if not is_compiled():
        yield
        return
    from sim.agents.state import type_of_kinds
    from sim.agents.tables import kinds

    this = type_of_kinds(kinds())
    with ExitStack() as stack:
        with _beginning:
            if _team is None and not _known(this):
                _team = _Team(this)
                stack.callback(_over, _team)
                _team.begin()
        yield


def _over(team: _Team) -> None:
    global _team
    _team = None
    team.end()


def ready(state: State) -> None:
    """Have every unit of a week for this kind of state: compiled now, or fetched from the disk.

    Compiled code that calls units must not run before.
    """
    if not is_compiled():
        return
    from sim.agents.state import type_of_kinds
    from sim.units import UNITS

    this = type_of_kinds(state.kinds)
    if _known(this):
        return
    with helped(), _compiling:
        team = _team  # None: another thread's, which has just ended
        if team is not None and team.kind == this:
            team.compile()
        with _no_search_for_garbage():
            for unit in UNITS:
                unit.signature_for(this)
        with suppress(OSError):
            _mark(this).touch()
        if team is not None:
            team.end()


def _known(kind: Any) -> bool:
    """Whether this process has every unit for a type of state."""
    from sim.units import UNITS

    if _complete.get(kind) != len(UNITS) and all(kind in unit.signatures for unit in UNITS):
        _complete[kind] = len(UNITS)
    return _complete.get(kind) == len(UNITS)


def _mark(kind: Any) -> Path:
    """The file that says that every unit is on the disk for a type of state."""
    return CACHE_FOLDER / f"units-{kind.digest}-{here()}"


def _cores() -> int:
    """Cores that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _helper(claims: str, kind: Any) -> subprocess.Popen[bytes]:
    """A process that compiles into the same folder. What it cannot do, this process does itself."""
    paths = [str(Path(__file__).parent.parent), *filter(None, [os.environ.get("PYTHONPATH")])]
    own = {"CHAOFUHE_CACHE": str(CACHE_FOLDER.parent), "PYTHONPATH": os.pathsep.join(paths)}
    return subprocess.Popen(
        # -P: not what lies in the folder one is in
        [sys.executable, "-P", "-c", _HELPING if ours() else _HELP, claims, str(kind.digest)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | own,
    )


def _help(claims: str, digest: str) -> None:
    """What a helping process does: nothing, if states are of another type here than where it was started."""
    from sim.agents.state import type_of_kinds
    from sim.agents.tables import kinds

    kind = type_of_kinds(kinds())
    if str(kind.digest) == digest:
        _compile_unclaimed(Path(claims), kind)


def _compile_unclaimed(claims: Path, kind: Any) -> None:
    """Compile the units of every module that no other process has claimed."""
    with _no_search_for_garbage():
        for name, units in _shares():
            try:
                os.close(os.open(claims / name, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            except FileExistsError:
                continue
            except OSError:  # another thread's, which has just ended, or there is no room
                return
            for unit in units:
                unit.signature_for(kind)


def _shares() -> list[tuple[str, list[Any]]]:
    """Units that one process compiles, those that take longest first; and a name for each such share."""
    from sim import week
    from sim.units import UNITS

    modules: dict[str, list[Any]] = {}
    for unit in UNITS:
        modules.setdefault(unit.py_func.__module__, []).append(unit)
    del modules[week.__name__]  # calls all the others
    first = [[name for name in names if name in modules] for names in _FIRST]
    others = [[name] for name in modules if name not in chain(*first)]
    return [(names[0], [*chain(*(modules[name] for name in names))]) for names in (*first, *others) if names]


@contextmanager
def _no_search_for_garbage() -> Iterator[None]:
    """Compiling makes many objects, and keeps them: Python would search them all, over and over."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a lock on a file; go on without where the system has none. It opens when the process ends, however
    it does.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
    except OSError:
        yield
        return
    try:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
