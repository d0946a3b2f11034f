"""Demand: needs arise among residents; some are covered, some raised, some stay unheard."""

from __future__ import annotations

from math import exp, floor, gamma, log

from sim.agents.names import GROUPS, KINDS
from sim.parameters import PARAMETERS
from sim.streams import MATTER, NEED, PROPOSALS

from . import draws, response
from .agents import HIGHER, Community, Matter, Resident
from .values import clip, float32, mean

BLOCK = 256  # places
LAYER = 4096  # draws


def _proposal(kind: str) -> float:
    """Proposed needs a year of a resident, of the defaults and not of the scenario."""
    default = {key: parameter.default for key, parameter in PARAMETERS.items()}
    most = max(default[f"demand.relative_need.{kind}.{group}"] for group in GROUPS)
    upgrading = 1 + default["demand.upgrading"] * (KINDS.index(kind) in HIGHER)
    return default[f"demand.rate.{kind}"] * most * upgrading


PROPOSAL = [_proposal(kind) for kind in KINDS]
C = sum(PROPOSAL)


def arise(community: Community) -> None:
    """The needs of one step, block by block."""
    community.raised_now = []
    rates = need_rates(community)
    cover = cover_shares(community, rates)
    for block in range((community.population + BLOCK - 1) // BLOCK):
        for draw, resident, kind, w2, w3 in needs_of_block(community, block, rates):
            counts, group = community.counts, resident.group
            counts.arising[kind][group] += 1
            if draws.unit(w2) < cover[kind]:
                counts.covered += 1
                counts.met[kind][group] += 1
            elif draws.unit(w3) < voice(resident):
                matter = raise_matter(resident, kind, block, draw)
                counts.raised[kind][group] += 1
                counts.hotline += matter.hotline
                community.raised_now.append(matter)
                community.matters.append(matter)
                community.desk.matters.append(matter)
            else:
                counts.unheard += 1
                p = community.model.p
                response.handled(resident, p["demand.unheard_value"], p["demand.unheard_weight"])


def need_rates(community: Community) -> list[list[float]]:
    """lambda_kg: needs a year of a resident, by kind and group."""
    p = community.model.p
    place = 1.0 if community.urban else p["demand.rural_factor"]
    growth = exp(p["demand.growth"] * community.model.year)
    rates = []
    for k, rate in enumerate(p["demand.rate"]):
        upgrading = 1 + p["demand.upgrading"] * (k in HIGHER) * community.met
        rates.append(
            [rate * relative * place * growth * upgrading for relative in p["demand.relative_need"][k]]
        )
    return rates


def cover_shares(community: Community, rates: list[list[float]]) -> list[float]:
    """cover_k: the share of needs that standing programmes meet."""
    p, dt = community.model.p, community.model.dt
    fit = mean([cadre.knowledge for cadre in community.present_cadres])
    cover = []
    for k, done in enumerate(community.tasks_done):
        persons = sum(n * rate for n, rate in zip(community.by_group, rates[k], strict=True))
        need = persons * p["demand.effort"][k] * dt / 52
        share = p["demand.programme"] * fit * done / need if need > 0 else 0.0
        cover.append(min(p["demand.cover_max"], share))
    return cover


def needs_of_block(community: Community, block: int, rates: list[list[float]]):
    """Each need of a block: (draw, resident, kind, w2, w3); what is proposed for a full block, thinned."""
    model = community.model
    ratios = [[rate / PROPOSAL[k] for rate in rates[k]] for k in range(len(KINDS))]
    bound = max(max(row) for row in ratios)
    layer = 0
    while layer < bound:
        u = draws.uniform(model, PROPOSALS, community.code, block, layer)
        for j in range(draws.poisson(u, BLOCK * C * model.dt / 52)):
            draw = LAYER * layer + j
            w0, w1, w2, w3 = draws.words(model, NEED, community.code, block, draw)
            mark = layer + draws.unit(w0)
            place = BLOCK * block + (w1 >> 24)
            if place < community.population:
                resident = community.residents[place]
                kind = proposed_kind((w1 & 0xFFFFFF) / 2**24)
                if mark < ratios[kind][resident.group]:
                    yield draw, resident, kind, w2, w3
        layer += 1


def proposed_kind(u: float) -> int:
    """The first kind whose cumulative proposal exceeds u."""
    cumulative = 0.0
    for kind, proposal in enumerate(PROPOSAL):
        cumulative += proposal
        if u < cumulative / C:
            return kind
    return len(PROPOSAL) - 1


def voice(resident: Resident) -> float:
    """The chance that a resident raises a need."""
    p = resident.model.p
    reach = 1.0
    if resident.floating:
        reach = p["demand.floating_reach"] + (1 - p["demand.floating_reach"]) * resident.community.contact
    willing = p["demand.voice"] + p["demand.induced"] * (response.trust(resident) - 0.5)
    return clip(reach * willing, 0.02, 0.98)


def raise_matter(resident: Resident, kind: int, block: int, draw: int) -> Matter:
    """What the raised matter is like."""
    community, model, p = resident.community, resident.model, resident.model.p
    w0, w1, w2, w3 = draws.words(model, MATTER, community.code, block, draw)
    spread = p["demand.effort_spread"]
    effort = p["demand.effort"][kind] * (-log(draws.unit(w0))) ** spread / gamma(1 + spread)
    effort = float32(effort * (1 - p["demand.practice_gain"] * (1 - exp(-community.practice))))
    upper = (w1 >> 16) / 65536 < p["demand.upper_share"][kind]
    emergency = (w1 & 0xFFFF) / 65536 < p["demand.emergency_share"][kind]
    hotline = p["demand.hotline_share"] * (1.0 if resident.digital else p["demand.hotline_offline"])
    hotline = clip(hotline * (1 + p["demand.hotline_distrust"] * (0.5 - response.trust(resident))), 0.0, 1.0)
    return Matter(
        resident=resident,
        kind=kind,
        emergency=emergency,
        hotline=draws.unit(w3) < hotline,
        long=effort > p["service.long_hours"],
        raised=model.t,
        patience=patience(model, kind, draws.unit(w2)),
        left=float32(p["service.intake_hours"]) if upper else effort,
        beyond=effort if upper else 0.0,
    )


def patience(model, kind: int, u: float) -> int | None:
    """How many steps a resident waits."""
    p = model.p
    form = p["service.patience_form"]
    if form == "exponential":
        return floor(min(p["service.patience"][kind] * -log(u), p["service.patience_max"]) / model.dt)
    if form == "deadline":
        return floor(p["service.deadline"][kind] / model.dt)
    return None
