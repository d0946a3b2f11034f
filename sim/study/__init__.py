"""Studies: running scenarios many times, comparing them on the same seeds, and keeping what was found.

Names are imported at first use, so that what is on disk already can be read without the simulator.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "Effect": "findings",
    "Findings": "findings",
    "Result": "findings",
    "compare": "paired",
    "read": "findings",
    "run": "runs",
}

__all__ = ["Effect", "Findings", "Result", "compare", "read", "run"]


def __getattr__(name: str) -> Any:
    """Import a public name at first use; ``AttributeError`` for any other."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'sim.study' has no attribute {name!r}")
    value = getattr(import_module(f"sim.study.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
