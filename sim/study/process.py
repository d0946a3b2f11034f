"""A worker process (`sim.study.worker`): starting it with a job, and ending it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from sim.ours import ALONE
from sim.study.identity import sources
from sim.study.worker import receive, send

Process = subprocess.Popen[bytes]


class NotStartedError(Exception):
    """A worker process did not start, or runs another program than this one."""


def started(
    job: tuple[str, tuple[Any, ...]], register: Callable[[Process], None], temporary: str | None = None
) -> Process:
    """A process that has the job (a function's ``module:name`` and the arguments that all items share).

    `register` is told of it at once, so that it can be ended while it starts. `temporary`: where its
    temporary files go, if not where others do. Raises `NotStartedError`.
    """
    place = {} if temporary is None else {"TMPDIR": temporary}  # which Python asks for first on any system
    few = dict.fromkeys(ALONE, "1")
    paths = os.pathsep.join(path or os.curdir for path in sys.path)
    try:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "sim.study.worker"],  # nothing of the folder one happens to be in
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if os.environ.get("CHAOFUHE_DEBUG") else subprocess.DEVNULL,
            env={**os.environ, **few, **place, "PYTHONPATH": paths},
        )
    except OSError as error:
        raise NotStartedError from error
    register(process)
    try:
        send(process.stdin, job)  # type: ignore[arg-type]
        same = receive(process.stdout) == sources()  # type: ignore[arg-type]
    except Exception:  # it ended, or something else than this program answers
        same = False
    if not same:
        process.kill()
        ended(process)
        raise NotStartedError
    return process


def ended(process: Process) -> str:
    """Close the process's pipes and say how it ended."""
    for stream in (process.stdin, process.stdout):
        with suppress(OSError):
            stream.close()  # type: ignore[union-attr]
    code = process.wait()
    return f"signal {-code}" if code < 0 else f"code {code}"
