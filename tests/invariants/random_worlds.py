"""Random small scenarios from all over the parameter space: what must hold must hold here too."""

from __future__ import annotations

from math import exp
from random import Random
from typing import Any

from sim.parameters import PARAMETERS
from sim.policies.catalogue import POLICIES
from sim.scenario import Scenario

# Over their whole range these make a small place a large computation, or nothing happens in it at all.
NARROWER = {
    "latent.rate": (0.0, 60.0),
    "shock.surge": (0.0, 5.0),
    "demand.rate": (0.0, 1.5),
    "demand.relative_need": (0.0, 5.0),
    "demand.effort": (0.0, 12.0),
    "demand.growth": (-0.5, 0.8),
    "agenda.duty_growth": (-0.5, 0.8),
    "region.staff_minimum": (1.0, 8.0),
    "region.unit_residents": (1.0, 2000.0),
    "region.unit_spread": (0.0, 1.0),
}
LENGTHS = ((7.0, 24), (7.0, 24), (7.0, 24), (7.0, 56), (3.5, 12), (1.0, 5))  # days in a step, weeks
APART = ("time.", "policy.")


def family(key: str) -> str:
    """A key without the kinds, groups and the like at its end."""
    return ".".join(key.split(".")[:2])


def random_value(random: Random, key: str) -> Any:
    """A value near the default, anywhere in the range, or at an edge of it."""
    p = PARAMETERS[key]
    if p.choices:
        return random.choice(p.choices)
    if p.kind is bool:
        return random.random() < 0.5
    narrow = NARROWER.get(family(key), (p.low, p.high))
    low, high = max(p.low, narrow[0]), min(p.high, narrow[1])
    how = random.random()
    if how < 0.6:
        value = min(max(p.default * exp(random.gauss(0, 0.5)), low), high)
    elif how < 0.9:
        value = random.uniform(low, high)
    else:
        value = random.choice((low, high))
    return round(value) if p.kind is int else float(value)


def random_scenario(seed: int) -> Scenario:
    """A scenario of one or two counties with a few small communities, and whatever else chance adds."""
    random = Random(seed)
    moved = random.choice((0.1, 0.4, 0.9))  # share of parameters that are not at their defaults
    values = {
        key: random_value(random, key)
        for key in PARAMETERS
        if not key.startswith(APART) and random.random() < moved
    }
    values["time.step_days"], weeks = random.choice(LENGTHS)
    warmup = random.choice((0, 0, weeks // 3))
    values |= {"time.warmup_weeks": warmup, "time.observe_weeks": weeks - warmup}
    synthetic = {
        "counties": random.choice((1, 1, 2)),
        "townships": random.randint(1, 3),
        "communities": random.randint(1, 3),
        "urban_share": random.random(),
    }
    places = synthetic["counties"] * synthetic["townships"] * synthetic["communities"]
    region = {
        "synthetic": synthetic,
        "population": int(places * random.uniform(1, 400)),
        "seed": random.randrange(2**40),
    }
    return Scenario(region, values, random_policies(random, weeks), random_changes(random, weeks))


def random_policies(random: Random, weeks: int) -> list[dict[str, Any]]:
    """Some policies, each at its own time and in its own places."""
    found = []
    for kind in POLICIES:
        if random.random() < 0.3:
            start = random.randrange(weeks - 3)
            policy: dict[str, Any] = {"kind": kind, "strength": random.random(), "start": start}
            policy["lag"] = random.choice((0, 2, 5.5))
            policy["where"] = random.choice(("all", "urban", "rural", {"share": 0.5}))
            policy["nominal"] = random.choice((0, 0.5))
            if random.random() < 0.5:
                policy["end"] = random.randrange(start + 1, weeks)
            found.append(policy)
    return found


def random_changes(random: Random, weeks: int) -> list[dict[str, Any]]:
    """Some parameters that take another value on the way."""
    keys = [k for k, p in PARAMETERS.items() if p.during_run and not k.startswith(APART)]
    chosen = random.sample(keys, random.choice((0, 0, 6)))
    return [{"week": random.randrange(weeks), "key": k, "value": random_value(random, k)} for k in chosen]
