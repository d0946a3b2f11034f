"""What a process that helps with a report does (`sim.report.helpers`): it takes results, then draws figures.

Everything that drawing needs is imported with this module, so that it is there when the work comes.
"""

from __future__ import annotations

import gc
import pickle
from importlib import import_module
from typing import TYPE_CHECKING, Any

from sim.region import table
from sim.report.drawing import draw
from sim.report.figures import OF_COMPARE, drawing
from sim.report.results import Results
from sim.report.style import family

if TYPE_CHECKING:
    from sim.report.drawing import Picture

_FORMATS = tuple(f"matplotlib.backends.backend_{kind}" for kind in ("agg", "svg"))
_WORDS = tuple(f"sim.text.words.{kind}" for kind in ("caption", "figure"))
_NEEDED = ("pandas", "sim.scenario", "sim.policies.catalogue", "matplotlib.figure", *_FORMATS, *_WORDS)
_given: list[tuple[Results, str]] = []


def answer(item: Any) -> Picture | None:
    """Take results, a pickled ``(folder, manifest, tables, lang)``, or draw the figure of this name from
    them.
    """
    if isinstance(item, str):
        results, lang = _given[-1]
        return draw(item, results, lang)
    *parts, lang = pickle.loads(item)  # from the process that started this one
    _given[:] = [(Results(*parts), lang)]
    return None


def _prepare() -> None:
    gc.disable()  # some ten figures and it ends: nothing is worth looking for
    for name in _NEEDED:
        import_module(name)
    for name in OF_COMPARE:
        drawing(name)
    family()
    table.upper()  # the list of places, which scenarios are checked against


_prepare()
