"""The rows of the table, and measuring one of them."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

from sim.study.bench.numbers import How, Job, Say

# In the order in which they are measured: what needs a quiet machine most comes first.
ROWS = ("street", "county", "growth", "start", "reference", "paired", "overhead", "sweep", "nation")


def measured(name: str, how: How, say: Say | None = None) -> Job:
    """Measure one row. Raises `UnequalError` when programs that are compared give different answers."""
    from sim.study.bench.machine import Others, machine
    from sim.study.identity import model_sources

    measure: Any = import_module(f"sim.study.bench.{name}").measure
    others, clock = Others(), time.perf_counter()
    job = Job(name, how=how.name, at=datetime.now(UTC).isoformat(timespec="minutes"))
    measure(job, how, say or (lambda key: None))
    job.seconds = time.perf_counter() - clock
    job.others = others.now()
    job.machine, job.sources = machine(), model_sources()
    return job
