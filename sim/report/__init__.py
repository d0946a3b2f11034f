"""Reports: figures, tables, one page and a workbook from a result folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sim.text import both

if TYPE_CHECKING:
    from sim.report.helpers import Figures, Helpers
    from sim.report.results import Results
    from sim.study.findings import Findings

__all__ = ["begin_figures", "write_report"]

PAGE, WORKBOOK, FIGURES = "report.html", "results.xlsx", "figures"


def write_report(
    folder: Path, lang: str, findings: Findings | None = None, helpers: Helpers | None = None
) -> Path:
    """Write figures, workbook and page into a result folder of `run` or `compare`; gives the page's path.

    `lang` is "en" or "zh"; `findings` are what is in the folder, where they are at hand; `helpers` draw
    beside this process. `InputError` when the folder holds no results, or they are damaged.
    """
    if helpers is not None:
        helpers.begin()
    from sim.report.drawing import draw_all
    from sim.report.files import write_text, written
    from sim.report.page import prepare, render
    from sim.report.results import of, read
    from sim.report.workbook import write_workbook

    results = read(Path(folder)) if findings is None else of(findings, Path(folder))
    _check(results)
    figures = _figures(results, lang, helpers)
    written(results.folder / WORKBOOK, lambda path: write_workbook(results, path, lang))
    if helpers is not None and helpers.draw_some:
        prepare(results, figures.names, lang)
    drawn = draw_all(results, results.folder / FIGURES, lang, figures)
    return write_text(results.folder / PAGE, render(results, drawn, lang))


def begin_figures(findings: Findings, folder: Path, lang: str, helpers: Helpers) -> None:
    """Let `helpers` draw the figures of findings that are still to be written into their folder."""
    from sim.report.results import of

    _figures(of(findings, folder), lang, helpers)


def _figures(results: Results, lang: str, helpers: Helpers | None) -> Figures:
    from sim.report.drawing import names_of
    from sim.report.helpers import Figures

    figures = Figures(names_of(results))
    return figures if helpers is None else helpers.draw(figures, results, lang)


def _check(results: Results) -> None:
    from sim.errors import InputError

    if results.replicates < 1 or not results.level("load", arm=results.arms[0]).known:
        raise InputError(*both("report.no_runs"), file=results.folder)
