"""Load: hours that arrive in this step, against contracted hours."""

from __future__ import annotations

from math import exp

from .agents import Cadre, Community
from .filing import LIVELIHOOD
from .values import clip


def weigh(community: Community) -> None:
    """Hours of each cadre, productivity, and the load rho."""
    p, dt = community.model.p, community.model.dt
    for cadre in community.cadres:
        cadre.hours = p["service.contract_hours"] * dt * effort(cadre) if cadre.present else 0.0
    community.seconded = seconded_hours(community)
    community.productivity = productivity(community)
    community.contracted = (
        len(community.present_cadres) * p["service.contract_hours"] * dt + community.seconded
    )

    replies = sum(matter.hotline for matter in community.raised_now)
    community.imposed_trace += replies * p["agenda.reply_hours"]
    exempted = sum(not m.latent and (m.emergency or m.kind == LIVELIHOOD) for m in community.raised_now)
    filing = p["policy.exemption_list.filing"] * community.levers["exempt"]
    community.imposed_trace += exempted * filing
    community.demand_hours = sum(matter.left for matter in community.raised_now) / community.productivity
    trace = community.imposed_trace + community.self_trace
    outreach = p["agenda.outreach_hours"] * community.scale * dt
    required = community.party + trace + sum(community.tasks) + community.demand_hours + outreach
    community.required = required
    if community.contracted > 0:
        community.load = min(required / community.contracted, p["people.load_max"])
    else:
        community.load = 0.0 if required == 0 else p["people.load_max"]


def effort(cadre: Cadre) -> float:
    """e_i: the share of contracted hours that become work."""
    p, community = cadre.model.p, cadre.community
    form = p["people.effort_form"]
    pressed = p["people.effort_pressure"] * community.pressure
    pressed *= 1 - p["people.careless"] * community.levers["fault_tolerance"]
    floor = p["people.effort_floor"]
    if form == "hump":
        pressed *= exp(-pressed / p["people.effort_hump"])
    e = floor + (1 - floor) * (1 - exp(-(pressed + p["people.effort_mission"] * cadre.morale)))
    if form == "flat":
        e = p["people.effort_flat"]
    least = p["people.withdrawn_effort"]
    if p["people.withdrawal_form"] == "smooth":
        beyond = (cadre.morale - p["people.withdrawal"]) / p["people.withdrawal_smoothness"]
        return e * (least + (1 - least) / (1 + exp(clip(-beyond, -700.0, 700.0))))
    return e * least if cadre.withdrawn else e


def seconded_hours(community: Community) -> float:
    """Hours of the staff of township and departments sunk to the community."""
    p, township = community.model.p, community.township
    staff = p["service.township_staff"] * township.population / 10000 + township.lent
    down = staff * township.levers["sunk_share"]
    down += sum(township.department_staff) * township.levers["sunk_county"]
    hours = down * p["service.contract_hours"] * community.model.dt
    hosts = sum(other.levers["hosting"] * other.population for other in township.communities)
    return hours * community.levers["hosting"] * community.population / hosts if hosts > 0 else 0.0


def productivity(community: Community) -> float:
    """Effective hours of an hour."""
    p, novice = community.model.p, community.model.p["service.novice_output"]
    hours = sum(cadre.hours for cadre in community.cadres) + community.seconded
    if hours <= 0:
        return 1.0
    output = sum(cadre.hours * (novice + (1 - novice) * cadre.knowledge) for cadre in community.cadres)
    return (output + community.seconded * p["service.seconded_output"]) / hours
