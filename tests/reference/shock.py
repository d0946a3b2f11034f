"""Shocks of a county, material reserves, opinion storms of a township."""

from __future__ import annotations

from math import exp, log

from sim.agents.names import KINDS
from sim.streams import SHOCK, STORM

from . import draws
from .agents import Community, County, Township
from .values import clip


def strike(county: County) -> None:
    """The mean strength of shocks over this step; emergency tasks with them."""
    model, p = county.model, county.model.p
    if draws.uniform(model, SHOCK, county.code, 0, 0) < 1 - exp(-p["shock.rate"] * model.dt / 52):
        county.shock_left = 1.0
    fall = log(2) / p["shock.half_life"] * model.dt
    county.shock = county.shock_left * (1 - exp(-fall)) / fall
    county.shock_left *= exp(-fall)
    county.task_hours[KINDS.index("safety")] += p["shock.task_hours"] * county.shock * model.dt


def bear(community: Community) -> None:
    """What the shock adds to needs, and how much of that reserves meet."""
    model, p, shock = community.model, community.model.p, community.county.shock
    community.surge = [surge * shock for surge in p["shock.surge"]]
    asked = p["shock.reserve_use"] * shock * model.dt
    used = min(community.reserve, asked)
    community.relief = p["shock.relief"] * used / asked if asked > 0 else 0.0
    rate = p["shock.reserve_refill"] * community.means.account.fiscal * (1 + community.levers["leverage"])
    refill = min(1.0, rate * model.dt / 52) * (1 - community.reserve)
    community.reserve = clip(community.reserve + refill - used, 0.0, 1.0)


def blow(township: Township) -> None:
    """The mean strength of the opinion storm over this step."""
    fall = log(2) / township.model.p["storm.half_life"] * township.model.dt
    township.storming = township.storm * (1 - exp(-fall)) / fall
    township.storm *= exp(-fall)
    township.incidents = 0


def break_out(township: Township) -> None:
    """Whether an incident of this step sets off a storm."""
    p = township.model.p
    for community in township.communities:
        community.disappointment = 0.0
    exposed = sum(c.levers["exposure"] for c in township.communities) / len(township.communities)
    chance = min(1.0, p["storm.chance"] * (1 + p["storm.exposed"] * exposed))
    quiet = (1 - chance) ** township.incidents
    if quiet < 1 and draws.uniform(township.model, STORM, township.code, 0, 0) >= quiet:
        township.storm = 1.0
        for community in township.communities:
            community.disappointment = p["storm.distrust"]
            community.counts.storms += 1
