"""Sweeps: an experiment's runs, many thousands of them, on disk as they are done, resumed where they stopped.

    experiment = sim.study.design.load("pressure_range")
    sim.study.sweep.run(experiment, "results/pressure")  # again: goes on where it was interrupted
    frame = sim.study.sweep.table("results/pressure")    # a row for each run

Names are imported at first use.
"""

from __future__ import annotations

from sim.study.lazy import lazily

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

__getattr__, __dir__ = lazily(__name__, _HOMES)
