"""How much memory counties take, and whether it is there."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sim.errors import InputError
from sim.study.schedule import free_memory
from sim.text import both

if TYPE_CHECKING:
    from sim.study.nation.counties import County

PROCESS = 520e6  # bytes of a process with the compiled rules and the list of divisions
_RESIDENT, _COMMUNITY, _COMMUNITY_WEEK = 70.0, 60e3, 300.0  # bytes, measured and rounded up
# Of a county that rests while others of its province live, likewise.
_RESTING, _RESTING_COMMUNITY, _RESTING_WEEK = 22.0, 14e3, 260.0
_SHARE = 0.9  # of what is free that may be taken
_GROUP = Path("/sys/fs/cgroup")
GIB = float(1 << 30)


def of_county(county: County, weeks: int) -> float:
    """Bytes that a county takes while it lives, at most."""
    return _RESIDENT * county.residents + county.communities * (_COMMUNITY + _COMMUNITY_WEEK * weeks)


def of_province(counties: Sequence[County], weeks: int) -> float:
    """Bytes that coupled counties take, one of which lives while the others rest, at most."""
    resting = sum(
        _RESTING * county.residents + county.communities * (_RESTING_COMMUNITY + _RESTING_WEEK * weeks)
        for county in counties
    )
    return resting + max(of_county(county, weeks) for county in counties)


def needed(sizes: Sequence[float], workers: int) -> float:
    """Bytes that so many processes take when they live the largest at the same time; `sizes`: of counties, or
    of provinces.
    """
    largest = sorted(sizes, reverse=True)[:workers]
    return sum(PROCESS + size for size in largest) + (PROCESS if workers > 1 else 0.0)


def available() -> float:
    """Bytes that this process and its helpers may take: what is free here, or left of the group's limit."""
    free = free_memory()
    with suppress(OSError, ValueError):
        for line in Path("/proc/meminfo").read_text("ascii").splitlines():
            if line.startswith("MemAvailable:"):
                free = float(line.split()[1]) * 1024.0
    with suppress(OSError, ValueError):
        limit = float((_GROUP / "memory.max").read_text("ascii"))
        free = min(free, limit - float((_GROUP / "memory.current").read_text("ascii")))
    return free


def check(sizes: Sequence[float], workers: int) -> float:
    """Bytes needed; `InputError` when they are not there, saying how many workers would fit."""
    wanted, free = needed(sizes, workers), _SHARE * available()
    if wanted > free:
        fits = max((n for n in range(1, workers) if needed(sizes, n) <= free), default=0)
        said = {"needed": f"{wanted / GIB:.1f}", "free": f"{free / GIB:.1f}", "workers": workers}
        allowed = both("nation.fewer_workers", n=fits) if fits else both("nation.other_machine")
        raise InputError(*both("nation.no_room", **said), key="--workers", value=workers, allowed=allowed)
    return wanted
