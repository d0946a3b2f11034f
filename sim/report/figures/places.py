"""A map of overload without coordinates: a row for each township, a cell for each community.

Where there are too many townships, rows are counties and cells townships; then provinces and counties.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.report.figures.common import arm_names, say
from sim.report.layout import Margins, Sheet, sheet
from sim.report.style import INK, LARGE, MUTED, NOTHING, SCALE, SMALL, WIDTH, drawable, fitted
from sim.text.places import called

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from sim.report.results import Results

CLASSES = (0.0, 0.8, 0.9, 1.0, 1.1, 1.25, np.inf)  # load; in the middle staff can just do what arrives
MOST_ROWS = 60
ROW, LOW_ROW = 0.185, 0.15  # in, the height of a row, and where there are many
LABEL, RIGHT, GAP = 1.18, 0.5, 0.12  # in
HEAD, LOW_HEAD, FOOT = 0.56, 0.34, 0.4  # in
NAMES = 0.75  # in, for the names of cells below a single row
WIDEST = 2.2  # width of a cell, times the height of a row
_FEW = 30  # cells of a single row that get their names
_ENDINGS = (
    *("社区居民委员会", "居民委员会", "社区居委会", "居委会", "村民委员会", "村委会"),
    *(" Community", " Village"),
)


@dataclass(frozen=True, slots=True)
class Rows:
    """Cells in rows: of each cell its row and its column, its name; of each row its name."""

    row: Any
    column: Any
    cells: list[str]
    names: list[str]

    @property
    def named(self) -> bool:
        """Whether the names of the cells are shown."""
        return len(self.names) == 1 and len(self.cells) <= _FEW

    @property
    def height(self) -> float:
        """Inches for each row."""
        return ROW if len(self.names) <= _FEW else LOW_ROW

    def width(self, room: float) -> float:
        """The width of a cell in heights of a row, in axes so wide."""
        return min(WIDEST, room / (int(self.column.max()) + 1))


def draw(results: Results, lang: str) -> Sheet | None:
    """One map for each arm, cells in the same order."""
    frames = [results.communities(arm) for arm in results.arms]
    if "load" not in frames[0] or frames[0].empty:
        return None
    shown = level(frames[0])
    tables = [_cells(frame, shown) for frame in frames]
    rows = _arranged(tables[0])
    columns = min(len(frames), 2)
    block = (WIDTH - LABEL - GAP * (columns - 1)) / columns
    head = HEAD if results.compared else LOW_HEAD
    below = NAMES if rows.named else 0.0
    height = head + rows.height * len(rows.names) + below
    made = sheet(WIDTH, -(-len(frames) // columns) * height + FOOT)
    made.whole = True
    called = arm_names(results, lang)
    for n, table in enumerate(tables):
        line, column = divmod(n, columns)
        label = LABEL if column == 0 else 0.0
        left = LABEL - label + column * (block + GAP)
        margins = Margins(left=label, right=RIGHT, top=head, bottom=below)
        axes = made.add(left, line * height, label + block, height, margins)
        _map(axes, table, rows, (block - RIGHT) / rows.height)
        _labels(axes, rows, lang, named=column == 0)
        _shares(axes, table, rows, 1.0 + (RIGHT - 0.06) / (block - RIGHT), lang)
        if results.compared:
            _heading(made, called[n], left + label, line * height, block)
    _key(made, lang)
    return made


def _heading(made: Sheet, text: str, left: float, top: float, room: float) -> None:
    """The name of an arm above its map, smaller where it is long."""
    wide, high = made.figure.get_size_inches()
    said, size = fitted(text, LARGE, room * 72.0 - 3.0)
    made.figure.text(left / wide, 1.0 - (top + 0.17) / high, said, fontsize=size, color=INK, va="baseline")


def level(frame: pd.DataFrame) -> tuple[str, str, str, str]:
    """Columns of (row, row's name, cell, cell's name) for which there are not too many rows."""
    if frame["township_code"].nunique() <= MOST_ROWS:
        return "township_code", "township", "code", "name"
    if frame["county_code"].nunique() <= MOST_ROWS:
        return "county_code", "county", "township_code", "township"
    return "province_code", "province", "county_code", "county"


def _cells(frame: pd.DataFrame, shown: tuple[str, str, str, str]) -> pd.DataFrame:
    """Mean load and share of weeks overloaded of each cell."""
    if shown[0] == "province_code":
        frame = frame.assign(province_code=frame["county_code"] // 10**10)
        frame = frame.assign(province=frame["province_code"].map(_province))
    found = frame.groupby(list(shown), sort=False)[["load", "overloaded_weeks"]].mean().reset_index()
    return found.set_axis(["row", "row_name", "cell", "cell_name", "load", "overloaded"], axis=1)


def _province(code: int) -> str:
    from sim.region.divisions import find

    found = find(int(code) * 10**10)
    return str(code) if found is None else found.name


def _arranged(table: pd.DataFrame) -> Rows:
    """Rows from the most to the least overloaded, cells in them likewise, by the first arm."""
    by_row = table.groupby("row", sort=False)["overloaded"].mean().sort_values(ascending=False, kind="stable")
    place = {code: n for n, code in enumerate(by_row.index)}
    row = table["row"].map(place).to_numpy()
    column = table.groupby("row")["load"].rank(method="first", ascending=False, na_option="bottom")
    names = table.drop_duplicates("row").set_index("row")["row_name"]
    cells = [str(name) for name in table["cell_name"]]
    return Rows(row, column.to_numpy(int) - 1, cells, [str(names[code]) for code in by_row.index])


def _map(axes: Axes, table: pd.DataFrame, rows: Rows, room: float) -> None:
    """Cells as one path for each colour; `room` is the width of the axes in heights of a row."""
    load = table["load"].to_numpy(float)
    width = rows.width(room)
    classes = np.where(np.isfinite(load), np.digitize(load, CLASSES[1:-1]), -1)
    for n, colour in [(-1, NOTHING), *enumerate(SCALE)]:
        here = classes == n
        if here.any():
            _rectangles(axes, rows.column[here] * width, rows.row[here] + 0.07, width * 0.86, colour)
    axes.set_xlim(0.0, room)
    axes.set_ylim(len(rows.names), 0.0)
    axes.grid(visible=False)
    axes.set_xticks([])
    for spine in axes.spines.values():
        spine.set_visible(False)


def _rectangles(axes: Axes, x: Any, y: Any, width: float, colour: str) -> None:
    """Rectangles of one colour, as one path: a thousand of them stay a small file."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    steps = ((0.0, 0.0), (width, 0.0), (width, 0.86), (0.0, 0.86), (0.0, 0.0))
    corners = np.stack([np.stack([x + dx, y + dy], axis=1) for dx, dy in steps], axis=1)
    codes = np.tile([Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY], len(x))
    axes.add_patch(PathPatch(Path(corners.reshape(-1, 2), codes), facecolor=colour, linewidth=0))


def _labels(axes: Axes, rows: Rows, lang: str, *, named: bool) -> None:
    """Names of rows on the left; of a single row also the cells' names."""
    ticks = np.arange(len(rows.names)) + 0.5
    names = [called(name, lang) for name in rows.names] if named else [""] * len(ticks)
    room = (LABEL - 0.1) * 72.0
    made = [fitted(drawable(name), SMALL, room) for name in names]
    axes.set_yticks(ticks, [text for text, _ in made], color=INK)
    for label, (_, size) in zip(axes.get_yticklabels(), made, strict=True):
        label.set_fontsize(size)
    axes.tick_params(axis="y", length=0, pad=4)
    if not rows.named:
        return
    width = rows.width(axes.get_xlim()[1])
    for name, column in zip(rows.cells, rows.column, strict=True):
        axes.text(
            (column + 0.2) * width,
            1.12,
            drawable(short(called(name, lang))),
            rotation=-40,
            rotation_mode="anchor",
            ha="left",
            va="top",
            fontsize=SMALL,
            color=MUTED,
        )


def short(name: str) -> str:
    """A community's name without what all of them end in."""
    for ending in _ENDINGS:
        if name.endswith(ending) and len(name) > len(ending):
            return name.removesuffix(ending) + ("社区" if ending.startswith("社区") else "")
    return name


def _shares(axes: Axes, table: pd.DataFrame, rows: Rows, right: float, lang: str) -> None:
    """The share of weeks overloaded of each row, on the right."""
    means = np.bincount(rows.row, np.nan_to_num(table["overloaded"].to_numpy(float))) / np.bincount(rows.row)
    how: dict[str, Any] = {"fontsize": SMALL, "color": MUTED, "ha": "right"}
    axes.text(right, 1.0, say("weeks_overloaded", lang), transform=axes.transAxes, va="bottom", **how)
    for y, mean in enumerate(means):
        place = axes.get_yaxis_transform()
        axes.text(right, y + 0.5, f"{mean * 100:.0f}%", transform=place, va="center", **how)


def _key(made: Sheet, lang: str) -> None:
    """The colours' classes, below everything."""
    from matplotlib.patches import Rectangle

    wide, high = made.figure.get_size_inches()
    y = FOOT - 0.26
    how: dict[str, Any] = {"fontsize": SMALL, "color": MUTED, "va": "center"}
    made.figure.text((LABEL - 0.06) / wide, (y + 0.045) / high, say("load_mean", lang), ha="right", **how)
    for n, (low, top) in enumerate(pairwise(CLASSES)):
        text = f"< {top:g}" if n == 0 else f"≥ {low:g}" if not np.isfinite(top) else f"{low:g}-{top:g}"
        at = LABEL + n * 0.74
        corner = (at / wide, y / high)
        made.figure.add_artist(Rectangle(corner, 0.13 / wide, 0.1 / high, facecolor=SCALE[n], linewidth=0))
        made.figure.text((at + 0.18) / wide, (y + 0.045) / high, text, **how)
