"""Reports: figures, tables, one page and a workbook from a result folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sim.text import both

if TYPE_CHECKING:
    from sim.report.helpers import Helpers
    from sim.report.results import Results
    from sim.study.findings import Findings

__all__ = ["write_report"]

PAGE, WORKBOOK, FIGURES = "report.html", "results.xlsx", "figures"


def write_report(
    folder: Path, lang: str, findings: Findings | None = None, helpers: Helpers | None = None
) -> Path:
    """Write figures, workbook and page into a result folder of `run` or `compare`; gives the page's path.

    `lang` is "en" or "zh"; `findings` are what is in the folder, where they are at hand; `helpers` draw
    beside this process. `InputError` when the folder holds no results, or they are damaged.
    """
    from sim.report.helpers import Figures

    if helpers is not None:
        helpers.begin()
    from sim.report.drawing import draw_all, names_of
    from sim.report.files import write_text, written
    from sim.report.page import prepare, render
    from sim.report.results import of, read
    from sim.report.workbook import write_workbook

    results = read(Path(folder)) if findings is None else of(findings, Path(folder))
    _check(results)
    figures = Figures(names_of(results))
    if helpers is not None:
        helpers.draw(figures, results, lang)
    written(results.folder / WORKBOOK, lambda path: write_workbook(results, path, lang))
    if helpers is not None:
        prepare(results, figures.names, lang)
    drawn = draw_all(results, results.folder / FIGURES, lang, figures)
    return write_text(results.folder / PAGE, render(results, drawn, lang))


def _check(results: Results) -> None:
    from sim.errors import InputError

    if results.replicates < 1 or not results.level("load", arm=results.arms[0]).known:
        raise InputError(*both("report.no_runs"), file=results.folder)
