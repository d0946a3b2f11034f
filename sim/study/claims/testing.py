"""Testing claims: their runs judged together, and the tables that say what came out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from sim.study.analysis import multiple
from sim.study.analysis.boxes import Box, cases_of, quality, quasi_p, rows_of
from sim.study.analysis.discovery import ranges_of
from sim.study.analysis.prim import prim
from sim.study.claims.ranks import LEVEL
from sim.study.claims.seen import Seen, seen
from sim.study.claims.verdict import (
    CONDITIONAL,
    DEPENDS,
    OPPOSITE,
    SUPPORTED,
    UNDECIDED,
    Judged,
    fits,
    judged,
    tried,
    worst,
)

if TYPE_CHECKING:
    import numpy.typing as npt

    from sim.study.claims.claim import Claim, Part, Variant
    from sim.study.design.experiment import Experiment

FEWEST = (
    5  # points at which a part holds, and at which it does not, that make looking for conditions worthwhile
)


@dataclass(frozen=True)
class Tested:
    """One part of one claim: what was seen in its own arms and under each variant, p corrected over the parts
    of the claim (`p`) and over those of all claims tested together (`p_all`, which decides nothing), the
    verdict, and the box of the space in which it mostly fails (rows of `sim.study.analysis.boxes.rows_of`).
    """

    claim: Claim
    part: Part
    own: Seen
    variants: tuple[tuple[Variant, Seen], ...]
    p: float
    p_all: float
    judged: Judged
    fails: tuple[Mapping[str, Any], ...]
    density: float  # share of the points in that box at which it fails


def tested(runs: Sequence[tuple[Claim, Experiment, pd.DataFrame]]) -> list[Tested]:
    """All parts of all claims."""
    found: list[Tested] = []
    for claim, experiment, table in runs:
        parts = [(part, seen(part, table)) for part in claim.parts]
        adjusted = multiple.holm(np.array([own.p for _, own in parts]))
        for (part, own), p in zip(parts, adjusted.tolist(), strict=True):
            variants = tuple((variant, seen(part, table, variant)) for variant in claim.variants)
            verdict = tried(part, judged(part, own, p, len(parts)), own, variants)
            fails: tuple[Mapping[str, Any], ...] = ()
            density = float("nan")
            if verdict.verdict in (CONDITIONAL, DEPENDS):
                fails, density = _where_it_fails(experiment, table, own, ~fits(part, own))
            found.append(Tested(claim, part, own, variants, p, p, verdict, fails, density))
    together = multiple.holm(np.array([one.own.p for one in found])).tolist()
    return [replace(one, p_all=p) for one, p in zip(found, together, strict=True)]


def rests_on_its_own_p(one: Tested) -> bool:
    """Whether an effect was found for or against the claim that Holm over all parts of all claims tested
    together would not let stand.
    """
    said = one.judged.verdict in (SUPPORTED, DEPENDS, OPPOSITE) and (
        one.part.directed or one.judged.verdict == OPPOSITE
    )
    return said and one.p < LEVEL <= one.p_all


def _where_it_fails(
    experiment: Experiment, table: pd.DataFrame, own: Seen, fails: npt.NDArray[np.bool_]
) -> tuple[tuple[Mapping[str, Any], ...], float]:
    """The box of the space that PRIM finds for the points at which a part is not what is expected, without
    the limits that a few points among many factors suggest by chance.
    """
    if int(fails.sum()) < FEWEST or int((~fails).sum()) < FEWEST or not experiment.factors:
        return (), float("nan")
    inputs = table.drop_duplicates("point").set_index("point")[list(experiment.names)].loc[own.numbers]
    cases = cases_of(inputs.reset_index(drop=True), fails, ranges_of(experiment))
    boxes = prim(cases, most=1)
    box = boxes[0].box if boxes else Box()
    while box.restricted:
        place, p = max(quasi_p(box, cases).items(), key=itemgetter(1))
        if p < LEVEL / len(cases.names):
            break
        box = box.without(place)
    if not box.restricted:
        return (), float("nan")
    return tuple(rows_of(box, cases, {})), float(quality(box, cases).density)


def parts_table(found: Sequence[Tested]) -> pd.DataFrame:
    """A row for each part: typical effect (as measured, not turned to the claimed side) with its 95%
    interval, mean, shares of the points with the claimed and the other sign (the rest has no effect) and
    with what is expected, p, verdict, what it depends on.
    """
    rows = []
    for one in found:
        mean, low, high = (one.part.sign * number for number in one.own.interval)
        share, share_low, share_high = one.own.share
        rows.append(
            {
                "claim": one.claim.name,
                "part": one.part.name,
                "measure": one.part.measure,
                "minus": one.part.minus,
                "expected": one.part.expected,
                "inside": bool(one.part.inside),
                "least": one.part.least,
                "n": len(one.own),
                "effect": mean,
                "low": min(low, high),
                "high": max(low, high),
                "share": share,
                "share_low": share_low,
                "share_high": share_high,
                "against": one.own.against,
                "fits": float(np.mean(fits(one.part, one.own))) if len(one.own) else float("nan"),
                "mean": one.part.sign * one.own.mean[0],
                "p": one.own.p,
                "p_holm": one.p,
                "p_holm_all": one.p_all,
                "p_varies": one.own.varies,
                "verdict": one.judged.verdict,
                "depends_on": "; ".join(one.judged.on),
                "break_even": "; ".join(f"{k} = {v:.3g}" for k, v in (one.judged.break_even or {}).items()),
                "undecided_under": "; ".join(one.judged.unclear),
                "in_part_under": "; ".join(one.judged.partly),
                "points_needed": one.judged.needed,
                "more_seeds": one.judged.verdict == UNDECIDED and not one.judged.needed,
            }
        )
    return pd.DataFrame(rows)


def claims_table(found: Sequence[Tested], sizes: Mapping[str, tuple[int, int, int]]) -> pd.DataFrame:
    """A row for each claim: its verdict, that of its worst part; `sizes` are points, replicates and runs."""
    rows = []
    for name in dict.fromkeys(one.claim.name for one in found):
        own = [one for one in found if one.claim.name == name]
        points, replicates, runs = sizes[name]
        claim = own[0].claim
        rows.append(
            {
                "claim": name,
                "en": claim.statement.in_language("en"),
                "zh": claim.statement.in_language("zh"),
                "sources": ", ".join(claim.sources),
                "verdict": worst([one.judged.verdict for one in own]),
                "parts": len(own),
                "points": points,
                "replicates": replicates,
                "runs": runs,
            }
        )
    return pd.DataFrame(rows)


def variants_table(found: Sequence[Tested]) -> pd.DataFrame:
    """A row for each part under each variant."""
    rows = []
    for one in found:
        for variant, under in one.variants:
            mean, low, high = (one.part.sign * number for number in under.interval)
            rows.append(
                {
                    "claim": one.claim.name,
                    "part": one.part.name,
                    "kind": variant.kind,
                    "variant": variant.name,
                    "n": len(under),
                    "effect": mean,
                    "low": min(low, high),
                    "high": max(low, high),
                    "share": under.share[0],
                    "mean": one.part.sign * under.mean[0],
                    "verdict": judged(one.part, under, under.p).verdict,
                }
            )
    return pd.DataFrame(rows)


def conditions_table(found: Sequence[Tested]) -> pd.DataFrame:
    """Where parts fail: a row for each limit of each box."""
    rows = [
        {"claim": one.claim.name, "part": one.part.name, "density": one.density, **row}
        for one in found
        for row in one.fails
    ]
    return pd.DataFrame(rows)
