"""From what was seen to a verdict, by rules that are declared here and nowhere else.

Sign and size of an effect are judged by one statistic, signed ranks over the points: the typical effect with
its 95% interval, and p after Holm over the parts of the claim. The interval also holds two standard errors
over the seeds (points share their seeds, so chance that is common to all points shows only there). A part is
held to `least`, the smallest size that matters, by the whole interval.

supported       the whole interval is what is expected (`Part.range`: an effect of `least` or more; none that
                large). An effect also needs p below 0.05, the claimed sign at nine tenths of the points and
                `least` or more at three quarters; its absence nine tenths of the points in the range
opposite        the whole interval lies `least` or more on the other side, p below 0.05. An effect also needs
                the other sign at three quarters of the points or more and a median below 0, its absence no
                more than a quarter of the points within the range
conditional     the points differ by more than chance, and more than a quarter, but fewer than nine tenths, of
                them have what is expected: the claim holds in part of the space only
not supported   an effect of `least` or more is ruled out: the whole interval lies below
undecided       none of these, as when the interval lies across `least`; or supported, but undecided under a
                variant. `needed` points would decide, or, where 0, more seeds at each
depends         supported or conditional, but opposite or not supported under some variant, judged by the same
                rules (with p uncorrected): on that carrier or form. What is supported, but conditional under
                a variant, is conditional

A claim is what the worst of its parts is, in the order of `VERDICTS`. It needs all its parts, so that Holm
over them is stricter than a claim's being supported asks for; nothing is corrected over claims, so that the
verdict on a claim does not depend on which others were asked for.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from sim.study.claims.document import usual
from sim.study.claims.ranks import LEVEL, fewest

if TYPE_CHECKING:
    import numpy.typing as npt

    from sim.study.claims.claim import Part, Variant
    from sim.study.claims.seen import Seen

OPPOSITE, NOT_SUPPORTED, UNDECIDED = "opposite", "not_supported", "undecided"
DEPENDS, CONDITIONAL, SUPPORTED = "depends", "conditional", "supported"
VERDICTS = (OPPOSITE, NOT_SUPPORTED, UNDECIDED, DEPENDS, CONDITIONAL, SUPPORTED)
MOSTLY, SELDOM = 0.9, 0.25  # shares of the points
BEYOND_CHANCE = 0.001
_NEAR = 1e-6  # of the distance between two values of a carrier
MOST = 1_000_000  # points: no number that anybody runs


@dataclass(frozen=True, slots=True)
class Judged:
    """A part with its verdict. `on`: the variants under which it is gone; `unclear` and `partly`: those under
    which it is undecided, and conditional; `break_even`: values of carriers at which the effect is gone, by
    key; `needed`: points for a decision, 0 where more of them would not bring one.
    """

    verdict: str
    on: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    partly: tuple[str, ...] = ()
    break_even: Mapping[str, float] | None = None
    needed: int = 0


def fits(part: Part, found: Seen) -> npt.NDArray[np.bool_]:
    """At which points the effect is what is expected, its size included."""
    low, high = part.range
    return (found.values >= low) & (found.values <= high)


def judged(part: Part, found: Seen, p: float, tests: int = 1) -> Judged:
    """The verdict on a part by itself; `p` after correction over so many `tests`."""
    if len(found) < fewest():
        return Judged(UNDECIDED, needed=fewest(LEVEL / tests))
    held = float(np.mean(fits(part, found)))
    if _as_expected(part, found, p, held):
        return Judged(SUPPORTED)
    if p < LEVEL and _contrary(part, found, held):
        return Judged(OPPOSITE)
    if found.varies < BEYOND_CHANCE and SELDOM < held < MOSTLY:
        return Judged(CONDITIONAL)
    if part.directed and _ruled_out(part, found, held):
        return Judged(NOT_SUPPORTED)
    return Judged(UNDECIDED, needed=_needed(part, found, p, tests))


def _as_expected(part: Part, found: Seen, p: float, held: float) -> bool:
    low, high = part.range
    _, lower, upper = found.interval
    inside = low <= lower and upper <= high
    if not part.directed:
        return inside and held >= MOSTLY
    return inside and p < LEVEL and found.share[0] >= MOSTLY and held >= 1.0 - SELDOM


def _contrary(part: Part, found: Seen, held: float) -> bool:
    _, lower, upper = found.interval
    if part.directed:
        seldom = found.against >= 1.0 - SELDOM and float(np.median(found.values)) < 0.0
        return seldom and upper <= -part.least
    low, high = part.range
    return held <= SELDOM and (lower > high or upper < low)


def _ruled_out(part: Part, found: Seen, held: float) -> bool:
    """Whether no effect of the size that matters is there; with one seed at each point nobody can tell chance
    from a part of the space in which it is.
    """
    return found.interval[2] < part.least and (found.replicated or held <= SELDOM)


def _needed(part: Part, found: Seen, p: float, tests: int) -> int:
    """Points until their interval, narrowing with their root, no longer lies across an end of what is
    expected, or p is below the level; never fewer than signed ranks need to reach that level at all. 0 where
    it is something else that leaves the verdict open: only more seeds at each point would tell.
    """
    n = len(found)
    typical, lower, upper = found.over_points
    factors = []
    for end in part.range:
        if math.isfinite(end) and lower < end <= upper:
            half = typical - lower if typical > end else upper - typical
            factors.append((half / abs(typical - end)) ** 2 if typical != end else math.inf)
    enough = n >= fewest(LEVEL / tests)
    if enough and not factors and part.directed and p >= LEVEL and lower > 0.0:
        own, corrected = (NormalDist().inv_cdf(1.0 - LEVEL / (2.0 * of)) for of in (1, tests))
        factors.append((corrected / own) ** 2)
    if enough and not factors:
        return 0
    more = max(factors, default=0.0) * n
    return max(n + 1, fewest(LEVEL / tests), math.ceil(min(more, MOST)))


def tried(part: Part, own: Judged, found: Seen, variants: Sequence[tuple[Variant, Seen]]) -> Judged:
    """The verdict once the variants are looked at: a part that holds must hold under each of them, at the
    same size.
    """
    if own.verdict not in (SUPPORTED, CONDITIONAL):
        return own
    under = [(variant.name, judged(part, seen, seen.p)) for variant, seen in variants]
    lost, unclear, partly = (
        tuple(name for name, one in under if one.verdict in verdicts)
        for verdicts in ((OPPOSITE, NOT_SUPPORTED), (UNDECIDED,), (CONDITIONAL,))
    )
    looked = replace(own, on=lost, unclear=unclear, partly=partly)
    if lost:
        return replace(looked, verdict=DEPENDS, break_even=_break_even(part, found, variants))
    if unclear:
        open_ones = [one.needed for _, one in under if one.verdict == UNDECIDED]
        return replace(looked, verdict=UNDECIDED, needed=max(open_ones) if all(open_ones) else 0)
    return replace(looked, verdict=CONDITIONAL) if partly else looked


def _break_even(part: Part, found: Seen, variants: Sequence[tuple[Variant, Seen]]) -> dict[str, float]:
    """Where between the values that were run the typical effect crosses 0, for each carrier with numbers;
    along straight lines. Nothing where no effect is expected.
    """
    if not part.directed:
        return {}
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
                at = x + (other_x - x) * y / (y - other_y)
                crossed[key] = 0.0 if abs(at) < _NEAR * (other_x - x) else at
    return crossed


def worst(verdicts: Sequence[str]) -> str:
    """The verdict on a claim from those on its parts."""
    return min(verdicts, key=VERDICTS.index)
