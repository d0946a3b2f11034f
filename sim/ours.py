"""Whether this process runs nothing but this program: its command, or a process that helps it.

Only there may what others rely on be left out to save time: in a user's own program or notebook Numba and
Matplotlib are to be found as their makers left them.
"""

from __future__ import annotations

import gc

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
