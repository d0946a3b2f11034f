"""From what was seen to a verdict, by rules that are declared here and nowhere else.

A part is significant when its p (Wilcoxon's signed ranks over the points), after Holm over all parts of all
claims tested together, is below 0.05, and the effect, averaged over the points, has the same sign on every
seed (points share their seeds).

opposite        significant against the claim, and the claimed sign at no more than a quarter of the points
supported       significant for the claim, the claimed sign at nine tenths of the points or more, and the mean
                effect no smaller than what matters
conditional     significant either way, or the points differ by more than chance, with a share in between: the
                claim holds in part of the space only
not supported   whatever the effect is, it is smaller than what matters (the 95% interval lies within)
undecided       none of these; `needed` points would make the interval narrow enough
depends         supported or conditional, but no longer under some variant: on that carrier or form

A claim is what the worst of its parts is, in the order of `VERDICTS`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from sim.study.claims.document import usual
from sim.study.statistics import quantile

if TYPE_CHECKING:
    from sim.study.claims.claim import Part, Variant
    from sim.study.claims.seen import Seen

OPPOSITE, NOT_SUPPORTED, UNDECIDED = "opposite", "not_supported", "undecided"
DEPENDS, CONDITIONAL, SUPPORTED = "depends", "conditional", "supported"
VERDICTS = (OPPOSITE, NOT_SUPPORTED, UNDECIDED, DEPENDS, CONDITIONAL, SUPPORTED)
LEVEL = 0.05
MOSTLY, SELDOM = 0.9, 0.25  # shares of the points
FEWEST = 5  # points that a verdict needs
BEYOND_CHANCE = 0.001
_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Judged:
    """A part with its verdict. `on`: the variants it depends on; `break_even`: values of carriers at which
    the effect is gone, by key; `needed`: points for a decision, 0 where there is one.
    """

    verdict: str
    on: tuple[str, ...] = ()
    break_even: Mapping[str, float] | None = None
    needed: int = 0


def judged(part: Part, found: Seen, p: float, tests: int = 1) -> Judged:
    """The verdict on a part by itself; `p` after correction over so many `tests`."""
    n = len(found)
    if n < FEWEST:
        return Judged(UNDECIDED, needed=FEWEST)
    mean, low, high = found.interval
    if part.expected == "none":
        if max(abs(low), abs(high)) <= part.least:
            return Judged(SUPPORTED)
        if p < LEVEL and abs(mean) > part.least:
            return Judged(OPPOSITE)
        return Judged(UNDECIDED, needed=_needed(found, part.least, 1))
    share = found.share[0]
    clear = p < LEVEL and found.agreed
    small = max(abs(low), abs(high)) < part.least
    if small:
        return Judged(NOT_SUPPORTED)
    if clear and not found.forward and share <= SELDOM:
        return Judged(OPPOSITE)
    if clear and found.forward and share >= MOSTLY:
        return Judged(SUPPORTED) if mean >= part.least else Judged(NOT_SUPPORTED)
    if clear or (found.varies < BEYOND_CHANCE and SELDOM < share < MOSTLY):
        return Judged(CONDITIONAL)
    return Judged(UNDECIDED, needed=_needed(found, max(part.least, abs(mean)), tests))


def _needed(found: Seen, half: float, tests: int) -> int:
    """Points until a mean's t interval, at the level of the strictest of so many tests, is no wider than
    ± `half`; more than there are.
    """
    sd = float(np.std(found.values, ddof=1))
    n = len(found) + 1
    while (
        half > 0.0 and n < _MOST and quantile(1.0 - LEVEL / tests / 2.0, n - 1.0) * sd / math.sqrt(n) > half
    ):
        n = math.ceil(1.05 * n)
    return n


def tried(part: Part, own: Judged, found: Seen, variants: Sequence[tuple[Variant, Seen]]) -> Judged:
    """The verdict once the variants are looked at: a part that holds must hold under each of them."""
    if own.verdict not in (SUPPORTED, CONDITIONAL):
        return own
    lost = [variant.name for variant, under in variants if not _holds(part, under)]
    if not lost:
        return own
    return replace(own, verdict=DEPENDS, on=tuple(lost), break_even=_break_even(found, variants))


def _holds(part: Part, found: Seen) -> bool:
    """Whether the effect is still there: clearly on the claimed side (or within what matters)."""
    _, low, high = found.interval
    if part.expected == "none":
        return max(abs(low), abs(high)) <= part.least
    return found.forward and found.p < LEVEL


def _break_even(found: Seen, variants: Sequence[tuple[Variant, Seen]]) -> dict[str, float]:
    """Where between the values that were run the mean effect crosses 0, for each carrier with numbers; along
    straight lines.
    """
    lines: dict[str, list[tuple[float, float]]] = {}
    for variant, under in variants:
        at_default = usual(variant.key)
        if (
            variant.kind != "carrier"
            or isinstance(at_default, bool)
            or not isinstance(at_default, int | float)
        ):
            continue
        line = lines.setdefault(variant.key, [(float(at_default), found.interval[0])])
        line.append((float(variant.value), under.interval[0]))
    crossed = {}
    for key, line in lines.items():
        line.sort()
        for (x, y), (other_x, other_y) in pairwise(line):
            if y * other_y <= 0.0 and y != other_y and not math.isnan(y + other_y):
                crossed[key] = x + (other_x - x) * y / (y - other_y)
    return crossed


def worst(verdicts: Sequence[str]) -> str:
    """The verdict on a claim from those on its parts."""
    return min(verdicts, key=VERDICTS.index)
