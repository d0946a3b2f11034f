"""What `sweep` does on a cluster: options, Slurm's jobs, Dask's workers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sim.cli.studies import progress, say
from sim.errors import InputError
from sim.text import both, chosen, t

if TYPE_CHECKING:
    from sim.study.design.experiment import Experiment
    from sim.study.sweep.executor import Executor
    from sim.study.sweep.slurm.options import Options
    from sim.study.sweep.slurm.watch import Watched

Shards = Annotated[int | None, typer.Option("--shards", help="slurm.shards", metavar="N", min=1, max=100_000)]
Partition = Annotated[str, typer.Option("--partition", help="slurm.partition", metavar="NAME")]
Account = Annotated[str, typer.Option("--account", help="slurm.account", metavar="NAME")]
Time = Annotated[str, typer.Option("--time", help="slurm.time", metavar="TIME")]
Mem = Annotated[str, typer.Option("--mem", help="slurm.mem", metavar="SIZE")]
ArrayLimit = Annotated[
    int | None, typer.Option("--array-limit", help="slurm.array_limit", metavar="N", min=1, max=10_000_000)
]
AtOnce = Annotated[
    int | None, typer.Option("--at-once", help="slurm.at_once", metavar="N", min=1, max=100_000)
]
Modules = Annotated[list[str] | None, typer.Option("--module", help="slurm.module", metavar="NAME")]
Setup = Annotated[list[str] | None, typer.Option("--setup", help="slurm.setup", metavar="LINE")]
Container = Annotated[str, typer.Option("--container", help="slurm.container", metavar="IMAGE")]
Extra = Annotated[list[str] | None, typer.Option("--option", help="slurm.option", metavar="OPTION")]
NoWait = Annotated[bool, typer.Option("--no-wait", help="slurm.no_wait")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="slurm.dry_run")]
Address = Annotated[str, typer.Option("--address", help="dask.address", metavar="ADDRESS")]
DaskSlurm = Annotated[bool, typer.Option("--dask-slurm", help="dask.dask_slurm")]

_JOBS = ("partition", "account", "time", "mem", "module", "setup", "option")
_SLURM = ("shards", "array-limit", "at-once", "container", "no-wait", "dry-run")
_DASK = ("address", "dask-slurm")


def check_belongs(executor: str, given: Mapping[str, Any]) -> None:
    """Raise `InputError` for an option that the executor does not know."""
    known = {
        "local": (),
        "slurm": (*_JOBS, *_SLURM),
        "dask": (*_DASK, *(_JOBS if given["dask-slurm"] else ())),
    }[executor]
    for name, value in given.items():
        if value and name not in known:
            where = "slurm" if name in _SLURM else "dask" if name in _DASK else "slurm, dask --dask-slurm"
            raise InputError(*both("slurm.other_executor"), key=f"--{name}", allowed=f"--executor {where}")


def check_slurm(shard: tuple[int, int] | None, *, dry_run: bool) -> None:
    """Raise `InputError` where Slurm is not, or for a shard: its jobs are the shards."""
    from sim.study.sweep.slurm.queue import site

    if shard:
        raise InputError(*both("slurm.no_shard"), key="--shard")
    if not dry_run:
        site()


def options_of(given: Mapping[str, Any], workers: int | None) -> Options:
    """What was asked for of jobs."""
    from sim.study.sweep.slurm.options import Options

    found = Options(
        partition=given["partition"],
        account=given["account"],
        time=given["time"],
        mem=given["mem"],
        cores=workers or 1,
        shards=given["shards"],
        at_once=given["at-once"],
        array_limit=given["array-limit"],
        modules=tuple(given["module"] or ()),
        setup=tuple(given["setup"] or ()),
        container=given["container"],
        extra=tuple(given["option"] or ()),
    )
    found.check()
    return found


def on_slurm(
    experiment: Experiment, folder: str, options: Options, *, wait: bool, dry_run: bool, retry_failed: bool
) -> Watched:
    """Run an experiment as jobs; they go on when this is interrupted."""
    from sim.study.sweep.slurm.watch import jobs_of, run

    def notice(key: str, words: dict[str, Any]) -> None:
        say(t(f"slurm.{key}", chosen(), **words))

    try:
        with progress() as show:
            found = run(
                experiment,
                folder,
                options,
                show,
                notice,
                wait=wait,
                dry_run=dry_run,
                retry_failed=retry_failed,
            )
    except KeyboardInterrupt:
        arrays = {job.array for job in jobs_of(folder) or ()}
        if arrays:
            say(t("slurm.goes_on", chosen(), jobs=" ".join(map(str, sorted(arrays)))))
        raise
    if found.running:
        say(t("slurm.goes_on", chosen(), jobs=" ".join(map(str, found.running))))
    return found


def dask_executor(
    given: Mapping[str, Any], options: Options, workers: int | None
) -> Callable[[Experiment, int | None], Executor]:
    """What makes the executor on Dask's workers."""
    from sim.study.dask_cluster import at_address, on_slurm_jobs
    from sim.study.sweep.on_dask import OnDask

    address = given["address"]
    if bool(address) == bool(given["dask-slurm"]):
        key = "dask.one_where" if address else "dask.where"
        raise InputError(*both(key), key="--executor", value="dask", allowed=both("dask.where_form"))
    if address and workers:
        raise InputError(*both("slurm.other_executor"), key="--workers", allowed="--dask-slurm")

    def make(experiment: Experiment, _: int | None) -> Executor:
        cluster = at_address(address) if address else on_slurm_jobs(options, workers or 1)
        cluster.notice = say_of_dask
        executor = OnDask(experiment, cluster)
        say(t("dask.connected", chosen(), address=cluster.address, workers=cluster.workers()))
        return executor

    return make


def say_of_dask(key: str, words: dict[str, Any]) -> None:
    """What a Dask cluster has to tell while somebody waits for it."""
    say(t(f"dask.{key}", chosen(), **words))


def job_facts(folder: str | Path) -> list[tuple[str, str]]:
    """What `status` says of a sweep's jobs: nothing where it has none."""
    from sim.study.sweep.slurm.watch import jobs_of

    jobs = jobs_of(folder)
    if jobs is None:
        return []
    lang = chosen()
    waiting = [job for job in jobs if job.waits]
    facts = [t("slurm.state", lang, running=len(jobs) - len(waiting), waiting=len(waiting))]
    if jobs:
        facts.append(t("slurm.arrays", lang, arrays=", ".join(map(str, sorted({job.array for job in jobs})))))
    reasons = Counter(job.reason for job in waiting if job.reason not in ("", "None"))
    if reasons:
        said = ", ".join(f"{reason} ({count})" for reason, count in reasons.most_common(3))
        facts.append(t("slurm.reasons", lang, reasons=said))
    return [(t("slurm.jobs", lang), "; ".join(facts))]
