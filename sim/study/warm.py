"""Compiling once: whether compiled code is there already, and a lock so that many processes do not compile
the same.
"""

from __future__ import annotations

import os
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
    with _locked(_folder() / _LOCK):
        yield
    with suppress(OSError):
        (_folder() / _MARK).touch()


@contextmanager
def _locked(path: Path) -> Iterator[None]:
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
