"""What a claim is: a statement, the arms that test it, what is expected, and what it must not rest on."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sim.scenario import Words

EXPECTED = ("higher", "lower", "none", "not higher", "not lower")
KINDS = ("carrier", "form")


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that must be seen for the claim to hold.

    On the same seeds the sum of `weights` times the arms' values of `measure`, less `above`, is `expected` to
    be higher or lower than 0 by `least` or more, the smallest size that matters; or not by as much (not
    higher, not lower, none: neither). With `inside`, arms in order, the best of the inner ones is expected to
    lie above (or below) both ends.
    """

    name: str
    called: Words
    measure: str
    weights: Mapping[str, float]
    expected: str
    least: float
    above: float = 0.0
    minus: str = ""  # a measure that is taken off: a gap between two kinds of place or group
    times: float = 1.0  # how many times it is taken off
    inside: tuple[str, ...] = ()

    @property
    def sign(self) -> float:
        """1 where more is expected, -1 where less is; effects are counted in this direction."""
        return -1.0 if self.expected == "lower" else 1.0

    @property
    def directed(self) -> bool:
        """Whether an effect is expected, and not that there is none."""
        return self.expected in ("higher", "lower")

    @property
    def range(self) -> tuple[float, float]:
        """Where an effect must lie, in the direction that is counted, to be what is expected."""
        if self.directed:
            return self.least, math.inf
        low = -math.inf if self.expected == "not higher" else -self.least
        high = math.inf if self.expected == "not lower" else self.least
        return low, high


@dataclass(frozen=True, slots=True)
class Variant:
    """The claim's arms once more under another setting: a `carrier`, a coefficient that the claim must not
    rest on alone, at a value at which it says nothing or the contrary; or another `form` of a rule.
    """

    kind: str
    key: str
    value: Any

    @property
    def name(self) -> str:
        """``society.squeeze = 0``"""
        return f"{self.key} = {self._shown}"

    @property
    def short(self) -> str:
        """``squeeze = 0``"""
        return f"{self.key.rpartition('.')[2]} = {self._shown}"

    @property
    def _shown(self) -> str:
        return f"{self.value:g}" if isinstance(self.value, int | float) else str(self.value)


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim, complete and checked. `tables` are those of the experiment without its variants, points and
    replicates; `carriers` are in `variants`.
    """

    name: str
    title: Words
    statement: Words
    sources: tuple[str, ...]
    parts: tuple[Part, ...]
    variants: tuple[Variant, ...]
    tables: Mapping[str, Any]
    file: str | None = None

    @property
    def arms(self) -> tuple[str, ...]:
        """Names of its own arms."""
        return tuple(str(arm["name"]) for arm in self.tables["arms"])
