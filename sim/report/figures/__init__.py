"""The figures of a report, one file each: it draws itself from results, or gives None for nothing to draw."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.report.layout import Sheet
    from sim.report.results import Results

    Drawing = Callable[[Results, str], Sheet | None]

# In the order of the page.
OF_RUN = ("load", "hours", "scores", "syndromes", "satisfaction", "service", "places")
OF_COMPARE = ("effects", "differences", "gains", *OF_RUN)
OF_OTHER_PLACES = ("effects", "gains")  # arms that are about different places


def drawing(name: str) -> Drawing:
    """The function that draws a figure: `draw(results, lang)`."""
    found: Drawing = import_module(f"sim.report.figures.{name}").draw
    return found
