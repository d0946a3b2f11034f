"""Latent disputes and hazards: found and cheap, or escalated into emergencies."""

from __future__ import annotations

from math import exp, floor, log, log1p

from sim.agents.names import KINDS, RISKS
from sim.streams import LATENT, SURFACING

from . import demand, draws, filing
from .agents import Community, Matter
from .values import float32

DISPUTE = RISKS.index("dispute")


def binomial(u: float, n: int, q: float) -> int:
    """The binomial quantile of u."""
    if n <= 0 or q <= 0:
        return 0
    if q >= 1:
        return n
    if -n * log1p(-q) > 690:
        return int(n * q + 0.5)
    probability = below = exp(n * log1p(-q))
    count = 0
    while u > below and count < n:
        probability *= q / (1 - q) * (n - count) / (count + 1)
        below += probability
        count += 1
    return count


def surface(community: Community) -> None:
    """What arises unseen, what is found, what escalates, what passes, in one step."""
    model, p = community.model, community.model.p
    workers = p["grid.workers"] + community.levers["grid"]
    thousands = community.population / 1000
    community.finding = (
        p["grid.detection"] * workers * (1 - p["grid.service_share"])
        + p["latent.detection_contact"] * community.contact
        + community.levers["detection"]
        + community.means.technology.detection
    )
    community.grid_hours = workers * thousands * p["grid.hours"] * p["grid.service_share"] * model.dt
    for n, name in enumerate(RISKS):
        w0, w1, w2, w3 = draws.words(model, LATENT, community.code, n, 0)
        born = draws.poisson(draws.unit(w0), p["latent.rate"][n] * thousands * model.dt / 52)
        escalation = p["latent.escalation"][n]
        if n == DISPUTE:
            escalation *= 1 - p["casework.literacy_dispute"] * community.literacy
        passing = escalation + p["latent.fading"][n]
        rate = community.finding + passing
        gone = binomial(draws.unit(w1), community.latent[n], 1 - exp(-rate * model.dt)) if rate > 0 else 0
        found = binomial(draws.unit(w2), gone, community.finding / rate) if gone else 0
        escalated = binomial(draws.unit(w3), gone - found, escalation / passing) if passing > 0 else 0
        community.latent[n] += born - gone
        for number in range(found + escalated):
            come_to_desk(community, n, KINDS.index(name), number, escalated=number >= found)
        community.imposed_trace += p["grid.report_hours"] * found
        counts = community.counts
        counts.surfaced[KINDS.index(name)] += found + escalated
        counts.detected += found
        counts.escalated += escalated


def come_to_desk(community: Community, n: int, kind: int, number: int, escalated: bool) -> None:
    """A latent matter comes to its community's desk."""
    model, p = community.model, community.model.p
    w0, w1, w2, w3 = draws.words(model, SURFACING, community.code, n, number)
    place = min(floor(draws.unit(w0) * community.population), community.population - 1)
    effort = p["latent.early_effort"] * p["demand.effort"][kind] * demand.size(model, w1)
    effort *= community.means.work_factor[kind]
    upper = False
    if escalated:
        effort *= p["latent.escalated_factor"]
        upper = draws.unit(w2) < p["demand.upper_share"][kind] * (1 - community.levers["authority"])
        community.township.incidents += 1
    resident = community.residents[place]
    matter = filing.new(resident, kind, float32(effort), upper, emergency=escalated, hotline=False, word=w3)
    matter.latent = True
    filing.enter(matter)


def lasts(model, kind: int, word: int) -> int | None:
    """Steps until a matter found early, that nobody has begun, escalates."""
    p = model.p
    rate = p["latent.escalation"][RISKS.index(KINDS[kind])]
    if rate <= 0:
        return None
    return floor(min(-log(demand.upper(word)) / rate, p["service.patience_max"]) / model.dt)


def escalate(matter: Matter) -> None:
    """Found and left, it becomes an emergency; it stays at its community's desk."""
    community = matter.resident.community
    community.desk.matters.remove(matter)
    matter.left = float32(matter.left * matter.model.p["latent.escalated_factor"])
    matter.emergency = True
    matter.long = matter.long or matter.left > matter.model.p["service.long_hours"]
    matter.leaves = None
    community.desk.matters.append(matter)
    community.township.incidents += 1
    community.counts.escalated += 1
