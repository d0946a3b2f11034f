"""The policy phase: what is in force now, and the levers it writes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np

from sim import streams
from sim.policies.catalogue import POLICIES
from sim.policies.kinds import Levers, PolicyKind

if TYPE_CHECKING:
    import numpy.typing as npt

    from sim.scenario.policy import Policy


def slot_of(kind: str) -> int:
    """The random-number slot of a policy kind: its name's, so that other policies change nothing."""
    return crc32(kind.encode()) & 0xFFFFFF


def first_step(week: float, dt: float) -> int:
    """The first step that begins at or after a week."""
    return math.ceil(week / dt - 1e-9)


def begins(policy: Policy, dt: float) -> int:
    """The step at which a policy starts to work, its lag past."""
    return first_step(float(policy.start or 0) + float(policy.lag or 0.0), dt)


def ends(policy: Policy, dt: float) -> int | None:
    """The step before which a policy ends; None if it stays."""
    return None if policy.end is None else first_step(policy.end, dt)


def in_force(policy: Policy, t: int, dt: float) -> bool:
    """Whether a policy works at step `t`."""
    end = ends(policy, dt)
    return begins(policy, dt) <= t and (end is None or t < end)


def reached(policy: Policy, region: Any) -> npt.NDArray[np.bool_]:
    """The communities a policy is for by name or class, shape (C,); shares are drawn by `strengths_of`."""
    places = region.communities
    if policy.where.kind in ("urban", "rural"):
        found: npt.NDArray[np.bool_] = (places["urban"] == 1) == (policy.where.kind == "urban")
        return found
    if policy.where.kind == "places":
        named = np.array([int(code) for code in policy.where.places], dtype=np.int64)
        codes = (
            places["code"],
            region.townships["code"][places["township"]],
            region.counties["code"][places["county"]],
        )
        return np.logical_or.reduce([np.isin(code, named) for code in codes])
    return np.ones(len(places), dtype=np.bool_)


def strengths_of(policy: Policy, region: Any, seed: int) -> npt.NDArray[np.float64]:
    """Strength of a policy in each community as carried out and as announced, shape (2, C).

    Both are 0 where it is not for the community; the first also where it is carried out in name only.

    Which communities a share reaches, and where a policy stays nominal, are draws of the run, the same in
    every arm.
    """
    key = np.uint64(seed)
    found = np.tile(np.where(reached(policy, region), float(policy.strength), 0.0), (2, 1))
    slot = slot_of(policy.kind)
    for i, code in enumerate(region.communities["code"].tolist()):
        if policy.where.kind == "share" and (
            streams.uniform(key, streams.SHARE, code, slot, 0, 0) >= policy.where.share
        ):
            found[:, i] = 0.0
        if policy.nominal and streams.uniform(key, streams.NOMINAL, code, slot, 0, 0) < policy.nominal:
            found[0, i] = 0.0
    return found


def charge(kind: PolicyKind, levers: Levers, strength: npt.NDArray[np.float64]) -> None:
    """Put a policy's price on its payer: hours on communities' or townships' staff, yuan on the account."""
    price = kind.price
    levers.community.policy_yuan += price.yuan * strength
    if price.payer == "community":
        levers.community.policy_hours += price.hours * strength
    elif price.payer == "township":
        levers.township.policy_hours += price.hours * levers.sum_by_township(strength)
    elif price.hours:
        raise ValueError(f"policy {kind.kind!r}: the county has no staff hours of its own to charge")


def write_levers(levers: Levers, working: list[tuple[Policy, Any, Any]], p: Any) -> None:
    """Set every lever to neutral, then let each working policy write its own, in the order of their kinds, so
    that the order in which a scenario names them does not show even in the last digit.

    `working`: policies in force with their strengths (2, C) and the hardness measured for them (C,) or None.
    """
    for records in (levers.community, levers.township):
        for name in records.dtype.names:
            records[name] = 0.0
    for policy, (strength, announced), hardness in sorted(working, key=lambda one: one[0].kind):
        kind = POLICIES[policy.kind]
        levers.hardness, levers.announced = hardness, announced
        kind.operator(levers, strength, p)
        charge(kind, levers, strength)
