"""What a calibration found: patterns against their targets, parameters in their ranges, the way there."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.report.analyses.common import draw_all, factor_label, listed, plain, say, value
from sim.report.figures.dots import draw_dot, rows, zero_line
from sim.report.layout import Margins, Sheet, grid
from sim.report.results import Level
from sim.report.style import BLUE, FAINT, GREY, MUTED, NORMAL, ORANGE, width_of

if TYPE_CHECKING:
    from sim.study.analysis.calibration import Fit

_LOOSE = 0.5  # of a range
_EDGE = 0.02


def draw(found: Fit, folder: Path) -> list[Path]:
    """Every figure, in both languages."""
    return draw_all({"fit": partial(_figure, found), "misfit": partial(_misfit, found)}, folder)


def shown(row: Any, number: float, lang: str) -> str:
    """A number of a pattern in its measure's unit; of a difference where it is one."""
    text = value(row["measure"], number, lang, difference=bool(row["against"]))
    return text.lstrip("+") if number == row["tolerance"] else text


def interval(row: Any, lang: str) -> str:
    """The interval of what was seen."""
    return f"{shown(row, row['low'], lang)} … {shown(row, row['high'], lang)}"


def findings(found: Fit, lang: str) -> list[str]:
    """The findings in words."""
    fit: list[Any] = found.fit.to_dict("records")
    counts = {name: sum(row["verdict"] == name for row in fit) for name in ("fits", "misses", "unsure")}
    lines = [say("calibrate.count", lang, n=len(fit), **counts)]
    for row in fit:
        if row["verdict"] != "fits":
            words = {
                key: shown(row, row[key], lang) for key in ("seen", "low", "high", "target", "tolerance")
            }
            lines.append(say("calibrate.missed", lang, pattern=factor_label(row["pattern"], lang), **words))
    parameters: list[Any] = found.parameters.to_dict("records")
    good = parameters[0]["n"]
    lines.append(say("calibrate.good", lang, n=good, all=len(found.candidates)))
    spans = {
        row["parameter"]: (row["high"] - row["low"]) / (row["most"] - row["least"]) for row in parameters
    }
    loose = [name for name, span in spans.items() if good > 1 and span > _LOOSE]
    edge = [
        row["parameter"]
        for row in parameters
        if not _EDGE < (row["best"] - row["least"]) / (row["most"] - row["least"]) < 1.0 - _EDGE
    ]
    for key, names in (("loose", loose), ("at_edge", edge)):
        if names:
            called = listed((factor_label(name, lang) for name in names), lang)
            lines.append(say(f"calibrate.{key}", lang, parameters=called))
    return lines


def _figure(found: Fit, lang: str) -> Sheet:
    """How far each pattern is off, in tolerances; and where parameters lie."""
    fit: list[Any] = found.fit.to_dict("records")
    parameters: list[Any] = found.parameters.to_dict("records")
    texts = [factor_label(row["pattern"], lang) for row in fit]
    others = [factor_label(row["parameter"], lang) for row in parameters]
    left = min(1.7, 0.2 + max(width_of(text, NORMAL) for text in [*texts, *others]) / 72.0)
    sheet = grid(2, 2, 0.3 + 0.24 * max(len(fit), len(parameters)), Margins(left=left, right=0.2))
    axes = sheet.axes[0]
    axes.axvspan(-1.0, 1.0, color=FAINT, zorder=0.5)
    for y, row in enumerate(fit):
        ends = [(row[key] - row["target"]) / row["tolerance"] for key in ("seen", "low", "high")]
        colour = BLUE if row["verdict"] == "fits" else ORANGE
        draw_dot(axes, Level(*ends), y, 1.0, colour, "o", row["verdict"] != "unsure")
    rows(axes, texts, left)
    zero_line(axes)
    axes.set_xlabel(say("calibrate.off", lang))
    sheet.title(axes, say("calibrate.pattern", lang))
    axes = sheet.axes[1]
    for y, row in enumerate(parameters):
        low, high, best = (
            (row[key] - row["least"]) / (row["most"] - row["least"]) for key in ("low", "high", "best")
        )
        axes.plot([0, 100], [y, y], color=FAINT, linewidth=4, solid_capstyle="butt", zorder=1)
        if np.isfinite(low):
            axes.plot(
                [100 * low, 100 * high], [y, y], color=GREY, linewidth=4, solid_capstyle="butt", zorder=2
            )
        axes.plot(100 * best, y, "o", color=BLUE, markersize=5, zorder=3)
        axes.annotate(plain(row["best"]), (100 * best, y), (0, 5), textcoords="offset points", ha="center")
    rows(axes, others, left)
    axes.set_xlim(-4, 104)
    axes.set_xlabel(say("discover.of_range", lang) + " (%)")
    sheet.title(axes, say("calibrate.parameter", lang))
    return sheet


def _misfit(found: Fit, lang: str) -> Sheet:
    """The misfit of every set of parameters, in the order of the search, and the best so far."""
    misfit = found.candidates["misfit"].to_numpy(dtype=float)
    sheet = grid(1, 1, 1.7, Margins(left=0.6))
    axes = sheet.axes[0]
    x = np.arange(1, len(misfit) + 1)
    axes.plot(x, misfit, ".", color=GREY, markersize=3.2, linestyle="none")
    axes.plot(x, np.minimum.accumulate(misfit), color=BLUE)
    axes.axhline(1.0, color=MUTED, linewidth=0.8)
    axes.set_xlim(0.0, len(misfit) + 1.0)  # the first and the last dot whole
    axes.set_yscale("log")
    axes.yaxis.set_major_formatter(lambda y, _: f"{y:g}")
    axes.minorticks_off()
    axes.set_xlabel(say("calibrate.candidate", lang))
    sheet.title(axes, say("calibrate.progress", lang))
    return sheet
