"""Reports: figures, tables, one page and a workbook from a result folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sim.text import both

if TYPE_CHECKING:
    from sim.report.results import Results

__all__ = ["write_report"]

PAGE, WORKBOOK, FIGURES = "report.html", "results.xlsx", "figures"


def write_report(folder: Path, lang: str) -> Path:
    """Write figures, workbook and page into a result folder of `run` or `compare`; gives the page's path.

    `lang` is "en" or "zh". `InputError` when the folder holds no results, or they are damaged.
    """
    from sim.report.drawing import draw_all
    from sim.report.page import render
    from sim.report.results import read
    from sim.report.workbook import write_workbook

    results = read(Path(folder))
    _check(results)
    drawn = draw_all(results, results.folder / FIGURES, lang)
    _written(results.folder / WORKBOOK, lambda path: write_workbook(results, path, lang))
    page = render(results, drawn, lang)
    return _written(results.folder / PAGE, lambda path: path.write_text(page, encoding="utf-8"))


def _check(results: Results) -> None:
    from sim.errors import InputError

    if results.replicates < 1 or not results.level("load", arm=results.arms[0]).known:
        raise InputError(*both("report.no_runs"), file=results.folder)


def _written(path: Path, write: Callable[[Path], object]) -> Path:
    """Write a file under another name first, so that a reader never sees half of it."""
    part = path.with_name(f".{path.name}.part-{os.getpid()}")
    try:
        write(part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return path
