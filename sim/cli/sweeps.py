"""What the commands around sweeps share: the folder, the head, the progress bar, interruptions, reasons."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sim.cli.interruption import heeded
from sim.cli.studies import progress, say
from sim.text import chosen, t

if TYPE_CHECKING:
    from sim.study.design.experiment import Experiment
    from sim.study.sweep.executor import Executor
    from sim.study.sweep.runner import Summary


def default_folder(experiment: Experiment) -> Path:
    """Where an experiment's runs go when nothing else is said: its own name and identity."""
    from sim.study.sweep.folder import sweep_identity

    return Path("results") / f"{experiment.name}-{sweep_identity(experiment)[:8]}"


def checked(experiment: Experiment, folder: str, shard: tuple[int, int] | None = None) -> None:
    """Raise what is wrong with a folder or a shard before anything is printed."""
    from sim.study.sweep.folder import opened
    from sim.study.sweep.runner import check_shard

    check_shard(shard or (1, 1))
    opened(Path(folder), experiment, update=False)


def head(experiment: Experiment, shard: tuple[int, int] | None = None) -> None:
    """What is run: title, question, points, arms, replicates."""
    lang = chosen()
    print(experiment.title.in_language(lang) or experiment.name)
    question = experiment.question.in_language(lang)
    if question:
        print(question)
    print(size_of(experiment))
    if shard is not None:
        print(t("sweep.of_shard", lang, k=shard[0], n=shard[1]))


def size_of(experiment: Experiment) -> str:
    """How many runs an experiment has."""
    points, arms = len(experiment.points), len(experiment.arms)
    words = {"points": points, "arms": arms, "seed": experiment.seed}
    rule = experiment.stop
    if rule is not None:
        return t("sweep.head_stop", chosen(), least=rule.at_least, most=rule.at_most, **words)
    runs = points * arms * experiment.replicates
    return t("sweep.head", chosen(), runs=runs, replicates=experiment.replicates, **words)


def swept(
    experiment: Experiment,
    folder: str,
    workers: int | None = None,
    shard: tuple[int, int] | None = None,
    retry_failed: bool = False,
    executor: Callable[[Experiment, int | None], Executor] | None = None,
) -> Summary:
    """Run what is left of an experiment, with a progress bar. `executor`: of another kind than this machine's
    cores.
    """
    from sim.study.sweep.runner import run

    if experiment.function is None and executor is None:
        from sim.study.warm import is_warm

        if not is_warm():
            say(t("study.compiling", chosen()))
    with progress() as show:
        return run(experiment, folder, workers, shard, show, retry_failed=retry_failed, executor=executor)


@contextmanager
def interruptible(folder: str) -> Iterator[None]:
    """Inside, a request to end (as schedulers send it) is an interruption, and interruptions say that the
    same command goes on.
    """

    with heeded(signal.SIGTERM):
        try:
            yield
        except KeyboardInterrupt:
            if Path(folder).is_dir():
                say(t("sweep.resume", chosen(), folder=folder))
            raise


def print_reasons(folder: Path) -> None:
    """Why runs failed, the commonest first."""
    from sim.study.sweep.state import reasons

    for reason, count in reasons(folder):
        print(f"  {t('sweep.reason', chosen(), n=count, reason=reason)}")
