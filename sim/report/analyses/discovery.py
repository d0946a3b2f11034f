"""Where an outcome happens: the peeling of PRIM, limits of the first boxes, and the cases on a map."""

from __future__ import annotations

import math
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.report.analyses.common import draw_all, factor_label, label, listed, percent, plain, say
from sim.report.figures.dots import rows
from sim.report.keys import LINE, Key, draw_strip, lines_of
from sim.report.layout import INDENT, POINTS, Margins, Sheet, sheet
from sim.report.style import BLUE, FAINT, GREY, INK, NORMAL, ORANGE, SMALL, WIDTH, width_of
from sim.study.analysis.boxes import described

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sim.study.analysis.discovery import Discovery

_METHODS = {"prim": "PRIM", "cart": "CART"}
_COLOURS = {"prim": ORANGE, "cart": BLUE}
_MOST_POINTS = 4000  # drawn
_APART = 0.2  # of a row's height, of a box's limits from its middle
_ROW = 0.3  # in
_DOUBTFUL = 0.05


def draw(found: Discovery, folder: Path) -> list[Path]:
    """Every figure of a discovery, in both languages."""
    figures: dict[str, Any] = {"boxes": partial(_figure, found)}
    return draw_all(figures, folder)


def findings(found: Discovery, lang: str) -> list[str]:
    """The findings in words."""
    counted = {"share": percent(found.share), "points": len(found.cases)}
    lines = [say("discover.everywhere", lang, **counted)]
    for method, called in _METHODS.items():
        boxes = found.found[method]
        if not boxes:
            lines.append(say("discover.none", lang, method=called))
            continue
        for number, (box, good) in enumerate(boxes, 1):
            words = {name: percent(getattr(good, name)) for name in ("coverage", "density", "mass")}
            limits = described(box, found.cases, lang, partial(factor_label, lang=lang))
            lines.append(say("discover.found", lang, method=called, number=number, limits=limits, **words))
        lines += _support(found, method, called, lang)
    return lines


def _support(found: Discovery, method: str, called: str, lang: str) -> list[str]:
    first = found.boxes[(found.boxes["method"] == method) & (found.boxes["box"] == "1")].iloc[0]
    shares = found.factors[(found.factors["method"] == method) & (found.factors["reproduced"] > 0.2)]
    ranked: list[Any] = shares.sort_values("reproduced", ascending=False, kind="stable").to_dict("records")
    factors = [
        say(
            "discover.factor_share",
            lang,
            factor=factor_label(row["factor"], lang),
            share=percent(row["reproduced"]),
        )
        for row in ranked
    ]
    lines = [
        say(
            "discover.unseen",
            lang,
            method=called,
            coverage=percent(float(first["coverage.unseen"])),
            density=percent(float(first["density.unseen"])),
            n=found.resamples,
            factors=listed(factors, lang) or "—",
        )
    ]
    limits = found.limits[(found.limits["method"] == method) & (found.limits["box"] == 1)]
    doubtful = limits[limits["quasi_p"] > _DOUBTFUL]["factor"]
    if len(doubtful):
        names = listed((factor_label(str(name), lang) for name in doubtful), lang)
        lines.append(say("discover.doubtful", lang, method=called, factors=names))
    return lines


def _figure(found: Discovery, lang: str) -> Sheet | None:
    """Peeling, limits and map side by side."""
    limits = found.limits
    if not len(limits):
        return None
    first = limits[limits["box"] == 1]
    factors = list(dict.fromkeys(str(name) for name in first["factor"]))
    longest = max(width_of(factor_label(name, lang), NORMAL) for name in factors) / 72.0
    maps = _map_factors(found, factors)
    panels = [*(["peeling"] if len(found.trajectory) else []), *(["map"] if maps else []), "limits"]
    used = [method for method in _METHODS if (first["method"] == method).any()]
    keys = [Key(_METHODS[method], _COLOURS[method], "line") for method in used]
    points = [
        Key(say("discover.holds", lang), INK, "dot", mark="o"),
        Key(say("discover.holds_not", lang), GREY, "dot", mark="."),
    ]
    made = _sheet(panels, len(factors), longest, [[*keys, *points]])
    for axes, panel in zip(made.axes, panels, strict=True):
        if panel == "peeling":
            _peeling(axes, found, lang)
            made.title(axes, say("discover.peeling", lang))
        elif panel == "limits":
            _limits(axes, found, factors, lang)
            axes.set_xlabel(say("discover.of_range", lang) + " (%)")
            made.title(axes, say("discover.limits", lang))
        else:
            _map(axes, found, maps, lang)
            made.title(axes, say("discover.map", lang))
    return made


def _sheet(panels: list[str], factors: int, longest: float, keys: list[list[Key]]) -> Sheet:
    """Peeling and map side by side, the limits below them over the whole width."""
    lines = lines_of(keys, WIDTH * POINTS)
    above, upper, lower = 0.1 + LINE * len(lines), 2.6, 0.8 + _ROW * factors
    beside = [panel for panel in panels if panel != "limits"]
    made = sheet(WIDTH, above + (upper if beside else 0.0) + lower)
    for panel in panels:
        if panel == "limits":
            margins = Margins(left=min(2.4, 0.15 + longest), right=1.2)
            made.add(0.0, above + (upper if beside else 0.0), WIDTH, lower, margins)
        else:
            wide = WIDTH / len(beside)
            made.add(beside.index(panel) * wide, above, wide, upper, Margins(left=0.6))
    made.keys = [key for line in lines for key in line]
    draw_strip(made, lines, INDENT)
    return made


def _peeling(axes: Axes, found: Discovery, lang: str) -> None:
    path = found.trajectory[found.trajectory["step"] >= 0]
    axes.plot(path["coverage"] * 100, path["density"] * 100, color=GREY, marker=".", markersize=4)
    for method, colour in _COLOURS.items():
        for n, (_, good) in enumerate(found.found[method][:1]):
            axes.plot(
                good.coverage * 100,
                good.density * 100,
                marker="D" if n == 0 else "d",
                color=colour,
                markersize=6,
                linestyle="none",
                zorder=4,
            )
    axes.set_xlim(0, 104)
    axes.set_ylim(0, 104)
    axes.set_xlabel(say("discover.coverage", lang) + " (%)")
    axes.set_ylabel(say("discover.density_word", lang) + " (%)")


def _limits(axes: Axes, found: Discovery, factors: list[str], lang: str) -> None:
    """The range of each factor from 0 to 100%, and in it that of the first box of each method, with the range
    of its ends over resamples; in numbers on the right.
    """
    first = found.limits[found.limits["box"] == 1]
    right = axes.get_yaxis_transform()
    for y, name in enumerate(factors):
        axes.plot([0, 100], [y, y], color=FAINT, linewidth=16, solid_capstyle="butt", zorder=1)
        here: Any = first[first["factor"] == name].to_dict("records")
        for row in here:
            at = y + (-_APART if row["method"] == "prim" else _APART)
            colour = _COLOURS[row["method"]]
            axes.text(1.01, at, _written(row), transform=right, va="center", fontsize=SMALL, color=colour)
            span = row["most"] - row["least"]
            if row["choices"] or not span > 0:
                continue
            for ends, look in _bars(row):
                shares = [100 * (end - row["least"]) / span for end in ends]
                axes.plot(shares, [at, at], solid_capstyle="butt", **{"color": colour, **look})
    rows(axes, [factor_label(name, lang) for name in factors], axes.get_position().x0 * WIDTH)
    axes.set_xlim(-2, 102)


def _bars(row: dict[str, Any]) -> list[tuple[tuple[float, float], dict[str, Any]]]:
    """The limits as a bar, and the ranges of its ends over resamples as thin lines, where there is an end."""
    found: list[tuple[tuple[float, float], dict[str, Any]]] = [
        ((row["low"], row["high"]), {"linewidth": 3.6, "zorder": 3})
    ]
    for end, edge in (("low", "least"), ("high", "most")):
        ends = (row[f"{end}.low"], row[f"{end}.high"])
        if row[end] != row[edge] and all(math.isfinite(value) for value in ends):
            found.append((ends, {"color": INK, "linewidth": 0.8, "zorder": 4}))
    return found


def _written(row: dict[str, Any]) -> str:
    """The limits in numbers."""
    if row["choices"]:
        return str(row["choices"])
    if row["low"] == row["least"]:
        return f"≤ {plain(row['high'])}"
    if row["high"] == row["most"]:
        return f"≥ {plain(row['low'])}"
    return f"{plain(row['low'])} … {plain(row['high'])}"


def _map_factors(found: Discovery, factors: list[str]) -> tuple[str, ...]:
    """The two factors that are restricted most often and are numbers."""
    numeric = [name for name in found.cases.names if found.cases.names.index(name) in found.cases.ranges]
    share = found.factors.groupby("factor")["reproduced"].max()
    ranked = sorted(numeric, key=lambda name: (-(name in factors), -float(share.get(name, 0.0))))
    return tuple(ranked[:2]) if len(ranked) > 1 else ()


def _map(axes: Axes, found: Discovery, pair: tuple[str, ...], lang: str) -> None:
    cases = found.cases
    a, b = (cases.names.index(name) for name in pair)
    shown = np.arange(len(cases))
    if len(shown) > _MOST_POINTS:
        shown = np.random.default_rng(1).choice(shown, _MOST_POINTS, replace=False)
    x, y, holds = cases.x[shown, a], cases.x[shown, b], cases.interest[shown]
    size = 3.2 if len(shown) < 600 else 1.8
    axes.plot(x[~holds], y[~holds], ".", color=GREY, markersize=size, alpha=0.6, linestyle="none")
    axes.plot(x[holds], y[holds], "o", color=INK, markersize=size * 0.8, linestyle="none")
    for method, colour in _COLOURS.items():
        for n, (box, _) in enumerate(found.found[method][: 3 if method == "prim" else 1]):
            _outline(axes, box, (a, b), cases, colour, "-" if n == 0 else (0, (3, 2)))
    axes.set_xlim(*cases.ranges[a])
    axes.set_ylim(*cases.ranges[b])
    axes.margins(0.02)
    axes.set_xlabel(factor_label(pair[0], lang))
    axes.set_ylabel(factor_label(pair[1], lang))


def _outline(axes: Axes, box: Any, pair: tuple[int, int], cases: Any, colour: str, dash: Any) -> None:
    from matplotlib.patches import Rectangle

    corners = []
    for place in pair:
        low, high = box.limits.get(place, (-math.inf, math.inf))
        least, most = cases.ranges[place]
        corners.append((max(low, least), min(high, most)))
    (x0, x1), (y0, y1) = corners
    axes.add_patch(
        Rectangle(
            (x0, y0), x1 - x0, y1 - y0, fill=False, edgecolor=colour, linewidth=1.6, linestyle=dash, zorder=5
        )
    )


def condition_title(found: Discovery, lang: str) -> str:
    """The condition with the names of its measures."""
    parts = [f"{label(p.measure, lang)} {p.sign} {p.bound:g}" for p in found.condition.parts]
    return say("discover.title", lang, condition=(" 且 " if lang == "zh" else " and ").join(parts))
