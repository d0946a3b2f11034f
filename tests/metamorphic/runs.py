"""Runs to compare, and what is compared of them."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.agents import matter as m
from sim.scenario import Scenario
from sim.world import World

REGION = {"synthetic": {"townships": 3, "communities": 3, "urban_share": 0.5}, "population": 6000}
POLICIES: tuple[dict[str, Any], ...] = (
    {"kind": "differentiated_assessment", "start": 15, "lag": 3},
    {"kind": "burden_reduction", "start": 10, "strength": 0.7, "end": 40},
    {"kind": "staff_sinking", "start": 22, "where": "rural"},
    {"kind": "fault_tolerance", "start": 12, "where": {"share": 0.5}},
)
CHANGES = (
    {"week": 31, "key": "assessment.tournament", "value": 0.9},
    {"week": 33, "key": "assessment.calendar_peak", "value": 3.0},
)
APART = (
    "matters",
    "waits",
    "free",
    "desks",
    "townships",
    "wheel_first",
    "wheel_last",
)  # hold places in the pool
SCRATCH = (
    *"pair which words offered below need".split(),
    *"trust contact reach raised unheard".split(),
    *"bucket hours effort beyond fresh ended sent_up lined static cursor rank absorbed".split(),
)
POOL = ("pool_start", "pool_size", "most_used", "free_count")


def scenario(weeks: int = 60, warmup: int = 8, region: Any = None, **parts: Any) -> Scenario:
    """A small scenario; `parts`: values by key, policies, changes."""
    values = {"time.warmup_weeks": warmup, "time.observe_weeks": weeks - warmup} | parts.get("values", {})
    return Scenario(region or REGION, values, parts.get("policies", ()), parts.get("changes", ()))


def busy(weeks: int = 60, **values: Any) -> Scenario:
    """A scenario in which much happens: policies, a change, pressure."""
    return scenario(weeks, values=values, policies=POLICIES, changes=CHANGES)


def waiting(state: Any) -> list[bytes]:
    """The matters at each desk in the order of its lists, without their places in the pool."""
    found = []
    kept = ["community", "resident", "raised", "patience", "effort", "beyond", "group", "bucket", "marks"]
    for desk in state.desks:
        mine = []
        for b in range(m.BUCKETS):
            index = int(desk.head[b])
            while index >= 0:
                mine.append(index)
                index = int(state.matters[index].next)
        rows, leaves = np.asarray(state.matters)[mine], np.asarray(state.waits)["leaves"][mine]
        found.append(b"".join([*(rows[name].tobytes() for name in kept), leaves.tobytes()]))
    return found


def everything(world: World) -> dict[str, Any]:
    """The whole state, bit by bit, apart from where in memory matters lie."""
    s = world.state
    found: dict[str, Any] = {}
    for name, array in s._asdict().items():
        if name not in APART + SCRATCH:
            found |= fields(name, np.asarray(array), array.dtype.names or ())
    found |= fields("townships", s.townships, [name for name in s.townships.dtype.names if name not in POOL])
    found |= fields("desks", s.desks, ("open", "open_kind", "work"))
    return found | {"waiting": waiting(s), "t": world.t}


def fields(name: str, array: Any, kept: Any) -> dict[str, bytes]:
    """An array by its fields: what lies between these in memory means nothing."""
    return {f"{name}.{field}": array[field].tobytes() for field in kept} or {name: array.tobytes()}


def differing(one: World, other: World) -> list[str]:
    """Names of the parts of the state that are not the same."""
    a, b = everything(one), everything(other)
    return [name for name in a if a[name] != b[name]]
