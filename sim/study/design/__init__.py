"""Experiments: files that say what to vary, over which points and arms, how often, and what to look at.

    experiment = sim.study.design.load("pressure_range")  # a name on the shelves, or a path

Names are imported at first use: listing experiments needs no simulator.
"""

from __future__ import annotations

from sim.study.lazy import lazily

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

__getattr__, __dir__ = lazily(__name__, _HOMES)
