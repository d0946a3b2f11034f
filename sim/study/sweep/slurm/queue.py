"""Slurm's own commands: sbatch, squeue, scontrol."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sim.errors import InputError
from sim.text import both

_PREFIX = "chaofuhe"
_NAME = re.compile(rf"{_PREFIX}-([0-9a-f]+)-(\d+)-(\d+)")
_FORM = "%F|%K|%A|%T|%j|%r"  # array, element, its own number, state, name, reason
_ANSWER = 60.0  # s in which a command of Slurm's answers
LIMIT = 1001  # MaxArraySize, where the site does not say
WAITING = ("PENDING", "REQUEUED", "REQUEUE_HOLD", "REQUEUE_FED", "SPECIAL_EXIT")


class SlurmError(Exception):
    """Slurm does not answer, or refuses; its own message."""


@dataclass(frozen=True, slots=True)
class Job:
    """An element of an array that Slurm has in hand: it runs `shard` of `shards`."""

    array: int
    number: str  # SLURM_JOB_ID, once it has one of its own
    shard: int
    shards: int
    state: str
    reason: str

    @property
    def waits(self) -> bool:
        """Whether it has not started (or is to be started again)."""
        return self.state in WAITING


@dataclass(frozen=True, slots=True)
class Site:
    """What Slurm says of itself: `array_limit` is the most elements of an array."""

    cluster: str
    array_limit: int


def name_of(key: str, shards: int, first: int) -> str:
    """The name of an array whose element 0 is the shard `first`, from 1."""
    return f"{_PREFIX}-{key}-{shards}-{first}"


def available() -> bool:
    """Whether Slurm's commands are here."""
    return all(shutil.which(name) for name in ("sbatch", "squeue"))


def site() -> Site:
    """The limits of this cluster; `InputError` where there is none."""
    if not available():
        raise InputError(*both("slurm.not_here"), key="--executor", value="slurm")
    try:
        text = _asked(["scontrol", "show", "config"])
    except SlurmError as error:
        raise InputError(
            *both("slurm.no_answer", reason=str(error)), key="--executor", value="slurm"
        ) from None
    limit = re.search(r"^MaxArraySize\s*=\s*(\d+)", text, re.MULTILINE)
    cluster = re.search(r"^ClusterName\s*=\s*(\S+)", text, re.MULTILINE)
    # Elements are numbered from 0 to MaxArraySize - 1.
    return Site(cluster[1] if cluster else "", max(1, int(limit[1])) if limit else LIMIT)


def jobs(key: str) -> tuple[list[Job], set[str]]:
    """The elements of a sweep's arrays that are in the queue, and the numbers of all of the user's jobs."""
    line = ["squeue", "--noheader", "--array", f"--user={os.getuid()}", f"--format={_FORM}"]
    found: list[Job] = []
    numbers: set[str] = set()
    for row in _asked(line).splitlines():
        cells = row.split("|", 5)
        if len(cells) < 6:
            continue
        array, element, number, state, name, reason = cells
        numbers.add(number)
        named = _NAME.fullmatch(name)
        if named and named[1] == key and element.isdecimal():
            shard, shards = int(named[3]) + int(element), int(named[2])
            found.append(Job(int(array), number, shard, shards, state, reason.strip()))
    return found, numbers


def submission(folder: Path, name: str, elements: str, arguments: Sequence[str]) -> list[str]:
    """The line that submits an array."""
    line = ["sbatch", "--parsable", f"--chdir={folder}", f"--array={elements}", f"--job-name={name}"]
    return [*line, str(folder / "slurm" / "job.sh"), *arguments]


def submit(folder: Path, name: str, elements: str, arguments: Sequence[str], held: int) -> int:
    """Submit an array from a sweep's folder; its number. `held`: the file descriptor of a lock that is held
    for as long as sbatch lives, also when this process is killed meanwhile.
    """
    text = _asked(submission(folder, name, elements, arguments), keep=(held,))
    with suppress(ValueError):
        return int(text.strip().splitlines()[-1].partition(";")[0])
    raise SlurmError(text.strip() or "sbatch gave no number")


def _asked(line: Sequence[str], keep: Sequence[int] = ()) -> str:
    """What a command prints; `SlurmError` with what it complains of."""
    try:
        done = subprocess.run(
            list(line),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_ANSWER,
            pass_fds=keep,
            env={**os.environ, "LC_ALL": "C", "SLURM_TIME_FORMAT": "standard"},
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SlurmError(f"{line[0]}: {error}") from None
    if done.returncode:
        text = " ".join(done.stderr.split()) or f"{line[0]} left with {done.returncode}"
        raise SlurmError(text)
    return done.stdout


def patient(seconds: float, key: str) -> tuple[list[Job], set[str]]:
    """`jobs`, asked again while Slurm does not answer, for so long."""
    end = time.monotonic() + seconds
    while True:
        try:
            return jobs(key)
        except SlurmError:
            if time.monotonic() >= end:
                raise
            time.sleep(2.0)
