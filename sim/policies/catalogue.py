"""Every policy kind by name."""

from __future__ import annotations

from sim.policies import casework, economy, institutional, resources, society, steering, technology
from sim.policies.kinds import PolicyKind
from sim.policies.own import own_kinds

POLICIES: dict[str, PolicyKind] = {
    policy.kind: policy
    for policy in (
        *institutional.KINDS,
        *steering.KINDS,
        *resources.KINDS,
        *technology.KINDS,
        *economy.KINDS,
        *society.KINDS,
        *casework.KINDS,
    )
}
POLICIES |= {policy.kind: policy for policy in own_kinds(POLICIES)}
