"""Compiling the week, once for each version of the sources, by several processes side by side.

python -m sim.compiling FOLDER      what a helping process runs; the kinds of rows come on its input
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.compiled import CACHE_FOLDER, is_compiled

if TYPE_CHECKING:
    from sim.agents.state import State

_MOST_HELPERS = 3  # more would only wait for the largest module
# Begun first: the largest. Modules that call the same rules go to one process, which compiles those once.
_FIRST = (("service", "department"), ("demand",), ("means",))


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


def ready(state: State) -> None:
    """Have every unit of a week for this kind of state: compiled now, or fetched from the disk.

    Compiled code that calls units must not run before.
    """
    if not is_compiled():
        return
    from sim.agents.state import type_of_kinds
    from sim.units import UNITS

    this = type_of_kinds(state.kinds)
    if all(this in unit.signatures for unit in UNITS):
        return
    mark = CACHE_FOLDER / f"units-{this.digest}-{here()}"
    if not mark.exists():
        with locked(CACHE_FOLDER / "units.lock"):
            if not mark.exists():
                _compile_with_helpers(state)
    for unit in UNITS:
        unit.signature_for(this)
    with suppress(OSError):
        mark.touch()


def _compile_with_helpers(state: State) -> None:
    """Share the modules that units are in among this process and some helping ones."""
    helpers: list[subprocess.Popen[bytes]] = []
    with tempfile.TemporaryDirectory(prefix="chaofuhe-") as claims:
        try:
            for _ in range(min(_MOST_HELPERS, _cores() - 1)):
                with suppress(OSError):
                    helpers.append(_helper(claims, state.kinds))
            _compile_unclaimed(Path(claims), state.kinds)
            for helper in helpers:
                helper.wait()
        finally:
            for helper in helpers:
                if helper.poll() is None:
                    helper.terminate()
                    helper.wait()


def _cores() -> int:
    """Cores that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _helper(claims: str, kinds: Any) -> subprocess.Popen[bytes]:
    """A process that compiles into the same folder. What it cannot do, this process does itself."""
    paths = [str(Path(__file__).parent.parent), *filter(None, [os.environ.get("PYTHONPATH")])]
    own = {"CHAOFUHE_CACHE": str(CACHE_FOLDER.parent), "PYTHONPATH": os.pathsep.join(paths)}
    helper = subprocess.Popen(
        [sys.executable, "-P", "-m", "sim.compiling", claims],  # not what lies in the folder one is in
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | own,
    )
    assert helper.stdin is not None
    with suppress(OSError):
        helper.stdin.write(pickle.dumps(kinds))
        helper.stdin.close()
    return helper


def _compile_unclaimed(claims: Path, kinds: Any) -> None:
    """Compile the units of every module that no other process has claimed.

    Compiling makes many objects, and keeps them: Python would search them over and over for some to free.
    """
    from sim import week
    from sim.agents.state import type_of_kinds
    from sim.units import UNITS

    this = type_of_kinds(kinds)
    modules = {name: [*units] for name, units in groupby(UNITS, lambda unit: unit.py_func.__module__)}
    del modules[week.__name__]  # calls all the others
    first = [tuple(f"sim.rules.{name}" for name in names) for names in _FIRST]
    others = [(name,) for name in modules if not any(name in names for names in first)]
    with _no_search_for_garbage():
        for names in [*first, *others]:
            try:
                os.close(os.open(claims / names[0], os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            except FileExistsError:
                continue
            for unit in chain(*(modules[name] for name in names)):
                unit.signature_for(this)


@contextmanager
def _no_search_for_garbage() -> Iterator[None]:
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


if __name__ == "__main__":
    _compile_unclaimed(Path(sys.argv[1]), pickle.load(sys.stdin.buffer))
