"""Where both worlds stand after the last year lived: syndromes, triangle, who gains and who loses."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from sim.agents.names import GROUPS, PLACES
from sim.measures import MEASURES, across
from sim.report import names
from sim.study.one import observed
from sim.text import t
from sim.web.arm import ARMS, BASE, OTHER

if TYPE_CHECKING:
    from sim.web.session import Session
    from sim.web.weeks import Frame

SPAN = 52  # weeks looked back
SYNDROMES = ("density", "involution", "blockage", "fragmentation")
TRIANGLE = ("order", "vitality", "fairness", "voice")
Pair = tuple[float, float]
_CADRES = ("overtime", "morale", "burnout_any")


@dataclass(frozen=True, slots=True)
class Gain:
    """What changes for somebody: a measure in both worlds. `who` is a group, a class of places, "cadres" or
    "residents".
    """

    who: str
    measure: str
    values: Pair

    @property
    def change(self) -> float:
        """Second world minus first, as a share of the first where the measure is no share itself."""
        base, other = self.values
        if names.is_share(self.measure) or base == 0.0:
            return other - base
        return (other - base) / abs(base)

    @property
    def direction(self) -> int:
        """1 where more is better, -1 where less is."""
        return MEASURES[self.measure].direction or 1

    def label(self, lang: str) -> str:
        """Who, and in what."""
        axis = "group" if self.who in GROUPS else "place" if self.who in PLACES else ""
        who = names.word(axis, self.who, lang) if axis else t(f"page.who_{self.who}", lang)
        return t("page.gain_label", lang, who=names.capital(who), what=names.measure(self.measure, lang))

    def text(self) -> str:
        """The change as a number: percentage points of a share, percent of anything else."""
        size = names.number(100.0 * self.change, 1, signed=True)
        return size if names.is_share(self.measure) else f"{size}%"


@dataclass(frozen=True, slots=True)
class Standing:
    """Measures over the last year lived, of both worlds."""

    first: int
    last: int
    syndromes: dict[str, Pair]
    self_added: Pair
    triangle: dict[str, Pair]
    gains: tuple[Gain, ...]
    better: int  # communities whose residents are more satisfied now than in the first world
    worse: int


def standing_of(session: Session, frame: Frame) -> Standing:
    """Where both worlds of a frame stand."""
    last = frame.week
    first = max(0, last - SPAN)
    pair = {
        key: frame.pair(key, first, last)
        for key in ("assessment_density", "innovation_blockage", "self_added_share", *TRIANGLE)
    }
    with session.lock:
        split = tuple(_fragmentation(session, n, first, last) for n in ARMS)
        satisfied = [_satisfaction(session, n) for n in ARMS]
    change = satisfied[OTHER] - satisfied[BASE]
    return Standing(
        first,
        last,
        {
            "density": pair["assessment_density"],
            "involution": (math.nan, involution(frame, first, last)),
            "blockage": pair["innovation_blockage"],
            "fragmentation": (split[0], split[1]),
        },
        pair["self_added_share"],
        {key: pair[key] for key in TRIANGLE},
        tuple(_gains(frame, first, last)),
        int((change > 1e-9).sum()),
        int((change < -1e-9).sum()),
    )


def involution(frame: Frame, first: int, last: int) -> float:
    """1 - realised / announced cut of hours of forms and traces asked; NaN where nothing was cut."""
    without, cut = frame.pair("announced_cut", first, last)
    announced = cut - without
    if not announced > 0.0:
        return math.nan
    base, other = frame.pair("asked_trace_hours", first, last)
    return float(1.0 - (base - other) / announced)


def _fragmentation(session: Session, arm: int, first: int, last: int) -> float:
    if last - first < across.QUARTER:
        return math.nan
    seen = observed(session.arms[arm].world)
    return across.fragmentation(replace(seen, weekly=seen.weekly[:, :last], first=first))[0]


def _satisfaction(session: Session, arm: int) -> np.ndarray:
    places = session.arms[arm].world.state.communities
    return np.asarray(places.satisfaction).sum(axis=1) / np.maximum(1, places.residents)


def _gains(frame: Frame, first: int, last: int) -> list[Gain]:
    found = []
    for key in ("efficacy", "satisfaction"):
        base, other = (track.by_group(key, first, last) for track in frame.tracks)
        known = [g for g in GROUPS if not math.isnan(base[g]) and not math.isnan(other[g])]
        found += [Gain(group, key, (base[group], other[group])) for group in known]
    for who, keys in (("residents", ("wait", "given_up", "trust")), ("cadres", _CADRES)):
        pairs = [(key, frame.pair(key, first, last)) for key in keys]
        found += [Gain(who, key, values) for key, values in pairs if not any(map(math.isnan, values))]
    return found
