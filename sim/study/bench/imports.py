"""Which packages a command imports, how long that takes, and which of them it never calls.

python -m sim.study.bench.imports COMMAND...      runs a command and says on its last line what it called
"""

from __future__ import annotations

import re
import runpy
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

_LINE = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s+(\S+)")
_MARK = "called: "
_LEAST = 0.005  # s of import below which nobody minds
_OWN, _MAIN = "sim", "__main__"


@dataclass(frozen=True, slots=True)
class Imports:
    """Seconds of all imports and of each package (the standard library's as `python`), how many modules;
    packages of which nothing was called once they had been imported.
    """

    seconds: float
    modules: int
    packages: dict[str, float]
    unused: tuple[str, ...]


def of(command: tuple[str, ...], folder: Path, environment: Mapping[str, str], out: Path) -> Imports:
    """Run a command twice: once to time its imports, once to see what it calls. `out` is what it leaves and
    would not make again.
    """
    shutil.rmtree(out, ignore_errors=True)
    timed = [sys.executable, "-X", "importtime", "-m", "sim", *command]
    done = subprocess.run(timed, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    packages: dict[str, float] = {}
    modules = 0
    for line in done.stderr.splitlines():
        found = _LINE.match(line)
        if found:
            modules += 1
            name = package(found[2])
            packages[name] = packages.get(name, 0.0) + float(found[1]) / 1e6
    shutil.rmtree(out, ignore_errors=True)
    watched = [sys.executable, "-m", "sim.study.bench.imports", *command]
    done = subprocess.run(watched, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    called = set(done.stdout.rpartition(_MARK)[2].split())
    late = [name for name, seconds in packages.items() if seconds >= _LEAST and name != "python"]
    unused = tuple(sorted(name for name in late if name not in called))
    return Imports(sum(packages.values()), modules, packages, unused)


def package(module: str) -> str:
    """The top package of a module; `python` for the standard library."""
    top = module.partition(".")[0]
    return "python" if top in sys.stdlib_module_names else top


class _Watch:
    """Notes the packages whose functions are called while nothing is being imported."""

    def __init__(self) -> None:
        self.called: set[str] = set()
        self._importing = 0

    def __call__(self, frame: FrameType, event: str, arg: Any) -> None:
        code = frame.f_code
        if code.co_name == "<module>":
            if frame.f_globals.get("__name__") == _MAIN:  # what runs, not what is imported
                return
            self._importing += {"call": 1, "return": -1}.get(event, 0)
        elif self._importing:
            return
        elif event == "call":
            self.called.add(package(frame.f_globals.get("__name__") or ""))
        elif event == "c_call":
            self.called.add(package(getattr(arg, "__module__", None) or type(arg.__self__).__module__))


def main() -> None:
    """Run the command that the arguments say, watched."""
    watch = _Watch()
    sys.setprofile(watch)
    try:
        runpy.run_module(_OWN, run_name=_MAIN)
    finally:
        sys.setprofile(None)
        print(_MARK + " ".join(sorted(watch.called)))


if __name__ == _MAIN:
    main()
