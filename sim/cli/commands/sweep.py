"""``chaofuhe sweep``: an experiment's runs, stored as they are done; again: the rest of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sim.cli.studies import say
from sim.cli.terms import DONE, FAILED
from sim.errors import InputError, nearest_names
from sim.text import both, chosen, t

if TYPE_CHECKING:
    from sim.study.design.experiment import Experiment
    from sim.study.sweep.runner import Summary

_EXECUTORS = ("local",)


def command(
    experiment: Annotated[str, typer.Argument(help="sweep.experiment", metavar="EXPERIMENT")],
    executor: Annotated[str, typer.Option("--executor", help="sweep.executor", metavar="WHERE")] = "local",
    workers: Annotated[
        int | None, typer.Option("--workers", help="sweep.workers", metavar="N", min=1, max=4096)
    ] = None,
    shard: Annotated[str, typer.Option("--shard", help="sweep.shard", metavar="K/N")] = "",
    out: Annotated[str, typer.Option("--out", "-o", help="sweep.out", metavar="DIR")] = "",
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="sweep.retry_failed")] = False,
    replicates: Annotated[
        int | None,
        typer.Option("--replicates", "-n", help="sweep.replicates", metavar="N", min=1, max=1_000_000),
    ] = None,
) -> int:
    """Run an experiment, or what of it is left; say where the runs are and what failed."""
    from sim.cli.sweeps import checked, default_folder, head, interruptible, swept
    from sim.study.design import load

    if executor not in _EXECUTORS:
        near = nearest_names(executor, _EXECUTORS)
        names = " | ".join(_EXECUTORS)
        raise InputError(
            *both("sweep.no_executor"), key="--executor", value=executor, allowed=names, nearest=near
        )
    part = shard_of(shard)
    found = load(experiment)
    if replicates is not None:
        found = found.with_replicates(replicates)
    folder = out or str(default_folder(found))
    checked(found, folder, part)
    head(found, part)
    with interruptible(folder):
        summary = swept(found, folder, workers, part, retry_failed)
    return _end(found, summary)


def shard_of(text: str) -> tuple[int, int] | None:
    """``k/N`` as two numbers."""
    if not text:
        return None
    k, slash, n = text.partition("/")
    if not slash or not (k.strip().isdecimal() and n.strip().isdecimal()):
        form = both("sweep.shard_form")
        raise InputError(*both("sweep.no_shard"), key="--shard", value=text, allowed=form)
    return int(k), int(n)


def _end(experiment: Experiment, summary: Summary) -> int:
    from sim.cli.sweeps import print_reasons

    lang = chosen()
    if summary.ran:
        words = {"ran": summary.ran, "stored": summary.stored, "failed": summary.failed}
        print(t("sweep.done", lang, seconds=f"{summary.seconds:.1f}", rate=f"{summary.rate:.1f}", **words))
    else:
        print(t("sweep.nothing_left", lang, stored=summary.stored, failed=summary.failed))
    print(t("sweep.folder", lang, folder=summary.folder))
    if summary.failed:
        print_reasons(summary.folder)
        say(t("sweep.failed", lang, n=summary.failed))
    return FAILED if summary.failed else DONE
