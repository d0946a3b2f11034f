"""People: morale, knowledge and turnover of cadres."""

from __future__ import annotations

from math import exp, floor

from sim.streams import QUITTING

from . import draws, steering
from .agents import PARTY, TRACE, Cadre, Community
from .values import clip


def fill_vacancy(cadre: Cadre) -> None:
    """At the start of a step: a novice takes a post whose vacancy is over."""
    if cadre.vacant_until is not None and cadre.model.t >= cadre.vacant_until:
        p = cadre.model.p
        cadre.vacant_until = None
        cadre.knowledge, cadre.morale = p["people.novice_knowledge"], p["people.novice_morale"]
        cadre.withdrawn = False
        cadre.ties = 0.0


def live(community: Community) -> None:
    """One step in the working life of each cadre."""
    hollow = hollow_share(community)
    for cadre in community.present_cadres:
        feel(cadre, hollow)
        p, dt = cadre.model.p, cadre.model.dt
        cadre.knowledge += clip(p["people.learning"] * dt, 0.0, 1.0) * (1 - cadre.knowledge)
        steering.rotate(cadre)
        maybe_leave(cadre)


def hollow_share(community: Community) -> float:
    """The share of hours without substance."""
    x, total = community.hours, sum(community.hours)
    if total <= 0:
        return 0.0
    return (x[TRACE] + (1 - steering.coupling(community)) * x[PARTY]) / total


def feel(cadre: Cadre, hollow: float) -> None:
    """Morale moves toward its target."""
    p, dt, community = cadre.model.p, cadre.model.dt, cadre.community
    target = (
        p["people.morale_base"]
        + p["people.resilience"] * cadre.resilience
        - p["people.overload"] * max(0.0, community.load - 1)
        - p["people.hollow"] * hollow
        - p["people.overtime"] * community.overtime
        - p["people.posts"] * (cadre.posts - 1)
        + p["people.results"] * community.results
        + p["people.career"] * (2 * community.quantile - 1)
    )
    target = clip(target, 0.0, 1.0)
    recovery = p["people.recovery"] * (1 + community.levers["career"])
    rate = recovery if target > cadre.morale else p["people.decline"]
    cadre.morale += clip(rate * dt, 0.0, 1.0) * (target - cadre.morale)
    cadre.withdrawn = withdraws(cadre)


def withdraws(cadre: Cadre) -> bool:
    """Below the threshold; with two thresholds, who is withdrawn returns only above the second."""
    p = cadre.model.p
    if p["people.withdrawal_form"] == "two" and cadre.withdrawn:
        return cadre.morale < p["people.withdrawal"] + p["people.withdrawal_gap"]
    return cadre.morale < p["people.withdrawal"]


def maybe_leave(cadre: Cadre) -> None:
    """A cadre may leave, the more so the lower morale."""
    p, model = cadre.model.p, cadre.model
    pay = p["people.pay"] + cadre.community.levers["pay"]
    push = p["people.quit_morale"] * (0.5 - cadre.morale) - p["people.quit_pay"] * pay
    hazard = p["people.quit_rate"] * exp(push) * model.dt / 52
    if draws.uniform(model, QUITTING, cadre.community.code, cadre.slot, 0) < 1 - exp(-hazard):
        cadre.vacant_until = model.t + 1 + floor(p["people.vacancy_weeks"] / model.dt)


def change_morale(community: Community, amount: float) -> None:
    """Sanction or reward of every present cadre."""
    for cadre in community.present_cadres:
        cadre.morale = clip(cadre.morale + amount, 0.0, 1.0)
        cadre.withdrawn = withdraws(cadre)
