"""Submitting a sweep's shards as job arrays, watching them, and submitting again what is missing."""

from __future__ import annotations

import json
import os
import shlex
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.errors import InputError
from sim.study.sweep.folder import opened, storing, write_whole
from sim.study.sweep.lock import locked, release
from sim.study.sweep.plan import left_by_shard
from sim.study.sweep.runner import Progress, Summary
from sim.study.sweep.slurm import queue
from sim.study.sweep.slurm.element import NOTES
from sim.study.sweep.slurm.options import Options
from sim.study.sweep.slurm.queue import Job, Site, SlurmError
from sim.study.sweep.slurm.script import SCRIPT, job_script
from sim.study.sweep.slurm.shards import arrays, shard_count, written
from sim.study.sweep.stored import Stored
from sim.text import both

if TYPE_CHECKING:
    import numpy.typing as npt

    from sim.study.design.experiment import Experiment

Notice = Callable[[str, dict[str, Any]], None]  # the key of a message of the subject `slurm`, and its words

PLACE, ABOUT, LOGS = "slurm", "about.json", "logs"
TRIES = 3  # of a shard that gets no further
_SHORTEST_POLL, _LONGEST_POLL, _POLL_SHARE = 1.0, 30.0, 1 / 40  # s; s; of the time so far
_SILENCE = 600.0  # s that Slurm may not answer
_SENSELESS = (
    "invalid",
    "not permitted",
    "unrecognized",
    "ambiguous",
    "requested node configuration",
    "no such",
)


@dataclass(frozen=True, slots=True)
class Watched:
    """What a watcher has to say when it is done: the `summary` of runs; `given_up`, shards that got no
    further in `TRIES` jobs; `submitted`, elements that it submitted; `running`, numbers of arrays that go on
    without it.
    """

    summary: Summary
    given_up: tuple[int, ...] = ()
    submitted: int = 0
    running: tuple[int, ...] = ()


def run(
    experiment: Experiment,
    out: str | PathLike[str],
    options: Options | None = None,
    progress: Progress | None = None,
    notice: Notice | None = None,
    *,
    wait: bool = True,
    dry_run: bool = False,
    retry_failed: bool = False,
) -> Watched:
    """Run an experiment, or what of it is not in the folder `out` yet, as jobs of Slurm.

    `options`: of the jobs; `progress(done, of)` is called at each look; `notice(key, words)` tells of what
    happens. `wait`: until all is done; else it returns once everything is submitted. `dry_run` writes the
    batch script and tells what would be submitted. Shards that are in the queue already, from an earlier
    call, are not submitted again. `InputError` when Slurm is not here or refuses, the folder holds something
    else, or somebody else watches it.
    """
    asked, folder = options or Options(), Path(out).resolve()
    asked.check()
    here = queue.site() if queue.available() or not dry_run else Site("", queue.LIMIT)
    opened(folder, experiment, update=False)
    with locked(folder, None):
        opened(folder, experiment, update=True)
        return _Watch(experiment, folder, asked, here, notice, retry_failed).run(progress, wait, dry_run)


@dataclass
class _Try:
    """Jobs of a shard that got no further: how many, and how many runs were left then."""

    left: int
    count: int = 1


@dataclass
class _Watch:
    """One watcher at work."""

    experiment: Experiment
    folder: Path
    options: Options
    site: Site
    notice: Notice | None
    retry_failed: bool
    key: str = ""
    shards: int = 0
    retry_below: int = 0
    submitted: int = 0
    tries: dict[int, _Try] = field(default_factory=dict)
    refusal: str = ""  # what Slurm said last when it took no more, and since when
    refused_since: float = 0.0

    def run(self, progress: Progress | None, wait: bool, dry_run: bool) -> Watched:
        """Submit and watch."""
        clock = time.monotonic()
        with _one_submitting(self.folder):
            pass  # what a watcher that was killed left behind has submitted by now
        self.retry_below = self._failures() + 1 if self.retry_failed else 0
        stored = Stored(self.experiment, self.folder, retry_below=self.retry_below)
        before = stored.counts()["stored"]
        self._prepare(dry_run)
        running: tuple[int, ...] = ()
        given_up: list[int] = []
        while True:
            jobs = self._look(stored)
            left = left_by_shard(self.experiment, stored, self.shards)
            if progress:
                there = stored.counts()["stored"]
                progress(there, there + int(left.sum()))
            busy = {job.shard for job in jobs}
            missing = [k for k in (np.flatnonzero(left) + 1).tolist() if k not in busy]
            due = [k for k in missing if not self._hopeless(k, int(left[k - 1]))]
            taken = self._submit(due, left, bool(jobs), dry_run)
            if not (due or jobs):
                given_up = missing
            if dry_run or not (due or jobs):
                break
            if not wait and taken == len(due):
                running = tuple(sorted({job.array for job in self._jobs()[0]}))
                break
            time.sleep(min(_LONGEST_POLL, max(_SHORTEST_POLL, _POLL_SHARE * (time.monotonic() - clock))))
        counts = stored.counts()
        seconds, ran = time.monotonic() - clock, counts["stored"] - before
        summary = Summary(self.folder, (1, 1), ran, counts["stored"], counts["failed"], seconds)
        return Watched(summary, tuple(given_up), self.submitted, running)

    def _failures(self) -> int:
        """How often a run has failed at most: what is tried again now may fail once more, and no further."""
        attempts = Stored(self.experiment, self.folder).attempts
        return max(attempts.values(), default=0)

    def _prepare(self, dry_run: bool) -> None:
        """The folder of the jobs; the number of shards, which stays while any are in the queue."""
        place = self.folder / PLACE
        about = _about(self.folder)
        self.key = about.get("key") or uuid.uuid4().hex[:10]
        wanted = shard_count(self.experiment, self.options.cores, self.options.shards)
        known = about.get("shards")
        jobs = self._jobs()[0] if known else []
        self.shards = known if known and (jobs or self.options.shards is None) else wanted
        if jobs:
            self._tell("found", jobs=len(jobs), shards=self.shards)
        with storing(self.folder):
            (place / LOGS).mkdir(parents=True, exist_ok=True)
            (place / NOTES.rpartition("/")[2]).mkdir(exist_ok=True)
            if not jobs:
                for note in (self.folder / NOTES).glob("*.json"):
                    note.unlink(missing_ok=True)
            write_whole(place / ABOUT, json.dumps({"key": self.key, "shards": self.shards}) + "\n")
            title = self.experiment.title.en or self.experiment.name
            text = job_script(title, queue.name_of(self.key, self.shards, 1), self.options)
            write_whole(place / SCRIPT, text)

    def _look(self, stored: Stored) -> list[Job]:
        """The jobs in the queue, and then what is on the disk: what has left the queue in between is on the
        disk.
        """
        jobs, numbers = self._jobs()
        release(self.folder, self.site.cluster, numbers)
        for note in sorted((self.folder / NOTES).glob("*.json")):
            said = json.loads(note.read_text("utf-8"))
            raise InputError(*both("slurm.refused", en=said["en"], zh=said["zh"]), file=self.folder)
        stored.read(self.folder)
        return jobs

    def _jobs(self) -> tuple[list[Job], set[str]]:
        if not queue.available():  # a dry run elsewhere
            return [], set()
        try:
            return queue.patient(_SILENCE, self.key)
        except SlurmError as error:
            raise InputError(*both("slurm.no_answer", reason=str(error)), file=self.folder) from None

    def _hopeless(self, k: int, left: int) -> bool:
        """Whether a shard had all its tries without getting further."""
        tried = self.tries.get(k)
        return tried is not None and tried.left <= left and tried.count >= TRIES

    def _submit(self, due: Sequence[int], left: npt.NDArray[np.int64], others: bool, dry_run: bool) -> int:
        """Submit shards; how many the site took. It may have a limit that it tells of only by refusing."""
        limit = min(self.options.array_limit or self.site.array_limit, self.site.array_limit)
        taken = 0
        for first, elements in arrays(due, limit):
            name = queue.name_of(self.key, self.shards, first)
            text = written(elements, self.options.at_once)
            arguments = [str(first), str(self.shards)]
            arguments += ["--retry-below", str(self.retry_below)] if self.retry_below else []
            if dry_run:
                line = shlex.join(queue.submission(self.folder, name, text, arguments))
                self._tell("would_submit", line=line)
                continue
            number = self._array(name, text, arguments, others or bool(taken))
            if number is None:
                break
            self._tell("submitted", number=number, n=len(elements), elements=text)
            taken, self.refusal = taken + len(elements), ""
            for element in elements:
                self._tried(first + element, int(left[first + element - 1]))
        self.submitted += taken
        return taken

    def _tried(self, k: int, left: int) -> None:
        before = self.tries.get(k)
        self.tries[k] = _Try(left, before.count + 1 if before and before.left <= left else 1)

    def _array(self, name: str, elements: str, arguments: Sequence[str], others: bool) -> int | None:
        """Submit an array; None when it has to wait until others have ended, or until Slurm answers."""
        with _one_submitting(self.folder) as handle:
            try:
                return queue.submit(self.folder, name, elements, arguments, handle)
            except SlurmError as error:
                text = str(error)
        senseless = any(sign in text.lower() for sign in _SENSELESS)
        if senseless or (not others and "policy" in text.lower()):
            raise InputError(*both("slurm.not_submitted", reason=text), file=self.folder / PLACE / SCRIPT)
        if text != self.refusal:
            self._tell("waits", reason=text)
            self.refusal, self.refused_since = text, time.monotonic()
        if not others and time.monotonic() - self.refused_since > _SILENCE:
            raise InputError(*both("slurm.not_submitted", reason=text), file=self.folder / PLACE / SCRIPT)
        return None

    def _tell(self, key: str, **words: Any) -> None:
        if self.notice:
            self.notice(key, words)


def _about(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / PLACE / ABOUT).read_text("utf-8"))
        return found if isinstance(found.get("key"), str) and isinstance(found.get("shards"), int) else {}
    except (OSError, ValueError, AttributeError):
        return {}


def jobs_of(folder: str | PathLike[str]) -> list[Job] | None:
    """The jobs of a sweep's folder that are in the queue; None when it has none here, or Slurm does not
    answer.
    """
    about = _about(Path(folder))
    if not about or not queue.available():
        return None
    try:
        return queue.jobs(about["key"])[0]
    except SlurmError:
        return None


@contextmanager
def _one_submitting(folder: Path) -> Iterator[int]:
    """Hold a lock that sbatch inherits: whoever comes after a watcher that was killed waits until the sbatch
    that it left behind has ended, and then sees its jobs in the queue.
    """
    with storing(folder):
        (folder / PLACE).mkdir(exist_ok=True)
        handle = os.open(folder / PLACE / ".submitting", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        _flock(handle)
        yield handle
    finally:
        os.close(handle)


def _flock(handle: int) -> None:
    try:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX)
    except (ImportError, OSError):
        return
