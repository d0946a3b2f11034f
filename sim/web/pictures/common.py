"""What all pictures share: colours for light and dark, fonts, axes of weeks, marks of what was changed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sim.report import names, style
from sim.text import t

if TYPE_CHECKING:
    from sim.web.weeks import Frame

FONT = '"Chaofuhe Sans", system-ui, "Segoe UI", Roboto, "Noto Sans SC", "PingFang SC", sans-serif'
BEFORE = 12  # weeks of the warm-up that are shown
ROUND = 26  # the axis of weeks grows by half years
Options = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Look:
    """The language and the theme in which a picture is drawn."""

    lang: str = "en"
    dark: bool = False
    narrow: bool = False  # on a phone
    plain: bool = False  # worlds by their letters alone: in lessons they may differ in more than policies

    def colour(self, light: str) -> str:
        """A colour of the reports, or its twin in the dark theme."""
        return style.DARK.get(light, light) if self.dark else light

    def t(self, key: str, **values: object) -> str:
        """A text of the page."""
        return t(f"page.{key}", self.lang, **values)

    def world(self, arm: int) -> str:
        """What a world is called."""
        if self.plain:
            return self.t("shown_b" if arm else "shown_a")
        return self.t("world_b" if arm else "world_a")

    def arm(self, arm: int) -> str:
        """The colour of a world."""
        return self.colour(style.BLUE if arm else style.MUTED)


def base(look: Look, title: str, describes: str = "") -> Options:
    """What every chart has: fonts, colours, no animation, a description for those who cannot see it."""
    return {
        "animation": False,
        "backgroundColor": "transparent",
        "textStyle": {"fontFamily": FONT, "color": look.colour(style.INK)},
        "aria": {"enabled": True, "label": {"description": describes or title}},
        "tooltip": {
            "trigger": "axis",
            "confine": True,
            "backgroundColor": look.colour(style.PAPER),
            "borderColor": look.colour(style.FAINT),
            "textStyle": {"color": look.colour(style.INK), "fontSize": 12, "fontFamily": FONT},
        },
    }


def legend(look: Look, entries: Sequence[str | Options], **rest: Any) -> Options:
    """A legend above the chart that wraps on narrow screens."""
    return {
        "data": list(entries),
        "top": 0,
        "left": 0,
        "itemWidth": 18,
        "itemHeight": 8,
        "itemGap": 10,
        "textStyle": {"color": look.colour(style.INK), "fontSize": 12},
        "inactiveColor": look.colour(style.FAINT),
        **rest,
    }


def weeks_axis(frame: Frame, look: Look, **rest: Any) -> Options:
    """The axis of weeks: 0 is the end of the warm-up, of which the last weeks are shown."""
    lived = frame.week - frame.warmup
    end = min(frame.weeks - frame.warmup, max(ROUND, math.ceil((lived + 1) / ROUND) * ROUND))
    return {
        "type": "value",
        "min": -min(BEFORE, frame.warmup),
        "max": end,
        "name": look.t("weeks"),
        "nameLocation": "middle",
        "nameGap": 22,
        "nameTextStyle": {"color": look.colour(style.MUTED), "fontSize": 11},
        "axisLabel": {
            "color": look.colour(style.MUTED),
            "fontSize": 11,
            "hideOverlap": True,
            "showMinLabel": False,  # the warm-up's weeks that are shown, no round number
            "showMaxLabel": end % 10 == 0,
        },
        "axisLine": {"lineStyle": {"color": look.colour(style.MUTED)}},
        "splitLine": {"show": False},
        **rest,
    }


def value_axis(look: Look, **rest: Any) -> Options:
    """An axis of values with faint lines."""
    return {
        "type": "value",
        "axisLabel": {"color": look.colour(style.MUTED), "fontSize": 11},
        "axisTick": {"show": False},
        "splitLine": {"lineStyle": {"color": look.colour(style.FAINT)}},
        "nameTextStyle": {"color": look.colour(style.MUTED), "fontSize": 11, "align": "left"},
        **rest,
    }


def rounded_up(value: float) -> float:
    """The end of an axis from 0 that holds a value: a round number a little above it."""
    if value <= 0.0:
        return 1.0
    size = 10.0 ** math.floor(math.log10(value)) / 2.0
    return math.ceil(1.04 * value / size) * size


def points(frame: Frame, values: Iterable[float], scale: float = 1.0, digits: int = 4) -> list[list[Any]]:
    """A series over weeks as pairs; weeks whose value is not known are left out as gaps."""
    first = max(0, frame.warmup - BEFORE)
    return [
        [week - frame.warmup, None if math.isnan(value) else round(value * scale, digits)]
        for week, value in enumerate(map(float, values))
        if week >= first
    ]


def held(values: Iterable[float]) -> list[float]:
    """A series that is known now and then, held until it is known again."""
    found, last = [], math.nan
    for value in map(float, values):
        last = last if math.isnan(value) else value
        found.append(last)
    return found


def line(name: str, data: list[list[Any]], colour: str, **rest: Any) -> Options:
    """A plain line."""
    width, dash = rest.pop("width", 2), rest.pop("dash", "solid")
    return {
        "type": "line",
        "name": name,
        "data": data,
        "showSymbol": False,
        "connectNulls": False,
        "lineStyle": {"width": width, "type": dash, "color": colour},
        "itemStyle": {"color": colour},
        "emphasis": {"disabled": True},
        **rest,
    }


def both(frame: Frame, look: Look, values: Sequence[Iterable[float]], scale: float = 1.0) -> list[Options]:
    """A series of both worlds: the first dashed, the second drawn through."""
    return [
        line(look.world(n), points(frame, values[n], scale), look.arm(n), dash="solid" if n else "dashed")
        for n in (0, 1)
    ]


def horizon(look: Look, at: float, text: str) -> Options:
    """A line across at a value that means something."""
    colour = look.colour(style.RED)
    return {
        "silent": True,
        "symbol": "none",
        "lineStyle": {"color": colour, "type": "dotted", "width": 1.5},
        "label": {
            "formatter": text,
            "color": look.colour(style.INK),
            "position": "insideEndTop",
            "fontSize": 11,
        },
        "data": [{"yAxis": at}],
    }


def marks(frame: Frame, look: Look) -> Options:
    """A series without points that marks the weeks in which something was changed."""
    weeks = sorted({e.week - frame.warmup for e in frame.events if e.week >= frame.warmup - BEFORE})
    colour = look.colour(style.PURPLE)
    return {
        "type": "line",
        "data": [],
        "silent": True,
        "markLine": {
            "silent": True,
            "symbol": ["none", "triangle"],
            "symbolSize": 7,
            "symbolRotate": 180,
            "lineStyle": {"color": colour, "type": "dashed", "width": 1},
            "label": {"show": False},
            "data": [{"xAxis": week} for week in weeks[-40:]],
        },
    }


def measure_name(look: Look, key: str) -> str:
    """What a measure is called, with its unit."""
    unit = names.unit(key, look.lang)
    called = names.capital(names.measure(key, look.lang))
    return f"{called} [{unit}]" if unit else called


def percent(value: float, digits: int = 1) -> float | None:
    """A share in percent, nothing where it is not known."""
    return None if math.isnan(value) else round(100.0 * value, digits)
