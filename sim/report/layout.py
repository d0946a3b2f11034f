"""Where things stand on a figure: panels, in inches, so that a page can also show them one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from sim.report.keys import LINE, Key, draw_strip, lines_of
from sim.report.style import INK, LARGE, MUTED, SMALL, WIDTH, fitted, width_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

POINTS = 72.0  # per inch
INDENT = 0.06  # in, of the legend above the panels


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a figure, in points from its upper left corner: what one panel takes with its labels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def view(self) -> str:
        """As the viewBox of an SVG."""
        return f"{self.x:.1f} {self.y:.1f} {self.width:.1f} {self.height:.1f}"


@dataclass(frozen=True, slots=True)
class Margins:
    """Inches around the axes inside a panel: tick labels, title, legend."""

    left: float = 0.46
    right: float = 0.14
    top: float = 0.34
    bottom: float = 0.4


@dataclass(slots=True)
class Sheet:
    """A figure, its axes in reading order, and the box of each; the entries of the legend above them.

    `whole` if its panels make no sense apart.
    """

    figure: Figure
    axes: list[Axes] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    keys: list[Key] = field(default_factory=list)
    whole: bool = False

    @property
    def box(self) -> Box:
        """The whole figure."""
        width, height = self.figure.get_size_inches()
        return Box(0.0, 0.0, width * POINTS, height * POINTS)

    def add(self, left: float, top: float, width: float, height: float, margins: Margins, **how: Any) -> Axes:
        """One more panel, `left` and `top` in inches from the upper left corner."""
        wide, high = self.figure.get_size_inches()
        place = (
            (left + margins.left) / wide,
            1.0 - (top + height - margins.bottom) / high,
            (width - margins.left - margins.right) / wide,
            (height - margins.top - margins.bottom) / high,
        )
        axes = self.figure.add_axes(place, **how)
        self.axes.append(axes)
        self.boxes.append(Box(left * POINTS, top * POINTS, width * POINTS, height * POINTS))
        return axes

    def title(self, axes: Axes, text: str, remark: str = "") -> None:
        """A panel's title, at the left edge of its box, with a letter where there are several panels.

        A remark stands at the right edge of the axes.
        """
        place = self.axes.index(axes)
        box = self.boxes[place]
        letter = f"{chr(ord('a') + place)}  " if len(self.boxes) > 1 else ""
        wide, high = (side * POINTS for side in self.figure.get_size_inches())
        y = 1.0 - (box.y + 12.0) / high
        right = axes.get_position().x1 * wide
        if remark:
            how: dict[str, Any] = {"fontsize": SMALL, "color": MUTED, "va": "baseline", "ha": "right"}
            self.figure.text(right / wide, y, remark, **how)
            right -= width_of(remark) + 6.0
        said, size = fitted(letter + text, LARGE, right - box.x - 3.0)
        self.figure.text((box.x + 3.0) / wide, y, said, fontsize=size, color=INK, va="baseline")


def sheet(width: float, height: float) -> Sheet:
    """An empty figure of this size."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height))
    FigureCanvasAgg(figure)
    return Sheet(figure)


def grid(
    count: int,
    columns: int,
    body: float | Sequence[float],
    margins: Margins | None = None,
    other: dict[int, Margins] | None = None,
    *,
    keys: Sequence[Sequence[Key]] = (),
    width: float = WIDTH,
) -> Sheet:
    """`count` panels in rows of `columns`, their axes `body` inches high (one number, or one for each row).

    `other` are the margins of some panels; a row leaves above its axes what its panels need at most.
    `keys` is the legend of the whole figure, each group of entries on a line of its own.
    """
    margins, other = margins or Margins(), other or {}
    columns = max(1, min(columns, count))
    rows = [range(first, min(first + columns, count)) for first in range(0, count, columns)]
    bodies = [float(body)] * len(rows) if isinstance(body, int | float) else list(body)
    tops = [max(other.get(n, margins).top for n in row) for row in rows]
    lines = lines_of(keys, (width - INDENT) * POINTS)
    above = LINE * len(lines) + (0.1 if lines else 0.0)
    made = sheet(width, above + sum(tops) + sum(bodies) + len(rows) * margins.bottom)
    for row, top, high in zip(rows, tops, bodies, strict=True):
        height = top + high + margins.bottom
        for column, n in enumerate(row):
            fitting = replace(other.get(n, margins), top=top, bottom=margins.bottom)
            made.add(column * width / columns, above, width / columns, height, fitting)
        above += height
    made.keys = [key for line in lines for key in line]
    draw_strip(made, lines, INDENT)
    return made
