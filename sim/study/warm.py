"""Compiling once: whether compiled code is there already, and a lock so that many processes do not compile
the same.

Compiled code is for one kind of processor: the mark that says it is there has the processor's name. The
folder that `CHAOFUHE_CACHE` names may be read-only, as in an image or an installation that a group shares;
what was compiled there is then copied to where this user may write, once.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_LOCK = "lock"


def _folder() -> Path:
    from sim.compiled import CACHE_FOLDER

    return CACHE_FOLDER


def _mark() -> str:
    """The name of the file that says that code for this processor and installation is there."""
    from sim.compiling import here

    return f"warm-{here()}"


def _shared() -> Path | None:
    """The read-only folder with compiled code for these sources and this processor, if there is one."""
    from sim.compiled import sources_hash

    given = os.environ.get("CHAOFUHE_CACHE")
    if not given:
        return None
    folder = Path(given) / sources_hash()
    return folder if folder != _folder() and (folder / _mark()).exists() else None


def is_warm() -> bool:
    """Whether a run has been compiled from these sources for this processor before (or runs are not compiled
    at all).
    """
    from sim.compiled import is_compiled

    return not is_compiled() or (_folder() / _mark()).exists() or _shared() is not None


@contextmanager
def warmed() -> Iterator[None]:
    """Inside runs the first run of this process, from the making of its region on. The first of many
    processes compiles while the others wait for it.
    """
    from sim.compiled import is_compiled

    if not is_compiled() or (_folder() / _mark()).exists():
        yield
        return
    from sim.compiling import helped, locked

    with locked(_folder() / _LOCK):
        shared = _shared()
        if shared is not None and not (_folder() / _mark()).exists():
            _copied(shared)
        with helped():
            yield
    with suppress(OSError):
        (_folder() / _mark()).touch()


def _copied(shared: Path) -> None:
    """Copy compiled code to where this user may write; without it, it is compiled anew."""
    with suppress(OSError, shutil.Error):
        leave_out = shutil.ignore_patterns(_LOCK, "warm-*")
        shutil.copytree(shared, _folder(), dirs_exist_ok=True, ignore=leave_out)
