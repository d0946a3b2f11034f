"""Figures as files, and as parts of a page that follow its theme."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from sim.report.style import DARK

if TYPE_CHECKING:
    import numpy as np
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

DPI = 200

_HEAD = re.compile(r"^.*?<svg[^>]*>", re.DOTALL)
_METADATA = re.compile(r"<metadata>.*?</metadata>", re.DOTALL)
_STYLE = re.compile(r"<defs>\s*<style[^>]*>.*?</style>\s*</defs>", re.DOTALL)
_PATH = re.compile(r' d="([^"]*)"')
_LONG = re.compile(r"-?\d+\.\d{3,}")
_COLOUR = re.compile("|".join(DARK), re.IGNORECASE)
_NAMED = re.compile(r'(\bid="|xlink:href="#|url\(#)([^")]+)')
_GLYPH = re.compile(r'<path id="(NotoSans[^"]*)"[^>]*/>')
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def as_pixels(figure: Figure) -> NDArray[np.uint8]:
    """A figure for slides and word processors, of shape (height, width, 3), `DPI` pixels per inch; its paper
    has a colour, so nothing is transparent.
    """
    import numpy as np
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    canvas, before = FigureCanvasAgg(figure), figure.dpi
    figure.dpi = DPI
    try:
        canvas.draw()
        return np.asarray(canvas.buffer_rgba())[:, :, :3]
    finally:
        figure.dpi = before


def as_png(figure: Figure) -> bytes:
    """The same as a file."""
    from sim.report.png import encoded

    return encoded(as_pixels(figure), DPI)


def as_svg(figure: Figure) -> str:
    """A figure for print, its texts as outlines."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    text = _COMMENT.sub("", buffer.getvalue().decode("utf-8"))
    text = _PATH.sub(lambda found: f' d="{_LONG.sub(_rounded, found[1])}"', text)
    return "\n".join(line for line in text.splitlines() if line.strip())


def _rounded(number: re.Match[str]) -> str:
    return f"{float(number[0]):.2f}"


def variable(colour: str) -> str:
    """The CSS variable that stands for a colour of the figures."""
    return f"--f{colour[1:]}"


def inner(text: str, prefix: str) -> tuple[str, dict[str, str]]:
    """The inside of a figure's SVG for a page, and the outlines of its characters by their names.

    Colours become variables; names become names that no other figure has, but for the characters: a page
    needs each of them once.
    """
    body = _HEAD.sub("", text, count=1).rsplit("</svg>", 1)[0]
    body = _STYLE.sub("", _METADATA.sub("", body))
    glyphs = {found[1]: found[0] for found in _GLYPH.finditer(body)}
    body = _GLYPH.sub("", body)
    body = _COLOUR.sub(lambda found: f"var({variable(found[0].lower())})", body)
    body = _NAMED.sub(
        lambda found: found[0] if found[2] in glyphs else f"{found[1]}{prefix}-{found[2]}", body
    )
    return body.replace("xlink:href", "href").strip(), glyphs


def theme(dark: bool) -> str:
    """The CSS declarations of the figures' colours in the light or the dark theme."""
    return "".join(f"{variable(light)}:{other if dark else light};" for light, other in DARK.items())
