"""Legends: what the signs of a figure mean.

On a figure they stand in a strip above the panels; a narrow page sets them as text of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sim.report.style import MUTED, PAPER, SMALL, SMALLEST, arm_look, fitted, width_of

if TYPE_CHECKING:
    from sim.report.layout import Sheet

LINE = 0.165  # in, the height of one line of the strip
_SIGN = 2.3  # widths of a letter that a sign takes, with the space behind it
_SPACE = 1.5  # between two entries


@dataclass(frozen=True, slots=True)
class Key:
    """One entry: its label, colour and form ("area", "line", "dot"), the dash of its line, its mark."""

    label: str
    colour: str
    form: str = "area"
    dash: Any = "-"
    mark: str = ""
    alpha: float = 1.0
    hollow: bool = False  # a mark that is not filled

    @property
    def dashed(self) -> bool:
        """Whether its line is broken."""
        return self.dash != "-"

    @property
    def filling(self) -> str:
        """The colour inside its mark."""
        return PAPER if self.hollow else self.colour

    def handle(self) -> Any:
        """The sign, for Matplotlib."""
        from matplotlib.lines import Line2D
        from matplotlib.patches import Rectangle

        if self.form == "area":
            return Rectangle((0, 0), 1, 1, facecolor=self.colour, alpha=self.alpha, linewidth=0)
        if self.form == "dot":
            how: Any = {"marker": self.mark, "markersize": 4.2, "markerfacecolor": self.filling}
            return Line2D([], [], color=self.colour, linestyle="none", **how)
        return Line2D(
            [], [], color=self.colour, linestyle=self.dash, marker=self.mark, markersize=3.6, linewidth=1.4
        )


def arm_keys(called: Sequence[str], first: int = 0, form: str = "line") -> list[Key]:
    """Entries for the arms of a comparison from number `first` on; `called` are the names of all of them."""
    found = []
    for n in range(first, len(called)):
        colour, dash, mark = arm_look(n)
        found.append(
            Key(called[n], colour, form, dash if form == "line" else "-", mark if form == "dot" else "")
        )
    return found


def lines_of(groups: Sequence[Sequence[Key]], room: float) -> list[list[Key]]:
    """Entries on lines of at most `room` points; each group begins a new line."""
    lines: list[list[Key]] = []
    for group in groups:
        left = 0.0
        for key in group:
            label, _ = fitted(key.label, SMALLEST, room - (_SIGN + _SPACE) * SMALL)
            key = replace(key, label=label)
            need = width_of(key.label) + (_SIGN + _SPACE) * SMALL
            if left < need or not lines:
                lines.append([])
                left = room
            lines[-1].append(key)
            left -= need
    return [line for line in lines if line]


def draw_strip(sheet: Sheet, lines: Sequence[Sequence[Key]], left: float) -> None:
    """The entries above all panels, from `left` inches on."""
    wide, high = sheet.figure.get_size_inches()
    for row, line in enumerate(lines):
        x = left * 72.0
        y = 1.0 - ((row + 0.5) * LINE + 0.05) / high
        for key in line:
            _sign(sheet, key, x / 72.0, y)
            x += _SIGN * SMALL
            sheet.figure.text(
                x / 72.0 / wide, y, key.label, fontsize=SMALL, va="center_baseline", ha="left", color=MUTED
            )
            x += width_of(key.label) + _SPACE * SMALL


def _sign(sheet: Sheet, key: Key, x: float, y: float) -> None:
    """The sign of an entry, its left end `x` inches in."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Rectangle

    wide, high = sheet.figure.get_size_inches()
    length = 1.7 * SMALL / 72.0
    if key.form == "area":
        tall = 0.085
        corner = (x / wide, y - tall / 2 / high)
        sheet.figure.add_artist(
            Rectangle(corner, length / wide, tall / high, facecolor=key.colour, alpha=key.alpha, linewidth=0)
        )
        return
    ends = [x / wide, (x + length) / wide] if key.form == "line" else []
    if ends:
        sheet.figure.add_artist(Line2D(ends, [y, y], color=key.colour, linestyle=key.dash, linewidth=1.4))
    if key.mark:
        middle = (x + length / 2) / wide
        size = 3.6 if key.form == "line" else 4.4
        sheet.figure.add_artist(
            Line2D(
                [middle],
                [y],
                color=key.colour,
                marker=key.mark,
                markersize=size,
                markerfacecolor=key.filling,
                linestyle="none",
            )
        )
