"""Settling residents in: their skills, Party posts and thresholds at the start of a run.

What is drawn depends on the region, the seed and the parameters of participation alone, so that all arms and
points of a study on one seed share it: the last few are kept, as copies of what `settle_in` wrote.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.rules import participation

if TYPE_CHECKING:
    from sim.agents.state import State
    from sim.region.region import Region

_KEPT = 3
_MOST_RESIDENTS = 1_000_000  # of a region whose start is kept
_COUNTED = ("skilled", "members", "old_members")

_kept: OrderedDict[tuple[int, int, bytes], tuple[Region, Any, Any, list[Any]]] = OrderedDict()
_lock = threading.Lock()


def settle_in(state: State, region: Region) -> None:
    """Settle the residents of a fresh state in, or copy what was found for the same region, seed and
    parameters.
    """
    if len(region.residents) > _MOST_RESIDENTS:
        participation.settle_in(state)
        return
    key = (id(region), int(state.run[0].seed), _read(state.p))
    with _lock:
        found = _kept.get(key)
    if found is None:
        participation.settle_in(state)
        counted = [np.array(state.society[name]) for name in _COUNTED]
        made = (region, np.array(state.cells), np.array(state.residents["traits"]), counted)  # keeps the id
        with _lock:
            _kept[key] = made
            while len(_kept) > _KEPT:
                _kept.popitem(last=False)
        return
    _, cells, traits, counted = found
    state.cells[:] = cells
    state.residents["traits"] = traits
    for name, values in zip(_COUNTED, counted, strict=True):
        state.society[name] = values


def _read(p: Any) -> bytes:
    """The parameters that settling in reads."""
    start, end = _extent(p.dtype)
    found: bytes = p.tobytes()[start:end]
    return found


@cache
def _extent(dtype: np.dtype) -> tuple[int, int]:
    """Where the parameters of participation lie in the record: from the first to the end of the last."""
    fields: Any = dtype.fields
    own = [fields[name] for name in fields if name.startswith("participation_")]
    return min(at for _, at, *_ in own), max(at + kind.itemsize for kind, at, *_ in own)
