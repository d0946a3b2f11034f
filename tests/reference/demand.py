"""Demand: needs arise among residents; some are covered, some raised, some stay unheard."""

from __future__ import annotations

from math import ceil, exp, floor, gamma, log

from sim.agents.names import GROUPS, KINDS
from sim.parameters import PARAMETERS
from sim.streams import MATTER, NEED, PROPOSALS

from . import draws, filing, response, settlement
from .agents import HIGHER, Community, Matter, Resident
from .values import clip, float32, mean

BLOCK = 256  # places
SQUARE = 16  # blocks
LAYER = 4096  # draws
CASES = 4096  # of which each kind has some


def _proposal(kind: str) -> float:
    """Proposed needs a year of a resident, of the defaults and not of the scenario."""
    default = {key: parameter.default for key, parameter in PARAMETERS.items()}
    most = max(default[f"demand.relative_need.{kind}.{group}"] for group in GROUPS)
    upgrading = 1 + default["demand.upgrading"] * (KINDS.index(kind) in HIGHER)
    return default[f"demand.rate.{kind}"] * most * upgrading


WANTED = [_proposal(kind) for kind in KINDS]
SHARE = [ceil((CASES - len(KINDS)) * wanted / sum(WANTED)) for wanted in WANTED]
SHARE[-1] = CASES - sum(SHARE[:-1])
C = sum(WANTED) * CASES / (CASES - len(KINDS))
PROPOSAL = [C * share / CASES for share in SHARE]
KIND = [kind for kind, share in enumerate(SHARE) for _ in range(share)]  # of each case


def arise(community: Community) -> None:
    """The needs of one step, layer by layer, square by square."""
    community.raised_now = []
    rates = need_rates(community)
    community.cover = cover = cover_shares(community, rates)
    blocks = ceil(community.population / BLOCK)
    for layer in range(ceil(max(ratio for row in ratios(rates) for ratio in row))):
        for first in range(0, blocks, SQUARE):
            square = range(first, min(first + SQUARE, blocks))
            needs = [need for block in square for need in needs_of_block(community, block, layer, rates)]
            meet(community, needs, cover)


def meet(community: Community, needs, cover: list[float]) -> None:
    """What becomes of the needs of a square: all is decided on the trust there was before any of them."""
    counts, p = community.counts, community.model.p
    silent, settled = [], []
    for resident, kind, words, draw in needs:
        counts.arising[kind][resident.group] += 1
        if lower(words[3]) < cover[kind]:
            counts.covered += 1
            counts.met[kind][resident.group] += 1
        elif upper(words[3]) < voice(resident):
            matter = matter_of(resident, kind, words)
            counts.raised[kind][resident.group] += 1
            community.society.seen[kind] += 1
            who = offer(matter, draw)
            if who not in (None, "bounced"):
                settled.append((resident, who))
                continue
            counts.hotline += matter.hotline
            counts.emergencies += matter.emergency
            filing.enter(matter)
            filing.trip(matter, filing.in_person(matter), p["casework.trip_hours"])
        else:
            counts.unheard += 1
            silent.append(resident)
    for resident in silent:
        response.handled(resident, p["demand.unheard_value"], p["demand.unheard_weight"])
    for resident, who in settled:
        value = "response.value_dropped" if who == "lost out" else "society.value_settled"
        response.handled(resident, p[value])


def offer(matter: Matter, draw: int) -> str | None:
    """Who in society takes a small matter; one that is passed on costs more."""
    resident, kind, p = matter.resident, matter.kind, matter.resident.model.p
    counts, effort = resident.community.counts, matter.left
    if effort > p["society.settle_hours"] or matter.beyond > 0 or matter.emergency or matter.hotline:
        return None
    who = settlement.offer(resident, kind, draw, effort)
    if who == "bounced":
        counts.bounced += 1
        matter.left = float32(effort + p["organisations.bounce_hours"])
        matter.long = matter.left > p["service.long_hours"]
    elif who is not None:
        counts.settled[kind] += 1
        by = "neighbours" if who == "lost out" else who
        counts.settled_by[("neighbours", "property", "volunteers", "organisations").index(by)] += 1
        counts.lost_out[kind] += who == "lost out"
        counts.met[kind][resident.group] += who != "lost out"
    return who


def upper(word: int) -> float:
    """The uniform number h(w) of the upper half of a word."""
    return ((word >> 16) + 0.5) / 2**16


def lower(word: int) -> float:
    """The uniform number l(w) of the lower half of a word."""
    return ((word & 0xFFFF) + 0.5) / 2**16


def need_rates(community: Community, shock: bool = True) -> list[list[float]]:
    """lambda_kg: needs a year of a resident, by kind and group, with or without what a shock adds."""
    p = community.model.p
    place = 1.0 if community.urban else p["demand.rural_factor"]
    growth = exp(community.model.grown("demand.growth"))
    rates = []
    for k, rate in enumerate(p["demand.rate"]):
        upgrading = 1 + p["demand.upgrading"] * (k in HIGHER) * community.met
        rates.append(
            [
                rate * relative * place * growth * upgrading * (1 + shock * community.surge[k])
                for relative in p["demand.relative_need"][k]
            ]
        )
    return rates


def cover_shares(community: Community, rates: list[list[float]]) -> list[float]:
    """cover_k: the share of needs that standing programmes meet."""
    p, dt = community.model.p, community.model.dt
    fit = mean([cadre.knowledge for cadre in community.present_cadres])
    accepted = community.society.acceptance
    cover = []
    for k, done in enumerate(community.tasks_done):
        persons = sum(n * rate for n, rate in zip(community.by_group, rates[k], strict=True))
        need = persons * p["demand.effort"][k] * dt / 52
        given = p["demand.programme"] * fit * accepted * done * community.means.cover_factor[k]
        share = min(p["demand.cover_max"], given / need if need > 0 else 0.0)
        cover.append(share + (1 - share) * community.relief * of_shock(community, k))
    return cover


def of_shock(community: Community, k: int) -> float:
    """The share of needs of a kind that a shock has added."""
    return community.surge[k] / (1 + community.surge[k])


def size(model, word: int) -> float:
    """Effort over the mean of its kind."""
    return work_factor(word, model.p["demand.effort_spread"])


def ratios(rates: list[list[float]]) -> list[list[float]]:
    """How often a need of a kind arises for a group, over how often it is proposed."""
    return [[rate / PROPOSAL[k] for rate in rates[k]] for k in range(len(KINDS))]


def needs_of_block(community: Community, block: int, layer: int, rates: list[list[float]]):
    """Each need of a block and layer: (resident, kind, words of what becomes of it, draw); what is proposed
    for a full block, thinned.
    """
    model, ratio = community.model, ratios(rates)
    number = draws.words(model, PROPOSALS, community.code, block // 4, layer)[block % 4]
    for j in range(draws.poisson(draws.unit(number), BLOCK * C * model.dt / 52)):
        four = draws.words(model, NEED, community.code, block, LAYER * layer + j // 2)
        mark, where = four[2 * (j % 2)], four[2 * (j % 2) + 1]
        place = BLOCK * block + (where >> 24)
        if place < community.population:
            resident, kind = community.residents[place], KIND[(where >> 12) & 0xFFF]
            if layer + draws.unit(mark) < ratio[kind][resident.group]:
                draw = LAYER * layer + j
                yield resident, kind, draws.words(model, MATTER, community.code, block, draw), draw


def voice(resident: Resident) -> float:
    """The chance that a resident raises a need."""
    p = resident.model.p
    reach = 1.0
    if resident.floating:
        community = resident.community
        silent = (1 - p["demand.floating_reach"]) * (1 - community.levers["reach"])
        reach = 1 - silent * (1 - community.contact)
    induced = p["demand.induced"] if p["demand.induced_form"] == "on" else 0.0
    willing = p["demand.voice"] + induced * (response.trust(resident) - 0.5)
    return clip(reach * willing, 0.02, 0.98)


def matter_of(resident: Resident, kind: int, words) -> Matter:
    """What a raised matter is like."""
    community, model, p = resident.community, resident.model, resident.model.p
    w0, w1, w2, _ = words
    levers = community.levers
    share = p["demand.upper_share"][kind]
    needs_township = upper(w1) < share * (1 - levers["authority"])
    effort = p["demand.effort"][kind] * size(model, w0) * community.means.work_factor[kind]
    if upper(w1) < share and not needs_township:
        knowledge = mean([cadre.knowledge for cadre in community.present_cadres])
        effort *= 1 + p["policy.authority_sinking.clumsy"] * (1 - knowledge)
    if effort > p["service.long_hours"]:
        effort *= 1 + p["policy.rule_of_law.odd"] * levers["procedure"]
    emergency = p["demand.emergency_share"][kind]
    emergency += (1 - emergency) * p["shock.urgent"] * of_shock(community, kind)
    hotline = p["demand.hotline_share"] * (
        1 + p["demand.hotline_distrust"] * (0.5 - response.trust(resident))
    )
    hotline = clip(hotline, 0.0, 1.0) * (1.0 if resident.digital else p["demand.hotline_offline"])
    return filing.new(
        resident,
        kind,
        float32(effort),
        needs_township,
        emergency=lower(w1) < emergency,
        hotline=lower(w2) < hotline,
        word=w2,
    )


def work_factor(word: int, spread: float) -> float:
    """Effort over the mean of its kind: Weibull quantiles, straight lines between u = 8/1024, 9/1024, ...
    1016/1024.
    """

    def quantile(u: float) -> float:
        return (-log(u)) ** spread / gamma(1 + spread)

    cell, rest = divmod(word, 2**22)
    if cell < 8 or cell >= 1016:
        return quantile(draws.unit(word))
    low, high = quantile(cell / 1024), quantile((cell + 1) / 1024)
    return low + (high - low) * ((rest + 0.5) / 2**22)


def patience(model, kind: int, u: float) -> int | None:
    """How many steps a resident waits."""
    p = model.p
    form = p["service.patience_form"]
    if form == "exponential":
        return floor(min(p["service.patience"][kind] * -log(u), p["service.patience_max"]) / model.dt)
    if form == "deadline":
        return floor(p["service.deadline"][kind] / model.dt)
    return None
