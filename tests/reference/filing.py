"""Filing: a matter joins its community's desk; whose business it is; when its resident is heard of again."""

from __future__ import annotations

from sim.agents.names import KINDS
from sim.streams import ROUTE

from . import draws
from .agents import KIND_SPAN, Community, Matter, Resident, Township
from .values import float32

LIVELIHOOD = KINDS.index("livelihood")


def exempted(matter: Matter) -> float:
    """How far a matter has left sanction: emergencies and livelihood work may."""
    exempt = matter.resident.community.levers["exempt"]
    return exempt if matter.emergency or matter.kind == LIVELIHOOD else 0.0


def new(
    resident: Resident, kind: int, effort: float, upper: bool, emergency: bool, hotline: bool, word: int
) -> Matter:
    """A matter of `effort` hours (32 bits)."""
    community, p = resident.community, resident.model.p
    above = 1 + p["policy.flat_agencies.generalist"] * community.levers["merged"]
    return Matter(
        resident=resident,
        kind=kind,
        emergency=emergency,
        hotline=hotline,
        long=effort > p["service.long_hours"],
        raised=resident.model.t,
        word=word,
        left=intake(community) if upper else effort,
        beyond=float32(effort * above) if upper else 0.0,
    )


def intake(community: Community) -> float:
    """Hours of taking in a matter that must go up."""
    p = community.model.p
    hours = p["service.intake_hours"] * community.means.intake_factor
    return float32(hours * (1 + p["policy.one_window.queue"] * community.levers["window"]))


def enter(matter: Matter) -> None:
    """A new matter joins its community's desk."""
    community = matter.resident.community
    if matter.beyond > 0:
        route(matter)
    community.raised_now.append(matter)
    community.matters.append(matter)
    community.desk.matters.append(matter)


def route(matter: Matter) -> None:
    """Whether a matter that must go up belongs to a department, and whether it is on any list."""
    community, model, p = matter.resident.community, matter.model, matter.model.p
    draw = KIND_SPAN * model.t + matter.kind
    w0, w1, _, _ = draws.words(model, ROUTE, community.code, matter.resident.place, draw)
    share = p["department.share"][matter.kind] * (1 - community.levers["one_level"])
    share += (1 - share) * community.township.levers["over_calling"]
    there = community.township.department_staff[matter.kind] > 0
    matter.belongs = there and draws.unit(w0) < share
    matter.unlisted = draws.unit(w1) < p["policy.duty_list.unlisted"] * community.levers["duty_list"]


def trip(matter: Matter, trips: float, hours: float) -> None:
    """The resident goes somewhere."""
    counts = matter.resident.community.counts
    counts.trips += trips
    counts.trip_hours += trips * hours


def in_person(matter: Matter) -> int:
    """1 if the resident goes about the matter in person."""
    return 0 if matter.hotline or matter.latent else 1


def desk_of(matter: Matter):
    """The desk where a matter waits."""
    community = matter.resident.community
    township = community.township
    return {"community": community.desk, "township": township.desk, "department": township.department_desk}[
        matter.at
    ]


def watch(matter: Matter) -> None:
    """Patience that ended while a matter was in hand is looked at again at the end of this step."""
    t = matter.model.t
    if matter.leaves is not None and matter.leaves <= t and matter.raised < t and not matter.watched:
        file(matter, t)


def file(matter: Matter, leaves: int) -> None:
    """File a matter under the step at whose end its time has come."""
    matter.leaves, matter.watched = leaves, True
    matter.resident.community.township.files.append(matter)


def unfile(matter: Matter) -> None:
    """Take a matter out of the files, if it is there."""
    if matter.watched:
        matter.watched = False
        matter.resident.community.township.files.remove(matter)


def due(township: Township) -> list[Matter]:
    """Take out the matters whose time has come, in the order in which they were filed."""
    found = [matter for matter in township.files if matter.leaves == township.model.t]
    for matter in found:
        unfile(matter)
    return found
