"""The tables of the page: measures with intervals, differences, who gains and who loses."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sim.measures import MEASURES
from sim.report import names
from sim.report.results import Level
from sim.text import t

if TYPE_CHECKING:
    from sim.report.results import Results

TOPICS = ("load", "cadres", "hours", "residents", "casework", "scores", "syndromes")
SHOWN_GAINS = ("efficacy", "satisfaction", "wait", "load")  # the workbook has all
_GROUPS = ("place", "group", "fifth")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and below it in small print."""

    text: str
    below: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: what it is about, its cells, and whether it is "better" or "worse"."""

    name: str
    cells: list[Cell]
    definition: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a common heading."""

    title: str
    rows: list[Row]


@dataclass(slots=True)
class Table:
    """A table of the page; `align` has a class for each column; its number is given by the page."""

    title: str
    note: str
    columns: list[str]
    align: list[str]
    groups: list[Group] = field(default_factory=list)
    number: int = 0


def summary(results: Results, lang: str) -> Table:
    """A run: every measure with its interval and the spread over replicates."""
    columns = [t(f"report.{key}", lang) for key in ("measure", "mean", "interval", "range")]
    title, note = t("report.summary", lang), t("report.summary_note", lang)
    made = Table(title, note, columns, ["", "right", "right", "right"])
    for topic, keys in by_topic().items():
        rows = [_summary_row(results, key, lang) for key in keys if results.level(key).known]
        if rows:
            made.groups.append(Group(t(f"report.topic_{topic}", lang), rows))
    return made


def _summary_row(results: Results, key: str, lang: str) -> Row:
    level = results.level(key)
    values = [names.scaled(key, v) for v in (level.mean, level.low, level.high, *results.spread(key))]
    mean, low, high, least, most = (names.number(v, names.digits(key, *values[:3])) for v in values)
    unit = names.unit(key, lang)
    cells = [
        Cell(mean + ("" if unit in ("", "%") else " ") + unit),
        Cell(f"{low} – {high}" if math.isfinite(level.low) else "—"),
        Cell(f"{least} – {most}"),
    ]
    return Row(names.capital(names.measure(key, lang)), cells, names.definition(key, lang))


def by_topic() -> dict[str, list[str]]:
    """Measures by the subject under which tables list them, in the order of the catalogue."""
    from importlib import import_module

    found: dict[str, list[str]] = {}
    for topic in TOPICS:
        found[topic] = [measure.key for measure in import_module(f"sim.measures.{topic}").MEASURES]
    listed = {key for keys in found.values() for key in keys}
    found["other"] = [key for key in MEASURES if key not in listed]
    return found


def differences(results: Results, index: int, lang: str) -> Table:
    """A comparison: every measure in the baseline and in an arm, and the paired difference."""
    arm = results.arms[index]
    called = names.arm(results, index, lang)
    baseline = names.arm(results, 0, lang)
    columns = [
        t("report.measure", lang),
        names.capital(baseline),
        names.capital(called),
        t("report.difference", lang),
        t("report.verdict", lang),
    ]
    made = Table(
        t("report.differences_table", lang, arm=names.capital(called), baseline=baseline),
        t("report.differences_note", lang),
        columns,
        ["", "right", "right", "right", "verdict"],
    )
    for topic, keys in by_topic().items():
        rows = [_difference_row(results, key, arm, lang) for key in keys if results.effect(key, arm).known]
        if rows:
            made.groups.append(Group(t(f"report.topic_{topic}", lang), rows))
    return made


def _difference_row(results: Results, key: str, arm: str, lang: str) -> Row:
    row, effect = results.row(key, arm), results.effect(key, arm)
    called, first = names.capital(names.measure(key, lang)), arm == results.arms[1]
    definition = names.definition(key, lang) if first else ""
    if MEASURES[key].paired:
        value = Cell(*_parted(names.shown(key, effect, lang)))
        return Row(called, [Cell("—"), value, Cell("—"), Cell("")], definition)
    verdict = row.verdict if math.isfinite(effect.low) else "unknown"
    before, after = (names.shown(key, Level(value), lang) for value in (row.baseline, row.value))
    change, interval = _parted(names.shown(key, effect, lang, difference=True))
    said = t(f"report.verdict_{verdict}", lang) + dagger(row, verdict)
    cells = [Cell(before), Cell(after), Cell(change, interval), Cell(said)]
    return Row(called, cells, definition, verdict if verdict in ("better", "worse") else "")


def _parted(text: str) -> tuple[str, str]:
    """A number with its unit, and its interval apart."""
    number, bracket, interval = text.partition(" [")
    return number, bracket.strip() + interval


def dagger(row: Any, verdict: str) -> str:
    """A dagger where a clear difference does not outlive the correction for many tests."""
    return " †" if verdict not in ("none", "unknown") and str(row.holm) == "False" else ""


def gains(results: Results, index: int, lang: str) -> Table | None:
    """Who gains and who loses in an arm."""
    arm = results.arms[index]
    frame = results.tables["gains"]
    frame = frame[(frame["arm"] == arm) & frame["by"].isin(_GROUPS)]
    present = set(frame["measure"])
    measures = [key for key in SHOWN_GAINS if key in present]
    if not measures:
        return None
    called = names.arm(results, index, lang)
    columns = [t("report.whom", lang), *(names.capital(names.measure(key, lang)) for key in measures)]
    title = t(
        "report.differences_table", lang, arm=names.capital(called), baseline=names.arm(results, 0, lang)
    )
    made = Table(title, t("report.gains_note", lang), columns, ["", *["right"] * len(measures)])
    rows = {(str(r.by), str(r.of), str(r.measure)): r for r in frame.itertuples(index=False)}
    for by in _GROUPS:
        members = list(dict.fromkeys(str(of) for of in frame.loc[frame["by"] == by, "of"]))
        group = [
            Row(
                names.capital(names.word(by, of, lang)),
                [_gain(rows.get((by, of, key)), key, lang) for key in measures],
            )
            for of in members
        ]
        made.groups.append(Group("", group))
    return made


def _gain(row: Any, key: str, lang: str) -> Cell:
    if row is None or not math.isfinite(row.difference):
        return Cell("—")
    level = Level(row.difference, row.low, row.high)
    text, interval = _parted(names.shown(key, level, lang, difference=True))
    below = [interval] if interval else []
    if math.isfinite(row.share_better) and interval:
        better, worse = (names.number(100.0 * v, 0) for v in (row.share_better, row.share_worse))
        below.append(f"{better}% / {worse}%")
    return Cell(text, " · ".join(below))
