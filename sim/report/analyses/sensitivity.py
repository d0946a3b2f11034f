"""What matters: Morris's μ* against σ, Sobol' indices, pairs, and whether they settle."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from sim.report import names
from sim.report.analyses.common import draw_all, factor_label, label, listed, percent, say, unit, value
from sim.report.figures.dots import draw_dot, rows
from sim.report.keys import Key
from sim.report.layout import Margins, Sheet, grid
from sim.report.results import Level
from sim.report.style import BLUE, DASHES, FAINT, INK, MUTED, NORMAL, ORANGE, SMALL, arm_look, width_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sim.study.analysis.sensitivity import Sensitivity

_POINT, _CLOSE = 0.008, 0.05  # a point, and too little room for a number: shares of an axis
_APART = 0.09  # doublings between the marks of two factors
_MOST_FACTORS = 16  # in a figure; the tables have all
_LITTLE = 0.1  # of the largest effect
_UNSURE = 0.2  # width of an interval of ST
_NOISY = 0.1  # share of variance


def draw(found: Sensitivity, folder: Path) -> list[Path]:
    """Every figure of an analysis, in both languages."""
    if found.kind == "morris":
        return draw_all({"morris": partial(_morris, found)}, folder)
    figures: dict[str, Any] = {"sobol": partial(_sobol, found), "settling": partial(_settling, found)}
    if len(found.pairs):
        figures["pairs"] = partial(_pairs, found)
    return draw_all(figures, folder)


def findings(found: Sensitivity, lang: str) -> list[str]:
    """The findings in words."""
    lines = []
    samples: list[Any] = found.samples.to_dict("records")
    for row in samples:
        measure = str(row["measure"])
        here = found.indices[found.indices["measure"] == measure]
        called = label(measure, lang)
        main = "mu_star" if found.kind == "morris" else "ST"
        if not here[main].max() > 0.0:
            lines.append(say("sensitivity.constant", lang, measure=called))
            continue
        lines += _of_morris(here, measure, lang) if found.kind == "morris" else _of_sobol(here, measure, lang)
        if row["noise"] > _NOISY:
            lines.append(say("sensitivity.noise", lang, measure=called, share=percent(row["noise"])))
    return lines


def _of_morris(here: pd.DataFrame, measure: str, lang: str) -> list[str]:
    first = here.iloc[0]
    called = label(measure, lang)
    words = {
        key: value(measure, float(first[column]), lang, difference=True).lstrip("+")
        for key, column in (("size", "mu_star"), ("low", "mu_star.low"), ("high", "mu_star.high"))
    }
    factor = factor_label(str(first["factor"]), lang)
    lines = [say("sensitivity.morris_first", lang, measure=called, factor=factor, **words)]
    little = here[here["mu_star"] < _LITTLE * float(first["mu_star"])]["factor"]
    if len(little):
        factors = listed((factor_label(str(name), lang) for name in little), lang)
        lines.append(say("sensitivity.morris_little", lang, measure=called, factors=factors))
    mixed = here[(here["sigma"] > 0.5 * here["mu_star"]) & ~here["factor"].isin(little)]["factor"]
    if len(mixed):
        factors = listed((factor_label(str(name), lang) for name in mixed), lang)
        lines.append(say("sensitivity.morris_mixed", lang, measure=called, factors=factors))
    return lines


def _of_sobol(here: pd.DataFrame, measure: str, lang: str) -> list[str]:
    first = here.iloc[0]
    called = label(measure, lang)
    words = {
        key: percent(float(first[column]))
        for key, column in (("total", "ST"), ("low", "ST.low"), ("high", "ST.high"), ("first", "S1"))
    }
    factor = factor_label(str(first["factor"]), lang)
    lines = [say("sensitivity.sobol_first", lang, measure=called, factor=factor, **words)]
    together = percent(float(np.clip(here["S1"].sum(), 0.0, 1.0)))
    lines.append(say("sensitivity.sobol_sum", lang, measure=called, sum=together))
    unsure = here[(here["ST.high"] - here["ST.low"] > _UNSURE) & (here["ST.low"] < 0.05)]["factor"]
    if len(unsure):
        factors = listed((factor_label(str(name), lang) for name in unsure), lang)
        lines.append(say("sensitivity.sobol_unsure", lang, measure=called, factors=factors))
    return lines


def _left(factors: list[str], lang: str) -> float:
    """Inches that the longest of some labels takes."""
    return 0.2 + max(width_of(factor_label(name, lang), NORMAL) for name in factors) / 72.0


def _morris(found: Sensitivity, lang: str) -> Sheet:
    """For each measure μ* with its interval by factor, and μ* against σ."""
    measures = found.measures
    heights = []
    for measure in measures:
        count = min(_MOST_FACTORS, int((found.indices["measure"] == measure).sum()))
        heights.append(max(1.3, 0.1 + 0.19 * count))
    factors = [str(name) for name in found.indices["factor"].unique()]
    left = min(2.2, _left(factors, lang) + 0.15)
    margins = {2 * n: Margins(left=left, right=0.2) for n in range(len(measures))}
    sheet = grid(2 * len(measures), 2, heights, Margins(left=0.62, right=0.7), margins)
    for n, measure in enumerate(measures):
        here = found.indices[found.indices["measure"] == measure].head(_MOST_FACTORS)
        factor = 100.0 if value(measure, 0.5, "en").endswith("%") else 1.0
        bars, cloud = sheet.axes[2 * n], sheet.axes[2 * n + 1]
        for y, row in enumerate(here.itertuples(index=False)):
            known = dict(zip(here.columns, row, strict=True))
            level = Level(known["mu_star"], known["mu_star.low"], known["mu_star.high"])
            draw_dot(bars, level, y, factor, BLUE, "o")
        numbers = [f"  {n}" for n in range(1, len(here) + 1)]
        rows(bars, [factor_label(str(name), lang) for name in here["factor"]], left, numbers)
        bars.set_xlim(left=0.0)
        bars.set_xlabel(say("sensitivity.mu_star", lang) + _in_brackets(measure, lang))
        sheet.title(bars, label(measure, lang))
        _cloud(cloud, here, factor, _in_brackets(measure, lang), lang)
        sheet.title(cloud, say("sensitivity.cloud", lang))
    return sheet


def _in_brackets(measure: str, lang: str) -> str:
    """The unit of a measure's effects, after what an axis is called."""
    found = names.unit(measure.partition(".")[0], lang, difference=True) if unit(measure) else ""
    return f" ({found.strip()})" if found.strip() else ""


def _cloud(axes: Axes, here: pd.DataFrame, factor: float, unit: str, lang: str) -> None:
    """μ* against σ, each factor with the number that it has beside its name."""
    x, y = here["mu_star"].to_numpy(dtype=float) * factor, here["sigma"].to_numpy(dtype=float) * factor
    ends = here[["mu_star", "sigma", "mu_star.high", "sigma.high"]].to_numpy(dtype=float) * factor
    most = max(float(np.nanmax(ends)), 1e-12) * 1.04
    axes.plot([0, most], [0, most], color=MUTED, linewidth=0.8, linestyle=DASHES, zorder=1)
    how: Any = {"fontsize": SMALL, "color": MUTED}
    axes.text(most, most, say("sensitivity.as_large", lang), ha="right", va="bottom", **how)
    for i, (low, high) in enumerate(
        zip(here["sigma.low"] * factor, here["sigma.high"] * factor, strict=True)
    ):
        axes.plot([x[i], x[i]], [low, high], color=FAINT, linewidth=1.2, zorder=1.5)
    for i, (low, high) in enumerate(
        zip(here["mu_star.low"] * factor, here["mu_star.high"] * factor, strict=True)
    ):
        axes.plot([low, high], [y[i], y[i]], color=FAINT, linewidth=1.2, zorder=1.5)
    axes.plot(x, y, "o", color=BLUE, markersize=4.2, linestyle="none", zorder=3)
    for i, corner in enumerate(_corners(x / most, y / most)):
        where: Any = {"ha": "left" if corner[0] > 0 else "right", "va": "bottom" if corner[1] > 0 else "top"}
        how = {"fontsize": SMALL, "color": INK, "textcoords": "offset points", **where}
        axes.annotate(str(i + 1), (x[i], y[i]), corner, annotation_clip=False, **how)
    axes.set_xlim(0, most)
    axes.set_ylim(0, most)
    axes.set_xlabel("μ*" + unit)
    axes.set_ylabel(say("sensitivity.sigma", lang) + unit)


def _corners(x: Any, y: Any) -> list[tuple[int, int]]:
    """At which corner of each dot its number stands (offsets in points), so that the numbers of dots that lie
    close together do not; `x`, `y`: shares of the axes.
    """
    found: list[tuple[int, int]] = []
    taken: list[tuple[float, float]] = []
    for one, other in zip(x, y, strict=True):
        spots = [
            (a, b, one + a * _POINT, other + b * _POINT) for a, b in ((4, 3), (-4, 3), (4, -3), (-4, -3))
        ]
        clear = [min([abs(u - p) + abs(v - q) for p, q in taken], default=1.0) for _, _, u, v in spots]
        best = next((n for n, room in enumerate(clear) if room > _CLOSE), int(np.argmax(clear)))
        a, b, u, v = spots[best]
        found.append((a, b))
        taken.append((u, v))
    return found


def _sobol(found: Sensitivity, lang: str) -> Sheet:
    """S1 and ST of each factor, a panel for each measure."""
    measures = found.measures
    factors = [str(name) for name in found.indices["factor"].unique()]
    columns = 1 if len(measures) == 1 else 2
    count = min(_MOST_FACTORS, len(factors))
    keys = [
        Key(say("sensitivity.total", lang), BLUE, "dot", mark="o"),
        Key(say("sensitivity.first", lang), ORANGE, "dot", mark="s"),
    ]
    margins = Margins(left=min(2.2, _left(factors, lang)), right=0.2)
    sheet = grid(len(measures), columns, 0.15 + 0.26 * count, margins, keys=[keys])
    for axes, measure in zip(sheet.axes, measures, strict=True):
        here = found.indices[found.indices["measure"] == measure].head(_MOST_FACTORS)
        for y, row in enumerate(here.to_dict("records")):
            for column, colour, mark, shift in (("ST", BLUE, "o", -0.13), ("S1", ORANGE, "s", 0.13)):
                level = Level(row[column], row[f"{column}.low"], row[f"{column}.high"])
                if level.known:
                    draw_dot(axes, level, y + shift, 1.0, colour, mark)
        rows(axes, [factor_label(str(name), lang) for name in here["factor"]], margins.left)
        axes.axvline(0.0, color=MUTED, linewidth=0.8, zorder=1.2)
        axes.set_xlabel(say("sensitivity.share", lang))
        sheet.title(axes, label(measure, lang))
    return sheet


def _settling(found: Sensitivity, lang: str) -> Sheet | None:
    """ST by number of base samples, with its interval."""
    if not len(found.settling):
        return None
    measures = [m for m in found.measures if (found.settling["measure"] == m).any()][:4]
    factors = [str(name) for name in found.indices.groupby("factor")["ST"].max().nlargest(6).index]
    keys = [
        Key(factor_label(name, lang), arm_look(n + 1)[0], "line", "-", arm_look(n + 1)[2])
        for n, name in enumerate(factors)
    ]
    sheet = grid(len(measures), min(2, len(measures)), 1.7, Margins(left=0.55), keys=[keys])
    for axes, measure in zip(sheet.axes, measures, strict=True):
        here = found.settling[found.settling["measure"] == measure]
        for n, name in enumerate(factors):
            colour, _, mark = arm_look(n + 1)
            rows_of = here[here["factor"] == name]
            x = rows_of["samples"].to_numpy(dtype=float)
            x = x * 2.0 ** (
                _APART * (n - (len(factors) - 1) / 2)
            )  # side by side, so that intervals can be seen
            axes.vlines(x, rows_of["ST.low"], rows_of["ST.high"], color=colour, linewidth=1.2)
            axes.plot(x, rows_of["ST"], color=colour, marker=mark, markersize=3.4, linewidth=0.9)
        axes.set_xscale("log", base=2)
        axes.set_xticks(here["samples"].unique(), [str(n) for n in here["samples"].unique()])
        axes.minorticks_off()
        axes.set_ylim(min(0.0, float(here["ST.low"].min())), min(1.5, float(here["ST.high"].max()) * 1.05))
        axes.set_xlabel(say("sensitivity.samples", lang))
        axes.set_ylabel("ST")
        axes.margins(x=0.04)
        sheet.title(axes, label(measure, lang))
    return sheet


def _pairs(found: Sensitivity, lang: str) -> Sheet:
    """S2 of the pairs that interact most."""
    measures = found.measures[:4]
    tops = {
        measure: found.pairs[found.pairs["measure"] == measure].nlargest(8, "S2").to_dict("records")
        for measure in measures
    }
    texts = {
        measure: [f"{factor_label(row['factor'], lang)} × {factor_label(row['other'], lang)}" for row in top]
        for measure, top in tops.items()
    }
    longest = max((width_of(text, NORMAL) for some in texts.values() for text in some), default=40.0)
    columns = 1 if len(measures) == 1 or longest > 130 else 2
    count = max(len(top) for top in tops.values())
    margins = Margins(left=min(3.0, 0.2 + longest / 72.0), right=0.2)
    sheet = grid(len(measures), columns, 0.15 + 0.2 * count, margins)
    for axes, measure in zip(sheet.axes, measures, strict=True):
        for y, row in enumerate(tops[measure]):
            draw_dot(axes, Level(row["S2"], row["S2.low"], row["S2.high"]), y, 1.0, BLUE, "o")
        rows(axes, texts[measure], margins.left)
        axes.axvline(0.0, color=MUTED, linewidth=0.8, zorder=1.2)
        axes.set_xlabel(say("sensitivity.share", lang))
        sheet.title(axes, label(measure, lang))
    return sheet
