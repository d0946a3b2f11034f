"""Whether this process runs nothing but this program: its command, or a process that helps it.

Only there may what others rely on be left out to save time: in a user's own program or notebook Numba and
Matplotlib are to be found as their makers left them.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

_ours: list[bool] = []
_usual = gc.get_threshold()


def claim() -> None:
    """This process is the program's own; called before anything heavy is imported."""
    _ours[:] = [True]
    gc.set_threshold(600_000, 20)  # nearly all that imports and reports make is kept: seldom look for garbage


def share() -> None:
    """Users' code runs here, too."""
    if _ours:
        gc.set_threshold(*_usual)
    _ours.clear()


def ours() -> bool:
    """Whether no other program's code runs here."""
    return bool(_ours)


@contextmanager
def _absent(*packages: str) -> Iterator[None]:
    """Have these packages not be found, but for those that are imported already."""
    hidden = [name for name in packages if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type] # what Python itself takes for absent
    try:
        yield
    finally:
        for name in hidden:
            sys.modules.pop(name, None)


def lean() -> Any:
    """A context in which Numba, if no other program's code runs here, does not find what it imports where it
    is installed, a third of a second in all, for what no rule does: calls of C functions, counting which
    lines were compiled, covariances, a file of settings. Where users' code runs, it may do that.
    """
    return _absent("cffi", "coverage", "scipy", "yaml") if ours() else nullcontext()
