"""Satisfaction of each group of residents over time; then real efficacy by group, or what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sim.agents.names import GROUPS
from sim.report.figures.common import (
    arm_names,
    band,
    columns_for,
    most,
    policy_lines,
    say,
    smooth,
    weeks_axis,
)
from sim.report.figures.dots import dots, draw_dot, rows, zero_line
from sim.report.keys import Key, arm_keys
from sim.report.layout import Margins, Sheet, grid
from sim.report.names import word
from sim.report.style import DASHES, GROUP_COLOURS, GROUP_DASHES, GROUP_MARKS, INK

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sim.report.results import Results

PERCENT = 100.0


def draw(results: Results, lang: str) -> Sheet | None:
    """Groups over time, each arm on the same axes; then efficacy by group (run) or what changed (compare)."""
    by_week = not results.series(_column(GROUPS[0]), results.arms[0]).empty
    if not by_week and not results.level("satisfaction", "group", GROUPS[0], results.arms[0]).known:
        return None
    panels = len(results.arms) if by_week else 0
    count = panels + 1 + (not by_week)
    labels = [word("group", group, lang) for group in GROUPS]
    keys = [Key(label, *_look(group)) for label, group in zip(labels, GROUPS, strict=True)] if by_week else []
    groups = [keys, arm_keys(arm_names(results, lang), by_week, "dot")] if len(results.arms) > 2 else [keys]
    wide = Margins(left=0.98)
    sheet = grid(
        count, columns_for(count), 1.65, None, dict.fromkeys(range(panels, count), wide), keys=groups
    )
    limits = _limits(results) if by_week else (0.0, 100.0)
    for n, (axes, name) in enumerate(zip(sheet.axes[:panels], arm_names(results, lang), strict=False)):
        _groups(axes, results, n, lang)
        axes.set_ylim(*limits)
        sheet.title(axes, name if results.compared else say("satisfaction_time", lang))
    if not by_week:
        axes = sheet.axes[0]
        arms = range(len(results.arms))
        dots(
            axes,
            labels,
            lambda row, n: results.level("satisfaction", "group", GROUPS[row], results.arms[n]),
            arms,
            factor=PERCENT,
        )
        axes.set_xlabel(say("percent", lang))
        sheet.title(axes, say("satisfaction_groups", lang))
    _last(sheet, results, labels, lang)
    return sheet


def _look(group: str) -> tuple[str, str, Any, str]:
    """Colour, form, dash and mark of a group."""
    return GROUP_COLOURS[group], "line", GROUP_DASHES[group], GROUP_MARKS[group]


def _column(group: str) -> str:
    return f"satisfaction.group.{group}"


def _limits(results: Results) -> tuple[float, float]:
    found = [results.series(_column(group), arm) for group in GROUPS for arm in results.arms]
    high = most(*(s.mean for s in found), *(s.high for s in found)) * PERCENT
    low = -most(*(-s.mean for s in found), *(-s.low for s in found)) * PERCENT
    air = max(1.0, 0.08 * (high - low))
    return max(0.0, low - air), min(100.0, high + air)


def _groups(axes: Axes, results: Results, n: int, lang: str) -> None:
    for group in GROUPS:
        series = smooth(results, _column(group), results.arms[n])
        band(
            axes,
            series,
            GROUP_COLOURS[group],
            factor=PERCENT,
            marker=GROUP_MARKS[group],
            markersize=3.2,
            markevery=max(1, len(series.weeks) // 6),
            linewidth=1.2,
            linestyle=GROUP_DASHES[group],
        )
    policy_lines(axes, results, [n])
    weeks_axis(axes, results, lang)
    axes.set_ylabel(say("percent", lang))


def _last(sheet: Sheet, results: Results, labels: list[str], lang: str) -> None:
    axes = sheet.axes[-1]
    if results.compared:
        others = range(1, len(results.arms))
        dots(
            axes,
            labels,
            lambda row, n: results.effect("satisfaction", results.arms[n], "group", GROUPS[row]),
            others,
            factor=PERCENT,
            hollow=True,
        )
        zero_line(axes)
        axes.set_xlabel(say("points", lang))
        sheet.title(axes, say("satisfaction_change", lang))
        return
    for y, group in enumerate(GROUPS):
        found = results.level("efficacy", "group", group)
        if not found.known:
            continue
        draw_dot(axes, found, y, PERCENT, GROUP_COLOURS[group], GROUP_MARKS[group])
    whole = results.level("efficacy")
    if whole.known:
        axes.axvline(whole.mean * PERCENT, color=INK, linewidth=0.9, linestyle=DASHES)
    rows(axes, labels)
    axes.set_xlabel(say("percent_needs", lang))
    sheet.title(axes, say("efficacy_groups", lang))
