"""``chaofuhe calibrate``: parameters fitted to patterns, and what fits on fresh seeds."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from sim.study.analysis.calibration import Fit


def command(
    experiment: Annotated[str, typer.Argument(help="calibrate.source", metavar="EXPERIMENT")],
    out: Annotated[str, typer.Option("--out", "-o", help="analysis.out", metavar="DIR")] = "",
    workers: Annotated[
        int | None, typer.Option("--workers", help="analysis.workers", metavar="N", min=1, max=4096)
    ] = None,
) -> int:
    """Fit the parameters of an experiment to its patterns, or go on with it, and say what fits."""
    from sim.cli.analyses import finish
    from sim.cli.commands.optimise import default_folder
    from sim.cli.studies import progress, say
    from sim.cli.sweeps import interruptible
    from sim.report.analyses.calibration import draw, findings
    from sim.report.analyses.common import call
    from sim.study.analysis.calibration import calibrate, checked_calibration
    from sim.study.design import load
    from sim.study.warm import is_warm
    from sim.text import chosen, t

    lang = chosen()
    asked = load(experiment)
    about = checked_calibration(asked)
    call({**asked.names_zh, **{one.name: one.name_zh for one in about.patterns}})
    folder = Path(out) if out else default_folder(asked.name, repr((about, asked.tables)))
    print(asked.title.in_language(lang) or asked.name)
    if asked.question.in_language(lang):
        print(asked.question.in_language(lang))
    if asked.function is None and not is_warm():
        say(t("study.compiling", lang))
    with interruptible(str(folder)), progress() as show:
        found = calibrate(asked, folder, workers, show)
    _print(found)
    manifest = {"experiment": asked.tables, "calibration": asdict(about), "misfit": found.misfit}
    return finish(
        folder, "calibration", manifest, found.frames, partial(findings, found), partial(draw, found), False
    )


def _print(found: Fit) -> None:
    """What fits, and the parameters."""
    from sim.cli.findings import print_numbers
    from sim.report.analyses.calibration import interval, shown
    from sim.report.analyses.common import factor_label, plain
    from sim.text import chosen, t

    lang = chosen()
    heads = ("pattern", "target", "seen", "off", "verdict")
    titles = [t(f"calibrate.{key}", lang) for key in heads]
    titles.insert(3, t("analysis.interval", lang))
    rows = []
    for row in found.fit.to_dict("records"):
        target = f"{shown(row, row['target'], lang)} ± {shown(row, row['tolerance'], lang)}"
        cells = [factor_label(row["pattern"], lang), target, shown(row, row["seen"], lang)]
        verdict = t(f"calibrate.{row['verdict']}", lang)
        rows.append([*cells, interval(row, lang), plain(row["off"], signed=True), verdict])
    print()
    print_numbers(titles, rows)
    print()
    titles = [t(f"calibrate.{key}", lang) for key in ("parameter", "best", "range", "good_range")]
    rows = [
        [
            factor_label(row["parameter"], lang),
            plain(row["best"]),
            f"{plain(row['least'])} … {plain(row['most'])}",
            f"{plain(row['low'])} … {plain(row['high'])}" if row["n"] else "—",
        ]
        for row in found.parameters.to_dict("records")
    ]
    print_numbers(titles, rows)
