"""Sweeps to try clusters with: they take as long as they are told, and are compared with undisturbed ones."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.study.design import load
from sim.study.sweep import parts, run, status, table

if TYPE_CHECKING:
    from tools.cluster_slurm import Slurm

ROOT = Path(__file__).resolve().parents[1]
WAITING = """
title = {{ en = "Waiting", zh = "等待" }}
replicates = {replicates}
[model]
function = "waiting"
[[factors]]
key = "x1"
low = 0.0
high = 1.0
[[arms]]
name = "short"
settings = {{ seconds = {seconds} }}
[[arms]]
name = "longer"
settings = {{ seconds = {longer} }}
[design]
levels = 4
"""


def waiting(replicates: int, seconds: float) -> str:
    """An experiment: eight runs a replicate, of so many seconds each. Its arms differ a little, since arms
    that ask for the same share a run.
    """
    return WAITING.format(replicates=replicates, seconds=seconds, longer=seconds + 0.001)


def experiment(folder: Path, replicates: int, seconds: float) -> Path:
    """The file of such an experiment."""
    path = folder / "waiting.toml"
    path.write_text(waiting(replicates, seconds), "utf-8")
    return path


def started(file: Path, out: Path, *options: str, env: Mapping[str, str]) -> subprocess.Popen[str]:
    """The command `sweep`, as a user starts it."""
    return subprocess.Popen(
        [sys.executable, "-m", "sim", "sweep", str(file), "--out", str(out), *options],
        cwd=file.parent,
        env={**env, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def swept(
    file: Path, out: Path, *options: str, env: Mapping[str, str], seconds: float = 120
) -> tuple[int, str]:
    """The command from beginning to end: its exit code and all that it says."""
    process = started(file, out, *options, env=env)
    try:
        text, error = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        text, error = process.communicate()
        raise AssertionError(f"not done after {seconds} s:\n{text}{error}{logs(out)}") from None
    return process.returncode, text + error


def logs(out: Path) -> str:
    """What the jobs said."""
    return "".join(path.read_text("utf-8", "replace") for path in sorted(out.glob("slurm/logs/*")))


def times_on_disk(out: Path) -> Counter[tuple[Any, ...]]:
    """How often each run is on the disk."""
    found: Counter[tuple[Any, ...]] = Counter()
    for _, part in parts.read_parts(out, ["point", "arm", "replicate"]):
        found.update(zip(*(column.to_pylist() for column in part.columns), strict=True))
    return found


def undisturbed(file: Path, out: Path) -> Path:
    """The same experiment in this process: what all others are compared with."""
    run(load(file), out, 1)
    return out


def doubled(out: Path) -> int:
    """Runs that are on the disk more than once."""
    return sum(count > 1 for count in times_on_disk(out).values())


def same(out: Path, other: Path) -> bool:
    """Whether two folders hold the same table and nothing is left."""
    assert status(out).left == 0, f"lost: {status(out).left}\n{logs(out)}"
    frames = [table(folder, "all") for folder in (out, other)]
    return frames[0].equals(frames[1]) and frames[0].to_csv() == frames[1].to_csv()


def queue(slurm: Slurm) -> list[tuple[str, str]]:
    """Elements in the queue and their states."""
    rows = slurm.said("squeue", "-h", "-r", "-o", "%i %T").splitlines()
    return [(row.split()[0], row.split()[1]) for row in rows]


def running(slurm: Slurm) -> list[str]:
    """Elements that run."""
    return [job for job, state in queue(slurm) if state == "RUNNING"]


def until(true: Callable[[], Any], seconds: float = 60) -> Any:
    """Wait for something."""
    end = time.monotonic() + seconds
    while not (found := true()):
        if time.monotonic() > end:
            raise AssertionError(f"not after {seconds} s")
        time.sleep(0.1)
    return found


def processes(out: Path, what: str = "sim.study.sweep.slurm.element") -> list[int]:
    """Processes at work in a sweep's folder: those that run a shard, or, with ``job.sh``, batch scripts."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            line = (place / "cmdline").read_bytes().split(b"\0")
            here = (place / "cwd").resolve() == out.resolve()
        except OSError:
            continue
        if here and any(part.endswith((what.encode(), b"slurm_script")[what == "job.sh"]) for part in line):
            found.append(int(place.name))
    return sorted(found)
