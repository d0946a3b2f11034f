"""What a study found: its tables, and a manifest from which it can be run again bit for bit."""

from __future__ import annotations

import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.study import identity as identities

if TYPE_CHECKING:
    import pandas as pd

    from sim.scenario import Scenario

_PACKAGES = ("numpy", "numba", "pandas", "pyarrow")


@dataclass(eq=False, repr=False)
class Findings:
    """Tables (pandas, with units in ``frame.attrs["units"]``) and the manifest."""

    manifest: dict[str, Any]
    frames: dict[str, pd.DataFrame] = field(default_factory=dict)

    @property
    def scenario(self) -> Scenario:
        """The scenario, as it was resolved."""
        from sim.scenario import from_tables

        return from_tables(self.manifest["scenario"])

    @property
    def seed(self) -> int:
        """The seed all run seeds come from."""
        return int(self.manifest["seed"])

    @property
    def replicates(self) -> int:
        """Replicates asked for."""
        return int(self.manifest["replicates"])

    @property
    def failed(self) -> list[dict[str, Any]]:
        """Runs that failed: replicate, arm, reason."""
        return list(self.manifest["failed"])

    @property
    def runs(self) -> pd.DataFrame:
        """A row for each replicate (and arm)."""
        return self.frames["runs"]

    @property
    def summary(self) -> pd.DataFrame:
        """A row for each measure and breakdown, with its 95% interval."""
        return self.frames["summary"]

    @property
    def weekly(self) -> pd.DataFrame:
        """A row for each week: means over replicates with 95% intervals."""
        return self.frames["weekly"]

    @property
    def communities(self) -> pd.DataFrame:
        """A row for each community over the observed period."""
        return self.frames["communities"]

    def write(self, folder: str | PathLike[str], *, replace: bool = False) -> Path:
        """Write the result folder, all of it or nothing.

        `InputError` when the folder holds something else; with `replace` another result may be put in its
        place.
        """
        from sim.study.folder import write

        return write(Path(folder), self, replace=replace)

    def __repr__(self) -> str:
        what = (
            f"{type(self).__name__}: {self.manifest['name']}, {self.replicates} replicates, seed {self.seed}"
        )
        return f"<{what}, {len(self.failed)} failed>" if self.failed else f"<{what}>"


def versions() -> dict[str, str]:
    """Versions of what numbers depend on."""
    from sim import __version__

    found = {"chaofuhe": __version__, "python": platform.python_version()}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = ""
    return found


def manifest_of(
    kind: str,
    arms: Sequence[tuple[str, Scenario]],
    seed: int,
    replicates: int,
    title: Mapping[str, str],
    about: Mapping[str, Any],
) -> dict[str, Any]:
    """The manifest of a study; the first arm is the baseline. `about`: what is known only after it ran."""
    scenario = arms[0][1]
    found: dict[str, Any] = {
        "form": identities.FORM,
        "kind": kind,
        "identity": identities.identity(kind, arms, seed, replicates),
        "name": identities.name_of(scenario),
        "title": {"en": scenario.title.en, "zh": scenario.title.zh},
        "region": dict(title),
        "scenario": scenario.resolved(),
        "scenario_key": scenario.key,
        "seed": seed,
        "replicates": replicates,
    }
    if kind == "compare":
        found["arms"] = [
            {"name": name, "scenario": arm.resolved(), "scenario_key": arm.key} for name, arm in arms
        ]
    found |= {
        "versions": versions(),
        "sources": identities.sources(),
        "data": identities.data(),
        "platform": platform.platform(),
        "machine": platform.machine(),
        **about,
    }
    return found
