"""Where a run spends its processor time, function by function of the compiled week: samples taken by perf.

    python -m tools.week_profile [SCENARIO] [--runs N] [--most N]

Runs the scenario (default: county) so many times under `perf record` and prints the share of each rule's
functions in the time of all of them, and of the mathematical library. Small functions are part of those that
they were compiled into. Needs Linux and perf.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
_RATE = 1999  # samples a second
_LINE = re.compile(r"^\s*([\d.]+)%\s+(\S.*?)\s+\[.\]\s+(\S.*?)(?:\s+-\s+-)?\s*$")
_LONGEST = 1 << 20  # bytes of a function: what lies between two counts for the first


def main() -> int:
    """Sample, or live what is sampled."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("scenario", nargs="?", default="county")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--most", type=int, default=30, help="functions to print")
    parser.add_argument("--live", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.live:
        return live(asked.scenario, asked.runs)
    if not shutil.which("perf"):
        print("perf is missing", file=sys.stderr)
        return 1
    shares = sampled(asked.scenario, asked.runs)
    modules: Counter[str] = Counter()
    for (module, _), share in shares.items():
        modules[module] += share
    for module, share in modules.most_common():
        print(f"{100 * share:6.1f}%  {module}")
    print()
    for (module, name), share in shares.most_common(asked.most):
        print(f"{100 * share:6.1f}%  {module}  {name}")
    return 0


def sampled(scenario: str, runs: int) -> Counter[tuple[str, str]]:
    """Shares by module and function; everything that is neither compiled code nor mathematics left out."""
    command = [sys.executable, "-m", "tools.week_profile", scenario, "--runs", str(runs), "--live"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with tempfile.TemporaryDirectory() as folder:
        data = str(Path(folder) / "perf.data")
        record = ["perf", "record", "-q", "-e", "cpu-clock", "-F", str(_RATE), "-o", data, "--", *command]
        subprocess.run(record, check=True, env=environment, cwd=ROOT)
        report = [
            "perf",
            "report",
            "-q",
            "--stdio",
            "-i",
            data,
            "--sort",
            "dso,symbol",
            "--percent-limit",
            "0",
        ]
        text = subprocess.run(report, check=True, capture_output=True, text=True).stdout
    found: Counter[tuple[str, str]] = Counter()
    for line in text.splitlines():
        match = _LINE.match(line)
        if match and match[2].startswith("libm"):
            found["libm", match[3].strip().lstrip("_")] += float(match[1])
        elif match and " in " in match[3]:
            name, _, module = match[3].partition(" in ")
            found[module.strip(), name] += float(match[1])
    whole = sum(found.values()) or 1.0
    return Counter({key: share / whole for key, share in found.items()})


def live(scenario: str, runs: int) -> int:
    """Run the scenario, and leave a map of the compiled functions for perf."""
    from sim.scenario import load
    from sim.units import UNITS
    from sim.world import World

    plan = load(scenario)
    for run in range(runs):
        World(plan, run).run()
    found: dict[int, str] = {}
    for unit in [*UNITS, *_entries()]:
        for made in getattr(unit, "rule", unit).overloads.values():
            found |= dict(functions(made))
    starts = sorted(found)
    ends = [min(end, start + _LONGEST) for start, end in pairwise([*starts, starts[-1] + _LONGEST])]
    place = Path(os.sep, "tmp", f"perf-{os.getpid()}.map")  # where perf looks, whatever TMPDIR says
    lines = [f"{a:x} {b - a:x} {readable(found[a])}\n" for a, b in zip(starts, ends, strict=True)]
    place.write_text("".join(lines), "ascii")
    return 0


def _entries() -> list[Any]:
    """Compiled rules that Python calls and that are no units."""
    from sim import week

    return [week.advance, week.live_townships]


def functions(made: Any) -> Iterator[tuple[int, str]]:
    """Address and symbol of every function of a compiled rule."""
    library = made.library
    for module in (library._shared_module, library._final_module):
        for function in module.functions if module is not None else ():
            address = 0 if function.is_declaration else library.get_pointer_to_function(function.name)
            if address:
                yield address, function.name


def readable(symbol: str) -> str:
    """`function in module` of one of Numba's symbols."""
    rest, parts = symbol.partition("_ZN")[2], []
    while match := re.match(r"\d+", rest):
        length = int(match[0])
        parts.append(rest[match.end() : match.end() + length])
        rest = rest[match.end() + length :]
    parts = parts[1:] if parts[:1] == ["cpython"] else parts  # how Python calls it: lies before its helpers
    if len(parts) < 2:
        return f"{symbol[:40]} in others"
    return f"{parts[-1]} in {'.'.join(parts[:-1])}"


if __name__ == "__main__":
    raise SystemExit(main())
