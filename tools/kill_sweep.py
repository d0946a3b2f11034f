"""Kill a sweep again and again, resume it each time, and compare its table with that of an undisturbed one.

    python -m tools.kill_sweep [--kills 30] [--seed N] [--workers N]

Each time the runner is started as ``chaofuhe sweep`` and ended with SIGKILL at a random moment: while it
starts, runs, writes or is about to end. At the end no run may be missing, none may be there twice, and the
table must be the same, byte for byte. Leaves with 1 if it is not. Takes about four seconds a kill.
"""

from __future__ import annotations

import random
import subprocess
import sys
from functools import partial
from pathlib import Path

from tools.killing import Killer, in_a_folder, options, started

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
    parser = options(__doc__, kills=30)
    parser.add_argument("--replicates", type=int, default=None, help="default: enough for all kills")
    asked = parser.parse_args()
    replicates = asked.replicates or 12 * asked.kills
    return in_a_folder(
        asked.seed, lambda place, seed: killed(place, asked.kills, seed, asked.workers, replicates)
    )


def killed(place: Path, kills: int, seed: int, workers: int, replicates: int) -> int:
    """The same, in a folder: 0 when nothing was lost or doubled."""
    file = place / "killed.toml"
    file.write_text(EXPERIMENT % replicates, "utf-8")
    disturbed, whole = place / "disturbed", place / "whole"
    killer = Killer(
        partial(_run, file, disturbed, workers), partial(_files, disturbed), partial(_said, disturbed)
    )
    killer.kill(kills, random.Random(seed))
    for folder in (disturbed, whole):
        _run(file, folder, workers).wait()
    return _compare(disturbed, whole, kills)


def _run(file: Path, folder: Path, workers: int) -> subprocess.Popen[bytes]:
    often = (
        f"from sim.study.sweep import runner; runner._FIRST_FLUSH = runner._LONGEST_FLUSH = {_PART_SECONDS}"
    )
    return started(["sweep", str(file), "--out", str(folder), "--workers", str(workers)], often)


def _files(folder: Path) -> int:
    return len(list((folder / "runs").glob("part-*")))


def _said(folder: Path) -> str:
    from sim.errors import InputError
    from sim.study.sweep import status

    try:
        found = status(folder)
    except InputError:
        return "nothing yet"
    return f"{found.stored} runs, {found.files} files"


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
