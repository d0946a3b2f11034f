"""A table of the communities that a scenario names: what it says of them (inputs), and what came out."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from sim.region.given_columns import COLUMNS
from sim.report import names
from sim.report.results import Level
from sim.report.tables import Cell, Group, Row, Table
from sim.text import t

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
    scenario = results.scenarios[0]
    said = dict(scenario.region.places)
    codes = sorted({*said, *_for_policies(scenario)})
    frame = results.communities(results.arms[0])
    found = {int(row["code"]): row for _, row in frame[frame["code"].isin(codes)].iterrows()}
    if not found:
        return None
    columns = [t(f"report.{key}", lang) for key in ("measure", "mean", "interval")]
    note = t("report.named_note", lang)
    made = Table(t("report.named", lang), note, columns, ["", "right", "right"])
    for code in [code for code in codes if code in found][:MOST]:
        row = found[code]
        given = [_said(name, value, lang) for name, value in said.get(code, ())]
        outcomes = [_outcome(row, key, lang) for key in SHOWN if math.isfinite(row.get(key, math.nan))]
        made.groups.append(Group(str(row["name"]), [*given, *outcomes]))
    return made


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
