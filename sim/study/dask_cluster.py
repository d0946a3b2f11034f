"""A Dask cluster to work on: one that is there, or workers that are started as Slurm jobs."""

from __future__ import annotations

import logging
import os
import shlex
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.errors import InputError
from sim.text import both

if TYPE_CHECKING:
    from sim.study.sweep.slurm.options import Options

_PATIENCE = 20.0  # s for a scheduler to answer
_DEATH = 60  # s after which workers end whose scheduler is gone
_MEMORY = "4GB"
ALONE = 60.0  # s without a worker after which somebody should know

Notice = Callable[[str, dict[str, Any]], None]  # key of a text, and what it names


@dataclass
class Cluster:
    """A client of a scheduler; with `own`, what was started for it, which ends with it.

    `notice` is told when there has been no worker for a while.
    """

    client: Any  # distributed.Client
    own: Any = None
    notice: Notice | None = None
    _since: float = field(default_factory=time.monotonic)  # there was a worker, or nobody had asked yet
    _told: bool = False

    @property
    def address(self) -> str:
        """Of the scheduler."""
        return str(self.client.scheduler.address)

    def workers(self) -> int:
        """Worker processes that the scheduler has now."""
        found = len(self.client.scheduler_info(n_workers=-1)["workers"])
        if found:
            self._since, self._told = time.monotonic(), False
        return found

    def check_workers(self) -> None:
        """For whoever waits, every second or so: a scheduler without workers is no error, since they may come
        after hours in a queue, but it is told, once until there is one.
        """
        if self.client.status != "running":
            return
        if not self.workers() and not self._told and time.monotonic() - self._since > ALONE:
            self._told = True
            if self.notice:
                self.notice(
                    "no_worker_jobs" if self.own else "no_worker",
                    {"address": self.address, "seconds": f"{ALONE:.0f}"},
                )

    def close(self) -> None:
        """Leave the scheduler; end what was started."""
        for one in (self.client, self.own):
            if one is not None:
                with suppress(Exception):
                    one.close(timeout=10)


def at_address(address: str) -> Cluster:
    """A scheduler that is there: ``tcp://host:8786``, or the file that it was told to write. `InputError`
    when it does not answer.
    """
    distributed = _imported("distributed")
    where = {"scheduler_file": address} if Path(address).is_file() else {"address": address}
    _hush()
    try:
        client = distributed.Client(**where, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError, KeyError) as error:
        said = " ".join(str(error).split())[:200] or type(error).__name__
        raise InputError(*both("dask.no_scheduler", reason=said), key="--address", value=address) from None
    return Cluster(client)


def on_slurm_jobs(options: Options, jobs: int) -> Cluster:
    """So many workers, each a Slurm job of one core; those that end are replaced. `InputError` where Slurm or
    dask-jobqueue is not.

    The network interface comes from Dask's own settings (``DASK_JOBQUEUE__SLURM__INTERFACE``).
    """
    from sim.study.sweep.slurm import queue

    distributed, jobqueue = _imported("distributed"), _imported("dask_jobqueue")
    queue.site()
    _hush()
    cluster = jobqueue.SLURMCluster(
        queue=options.partition or None,
        account=options.account or None,
        walltime=options.time or None,
        cores=1,
        processes=1,
        memory=_memory(options.mem),
        python=shlex.quote(sys.executable),
        job_extra_directives=["--requeue", *options.extra],
        job_script_prologue=_prologue(options),
        death_timeout=_DEATH,
        worker_extra_args=["--nthreads", "1"],
    )
    # `adapt` replaces a job that is gone; `scale` does not.
    cluster.adapt(minimum_jobs=jobs, maximum_jobs=jobs)
    return Cluster(distributed.Client(cluster, timeout=_PATIENCE, set_as_default=False), cluster)


def _hush() -> None:
    """What Dask says of connections that break is ours to say, in the user's language."""
    for name in ("distributed", *logging.root.manager.loggerDict):
        if name.split(".")[0] in ("distributed", "dask_jobqueue"):
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _memory(mem: str) -> str:
    """As Dask reads it: Slurm's numbers without a unit are MiB."""
    if not mem:
        return _MEMORY
    return f"{mem}MiB" if mem.isdecimal() else f"{mem}iB" if mem[-1] in "KMGT" else mem


def _prologue(options: Options) -> list[str]:
    from sim.study.sweep.slurm.script import exports

    lines = [f"module load {shlex.quote(module)}" for module in options.modules]
    return [*lines, *options.setup, *exports(os.environ, inside=False)]


def _imported(name: str) -> Any:
    from importlib import import_module

    try:
        return import_module(name)
    except ImportError:
        raise InputError(
            *both("dask.not_installed"), key="--executor", value="dask", allowed=both("dask.install")
        ) from None
