"""Which study this is: the same identity means the same numbers, so what is on disk already need not run
again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.plugins import loaded

if TYPE_CHECKING:
    from sim.scenario import Scenario

FORM = 1  # of result folders; raise it when their columns change
_PACKAGE = Path(__file__).resolve().parents[1]
_SOURCES = (
    *(
        "build_economy.py",
        "build_society.py",
        "building.py",
        "compiled.py",
        "kinds.py",
        "linked.py",
        "records.py",
        "settling.py",
        "streams.py",
        "units.py",
    ),
    *("week.py", "world.py"),
    *("agents", "measures", "parameters", "policies", "region", "rules", "study"),
)
_DATA = "region/data/divisions.parquet"


# What a single run depends on: the same, and of the studies only the file that runs it.
_MODEL = (*(name for name in _SOURCES if name != "study"), "study/one.py", "study/design/functions.py")
# What the tables of `run` and `compare` depend on: of the studies only what sums runs up.
_SUMS = ("arms", "findings", "gains", "gather", "layout", "paired", "runs", "statistics")
_FINDINGS = (*_MODEL, *(f"study/{name}.py" for name in _SUMS))


def sources() -> str:
    """Hash of every source file of the model and its studies: processes that work together have the same."""
    return _hash_of_files(_SOURCES)


def finding_sources() -> str:
    """Hash of every source file that the tables of `run` and `compare` depend on: sweeps and analyses may
    change, findings stay.
    """
    return _hash_of_files(_FINDINGS)


def model_sources() -> str:
    """Hash of every source file that the numbers of a single run depend on: studies may change, runs stay."""
    return _hash_of_files(_MODEL)


def files(*names: str) -> str:
    """Hash of some source files of the package, by their paths in it."""
    return _hash_of_files(names)


def plugins() -> str:
    """Hash of what users add to the model; empty without plug-ins."""
    found = sorted(plugin.digest for plugin in loaded().values())
    return hashlib.sha256("".join(found).encode()).hexdigest() if found else ""


@cache
def _hash_of_files(names: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for name in names:
        place = _PACKAGE / name
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            digest.update(path.relative_to(_PACKAGE).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


@cache
def data() -> str:
    """Hash of the list of divisions."""
    return hashlib.sha256((_PACKAGE / _DATA).read_bytes()).hexdigest()


def identity(kind: str, arms: Sequence[tuple[str, Scenario]], seed: int, replicates: int) -> str:
    """SHA-256 of everything that decides the numbers: scenarios, seed, replicates, sources and data."""
    return _hash(
        {
            "form": FORM,
            "kind": kind,
            "arms": [[name, scenario.key] for name, scenario in arms],
            "seed": seed,
            "replicates": replicates,
            "sources": finding_sources(),
            "data": data(),
            **({"plugins": plugins()} if plugins() else {}),
        }
    )


def _hash(about: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(about, sort_keys=True).encode()).hexdigest()


def name_of(scenario: Scenario) -> str:
    """What to call a scenario in file names: its file's name, else its region's code."""
    if scenario.file:
        return Path(scenario.file).stem or "scenario"
    region = scenario.region
    return str(region.codes[0]) if region.codes else "synthetic"
