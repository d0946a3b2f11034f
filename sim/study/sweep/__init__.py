"""Sweeps: an experiment's runs, many thousands of them, on disk as they are done, resumed where they stopped.

    experiment = sim.study.design.load("pressure_range")
    sim.study.sweep.run(experiment, "results/pressure")  # again: goes on where it was interrupted
    frame = sim.study.sweep.table("results/pressure")    # a row for each run

Names are imported at first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "Batch": "executor",
    "Done": "executor",
    "Executor": "executor",
    "Status": "state",
    "Summary": "runner",
    "Task": "executor",
    "experiment_in": "folder",
    "merge": "merging",
    "run": "runner",
    "status": "state",
    "table": "tables",
}

__all__ = [
    "Batch",
    "Done",
    "Executor",
    "Status",
    "Summary",
    "Task",
    "experiment_in",
    "merge",
    "run",
    "status",
    "table",
]


def __getattr__(name: str) -> Any:
    """Import a public name at first use; ``AttributeError`` for any other."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'sim.study.sweep' has no attribute {name!r}")
    value = getattr(import_module(f"sim.study.sweep.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
