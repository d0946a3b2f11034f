"""How figures look: sizes, fonts, colours that colour-blind readers can tell apart, and their dark twins.

Sizes are in inches, fonts in points: 7.1 in is the width of a page of most journals. A page can replace the
colours by those of its dark theme (`DARK`), since an SVG names them.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from sim.ours import ours

FONTS = Path(__file__).parent / "fonts"
FONT = FONTS / "NotoSansSC-divisions.otf"

WIDTH = 7.1  # in
SMALL, NORMAL, LARGE = 6.8, 7.6, 8.6  # pt
SMALLEST = 6.2  # pt, of texts that would not fit otherwise

INK, MUTED, FAINT, PAPER = "#1f2329", "#5b636e", "#d9dde2", "#fefefe"

# Okabe and Ito's colours: told apart with every common colour vision.
BLUE, RED, GREEN, ORANGE = "#0072b2", "#d55e00", "#009e73", "#e69f00"
SKY, PURPLE, GREY, BROWN = "#56b4e9", "#cc79a7", "#8a9099", "#8c6d31"

# From far below the line to far above it; blue and orange differ for every eye.
SCALE = ("#2c6da4", "#6ba3cf", "#bcd7eb", "#fbd4a6", "#f0944d", "#b8460e")
NOTHING = "#e8eaed"

DARK = {
    INK: "#e7eaee",
    MUTED: "#a3acb8",
    FAINT: "#343b45",
    PAPER: "#14181d",
    BLUE: "#55a9e2",
    RED: "#ff8a47",
    GREEN: "#35c79b",
    ORANGE: "#f2b63d",
    SKY: "#8fd0f5",
    PURPLE: "#e49ac3",
    GREY: "#98a1ad",
    BROWN: "#c4a361",
    SCALE[0]: "#4a9be0",
    SCALE[1]: "#3b71a0",
    SCALE[2]: "#2c4a63",
    SCALE[3]: "#5e4630",
    SCALE[4]: "#b8702f",
    SCALE[5]: "#ff9a4d",
    NOTHING: "#2a3038",
}

STREAM_COLOURS = {
    "party": RED,
    "trace": ORANGE,
    "task": BROWN,
    "service": BLUE,
    "outreach": SKY,
    "renewal": GREEN,
}
GROUP_COLOURS = {"child": SKY, "working": BLUE, "elder": GREEN, "special": RED, "floating": PURPLE}
GROUP_MARKS = {"child": "o", "working": "s", "elder": "^", "special": "D", "floating": "v"}
GROUP_DASHES: dict[str, Any] = {
    "child": (0, (4, 1.2)),
    "working": "-",
    "elder": "-",
    "special": "-",
    "floating": (0, (2, 1)),
}
PLACE_COLOURS = {"urban": BLUE, "rural": ORANGE}
PLACE_MARKS = {"urban": "o", "rural": "^"}

DASHES: Any = (0, (5, 2))  # of lines that are not data: capacity, ceiling

# The baseline is dark and dashed, so that the arms stand out.
ARM_COLOURS = (MUTED, BLUE, RED, GREEN, PURPLE, ORANGE, SKY, BROWN)
ARM_DASHES: tuple[Any, ...] = ((0, (4, 1.6)), "-", (0, (6, 1.5, 1.5, 1.5)), (0, (2, 1)), "-", "-", "-", "-")
ARM_MARKS = ("o", "o", "s", "^", "D", "v", "P", "X")


def arm_look(index: int) -> tuple[str, Any, str]:
    """Colour, dash and mark of an arm; the first is the baseline."""
    n = len(ARM_COLOURS) - 1
    at = index if index <= n else 1 + (index - 1) % n
    return ARM_COLOURS[at], ARM_DASHES[at], ARM_MARKS[at]


@cache
def family() -> str:
    """The name of the font of figures, once Matplotlib knows it."""
    from matplotlib import font_manager

    font_manager.fontManager.addfont(FONT)
    if ours():
        _keep_in_memory()
    return str(font_manager.FontProperties(fname=FONT).get_name())


def _keep_in_memory() -> None:
    """Have Matplotlib read the font from memory: it reads every letter of every text anew, which takes more
    than twice as long from the file. PDF and PostScript then cannot be written: they want the file.
    """
    from matplotlib import font_manager, ft2font

    manager: Any = font_manager

    def in_memory(path: Any, *given: Any, **how: Any) -> Any:
        return ft2font.FT2Font(BytesIO(Path(os.fsdecode(path)).read_bytes()), *given, **how)

    manager.ft2font = SimpleNamespace(FT2Font=in_memory)
    try:
        manager.get_font([FONT])
    finally:
        manager.ft2font = ft2font
    known = manager.fontManager
    with suppress(AttributeError):  # in a version that looks for fonts otherwise only time is lost
        known._find_fonts_by_props = cache(known._find_fonts_by_props)  # several times for each text


@cache
def _font() -> Any:
    from matplotlib.font_manager import get_font

    return get_font(str(FONT))


@cache
def width_of(text: str, size: float = SMALL) -> float:
    """The width of a text in points."""
    font = _font()
    font.set_size(size, 72)
    font.set_text(text)
    return float(font.get_width_height()[0]) / 64.0


def fitted(text: str, size: float, room: float) -> tuple[str, float]:
    """A text, and the size at which it takes at most `room` points: smaller if need be, then cut."""
    size = max(SMALLEST, min(size, size * room / max(1.0, width_of(text, size))))
    if width_of(text, size) <= room:
        return text, size
    while text and width_of(text + "…", size) > room:
        text = text[:-1].rstrip()
    return text + "…", size


@cache
def drawable(text: str) -> str:
    """A text of the user's as figures can show it: boxes in place of characters the font does not have."""
    known = _font().get_charmap()
    plain = " ".join(text.split())
    return "".join(ch if ord(ch) in known else "□" for ch in plain)


def settings() -> dict[str, Any]:
    """Matplotlib's settings for all figures (`matplotlib.rc_context`)."""
    return {
        "font.family": family(),
        "font.size": NORMAL,
        "text.color": INK,
        "text.parse_math": False,  # names with dollar signs are names
        "text.usetex": False,
        "axes.unicode_minus": True,
        "axes.edgecolor": MUTED,
        "axes.facecolor": "none",
        "axes.labelcolor": INK,
        "axes.labelsize": NORMAL,
        "axes.labelpad": 3.0,
        "axes.titlesize": LARGE,
        "axes.titlelocation": "left",
        "axes.titlepad": 5.0,
        "axes.linewidth": 0.6,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.grid": True,
        "axes.grid.axis": "y",
        "axes.axisbelow": True,
        "axes.xmargin": 0.0,
        "grid.color": FAINT,
        "grid.linewidth": 0.5,
        "xtick.color": MUTED,
        "ytick.color": MUTED,
        "xtick.labelcolor": MUTED,
        "ytick.labelcolor": MUTED,
        "xtick.labelsize": SMALL,
        "ytick.labelsize": SMALL,
        "xtick.major.size": 2.5,
        "ytick.major.size": 0.0,
        "xtick.major.width": 0.6,
        "lines.linewidth": 1.4,
        "lines.solid_capstyle": "round",
        "legend.frameon": False,
        "legend.fontsize": SMALL,
        "legend.handlelength": 1.4,
        "legend.handletextpad": 0.5,
        "legend.columnspacing": 1.1,
        "legend.borderaxespad": 0.0,
        "legend.labelspacing": 0.35,
        "figure.facecolor": PAPER,
        "savefig.facecolor": PAPER,
        "svg.fonttype": "path",  # the same on every machine, whatever fonts it has
        "svg.hashsalt": "chaofuhe",  # the same file for the same figure
        "path.simplify": True,
    }
