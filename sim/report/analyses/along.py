"""Measures and effects along the factors of a sweep: curves, and the findings in words."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.report import names
from sim.report.analyses.common import factor_label, label, say, unit, value
from sim.report.keys import Key
from sim.report.layout import Margins, Sheet, grid
from sim.report.style import BLUE, INK, MUTED, NORMAL, SKY, arm_look, width_of
from sim.study.analysis.answer import Effects
from sim.study.analysis.levels import SYNERGY

if TYPE_CHECKING:
    import pandas as pd

_MOST_PANELS = 6
_MOST_FACTORS = 6  # figures
_MOST_LINES = 7
_CLEAR = 0.05
_MOST_FINDINGS = 3  # of an arm

Called = Callable[[str, str], str]


def figures(found: Effects, arm_label: Called) -> dict[str, Any]:
    """A figure for each factor, and one of the two first crossed."""
    if not len(found.levels):
        return {}
    factors = list(dict.fromkeys(str(name) for name in found.levels["factor"]))[:_MOST_FACTORS]
    made: dict[str, Any] = {
        f"along_{n}": partial(_along, found, factor, arm_label) for n, factor in enumerate(factors, 1)
    }
    if (found.levels["other"] != "").any():
        made["crossed"] = partial(_crossed, found, arm_label)
    return made


def findings(found: Effects, lang: str, arm_label: Called) -> list[str]:
    """For each arm the effects that depend most clearly on a factor; with one arm, what factors move. Then
    what is best between the ends.
    """
    lines = []
    whole = found.ends[
        (found.ends["p_holm"] <= _CLEAR) & ~found.ends["measure"].str.contains(".", regex=False)
    ]
    for arm in dict.fromkeys(whole["arm"]):
        here = whole[whole["arm"] == arm].sort_values("p", kind="stable").head(_MOST_FINDINGS)
        lines += [_end(row, found, lang, arm_label) for row in here.to_dict("records")]
    clear = found.inside[(found.inside["over_first.low"] > 0) & (found.inside["over_last.low"] > 0)]
    for row in clear[clear["arm"] == found.baseline].to_dict("records"):
        shown = {key: value(row["measure"], row[name], lang) for key, name in _INSIDE}
        words = {"lowest": row["first"], "level": row["level"], "highest": row["last"], **shown}
        factor = factor_label(row["factor"], lang)
        lines.append(say("effects.inside", lang, measure=label(row["measure"], lang), factor=factor, **words))
    return lines


_INSIDE = (("first", "at_first"), ("best", "best"), ("last", "at_last"))


def _end(row: dict[Any, Any], found: Effects, lang: str, arm_label: Called) -> str:
    effects = len(found.effects) > 0
    shown = {key: value(row["measure"], row[f"at_{key}"], lang, effects) for key in ("first", "last")}
    words = {"lowest": row["first"], "highest": row["last"], **shown}
    words |= {"measure": label(row["measure"], lang), "factor": factor_label(row["factor"], lang)}
    if effects:
        return say("effects.depends", lang, arm=arm_label(row["arm"], lang), **words)
    return say("effects.moves", lang, **words)


def _along(found: Effects, factor: str, arm_label: Called, lang: str) -> Sheet:
    """What arms change at each level of a factor, a line for each arm; with one arm, the measure."""
    here = found.levels[(found.levels["factor"] == factor) & (found.levels["other"] == "")]
    measures = _measures(here)
    arms = [str(name) for name in dict.fromkeys(here["arm"])]
    single = len(arms) == 1
    shown = [arm for arm in arms if single or arm != found.baseline]
    if SYNERGY in arms:  # single families, the mix of all and their synergy
        shown = [*shown[:3], *shown[-2:]]
    lines = [(arm, n) for n, arm in enumerate(shown[:_MOST_LINES], 1)]
    keys = [Key(arm_label(arm, lang), *_look(n, single)) for arm, n in lines]
    keys = [] if single else [*keys, zero_key(arm_label(found.baseline, lang), lang)]
    sheet = grid(len(measures), 3, 1.45, Margins(left=0.6), keys=[keys] if keys else ())
    for axes, measure in zip(sheet.axes, measures, strict=True):
        rows = here[here["measure"] == measure]
        for arm, n in lines:
            colour, _, dash, mark = _look(n, single)
            _curve(axes, rows[rows["arm"] == arm], measure, single, colour, dash, mark)
        _finish(sheet, axes, rows, measure, single, factor_label(factor, lang), lang)
    return sheet


def zero_key(baseline: str, lang: str) -> Key:
    """What the line at 0 of paired differences stands for."""
    return Key(say("effects.zero", lang, baseline=baseline), MUTED, "line")


def _look(n: int, single: bool) -> tuple[str, str, Any, str]:
    colour, dash, mark = (BLUE, "-", "o") if single else arm_look(n)
    return colour, "line", dash, mark


def _crossed(found: Effects, arm_label: Called, lang: str) -> Sheet:
    """The two first factors: along the one, a line for each level of the other; a panel for each arm and
    measure.
    """
    here = found.levels[found.levels["other"] != ""]
    arms = [str(name) for name in dict.fromkeys(here["arm"])]
    single = len(arms) == 1
    shown = [arm for arm in arms if single or arm != found.baseline]
    measures = _measures(here)
    panels = [(arm, m) for m in measures for arm in shown][: max(_MOST_PANELS, len(shown))]
    other = str(here["other"].iloc[0])
    steps = _few(list(dict.fromkeys(str(level) for level in here["other_level"])))
    colours = dict(zip(steps, _shades(len(steps)), strict=True))
    keys = [Key(f"{factor_label(other, lang)} {step}", colours[step], "line", "-", "o") for step in steps]
    keys += [] if single else [zero_key(arm_label(found.baseline, lang), lang)]
    sheet = grid(len(panels), 3, 1.45, Margins(left=0.6), keys=[keys])
    for axes, (arm, measure) in zip(sheet.axes, panels, strict=True):
        rows = here[(here["measure"] == measure) & (here["arm"] == arm)]
        for step in steps:
            _curve(axes, rows[rows["other_level"] == step], measure, single, colours[step], "-", "o")
        title = "" if single else arm_label(arm, lang)
        _finish(
            sheet, axes, rows, measure, single, factor_label(str(here["factor"].iloc[0]), lang), lang, title
        )
    return sheet


def _few(levels: list[str], most: int = 6) -> list[str]:
    """At most so many levels, evenly spaced."""
    if len(levels) <= most:
        return levels
    return [levels[round(n * (len(levels) - 1) / (most - 1))] for n in range(most)]


def _shades(count: int) -> list[str]:
    """From light to dark, so that the order of levels can be seen."""
    from matplotlib.colors import LinearSegmentedColormap, to_hex

    shades = LinearSegmentedColormap.from_list("levels", [SKY, BLUE, INK])
    return [to_hex(shades(x)) for x in np.linspace(0.0, 1.0, max(2, count))][:count]


def _measures(here: pd.DataFrame) -> list[str]:
    """The measures that are drawn: those of the whole region first."""
    known = list(dict.fromkeys(str(name) for name in here["measure"]))
    whole = [name for name in known if "." not in name]
    return (whole or known)[:_MOST_PANELS]


def _curve(
    axes: Any, rows: pd.DataFrame, measure: str, single: bool, colour: str, dash: Any, mark: str
) -> None:
    names_of = ("mean", "low", "high") if single else ("difference", "difference.low", "difference.high")
    factor = 100.0 if unit(measure) == "share" else 1.0
    x = _places(rows)
    mean, low, high = (rows[name].to_numpy(dtype=float) * factor for name in names_of)
    axes.fill_between(x, low, high, color=colour, alpha=0.15, linewidth=0)
    axes.plot(x, mean, color=colour, linestyle=dash, marker=mark, markersize=3.0, linewidth=1.3)


def _places(rows: pd.DataFrame) -> Any:
    return rows["at"].to_numpy(dtype=float)


def _finish(
    sheet: Sheet,
    axes: Any,
    rows: pd.DataFrame,
    measure: str,
    single: bool,
    factor: str,
    lang: str,
    title: str = "",
) -> None:
    if not single:
        axes.axhline(0.0, color=MUTED, linewidth=0.8, zorder=1.2)
    points = rows.drop_duplicates("at").sort_values("at")
    texts, at = [str(text) for text in points["level"]], _places(points)
    if not _numeric(texts) or len(texts) <= 1:
        axes.set_xticks(at, texts)
    axes.margins(x=0.04)
    axes.set_xlabel(factor)
    own = names.unit(measure.partition(".")[0], lang, difference=not single) if unit(measure) else ""
    axes.set_ylabel(own)
    called = label(measure, lang)
    if title:
        room = 7.1 / 3 * 72 - 30
        both = f"{called} · {title}"
        sheet.title(axes, both if width_of(both, NORMAL) < 2 * room else called)
    else:
        sheet.title(axes, called)


def _numeric(texts: list[str]) -> bool:
    """Whether levels are numbers or ranges of numbers."""

    def number(text: str) -> bool:
        try:
            return all(math.isfinite(float(part)) for part in text.split("–"))
        except ValueError:
            return False

    return all(number(text) for text in texts)
