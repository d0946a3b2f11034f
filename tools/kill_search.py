"""Kill a search for portfolios again and again, start it again each time, compare with an undisturbed one.

    python -m tools.kill_search [--kills 10] [--seed N] [--workers N]

As `tools.kill_sweep`, for ``chaofuhe optimise`` on the model: each time it is ended with SIGKILL at a random
moment. At the end the tables of portfolios, front and regrets must be the same, byte for byte, and no run of
any generation may be there twice. Leaves with 1 if not. Takes about six seconds a kill once compiled.
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
replicates = 2
measures = ["efficacy", "worst_satisfaction"]
[scenario.region]
synthetic = { townships = 1, communities = 3 }
population = 3000
[scenario.time]
warmup_weeks = 13
observe_weeks = 39
[[factors]]
key = "assessment.tournament"
low = 0.2
high = 1.0
[design]
kind = "latin_hypercube"
samples = 6
[search]
policies = ["burden_reduction", "penetrating_audit", "staff_sinking", "one_form"]
objectives = ["efficacy", "worst_satisfaction"]
robust = "regret"
budget_yuan = 900
levels = 4
population = 10
generations = 10
"""
TABLES = ("front", "portfolios", "regrets")


def main() -> int:
    """Kill, start again, compare; 1 if something differs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    seed = random.SystemRandom().randrange(10**6) if asked.seed is None else asked.seed
    print(f"seed {seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="chaofuhe-kill-") as place:
        return killed(Path(place), asked.kills, seed, asked.workers)


def killed(place: Path, kills: int, seed: int, workers: int) -> int:
    """The same, in a folder: 0 when nothing was lost, doubled or changed."""
    file = place / "killed.toml"
    file.write_text(EXPERIMENT, "utf-8")
    rng = random.Random(seed)
    disturbed, whole = place / "disturbed", place / "whole"
    for number in range(kills):
        delay, working = rng.uniform(0.0, 2.5), bool(number % 4)
        ended = _killed_after(file, disturbed, workers, delay, working)
        generations = len(list((disturbed / "generations").glob("*/runs")))
        print(
            f"{'ended before' if ended else 'killed after'} {delay:.1f} s: {generations} generations",
            flush=True,
        )
    for folder in (disturbed, whole):
        if _run(file, folder, workers).wait():
            raise SystemExit("the search failed")
    return _compare(disturbed, whole)


def _run(file: Path, folder: Path, workers: int) -> subprocess.Popen[bytes]:
    line = ["optimise", str(file), "--out", str(folder), "--workers", str(workers)]
    return subprocess.Popen(
        [sys.executable, "-m", "sim", *line],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).resolve().parents[1],
        start_new_session=True,
    )


def _killed_after(file: Path, folder: Path, workers: int, seconds: float, working: bool) -> bool:
    """Start the search and kill it so long after its start, or after it has stored something; True when it
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
    return True


def _files(folder: Path) -> int:
    return len(list(folder.glob("generations/*/runs/part-*")))


def _compare(disturbed: Path, whole: Path) -> int:
    from sim.study.sweep import table
    from sim.study.sweep.parts import read_parts

    doubled = generations = 0
    for folder in sorted((disturbed / "generations").iterdir()):
        generations += 1
        doubled += sum(len(part) for _, part in read_parts(folder, ["run"])) - len(table(folder))
    same = True
    for name in TABLES:
        here, there = (folder / "portfolios" / f"{name}.csv" for folder in (disturbed, whole))
        alike = here.read_bytes() == there.read_bytes()
        count = len(here.read_text("utf-8").splitlines()) - 1
        print(f"{name}: {'the same' if alike else 'differs'} ({count} rows)")
        same = same and alike
    print(f"{generations} generations, {doubled} runs doubled")
    return 0 if same and not doubled else 1


if __name__ == "__main__":
    sys.exit(main())
