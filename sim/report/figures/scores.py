"""Reported score against real efficacy: over communities, and over time; the ceiling is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from sim.report.figures.common import (
    WITH_TWO_LINES,
    arm_names,
    band,
    columns_for,
    note,
    policy_lines,
    say,
    smooth,
    weeks_axis,
)
from sim.report.keys import Key, arm_keys
from sim.report.layout import Margins, Sheet, grid
from sim.report.names import word
from sim.report.style import BLUE, DASHES, FAINT, INK, MUTED, PLACE_COLOURS, PLACE_MARKS, RED, arm_look

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from sim.report.results import Results

PERCENT = 100.0
LINES: dict[str, tuple[str, Any]] = {
    "score": (RED, "-"),
    "real_score": (RED, (0, (2, 1.2))),
    "efficacy": (BLUE, "-"),
}
_MANY = 2000  # points from which on they are drawn as an image inside the SVG
_CROWD = 400  # points from which on they are small


def draw(results: Results, lang: str) -> Sheet | None:
    """A scatter of communities for each arm on the same axes, then score and efficacy over time."""
    places = [results.communities(arm) for arm in results.arms]
    if not {"score", "efficacy"} <= set(places[0]):
        return None
    count = len(places) + 1
    above = dict.fromkeys(range(len(places)), Margins(top=WITH_TWO_LINES))
    sheet = grid(count, columns_for(count), 1.75, None, above, keys=_keys(results, lang))
    limits = [_limits(places, key) for key in ("score", "efficacy")]
    for n, (axes, name) in enumerate(zip(sheet.axes, arm_names(results, lang), strict=False)):
        _scatter(axes, places[n], lang)
        axes.set_xlim(limits[0][0], max(100.0, limits[0][1]) + 1.0)
        axes.set_xticks([tick for tick in axes.get_xticks() if limits[0][0] <= tick <= PERCENT])
        axes.set_ylim(*limits[1])
        _remark(axes, results, n, lang)
        sheet.title(axes, name if results.compared else say("scores_places", lang))
    last = sheet.axes[-1]
    (_arms if results.compared else _three)(last, results, lang)
    policy_lines(last, results, range(len(results.arms)))
    last.axhline(PERCENT, color=INK, linewidth=0.9, linestyle=DASHES)
    last.set_ylim(0.0, 108.0)
    weeks_axis(last, results, lang)
    last.set_ylabel(say("percent", lang))
    sheet.title(last, say("scores_time", lang))
    return sheet


def _keys(results: Results, lang: str) -> list[list[Key]]:
    """The legend: marks of the scatter, then lines of the panel over time."""
    dots = [
        Key(word("place", place, lang), PLACE_COLOURS[place], "dot", mark=mark)
        for place, mark in PLACE_MARKS.items()
    ]
    first = [
        *dots,
        Key(say("ceiling", lang), INK, "line", DASHES),
        Key(say("diagonal", lang), MUTED, "line"),
    ]
    if results.compared:
        return [first, arm_keys(arm_names(results, lang))]
    return [first, [Key(say(key, lang), colour, "line", dash) for key, (colour, dash) in LINES.items()]]


def _limits(places: list[pd.DataFrame], key: str) -> tuple[float, float]:
    """The range of a measure over the communities of all arms, in percent, with some air."""
    values = np.concatenate([frame[key].to_numpy(float) for frame in places]) * PERCENT
    known = values[np.isfinite(values)]
    if not len(known):
        return 0.0, PERCENT
    low, high = float(known.min()), float(known.max())
    air = max(2.0, 0.06 * (high - low))
    return max(0.0, low - air), min(108.0, high + air)


def _scatter(axes: Axes, frame: pd.DataFrame, lang: str) -> None:
    score, efficacy = (frame[key].to_numpy(float) * PERCENT for key in ("score", "efficacy"))
    for place, mark in PLACE_MARKS.items():
        here = (frame["place"] == place).to_numpy()
        if here.any():
            axes.scatter(
                score[here],
                efficacy[here],
                s=9.0 if here.sum() < _CROWD else 5.0,
                marker=mark,
                color=PLACE_COLOURS[place],
                alpha=0.55,
                linewidth=0,
                rasterized=bool(here.sum() > _MANY),
            )
    axes.axvline(PERCENT, color=INK, linewidth=0.9, linestyle=DASHES)
    axes.axline((0.0, 0.0), slope=1.0, color=MUTED, linewidth=0.7)
    axes.locator_params(axis="x", nbins=6, steps=[1, 2, 5, 10])
    axes.set_xlabel(say("score_axis", lang))
    axes.set_ylabel(say("efficacy_axis", lang))
    axes.grid(axis="both", color=FAINT)


def _remark(axes: Axes, results: Results, n: int, lang: str) -> None:
    """Rank correlation and share at the ceiling, as far as they are known."""
    arm = results.arms[n]
    correlation = results.level("rank_correlation", arm=arm).mean
    ceiling = results.level("ceiling", arm=arm).mean
    said = []
    if np.isfinite(correlation):
        said.append(say("correlation", lang, value=f"{correlation:.2f}".replace("-", "−")))
    if np.isfinite(ceiling):
        said.append(say("at_ceiling", lang, value=f"{ceiling * PERCENT:.0f}"))
    text = "\n".join(said)
    note(axes, 0.0, 1.02, text, transform=axes.transAxes, ha="left", va="bottom", linespacing=1.3)


def _three(axes: Axes, results: Results, lang: str) -> None:
    """A run: reported score, real score, real efficacy."""
    for key, (colour, dash) in LINES.items():
        band(axes, smooth(results, key), colour, factor=PERCENT, linestyle=dash)


def _arms(axes: Axes, results: Results, lang: str) -> None:
    """A comparison: score (above) and efficacy (below) of each arm, named where the arms are still one."""
    for key in ("score", "efficacy"):
        for n, arm in enumerate(results.arms):
            colour, dash, _ = arm_look(n)
            band(axes, smooth(results, key, arm), colour, factor=PERCENT, linestyle=dash)
        start = smooth(results, key, results.arms[0])
        if not start.empty:
            at = float(start.mean[: max(1, len(start.mean) // 3)].min()) * PERCENT
            note(axes, results.weeks * 0.02, at - 3.0, say(key, lang), ha="left", va="top", color=INK)
