"""Pictures over weeks: hours by stream, load, backlog, reported against real, any measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.agents.names import STREAMS
from sim.report import names, style
from sim.web.pictures.common import (
    Look,
    Options,
    base,
    both,
    held,
    horizon,
    legend,
    line,
    marks,
    measure_name,
    points,
    rounded_up,
    value_axis,
    weeks_axis,
)
from sim.web.weeks import SMOOTH

if TYPE_CHECKING:
    from sim.web.weeks import Frame, Track

_GRID = {"left": 44, "right": 14, "bottom": 42, "top": 52}


def hours(frame: Frame, look: Look, arm: int) -> Options:
    """Hours spent by stream in a community, mean of four weeks, and what is contracted."""
    track = frame.tracks[arm]
    spent = track.hours(SMOOTH)
    series = []
    called = [names.capital(names.word("stream", stream, look.lang)) for stream in STREAMS]
    for n, stream in enumerate(STREAMS):
        colour = look.colour(style.STREAM_COLOURS[stream])
        series.append(
            line(
                called[n],
                points(frame, spent[:, n] if len(spent) else [], digits=1),
                colour,
                stack="hours",
                lineStyle={"width": 0.6, "color": look.colour(style.MUTED)},
                areaStyle={"color": colour, "opacity": 0.9},
            )
        )
    sums = track.sums(SMOOTH)
    contracted = sums.contracted / np.maximum(sums.weeks, 1.0)
    name = look.t("contracted")
    series.append(line(name, points(frame, contracted, digits=1), look.colour(style.INK), dash="dashed"))
    top = max(1.0, *(_highest(one) for one in frame.tracks))
    return {
        **base(look, f"{look.t('hours_title')}: {look.world(arm)}"),
        "legend": legend(look, [*({"name": one, "icon": "roundRect"} for one in called), name], itemWidth=14),
        "grid": {**_GRID, "top": 82},
        "xAxis": weeks_axis(frame, look),
        "yAxis": value_axis(look, max=rounded_up(top)),
        "series": [*series, marks(frame, look)],
    }


def _highest(track: Track) -> float:
    """The most hours contracted or spent in any week, of a community."""
    sums = track.sums(SMOOTH)
    contracted = sums.contracted / np.maximum(sums.weeks, 1.0)
    return float(max(track.hours(SMOOTH).sum(axis=1).max(initial=0.0), contracted.max(initial=0.0)))


def load(frame: Frame, look: Look) -> Options:
    """Load in both worlds: above 1, more arrives than there are hours for."""
    series = both(frame, look, [track.measure("load", SMOOTH) for track in frame.tracks])
    series[0]["markLine"] = horizon(look, 1.0, look.t("capacity"))
    return _lines(frame, look, "load", series, min=0)


def backlog(frame: Frame, look: Look) -> Options:
    """Backlog in both worlds."""
    return measure(frame, look, "backlog")


def measure(frame: Frame, look: Look, key: str, window: int = SMOOTH) -> Options:
    """Any weekly measure in both worlds."""
    scale = 100.0 if names.is_share(key) else 1.0
    values = [
        held(track.measure(key, window)) if key in HELD else track.measure(key, window)
        for track in frame.tracks
    ]
    return _lines(frame, look, key, both(frame, look, values, scale), scale=True)


HELD = ("score", "real_score", "inflation", "ceiling", "polish", "found", "gap")


def _lines(frame: Frame, look: Look, key: str, series: list[Options], **axis: object) -> Options:
    return {
        **base(look, measure_name(look, key), names.definition(key, look.lang)),
        "legend": legend(look, [look.world(0), look.world(1)]),
        "grid": {**_GRID, "top": 50},
        "xAxis": weeks_axis(frame, look),
        "yAxis": value_axis(look, name=names.unit(key, look.lang), **axis),
        "series": [*series, marks(frame, look)],
    }


def scores(frame: Frame, look: Look, arm: int) -> Options:
    """Reported score, the score with true values, and real efficacy in one world, in percent."""
    track = frame.tracks[arm]
    reported = held(track.measure("score"))
    real = held(track.measure("real_score"))
    efficacy = track.measure("efficacy", 13)
    entries = [look.t("reported"), look.t("real"), look.t("efficacy")]
    series = [
        line(entries[0], points(frame, reported, 100.0, 2), look.colour(style.RED)),
        line(entries[1], points(frame, real, 100.0, 2), look.colour(style.BLUE), dash="dashed"),
        line(entries[2], points(frame, efficacy, 100.0, 2), look.colour(style.GREEN), width=2.5),
    ]
    return {
        **base(look, f"{look.t('scores_title')}: {look.world(arm)}"),
        "legend": legend(look, entries),
        "grid": {**_GRID, "top": 58},
        "xAxis": weeks_axis(frame, look),
        "yAxis": value_axis(
            look, min=0, max=100, axisLabel={"formatter": "{value}%", "color": look.colour(style.MUTED)}
        ),
        "series": [*series, marks(frame, look)],
    }
