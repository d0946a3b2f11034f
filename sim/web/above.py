"""Townships and their social organisations as they are now: what a reader may want to see of one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sim.agents.names import KINDS, STREAMS
from sim.agents.organisation import EACH, MASS, TYPES
from sim.web.places import Queue, organisations_of, queue_at

if TYPE_CHECKING:
    from sim.web.places import Values
    from sim.web.session import Session
    from sim.world import World


@dataclass(frozen=True, slots=True)
class Below:
    """One community of a township, in a line."""

    index: int
    load: float
    open: int
    morale: float
    score: float
    vacant: int


@dataclass(frozen=True, slots=True)
class TownshipCard:
    """One township in one world, as it is now: its week, its staff and communities, its queues, its state."""

    hours: dict[str, float]  # spent in a community this week, the mean, by stream
    required: dict[str, float]  # that arrived in a community this week, the mean, by stream
    staff: dict[str, tuple[float, float]]  # "own", "departments": h this week on matters, h that there were
    # "staff", "departments" without "sunk", who were sent down from both; of its communities "posts" and
    # of them "vacant", "withdrawn", "burnt"
    persons: dict[str, float]
    queues: dict[str, Queue]  # "own", "departments"
    state: dict[str, float]
    communities: tuple[Below, ...]
    organisations: tuple[tuple[str, str, float], ...]  # type, kind, hours this week


@dataclass(frozen=True, slots=True)
class OrganisationCard:
    """One social organisation in one world, as it is now. It has no cadres and no queue of its own: what it
    can take up waits at the desks of its township's communities.
    """

    township: int
    type: str
    kind: str  # of matter, of a professional one; else empty
    week: dict[str, float]  # h this week: "own", "bought" (under contract), "reached" (that reach residents)
    queue: Queue  # what waits in its township's communities of the kinds that it helps with
    state: dict[str, float]
    communities: int


def township_card_of(session: Session, index: int, arm: int) -> TownshipCard:
    """Everything about one township of one world."""
    with session.lock:
        world = session.arms[arm].world
        s = world.state
        town = s.townships[index]
        first, count = int(town.first_community), int(town.communities)
        places = s.communities[first : first + count]
        desk = len(s.communities) + index
        week = 1.0 / world.dt  # records hold hours of a step
        arrived = {
            "party": places.party,
            "trace": places.imposed_trace + places.self_trace,
            "task": np.asarray(places.task).sum(axis=1),
            "service": places.demand_hours,
            "outreach": places.norm,
        }
        return TownshipCard(
            hours={name: float(places.hours[:, n].mean()) * week for n, name in enumerate(STREAMS)},
            required={name: float(np.mean(h)) * week for name, h in arrived.items()},
            staff={
                "own": (float(town.used) * week, float(town.hours) * week),
                "departments": (float(town.department_used) * week, float(town.department_hours) * week),
            },
            persons=_persons(world, index),
            queues={
                "own": queue_at(world, [desk]),
                "departments": queue_at(world, [desk + len(s.townships)], _answered_within(world, index)),
            },
            state=_state(world, index),
            communities=tuple(_below(world, i) for i in range(first, first + count)),
            organisations=organisations_of(world, index),
        )


def _answered_within(world: World, index: int) -> Values:
    """Weeks by kind after which a township's departments are late, as `closure.deadline_of_called` has it."""
    s = world.state
    usual = np.asarray(s.p[0].service_deadline, dtype=float)
    called = np.maximum(0.0, usual - float(s.p[0].policy_call_in_deadline))
    found: Values = usual - float(s.township_levers[index].answering) * called
    return found


def _persons(world: World, index: int) -> dict[str, float]:
    s = world.state
    town = s.townships[index]
    places = s.communities[int(town.first_community) : int(town.first_community) + int(town.communities)]
    first = int(places[0].first_cadre)
    rows = s.cadres[first : first + int(places.cadres.sum())]
    there = np.asarray(rows.vacant_until) == 0
    lever = s.township_levers[index]
    staff = float(town.staff) + float(town.lent)  # who are lent own no matters and work at the township
    departments = float(np.sum(town.department_staff))
    down = staff * float(lever.sunk_share), departments * float(lever.sunk_county)
    return {
        "staff": staff - down[0],
        "departments": departments - down[1],
        "sunk": sum(down),
        "posts": float(len(rows)),
        "vacant": float((~there).sum()),
        "withdrawn": float((there & (np.asarray(rows.withdrawn) != 0)).sum()),
        "burnt": float((there & (np.asarray(rows.morale) < float(s.p[0].people_burnout_any))).sum()),
    }


def _state(world: World, index: int) -> dict[str, float]:
    s = world.state
    town = s.townships[index]
    places = s.communities[int(town.first_community) : int(town.first_community) + int(town.communities)]
    people = max(1.0, float(places.residents.sum()))
    return {
        "pressure": float(town.pressure),
        "amplification": float(town.amplification),
        "score": float(town.score),
        "quantile": float(town.quantile),
        "satisfaction": float(np.asarray(places.satisfaction).sum()) / people,
        "trust": float(np.asarray(places.trust).sum()) / people,
        "petitions": float(town.petitions),
        "storm": float(town.storm),
    }


def _below(world: World, i: int) -> Below:
    s = world.state
    c = s.communities[i]
    rows = s.cadres[int(c.first_cadre) : int(c.first_cadre) + int(c.cadres)]
    vacant = int((np.asarray(rows.vacant_until) != 0).sum())
    return Below(i, float(c.load), int(s.desks.open[i]), float(c.morale), float(c.score), vacant)


def organisation_card_of(session: Session, index: int, arm: int) -> OrganisationCard:
    """Everything about one organisation of one world."""
    with session.lock:
        world = session.arms[arm].world
        s = world.state
        row = s.organisations[index]
        town = s.townships[int(row.township)]
        first, count = int(town.first_community), int(town.communities)
        week = 1.0 / world.dt
        kind, home = EACH[index % len(EACH)]
        found = queue_at(world, range(first, first + count))
        return OrganisationCard(
            township=int(row.township),
            type=TYPES[kind],
            kind=KINDS[home] if home >= 0 else "",
            week={
                name: float(row[field]) * week
                for name, field in (("own", "own"), ("bought", "bought"), ("reached", "hours"))
                if home >= 0 or name == "reached"  # the others work with nothing but their own
            },
            queue={name: found[name] for name in _helped(world, kind, home) if name in found},
            state={"scale": float(row.scale), "dependence": float(row.dependence)},
            communities=count,
        )


def _helped(world: World, kind: int, home: int) -> list[str]:
    """The kinds of matter that an organisation helps with; a hub finds help for any."""
    if home >= 0:
        return [KINDS[home]]
    share = world.state.p[0].organisations_mass_work
    return [name for n, name in enumerate(KINDS) if kind != MASS or float(share[n]) > 0.0]
