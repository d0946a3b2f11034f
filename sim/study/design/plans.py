"""Reading the design of an experiment, what it measures, and when a point has enough."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sim.errors import InputError, nearest_names
from sim.scenario.values import number, wrong_type
from sim.study.design.experiment import KINDS, Arm, Design, Factor, Stop
from sim.study.design.functions import FUNCTIONS
from sim.study.design.tables import known_keys, list_of
from sim.text import both

MOST_POINTS = 1_000_000
MOST_SAMPLES = 1 << 20
NEEDED = {"latin_hypercube": "samples", "sobol": "samples", "morris": "trajectories"}
_USED = {
    "grid": ("levels",),
    "arms": (),
    "latin_hypercube": ("samples", "seed"),
    "sobol": ("samples", "seed", "second_order"),
    "morris": ("trajectories", "levels", "seed"),
}
DESIGN_KEYS = ("kind", "samples", "trajectories", "levels", "second_order", "seed")
STOP_KEYS = ("measure", "half_width", "at_least", "at_most", "step")


def read_design(table: Any, factors: Sequence[Factor], arms: Sequence[Arm], *, alone: bool = False) -> Design:
    """The design of the ``[design]`` table; without one, a grid, or arms where there are no factors.

    `alone`: one arm is enough, since a search will add others.
    """
    if not isinstance(table, Mapping):
        raise wrong_type("table", table, "design")
    known_keys(table, DESIGN_KEYS, "design")
    kind = table.get("kind", "grid" if factors else "arms")
    if kind not in KINDS:
        near = nearest_names(str(kind), KINDS)
        choices = ", ".join(KINDS)
        raise InputError(
            *both("value.not_choice"), key="design.kind", value=kind, allowed=choices, nearest=near
        )
    for key in table:
        if key != "kind" and key not in _USED[kind]:
            known = ", ".join(("kind", *_USED[kind]))
            raise InputError(*both("experiment.not_of_design", kind=kind), key=f"design.{key}", allowed=known)
    if kind == "arms" and factors:
        raise InputError(*both("experiment.arms_and_factors"), key="design.kind", value=kind)
    if kind == "arms" and len(arms) < 2 and not alone:
        raise InputError(*both("experiment.one_arm"), key="arms")
    if kind != "arms" and not factors:
        raise InputError(*both("experiment.no_factors", kind=kind), key="factors")
    needed = NEEDED.get(kind)
    if needed and needed not in table:
        raise InputError(*both("document.missing", name=needed), key="design")
    design = Design(
        kind=kind,
        samples=int(number(table.get("samples", 0), "design.samples", 1, MOST_SAMPLES, whole=True))
        if "samples" in table
        else 0,
        trajectories=int(number(table.get("trajectories", 2), "design.trajectories", 2, 100_000, whole=True)),
        levels=_levels(table, kind, factors),
        second_order=_switch(table.get("second_order", False)),
        seed=int(number(table.get("seed", 0), "design.seed", 0, 2**32 - 1, whole=True)),
    )
    if kind == "sobol" and design.samples & (design.samples - 1):
        raise InputError(
            *both("experiment.power_of_two"), key="design.samples", value=design.samples, allowed="2, 4, 8, …"
        )
    _refuse_too_many(design, factors)
    return design


def _levels(table: Mapping[str, Any], kind: str, factors: Sequence[Factor]) -> int:
    ranges = any(not factor.values for factor in factors)
    if "levels" not in table and kind == "grid" and ranges:
        raise InputError(*both("experiment.grid_levels"), key="design", allowed="levels = 5")
    levels = int(number(table.get("levels", 4), "design.levels", 2, 1000, whole=True))
    if kind == "morris" and levels % 2:
        raise InputError(*both("experiment.even"), key="design.levels", value=levels, allowed="2, 4, 6, 8, …")
    return levels


def _switch(value: Any) -> bool:
    if not isinstance(value, bool):
        raise wrong_type("switch", value, "design.second_order")
    return value


def number_of_points(design: Design, factors: Sequence[Factor]) -> int:
    """How many points a design has."""
    k = len(factors)
    if design.kind == "arms":
        return 1
    if design.kind == "grid":
        found = 1
        for factor in factors:
            found *= len(factor.levels(design.levels))
        return found
    if design.kind == "sobol":
        return design.samples * (2 * k + 2 if design.second_order else k + 2)
    return design.trajectories * (k + 1) if design.kind == "morris" else design.samples


def _refuse_too_many(design: Design, factors: Sequence[Factor]) -> None:
    count = number_of_points(design, factors)
    if count > MOST_POINTS:
        raise InputError(*both("experiment.many_points", count=count, limit=MOST_POINTS), key="design")


def known_measures(function: str | None) -> tuple[str, ...]:
    """Every column that a run has."""
    if function is not None:
        return FUNCTIONS[function].outputs
    from sim.measures.compute import cell_name, cells

    return tuple(cell_name(cell) for cell in cells())


def main_measures(function: str | None) -> tuple[str, ...]:
    """The columns that tables show when nothing else is asked for."""
    if function is not None:
        return FUNCTIONS[function].outputs
    from sim.measures.catalogue import MEASURES

    return tuple(key for key, measure in MEASURES.items() if measure.headline and not measure.paired)


def read_measures(value: Any, function: str | None) -> tuple[str, ...]:
    """The measures asked for; a measure with a star after it brings its breakdowns (``efficacy.*``)."""
    if value is None:
        return main_measures(function)
    known = known_measures(function)
    found: list[str] = []
    for i, item in enumerate(list_of(value, "measures"), 1):
        found += _measure(item, f"measures[{i}]", known)
    if not found:
        raise InputError(*both("experiment.empty_list"), key="measures")
    return tuple(dict.fromkeys(found))


def _measure(item: Any, path: str, known: Sequence[str]) -> list[str]:
    if not isinstance(item, str):
        raise wrong_type("text", item, path)
    if item.endswith(".*"):
        whole = item.removesuffix(".*")
        members = [name for name in known if name == whole or name.startswith(f"{whole}.")]
        if members:
            return members
    if item not in known:
        near = nearest_names(item, known)
        see = both("experiment.see_measures")
        raise InputError(*both("experiment.no_measure"), key=path, value=item, allowed=see, nearest=near)
    return [item]


def read_stop(table: Any, function: str | None) -> Stop:
    """The rule of the ``[stop]`` table."""
    if not isinstance(table, Mapping):
        raise wrong_type("table", table, "stop")
    known_keys(table, STOP_KEYS, "stop")
    for name in ("measure", "half_width"):
        if name not in table:
            raise InputError(*both("document.missing", name=name), key="stop", allowed=", ".join(STOP_KEYS))
    measure = _measure(table["measure"], "stop.measure", known_measures(function))[0]
    at_least = int(number(table.get("at_least", 5), "stop.at_least", 2, 1_000_000, whole=True))
    at_most = int(number(table.get("at_most", 100), "stop.at_most", at_least, 1_000_000, whole=True))
    return Stop(
        measure=measure,
        half_width=number(table["half_width"], "stop.half_width", 1e-12, 1e12),
        at_least=at_least,
        at_most=at_most,
        step=int(number(table.get("step", 5), "stop.step", 1, 1_000_000, whole=True)),
    )
