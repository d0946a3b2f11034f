"""Drawing all figures of a report into its folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.report import captions, svg
from sim.report.figures import OF_COMPARE, OF_OTHER_PLACES, OF_RUN, drawing
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
    art: str
    glyphs: dict[str, str]
    view: str
    views: list[str]
    keys: list[Key]
    whole: bool


def names_of(results: Results) -> tuple[str, ...]:
    """The figures that these results may have, in the order of the page."""
    if not results.compared:
        return OF_RUN
    return OF_COMPARE if results.same_places else OF_OTHER_PLACES


def draw_all(results: Results, folder: Path, lang: str) -> list[Drawn]:
    """Draw every figure into `folder` as PNG and SVG, with the captions beside them in both languages."""
    import matplotlib as mpl

    folder.mkdir(parents=True, exist_ok=True)
    rc: Any = settings()
    with mpl.rc_context(rc):
        found = [drawn for name in names_of(results) if (drawn := _draw(name, results, folder, lang))]
    _write_captions(results, [drawn.key for drawn in found], folder)
    return found


def _draw(name: str, results: Results, folder: Path, lang: str) -> Drawn | None:
    sheet = drawing(name)(results, lang)
    if sheet is None:
        return None
    svg.write_png(sheet.figure, folder / f"{name}.png")
    text = svg.write_svg(sheet.figure, folder / f"{name}.svg")
    art, glyphs = svg.inner(text, name)
    return Drawn(
        name,
        captions.title(name, lang),
        captions.caption(name, results, lang),
        art,
        glyphs,
        sheet.box.view,
        [box.view for box in sheet.boxes],
        sheet.keys,
        sheet.whole,
    )


def _write_captions(results: Results, names: list[str], folder: Path) -> None:
    """Captions in both languages, for whoever takes the figures elsewhere."""
    lines = []
    for name in names:
        lines += [f"## {name}", ""]
        for lang, title in zip(("en", "zh"), both(f"caption.{name}_title"), strict=True):
            lines += [f"**{title}** {captions.caption(name, results, lang)}", ""]
    (folder / "captions.md").write_text("\n".join(lines), encoding="utf-8")
