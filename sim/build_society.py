"""Building what a world holds of society: grid cells with residents' thresholds, social organisations,
charity channels, troikas, evaluators.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from sim import streams
from sim.agents.cell import CELL
from sim.agents.organisation import CHANNEL, CHANNELS, EACH, ORGANISATION
from sim.agents.society import SOCIETY, TOWNSHIP_SOCIETY
from sim.agents.steering import EVALUATOR
from sim.agents.troika import OWNERS, PROPERTY
from sim.records import records
from sim.region.records import RESIDENTS_IN_CELL

if TYPE_CHECKING:
    from sim.region.region import Region


def society(region: Region, p: Any, seed: int) -> dict[str, Any]:
    """The arrays of society by their names in the state; thresholds are still to be counted."""
    return {
        "society": _communities(region, p),
        "cells": records(int(_cells(region).sum()), CELL),
        "township_society": _townships(region),
        "organisations": _organisations(region, p, seed),
        "channels": _channels(region),
        **_troikas(region, p),
        "evaluators": _evaluators(region, seed),
    }


def _cells(region: Region) -> Any:
    """Grid cells of each community, shape (C,)."""
    return -(-region.communities["residents"] // RESIDENTS_IN_CELL)


def _communities(region: Region, p: Any) -> Any:
    cells = _cells(region)
    found = records(len(cells), SOCIETY)
    found["cells"] = cells
    found["first_cell"] = np.cumsum(cells) - cells
    found["belonging"] = p[0]["society_belonging_base"]
    found["said_members"] = region.communities["party_members"]
    found["backbones"] = p[0]["society_backbones_start"]
    return found


def _townships(region: Region) -> Any:
    places = region.communities
    residents = places["residents"].astype(float)
    many = len(region.townships)
    urban = np.bincount(places["township"], weights=residents * (places["urban"] == 1), minlength=many)
    every = np.bincount(places["township"], weights=residents, minlength=many)
    found = records(many, TOWNSHIP_SOCIETY)
    found["urban"] = np.divide(urban, every, out=np.zeros(many), where=every > 0)
    return found


def _organisations(region: Region, p: Any, seed: int) -> Any:
    spread = float(p[0]["organisations_spread"])
    key = np.uint64(seed)
    rows = []
    for j, code in enumerate(region.townships["code"].tolist()):
        for n, (kind_of_organisation, kind) in enumerate(EACH):
            w = streams.words(key, streams.ORGANISATION, code, n, 0, 0)
            scale = math.exp(spread * streams.normal(w[0], w[1]) - spread * spread / 2.0)
            rows.append((j, kind_of_organisation, kind, scale))
    found = records(len(rows), ORGANISATION)
    for name, column in zip(("township", "type", "kind", "scale"), zip(*rows, strict=True), strict=True):
        found[name] = column
    return found


def _channels(region: Region) -> Any:
    found = records(len(CHANNELS) * len(region.townships), CHANNEL)
    found["township"] = np.arange(len(found)) // len(CHANNELS)
    found["type"] = np.arange(len(found)) % len(CHANNELS)
    return found


def _troikas(region: Region, p: Any) -> dict[str, Any]:
    """Property companies and owners' committees, agreed at first on what is usual."""
    many = len(region.communities)
    companies = records(many, PROPERTY)
    owners = records(many, OWNERS)
    companies["community"] = owners["community"] = np.arange(many)
    owners["clarity"] = np.where(region.communities["urban"] == 1, p[0]["organisations_clarity"], 0.0)
    return {"companies": companies, "owners": owners}


def _evaluators(region: Region, seed: int) -> Any:
    """One for each county; how leniently it judges is a draw that lasts."""
    found = records(len(region.counties), EVALUATOR)
    for y, code in enumerate(region.counties["code"].tolist()):
        w = streams.words(np.uint64(seed), streams.EVALUATOR, code, 0, 0, 0)
        found[y].county, found[y].leniency = y, streams.normal(w[0], w[1])
    return found
