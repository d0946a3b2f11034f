"""Whether this process runs nothing but this program: its command, or a process that helps it.

Only there may what others rely on be left out to save time: in a user's own program or notebook Numba and
Matplotlib are to be found as their makers left them.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from threading import get_ident
from typing import Any

# What linear algebra reads before it starts threads; the first counts where the others say nothing. There is
# little of it here, and threads would spin for work while replicates, helpers and workers take the cores.
ALONE = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
_ours: list[bool] = []
_alone: list[str] = []  # of these, what nobody had said
_usual = gc.get_threshold()


def claim() -> None:
    """This process is the program's own; called before anything heavy is imported."""
    _ours[:] = [True]
    if ALONE[0] not in os.environ:
        _alone.extend(name for name in ALONE if name not in os.environ)
        os.environ.update(dict.fromkeys(_alone, "1"))
    gc.set_threshold(600_000, 20)  # nearly all that imports and reports make is kept: seldom look for garbage


def share() -> None:
    """Users' code runs here, too."""
    if _ours:
        gc.set_threshold(*_usual)
    for name in _alone:
        if os.environ.get(name) == "1":
            del os.environ[name]
    _alone.clear()
    _ours.clear()


def ours() -> bool:
    """Whether no other program's code runs here."""
    return bool(_ours)


class _Absent:
    """Packages that one thread does not find, unless they are imported already; others do."""

    def __init__(self, packages: tuple[str, ...]) -> None:
        self._packages = packages
        self._thread = get_ident()

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> None:
        """As Python asks where a module is: nothing to say of most."""
        if name in self._packages and get_ident() == self._thread:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


@contextmanager
def _absent(packages: tuple[str, ...]) -> Iterator[None]:
    hiding: Any = _Absent(packages)
    sys.meta_path.insert(0, hiding)
    try:
        yield
    finally:
        sys.meta_path.remove(hiding)


_UNUSED = ("cffi", "coverage", "scipy")
_SETTINGS = Path(".numba_config.yaml")  # a user's, which Numba looks for in the current folder


def lean() -> Any:
    """A context in which Numba, if no other program's code runs here, does not find what it imports where it
    is installed, a third of a second in all, for what no rule does: calls of C functions, counting which
    lines were compiled, covariances, a file of settings where there is none. Where users' code runs, it may
    do that.
    """
    if not ours():
        return nullcontext()
    return _absent(_UNUSED if _SETTINGS.is_file() else (*_UNUSED, "yaml"))
