"""How long the program takes to start: help, a warm run, the first run of all; and what commands import."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from sim.study.bench import imports
from sim.study.bench.numbers import How, Job, MeasureError, Say, quartiles, spread

ROOT = Path(__file__).resolve().parents[3]  # where the package lies
_PATIENCE = 1800.0  # s
HELP, WARM, FIRST = (0.3, 0.2), (2.0, 1.0), (45.0, 20.0)  # s: target and stretch
_SEVERAL_AT_ONCE = 4
OUT = "results"
RUN = ("run", "street", "--out", OUT)
LOOKED_AT = (("--help",), ("list", "parameters"), ("show", "load"), RUN)


class StartError(MeasureError):
    """A command that should be timed failed."""


def environment(**more: str) -> dict[str, str]:
    """The environment of a process that runs this program and has its bytecode, as an installed one has."""
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPATH": os.pathsep.join(paths)} | more


def ran(arguments: tuple[str, ...], folder: Path, **more: str) -> float:
    """Seconds that a command takes in a process of its own, from its start to its end."""
    clock = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "sim", "--lang", "en", *arguments],
        env=environment(**more),
        cwd=folder,
        capture_output=True,
        timeout=_PATIENCE,
        check=False,
    )
    seconds = time.perf_counter() - clock
    if done.returncode:
        last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise StartError(f"{' '.join(arguments)}: {' '.join(last)}")
    return seconds


def measure(job: Job, how: How, say: Say) -> None:
    """Measure it; results go to a temporary folder, and so does what the first run compiles."""
    folder = Path(tempfile.mkdtemp(prefix="chaofuhe-bench-"))
    try:
        say("speed.doing_help")
        _timed(job, "help_starts", ("--help",), folder, how.pick(2, 15, 30), HELP)
        _timed(job, "list_starts", ("list", "policies"), folder, how.pick(1, 9, 20), (float("nan"),) * 2)
        say("speed.doing_warm")
        _timed(job, "run_starts", RUN, folder, how.pick(1, 7, 15), WARM)
        say("speed.doing_imports")
        for command in LOOKED_AT[: how.pick(2, 4, 4)]:
            _imports(job, command, folder)
        if not how.quick:
            say("speed.doing_first")
            _first(job, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _timed(
    job: Job, name: str, arguments: tuple[str, ...], folder: Path, times: int, limits: tuple[float, float]
) -> None:
    ran(arguments, folder)  # its bytecode and files are known to the system
    seconds = []
    for _ in range(times):
        shutil.rmtree(folder / OUT, ignore_errors=True)  # what is there already would not be run again
        seconds.append(ran(arguments, folder))
    target, stretch = limits
    job.add(name, quartiles(seconds)[1], "s", **spread(seconds), target=target, stretch=stretch)


def _first(job: Job, folder: Path) -> None:
    """The first run, with nothing compiled; then several first runs that start at once, of which one
    compiles.
    """
    with_used = children_seconds()
    seconds = ran(("run", "street", "--out", "first"), folder, CHAOFUHE_CACHE=str(folder / "cache"))
    job.add("first_run", seconds, "s", target=FIRST[0], stretch=FIRST[1])
    job.add("first_run_processor", children_seconds() - with_used, "s")
    code = sum(path.stat().st_size for path in (folder / "cache").rglob("*") if path.is_file())
    job.add("compiled", code / 2**20, "MiB")
    used, clock = children_seconds(), time.perf_counter()
    cache = {"CHAOFUHE_CACHE": str(folder / "shared")}
    several = [_begun(folder, f"one{n}", cache) for n in range(_SEVERAL_AT_ONCE)]
    failed = sum(process.wait(_PATIENCE) != 0 for process in several)
    if failed:
        raise StartError(f"{failed} of {_SEVERAL_AT_ONCE} first runs at once failed")
    job.add("several_first", time.perf_counter() - clock, "s", of=str(_SEVERAL_AT_ONCE))
    job.add("several_first_processor", children_seconds() - used, "s", of=str(_SEVERAL_AT_ONCE))


def _begun(folder: Path, name: str, more: Mapping[str, str]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "sim", "run", "street", "--replicates", "1", "--out", name]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, env=environment(**more), cwd=folder, stdout=quiet, stderr=quiet)


def children_seconds() -> float:
    """Processor time of all children that have ended."""
    used = os.times()
    return used.children_user + used.children_system


def _imports(job: Job, command: tuple[str, ...], folder: Path) -> None:
    found = imports.of(command, folder, environment(), folder / OUT)
    name = " ".join(command[:2])
    job.add("imports", found.seconds, "s", of=name)
    job.add("modules", found.modules, of=name)
    slowest = sorted(found.packages.items(), key=lambda pair: -pair[1])[:6]
    shown = ", ".join(f"{name} {1e3 * seconds:.0f}" for name, seconds in slowest if seconds > 0.002)
    unused = ", ".join(name for name in found.unused) or "–"
    job.note("speed.imported", command=name, packages=shown or "–", unused=unused)
