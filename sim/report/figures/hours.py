"""Where the hours go: streams of work over time against contracted hours, and by place class."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.agents.names import PLACES, STREAMS
from sim.report.figures.common import (
    arm_names,
    columns_for,
    most,
    policy_lines,
    say,
    smooth,
    top_from_zero,
    weeks_axis,
)
from sim.report.figures.dots import dots, zero_line
from sim.report.keys import Key, arm_keys
from sim.report.layout import Margins, Sheet, grid
from sim.report.names import word
from sim.report.style import DASHES, FAINT, INK, PAPER, SMALL, STREAM_COLOURS

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sim.report.results import Results

OPACITY = 0.85


def draw(results: Results, lang: str) -> Sheet | None:
    """Stacked hours for each arm; then hours by place class (run), or what changed by stream (compare)."""
    arms = results.arms
    if results.series("service_hours", arms[0]).empty:
        return None
    count = len(arms) + 1
    keys = [Key(word("stream", stream, lang), STREAM_COLOURS[stream], alpha=OPACITY) for stream in STREAMS]
    groups = [[*keys, Key(say("capacity", lang), INK, "line", DASHES)]]
    if len(arms) > 2:
        groups.append(arm_keys(arm_names(results, lang), 1, "dot"))
    wide = Margins(left=1.22 if results.compared else 0.62)
    sheet = grid(count, columns_for(count), 1.65, None, {count - 1: wide}, keys=groups)
    highest = max(_stack(axes, results, n, lang) for n, axes in enumerate(sheet.axes[:-1]))
    for axes, name in zip(sheet.axes, arm_names(results, lang), strict=False):
        top_from_zero(axes, highest)
        sheet.title(axes, name if results.compared else say("hours_streams", lang))
    last = sheet.axes[-1]
    if results.compared:
        _changes(last, results, lang)
        sheet.title(last, say("hours_change", lang))
    else:
        _places(last, results, lang)
        sheet.title(last, say("hours_places", lang))
    return sheet


def _stack(axes: Axes, results: Results, n: int, lang: str) -> float:
    arm = results.arms[n]
    parts = [smooth(results, f"{stream}_hours", arm) for stream in STREAMS]
    axes.stackplot(
        parts[0].weeks,
        [part.mean for part in parts],
        colors=[STREAM_COLOURS[stream] for stream in STREAMS],
        alpha=OPACITY,
        linewidth=0.4,
        edgecolor=PAPER,
    )
    contracted = smooth(results, "contracted_hours", arm)
    axes.plot(contracted.weeks, contracted.mean, color=INK, linewidth=1.1, linestyle=DASHES)
    policy_lines(axes, results, [n])
    weeks_axis(axes, results, lang)
    axes.set_ylabel(say("hours_week", lang))
    return max(most(sum(part.mean for part in parts)), most(contracted.mean))


def _places(axes: Axes, results: Results, lang: str) -> None:
    """Hours of each stream as a share of contracted hours, urban and rural."""
    present = [place for place in PLACES if results.level("contracted_hours", "place", place).known]
    for y, place in enumerate(present):
        contracted = results.level("contracted_hours", "place", place).mean
        left = 0.0
        for stream in STREAMS:
            share = results.level(f"{stream}_hours", "place", place).mean / contracted * 100.0
            if not np.isfinite(share):
                continue
            axes.barh(
                y, share, left=left, height=0.55, color=STREAM_COLOURS[stream], edgecolor=PAPER, linewidth=0.4
            )
            if share >= 7.0:
                axes.text(
                    left + share / 2, y, f"{share:.0f}", ha="center", va="center", fontsize=SMALL, color=PAPER
                )
            left += share
    axes.axvline(100.0, color=INK, linewidth=1.1, linestyle=DASHES)
    axes.set_yticks(range(len(present)), [word("place", place, lang) for place in present], color=INK)
    axes.set_ylim(len(present) - 0.4, -0.6)
    axes.set_xlim(0.0, None)
    axes.set_xlabel(say("percent_contracted", lang))
    axes.grid(axis="x", color=FAINT)
    axes.grid(visible=False, axis="y")


def _changes(axes: Axes, results: Results, lang: str) -> None:
    """Paired difference in hours of each stream, with its interval, for each arm."""
    labels = [word("stream", stream, lang) for stream in STREAMS]
    dots(
        axes,
        labels,
        lambda row, arm: results.effect(f"{STREAMS[row]}_hours", results.arms[arm]),
        range(1, len(results.arms)),
        hollow=True,
    )
    zero_line(axes)
    axes.set_xlabel(say("hours_week_difference", lang))
