"""Load over time: what residents bring, what comes from above, what communities add themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

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
from sim.report.keys import Key, arm_keys
from sim.report.layout import Sheet, grid
from sim.report.style import BLUE, DASHES, INK, ORANGE, RED, arm_look

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sim.report.results import Results

OPACITY = 0.75
PARTS = (("load_demand", BLUE), ("load_imposed", RED), ("load_self_added", ORANGE))


def draw(results: Results, lang: str) -> Sheet | None:
    """A panel of the parts of the load for each arm, then the share of places overloaded and the backlog."""
    arms = results.arms
    if results.series("load", arms[0]).empty:
        return None
    count = len(arms) + 2
    called = arm_names(results, lang)
    keys = [Key(say(key, lang), colour, alpha=OPACITY) for key, colour in PARTS]
    keys += [Key(say("total", lang), INK, "line"), Key(say("capacity", lang), INK, "line", DASHES)]
    groups = [keys, arm_keys(called)] if results.compared else [keys]
    sheet = grid(count, columns_for(count), 1.5, keys=groups)
    highest = max(most(smooth(results, "load", arm).mean, smooth(results, "load", arm).high) for arm in arms)
    for n, axes in enumerate(sheet.axes[: len(arms)]):
        _parts(axes, results, n, lang)
        top_from_zero(axes, max(1.0, highest))
        sheet.title(axes, called[n] if results.compared else say("load_parts", lang))
    for axes, measure, factor in zip(
        sheet.axes[-2:], ("overloaded_weeks", "backlog"), (100.0, 1.0), strict=True
    ):
        _arms(axes, results, measure, factor, lang)
        sheet.title(axes, say(f"load_{measure}", lang))
        axes.set_ylabel(say("percent" if factor > 1 else "weeks_of_work", lang))
    return sheet


def _parts(axes: Axes, results: Results, n: int, lang: str) -> None:
    arm = results.arms[n]
    whole = smooth(results, "load", arm)
    parts = [smooth(results, key, arm) for key, _ in PARTS]
    heights = [
        np.interp(whole.weeks, part.weeks, part.mean) if not part.empty else 0 * whole.mean for part in parts
    ]
    axes.stackplot(
        whole.weeks,
        heights,
        colors=[colour for _, colour in PARTS],
        alpha=OPACITY,
        linewidth=0,
    )
    band(axes, whole, INK, linewidth=1.1)
    axes.axhline(1.0, color=INK, linewidth=0.9, linestyle=DASHES)
    policy_lines(axes, results, [n])
    weeks_axis(axes, results, lang)
    axes.set_ylabel(say("load", lang))


def _arms(axes: Axes, results: Results, measure: str, factor: float, lang: str) -> None:
    highest = 0.0
    for n, arm in enumerate(results.arms):
        series = smooth(results, measure, arm)
        colour, dash, _ = arm_look(n) if results.compared else (INK, "-", "")
        band(axes, series, colour, factor=factor, linestyle=dash)
        highest = max(highest, most(series.mean, series.high) * factor)
    top_from_zero(axes, min(highest, factor) if factor > 1 else highest)
    policy_lines(axes, results, range(len(results.arms)))
    weeks_axis(axes, results, lang)
