"""``chaofuhe sweep``: an experiment's runs, stored as they are done; again: the rest of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sim.cli import cluster
from sim.cli.studies import say
from sim.cli.terms import DONE, FAILED
from sim.errors import InputError, nearest_names
from sim.text import both, chosen, t

if TYPE_CHECKING:
    from sim.study.design.experiment import Experiment
    from sim.study.sweep.runner import Summary
    from sim.study.sweep.slurm.watch import Watched

_EXECUTORS = ("local", "slurm", "dask")
_EVERYWHERE = ("experiment", "executor", "workers", "shard", "out", "retry_failed", "replicates")

Workers = Annotated[int | None, typer.Option("--workers", help="sweep.workers", metavar="N", min=1, max=4096)]
Replicates = Annotated[
    int | None, typer.Option("--replicates", "-n", help="sweep.replicates", metavar="N", min=1, max=1_000_000)
]


def command(
    experiment: Annotated[str, typer.Argument(help="sweep.experiment", metavar="EXPERIMENT")],
    executor: Annotated[str, typer.Option("--executor", help="sweep.executor", metavar="WHERE")] = "local",
    workers: Workers = None,
    shard: Annotated[str, typer.Option("--shard", help="sweep.shard", metavar="K/N")] = "",
    out: Annotated[str, typer.Option("--out", "-o", help="sweep.out", metavar="DIR")] = "",
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="sweep.retry_failed")] = False,
    replicates: Replicates = None,
    shards: cluster.Shards = None,
    partition: cluster.Partition = "",
    account: cluster.Account = "",
    time: cluster.Time = "",
    mem: cluster.Mem = "",
    array_limit: cluster.ArrayLimit = None,
    at_once: cluster.AtOnce = None,
    module: cluster.Modules = None,
    setup: cluster.Setup = None,
    container: cluster.Container = "",
    option: cluster.Extra = None,
    no_wait: cluster.NoWait = False,
    dry_run: cluster.DryRun = False,
    address: cluster.Address = "",
    dask_slurm: cluster.DaskSlurm = False,
) -> int:
    """Run an experiment, or what of it is left; say where the runs are and what failed."""
    given = {name.replace("_", "-"): value for name, value in locals().items() if name not in _EVERYWHERE}
    if executor not in _EXECUTORS:
        near = nearest_names(executor, _EXECUTORS)
        names = " | ".join(_EXECUTORS)
        raise InputError(
            *both("sweep.no_executor"), key="--executor", value=executor, allowed=names, nearest=near
        )
    cluster.check_belongs(executor, given)
    asked = _Asked(executor, workers, shard_of(shard), retry_failed, given)
    return _run(experiment, out, replicates, asked)


@dataclass(frozen=True, slots=True)
class _Asked:
    """How to run: the options apart from what is run."""

    executor: str
    workers: int | None
    shard: tuple[int, int] | None
    retry_failed: bool
    given: Mapping[str, Any]  # options of clusters, by their names


def _run(name: str, out: str, replicates: int | None, asked: _Asked) -> int:
    from sim.cli.sweeps import checked, default_folder, head, interruptible, swept
    from sim.study.design import load

    given = asked.given
    options = cluster.options_of(given, asked.workers)
    if asked.executor == "slurm":
        cluster.check_slurm(asked.shard, dry_run=given["dry-run"])
    make = cluster.dask_executor(given, options, asked.workers) if asked.executor == "dask" else None
    found = load(name)
    if replicates is not None:
        found = found.with_replicates(replicates)
    folder = out or str(default_folder(found))
    checked(found, folder, asked.shard)
    head(found, asked.shard)
    with interruptible(folder):
        if asked.executor != "slurm":
            return _end(
                found, swept(found, folder, asked.workers, asked.shard, asked.retry_failed, executor=make)
            )
        watched = cluster.on_slurm(
            found,
            folder,
            options,
            wait=not given["no-wait"],
            dry_run=given["dry-run"],
            retry_failed=asked.retry_failed,
        )
    return _end(found, watched.summary, watched)


def shard_of(text: str) -> tuple[int, int] | None:
    """``k/N`` as two numbers."""
    if not text:
        return None
    k, slash, n = text.partition("/")
    if not slash or not (k.strip().isdecimal() and n.strip().isdecimal()):
        form = both("sweep.shard_form")
        raise InputError(*both("sweep.no_shard"), key="--shard", value=text, allowed=form)
    return int(k), int(n)


def _end(experiment: Experiment, summary: Summary, watched: Watched | None = None) -> int:
    from sim.cli.sweeps import print_reasons
    from sim.study.sweep.slurm.watch import TRIES

    lang = chosen()
    words = {"ran": summary.ran, "stored": summary.stored, "failed": summary.failed}
    if summary.ran or (watched and (watched.running or watched.given_up)):
        print(t("sweep.done", lang, seconds=f"{summary.seconds:.1f}", rate=f"{summary.rate:.1f}", **words))
    elif summary.stored or watched is None:
        print(t("sweep.nothing_left", lang, stored=summary.stored, failed=summary.failed))
    print(t("sweep.folder", lang, folder=summary.folder))
    if summary.failed:
        print_reasons(summary.folder)
        say(t("sweep.failed", lang, n=summary.failed))
    if watched and watched.given_up:
        about = {"n": len(watched.given_up), "first": watched.given_up[0], "tries": TRIES}
        say(t("slurm.given_up", lang, folder=summary.folder, **about))
        return FAILED
    return FAILED if summary.failed else DONE
