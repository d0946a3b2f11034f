"""The machine that is measured on: what it is, how fast its memory is, what others use of it meanwhile."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from sim.study.pool import cores

_PACKAGES = ("numpy", "numba", "mesa")
_TRIAD = 1 << 24  # numbers in each of three arrays: 384 MiB in all, beyond every cache
_PASSES = 7
GIB = float(1 << 30)
MIB = float(1 << 20)


def machine() -> dict[str, str]:
    """Processor, cores, memory, system, and versions of what numbers depend on."""
    found = {
        "processor": processor(),
        "cores": str(cores()),
        "memory": f"{memory() / GIB:.0f} GiB" if memory() else "",
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
    }
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = ""
    return found


def processor() -> str:
    """The name of the processor."""
    for line in _lines("/proc/cpuinfo"):
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor()


def memory() -> float:
    """Bytes of memory; 0 where the system does not say."""
    with suppress(AttributeError, OSError, ValueError):
        return float(os.sysconf("SC_PHYS_PAGES")) * float(os.sysconf("SC_PAGE_SIZE"))
    return 0.0


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text("utf-8", "replace").splitlines()
    except OSError:
        return []


class Others:
    """How many cores other programs use between its making and now, on average; NaN where nobody says."""

    def __init__(self) -> None:
        self._clock, self._busy, self._own = time.monotonic(), _busy(), _own()

    def now(self) -> float:
        """Cores, to about a hundredth."""
        elapsed = time.monotonic() - self._clock
        if self._busy is None or elapsed < 0.05:
            return float("nan")
        busy = (_busy() or 0.0) - self._busy
        return max(0.0, (busy - (_own() - self._own)) / elapsed)


def _busy() -> float | None:
    """Seconds that all cores were busy since the system started."""
    for line in _lines("/proc/stat"):
        if line.startswith("cpu "):
            user, nice, system, _, _, irq, soft = (int(part) for part in line.split()[1:8])
            return (user + nice + system + irq + soft) / float(os.sysconf("SC_CLK_TCK"))
    return None


def _own() -> float:
    """Processor time of this process and of its children that have ended."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


@contextmanager
def stopwatch() -> Iterator[list[float]]:
    """Filled at the end: seconds by the clock, and of this process's processor time."""
    found: list[float] = []
    clock, used = time.perf_counter(), time.process_time()
    yield found
    found += [time.perf_counter() - clock, time.process_time() - used]


@cache
def _triad() -> Any:
    import numba

    @numba.njit(nogil=True)
    def triad(a: Any, b: Any, c: Any, factor: float) -> None:
        for i in range(a.shape[0]):
            a[i] = b[i] + factor * c[i]

    return triad


def bandwidth(numbers: int = _TRIAD, passes: int = _PASSES) -> float:
    """Bytes a second that one core moves in a triad (a = b + s c, three streams), the best of some passes."""
    import numpy as np

    triad = _triad()
    a, b, c = np.zeros(numbers), np.ones(numbers), np.full(numbers, 2.0)
    triad(a, b, c, 0.5)
    best = float("inf")
    for _ in range(passes):
        clock = time.perf_counter()
        triad(a, b, c, 3.0)
        best = min(best, time.perf_counter() - clock)
    if not (a == 7.0).all():
        raise ArithmeticError("the triad is wrong")
    return 24.0 * numbers / best
