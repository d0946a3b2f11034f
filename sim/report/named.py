"""Tables of the communities that a scenario names: what it says of them (inputs), what came out, and in a
comparison what an arm changed there.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from sim.region.given_columns import COLUMNS
from sim.report import names
from sim.report.results import Level
from sim.report.tables import Cell, Group, Row, Table
from sim.text import t
from sim.text.places import beside

if TYPE_CHECKING:
    from sim.report.results import Results
    from sim.scenario import Scenario

SHOWN = (
    "load",
    "efficacy",
    "satisfaction",
    "participation",
    "local_jobs",
    "employment",
    "collective_income",
    "insurance_cover",
)
MOST = 8  # places that are listed


def named_places(results: Results, lang: str) -> Table | None:
    """The communities a run's scenario names, in its region or for a policy; None where it names none."""
    said = dict(results.scenarios[0].region.places)
    found = _found(results, results.arms[0])
    if not found:
        return None
    columns = [t(f"report.{key}", lang) for key in ("measure", "mean", "interval")]
    note = t("report.named_note", lang)
    made = Table(t("report.named", lang), note, columns, ["", "right", "right"])
    for code, row in found.items():
        given = [_said(name, value, lang) for name, value in said.get(code, ())]
        outcomes = [_outcome(row, key, lang) for key in SHOWN if math.isfinite(row.get(key, math.nan))]
        made.groups.append(Group(beside(str(row["name"]), lang), [*given, *outcomes]))
    return made


def named_differences(results: Results, index: int, lang: str) -> Table | None:
    """The same communities in the baseline and in an arm of a comparison; None where none are named."""
    found = _found(results, results.arms[index])
    if not found:
        return None
    called = [names.capital(names.arm(results, one, lang)) for one in (0, index)]
    columns = [t("report.measure", lang), *called, t("report.difference", lang)]
    note = t("report.named_differences_note", lang)
    made = Table(t("report.named", lang), note, columns, ["", "right", "right", "right"])
    for row in found.values():
        rows = [
            _change(row, key, lang) for key in SHOWN if math.isfinite(row.get(f"{key}.difference", math.nan))
        ]
        made.groups.append(Group(beside(str(row["name"]), lang), rows))
    return made


def _change(row: Any, key: str, lang: str) -> Row:
    before, after = (names.shown(key, Level(row[name]), lang) for name in (f"{key}.baseline", key))
    level = Level(*(row.get(f"{key}.difference{end}", math.nan) for end in ("", ".low", ".high")))
    change, bracket, interval = names.shown(key, level, lang, difference=True).partition(" [")
    cells = [Cell(before), Cell(after), Cell(change, bracket.strip() + interval)]
    return Row(names.capital(names.measure(key, lang)), cells, names.definition(key, lang))


def _found(results: Results, arm: str) -> dict[int, Any]:
    """The communities that a scenario names in its region or for a policy, in code order, as in an arm."""
    codes = {code for one in results.scenarios for code in (*dict(one.region.places), *_for_policies(one))}
    frame = results.communities(arm)
    rows = frame[frame["code"].isin(codes)].head(MOST)
    return {int(row["code"]): row for _, row in rows.iterrows()}


def _for_policies(scenario: Scenario) -> list[int]:
    """Codes of single communities that policies are for."""
    places = [code for policy in scenario.policies for code in policy.where.places]
    return [code for code in places if isinstance(code, int) and code % 1000]


def _said(name: str, value: float, lang: str) -> Row:
    column = COLUMNS[name]
    called = names.capital(column.zh if lang == "zh" else column.en)
    return Row(called, [Cell(f"{value:,g}"), Cell(t("report.named_input", lang))])


def _outcome(row: Any, key: str, lang: str) -> Row:
    level = Level(row[key], row.get(f"{key}.low", math.nan), row.get(f"{key}.high", math.nan))
    mean, bracket, interval = names.shown(key, level, lang).partition(" [")
    cells = [Cell(mean), Cell(interval.rstrip("]").replace(", ", " – ") if bracket else "—")]
    return Row(names.capital(names.measure(key, lang)), cells, names.definition(key, lang))
