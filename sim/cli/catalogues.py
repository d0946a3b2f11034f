"""The catalogues that lists and pages read: imported when they are wanted, light as they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.measures.measure import Measure
    from sim.policies.kinds import PolicyKind


def policies() -> Mapping[str, PolicyKind]:
    """The kinds of policy by name."""
    from sim.policies.catalogue import POLICIES

    return POLICIES


def measures() -> Mapping[str, Measure]:
    """The measures by name."""
    from sim.measures.catalogue import MEASURES

    return MEASURES
