"""Random small scenarios: parameter values around their defaults and now and then at an edge, and levers."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from random import Random
from typing import Any

from sim.parameters import PARAMETERS

from .agents import COMMUNITY_LEVERS, TOWNSHIP_LEVERS

# Where defaults leave a small place idle or calm, these are drawn over their range, or this part of it.
WIDELY = {
    "assessment.tournament": (0, 1),
    "assessment.sanction": (0, 1),
    "assessment.noise": (0, 0.2),
    "agenda.duty_growth": (-0.2, 0.6),
    "agenda.form_error_rate": (0, 0.8),
    "demand.growth": (-0.2, 0.6),
    "pressure.insecurity": (0, 3),
    "pressure.judgement": (0, 1),
    "people.quit_rate": (0, 1.5),
    "people.withdrawal": (0, 0.7),
    "time_use.sigma": (0, 4),
    "service.coupling": (0, 1),
    "service.township_staff": (0, 40),
}
EDGES = {  # at times exactly here, where a rule has a special case
    "agenda.party_hours": 0.0,
    "agenda.outreach_hours": 0.0,
    "agenda.renewal_hours": 0.0,
    "agenda.tasks": 0.0,
    "agenda.zeta": 0.0,
    "assessment.sanction": 0.0,
    "demand.effort_spread": 0.0,
    "demand.induced": 0.0,
    "demand.practice_gain": 0.0,
    "demand.programme": 3.0,
    "people.overtime_max": 0.0,
    "people.vacancy_weeks": 0.0,
    "response.satisfaction_decay": 0.0,
    "service.intake_hours": 0.0,
    "service.township_staff": 0.0,
    "time_use.sigma": 0.0,
}
FIXED = ("time.", "region.", "measure.")  # given apart, or no part of the rules


def random_values(random: Random) -> dict[str, Any]:
    """Parameter values by key: most defaults scaled by a log-normal factor, within their ranges."""
    values: dict[str, Any] = {}
    hardship = random.choice((1.0, 1.0, 2.0, 4.0))  # small places have few departments: more items from each
    for key, parameter in PARAMETERS.items():
        if key.startswith(FIXED):
            continue
        if parameter.choices:
            values[key] = random.choice(parameter.choices)
        elif parameter.kind is bool:
            values[key] = random.random() < 0.5
        elif key in EDGES and random.random() < 0.06:
            values[key] = EDGES[key]
        elif key in WIDELY and random.random() < 0.7:
            values[key] = random.uniform(*WIDELY[key])
        else:
            factor = exp(random.gauss(0, 0.4)) * (hardship if key in ("agenda.forms", "agenda.tasks") else 1)
            value = min(max(parameter.default * factor, parameter.low), parameter.high)
            values[key] = round(value) if parameter.kind is int else value
    return values


def random_levers(random: Random, place_levers: Sequence[str]) -> dict[str, float]:
    """Levers of one place: some neutral, some at work."""
    drawn = {
        "policy_hours": random.uniform(0, 10),
        "target_shift": random.uniform(-0.4, 0.4),
        "weight_shift": random.uniform(-0.8, 0.8),
        "audit_hidden": random.uniform(0, 1),
        "audit_polish": random.uniform(0, 1),
    }
    drawn |= {lever: random.uniform(0, 0.8) for lever in place_levers if lever not in drawn}
    return {lever: drawn[lever] if random.random() < 0.5 else 0.0 for lever in place_levers}


def pull_random_levers(model, random: Random) -> None:
    """New levers for every community and township of a reference model."""
    for community in model.communities:
        community.levers = random_levers(random, COMMUNITY_LEVERS)
    for township in model.townships:
        township.levers = random_levers(random, TOWNSHIP_LEVERS)
