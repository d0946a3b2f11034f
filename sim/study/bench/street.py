"""A street: 12 communities, 40,000 residents, 52 weeks of warm-up and 156 observed, on one core."""

from __future__ import annotations

from sim.scenario import load
from sim.study.bench.kernel import timed
from sim.study.bench.numbers import How, Job, Say

TARGET, STRETCH = 25.0, 12.0  # ms


def measure(job: Job, how: How, say: Say) -> None:
    """Measure it."""
    say("speed.doing_runs")
    timed(job, load("street"), how.pick(3, 40, 100), TARGET, STRETCH)
