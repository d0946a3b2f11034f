"""Pictures of where both worlds stand: the four syndromes, the triangle with voice, who gains and loses."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from sim.report import names, style
from sim.web.pictures.common import Look, Options, base, legend, percent, value_axis

if TYPE_CHECKING:
    from sim.web.standing import Gain, Standing


def syndromes(standing: Standing, look: Look) -> Options:
    """Assessment density, involution, innovation blockage and fragmentation in both worlds, in percent.

    A syndrome that is not defined (involution without a cut) has no bar, and says so.
    """
    keys = list(standing.syndromes)
    labels = [look.t(f"syndrome_{key}") for key in keys]
    series = []
    for n in (0, 1):
        data = [_bar(percent(standing.syndromes[key][n]), look) for key in keys]
        series.append(
            {
                "type": "bar",
                "name": look.world(n),
                "data": data,
                "barMaxWidth": 18,
                "itemStyle": {"color": look.arm(n)},
                "label": {
                    "show": True,
                    "position": "right",
                    "color": look.colour(style.INK),
                    "fontSize": 12,
                },
            }
        )
    return {
        **base(look, look.t("syndromes_title")),
        "tooltip": {**base(look, "")["tooltip"], "trigger": "item"},
        "legend": legend(look, [look.world(0), look.world(1)]),
        "grid": {"left": 158, "right": 58, "bottom": 26, "top": 34},
        "xAxis": value_axis(
            look,
            name="",
            axisLabel={"formatter": "{value}%", "color": look.colour(style.MUTED), "hideOverlap": True},
        ),
        "yAxis": {
            "type": "category",
            "data": labels,
            "inverse": True,
            "axisTick": {"show": False},
            "axisLabel": {"color": look.colour(style.INK), "fontSize": 12, "width": 148, "overflow": "break"},
            "axisLine": {"lineStyle": {"color": look.colour(style.MUTED)}},
        },
        "series": series,
    }


def _bar(value: float | None, look: Look) -> Options:
    if value is None:
        return {"value": 0, "label": {"formatter": look.t("undefined"), "color": look.colour(style.MUTED)}}
    return {"value": value, "label": {"formatter": f"{value:.1f}%".replace("-", "−")}}


def triangle(standing: Standing, look: Look) -> Options:
    """Order, vitality and fairness of both worlds, with voice beside them as a bar: silence is not order."""
    axes = ("order", "vitality", "fairness")
    high = {key: _rounded_up(max(0.0, *standing.triangle[key])) for key in axes}
    indicator = [
        {
            "name": f"{names.capital(names.measure(key, look.lang))} (0–{high[key]:g})",
            "min": 0,
            "max": high[key],
        }
        for key in axes
    ]
    shapes = []
    for n in (0, 1):
        values = [standing.triangle[key][n] for key in axes]
        shapes.append(
            {
                "name": look.world(n),
                "value": [0 if math.isnan(v) else round(max(0.0, v), 4) for v in values],
                "lineStyle": {"color": look.arm(n), "type": "solid" if n else "dashed", "width": 2},
                "itemStyle": {"color": look.arm(n)},
                "areaStyle": {"color": look.arm(n), "opacity": 0.12},
            }
        )
    return {
        **base(look, look.t("triangle_title")),
        "tooltip": {**base(look, "")["tooltip"], "trigger": "item"},
        "legend": legend(look, [look.world(0), look.world(1)]),
        "radar": {
            "center": ["50%", "50%"],
            "radius": "46%",
            "indicator": indicator,
            "splitNumber": 4,
            "axisNameGap": 8,
            "axisName": {"color": look.colour(style.INK), "fontSize": 11},
            "splitLine": {"lineStyle": {"color": look.colour(style.FAINT)}},
            "axisLine": {"lineStyle": {"color": look.colour(style.FAINT)}},
            "splitArea": {"show": False},
        },
        "grid": {"left": 60, "right": 60, "bottom": 6, "height": 34},
        "xAxis": {"type": "value", "min": 0, "max": 100, "show": False},
        "yAxis": {
            "type": "category",
            "data": [names.capital(names.measure("voice", look.lang))],
            "axisLine": {"show": False},
            "axisTick": {"show": False},
            "axisLabel": {"color": look.colour(style.INK), "fontSize": 12},
        },
        "series": [
            {"type": "radar", "data": shapes, "symbolSize": 5},
            *(_voice(standing.triangle["voice"][n], n, look) for n in (0, 1)),
        ],
    }


def _voice(value: float, arm: int, look: Look) -> Options:
    share = percent(value)
    return {
        "type": "bar",
        "name": look.world(arm),
        "data": [0 if share is None else share],
        "barWidth": 11,
        "itemStyle": {"color": look.arm(arm)},
        "label": {
            "show": True,
            "position": "right",
            "formatter": "—" if share is None else f"{share:.0f}%",
            "color": look.colour(style.INK),
            "fontSize": 11,
        },
    }


def _rounded_up(value: float) -> float:
    """The end of an axis: the next of .1, .2, .5, 1."""
    return next((end for end in (0.1, 0.2, 0.5, 1.0) if value <= end), 1.0)


def gains(found: list[Gain], look: Look) -> Options:
    """What the second world changes for whom: bars to the right are better, to the left worse."""
    labels, data = [], []
    for gain in found:
        labels.append(gain.label(look.lang))
        good = gain.change * gain.direction
        data.append(
            {
                "value": round(100.0 * good, 3),
                "itemStyle": {"color": look.colour(style.BLUE if good >= 0 else style.RED)},
                "label": {"formatter": gain.text(), "position": "right" if good >= 0 else "left"},
            }
        )
    widest = max([1.0, *(abs(float(d["value"])) for d in data)])  # type: ignore[arg-type]
    axis: dict[str, Any] = {"min": -2.0 * widest, "max": 2.0 * widest, "axisLabel": {"show": False}}
    return {
        **base(look, look.t("gains_title")),
        "tooltip": {**base(look, "")["tooltip"], "trigger": "item"},
        "grid": {"left": 158, "right": 8, "bottom": 24, "top": 8},
        "xAxis": value_axis(
            look,
            name=f"← {look.t('worse')}    {look.t('better')} →",
            nameLocation="middle",
            nameGap=8,
            **axis,
        )
        | {"nameTextStyle": {"color": look.colour(style.MUTED), "fontSize": 12, "align": "center"}},
        "yAxis": {
            "type": "category",
            "data": labels,
            "inverse": True,
            "axisTick": {"show": False},
            "axisLabel": {"color": look.colour(style.INK), "fontSize": 12, "width": 148, "overflow": "break"},
            "axisLine": {"onZero": False, "show": False},
        },
        "series": [
            {
                "type": "bar",
                "data": data,
                "barMaxWidth": 16,
                "label": {"show": True, "color": look.colour(style.INK), "fontSize": 12},
            }
        ],
    }
