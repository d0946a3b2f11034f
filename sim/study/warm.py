"""Compiling once: whether compiled code is there already, and a lock so that many processes do not compile
the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_MARK, _LOCK = "warm", "lock"


def _folder() -> Path:
    from sim.compiled import CACHE_FOLDER

    return CACHE_FOLDER


def is_warm() -> bool:
    """Whether a run has been compiled from these sources on this machine before (or runs are not compiled at
    all).
    """
    from sim.compiled import is_compiled

    return not is_compiled() or (_folder() / _MARK).exists()


@contextmanager
def warmed() -> Iterator[None]:
    """Inside runs the first run of this process. The first of many processes compiles while the others wait
    for it.
    """
    if is_warm():
        yield
        return
    from sim.compiling import locked

    with locked(_folder() / _LOCK):
        yield
    with suppress(OSError):
        (_folder() / _MARK).touch()
