"""Paired differences of the headline measures, standardised so that they share an axis."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.measures import MEASURES
from sim.report import names
from sim.report.figures.common import arm_names, say
from sim.report.figures.dots import dots, zero_line
from sim.report.keys import arm_keys
from sim.report.layout import Margins, Sheet, grid
from sim.report.results import Level
from sim.report.style import BLUE, GREY, INK, MUTED, RED, SMALL

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sim.report.results import Results

    Value = Callable[[int, int], Level]

ROW = 0.205  # in
LEFT = 2.0  # in
LONGEST = 3.0  # standard deviations shown; what lies beyond gets an arrow head
FEWEST = 5  # communities that make a standard deviation
COLOURS = {"better": BLUE, "worse": RED, "more": INK, "less": INK, "none": GREY}


def draw(results: Results, lang: str) -> Sheet | None:
    """One row for each headline measure; with two arms each row also says the difference in its own unit."""
    if not results.compared:
        return None
    scale = spreads(results) or magnitudes(results)
    keys = [key for key in scale if any(results.effect(key, arm).known for arm in results.arms[1:])]
    if not keys:
        return None
    single = len(results.arms) == 2
    others = range(1, len(results.arms))
    margins = Margins(left=LEFT, right=2.05 if single else 0.25, top=0.26 if single else 0.1)
    groups = [] if single else [arm_keys(arm_names(results, lang), 1, "dot")]
    made = grid(1, 1, len(keys) * ROW * (1.0 if single else 1.25), margins, keys=groups)
    made.whole = True
    axes = made.axes[0]
    value = partial(_value, results, keys, scale)
    labels = [names.measure(key, lang) for key in keys]
    if single:
        verdicts = [results.row(key, results.arms[1]).verdict for key in keys]
        dots(axes, labels, value, others, hollow=True, colour=lambda row: COLOURS[verdicts[row]])
        _numbers(axes, results, keys, lang)
    else:
        dots(axes, labels, value, others, hollow=True)
    zero_line(axes)
    _limits(axes, value, len(keys), others)
    axes.set_xlabel(say("standardised" if results.same_places else "percent_baseline", lang))
    return made


def spreads(results: Results) -> dict[str, float]:
    """Standard deviation over communities in the baseline, of each headline measure that has one."""
    if not results.same_places:
        return {}
    frame = results.communities(results.arms[0])
    found = {}
    for key, measure in MEASURES.items():
        if measure.headline and key in frame:
            values = frame[key].to_numpy(float)
            values = values[np.isfinite(values)]
            sd = float(values.std(ddof=1)) if len(values) >= FEWEST else 0.0
            if sd > 1e-6 * max(1.0, abs(float(values.mean()))):
                found[key] = sd
    return found


def magnitudes(results: Results) -> dict[str, float]:
    """A hundredth of each headline measure in the baseline: the scale of changes in percent."""
    found = {}
    for key, measure in MEASURES.items():
        size = abs(results.level(key, arm=results.arms[0]).mean)
        if measure.headline and math.isfinite(size) and size > 1e-9:
            found[key] = size / 100.0
    return found


def _value(results: Results, keys: list[str], scale: dict[str, float], row: int, n: int) -> Level:
    found = results.effect(keys[row], results.arms[n])
    unit = scale[keys[row]]
    return Level(found.mean / unit, found.low / unit, found.high / unit)


def _limits(axes: Axes, value: Value, rows: int, others: range) -> None:
    """The same room on both sides of zero; arrow heads for what lies beyond it."""
    found = [(row, value(row, n)) for row in range(rows) for n in others]
    ends = [abs(v) for _, level in found for v in (level.mean, level.low, level.high) if math.isfinite(v)]
    largest = max(ends, default=0.0) * 1.06 or 1.0
    middle = float(np.median(ends)) if ends else 1.0
    edge = min(largest, max(LONGEST, 8.0 * middle))
    axes.set_xlim(-edge, edge)
    for row, level in found:
        if abs(level.mean) > edge:
            at = math.copysign(edge, level.mean)
            axes.plot(at, row, marker=">" if at > 0 else "<", color=MUTED, markersize=5, clip_on=False)


def _numbers(axes: Axes, results: Results, keys: list[str], lang: str) -> None:
    """The differences in their own units, on the right."""
    how: dict[str, Any] = {"fontsize": SMALL, "color": MUTED}
    for y, key in enumerate(keys):
        text = names.shown(key, results.effect(key, results.arms[1]), lang, difference=True)
        axes.text(1.02, y, text, transform=axes.get_yaxis_transform(), va="center", ha="left", **how)
    place: dict[str, Any] = {"transform": axes.transAxes, "va": "bottom", "fontsize": SMALL}
    axes.text(1.02, 1.0, say("own_unit", lang), ha="left", color=INK, **place)
    axes.text(0.02, 1.0, "← " + say("less", lang), ha="left", color=MUTED, **place)
    axes.text(0.98, 1.0, say("more", lang) + " →", ha="right", color=MUTED, **place)
