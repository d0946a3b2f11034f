"""Context indices for differentiated assessment: how hard a place is to govern, measured before the policy
works.

Urban places have a governance complexity index, rural ones a public-service accessibility index
(LiLiu2025). Density, tenure and distance are synthetic unless the user imports them (see `sim.region`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from sim import streams

if TYPE_CHECKING:
    import numpy.typing as npt

CATCHMENT_MINUTES = 30.0  # travel time at which a township's services count 1/e
FURTHEST = 2.5  # standard deviations; a place harder than this counts as this hard


def standardised(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """z-scores; all 0 where there is no spread."""
    spread = values.std() if len(values) else 0.0
    return (values - values.mean()) / spread if spread > 1e-12 else np.zeros_like(values)


def entropy(shares: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Shannon entropy of each row of counts or shares, shape (n, k), in nats; 0 for an empty row."""
    total = shares.sum(axis=1, keepdims=True)
    p = np.divide(shares, total, out=np.zeros_like(shares), where=total > 0)
    logs = np.log(p, out=np.zeros_like(p), where=p > 0)
    found: npt.NDArray[np.float64] = -(p * logs).sum(axis=1)
    return found


def complexity(places: Any, seen: Any, seen_up: Any) -> npt.NDArray[np.float64]:
    """Governance complexity of urban places: mean z-score of density, floating share, entropy of needs,
    entropy of tenure, and the share of matters that depend on higher levels.

    `places`: region records (n,); `seen`: matters of the last year by kind (n, 8); `seen_up`: those sent up
    (n,).
    """
    total = seen.sum(axis=1)
    depends = np.divide(seen_up, total, out=np.zeros_like(total), where=total > 0)
    parts = (
        np.log(np.maximum(places["density"], 1e-9)),
        places["floating_share"],
        entropy(np.ascontiguousarray(seen)),
        entropy(np.ascontiguousarray(places["tenure"])),
        depends,
    )
    return standardised(np.mean([standardised(np.asarray(part, dtype=float)) for part in parts], axis=0))


def accessibility(places: Any, towns: Any, staff: Any) -> npt.NDArray[np.float64]:
    """Public-service accessibility of rural places by two-step floating catchment: supply within reach over
    the need that shares it, plus the place's own staff. Travel counts less where residents have digital
    access.

    `places`: region records (n,) of one county; `towns`: its townships (t,); `staff`: their staff (t,).
    """
    km = np.hypot(places["x"][:, None] - towns["x"], places["y"][:, None] - towns["y"])
    own = np.hypot(places["x"] - towns["x"][places["township"]], places["y"] - towns["y"][places["township"]])
    pace = np.divide(places["travel_minutes"], own, out=np.full(len(places), 2.0), where=own > 1e-6)
    minutes = km * pace[:, None] * (1.0 - 0.5 * places["digital_share"][:, None])
    weight = np.exp(-minutes / CATCHMENT_MINUTES)
    need = (places["residents"][:, None] * weight).sum(axis=0)
    ratio = np.divide(staff, need, out=np.zeros_like(staff), where=need > 0)
    supply = (weight * ratio).sum(axis=1) + places["staff"] / np.maximum(places["residents"], 1)
    return standardised(np.log(np.maximum(supply, 1e-12)))


def hardness(region: Any, state: Any) -> npt.NDArray[np.float64]:
    """True difficulty of each community in standard deviations of its class, shape (C,): high where
    complexity is high (urban) or accessibility low (rural).
    """
    places, towns = region.communities, region.townships
    found = np.zeros(len(places))
    urban = places["urban"] == 1
    communities = state.communities
    for y in range(len(region.counties)):
        city = np.flatnonzero((places["county"] == y) & urban)
        if len(city):
            found[city] = complexity(places[city], communities.seen[city], communities.seen_up[city])
        here = np.flatnonzero((places["county"] == y) & ~urban)
        mine = np.flatnonzero(towns["county"] == y)
        if len(here):
            rows = places[here].copy()
            rows["township"] -= mine[0]
            found[here] = -accessibility(rows, towns[mine], state.townships.staff[mine])
    return np.clip(found, -FURTHEST, FURTHEST)


def measured_hardness(region: Any, state: Any) -> npt.NDArray[np.float64]:
    """Difficulty as measured: with error, and overstated where pressure is high, shape (C,)."""
    p, run = state.p[0], state.run[0]
    found = hardness(region, state)
    for i, community in enumerate(state.communities):
        w = streams.words(run.seed, streams.INDEX_NOISE, int(community.code), 0, 0, 0)
        found[i] += p.policy_differentiated_assessment_noise * streams.normal(w[0], w[1])
    boldness = 2.0 * (1.0 - state.communities.leader)  # mean 1; the less judgement, the more overstated
    found += p.policy_differentiated_assessment_gaming * state.communities.pressure * boldness
    return found
