"""What a policy kind is: a declaration, and an operator that writes the levers its kind owns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

FAMILIES = ("I", "R", "T", "C")


@dataclass(frozen=True, slots=True)
class Price:
    """What a policy costs at strength 1, and who pays: the community, its township or the county."""

    hours: float = 0.0  # h a week of a community of reference size; of staff of the payer
    yuan: float = 0.0  # yuan a week for each community
    payer: str = "community"


@dataclass(frozen=True, slots=True)
class PolicyKind:
    """One kind of policy.

    `operator(levers, strength, p)` gets the levers (`Levers`), the strength in force in each community
    (array of shape (C,), 0 where the policy is not in force) and the parameter record, and writes only the
    levers named in `owns`. Operators on the same lever compose in any order.
    """

    kind: str
    # I institutional adjustment, R resource integration, T technology and innovation, C co-governance
    family: str
    name_en: str
    name_zh: str
    en: str  # one sentence: what it changes
    zh: str
    adverse_en: str  # one sentence: what it does besides
    adverse_zh: str
    sources: tuple[str, ...]
    owns: tuple[str, ...]  # levers it may touch; "township.x" for a township's
    operator: Callable[[Levers, Any, Any], None]
    lag: float = 0.0  # weeks from its start until it works
    nominal: float = 0.0  # chance that a place carries it out in name only
    price: Price = Price()
    target: str = ""  # the measure it moves most directly
    target_sign: int = -1  # direction in which that measure moves


@dataclass(slots=True)
class Levers:
    """The levers of a world while policies write them: records of shape (C,) and (T,), and what policies
    may look up.
    """

    community: Any
    township: Any
    of_township: Any  # index of each community's township, shape (C,)
    # Measured difficulty of each place in standard deviations, shape (C,): see sim.policies.context
    hardness: Any
    residents: Any  # of each community, shape (C,)
    # Strength announced in each community, also where it is carried out in name only, shape (C,)
    announced: Any

    def sum_by_township(self, values: Any) -> Any:
        """Sum over each township's communities, shape (T,)."""
        import numpy as np

        return np.bincount(self.of_township, weights=values, minlength=len(self.township))

    def mean_by_township(self, values: Any) -> Any:
        """Mean over the residents of each township, shape (T,)."""
        import numpy as np

        people = self.sum_by_township(self.residents)
        return self.sum_by_township(values * self.residents) / np.maximum(people, 1)


def both(one: Any, other: Any) -> Any:
    """Two shares acting one upon what the other leaves: 1 - (1 - a)(1 - b); the same in either order."""
    return 1.0 - (1.0 - one) * (1.0 - other)
