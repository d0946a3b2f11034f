"""Random small scenarios: parameter values around their defaults and now and then at an edge, and levers."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from random import Random
from typing import Any

from sim.parameters import PARAMETERS
from sim.policies.catalogue import POLICIES

from .agents import COMMUNITY_LEVERS, TOWNSHIP_LEVERS

# Where defaults leave a small place idle or calm, these are drawn over their range, or this part of it.
WIDELY = {
    "assessment.tournament": (0, 1),
    "assessment.sanction": (0, 1),
    "assessment.noise": (0, 0.2),
    "agenda.duty_growth": (-0.2, 0.6),
    "agenda.form_error_rate": (0, 0.8),
    "demand.growth": (-0.2, 0.3),
    "pressure.insecurity": (0, 3),
    "pressure.judgement": (0, 1),
    "people.quit_rate": (0, 1.5),
    "people.rotation": (0, 2),
    "steering.campaigns": (0, 20),
    "steering.projects": (0, 8),
    "steering.churn": (0, 8),
    "steering.weak_branches": (0, 1),
    "pressure.threshold": (0.3, 1.2),
    "people.withdrawal": (0, 0.7),
    "time_use.sigma": (0, 4),
    "service.coupling": (0, 1),
    "society.squeeze": (-1, 1),
    "steering.churn_distrust": (-0.5, 0.5),
    "steering.evaluator_leniency": (0, 0.2),
    "service.township_staff": (0, 40),
}
EDGES = {  # at times exactly here, where a rule has a special case
    "agenda.party_hours": 0.0,
    "agenda.outreach_hours": 0.0,
    "agenda.renewal_hours": 0.0,
    "agenda.tasks": 0.0,
    "agenda.platforms": 0.0,
    "agenda.zeta": 0.0,
    "assessment.sanction": 0.0,
    "demand.effort_spread": 0.0,
    "demand.induced": 0.0,
    "technology.ceiling": 0.0,
    "innovation.q": 0.0,
    "resources.shortage": 0.0,
    "demand.programme": 3.0,
    "people.overtime_max": 0.0,
    "people.vacancy_weeks": 0.0,
    "response.satisfaction_decay": 0.0,
    "service.township_staff": 0.0,
    "time_use.sigma": 0.0,
}
FIXED = ("time.", "region.", "measure.")  # given apart, or no part of the rules


def random_values(seed: int) -> dict[str, Any]:
    """Parameter values by key: a fifth left as they are, most scaled by a log-normal factor.

    Each parameter has its own draw, so that a new one changes no other.
    """
    values: dict[str, Any] = {}
    hardship = Random(seed).choice(
        (1.0, 1.0, 2.0, 4.0)
    )  # small places have few departments: more items from each
    for key, parameter in PARAMETERS.items():
        if key.startswith(FIXED):
            continue
        random = Random(f"{seed} {key}")
        if random.random() < 0.2:
            continue  # the default: where numbers are round, ties happen
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
        "visible_bias": random.uniform(-1, 2),
        "training": random.uniform(0, 6),
        "pay": random.uniform(-0.3, 0.5),
        "issue_delay": random.uniform(0, 3),
        "rotation": random.uniform(0, 3),
        "grid": random.uniform(0, 2),
    }
    drawn |= {lever: random.uniform(0, 0.8) for lever in place_levers if lever not in drawn}
    return {lever: drawn[lever] if random.random() < 0.5 else 0.0 for lever in place_levers}


def pull_random_levers(model, random: Random) -> None:
    """New levers for every community and township of a reference model."""
    for community in model.communities:
        community.levers = random_levers(random, COMMUNITY_LEVERS)
    for township in model.townships:
        township.levers = random_levers(random, TOWNSHIP_LEVERS)


def random_region(seed: int, most: int = 700) -> dict[str, Any]:
    """The `[region]` of a scenario: one or two counties, few communities of at most `most` residents each."""
    random = Random(f"{seed} region")
    counties = random.choice((1, 1, 1, 2))
    townships, communities = random.randint(1, 3), random.randint(1, 4)
    synthetic = {
        "counties": counties,
        "townships": townships if counties == 1 else min(townships, 2),
        "communities": communities if counties == 1 else min(communities, 2),
        "urban_share": random.random(),
    }
    places = counties * synthetic["townships"] * synthetic["communities"]
    return {"synthetic": synthetic, "population": int(places * random.uniform(100, most)), "seed": seed}


def random_policies(seed: int, weeks: int) -> list[dict[str, Any]]:
    """The `[[policies]]` of a scenario: about half of the kinds, each in its own time and place."""
    random = Random(f"{seed} policies")
    policies = []
    for kind in POLICIES:
        if random.random() < 0.5:
            start = random.randrange(weeks - 10)
            policy: dict[str, Any] = {"kind": kind, "strength": random.random(), "start": start}
            policy["lag"] = random.choice((0, 3, 7.5))
            policy["where"] = random.choice(("all", "urban", "rural", {"share": 0.5}))
            policy["nominal"] = random.choice((0, 0.3))
            if random.random() < 0.5:
                policy["end"] = random.randrange(start + 1, weeks)
            policies.append(policy)
    return policies


def random_changes(seed: int, weeks: int) -> list[dict[str, Any]]:
    """The `[[changes]]` of a scenario: some parameters take another value on the way."""
    random = Random(f"{seed} changes")
    other = random_values(seed + 1)
    keys = [key for key in other if PARAMETERS[key].during_run and not key.startswith("policy.")]
    chosen = random.sample(keys, 8)
    return [{"week": random.randrange(weeks), "key": key, "value": other[key]} for key in chosen]
