"""Who gains and who loses: differences by place class, group of residents, and load in the baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sim.report import names
from sim.report.figures.common import (
    arm_names,
    better,
    columns_for,
    say,
)
from sim.report.figures.dots import dots, zero_line
from sim.report.keys import arm_keys
from sim.report.layout import Margins, Sheet, grid
from sim.report.results import UNKNOWN, Level
from sim.report.style import FAINT

if TYPE_CHECKING:
    import pandas as pd

    from sim.report.results import Results

BREAKDOWNS = ("place", "group", "fifth")
LEFT = 1.52  # in
MEASURES = ("efficacy", "satisfaction", "wait", "load")


def draw(results: Results, lang: str) -> Sheet | None:
    """A panel for each measure that is known by place, group or fifth."""
    if not results.compared or results.tables["gains"].empty:
        return None
    table = results.tables["gains"]
    present = list(dict.fromkeys(table["measure"]))
    keys = [key for key in (*MEASURES, *present) if key in present]
    keys = list(dict.fromkeys(keys))[:4]
    rows = {key: _rows(table, key) for key in keys}
    keys = [key for key in keys if rows[key]]
    if not keys:
        return None
    several = len(results.arms) > 2
    columns = columns_for(len(keys))
    tallest = [max(len(rows[key]) for key in keys[n : n + columns]) for n in range(0, len(keys), columns)]
    bodies = [0.1 + count * (0.2 if several else 0.165) for count in tallest]
    groups = [arm_keys(arm_names(results, lang), 1, "dot")] if several else []
    sheet = grid(len(keys), columns, bodies, Margins(left=LEFT), keys=groups)
    for axes, key in zip(sheet.axes, keys, strict=True):
        labels = [names.word(by, of, lang) for by, of in rows[key]]
        others = range(1, len(results.arms))
        factor = 100.0 if names.is_share(key) else 1.0
        found = _levels(table, key)
        dots(
            axes,
            labels,
            lambda row, n, key=key, found=found: found.get((results.arms[n], *rows[key][row]), UNKNOWN),  # type: ignore[misc]
            others,
            factor=factor,
            hollow=True,
        )
        for y in range(1, len(labels)):
            if rows[key][y][0] != rows[key][y - 1][0]:
                axes.axhline(y - 0.5, color=FAINT, linewidth=0.8)
        zero_line(axes)
        axes.set_xlabel(names.unit(key, lang, difference=True) or say("ratio", lang))
        sheet.title(axes, names.capital(names.measure(key, lang)), better(key, lang))
    return sheet


def _rows(table: pd.DataFrame, key: str) -> list[tuple[str, str]]:
    here = table[(table["measure"] == key) & table["by"].isin(BREAKDOWNS)]
    return list(dict.fromkeys(zip(here["by"], here["of"].astype(str), strict=True)))


def _levels(table: pd.DataFrame, key: str) -> dict[tuple[str, str, str], Level]:
    here: Any = table[table["measure"] == key].itertuples(index=False)
    return {(str(r.arm), str(r.by), str(r.of)): Level(r.difference, r.low, r.high) for r in here}
