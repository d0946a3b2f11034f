"""A function in a process of its own, so that nothing that ran before is in its memory."""

from __future__ import annotations

from typing import Any

from sim.study.bench.numbers import MeasureError
from sim.study.process import NotStartedError, Process, ended, started
from sim.study.worker import DONE, receive, send


class FreshError(MeasureError):
    """The function failed there."""


def fresh(path: str, *arguments: Any) -> Any:
    """What the function `path` (``module:name``) gives for these arguments in a new process."""
    processes: list[Process] = []
    try:
        process = started((path, arguments[:-1]), processes.append)
    except NotStartedError as error:
        raise FreshError(f"{path}: no process could be started, or the program has changed") from error
    try:
        send(process.stdin, [arguments[-1]])  # type: ignore[arg-type]
        kind, content = receive(process.stdout)  # type: ignore[arg-type]
    except EOFError as error:
        raise FreshError(f"{path}: the process ended") from error
    finally:
        ended(process)
    if kind != DONE:
        raise FreshError(f"{path}: {content}")
    return content
