"""Experiments: files that say what to vary, over which points and arms, how often, and what to look at.

    experiment = sim.study.design.load("pressure_range")  # a name on the shelves, or a path

Names are imported at first use: listing experiments needs no simulator.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "Arm": "experiment",
    "Design": "experiment",
    "Experiment": "experiment",
    "Factor": "experiment",
    "Points": "points",
    "Stop": "experiment",
    "from_tables": "loading",
    "load": "loading",
    "loads": "loading",
    "shipped": "shelf",
}

__all__ = [
    "Arm",
    "Design",
    "Experiment",
    "Factor",
    "Points",
    "Stop",
    "from_tables",
    "load",
    "loads",
    "shipped",
]


def __getattr__(name: str) -> Any:
    """Import a public name at first use; ``AttributeError`` for any other."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'sim.study.design' has no attribute {name!r}")
    value = getattr(import_module(f"sim.study.design.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
