"""Pictures of one community and of one resident's matter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sim.agents.names import STREAMS
from sim.report import names, style
from sim.web.pictures.common import Look, Options, base, legend, value_axis

if TYPE_CHECKING:
    from sim.web.above import OrganisationCard
    from sim.web.story import Story

_COLOURS = {
    "waits": style.GREY,
    "begun": style.SKY,
    "township": style.BROWN,
    "department": style.PURPLE,
    "petitioned": style.RED,
    "reopened": style.ORANGE,
    "closed_falsely": style.ORANGE,
    "on_time": style.GREEN,
    "late": style.BLUE,
    "gave_up": style.RED,
}


class Week(Protocol):
    """Hours of a place in one world this week, by stream: spent, and arrived."""

    @property
    def hours(self) -> dict[str, float]: ...

    @property
    def required(self) -> dict[str, float]: ...


def week_of(cards: tuple[Week, Week], look: Look) -> Options:
    """What arrived and what was done in one place this week, by stream, in both worlds."""
    labels = [names.capital(names.word("stream", stream, look.lang)) for stream in STREAMS]
    series = []
    for n, card in enumerate(cards):
        for what, values, opacity in (("arrived", card.required, 0.35), ("spent", card.hours, 1.0)):
            series.append(
                {
                    "type": "bar",
                    "name": f"{look.t('shown_b' if n else 'shown_a')} · {look.t(what)}",
                    "data": [round(values.get(stream, 0.0), 1) for stream in STREAMS],
                    "barMaxWidth": 9,
                    "itemStyle": {"color": look.arm(n), "opacity": opacity},
                }
            )
    return _bars(look, labels, series)


def organisation_week(cards: tuple[OrganisationCard, OrganisationCard], look: Look) -> Options:
    """Hours of one social organisation this week in both worlds."""
    keys = list(cards[0].week)
    series = [
        {
            "type": "bar",
            "name": look.t("shown_b" if n else "shown_a"),
            "data": [round(card.week[key], 1) for key in keys],
            "barMaxWidth": 14,
            "itemStyle": {"color": look.arm(n)},
        }
        for n, card in enumerate(cards)
    ]
    return _bars(look, [look.t(f"organisation_{key}") for key in keys], series)


def _bars(look: Look, labels: list[str], series: list[Options]) -> Options:
    """Bars that lie, a row for each label."""
    return {
        **base(look, look.t("week_title")),
        "legend": legend(look, [str(one["name"]) for one in series]),
        "grid": {"left": 126, "right": 20, "bottom": 40, "top": 56},
        "xAxis": value_axis(look, name=look.t("hours_short"), nameLocation="middle", nameGap=22),
        "yAxis": {
            "type": "category",
            "data": labels,
            "inverse": True,
            "axisTick": {"show": False},
            "axisLabel": {"color": look.colour(style.INK), "fontSize": 12},
        },
        "series": series,
    }


def story(found: Story, look: Look) -> Options:
    """What became of one matter, week by week, in both worlds."""
    seen = [what for what in _COLOURS if any(s.what == what for th in found.threads for s in th.stages)]
    last = max([found.week + 4, *(s.week for th in found.threads for s in th.stages)])
    series: list[Options] = []
    for what in seen:
        data = [
            [stage.week - found.week, 1 - n]
            for n, thread in enumerate(found.threads)
            for stage in thread.stages
            if stage.what == what
        ]
        final = what in ("on_time", "late", "gave_up", "closed_falsely")
        series.append(
            {
                "type": "scatter",
                "name": look.t(f"stage_{what}"),
                "data": data,
                "symbol": "diamond" if final else "circle",
                "symbolSize": 20 if final else 12,
                "itemStyle": {"color": look.colour(_COLOURS[what])},
            }
        )
    return {
        **base(look, look.t("story_title")),
        "tooltip": {**base(look, "")["tooltip"], "trigger": "item", "formatter": "{a}"},
        "legend": legend(look, [look.t(f"stage_{what}") for what in seen]),
        "grid": {"left": 104, "right": 20, "bottom": 40, "top": 60},
        "xAxis": {
            **value_axis(look, name=look.t("weeks_since"), nameLocation="middle", nameGap=24),
            "min": 0,
            "max": last - found.week,
            "minInterval": 1,
        },
        "yAxis": {
            "type": "category",
            "data": [look.world(1), look.world(0)],
            "axisLabel": {"color": look.colour(style.INK), "fontSize": 12, "width": 90, "overflow": "break"},
        },
        "series": series,
    }
