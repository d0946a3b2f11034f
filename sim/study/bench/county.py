"""A county: 277 communities, 770,202 residents, 52 weeks of warm-up and 156 observed, on one core."""

from __future__ import annotations

from sim.scenario import load
from sim.study.bench.kernel import timed
from sim.study.bench.numbers import How, Job, Say

TARGET, STRETCH = 500.0, 250.0  # ms


def measure(job: Job, how: How, say: Say) -> None:
    """Measure it."""
    say("speed.doing_runs")
    timed(job, load("county"), how.pick(1, 11, 31), TARGET, STRETCH)
