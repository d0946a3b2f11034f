"""Kill a sweep again and again, resume it each time, and compare its table with that of an undisturbed one.

    python -m tools.kill_sweep [--kills 30] [--seed N] [--workers N]

Each time the runner is started as ``chaofuhe sweep`` and ended with SIGKILL at a random moment: while it
starts, runs, writes or is about to end. At the end no run may be missing, none may be there twice, and the
table must be the same, byte for byte. Leaves with 1 if it is not. Takes about four seconds a kill.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EXPERIMENT = """
title = { en = "To be killed", zh = "供中断测试" }
replicates = %d
[scenario.region]
synthetic = { townships = 1, communities = 3 }
population = 3000
[scenario.time]
warmup_weeks = 13
observe_weeks = 26
[[factors]]
key = "assessment.tournament"
low = 0.0
high = 1.0
[[factors]]
key = "policies.burden_reduction.strength"
values = [0.0, 0.5, 1.0]
[[arms]]
name = "without"
[[arms]]
name = "audit"
policies = ["penetrating_audit"]
[design]
levels = 5
"""
_PART_SECONDS = 0.2  # the runner writes that often here, so that kills meet it writing


def main() -> int:
    """Kill, resume, compare; 1 if something differs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--replicates", type=int, default=None, help="default: enough for all kills")
    asked = parser.parse_args()
    seed = random.SystemRandom().randrange(10**6) if asked.seed is None else asked.seed
    print(f"seed {seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="chaofuhe-kill-") as place:
        return killed(Path(place), asked.kills, seed, asked.workers, asked.replicates or 12 * asked.kills)


def killed(place: Path, kills: int, seed: int, workers: int, replicates: int) -> int:
    """The same, in a folder: 0 when nothing was lost or doubled."""
    file = place / "killed.toml"
    file.write_text(EXPERIMENT % replicates, "utf-8")
    rng = random.Random(seed)
    disturbed, whole = place / "disturbed", place / "whole"
    for number in range(kills):
        delay, working = rng.uniform(0.05, 2.5), bool(number % 3)
        ended = _killed_after(file, disturbed, workers, delay, working)
        stored, parts = _state(disturbed)
        when = f"{delay:.2f} s after its {'first file' if working else 'start'}"
        print(f"{'ended before' if ended else 'killed'} {when}: {stored} runs, {parts} files", flush=True)
    for folder in (disturbed, whole):
        _run(file, folder, workers).wait()
    return _compare(disturbed, whole, kills)


def _run(file: Path, folder: Path, workers: int) -> subprocess.Popen[bytes]:
    code = (
        "import sys; from sim.study.sweep import runner; "
        f"runner._FIRST_FLUSH = runner._LONGEST_FLUSH = {_PART_SECONDS}; "
        "from sim.cli import run; sys.exit(run(sys.argv[1:]))"
    )
    line = ["sweep", str(file), "--out", str(folder), "--workers", str(workers)]
    return subprocess.Popen(
        [sys.executable, "-c", code, *line],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).resolve().parents[1],
        start_new_session=True,
    )


def _killed_after(file: Path, folder: Path, workers: int, seconds: float, working: bool) -> bool:
    """Start the sweep and kill it so long after its start, or after it has written something; True when it
    was done before.
    """
    before = _files(folder)
    process = _run(file, folder, workers)
    while working and process.poll() is None and _files(folder) == before:
        time.sleep(0.01)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        return False
    if process.returncode:
        raise SystemExit(f"the sweep left with {process.returncode}")
    return True


def _files(folder: Path) -> int:
    return len(list((folder / "runs").glob("part-*")))


def _state(folder: Path) -> tuple[int, int]:
    from sim.errors import InputError
    from sim.study.sweep import status

    try:
        found = status(folder)
    except InputError:
        return 0, 0
    return found.stored, found.files


def _compare(disturbed: Path, whole: Path, kills: int) -> int:
    import pandas as pd

    from sim.study.sweep import status, table
    from sim.study.sweep.parts import read_parts

    rows = [len(part) for _, part in read_parts(disturbed, ["run"])]
    here, there = table(disturbed, "all"), table(whole, "all")
    doubled = sum(rows) - len(here)
    left = status(disturbed).left
    frames = [frame.to_csv(index=False, float_format="%.17g") for frame in (here, there)]
    same = here.equals(there) and frames[0] == frames[1]
    print(f"{kills} kills, {len(rows)} files: {len(here)} runs, {left} left, {doubled} doubled")
    print(f"same table: {same}")
    if not same:
        pd.testing.assert_frame_equal(here, there)
    return 0 if same and not left and not doubled else 1


if __name__ == "__main__":
    sys.exit(main())
