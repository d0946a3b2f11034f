"""Interruptions that are not lost: Ctrl+C, and a request to end as schedulers send it.

Python swallows what is raised while it clears away an object, and it clears some away after every import. So
an interruption is remembered as well as raised, and long work asks for it.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

from sim.errors import InputError

_asked = threading.Event()


def check() -> None:
    """Raise the interruption that came and was swallowed."""
    if _asked.is_set():
        _asked.clear()
        raise KeyboardInterrupt


@contextmanager
def heeded(number: signal.Signals) -> Iterator[None]:
    """Inside, a signal is an interruption, unless it is ignored. Only the first thread can heed signals."""
    first = threading.current_thread() is threading.main_thread()
    if not first or signal.getsignal(number) == signal.SIG_IGN:
        yield
        return
    before = signal.signal(number, _interrupt)
    try:
        yield
    except (OSError, InputError):
        raise  # these say something true, whatever came before
    except Exception:
        check()  # of an interruption that LLVM swallows only what it broke is heard
        raise
    finally:
        signal.signal(number, before)
        _asked.clear()


def _interrupt(*_: Any) -> NoReturn:
    _asked.set()
    raise KeyboardInterrupt
