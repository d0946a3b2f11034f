"""Society: who takes part in a community, who is heard, and the hours that residents give."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from math import ceil, exp, inf, sqrt

from sim.agents.names import GROUPS, KINDS
from sim.streams import THRESHOLD, words

from . import response
from .agents import OUTREACH, PARTY, TASK, TRACE, Community, Resident
from .draws import unit
from .troika import Troika
from .values import clip, mean

CELL = 1024  # places
SPECIAL, FLOATING = GROUPS.index("special"), GROUPS.index("floating")


def both(one: float, other: float) -> float:
    return 1 - (1 - one) * (1 - other)


@dataclass
class Cell:
    """A grid cell: its residents' thresholds in hundredths, sorted, and the share of them who take part."""

    thresholds: list[int]
    share: float
    helping: float = 0.0
    initiating: float = 0.0
    settles: float = 0.0

    @property
    def residents(self) -> int:
        return len(self.thresholds)

    def at_most(self, y: float) -> float:
        """F(y)"""
        place = 100.0 * y + 28
        if place < 0:
            return 0.0
        if place >= 127:
            return float(bisect_right(self.thresholds, 99))
        below = int(place)
        low, high = (bisect_right(self.thresholds, below - 28 + n) for n in (0, 1))
        return low + (place - below) * (high - low)


class Society:
    """What a community is to its own residents."""

    def __init__(self, community: Community):
        p = community.model.p
        self.community = community
        people = community.residents
        _admit(community)
        self.cells = []
        for start in range(0, len(people), CELL):
            thresholds = sorted(_threshold(resident) for resident in people[start : start + CELL])
            self.cells.append(Cell(thresholds, p["participation.start"]))
        members = [r for r in people if r.member]
        self.skilled = sum(r.skilled for r in people)
        self.members = len(members)
        self.old_members = sum(r.age == "elder" for r in members)
        self.fatigue = self.initiative = self.volunteers = self.debt = 0.0
        self.belonging = p["society.belonging_base"]
        self.backbones = p["society.backbones_start"]
        self.attending = self.helping = self.initiating = 0.0
        # of the last step
        self.cover = [0.0] * len(KINDS)
        self.norm = 0.0
        self.troika = Troika(community)
        self.seen = [0.0] * len(KINDS)

    def live(self) -> None:
        """One step, before matters arise."""
        self._tire()
        self._grow()
        self._deliberate()
        self._draw_in()
        self._gather()
        self._volunteer()
        self._receive()

    def _tire(self) -> None:
        community = self.community
        p, dt, L, x = community.model.p, community.model.dt, community.levers, community.hours
        self.activity = min(1.0, x[OUTREACH] / self.norm) if self.norm > 0 else 0.0
        empty = clip(p["society.empty"] + p["society.empty_pressure"] * community.pressure, 0.0, 1.0)
        self.empty = empty * (1 - L["valued"])
        rate = clip(p["society.fatigue_rate"] * dt, 0.0, 1.0)
        self.fatigue += rate * (self.activity * self.empty - self.fatigue)
        ruled = (x[PARTY] + x[TRACE] + x[TASK]) / sum(x) if sum(x) > 0 else 0.0
        control = both(ruled, L["control"])
        self.autonomy = max(0.0, 1 - p["society.squeeze"] * control * (1 - L["autonomy"]))

    def _grow(self) -> None:
        community = self.community
        p, dt, L, n = community.model.p, community.model.dt, community.levers, community.population
        target = (
            p["society.empowering"] * L["empowering"]
            - p["society.giving"] * mean(self.cover) * (1 - L["empowering"])
            - p["society.dependence_drag"] * community.township.organisations.dependence
        )
        self.initiative += clip(p["society.initiative_rate"] * dt, 0.0, 1.0) * (target - self.initiative)
        target = (
            p["society.belonging_base"]
            + p["society.belonging_part"] * self.attending / n
            + p["society.belonging_shared"] * L["shared"]
            - p["society.belonging_floating"] * community.by_group[FLOATING] / n
        )
        rate = clip(p["society.belonging_rate"] * dt, 0.0, 1.0)
        self.belonging += rate * (clip(target, 0.0, 1.0) - self.belonging)
        grown = p["society.backbone_growth"] * 100 * self.helping / n
        lost = p["society.backbone_loss"] * self.backbones
        self.backbones = max(0.0, self.backbones + (grown - lost) * dt / 52)

    def _deliberate(self) -> None:
        community = self.community
        p, L, n = community.model.p, community.levers, community.by_group
        formal = both(p["society.formal"], L["formal"])
        informal = both(p["society.informal"] * community.contact, L["informal"])
        weight = [formal * speaks + informal for speaks in p["society.speaks"]]
        average = sum(n_g * e_g for n_g, e_g in zip(n, weight, strict=True)) / community.population
        self.heard = []
        for relative in p["demand.relative_need"]:
            needs = [n_g * rel for n_g, rel in zip(n, relative, strict=True)]
            heard = sum(need * e_g for need, e_g in zip(needs, weight, strict=True))
            known = sum(needs) > 0 and average > 0
            self.heard.append(heard / (sum(needs) * average) - 1 if known else 0.0)
        least = [e_g / average for n_g, e_g in zip(n, weight, strict=True) if n_g and average > 0]
        self.least_heard = min(1.0, *least) if least else 1.0
        trust = mean([response.trust(resident) for resident in community.residents])
        self.trust = trust
        accepted = (
            p["society.acceptance"]
            + p["society.cooperation"] * (trust + self.belonging - 1)
            + p["society.local_fit"] * both(formal, informal)
            + L["custom"]
        )
        self.acceptance = max(0.0, accepted) * (1 - L["slower"])

    def _draw_in(self) -> None:
        community = self.community
        p = community.model.p
        self.drive = (
            p["participation.trust"] * (self.trust - 0.5)
            + p["participation.efficacy"] * (community.results - 0.5)
            + p["participation.interest"] * self.activity * (1 - self.empty)
            + p["participation.contact"] * community.contact
            + p["participation.belonging"] * (self.belonging - 0.5)
            + p["participation.backbone"] * (1 - exp(-self.backbones))
            - p["participation.fatigue"] * self.fatigue
        )

    def _gather(self) -> None:
        p, dt, L = self.community.model.p, self.community.model.dt, self.community.levers
        rate = clip(p["participation.adjustment"] * dt, 0.0, 1.0)
        free = self.autonomy * (1 + p["society.mediation"] * L["mediation"])
        free *= 1 + self.community.means.practices.settling
        free *= max(0.0, 1 - p["society.crowding"] * L["points"])
        for cell in self.cells:
            y, n = p["participation.peers"] * cell.share + self.drive, cell.residents
            cell.share += rate * (cell.at_most(y) / n - cell.share)
            help_at, initiate_at = (
                y + self.initiative - p[f"participation.{gap}_gap"] * (1 - L["ladder"])
                for gap in ("help", "initiate")
            )
            cell.helping = min(cell.share * n, cell.at_most(help_at))
            cell.initiating = min(cell.helping, cell.at_most(initiate_at))
            cell.settles = (1 - exp(-p["society.density"] * cell.helping / n)) * free
        self.attending = sum(cell.share * cell.residents for cell in self.cells)
        self.helping = sum(cell.helping for cell in self.cells)
        self.initiating = sum(cell.initiating for cell in self.cells)

    def _volunteer(self) -> None:
        community = self.community
        p, dt, L = community.model.p, community.model.dt, community.levers
        leave = 1 - exp(-p["society.leave"] * (1 - L["retention"]) * dt)
        join = 1 - exp(-p["society.join"] * dt)
        self.volunteers += join * max(0.0, self.helping - self.volunteers) - leave * self.volunteers
        own = self.volunteers * p["society.volunteer_hours"] * dt
        redeemed = min(own, (1 - exp(-p["society.redeem"] * dt)) * self.debt)
        self.debt += L["banked"] * own - redeemed
        self.member_hours = 0.0
        if self.members:
            old = self.old_members / self.members + community.model.grown("society.ageing")
            able = max(0.0, 1 - p["society.member_age"] * clip(old, 0.0, 1.0)) * (1 - L["member_time"])
            posts = self.members * both(p["society.member_posts"], L["posts"])
            self.member_hours = posts * able * p["society.member_hours"] * dt
        bound = 1 - exp(-community.capital)
        partners = p["society.partner_hours"] * community.scale * bound * dt
        self.openness = both(p["society.centre_open"], p["society.rooms"] * bound)
        self.volunteer_hours = self.volunteer_left = own - redeemed + self.member_hours + partners
        skilled = both(self.skilled / community.population, L["certified"])
        self.suited = [both(suited, p["society.specialist"] * skilled) for suited in p["society.suited"]]

    def _receive(self) -> None:
        community, organisations = self.community, self.community.township.organisations
        m = organisations.matching
        people = community.population / community.township.population
        self.organisation_hours = []
        for k, hours in enumerate(organisations.hours):
            seen = organisations.seen[k]
            need = self.seen[k] / seen if seen > 0 else people
            self.organisation_hours.append(hours * ((1 - m) * people + m * need))
        self.organisation_left = list(self.organisation_hours)
        self.troika.meet()

    def end(self, cover: list[float]) -> None:
        """What is remembered of the step at its end."""
        community = self.community
        p, dt = community.model.p, community.model.dt
        self.cover = cover
        self.norm = p["agenda.outreach_hours"] * community.scale * dt
        self.seen = [seen * exp(-dt / 52) for seen in self.seen]


def _admit(community: Community) -> None:
    """Who is a Party member: by the usual shares, or those who would be first if as many as said are."""
    model, ranks = community.model, []
    for resident in community.residents:
        if resident.age != "child":
            w3 = words(model.seed_word, THRESHOLD, community.code, resident.place, 0, 0)[3]
            share = model.p[f"participation.members_{resident.age}"]
            resident.member = unit(int(w3)) < share
            ranks.append((unit(int(w3)) / share if share > 0 else inf, resident))
    if "party_members" in community.said:
        ranks.sort(key=lambda rank: rank[0])
        for n, (rank, resident) in enumerate(ranks):
            resident.member = n < community.said["party_members"] and rank < inf


def _threshold(resident: Resident) -> int:
    """A resident's skill and threshold in hundredths."""
    model, p = resident.model, resident.model.p
    w0, w1, w2, _ = map(int, words(model.seed_word, THRESHOLD, resident.community.code, resident.place, 0, 0))
    if resident.age != "child":
        resident.skilled = unit(w2) < p["participation.skilled"]
    halves = (w0 >> 16) + (w0 & 0xFFFF) + (w1 >> 16) + (w1 & 0xFFFF)
    bell = sqrt(3) * ((halves + 2) / 65536 - 2)
    theta = p["participation.threshold"][resident.group] + p["participation.spread"] * bell
    if resident.age != "child" and not resident.employed:
        theta -= p["participation.time"]
    if resident.skilled:
        theta -= p["participation.skill"]
    if resident.member:
        theta -= p["participation.member"]
    return ceil(100 * theta)
