"""The experiment that tests a claim: its arms at points all over the space, and again under each variant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.study.design import from_tables

if TYPE_CHECKING:
    from sim.study.claims.claim import Claim, Variant
    from sim.study.design.experiment import Experiment

POINTS, REPLICATES = 24, 2
QUICK_POINTS, QUICK_REPLICATES = 12, 1
SEED = 1  # of the sample


def arm_name(arm: str, variant: Variant | None = None) -> str:
    """What an arm is called under a variant."""
    return arm if variant is None else f"{arm} [{variant.short}]"


def experiment_of(claim: Claim, points: int = POINTS, replicates: int = REPLICATES) -> Experiment:
    """The experiment that tests a claim at so many points of a Latin hypercube over its space. `InputError`
    for what does not fit together.
    """
    design: dict[str, Any] = {"kind": "latin_hypercube", "samples": points, "seed": SEED}
    if not claim.tables["factors"]:
        design = {"kind": "arms"}
        replicates *= points  # of one point: seeds are the units
    tables = {
        **claim.tables,
        "arms": list(_arms(claim)),
        "design": design,
        "replicates": replicates,
        "measures": list(
            dict.fromkeys(name for part in claim.parts for name in (part.measure, part.minus) if name)
        ),
    }
    found = from_tables(tables, claim.file)
    return replace(found, name=claim.name)


def _arms(claim: Claim) -> Iterator[Mapping[str, Any]]:
    own = [dict(arm) for arm in claim.tables["arms"]]
    yield from own
    for variant in claim.variants:
        for arm in own:
            said = arm.get("settings", {})  # what is no table is refused when the arm itself is read
            settings = {**(said if isinstance(said, dict) else {}), variant.key: variant.value}
            rest = {key: value for key, value in arm.items() if key != "name_zh"}
            yield {**rest, "name": arm_name(str(arm["name"]), variant), "settings": settings}


def folder_of(claim: Claim, experiment: Experiment, out: Path) -> Path:
    """Where the runs of a claim go: those of another file, size or version apart."""
    from sim.study.sweep.folder import sweep_identity

    return out / "runs" / f"{claim.name}-{sweep_identity(experiment)[:8]}"
