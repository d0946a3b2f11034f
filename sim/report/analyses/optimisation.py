"""What a budget buys: portfolios by price and objective, the strengths of those that no other beats."""

from __future__ import annotations

import math
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.report.analyses.common import draw_all, factor_label, label, listed, plain, say, unit, value
from sim.report.keys import Key
from sim.report.layout import Margins, Sheet, grid
from sim.report.style import BLUE, FAINT, GREY, INK, NORMAL, PAPER, SMALL, WIDTH, width_of

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from sim.study.analysis.optimisation import Optimisation

_MOST_ROWS = 24  # portfolios in the figure of strengths
_ROW = 0.19  # in


def draw(found: Optimisation, folder: Path) -> list[Path]:
    """Every figure of a search, in both languages."""
    return draw_all(
        {"tradeoff": partial(_tradeoff, found), "portfolios": partial(_portfolios, found)}, folder
    )


def called(found: Optimisation, row: pd.Series, lang: str) -> str:
    """What a portfolio is called: its policies with their strengths, the strongest first."""
    search = found.search
    parts = []
    for one in sorted(search.decisions, key=lambda one: -float(row[one.name])):
        number = float(row[one.name])
        if number == 0.0 and one.low == 0.0:
            continue
        shown = factor_label(one.name, lang)
        parts.append(shown if number == one.high and one.low == 0.0 else f"{shown} {plain(number)}")
    return listed(parts, lang) or say("optimise.nothing", lang)


def findings(found: Optimisation, lang: str) -> list[str]:
    """The findings in words."""
    search, front = found.search, found.front
    head = {
        "count": len(found.portfolios),
        "futures": found.archive.values.shape[1],
        "replicates": found.replicates,
        "front": len(front),
        "how": say(f"optimise.{search.robust}", lang),
    }
    lines = [say("optimise.head", lang, **head)]
    whole = found.portfolios.dropna(subset=[f"{key}.worst" for key in search.objectives])
    none = "-".join("0" * len(search.decisions)) if all(one.low == 0.0 for one in search.decisions) else ""
    nothing = whole[whole["portfolio"] == none]
    for key, direction in zip(search.objectives, search.directions, strict=True):
        how = "mean" if search.robust == "regret" else search.robust
        column = f"{key}.{how}"
        if not len(front):
            continue
        best = front.iloc[int((direction * front[column]).to_numpy(dtype=float).argmax())]
        words = {"measure": label(key, lang), "portfolio": called(found, best, lang)}
        if search.priced:
            price = say("optimise.costs", lang, price=plain(float(best["price"])))
            words["portfolio"] = listed([words["portfolio"], price], lang)
        words["value"] = value(key, float(best[column]), lang)
        if len(nothing):
            base = value(key, float(nothing[column].iloc[0]), lang)
            lines.append(say("optimise.best_against", lang, nothing=base, **words))
        else:
            lines.append(say("optimise.best", lang, **words))
        least = front.iloc[int(front[f"{key}.regret"].to_numpy(dtype=float).argmin())]
        missed = value(key, float(least[f"{key}.regret"]), lang, difference=True).lstrip("+")
        least_called = called(found, least, lang)
        lines.append(
            say("optimise.least_regret", lang, measure=label(key, lang), portfolio=least_called, value=missed)
        )
    lines += _members(found, lang)
    if found.failed:
        lines.append(say("optimise.failed", lang, n=found.failed))
    return lines


def _members(found: Optimisation, lang: str) -> list[str]:
    """Which policies are in all portfolios of the front that cost anything, and which in none."""
    if not found.search.priced:
        return []
    paid = found.front[found.front["price"] > 0.0]
    names = [one.name for one in found.search.decisions]
    always = [name for name in names if len(paid) and (paid[name] > 0.0).all()]
    never = [name for name in names if len(paid) and (paid[name] == 0.0).all()]
    lines = []
    for key, some in (("optimise.always", always), ("optimise.never", never)):
        if some:
            lines.append(say(key, lang, policies=listed((factor_label(name, lang) for name in some), lang)))
    return lines


def _factor(key: str) -> float:
    return 100.0 if unit(key) == "share" else 1.0


def _axis(key: str, lang: str) -> str:
    return label(key, lang) + (" (%)" if unit(key) == "share" else "")


def _tradeoff(found: Optimisation, lang: str) -> Sheet | None:
    """Price against each objective, and the first two objectives against each other."""
    search = found.search
    pairs = [("price", key) for key in search.objectives] if search.priced else []
    pairs += list(pairwise(search.objectives))[:1]
    if not pairs:
        return None
    keys = [
        Key(say("optimise.front", lang), BLUE, "dot", mark="o"),
        Key(say("optimise.others", lang), GREY, "dot", mark="."),
    ]
    columns = min(3, len(pairs))
    sheet = grid(len(pairs), columns, 2.0, Margins(left=0.56, bottom=0.44), keys=[keys])
    known = found.portfolios.dropna(subset=list(search.objectives))
    for axes, (x, y) in zip(sheet.axes, pairs, strict=True):
        others, front = known[~known["front"]], known[known["front"]].sort_values(x)
        fx, fy = (1.0 if name == "price" else _factor(name) for name in (x, y))
        axes.plot(
            others[x] * fx, others[y] * fy, ".", color=GREY, markersize=3.2, alpha=0.7, linestyle="none"
        )
        axes.plot(front[x] * fx, front[y] * fy, "o", color=BLUE, markersize=4.2, linestyle="none", zorder=3)
        axes.set_xlabel(say("optimise.price", lang) if x == "price" else _axis(x, lang))
        axes.set_ylabel(_axis(y, lang))
        _zoom(axes, front[x] * fx, front[y] * fy, known[x] * fx, known[y] * fy)
        axes.grid(axis="x", color=FAINT)
        sheet.title(axes, label(y, lang))
    return sheet


def _zoom(axes: Axes, x: pd.Series, y: pd.Series, every_x: pd.Series, every_y: pd.Series) -> None:
    """Limits around the front, with as much of the other portfolios as leaves it legible."""
    for which, front, every in ((axes.set_xlim, x, every_x), (axes.set_ylim, y, every_y)):
        span = float(front.max() - front.min()) or float(every.max() - every.min()) or 1.0
        low = max(float(every.min()), float(front.min()) - 1.5 * span)
        high = min(float(every.max()), float(front.max()) + 1.5 * span)
        which(low - 0.06 * (high - low), high + 0.06 * (high - low))


def _portfolios(found: Optimisation, lang: str) -> Sheet | None:
    """The strengths of the portfolios of the front, cheapest on top, with their price and objectives."""
    search, front = found.search, found.front
    if not len(front):
        return None
    if len(front) > _MOST_ROWS:
        front = front.iloc[np.linspace(0, len(front) - 1, _MOST_ROWS).round().astype(int)]
    names = [factor_label(one.name, lang) for one in search.decisions]
    tall = min(1.6, 0.15 + 0.72 * max(width_of(name, NORMAL) for name in names) / 72.0)
    columns = [*(["price"] if search.priced else []), *search.objectives]
    right = 0.2 + 1.02 * len(columns)
    left = 7.1 - right - min(4.2, 0.55 * len(names)) if len(names) > 5 else 1.1
    margins = Margins(left=max(0.35, min(left, 1.1)), right=right, top=max(0.5, tall), bottom=0.3)
    sheet = grid(1, 1, _ROW * len(front), margins)
    sheet.whole = True
    axes = sheet.axes[0]
    shares = np.array(
        [
            [(float(row[one.name]) - one.low) / (one.high - one.low) for one in search.decisions]
            for _, row in front.iterrows()
        ]
    )
    axes.imshow(shares, cmap=_blues(), vmin=0, vmax=1, aspect="auto", interpolation="nearest")
    for y in range(len(front)):
        for x in range(len(names)):
            if shares[y, x] > 0:
                colour = PAPER if shares[y, x] > 0.55 else INK
                text = f"{100 * shares[y, x]:.0f}"
                axes.text(x, y, text, ha="center", va="center", fontsize=SMALL, color=colour)
    axes.set_yticks([])
    axes.set_xlabel(say("optimise.strengths", lang))
    axes.grid(visible=False)
    axes.xaxis.tick_top()
    axes.set_xticks(range(len(names)), names, rotation=38, ha="left", color=INK)
    _columns(axes, front, columns, lang)
    for spine in axes.spines.values():
        spine.set_visible(False)
    return sheet


def _columns(axes: Axes, front: pd.DataFrame, columns: list[str], lang: str) -> None:
    """Price and objectives at the right of each row."""
    wide = axes.get_position().width * WIDTH
    for n, column in enumerate(columns):
        x = 1.0 + (0.12 + 1.02 * (n + 0.9)) / wide
        title = say("optimise.yuan", lang) if column == "price" else label(column, lang)
        axes.text(
            x,
            1.0 + 0.06 / (_ROW * len(front)),
            _wrapped(title),
            transform=axes.transAxes,
            ha="right",
            fontsize=SMALL,
        )
        for y, text in enumerate(_told_apart(front[column], column, lang)):
            axes.text(
                x, y, text, transform=axes.get_yaxis_transform(), ha="right", va="center", fontsize=SMALL
            )


def _told_apart(numbers: pd.Series, column: str, lang: str) -> list[str]:
    """Numbers as readers see them, shares with as many digits as tell the portfolios of a front apart."""
    if column == "price":
        return [plain(float(number)) for number in numbers]
    if unit(column) != "share":
        return [value(column, float(number), lang) for number in numbers]
    span = 100.0 * float(numbers.max() - numbers.min())
    digits = 1 if not span > 0.0 else int(np.clip(1 - math.floor(math.log10(span)), 1, 3))
    return [f"{100.0 * number:.{digits}f}%" for number in numbers]


def _wrapped(text: str, room: float = 70.0) -> str:
    """A text on lines of about `room` points."""
    lines = [""]
    for word in text.replace("/", "/ ").split(" ") if " " in text else list(text):
        glue = " " if " " in text and lines[-1] else ""
        if lines[-1] and width_of(lines[-1] + glue + word, SMALL) > room:
            lines.append(word)
        else:
            lines[-1] += glue + word
    return "\n".join(lines)


def _blues() -> Any:
    from matplotlib.colors import LinearSegmentedColormap

    return LinearSegmentedColormap.from_list("blues", [FAINT, BLUE])
