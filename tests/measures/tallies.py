"""Tallies made by hand."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.agents.tally import TALLY
from sim.measures.rows import Observed, Sums, as_matrix


def tally(**fields: Any) -> Any:
    """One tally with these fields, the rest zero."""
    record = np.zeros(1, TALLY)
    for name, value in fields.items():
        record[name] = value
    return record


def sums(harm: Any = 1.0, judged: float = 1.0, **fields: Any) -> Sums:
    """The same as one row for formulas."""
    return Sums(as_matrix(tally(**fields)), np.broadcast_to(np.asarray(harm, float), (8,)).copy(), judged)


def needs(**of: float) -> Any:
    """An (8, 5) table of needs: ``k0g1=5`` sets kind 0, group 1."""
    table = np.zeros((8, 5))
    for name, value in of.items():
        table[int(name[1]), int(name[3])] = value
    return table


def observed(weekly: Any, totals: Any, township_of: Any, county_of: Any, **more: Any) -> Observed:
    """What a run leaves, from arrays of tallies (T, W) and (C,)."""
    known = {
        "urban": np.zeros(len(totals), dtype=bool),
        "first": 0,
        "judged": weekly.shape[1],
        "harm": np.ones(8),
    }
    return Observed(
        weekly=as_matrix(weekly),
        totals=as_matrix(totals),
        township_of=np.asarray(township_of),
        county_of=np.asarray(county_of),
        **{**known, **more},
    )
