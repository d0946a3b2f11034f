"""A font for pages: only the characters a page has, so that Chinese is shown where no font has it."""

from __future__ import annotations

import base64
import io
from functools import lru_cache

from sim.report.style import FONT

_ALWAYS = "0123456789 .,;:()[]%+-"
_UNUSED = ["BASE", "DSIG", "GPOS", "GSUB", "VORG", "vhea", "vmtx"]


@lru_cache(maxsize=4)
def face(text: str) -> str:
    """The CSS rule of a font with the characters of `text`; it comes last in the page's list of fonts."""
    from fontTools import subset

    options = subset.Options(
        flavor="woff", hinting=False, layout_features=[], notdef_outline=True, drop_tables=_UNUSED
    )
    buffer = io.BytesIO()
    with subset.load_font(str(FONT), options, lazy=True) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=text + _ALWAYS)
        subsetter.subset(font)
        subset.save_font(font, buffer, options)
    data = base64.b64encode(buffer.getvalue()).decode("ascii")
    source = f'url(data:font/woff;base64,{data}) format("woff")'
    return f'@font-face{{font-family:"Chaofuhe Sans";src:{source};font-display:block}}'
