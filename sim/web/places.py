"""Places and people as they are now, read from the records of a running world: the hierarchy with its
organisations, and everything about one community that a reader may want to see.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.agents.matter import BUCKETS, kind_in
from sim.agents.names import GROUPS, INDICATORS, KINDS, STREAMS
from sim.agents.organisation import EACH, TYPES

if TYPE_CHECKING:
    import numpy.typing as npt

    from sim.web.arm import Arm
    from sim.web.session import Session
    from sim.world import World

    Values = npt.NDArray[np.float64]

Queue = dict[str, tuple[int, int, float]]  # by kind: waiting, overdue, age of the oldest [weeks]
_FIELDS = ("load", "morale", "score", "real_score", "pressure")


@dataclass(frozen=True, slots=True)
class Places:
    """Who is above whom, and how each place stands in both worlds; arrays in the order of the records."""

    names: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]  # counties, townships, communities
    township_of: npt.NDArray[np.int64]  # (C,)
    county_of: npt.NDArray[np.int64]  # (T,)
    residents: npt.NDArray[np.int64]  # (C,)
    urban: npt.NDArray[np.bool_]  # (C,)
    departments: tuple[int, ...]  # of each county
    communities: tuple[dict[str, Values], dict[str, Values]]  # of each world: field -> (C,)
    townships: tuple[dict[str, Values], dict[str, Values]]  # field -> (T,)
    organisations: tuple[Values, Values]  # hours this week in each world, (T x EACH,)

    @property
    def counts(self) -> tuple[int, int, int]:
        """Counties, townships, communities."""
        return (len(self.names[0]), len(self.names[1]), len(self.names[2]))


def places_of(session: Session) -> Places:
    """The places of a session as they are now."""
    with session.lock:
        world = session.arms[0].world
        region, state = world.region, world.state
        return Places(
            (region.county_names, region.township_names, region.community_names),
            np.array(state.communities.township, dtype=np.int64),
            np.array(state.townships.county, dtype=np.int64),
            np.array(state.communities.residents, dtype=np.int64),
            np.array(state.communities.urban == 1),
            tuple(int(n) for n in state.counties.departments),
            tuple(_communities(arm) for arm in session.arms),  # type: ignore[arg-type]
            tuple(_townships(arm) for arm in session.arms),  # type: ignore[arg-type]
            tuple(  # type: ignore[arg-type]
                np.array(arm.world.state.organisations.hours, dtype=float) / arm.world.dt
                for arm in session.arms
            ),
        )


def _communities(arm: Arm) -> dict[str, Values]:
    state = arm.world.state
    places, desks = state.communities, state.desks[: len(state.communities)]
    people = np.maximum(1, places.residents)
    found = {name: np.array(places[name], dtype=float) for name in _FIELDS}
    found["satisfaction"] = np.asarray(places.satisfaction).sum(axis=1) / people
    found["trust"] = np.asarray(places.trust) / people
    found["open"] = np.array(desks.open, dtype=float)
    found["hours"] = np.array(places.hours, dtype=float)
    return found


def _townships(arm: Arm) -> dict[str, Values]:
    state = arm.world.state
    towns, first = state.townships, len(state.communities)
    desks = state.desks[first : first + len(towns)]
    hours = np.array(towns.hours, dtype=float)
    return {
        "use": np.divide(towns.used, hours, out=np.zeros_like(hours), where=hours > 0),
        "pressure": np.array(towns.pressure, dtype=float),
        "score": np.array(towns.score, dtype=float),
        "open": np.array(desks.open, dtype=float),
    }


# -------------------------------------------------------------------------------------------- one community
@dataclass(frozen=True, slots=True)
class Cadre:
    """One post as it is now."""

    present: bool
    morale: float
    posts: int
    tenure: float  # weeks
    withdrawn: bool
    burnt_out: bool
    hours: float


@dataclass(frozen=True, slots=True)
class Card:
    """One community in one world, as it is now: its week, its cadres, its queue, its state."""

    hours: dict[str, float]  # spent this week, by stream
    required: dict[str, float]  # that arrived this week, by stream; service: matters raised
    contracted: float
    load: float
    cadres: tuple[Cadre, ...]
    queue: Queue
    state: dict[str, float]
    indicators: dict[str, tuple[float, float]]  # true and reported value at the last scoring
    satisfaction: dict[str, float]  # by group
    organisations: tuple[tuple[str, str, float], ...]  # of its township: type, kind, hours this week


def card_of(session: Session, index: int, arm: int) -> Card:
    """Everything about one community of one world."""
    with session.lock:
        world = session.arms[arm].world
        s = world.state
        c = s.communities[index]
        week = 1.0 / world.dt  # records hold hours of a step
        per_step = {
            "party": c.party,
            "trace": c.imposed_trace + c.self_trace,
            "task": float(c.task.sum()),
            "service": c.demand_hours,
            "outreach": c.norm,
        }
        return Card(
            hours={name: float(h) * week for name, h in zip(STREAMS, c.hours, strict=True)},
            required={name: float(h) * week for name, h in per_step.items()},
            contracted=float(c.contracted) * week,
            load=float(c.load),
            cadres=_cadres(world, c),
            queue=queue_at(world, [index]),
            state=_state(s, c, index),
            indicators={
                name: (float(true), float(said))
                for name, true, said in zip(INDICATORS, c.true, c.reported, strict=True)
            },
            satisfaction={
                group: float(total) / float(people)
                for group, total, people in zip(GROUPS, c.satisfaction, c.by_group, strict=True)
                if people > 0
            },
            organisations=organisations_of(world, int(c.township)),
        )


def _state(s: Any, c: Any, index: int) -> dict[str, float]:
    people = max(1.0, float(c.residents))
    return {
        "morale": float(c.morale),
        "knowledge": float(c.knowledge),
        "contact": float(c.contact),
        "satisfaction": float(c.satisfaction.sum()) / people,
        "trust": float(c.trust) / people,
        "score": float(c.score),
        "real_score": float(c.real_score),
        "autonomy": float(s.society[index].autonomy),
        "belonging": float(s.society[index].belonging),
        "volunteers": float(s.society[index].volunteers),
    }


def _cadres(world: World, c: Any) -> tuple[Cadre, ...]:
    p = world.state.p[0]
    rows = world.state.cadres[int(c.first_cadre) : int(c.first_cadre) + int(c.cadres)]
    return tuple(
        Cadre(
            present=int(row.vacant_until) == 0,
            morale=float(row.morale),
            posts=int(row.posts),
            tenure=float(row.tenure),
            withdrawn=bool(row.withdrawn),
            burnt_out=float(row.morale) < float(p.people_burnout_any),
            hours=float(row.hours) / world.dt,
        )
        for row in rows
    )


def waiting(world: World, desk: int) -> list[int]:
    """The places in the pool of the matters that wait at a desk."""
    head, following = world.state.desks.head[desk], world.state.matters["next"]
    found = []
    for bucket in range(BUCKETS):
        index = int(head[bucket])
        while index >= 0:
            found.append(index)
            index = int(following[index])
    return found


def queue_at(world: World, desks: Iterable[int], deadline: Values | None = None) -> Queue:
    """What waits at some desks together, by kind; `deadline`: weeks by kind, where they are not the usual."""
    s = world.state
    matters = s.matters[[index for desk in desks for index in waiting(world, desk)]]
    age = (world.t - matters.raised.astype(int)) * world.dt
    deadline = np.asarray(s.p[0].service_deadline) if deadline is None else deadline
    found = {}
    for n, kind in enumerate(KINDS):
        own = kind_in(matters.bucket) == n
        if own.any():
            late = int((age[own] > deadline[n]).sum())
            found[kind] = (int(own.sum()), late, float(age[own].max()))
    return found


def organisations_of(world: World, township: int) -> tuple[tuple[str, str, float], ...]:
    """The organisations of a township: type, kind, hours this week."""
    rows = world.state.organisations[len(EACH) * township : len(EACH) * (township + 1)]
    return tuple(
        (TYPES[int(row.type)], KINDS[int(row.kind)] if row.kind >= 0 else "", float(row.hours) / world.dt)
        for row in rows
    )
