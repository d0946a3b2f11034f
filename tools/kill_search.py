"""Kill a search for portfolios again and again, start it again each time, compare with an undisturbed one.

    python -m tools.kill_search [--kills 10] [--seed N] [--workers N]

As `tools.kill_sweep`, for ``chaofuhe optimise`` on the model: each time it is ended with SIGKILL at a random
moment, every third time late: once a share of all generations is stored that grows from kill to kill. At the
end the tables of portfolios, front and regrets must be the same, byte for byte, and no run of any generation
may be there twice. Leaves with 1 if not. Takes about six seconds a kill once compiled.
"""

from __future__ import annotations

import random
import subprocess
import sys
from functools import partial
from pathlib import Path

from tools.killing import Killer, in_a_folder, options, started

GENERATIONS = 10
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
generations = %d
"""
TABLES = ("front", "portfolios", "regrets")


def main() -> int:
    """Kill, start again, compare; 1 if something differs."""
    asked = options(__doc__, kills=10).parse_args()
    return in_a_folder(asked.seed, lambda place, seed: killed(place, asked.kills, seed, asked.workers))


def killed(place: Path, kills: int, seed: int, workers: int) -> int:
    """The same, in a folder: 0 when nothing was lost, doubled or changed."""
    file = place / "killed.toml"
    file.write_text(EXPERIMENT % GENERATIONS, "utf-8")
    disturbed, whole = place / "disturbed", place / "whole"
    killer = Killer(
        partial(_run, file, disturbed, workers), partial(_generations, disturbed), partial(_said, disturbed)
    )
    killer.kill(kills, random.Random(seed), GENERATIONS)
    for folder in (disturbed, whole):
        if _run(file, folder, workers).wait():
            raise SystemExit("the search failed")
    return _compare(disturbed, whole)


def _run(file: Path, folder: Path, workers: int) -> subprocess.Popen[bytes]:
    return started(["optimise", str(file), "--out", str(folder), "--workers", str(workers)])


def _generations(folder: Path) -> int:
    """Generations of which something is stored."""
    return len({path.parent.parent for path in folder.glob("generations/*/runs/part-*")})


def _said(folder: Path) -> str:
    return f"{_generations(folder)} generations"


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
