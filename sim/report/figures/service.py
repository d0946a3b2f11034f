"""What becomes of needs: met by programmes, settled by society, raised and closed on time or late,
given up, or never heard.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.agents.names import KINDS
from sim.report.figures.common import (
    arm_names,
    columns_for,
    policy_lines,
    say,
    smooth,
    weeks_axis,
)
from sim.report.figures.dots import dots, rows, zero_line
from sim.report.keys import Key, arm_keys
from sim.report.layout import Margins, Sheet, grid
from sim.report.names import measure, word
from sim.report.style import BLUE, GREEN, INK, NOTHING, ORANGE, PAPER, PURPLE, SKY, SMALL

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sim.report.results import Results

PERCENT = 100.0
FATES = (
    ("covered", GREEN),
    ("settled", PURPLE),
    ("on_time", BLUE),
    ("late", SKY),
    ("given_up", ORANGE),
    ("unheard", NOTHING),
)
CHANGES = ("covered", "voice", "closed_on_time", "given_up", "unmet")


def draw(results: Results, lang: str) -> Sheet | None:
    """Fates of all needs over time for each arm; then by kind (run), or what changed (compare)."""
    if results.series("voice", results.arms[0]).empty:
        return None
    count = len(results.arms) + 1
    keys = [[Key(say(f"fate_{fate}", lang), colour) for fate, colour in FATES]]
    if len(results.arms) > 2:
        keys.append(arm_keys(arm_names(results, lang), 1, "dot"))
    sheet = grid(count, columns_for(count), 1.75, None, {count - 1: Margins(left=1.42)}, keys=keys)
    for n, (axes, name) in enumerate(zip(sheet.axes, arm_names(results, lang), strict=False)):
        _over_time(axes, results, n, lang)
        sheet.title(axes, name if results.compared else say("service_time", lang))
    last = sheet.axes[-1]
    if results.compared:
        labels = [_wrapped(measure(key, lang)) for key in CHANGES]
        others = range(1, len(results.arms))
        dots(
            last,
            labels,
            lambda row, n: results.effect(CHANGES[row], results.arms[n]),
            others,
            factor=PERCENT,
            hollow=True,
        )
        zero_line(last)
        last.set_xlabel(say("points", lang))
        sheet.title(last, say("service_change", lang))
    else:
        _by_kind(last, results, lang)
        sheet.title(last, say("service_kinds", lang))
    return sheet


def _wrapped(name: str) -> str:
    from sim.text.width import wrapped

    return "\n".join(wrapped(name, 22)[:2])


def fates(
    covered: np.ndarray, voice: np.ndarray, settled: np.ndarray, given_up: np.ndarray, on_time: np.ndarray
) -> list[np.ndarray]:
    """Shares of all needs: covered, settled by society, closed on time, closed late, given up, unheard.

    They sum to 1 as far as what ends stands for what is raised.
    """
    desk = voice * (1.0 - settled)
    closed = desk * (1.0 - given_up)
    unheard = np.maximum(0.0, 1.0 - voice - covered)
    return [covered, voice * settled, closed * on_time, closed * (1.0 - on_time), desk * given_up, unheard]


def _over_time(axes: Axes, results: Results, n: int, lang: str) -> None:
    arm = results.arms[n]
    voice = smooth(results, "voice", arm)
    columns = []
    for key in ("covered", "voice", "settled", "given_up", "closed_on_time"):
        series = smooth(results, key, arm)
        known = len(series.weeks) > 0
        columns.append(np.interp(voice.weeks, series.weeks, series.mean) if known else 0.0 * voice.mean)
    axes.stackplot(
        voice.weeks,
        np.array(fates(*columns)) * PERCENT,
        colors=[colour for _, colour in FATES],
        edgecolor=PAPER,
        linewidth=0.4,
    )
    axes.set_ylim(0.0, 100.0)
    policy_lines(axes, results, [n])
    weeks_axis(axes, results, lang)
    axes.set_ylabel(say("percent_needs", lang))


def _by_kind(axes: Axes, results: Results, lang: str) -> None:
    """Fates of what is raised, by kind of matter; the rest of each bar was not raised."""
    for y, kind in enumerate(KINDS):
        shares = [
            np.float64(results.level(key, "kind", kind).mean)
            for key in ("voice", "settled", "given_up", "closed_on_time")
        ]
        if not np.isfinite(shares).all():
            continue
        parts = fates(np.float64(0.0), *shares)  # type: ignore[arg-type]
        left = 0.0
        for (fate, colour), part in list(zip(FATES, parts, strict=True))[1:]:
            share = float(part) * PERCENT
            axes.barh(y, share, left=left, height=0.66, color=colour, edgecolor=PAPER, linewidth=0.4)
            if share >= 9.0 and fate != "unheard":
                axes.text(
                    left + share / 2,
                    y,
                    f"{share:.0f}",
                    ha="center",
                    va="center",
                    fontsize=SMALL,
                    color=PAPER if fate == "on_time" else INK,
                )
            left += share
    rows(axes, [_wrapped(word("kind", kind, lang)) for kind in KINDS])
    axes.set_xlim(0.0, 100.0)
    axes.set_xlabel(say("percent_needs_kind", lang))
