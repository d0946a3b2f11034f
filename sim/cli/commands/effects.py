"""``chaofuhe effects``: what the arms of a sweep change, with intervals, sizes, groups and synergy."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from sim.study.analysis.answer import Effects


def command(
    experiment: Annotated[str, typer.Argument(help="analysis.source", metavar="EXPERIMENT")],
    measures: Annotated[
        list[str] | None, typer.Option("--measure", "-m", help="analysis.measure", metavar="NAME")
    ] = None,
    baseline: Annotated[str, typer.Option("--baseline", help="effects.baseline", metavar="NAME")] = "",
    half: Annotated[
        float | None, typer.Option("--half-width", help="effects.half", metavar="NUMBER", min=1e-12)
    ] = None,
    out: Annotated[str, typer.Option("--out", "-o", help="analysis.out", metavar="DIR")] = "",
    workers: Annotated[
        int | None, typer.Option("--workers", help="analysis.workers", metavar="N", min=1, max=4096)
    ] = None,
    no_run: Annotated[bool, typer.Option("--no-run", help="analysis.no_run")] = False,
) -> int:
    """Run an experiment with arms, or what is left of it, and compare its arms on the same seeds."""
    from sim.cli.analyses import finish, runs_of, source
    from sim.report.analyses.common import call
    from sim.report.analyses.effects import draw, findings
    from sim.study.analysis.answer import answer, checked_arms

    asked, folder = source(experiment, out)
    call(asked.names_zh)
    checked_arms(asked)
    table = runs_of(asked, folder, workers, wanted_columns(list(measures or asked.measures)), not no_run)
    found = answer(asked, table, list(measures or []), baseline, half)
    _print(found)
    about = {
        "baseline": found.baseline,
        "measures": list(dict.fromkeys([*found.effects["measure"], *found.levels["measure"]])),
    }
    failed = bool(table["failed"].astype(bool).any())
    return finish(
        folder, "effects", about, found.frames, partial(findings, found), partial(draw, found), failed
    )


def wanted_columns(measures: list[str]) -> list[str]:
    """The measures with their breakdowns by place and group, and the cost of policies."""
    from sim.measures.compute import cell_name, cells

    broken = [cell for cell in cells() if cell[0] in measures and cell[1] in ("place", "group")]
    return [*measures, *(cell_name(cell) for cell in broken), *(["cost"] if broken else [])]


def _print(found: Effects) -> None:
    """Each arm's differences with their intervals, sizes and corrected p values."""
    from sim.cli.findings import print_numbers
    from sim.report.analyses.common import label, plain, value
    from sim.report.analyses.effects import arm_label
    from sim.text import chosen, t

    lang = chosen()
    whole = found.effects[found.effects["by"] == ""]
    heads = ("difference", "size", "p_holm", "p_bh", "reduction")
    titles = [t(f"effects.{key}", lang, baseline=arm_label(found.baseline, lang)) for key in heads]
    titles.insert(1, t("analysis.interval", lang))
    for arm in dict.fromkeys(whole["arm"]):
        print()
        print(arm_label(str(arm), lang))
        rows = []
        for row in whole[whole["arm"] == arm].to_dict("records"):
            shown = [value(row["measure"], row[key], lang, True) for key in ("difference", "low", "high")]
            p = ["< 0.001" if row[key] < 0.001 else f"{row[key]:.3f}" for key in ("p_holm", "p_bh")]
            ends = f"{shown[1]} … {shown[2]}"
            cells = [label(row["measure"], lang), shown[0], ends, plain(row["cohen_dz"]), *p]
            rows.append([*cells, plain(row["variance_reduction"])])
        print_numbers([t("analysis.measure_word", lang), *titles], rows)
