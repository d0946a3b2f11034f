"""Ending a command with SIGKILL at random moments and starting it again: what the tools that do so share."""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 2.5  # s between what a kill waits for and the kill


def options(doc: str | None, kills: int) -> argparse.ArgumentParser:
    """The options that all of them have."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=kills)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--workers", type=int, default=2)
    return parser


def in_a_folder(seed: int | None, job: Callable[[Path, int], int]) -> int:
    """Do a job in a temporary folder with a seed, which is printed."""
    seed = random.SystemRandom().randrange(10**6) if seed is None else seed
    print(f"seed {seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="chaofuhe-kill-") as place:
        return job(Path(place), seed)


def started(line: Sequence[str], before: str = "pass") -> subprocess.Popen[bytes]:
    """Start a command of the project in a session of its own; `before` is a statement to run first."""
    code = f"import sys; {before}; from sim.cli import run; sys.exit(run(sys.argv[1:]))"
    return subprocess.Popen(
        [sys.executable, "-c", code, *line],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        start_new_session=True,
    )


@dataclass(frozen=True)
class Killer:
    """What is killed: how it is started, how much it has stored so far, and how far it is, in words."""

    start: Callable[[], subprocess.Popen[bytes]]
    stored: Callable[[], int]
    said: Callable[[], str]

    def kill(self, kills: int, rng: random.Random, most: int = 0) -> None:
        """Start it and kill it so many times, each up to `LONGEST` seconds after one of three moments: its
        start; its having stored something more; and, where it is known how much it will have stored at the
        end (`most`), its having stored a share of that which grows from kill to kill, so that it is killed
        late as well.
        """
        for number in range(kills):
            delay, kind = rng.uniform(0.0, LONGEST), number % 3
            before = self.stored()
            wanted = 0 if kind == 0 else before + 1
            if kind == 2 and most:
                wanted = max(wanted, min(most, most * (number + 1) // kills))
            ended = self._once(wanted, delay)
            after = f"{delay:.2f} s after {'its start' if kind == 0 else f'having stored {wanted}'}"
            print(f"{'ended before' if ended else 'killed'} {after}: {self.said()}", flush=True)

    def _once(self, wanted: int, seconds: float) -> bool:
        """Start it and kill it so long after it has stored so much; True when it came to its end before."""
        process = self.start()
        while process.poll() is None and self.stored() < wanted:
            time.sleep(0.01)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            return False
        if process.returncode:
            raise SystemExit(f"it left with {process.returncode}")
        return True
