"""A worker process: reads work from its standard input, answers on what was its standard output.

Started as ``python -m sim.study.worker`` instead of by `multiprocessing`, whose workers import the user's
script again and so need a guard in it that scripts and notebooks lack.
"""

from __future__ import annotations

import os
import pickle
import signal
import struct
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Any, BinaryIO

from sim.ours import claim
from sim.study.identity import sources

_LENGTH = struct.Struct("<Q")
DONE, FAILED, WRONG = "done", "failed", "wrong"
LONGEST = 500  # characters kept of a reason


def send(stream: BinaryIO, message: Any) -> None:
    """Write one message."""
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def receive(stream: BinaryIO) -> Any:
    """Read one message; `EOFError` when there is none any more."""
    size = stream.read(_LENGTH.size)
    if len(size) < _LENGTH.size:
        raise EOFError
    wanted = _LENGTH.unpack(size)[0]
    data = stream.read(wanted)
    if len(data) < wanted:
        raise EOFError
    return pickle.loads(data)


def named(path: str) -> Callable[..., Any]:
    """The function ``module:name``."""
    module, _, name = path.partition(":")
    function: Callable[..., Any] = getattr(import_module(module), name)
    return function


def answer(function: Callable[..., Any], shared: tuple[Any, ...], item: Any) -> tuple[str, Any]:
    """What became of one item: its value; why it failed; or the `InputError` that says the input is wrong."""
    from sim.errors import InputError

    try:
        return DONE, function(*shared, item)
    except InputError as error:
        return WRONG, error
    except Exception as error:
        return FAILED, reason_of(error)


def reason_of(error: BaseException) -> str:
    """Why a run failed, on one line."""
    text = " ".join(f"{type(error).__name__}: {error}".split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def main() -> None:
    """Answer until the parent has no more work, or is gone."""
    claim()
    for sign in (signal.SIGINT, signal.SIGTERM):  # schedulers send theirs to every process of a job
        signal.signal(sign, signal.SIG_IGN)  # the parent decides
    inward = sys.stdin.buffer
    outward = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what somebody prints must not get between the answers
    with suppress(EOFError, BrokenPipeError):
        path, shared = receive(inward)
        function = named(path)
        send(outward, sources())  # the parent checks that both run the same program
        while True:
            for item in receive(inward):
                send(outward, answer(function, shared, item))


if __name__ == "__main__":
    main()
