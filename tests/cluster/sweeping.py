"""Sweeps that take as long as they are told, and what is left of them afterwards."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sim.study.design import load
from sim.study.sweep import parts, run, status, table

ROOT = Path(__file__).resolve().parents[2]
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
name = "long"
settings = {{ seconds = {seconds} }}
[design]
levels = 4
"""


def experiment(folder: Path, replicates: int, seconds: float) -> Path:
    """The file of an experiment: eight runs a replicate, of so many seconds each."""
    path = folder / "waiting.toml"
    path.write_text(WAITING.format(replicates=replicates, seconds=seconds), "utf-8")
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


def same(out: Path, other: Path) -> bool:
    """Whether two folders hold the same table, nothing is left, and no run is there twice."""
    assert status(out).left == 0, f"lost: {status(out).left}\n{logs(out)}"
    assert set(times_on_disk(out).values()) == {1}, "doubled"
    frames = [table(folder, "all") for folder in (out, other)]
    return frames[0].equals(frames[1]) and frames[0].to_csv() == frames[1].to_csv()
