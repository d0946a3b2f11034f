"""What the analyses' figures and findings have in common: labels, numbers, files."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.measures import MEASURES
from sim.report import names, svg
from sim.report.files import write_bytes, write_text
from sim.report.results import Level
from sim.report.style import drawable, settings
from sim.text import LANGUAGES, t

if TYPE_CHECKING:
    from sim.report.layout import Sheet

FIGURES = "figures"
_names_zh: dict[str, str] = {}  # of the factors and arms of the experiment at hand
_BREAKDOWNS = ("place", "group", "kind")


def label(column: str, lang: str) -> str:
    """What a column of the table of runs is called: a measure, a breakdown of one, an output as it stands."""
    measure, _, rest = column.partition(".")
    if measure not in MEASURES:
        return drawable(column)
    called = names.measure(measure, lang)
    by, _, of = rest.partition(".")
    if by in _BREAKDOWNS:
        word = names.word(by, of, lang)
        return f"{called}（{word}）" if lang == "zh" else f"{called} ({word})"
    return called


def call(names_zh: Mapping[str, str]) -> None:
    """From now on Chinese texts and figures call factors and arms by these names."""
    _names_zh.clear()
    _names_zh.update(names_zh)


def own_name(name: str, lang: str) -> str:
    """What the experiment at hand calls a factor or an arm in a language; "" where it does not say."""
    return drawable(_names_zh.get(name, "")) if lang == "zh" else ""


def factor_label(name: str, lang: str) -> str:
    """A factor by its name; the name of a policy where it is one, or its strength."""
    own = own_name(name, lang)
    if own:
        return own
    kind = name.removeprefix("policies.").removesuffix(".strength")
    return drawable(names.policy(kind, lang) if "." not in kind else name)


def unit(column: str) -> str:
    """The unit of a column's measure."""
    found = MEASURES.get(column.partition(".")[0])
    return found.unit if found else ""


def value(column: str, number: float, lang: str, difference: bool = False) -> str:
    """A number as readers see it: shares in percent, the rest with a few digits and their unit."""
    measure = column.partition(".")[0]
    if measure in MEASURES:
        return names.shown(measure, Level(number, math.nan, math.nan), lang, difference)
    return plain(number, signed=difference)


def plain(number: float, signed: bool = False) -> str:
    """A number of about three figures."""
    if not math.isfinite(number):
        return "—"
    size = 0 if number == 0 else math.floor(math.log10(abs(number)))
    return names.number(number, min(4, max(0, 2 - size)), signed)


def percent(share: float) -> str:
    """A share in percent."""
    return f"{100.0 * share:.0f}%" if math.isfinite(share) else "—"


def listed(items: Iterable[str], lang: str) -> str:
    """Several names in a row."""
    return ("、" if lang == "zh" else ", ").join(items)


def say(key: str, lang: str, **values: object) -> str:
    """A message of the analyses."""
    return t(key, lang, **values)


def draw_all(figures: dict[str, Callable[[str], Sheet | None]], folder: Path) -> list[Path]:
    """Draw figures in both languages into ``figures/`` as PNG and SVG: ``pareto.en.png``."""
    import matplotlib as mpl

    place = folder / FIGURES
    place.mkdir(parents=True, exist_ok=True)
    found = []
    rc: Any = settings()
    with mpl.rc_context(rc):
        for name, draw in figures.items():
            for lang in LANGUAGES:
                sheet = draw(lang)
                if sheet is not None:
                    path = place / f"{name}.{lang}.png"
                    write_bytes(path, svg.as_png(sheet.figure))
                    write_text(path.with_suffix(".svg"), svg.as_svg(sheet.figure))
                    found.append(path)
    return found
