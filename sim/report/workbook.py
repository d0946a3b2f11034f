"""The workbook: tidy sheets with units and descriptions in the reader's language."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.report import again, names
from sim.report.page import facts
from sim.text import t, unit_name
from sim.text.places import beside

if TYPE_CHECKING:
    import pandas as pd
    from xlsxwriter.worksheet import Worksheet

    from sim.report.results import Results

SHEETS = ("summary", "effects", "gains", "weekly", "communities", "townships", "counties", "runs")
MOST_CELLS = 60_000  # of a sheet; beyond it goes without the intervals of each row
MOST_ROWS = 20_000  # beyond it there is no sheet
_AXES = ("place", "group", "kind")


def write_workbook(results: Results, path: Path, lang: str) -> None:
    """Write the workbook to `path`."""
    import xlsxwriter

    options = {"strings_to_formulas": False, "strings_to_urls": False, "nan_inf_to_errors": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        bold = book.add_format({"bold": True, "valign": "top"})
        _about(book.add_worksheet(t("report.sheet_about", lang)), results, lang, bold, wrap)
        columns: list[tuple[str, ...]] = []
        for name in _shown(results):
            called = t(f"report.sheet_{name}", lang)
            kept = _kept(results.tables[name])
            _fill(book.add_worksheet(called), kept, results, lang, head)
            columns += [(called, str(column), *_meaning(str(column), lang)) for column in kept.columns]
        _columns(book.add_worksheet(t("report.sheet_columns", lang)), columns, lang, head, wrap)


def _about(sheet: Worksheet, results: Results, lang: str, bold: Any, wrap: Any) -> None:
    """What was run, and how to run it again."""
    rows = [(facts.title(results, lang), "")]
    rows += [(fact["name"], "\n".join(fact["lines"])) for fact in facts.head(results, lang)]
    rows.append((t("report.reproduce", lang), again.command(results)))
    rows.append((t("report.data", lang), "\n".join(facts.data(results, lang))))
    rows.append((t("report.findings", lang), t("report.findings_note", lang)))
    rows += [("", text) for text in _left_out(results, lang)]
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 110)
    for y, (name, text) in enumerate(rows):
        sheet.write_string(y, 0, name, bold)
        sheet.write_string(y, 1, text, wrap)


def _shown(results: Results) -> list[str]:
    """The tables that get a sheet."""
    return [name for name in SHEETS if 0 < len(results.tables.get(name, ())) <= MOST_ROWS]


def _left_out(results: Results, lang: str) -> list[str]:
    """What is not in the workbook, and where it is."""
    said = []
    for name in SHEETS:
        words = {"sheet": t(f"report.sheet_{name}", lang), "file": f"{name}.parquet"}
        if len(results.tables.get(name, ())) > MOST_ROWS:
            said.append(t("report.left_out_sheet", lang, **words))
        elif name in _shown(results) and results.tables[name].size > MOST_CELLS:
            said.append(t("report.left_out_intervals", lang, **words))
    return said


def _kept(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame, without the intervals of each row where it would be too large."""
    if frame.size <= MOST_CELLS:
        return frame
    return frame[[c for c in frame.columns if not str(c).endswith((".low", ".high"))]]


@cache
def _meaning(column: str, lang: str) -> tuple[str, str, str]:
    """What a column is called, its unit, and its definition."""
    from sim.measures import MEASURES
    from sim.study.layout import about

    unit, en, zh = about(column)
    key, *rest = column.split(".")
    measure = MEASURES.get(key)
    called = zh if lang == "zh" else en
    for part in rest:  # members of an axis in the reader's language
        for axis in _AXES:
            if part in _members(axis):
                called = called.replace(part, names.word(axis, part, lang))
    return called, unit_name(unit, lang), "" if measure is None else names.definition(key, lang)


@cache
def _members(axis: str) -> tuple[str, ...]:
    from sim.agents import names as axes

    found: tuple[str, ...] = getattr(axes, f"{axis.upper()}S")
    return found


def _heading(column: str, lang: str) -> str:
    called, unit, _ = _meaning(column, lang)
    return f"{called} [{unit}]" if unit else called


def _fill(sheet: Worksheet, frame: pd.DataFrame, results: Results, lang: str, head: Any) -> None:
    """One row for each row of the frame, below one row of headings."""
    for x, (column, values) in enumerate(frame.items()):
        sheet.write_string(0, x, _heading(str(column), lang), head)
        if values.dtype.kind in "fiu":
            _numbers(sheet, x, values.to_numpy(), code=str(column).endswith("code"))
        else:
            _texts(sheet, x, values, _translator(str(column), results, lang))
    sheet.set_row(0, 45)
    sheet.set_column(0, max(0, len(frame.columns) - 1), 14)
    sheet.freeze_panes(1, _fixed(frame))
    sheet.autofilter(0, 0, len(frame), max(0, len(frame.columns) - 1))


def _fixed(frame: pd.DataFrame) -> int:
    """Columns on the left that stay in sight."""
    fixed = ("arm", "measure", "by", "of", "name", "week")
    return next((x for x, c in enumerate(frame.columns) if str(c) not in fixed), 0)


def _numbers(sheet: Worksheet, x: int, values: Any, code: bool) -> None:
    if code:  # twelve digits: text, so that nothing rounds or reformats them
        for y, value in enumerate(values.tolist(), 1):
            sheet.write_string(y, x, str(value))
        return
    write = sheet.write_number
    for y, value in enumerate(values.tolist(), 1):
        if math.isfinite(value):
            write(y, x, value)


def _texts(sheet: Worksheet, x: int, values: Any, translate: Any) -> None:
    for y, value in enumerate(values.tolist(), 1):
        if value is None or (isinstance(value, float) and math.isnan(value)) or str(value) == "<NA>":
            continue
        if isinstance(value, bool):
            sheet.write_boolean(y, x, value)
        else:
            sheet.write_string(y, x, translate(str(value)))


def _translator(column: str, results: Results, lang: str) -> Any:
    """What turns the words of a column into the reader's language; codes and names stay as they are."""
    if column == "arm" and results.compared:
        called = {arm: names.arm(results, n, lang) for n, arm in enumerate(results.arms)}
        return lambda text: called.get(text, text)
    if column == "verdict":
        return lambda text: t(f"report.verdict_{text}", lang)
    if column == "unit":
        return lambda text: unit_name(text, lang)
    if column == "place":
        return lambda text: names.word("place", text, lang)
    if column in ("by", "level"):
        prefix = "axis" if column == "by" else column
        return lambda text: t(f"report.{prefix}_{text}", lang) if text else text
    if column == "of":
        words = {member: names.word(axis, member, lang) for axis in _AXES for member in _members(axis)} | {
            str(n): names.word("fifth", str(n), lang) for n in range(1, 6)
        }
        return lambda text: words.get(text, text)
    if column in ("name", "township", "county"):
        return lambda text: beside(text, lang)
    return lambda text: text


def _columns(sheet: Worksheet, rows: list[tuple[str, ...]], lang: str, head: Any, wrap: Any) -> None:
    """What each column of each sheet is."""
    heads = ("sheet", "column", "means", "unit", "definition")
    for x, (key, width) in enumerate(zip(heads, (16, 34, 50, 18, 100), strict=True)):
        sheet.write_string(0, x, t(f"report.{key}", lang), head)
        sheet.set_column(x, x, width)
    for y, row in enumerate(rows, 1):
        for x, text in enumerate(row):
            sheet.write_string(y, x, text, wrap)
    sheet.freeze_panes(1, 0)
