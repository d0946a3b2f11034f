"""What a calibration aims at: the tables ``[[patterns]]`` and ``[calibrate]`` of an experiment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.errors import InputError, nearest_names
from sim.scenario.values import number, wrong_type
from sim.study.design.tables import known_keys, list_of, read_name
from sim.text import both

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

    from sim.study.design import Experiment

    Values = npt.NDArray[np.float64]

_LARGEST = 1e12


@dataclass(frozen=True, slots=True)
class Pattern:
    """A number that was observed: `measure` of `arm` (less that of `against`, if any, on the same seeds) is
    `target`.

    `tolerance` is what it may be off by and still fit: the unit of its misfit. `weight` counts in the sum.
    """

    name: str
    name_zh: str
    measure: str
    target: float
    tolerance: float
    arm: str
    against: str = ""
    weight: float = 1.0
    source: str = ""

    def seen(self, runs: Mapping[str, pd.DataFrame]) -> Values:
        """The number on each seed, shape (replicates,); runs that failed are left out.

        `runs` are those of one set of parameters by arm: at one point, the replicate as the index.
        """
        one = runs[self.arm][self.measure]
        if self.against:
            one = one - runs[self.against][self.measure]
        found: Values = one.to_numpy(dtype=float)
        return found[~np.isnan(found)]


@dataclass(frozen=True, slots=True)
class Calibration:
    """How to look: a generation of `population` sets of parameters, so many `generations`; `confirm`:
    replicates on seeds that the search has not seen.
    """

    patterns: tuple[Pattern, ...]
    population: int = 12
    generations: int = 15
    confirm: int = 20
    seed: int = 1


_NUMBERS: dict[str, tuple[float, float]] = {
    "population": (4, 10_000),
    "generations": (1, 100_000),
    "confirm": (2, 100_000),
    "seed": (1, 2**31 - 1),
}
_KEYS = ("name", "name_zh", "measure", "target", "tolerance", "arm", "against", "weight", "source")


def calibration_of(experiment: Experiment) -> Calibration:
    """The calibration an experiment describes; `InputError` when it has none, or one that is not allowed."""
    tables = experiment.tables
    if not tables.get("patterns"):
        raise InputError(*both("calibrate.no_patterns"), file=experiment.file, key="patterns")
    try:
        patterns = tuple(_patterns(tables["patterns"], experiment))
        about = tables.get("calibrate", {})
        if not isinstance(about, Mapping):
            raise wrong_type("table", about, "calibrate")
        known_keys(about, tuple(_NUMBERS), "calibrate")
        given = {
            key: int(number(about[key], f"calibrate.{key}", low, high, whole=True))
            for key, (low, high) in _NUMBERS.items()
            if key in about
        }
    except InputError as error:
        raise error.within(file=experiment.file) from None
    return Calibration(patterns, **given)


def _patterns(value: Any, experiment: Experiment) -> list[Pattern]:
    arms = [arm.name for arm in experiment.arms]
    found: list[Pattern] = []
    for n, table in enumerate(list_of(value, "patterns"), 1):
        path = f"patterns[{n}]"
        if not isinstance(table, Mapping):
            raise wrong_type("table", table, path)
        known_keys(table, _KEYS, path)
        measure = _one_of(table.get("measure"), experiment.measures, f"{path}.measure")
        name = read_name(table.get("name", measure), f"{path}.name")
        if any(name == other.name for other in found):
            raise InputError(*both("experiment.name_twice"), key=f"{path}.name", value=name)
        for key in ("target", "tolerance"):
            if key not in table:
                raise InputError(*both("document.missing", name=key), key=path)
        found.append(
            Pattern(
                name,
                read_name(table.get("name_zh", name), f"{path}.name_zh"),
                measure,
                float(number(table["target"], f"{path}.target", -_LARGEST, _LARGEST)),
                float(number(table["tolerance"], f"{path}.tolerance", 1e-12, _LARGEST)),
                _one_of(table.get("arm", arms[0]), arms, f"{path}.arm"),
                _one_of(table["against"], arms, f"{path}.against") if "against" in table else "",
                float(number(table.get("weight", 1.0), f"{path}.weight", 0, _LARGEST)),
                str(table.get("source", "")),
            )
        )
    return found


def _one_of(value: Any, known: Sequence[str], path: str) -> str:
    if not isinstance(value, str) or value not in known:
        near = nearest_names(str(value), tuple(known))
        allowed = ", ".join(known)
        raise InputError(*both("value.not_choice"), key=path, value=value, allowed=allowed, nearest=near)
    return value
