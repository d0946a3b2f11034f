"""The syndromes: assessment density, self-added work, hidden items, fragmentation, involution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.agents.names import PLACES
from sim.report.figures.common import (
    arm_names,
    band,
    columns_for,
    most,
    policy_lines,
    say,
    smooth,
    top_from_zero,
    weeks_axis,
)
from sim.report.figures.dots import draw_dot, rows
from sim.report.keys import Key, arm_keys
from sim.report.layout import Margins, Sheet, grid
from sim.report.names import capital, measure, word
from sim.report.results import UNKNOWN, Level
from sim.report.style import DASHES, INK, MUTED, PLACE_COLOURS, PLACE_MARKS, RED, arm_look

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sim.report.results import Results

WEEKLY = (
    ("assessment_density", "hours_per_hour", 1.0),
    ("self_added_share", "percent", 100.0),
    ("hidden_hours", "hours_week", 1.0),
)
VISIBLE = (0, (4, 1.6))
BY_PLACE = ("assessment_density", "self_added_share", "hidden_share", "innovation_blockage")


def draw(results: Results, lang: str) -> Sheet | None:
    """Density, self-added share and hidden hours over time; then what is known for the whole period only."""
    if results.series(WEEKLY[0][0], results.arms[0]).empty:
        return None
    involution = [results.effect("involution", arm) if results.compared else UNKNOWN for arm in results.arms]
    has_involution = any(level.known for level in involution)
    count = 5 if has_involution else 4
    wide = {n: Margins(left=1.3) for n in range(3, count)}
    sheet = grid(count, columns_for(count), 1.4, None, wide, keys=[_keys(results, lang)])
    for axes, (key, label, factor) in zip(sheet.axes, WEEKLY, strict=False):
        _weekly(axes, results, key, factor, lang)
        axes.set_ylabel(say(label, lang))
        sheet.title(axes, capital(measure(key, lang)))
    if results.compared:
        _period(sheet, results, involution if has_involution else [], lang)
    else:
        _by_place(sheet, results, lang)
    return sheet


def _keys(results: Results, lang: str) -> list[Key]:
    """The legend: the arms, or in a run what its lines and dots are."""
    if results.compared:
        return arm_keys(arm_names(results, lang))
    lines = [
        Key(say("asked_hidden", lang), RED, "line"),
        Key(say("asked_visible", lang), INK, "line", VISIBLE),
    ]
    return lines + [
        Key(word("place", place, lang), PLACE_COLOURS[place], "dot", mark=PLACE_MARKS[place])
        for place in PLACES
        if results.level("assessment_density", "place", place).known
    ]


def _weekly(axes: Axes, results: Results, key: str, factor: float, lang: str) -> None:
    highest = 0.0
    for n, arm in enumerate(results.arms):
        series = smooth(results, key, arm)
        colour, dash, _ = arm_look(n) if results.compared else (RED, "-", "")
        band(axes, series, colour, factor=factor, linestyle=dash)
        highest = max(highest, most(series.mean, series.high) * factor)
    if key == "hidden_hours" and not results.compared:
        visible = smooth(results, "visible_hours")
        band(axes, visible, INK, linestyle=VISIBLE)
        highest = max(highest, most(visible.mean, visible.high))
    top_from_zero(axes, highest)
    policy_lines(axes, results, range(len(results.arms)))
    weeks_axis(axes, results, lang)


def _period(sheet: Sheet, results: Results, involution: list[Level], lang: str) -> None:
    """A comparison: fragmentation and, where a cut was announced, involution of each arm."""
    called = [_wrapped(name) for name in arm_names(results, lang)]
    axes = sheet.axes[3]
    _ladder(axes, [results.level("fragmentation", arm=arm) for arm in results.arms], called, 100.0)
    axes.set_xlabel(say("percent_need", lang))
    sheet.title(axes, capital(measure("fragmentation", lang)))
    if involution:
        axes = sheet.axes[4]
        _ladder(axes, involution, called, 1.0, first=1)
        axes.axvline(0.0, color=MUTED, linewidth=0.9)
        axes.axvline(1.0, color=INK, linewidth=0.9, linestyle=DASHES)
        axes.set_xlabel(say("involution_axis", lang))
        sheet.title(axes, capital(measure("involution", lang)))


def _ladder(axes: Axes, found: list[Level], called: list[str], factor: float, first: int = 0) -> None:
    """One arm in each row, from number `first` on."""
    for row, n in enumerate(range(first, len(found))):
        colour, _, mark = arm_look(n)
        if found[n].known:
            draw_dot(axes, found[n], row, factor, colour, mark)
    rows(axes, called[first:])


def _wrapped(name: str, width: int = 17) -> str:
    """A name on lines short enough for the margin."""
    from sim.text.width import wrapped

    return "\n".join(wrapped(name, width)[:3])


def _by_place(sheet: Sheet, results: Results, lang: str) -> None:
    """A run: the same measures in cities and villages, and fragmentation of the whole region."""
    axes = sheet.axes[3]
    keys = [key for key in (*BY_PLACE, "fragmentation") if results.level(key).known]
    found = []
    for y, key in enumerate(keys):
        parts = [results.level(key, "place", place) for place in PLACES]
        present = [(PLACE_COLOURS[p], PLACE_MARKS[p], level) for p, level in zip(PLACES, parts, strict=True)]
        present = [part for part in present if part[2].known] or [(INK, "s", results.level(key))]
        for n, (colour, mark, level) in enumerate(present):
            draw_dot(axes, level, y + (n - (len(present) - 1) / 2) * 0.26, 100.0, colour, mark)
            found.append(level)
    rows(axes, [_wrapped(measure(key, lang)) for key in keys])
    highest = most([level.mean for level in found], [level.high for level in found])
    axes.set_xlim(0.0, highest * 108.0 or 1.0)
    axes.set_xlabel(say("percent", lang))
    sheet.title(axes, say("by_place", lang))
