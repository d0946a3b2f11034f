"""``chaofuhe sensitivity``: which factors matter, by Morris's screening or Sobol' indices."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from sim.study.analysis.sensitivity import Sensitivity


def command(
    experiment: Annotated[str, typer.Argument(help="analysis.source", metavar="EXPERIMENT")],
    measures: Annotated[
        list[str] | None, typer.Option("--measure", "-m", help="analysis.measure", metavar="NAME")
    ] = None,
    arm: Annotated[str, typer.Option("--arm", help="analysis.arm", metavar="NAME")] = "",
    against: Annotated[str, typer.Option("--against", help="analysis.against", metavar="NAME")] = "",
    out: Annotated[str, typer.Option("--out", "-o", help="analysis.out", metavar="DIR")] = "",
    workers: Annotated[
        int | None, typer.Option("--workers", help="analysis.workers", metavar="N", min=1, max=4096)
    ] = None,
    no_run: Annotated[bool, typer.Option("--no-run", help="analysis.no_run")] = False,
) -> int:
    """Run a Morris or Sobol design, or what is left of it, and say what matters for its measures."""
    from sim.cli.analyses import finish, runs_of, source
    from sim.report.analyses.common import call
    from sim.report.analyses.sensitivity import draw, findings
    from sim.study.analysis.sensitivity import checked_design, sensitivity

    asked, folder = source(experiment, out)
    call(asked.names_zh)
    checked_design(asked)
    table = runs_of(asked, folder, workers, list(measures or []), not no_run)
    found = sensitivity(asked, table, list(measures or []), arm, against)
    _print(found)
    about = {"design": found.kind, "arm": found.arm, "against": found.against, "measures": found.measures}
    failed = bool(table["failed"].astype(bool).any())
    return finish(
        folder, "sensitivity", about, found.frames, partial(findings, found), partial(draw, found), failed
    )


def _print(found: Sensitivity) -> None:
    """The indices of each measure with their intervals."""
    from sim.cli.findings import print_numbers
    from sim.report.analyses.common import factor_label, label, plain
    from sim.text import chosen, t

    lang = chosen()
    columns = ("mu_star", "sigma") if found.kind == "morris" else ("ST", "S1")
    heads = ("μ*", "σ") if found.kind == "morris" else columns
    for measure in found.measures:
        print()
        print(label(measure, lang))
        here = found.indices[found.indices["measure"] == measure]
        titles = [t("analysis.factor", lang)]
        for head in heads:
            titles += [head, t("analysis.interval", lang)]
        rows = []
        for row in here.to_dict("records"):
            cells = [factor_label(str(row["factor"]), lang)]
            for column in columns:
                ends = f"{plain(row[f'{column}.low'])} … {plain(row[f'{column}.high'])}"
                cells += [plain(row[column]), ends]
            rows.append(cells)
        print_numbers(titles, rows)
