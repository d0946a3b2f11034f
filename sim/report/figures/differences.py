"""Paired differences from the baseline over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.report import names
from sim.report.figures.common import (
    arm_names,
    band,
    better,
    columns_for,
    first_start,
    policy_lines,
    say,
    smooth,
    weeks_axis,
)
from sim.report.keys import arm_keys
from sim.report.layout import Margins, Sheet, grid
from sim.report.style import MUTED, arm_look

if TYPE_CHECKING:
    from sim.report.results import Results

MEASURES = ("load", "backlog", "hidden_hours", "efficacy", "score", "satisfaction")
_BEFORE = 13  # weeks shown before anything differs


def draw(results: Results, lang: str) -> Sheet | None:
    """A panel for each of six measures, from shortly before the first policy of any arm."""
    if not results.compared:
        return None
    others = results.arms[1:]
    keys = [
        key for key in MEASURES if any(not results.series(f"{key}.difference", arm).empty for arm in others)
    ]
    if not keys:
        return None
    start = max(0, first_start(results) - _BEFORE)
    called = arm_names(results, lang)
    groups = [arm_keys(called, 1)] if len(others) > 1 else []
    sheet = grid(len(keys), columns_for(len(keys)), 1.3, Margins(left=0.56), keys=groups)
    for axes, key in zip(sheet.axes, keys, strict=True):
        factor = 100.0 if names.is_share(key) else 1.0
        for n, arm in enumerate(others, 1):
            series = smooth(results, f"{key}.difference", arm)
            colour, dash, _ = arm_look(n)
            band(axes, series, colour, factor=factor, linestyle=dash)
        axes.axhline(0.0, color=MUTED, linewidth=0.9)
        policy_lines(axes, results, range(len(results.arms)))
        weeks_axis(axes, results, lang, start)
        axes.set_ylabel(names.unit(key, lang, difference=True) or say("ratio", lang))
        sheet.title(axes, names.capital(names.measure(key, lang)), better(key, lang))
    return sheet
