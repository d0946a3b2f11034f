"""``chaofuhe discover``: where in the parameter space an outcome happens, by PRIM and CART."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer


def command(
    experiment: Annotated[str, typer.Argument(help="analysis.source", metavar="EXPERIMENT")],
    where: Annotated[str, typer.Option("--where", "-w", help="discover.where", metavar="CONDITION")],
    arm: Annotated[str, typer.Option("--arm", help="analysis.arm", metavar="NAME")] = "",
    against: Annotated[str, typer.Option("--against", help="analysis.against", metavar="NAME")] = "",
    density: Annotated[
        float | None,
        typer.Option("--density", help="discover.density", metavar="SHARE", min=0.0, max=1.0),
    ] = None,
    boxes: Annotated[int, typer.Option("--boxes", help="discover.boxes", metavar="N", min=1, max=20)] = 3,
    out: Annotated[str, typer.Option("--out", "-o", help="analysis.out", metavar="DIR")] = "",
    workers: Annotated[
        int | None, typer.Option("--workers", help="analysis.workers", metavar="N", min=1, max=4096)
    ] = None,
    no_run: Annotated[bool, typer.Option("--no-run", help="analysis.no_run")] = False,
) -> int:
    """Run an experiment, or what is left of it, and find the boxes in which a condition holds."""
    from sim.cli.analyses import finish, runs_of, source
    from sim.report.analyses.common import call
    from sim.report.analyses.discovery import draw, findings
    from sim.study.analysis.conditions import condition
    from sim.study.analysis.discovery import discover, ranges_of
    from sim.study.analysis.extras import needed
    from sim.study.analysis.samples import checked_arm
    from sim.study.design.plans import known_measures

    needed("sklearn")
    asked, folder = source(experiment, out)
    call(asked.names_zh)
    wanted = condition(where, known_measures(asked.function))
    table = runs_of(asked, folder, workers, list(wanted.measures), not no_run)
    arm = checked_arm(table, arm or asked.arms[0].name, "--arm")
    against = checked_arm(table, against, "--against") if against else ""
    found = discover(
        asked.names,
        table,
        wanted,
        arm=arm,
        against=against,
        ranges=ranges_of(asked),
        density=density,
        most=boxes,
    )
    about = {"where": str(wanted), "arm": arm, "against": against, "density": density}
    about |= {"share": found.share, "points": len(found.cases)}
    failed = bool(table["failed"].astype(bool).any())
    return finish(
        folder, "discovery", about, found.frames, partial(findings, found), partial(draw, found), failed
    )
