"""Dots with intervals in rows: levels and paired differences side by side for the arms of a comparison."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from sim.report.layout import POINTS
from sim.report.style import FAINT, INK, MUTED, PAPER, SMALL, arm_look, fitted, width_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sim.report.results import Level

SPREAD = 0.56  # of a row's height, shared by the dots in it
_BESIDE = 7.0  # pt between labels and axes, and the figure's edge


def dots(
    axes: Axes,
    labels: Sequence[str],
    value: Callable[[int, int], Level],
    looks: Sequence[int],
    *,
    factor: float = 1.0,
    hollow: bool = False,
    colour: Callable[[int], str] | None = None,
) -> None:
    """One row for each label and in it one dot for each of `looks` (numbers of arms).

    `value(row, look)` gives the number, which `factor` brings to the unit of the axis; `hollow` leaves those
    dots empty whose interval includes zero; `colour(row)` takes the place of the arms' own colours.
    """
    for row in range(len(labels)):
        for n, look in enumerate(looks):
            found = value(row, look)
            if not found.known:
                continue
            own, _, mark = arm_look(look)
            at = row + (n - (len(looks) - 1) / 2) * SPREAD / max(1, len(looks))
            filled = found.clear or not hollow
            draw_dot(axes, found, at, factor, colour(row) if colour else own, mark, filled)
    rows(axes, labels)


def rows(axes: Axes, labels: Sequence[str], left: float = math.inf, ends: Sequence[str] = ()) -> None:
    """Axes of rows with labels, the first on top.

    `left`: inches on the left of the axes; labels that take more are written smaller, then cut. `ends`: what
    follows the labels, whole.
    """
    ends = ends or [""] * len(labels)
    made = [
        fitted(label, SMALL, POINTS * left - _BESIDE - width_of(end, SMALL))
        if left < math.inf
        else (label, SMALL)
        for label, end in zip(labels, ends, strict=True)
    ]
    axes.set_yticks(range(len(labels)), [f"{text}{end}" for (text, _), end in zip(made, ends, strict=True)])
    for tick, (_, size) in zip(axes.get_yticklabels(), made, strict=True):
        tick.set(color=INK, fontsize=size)
    axes.set_ylim(len(labels) - 0.45, -0.55)
    axes.margins(x=0.06)
    axes.grid(axis="x", color=FAINT)
    axes.grid(visible=False, axis="y")


def draw_dot(
    axes: Axes, found: Level, at: float, factor: float, colour: str, mark: str, filled: bool = True
) -> None:
    """A dot with its interval at height `at`."""
    if math.isfinite(found.low):
        ends = [found.low * factor, found.high * factor]
        axes.plot(ends, [at, at], color=colour, linewidth=1.3, zorder=2.5)
    axes.plot(
        found.mean * factor,
        at,
        marker=mark,
        markersize=4.6,
        color=colour,
        markerfacecolor=colour if filled else PAPER,
        markeredgewidth=1.1,
        linestyle="none",
        zorder=3,
    )


def zero_line(axes: Axes, at: float = 0.0) -> None:
    """The line of no difference."""
    axes.axvline(at, color=MUTED, linewidth=0.9, zorder=1.5)
