"""What a result folder holds, in one shape for runs and comparisons."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.errors import InputError

if TYPE_CHECKING:
    import pandas as pd

    from sim.scenario import Scenario
    from sim.study.findings import Findings


@dataclass(frozen=True, slots=True)
class Series:
    """A measure over weeks, with its 95% interval (NaN where there is none); arrays of one length."""

    weeks: Any
    mean: Any
    low: Any
    high: Any

    @property
    def empty(self) -> bool:
        """Whether no week has a value."""
        return len(self.weeks) == 0


@dataclass(frozen=True, slots=True)
class Level:
    """A number with its 95% interval (NaN where there is none)."""

    mean: float
    low: float = math.nan
    high: float = math.nan

    @property
    def known(self) -> bool:
        """Whether there is a number."""
        return math.isfinite(self.mean)

    @property
    def clear(self) -> bool:
        """Whether the interval is there and leaves out zero."""
        return self.low > 0.0 or self.high < 0.0


UNKNOWN = Level(math.nan)


@dataclass(frozen=True, eq=False)
class Results:
    """A result folder: its manifest, and its tables by name.

    `arms` are the names of the arms, the first the baseline; a run has one arm, ``""``.
    """

    folder: Path
    manifest: dict[str, Any]
    tables: dict[str, pd.DataFrame]

    @property
    def compared(self) -> bool:
        """Whether it is a comparison."""
        return bool(self.manifest["kind"] == "compare")

    @property
    def same_places(self) -> bool:
        """Whether all arms are about the same places and weeks, so that they can be set side by side."""
        return not self.tables["communities"].empty

    @cached_property
    def arms(self) -> tuple[str, ...]:
        """The arms, the baseline first."""
        return tuple(arm["name"] for arm in self.manifest["arms"]) if self.compared else ("",)

    @cached_property
    def scenarios(self) -> tuple[Scenario, ...]:
        """The scenario of each arm."""
        from sim.scenario import from_tables

        owners = self.manifest["arms"] if self.compared else [self.manifest]
        try:
            return tuple(from_tables(owner["scenario"]) for owner in owners)
        except InputError as error:
            raise error.within(self.folder / "manifest.json", "scenario") from None

    @property
    def replicates(self) -> int:
        """Replicates of which every run came to an end."""
        failed = {entry["replicate"] for entry in self.manifest["failed"]}
        return int(self.manifest["replicates"]) - len(failed)

    @property
    def warmup(self) -> int:
        """Weeks before anything is observed."""
        return int(self.manifest["weeks"]["warmup"])

    @property
    def weeks(self) -> int:
        """All weeks of the run."""
        return self.warmup + int(self.manifest["weeks"]["observed"])

    # over time
    def series(self, column: str, arm: str = "") -> Series:
        """A weekly column for the whole region: ``load``, ``satisfaction.group.elder``, ``load.difference``.

        Weeks without a value are left out.
        """
        import numpy as np

        frame = self._weekly.get(arm)
        if frame is None or column not in frame:
            return Series(*(np.empty(0) for _ in range(4)))
        unknown = np.full(len(frame), np.nan)
        mean, low, high = (
            frame[name].to_numpy(float) if name in frame else unknown for name in _with_interval(column)
        )
        kept = np.isfinite(mean)
        return Series(frame["week"].to_numpy(float)[kept] + 0.5, mean[kept], low[kept], high[kept])

    @cached_property
    def _weekly(self) -> dict[str, pd.DataFrame]:
        frame = self.tables["weekly"]
        frame = frame[frame["level"] == "region"]
        if not self.compared:
            return {"": frame}
        return {str(arm): part for arm, part in frame.groupby("arm", sort=False)}

    # over places
    def communities(self, arm: str = "") -> pd.DataFrame:
        """Communities in code order, one column for each measure as it is in the arm."""
        frame = self.tables["communities"]
        if not self.compared:
            return frame.sort_values("code", ignore_index=True)
        baseline = arm == self.arms[0]
        frame = frame[frame["arm"] == (self.arms[1] if baseline else arm)]
        frame = frame.sort_values("code", ignore_index=True)
        if not baseline:
            return frame
        before = [name for name in map(str, frame.columns) if name.endswith(".baseline")]
        return frame.assign(**{name.removesuffix(".baseline"): frame[name] for name in before})

    # over the observed period
    def level(self, measure: str, by: str = "", of: str = "", arm: str = "") -> Level:
        """A measure over the observed period, in an arm."""
        row = self._levels.get((arm, measure, by, of))
        return UNKNOWN if row is None else Level(row.mean, row.low, row.high)

    def spread(self, measure: str, arm: str = "") -> tuple[float, float]:
        """The least and the most that a replicate came to."""
        row = self._levels.get((arm, measure, "", ""))
        return (math.nan, math.nan) if row is None else (row.least, row.most)

    def effect(self, measure: str, arm: str, by: str = "", of: str = "") -> Level:
        """The paired difference from the baseline; of what exists for pairs only, its value."""
        row = self.row(measure, arm, by, of)
        if row is None:
            return UNKNOWN
        return Level(row.difference if math.isfinite(row.difference) else row.value, row.low, row.high)

    def row(self, measure: str, arm: str, by: str = "", of: str = "") -> Any:
        """The row of an effect, or None."""
        return self._effects.get((arm, measure, by, of))

    @cached_property
    def _levels(self) -> dict[tuple[str, str, str, str], Any]:
        return _by_key(self.tables["summary"])

    @cached_property
    def _effects(self) -> dict[tuple[str, str, str, str], Any]:
        return _by_key(self.tables["effects"]) if self.compared else {}


def _with_interval(column: str) -> tuple[str, str, str]:
    return column, f"{column}.low", f"{column}.high"


def _by_key(frame: pd.DataFrame) -> dict[tuple[str, str, str, str], Any]:
    """The rows of a summary or of effects by arm, measure and breakdown."""
    arms = frame["arm"] if "arm" in frame else [""] * len(frame)
    keys = zip(arms, frame["measure"], frame["by"], frame["of"], strict=True)
    return dict(zip(keys, frame.itertuples(index=False), strict=True))


def read(folder: Path) -> Results:
    """The results in `folder`; `InputError` when there are none, or a file is not as it was written."""
    from sim.study import read as read_findings

    return of(read_findings(folder), folder)


def of(findings: Findings, folder: Path) -> Results:
    """The results in `folder` from what was written there."""
    tables = {name: frame.copy(deep=False) for name, frame in findings.frames.items()}
    for frame in tables.values():
        frame.attrs = {}  # pandas copies them whole at every selection
    return Results(folder, findings.manifest, tables)
