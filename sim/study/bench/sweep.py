"""A sweep of streets, stored, against the bare kernel on as many cores (`sim.study.sweep.bench`)."""

from __future__ import annotations

from sim.study.bench.numbers import How, Job, Say
from sim.study.sweep.bench import Report, bench

RUNS = 10_000
RATE, SHARE = (65.0, 120.0), 0.85  # runs a second: target and stretch; of the bare kernel's rate


def measure(job: Job, how: How, say: Say) -> None:
    """Measure it."""
    say("speed.doing_sweep")
    runs = how.pick(50, 2000, RUNS)
    told(job, bench(runs, how.workers))
    if runs != RUNS:
        job.note("speed.fewer_runs", runs=f"{runs:,}", of=f"{RUNS:,}")


def told(job: Job, report: Report) -> None:
    """The numbers of a report."""
    job.add("bare_rate", report.bare, "/s", of=str(report.workers))
    job.add("rate", report.rate, "/s", of=str(report.workers), target=RATE[0], stretch=RATE[1], least=True)
    job.add("rate_share", report.share, "share", target=SHARE, least=True)
    job.add("processor_share", report.processor, "share", target=SHARE, least=True)
    job.add("whole_rate", report.whole, "/s", of=str(report.workers))
    if report.memory:
        job.add("runner_memory", max(look.runner for look in report.memory), "MiB")
        job.add("workers_memory", max(look.workers for look in report.memory), "MiB")
