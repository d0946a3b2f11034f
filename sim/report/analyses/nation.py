"""The nation as a map without coordinates: a tile for each province where it roughly lies, a cell for each
county.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from sim.report.analyses.common import draw_all, say
from sim.report.layout import Margins, Sheet, sheet
from sim.report.style import INK, MUTED, NOTHING, SCALE, SMALLEST, WIDTH, drawable

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

# Province (first two digits of codes): column, row, letters (GB/T 2260), character.
TILES: dict[int, tuple[int, int, str, str]] = {
    11: (6, 2, "BJ", "京"),
    12: (7, 2, "TJ", "津"),
    13: (6, 3, "HE", "冀"),
    14: (5, 3, "SX", "晋"),
    15: (6, 1, "NM", "蒙"),
    21: (8, 2, "LN", "辽"),
    22: (8, 1, "JL", "吉"),
    23: (8, 0, "HL", "黑"),
    31: (8, 4, "SH", "沪"),
    32: (7, 4, "JS", "苏"),
    33: (7, 5, "ZJ", "浙"),
    34: (6, 4, "AH", "皖"),
    35: (7, 6, "FJ", "闽"),
    36: (6, 5, "JX", "赣"),
    37: (7, 3, "SD", "鲁"),
    41: (5, 4, "HA", "豫"),
    42: (5, 5, "HB", "鄂"),
    43: (5, 6, "HN", "湘"),
    44: (6, 6, "GD", "粤"),
    45: (4, 6, "GX", "桂"),
    46: (5, 7, "HI", "琼"),
    50: (4, 4, "CQ", "渝"),
    51: (3, 4, "SC", "川"),
    52: (4, 5, "GZ", "黔"),
    53: (3, 5, "YN", "滇"),
    54: (1, 4, "XZ", "藏"),
    61: (4, 3, "SN", "陕"),
    62: (3, 2, "GS", "甘"),
    63: (2, 3, "QH", "青"),
    64: (4, 2, "NX", "宁"),
    65: (1, 2, "XJ", "新"),
    71: (8, 6, "TW", "台"),
    81: (7, 7, "HK", "港"),
    82: (6, 7, "MO", "澳"),
}
_LOAD = (0.8, 0.9, 1.0, 1.1, 1.25)  # as in the map of a region
_LEFT, _TOP, _WIDE, _HIGH = 0.07, 0.24, 0.88, 0.7  # of a tile, that cells fill; its letters stand above them
_PANEL, _KEY = 3.05, 0.34  # in


def draw(frames: Mapping[str, pd.DataFrame], folder: Path) -> list[Path]:
    """Draw the map into ``figures/`` in both languages."""
    return draw_all({"nation": partial(_sheet, panels_of(frames))}, folder)


def panels_of(frames: Mapping[str, pd.DataFrame]) -> list[tuple[str, pd.DataFrame, bool]]:
    """Panels: name, a table of `code` and `value` by county, whether more is better."""
    counties, classes = frames["counties"], frames["classes"]
    panels = [
        (key, counties[["code"]].assign(value=counties[key]), key == "efficacy")
        for key in ("load", "efficacy", "gap")
    ]
    by_place = classes.pivot(index="code", columns="place", values="efficacy")
    both = by_place.reindex(columns=["urban", "rural"])
    difference = (both["urban"] - both["rural"]).reindex(counties["code"])
    panels.append(("divide", counties[["code"]].assign(value=difference.to_numpy()), False))
    return panels


def _sheet(panels: list[tuple[str, pd.DataFrame, bool]], lang: str) -> Sheet:
    block = WIDTH / 2
    made = sheet(WIDTH, 2 * (_PANEL + _KEY))
    made.whole = True
    for n, (key, table, more) in enumerate(panels):
        margins = Margins(left=0.08, right=0.08, top=0.3, bottom=0.04 + _KEY)
        axes = made.add(n % 2 * block, n // 2 * (_PANEL + _KEY), block, _PANEL + _KEY, margins)
        values = table["value"].to_numpy(float)
        edges = np.array(_LOAD) if key == "load" else edges_of(values)
        colours = SCALE[::-1] if more else SCALE
        _tiles(axes, table["code"].to_numpy(), values, edges, colours, lang)
        _key(axes, edges, colours, percent=key != "load")
    for (key, _, _), axes in zip(panels, made.axes, strict=True):
        made.title(axes, say(f"nation.panel_{key}", lang))
    return made


def edges_of(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Five edges between six classes of about as many counties each, round where that keeps them apart."""
    known = values[np.isfinite(values)]
    if not len(known):
        return np.arange(1.0, 6.0) / 100.0
    quantiles = np.quantile(known, np.arange(1, 6) / 6)
    for digits in (2, 3, 4, 5):
        found = np.round(quantiles, digits)
        if len(np.unique(found)) == len(found):
            return found
    return found[0] + np.arange(5) * 1e-5


def cells_of(code: NDArray[np.int64]) -> NDArray[np.float64]:
    """Left, top, width and height of each county's cell, shape (n, 4): in code order, row by row, within its
    province's tile.
    """
    province = code // 10**10
    found = np.zeros((len(code), 4))
    for number in np.unique(province).tolist():
        here = np.flatnonzero(province == number)
        wide = math.ceil(math.sqrt(len(here) * _WIDE / _HIGH))
        width, height = _WIDE / wide, _HIGH / math.ceil(len(here) / wide)
        column, row = TILES[number][:2]
        place = np.arange(len(here))
        found[here, 0] = column + _LEFT + place % wide * width
        found[here, 1] = row + _TOP + place // wide * height
        found[here, 2:] = width, height
    return found


def _tiles(
    axes: Axes,
    code: NDArray[np.int64],
    values: NDArray[np.float64],
    edges: NDArray[np.float64],
    colours: tuple[str, ...],
    lang: str,
) -> None:
    from matplotlib.patches import Rectangle

    there = set((code // 10**10).tolist())
    columns = [TILES[number][0] for number in there]
    rows = [TILES[number][1] for number in there]
    axes.set_xlim(min(columns), max(columns) + 1)
    axes.set_ylim(max(rows) + 1, min(rows))
    axes.set_aspect("equal", anchor="N")
    axes.axis("off")
    cells = cells_of(code)
    group = np.where(np.isfinite(values), np.digitize(values, edges), -1)
    for number, (column, row, letters, character) in TILES.items():
        if not (min(columns) <= column <= max(columns) and min(rows) <= row <= max(rows)):
            continue
        if number not in there:
            corner = (column + _LEFT, row + _TOP)
            axes.add_patch(Rectangle(corner, _WIDE, _HIGH, fill=False, edgecolor=NOTHING, linewidth=0.8))
        text = drawable(character if lang == "zh" else letters)
        colour = INK if number in there else MUTED
        axes.text(column + _LEFT, row + _TOP - 0.03, text, fontsize=SMALLEST, color=colour, va="bottom")
    for n, fill in [(-1, NOTHING), *enumerate(colours)]:
        here = group == n
        if here.any():
            _rectangles(axes, cells[here], fill)


def _rectangles(axes: Axes, cells: NDArray[np.float64], colour: str) -> None:
    """Cells of one colour, as one path."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path as Outline

    x, y, width, height = (cells * (1.0, 1.0, 0.92, 0.92)).T
    turns = ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))
    corners = np.stack([np.stack([x + dx * width, y + dy * height], axis=1) for dx, dy in turns], axis=1)
    steps = [Outline.MOVETO, Outline.LINETO, Outline.LINETO, Outline.LINETO, Outline.CLOSEPOLY]
    outline = Outline(corners.reshape(-1, 2), np.tile(steps, len(cells)))
    axes.add_patch(PathPatch(outline, facecolor=colour, linewidth=0))


def _key(axes: Axes, edges: NDArray[np.float64], colours: tuple[str, ...], *, percent: bool) -> None:
    """The classes below the map."""
    from matplotlib.patches import Rectangle

    def shown(edge: float) -> str:
        return f"{100 * edge:.4g}" if percent else f"{edge:g}"

    bounds = [-math.inf, *edges.tolist(), math.inf]
    box = axes.get_position(original=True)
    figure = axes.figure
    for n, (low, high) in enumerate(pairwise(bounds)):
        text = f"< {shown(high)}" if n == 0 else f"≥ {shown(low)}"
        left, y = box.x0 + box.width * (0.02 + n / 6.3), box.y0 - 0.028
        figure.add_artist(Rectangle((left, y), 0.014, 0.012, facecolor=colours[n], linewidth=0))
        figure.text(left + 0.019, y + 0.006, text, fontsize=SMALLEST, color=MUTED, va="center")
