"""Drawing all figures of a report into its folder."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.report import captions, svg
from sim.report.figures import OF_COMPARE, OF_OTHER_PLACES, OF_RUN, drawing
from sim.report.files import write_bytes, write_text
from sim.report.helpers import Figures
from sim.report.style import settings
from sim.text import both

if TYPE_CHECKING:
    from sim.report.keys import Key
    from sim.report.results import Results


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure as a page needs it.

    Its drawing and the outlines of its characters, the view of the whole and of each panel, its legend.
    """

    key: str
    title: str
    caption: str
    art: str = ""
    glyphs: dict[str, str] = field(default_factory=dict)
    view: str = ""
    views: list[str] = field(default_factory=list)
    keys: list[Key] = field(default_factory=list)
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure as a page needs it, and its files."""

    drawn: Drawn
    png: bytes
    svg: str


def names_of(results: Results) -> tuple[str, ...]:
    """The figures that these results may have, in the order of the page."""
    if not results.compared:
        return OF_RUN
    return OF_COMPARE if results.same_places else OF_OTHER_PLACES


def draw_all(results: Results, folder: Path, lang: str, figures: Figures | None = None) -> list[Drawn]:
    """Draw every figure into `folder` as PNG and SVG, with the captions beside them in both languages.

    Others may be drawing some of `figures` already.
    """
    folder.mkdir(parents=True, exist_ok=True)
    figures = figures or Figures(names_of(results))
    while (name := figures.take_rest()) is not None:
        figures.put(name, draw(name, results, lang))
    pictures = [picture for name in figures.names if (picture := figures.made[name]) is not None]
    for picture in pictures:
        write_bytes(folder / f"{picture.drawn.key}.png", picture.png)
        write_text(folder / f"{picture.drawn.key}.svg", picture.svg)
    found = [picture.drawn for picture in pictures]
    _write_captions(results, [drawn.key for drawn in found], folder)
    return found


def draw(name: str, results: Results, lang: str) -> Picture | None:
    """One figure; nothing where there is nothing to draw. A thread makes its PNG while its SVG is drawn."""
    import matplotlib as mpl

    rc: Any = settings()
    with mpl.rc_context(rc), ThreadPoolExecutor(1) as beside:
        sheet = drawing(name)(results, lang)
        if sheet is None:
            return None
        png = _encoding(beside, svg.as_pixels(sheet.figure))
        text = svg.as_svg(sheet.figure)
    art, glyphs = svg.inner(text, name)
    drawn = replace(
        undrawn(name, results, lang),
        art=art,
        glyphs=glyphs,
        view=sheet.box.view,
        views=[box.view for box in sheet.boxes],
        keys=sheet.keys,
        whole=sheet.whole,
    )
    return Picture(drawn, png(), text)


def _encoding(beside: ThreadPoolExecutor, pixels: Any) -> Callable[[], bytes]:
    """What gives the PNG file of these pixels, which a thread makes if the system gives one."""
    from sim.report.png import encoded

    try:
        return beside.submit(encoded, pixels, svg.DPI).result
    except RuntimeError:
        return partial(encoded, pixels, svg.DPI)


def undrawn(name: str, results: Results, lang: str) -> Drawn:
    """A figure before it is drawn: its title and caption."""
    return Drawn(name, captions.title(name, lang), captions.caption(name, results, lang))


def _write_captions(results: Results, names: list[str], folder: Path) -> None:
    """Captions in both languages, for whoever takes the figures elsewhere."""
    lines = []
    for name in names:
        lines += [f"## {name}", ""]
        for lang, title in zip(("en", "zh"), both(f"caption.{name}_title"), strict=True):
            lines += [f"**{title}** {captions.caption(name, results, lang)}", ""]
    write_text(folder / "captions.md", "\n".join(lines))
