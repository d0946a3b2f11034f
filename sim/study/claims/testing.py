"""Testing claims: their runs judged together, and the tables that say what came out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from sim.study.analysis import multiple
from sim.study.analysis.boxes import cases_of, rows_of
from sim.study.analysis.discovery import ranges_of
from sim.study.analysis.prim import prim
from sim.study.claims.seen import Seen, seen
from sim.study.claims.verdict import CONDITIONAL, DEPENDS, Judged, judged, tried, worst

if TYPE_CHECKING:
    from sim.study.claims.claim import Claim, Part, Variant
    from sim.study.design.experiment import Experiment

FEWEST = (
    5  # points at which a part holds, and at which it does not, that make looking for conditions worthwhile
)


@dataclass(frozen=True)
class Tested:
    """One part of one claim: what was seen in its own arms and under each variant, the corrected p, the
    verdict, and the box of the space in which it mostly fails (rows of `sim.study.analysis.boxes.rows_of`).
    """

    claim: Claim
    part: Part
    own: Seen
    variants: tuple[tuple[Variant, Seen], ...]
    p: float
    judged: Judged
    fails: tuple[Mapping[str, Any], ...]
    density: float  # share of the points in that box at which it fails


def tested(runs: Sequence[tuple[Claim, Experiment, pd.DataFrame]]) -> list[Tested]:
    """All parts of all claims, their p corrected together."""
    rows = [
        (claim, experiment, table, part, seen(part, table))
        for claim, experiment, table in runs
        for part in claim.parts
    ]
    adjusted = multiple.holm(np.array([own.p for *_, own in rows]))
    found = []
    for (claim, experiment, table, part, own), p in zip(rows, adjusted.tolist(), strict=True):
        variants = tuple((variant, seen(part, table, variant)) for variant in claim.variants)
        verdict = tried(part, judged(part, own, p, len(rows)), own, variants)
        fails: tuple[Mapping[str, Any], ...] = ()
        density = float("nan")
        if verdict.verdict in (CONDITIONAL, DEPENDS) and part.expected != "none":
            fails, density = _where_it_fails(experiment, table, own)
        found.append(Tested(claim, part, own, variants, p, verdict, fails, density))
    return found


def _where_it_fails(
    experiment: Experiment, table: pd.DataFrame, own: Seen
) -> tuple[tuple[Mapping[str, Any], ...], float]:
    """The box of the space that PRIM finds for the points at which the sign is another."""
    fails = own.values <= 0.0
    if int(fails.sum()) < FEWEST or int((~fails).sum()) < FEWEST or not experiment.factors:
        return (), float("nan")
    inputs = table.drop_duplicates("point").set_index("point")[list(experiment.names)].loc[own.numbers]
    cases = cases_of(inputs.reset_index(drop=True), fails, ranges_of(experiment))
    boxes = prim(cases, most=1)
    if not boxes:
        return (), float("nan")
    return tuple(rows_of(boxes[0].box, cases, {})), float(boxes[0].quality.density)


def parts_table(found: Sequence[Tested]) -> pd.DataFrame:
    """A row for each part: effect (as measured, not turned to the claimed side) with its 95% interval, share
    of the space, p, verdict, what it depends on.
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
                "p_holm": one.p,
                "verdict": one.judged.verdict,
                "depends_on": "; ".join(one.judged.on),
                "break_even": "; ".join(f"{k} = {v:.3g}" for k, v in (one.judged.break_even or {}).items()),
                "needed": one.judged.needed,
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
