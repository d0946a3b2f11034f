"""What an experiment is: a scenario (or a test function), factors, arms, a design, replicates."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sim.scenario import Policy, Scenario, Words
from sim.scenario.policy import Where
from sim.study.arms import BASELINE

if TYPE_CHECKING:
    from sim.study.design.points import Points

KINDS = ("grid", "arms", "latin_hypercube", "sobol", "morris")
SCALES = ("linear", "log")
NO_WORDS = Words()

Level = float | int | bool | str | Where


@dataclass(frozen=True, slots=True)
class Factor:
    """Something that is varied: one key or several that move together.

    Either `values` are listed, or it goes from `low` to `high`, by equal steps or (`scale` "log") by equal
    ratios; `whole` means whole numbers only.
    """

    name: str
    keys: tuple[str, ...]
    values: tuple[Level, ...] = ()
    low: float = 0.0
    high: float = 1.0
    scale: str = "linear"
    whole: bool = False

    def at(self, share: float) -> Level:
        """The value at a share (0 to 1) of the way from the first or lowest to the last or highest."""
        if self.values:
            return self.values[min(len(self.values) - 1, int(share * len(self.values)))]
        if self.whole:
            return int(min(self.high, self.low + math.floor(share * (self.high - self.low + 1))))
        if self.scale == "log":
            return float(self.low * (self.high / self.low) ** share)
        return float(self.low + share * (self.high - self.low))

    def levels(self, count: int) -> tuple[Level, ...]:
        """Its values in a grid: those listed, else `count` from lowest to highest."""
        if self.values:
            return self.values
        if self.whole:
            steps = [self.low + i * (self.high - self.low) / (count - 1) for i in range(count)]
            return tuple(dict.fromkeys(round(step) for step in steps))
        return tuple(self.at(i / (count - 1)) for i in range(count))

    def shown(self, value: Level) -> float | int | bool | str:
        """A value as tables hold it."""
        if isinstance(value, Where):
            from sim.scenario.writing import toml_value

            written = value.written()
            return written if isinstance(written, str) else toml_value(written)
        return value


@dataclass(frozen=True, slots=True)
class Arm:
    """One of the things compared on the same seeds: policies besides the scenario's, and settings.

    The first arm of an experiment is the one that the others are compared with.
    """

    name: str = BASELINE
    policies: tuple[Policy, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Design:
    """How points are chosen: see `KINDS`. Numbers that a kind does not use keep their defaults."""

    kind: str = "grid"
    samples: int = 0  # points of a Latin hypercube; base samples of Sobol (a power of two)
    trajectories: int = 0  # of Morris
    levels: int = 0  # of Morris (even), and of factors with a range in a grid
    second_order: bool = False  # Sobol: also what is needed for interactions of two
    seed: int = 0  # of the sample


@dataclass(frozen=True, slots=True)
class Stop:
    """When a point has enough replicates.

    After `at_least` replicates and then every `step` more, up to `at_most`: once the 95% interval of
    `measure` (of its paired difference from the first arm, where there are several) is no wider than
    `half_width` to each side in every arm.
    """

    measure: str
    half_width: float
    at_least: int = 5
    at_most: int = 100
    step: int = 5


@dataclass(frozen=True)
class Experiment:
    """An experiment, complete and checked. Exactly one of `scenario` and `function` is there.

    `arms` has at least one; replicate r of every point and arm runs on the seed that `sim.run` gives it
    (`sim.study.one.run_seed`), so that all are paired. `measures` are columns of the table (names as in
    the table `runs` of `sim.run`), the main ones first.
    """

    name: str
    title: Words
    question: Words
    scenario: Scenario | None
    function: str | None
    factors: tuple[Factor, ...]
    arms: tuple[Arm, ...]
    design: Design
    replicates: int
    seed: int
    measures: tuple[str, ...]
    stop: Stop | None = None
    takes: Words = NO_WORDS  # how long it takes
    output: Words = NO_WORDS  # what its output looks like
    tables: Mapping[str, Any] = field(default_factory=dict)  # as the file says it, the scenario written out
    file: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the factors: columns of the table."""
        return tuple(factor.name for factor in self.factors)

    @property
    def names_zh(self) -> dict[str, str]:
        """What factors and arms are called in Chinese, by their names: as the file says; else a factor that
        only has the name of its key, as what that stands for.
        """
        from sim.study.design.called import in_chinese

        keys = [factor.name for factor in self.factors if factor.keys == (factor.name,)]
        found = {key: called for key in keys if (called := in_chinese(key))}
        for factor, table in zip(self.factors, self.tables.get("factors", ()), strict=False):
            if "name_zh" in table:
                found[factor.name] = str(table["name_zh"])
        arms = [arm for arm in self.tables.get("arms", ()) if {"name", "name_zh"} <= set(arm)]
        return found | {str(arm["name"]): str(arm["name_zh"]) for arm in arms}

    @property
    def most_replicates(self) -> int:
        """Replicates of a point, at most."""
        return self.stop.at_most if self.stop else self.replicates

    @cached_property
    def points(self) -> Points:
        """The points of the design, in the order of the sample (which SALib's analyses want)."""
        from sim.study.design.points import points_of

        return points_of(self)

    def scenario_at(self, values: tuple[Level, ...], arm: Arm) -> Scenario:
        """What runs at a point in an arm; `InputError` when the values do not fit together."""
        from sim.study.design.keys import applied

        assert self.scenario is not None
        return applied(self.scenario, self.settings_at(values), arm)

    def settings_at(self, values: tuple[Level, ...]) -> dict[str, Level]:
        """The keys that a point sets."""
        return {key: value for factor, value in zip(self.factors, values, strict=True) for key in factor.keys}

    def with_replicates(self, replicates: int) -> Experiment:
        """The same with another number of replicates; a rule that stops earlier is left out."""
        rest = {key: value for key, value in self.tables.items() if key != "stop"}
        tables = {**rest, "replicates": replicates}
        return replace(self, replicates=replicates, stop=None, tables=tables)

    def __repr__(self) -> str:
        return f"<Experiment {self.name!r}>"
