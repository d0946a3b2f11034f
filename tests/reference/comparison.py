"""Two models of one region side by side: the fast one and this one, compared after every step."""

from __future__ import annotations

from collections.abc import Iterator
from math import isclose
from random import Random
from typing import Any

from sim.agents.names import KINDS, STREAMS
from sim.parameters import PARAMETERS, get_from_record
from sim.scenario import Scenario
from sim.world import World

from . import coupling, means
from .agents import COMMUNITY_LEVERS, TOWNSHIP_LEVERS
from .assessment import leniency
from .model import ReferenceModel
from .response import satisfaction, trust
from .scenarios import random_levers
from .values import parameter_values

REAL = {"rel_tol": 1e-9, "abs_tol": 1e-9}
AGENDA = """
    task_hours form_hours inspection_hours form_error assessors shock
    campaign_task campaign_trace reissued reissue_hours
"""
COUNTS = """
    arising raised met settled settled_by lost_out bounced covered hotline sent_up closed late given_up wait
    surfaced detected escalated emergencies petitions sent_back to_departments false_closed false_found
    reopened trips trip_hours storms
"""
SAME_NAMES = """
    pressure quantile amplification hidden_share party imposed_trace self_trace demand_hours load
    contracted seconded productivity overtime available hours idle task_backlog capital contact
    met results score real_score polish found
    coaching ties churn unsettled groups branch overdue
    latent grid_hours surge relief reserve literacy disappointment false_found
"""  # of values of a community, in both models
SOCIETY = """
    skilled members old_members fatigue initiative belonging backbones volunteers debt activity empty drive
    autonomy heard least_heard acceptance openness attending helping initiating suited member_hours
    volunteer_hours volunteer_left organisation_hours organisation_left
"""
CELL = "residents share helping initiating settles"


class Pair:
    """The fast model and the reference model of one scenario, in step."""

    def __init__(self, scenario: Scenario, seed: int) -> None:
        self.world = World(scenario, seed)
        self.model = ReferenceModel(self.world.region, dict(scenario.values), self.world.seed)
        self.parameters = self.world.state.p.tobytes()

    def step(self) -> list[str]:
        """One step of both; what differs, in words (empty: they agree)."""
        self.world.advance(1)
        self.follow()
        self.model.step()
        return list(self.differences())

    def pull_levers(self, random: Random) -> None:
        """Random levers in the fast model; they stay until a policy turns."""
        state = self.world.state
        for levers in state.levers:
            for name, value in random_levers(random, COMMUNITY_LEVERS).items():
                levers[name] = value
        for levers in state.township_levers:
            for name, value in random_levers(random, TOWNSHIP_LEVERS).items():
                levers[name] = value

    def follow(self) -> None:
        """Give the reference the parameters and levers with which the fast model lived its last step."""
        state, model = self.world.state, self.model
        if state.p.tobytes() != self.parameters:
            self.parameters = state.p.tobytes()
            model.change(parameter_values({key: get_from_record(state.p, key) for key in PARAMETERS}))
        for community, levers in zip(model.communities, state.levers, strict=True):
            community.levers = {name: float(levers[name]) for name in COMMUNITY_LEVERS}
        for township, levers in zip(model.townships, state.township_levers, strict=True):
            township.levers = {name: float(levers[name]) for name in TOWNSHIP_LEVERS}

    def differences(self) -> Iterator[str]:
        """Every value that is not the same in both models."""
        for name, fast, plain in self.values():
            if hasattr(fast, "tolist"):
                fast = fast.tolist()
            if fast == plain:
                continue
            fast, plain = _flat(fast), _flat(plain)
            if len(fast) != len(plain) or not all(map(_same, fast, plain)):
                yield f"step {self.model.t - 1}: {name}: fast {fast}, reference {plain}"

    def values(self) -> Iterator[tuple[str, Any, Any]]:
        """(name, value in the fast model, value in this one): the whole state."""
        state, model = self.world.state, self.model
        for i, county in enumerate(model.counties):
            yield f"county {i} indicators", state.counties[i].indicators, county.indicators
            yield f"county {i} weight", state.counties[i].weight, county.weights
            yield f"county {i} leniency", state.evaluators[i].leniency, leniency(county)
            agenda = state.agendas[i, (model.t - 1) % state.agendas.shape[1]]
            yield from coupling.values_of(state, i, county)
            for name in AGENDA.split():
                yield f"county {i} {name}", agenda[name], getattr(county, name)
        for i, township in enumerate(model.townships):
            for name in ("hours", "dependence", "matching", "seen"):
                plain = getattr(township.organisations, name)
                yield f"township {i} society {name}", state.township_society[i][name], plain
            given = [one.hours for one in state.channels[3 * i : 3 * i + 3]]
            yield f"township {i} charity", given, list(township.organisations.given.values())
            for name, plain in township_values(township).items():
                yield f"township {i} {name}", state.townships[i][name], plain
            yield from self.desk_values(f"township {i}", len(model.communities) + i, township.desk)
            place = len(model.communities) + len(model.townships) + i
            yield from self.desk_values(f"departments in township {i}", place, township.department_desk)
            for name, plain in counts(township).items():
                yield f"township {i} {name}", state.weekly[i][name].sum(axis=0), plain
        for i, community in enumerate(model.communities):
            fast = state.communities[i]
            for name, plain in community_values(community).items():
                yield f"community {i} {name}", fast[name], plain
            for stream, plain in community.backlog.items():
                yield f"community {i} backlog of {STREAMS[stream]}", fast.backlog[stream], plain
            yield from means.values_of(state, i, community)
            yield from self.society_values(i, community)
            yield from self.desk_values(f"community {i}", i, community.desk)
            yield from self.resident_values(i, community)
            yield from self.cadre_values(i, community)

    def society_values(self, i: int, community) -> Iterator[tuple[str, Any, Any]]:
        """What a community is to its own residents, and its grid cells."""
        fast, plain = self.world.state.society[i], community.society
        for name in SOCIETY.split():
            yield f"community {i} society {name}", fast[name], getattr(plain, name)
        troika = community.society.troika
        yield f"community {i} property hours", self.world.state.companies[i].hours, troika.hours
        yield f"community {i} property left", self.world.state.companies[i].left, troika.left
        yield f"community {i} clarity", self.world.state.owners[i].clarity, troika.clarity
        yield f"community {i} seen", self.world.state.communities[i].seen, plain.seen
        for n, cell in enumerate(plain.cells):
            row = self.world.state.cells[fast.first_cell + n]
            for name in CELL.split():
                yield f"community {i} cell {n} {name}", row[name], getattr(cell, name)

    def desk_values(self, name: str, place: int, desk) -> Iterator[tuple[str, Any, Any]]:
        """Open matters at a desk, by kind, and their work."""
        fast = self.world.state.desks[place]
        by_kind = [sum(matter.kind == k for matter in desk.matters) for k in range(len(KINDS))]
        yield f"{name} desk open_kind", fast.open_kind, by_kind
        yield f"{name} desk open", fast.open, len(desk.matters)
        yield f"{name} desk work", fast.work, sum(matter.left for matter in desk.matters)

    def resident_values(self, i: int, community) -> Iterator[tuple[str, Any, Any]]:
        """Satisfaction and trust of each resident, as stored at the last contact: exactly the same."""
        first = int(self.world.state.communities[i].first_resident)
        fast = self.world.state.residents[first : first + community.population]
        people = community.residents
        for name in ("satisfaction", "trust"):
            plain = [round(65535 * getattr(person, f"{name}_then")) for person in people]
            yield f"community {i} residents' {name}", fast[name].tolist(), plain
        yield f"community {i} residents' contact", fast.contact.tolist(), [r.contact for r in people]

    def cadre_values(self, i: int, community) -> Iterator[tuple[str, Any, Any]]:
        """Each cadre's state; of a vacant post only that it is vacant."""
        first = int(self.world.state.communities[i].first_cadre)
        for slot, cadre in enumerate(community.cadres):
            fast = self.world.state.cadres[first + slot]
            yield f"cadre {i}.{slot} vacant_until", fast.vacant_until, cadre.vacant_until or 0
            yield f"cadre {i}.{slot} hours", fast.hours, cadre.hours
            if cadre.present:
                for name in ("morale", "knowledge", "withdrawn", "ties"):
                    yield f"cadre {i}.{slot} {name}", fast[name], getattr(cadre, name)


def township_values(township) -> dict[str, Any]:
    """Values of a township by the fast model's field names."""
    names = ("pressure", "amplification", "quantile", "score", "hours", "petitions", "incidents", "storm")
    names += (
        "lent",
        "answerable",
        "storming",
        "department_staff",
        "department_hours",
        "department_used",
        "pooled",
    )
    return {name: getattr(township, name) for name in names} | {"used": township.hours_used}


def counts(township) -> dict[str, Any]:
    """What has happened in a township since the start, by the names of the fast model's tallies."""
    summed = {}
    for name in COUNTS.split():
        of_each = [_flat(getattr(community.counts, name)) for community in township.communities]
        summed[name] = [sum(same) for same in zip(*of_each, strict=True)]
    return summed


def community_values(community) -> dict[str, Any]:
    """Values of a community by the fast model's field names."""
    names = SAME_NAMES.split()
    by_group = [0.0] * len(community.by_group)
    for resident in community.residents:
        by_group[resident.group] += satisfaction(resident)
    return {name: getattr(community, name) for name in names} | {
        "detection": community.finding,
        "task": community.tasks,
        "task_done": community.tasks_done,
        "weight": community.weights,
        "target": community.targets,
        "satisfaction": by_group,
        "trust": sum(trust(resident) for resident in community.residents),
    }


def _flat(value: Any) -> list[float]:
    """A number or a (nested) list as a list of numbers."""
    return [number for part in value for number in _flat(part)] if isinstance(value, list) else [value]


def _same(fast: float, plain: float) -> bool:
    if isinstance(fast, int) or isinstance(plain, int):  # counts are the same exactly
        return fast == plain
    return isclose(fast, plain, **REAL)
