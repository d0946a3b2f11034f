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
from sim.study.folder import contents, write

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
        return write(Path(folder), self.manifest, self.frames, replace=replace)

    def __repr__(self) -> str:
        what = (
            f"{type(self).__name__}: {self.manifest['name']}, {self.replicates} replicates, seed {self.seed}"
        )
        return f"<{what}, {len(self.failed)} failed>" if self.failed else f"<{what}>"


class Result(Findings):
    """What runs of one scenario found."""

    @property
    def townships(self) -> pd.DataFrame:
        """A row for each township over the observed period."""
        return self.frames["townships"]

    @property
    def counties(self) -> pd.DataFrame:
        """A row for each county over the observed period."""
        return self.frames["counties"]

    def __getitem__(self, name: str) -> float:
        """Mean over replicates of a measure or one of its breakdowns: ``result["efficacy.group.elder"]``."""
        measure, by, of = (*name.split("."), "", "")[:3]
        rows = self.summary
        found = rows.loc[(rows["measure"] == measure) & (rows["by"] == by) & (rows["of"] == of), "mean"]
        if found.empty:
            raise KeyError(name)
        return float(found.iloc[0])


class Effect(Findings):
    """What comparing scenarios on the same seeds found."""

    @property
    def effects(self) -> pd.DataFrame:
        """A row for each arm, measure and breakdown: the paired difference from the baseline with its 95%
        interval.
        """
        return self.frames["effects"]

    @property
    def gains(self) -> pd.DataFrame:
        """Who gains and who loses: classes of places, groups of residents, fifths of communities."""
        return self.frames["gains"]

    @property
    def arms(self) -> tuple[str, ...]:
        """Names of the arms, the baseline first."""
        return tuple(arm["name"] for arm in self.manifest["arms"])

    def __getitem__(self, name: str) -> float:
        """Mean difference of ``measure``, or of ``arm.measure.group.elder`` where there are several arms."""
        arm, _, rest = name.partition(".")
        if arm not in self.arms:
            arm, rest = self.arms[1], name
        measure, by, of = (*rest.split("."), "", "")[:3]
        rows = self.effects
        chosen = (rows["arm"] == arm) & (rows["measure"] == measure) & (rows["by"] == by) & (rows["of"] == of)
        if not chosen.any():
            raise KeyError(name)
        return float(rows.loc[chosen, "difference"].iloc[0])


def read(folder: str | PathLike[str]) -> Findings:
    """The `Result` or `Effect` in a result folder; `InputError` when it is not there or not as written."""
    manifest, frames = contents(folder)
    return (Effect if manifest["kind"] == "compare" else Result)(manifest, frames)


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
        "sources": identities.finding_sources(),
        "data": identities.data(),
        "platform": platform.platform(),
        "machine": platform.machine(),
        **about,
    }
    return found
