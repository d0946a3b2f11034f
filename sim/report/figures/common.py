"""What figures have in common: axes of weeks, bands, marks where policies start, legends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sim.measures import MEASURES
from sim.report import names
from sim.report.style import FAINT, INK, MUTED, SMALL, drawable
from sim.text import t

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sim.report.results import Results, Series

BAND = 0.18  # opacity of a 95% interval
SPAN = 4  # weeks that are averaged in lines over time
MANY_SPANS = 8  # a shorter run is shown week by week


def say(key: str, lang: str, **values: object) -> str:
    """A text of the figures."""
    return t(f"figure.{key}", lang, **values)


def weeks_axis(axes: Axes, results: Results, lang: str, start: int = 0) -> None:
    """Weeks from `start` to the end, a tick each year or so; the warm-up is shaded."""
    span = results.weeks - start
    step = next(s for s in (1, 2, 4, 13, 26, 52, 104, 260, 520) if span / s <= 7)
    first = -(-start // step) * step
    axes.set_xlim(start, results.weeks)
    axes.set_xticks(range(first, results.weeks + 1, step))
    axes.set_xlabel(say("week", lang))
    if start < results.warmup:
        axes.axvspan(start, results.warmup, color=FAINT, alpha=0.45, linewidth=0, zorder=0)


def policy_lines(axes: Axes, results: Results, indices: Sequence[int]) -> None:
    """Vertical lines where the policies of some arms start and end."""
    turns: set[int] = set()
    for index in indices:
        for policy in results.scenarios[index].policies:
            turns.update(week for week in (policy.start, policy.end) if week is not None)
    for week in sorted(turns):
        if 0 < week < results.weeks:
            axes.axvline(week, color=INK, linewidth=0.7, linestyle=(0, (1, 1.6)), zorder=1.5)


def band(axes: Axes, series: Series, colour: str, *, factor: float = 1.0, **how: Any) -> None:
    """A line with its 95% interval."""
    if series.empty:
        return
    axes.fill_between(
        series.weeks, series.low * factor, series.high * factor, color=colour, alpha=BAND, linewidth=0
    )
    axes.plot(series.weeks, series.mean * factor, color=colour, **how)


def smooth(results: Results, column: str, arm: str = "", span: int = SPAN) -> Series:
    """A weekly column as means over spans of weeks that begin where the first policy does."""
    import numpy as np

    from sim.report.results import Series as Made

    series = results.series(column, arm)
    if series.empty or results.weeks < MANY_SPANS * span:
        return series
    spans = np.floor((series.weeks - first_start(results)) / span).astype(int)
    _, where = np.unique(spans, return_inverse=True)
    count = np.bincount(where)
    means = (np.bincount(where, values) / count for values in (series.mean, series.low, series.high))
    return Made(np.bincount(where, series.weeks) / count, *means)


def first_start(results: Results) -> int:
    """The first week in which a policy of any arm starts; without policies the end of the warm-up."""
    starts = [p.start for s in results.scenarios for p in s.policies if p.start is not None]
    return min(starts, default=results.warmup)


WITH_TWO_LINES = 0.58  # in above the axes of a panel with its title and two lines below it


def columns_for(count: int) -> int:
    """Columns for so many panels."""
    return 2 if count in (2, 4) else min(3, count)


def better(key: str, lang: str) -> str:
    """Which side of zero is the better one; nothing for measures of which neither more nor less is better."""
    direction = MEASURES[key].direction
    return say("better_more" if direction > 0 else "better_less", lang) if direction else ""


def top_from_zero(axes: Axes, most: float, least: float = 0.0) -> None:
    """An axis from zero with a little air above the highest value."""
    axes.set_ylim(least, most * 1.06 if most > 0 else 1.0)


def note(axes: Axes, x: float, y: float, text: str, **how: Any) -> None:
    """Small grey text in data coordinates."""
    axes.text(x, y, text, **{"fontsize": SMALL, "color": MUTED, **how})


def arm_names(results: Results, lang: str) -> list[str]:
    """What the arms are called, in order."""
    return [drawable(names.arm(results, index, lang)) for index in range(len(results.arms))]


def most(*arrays: Any) -> float:
    """The largest known value of some arrays; 0 where nothing is known."""
    import numpy as np

    known = [np.nanmax(a) for a in arrays if len(a) and np.isfinite(a).any()]
    return float(max(known, default=0.0))
