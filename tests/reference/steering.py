"""Steering: campaigns, projects, changing rules, work groups, evaluators; weak branches; rotation."""

from __future__ import annotations

from math import exp, floor, log

from sim.agents.names import INDICATORS, KINDS
from sim.streams import BRANCH, CAMPAIGN, CHURN, LEAK, PROJECT, ROTATION

from . import draws
from .agents import Cadre, Community, County

MOST_CAMPAIGNS, MOST_PROJECTS = 16, 4


def branch_of(community: Community) -> float:
    """Strength of its Party branch; a draw of the start."""
    model, p = community.model, community.model.p
    weak = draws.uniform(model, BRANCH, community.code, 0, 0) < p["steering.weak_branches"]
    return p["steering.weak_strength"] if weak else 1.0


def coupling(community: Community) -> float:
    """c: the share of Party hours attached to open matters."""
    p, L = community.model.p, community.levers
    sound = community.branch + (1 - community.branch) * L["rectified"]
    return sound * (p["service.coupling"] + (1 - p["service.coupling"]) * L["coupling"])


def sanction(community: Community) -> float:
    """S_c: severity of sanctions here."""
    return community.model.p["assessment.sanction"] * (1 - community.levers["incentive"])


def measurability(community: Community) -> list[float]:
    """m_i here: evaluators measure directly."""
    v = community.levers["evaluated"]
    return [m + v * (1 - m) for m in community.model.p["assessment.measurability"]]


# the county
def run_campaigns(county: County) -> None:
    """Campaigns that run now; those over make room for those that begin."""
    model, p, dt = county.model, county.model.p, county.model.dt
    county.campaigns = [one for one in county.campaigns if one[0] > model.t]
    u = draws.uniform(model, CAMPAIGN, county.code, 0, 0)
    lasts = max(1, floor(p["steering.campaign_weeks"] / dt + 0.5))
    for n in range(draws.poisson(u, p["steering.campaigns"] * dt / 52)):
        if len(county.campaigns) < MOST_CAMPAIGNS:
            kind = floor(len(KINDS) * draws.uniform(model, CAMPAIGN, county.code, 0, 1 + n))
            county.campaigns.append((model.t + lasts, kind))
    running = len(county.campaigns)
    county.campaign_task = [0.0] * len(KINDS)
    for _, kind in county.campaigns:
        county.campaign_task[kind] += p["steering.campaign_task_hours"] * dt
    stacked = max(0.0, 1 + p["steering.campaign_stacking"] * max(0, running - 1))
    county.campaign_trace = running * p["steering.campaign_trace_hours"] * stacked * dt


def change_rules(county: County) -> None:
    """Departments that re-issue their tasks under changed rules."""
    model, p = county.model, county.model.p
    chance = 1 - exp(-p["steering.churn"] * model.dt / 52)
    changed = 0
    county.reissue_hours = 0.0
    for department in county.departments:
        four = draws.words(model, CHURN, county.code, department.slot, 0)
        if draws.unit(four[0]) < chance:
            changed += 1
            county.reissue_hours += p["steering.churn_hours"] * -log(draws.unit(four[1]))
    county.reissued = changed / len(county.departments) if county.departments else 0.0


# the community
def request(community: Community) -> None:
    """What is requested besides forms, meetings and inspections; joins tasks and imposed traces."""
    p, dt, L, s = community.model.p, community.model.dt, community.levers, community.scale
    county, A_t, A_c = community.county, community.township.amplification, community.amplification
    for k, hours in enumerate(county.campaign_task):
        community.tasks[k] += hours * s * A_t * A_c
    trace = county.campaign_trace * s * A_t
    trace += run_projects(community)
    trace += county.reissue_hours * s * (1 - L["stability"]) * A_t
    community.ties = ties = mean_ties(community)
    contacts = len(county.departments) * p["steering.mirroring"]
    contacts *= 1 - p["policy.flat_agencies.contacts"] * L["merged"]
    community.groups = contacts * p["steering.groups"] + len(county.campaigns) + len(community.projects)
    weekly = contacts * p["agenda.liaison_hours"] * (1 - p["people.ties_liaison"] * ties)
    trace += (weekly + community.groups * p["steering.group_hours"]) * s * dt
    trace += p["steering.evaluation_hours"] * L["evaluated"] * s * dt
    community.imposed_trace += trace
    community.tasks = [hours * (1 - p["people.ties_tasks"] * ties) for hours in community.tasks]
    unsettle(community)


def mean_ties(community: Community) -> float:
    """Ties of the cadres present, on average."""
    present = community.present_cadres
    return sum(cadre.ties for cadre in present) / len(present) if present else 0.0


def run_projects(community: Community) -> float:
    """Tasks of projects join the community's; returns the hours of their traces."""
    model, p, dt = community.model, community.model.p, community.model.dt
    community.projects = [one for one in community.projects if one[0] > model.t]
    four = draws.words(model, PROJECT, community.code, 0, 0)
    begins = draws.unit(four[0]) < 1 - exp(-p["steering.projects"] * dt / 52)
    if begins and len(community.projects) < MOST_PROJECTS:
        lasts = max(1, floor(p["steering.project_weeks"] / dt + 0.5))
        community.projects.append((model.t + lasts, floor(len(KINDS) * draws.unit(four[1]))))
    for _, kind in community.projects:
        community.tasks[kind] += p["steering.project_task_hours"] * community.scale * dt
    return len(community.projects) * p["steering.project_trace_hours"] * community.scale * dt


def unsettle(community: Community) -> None:
    """The share of trust that rules which change, and leaks, cost this step."""
    model, p, L = community.model, community.model.p, community.levers
    changed = community.county.reissued * (1 - L["stability"])
    community.churn = community.churn * exp(-model.dt / 52) + changed
    community.unsettled = p["steering.churn_distrust"] * changed
    chance = 1 - exp(-p["steering.leaks"] * L["data_exposure"] * model.dt / 52)
    if draws.uniform(model, LEAK, community.code, 0, 0) < chance:
        community.unsettled += p["steering.leak_distrust"]


def rotate(cadre: Cadre) -> None:
    """Ties fade; a rotation brings new ones, and less knowledge of the place."""
    model, p = cadre.model, cadre.model.p
    cadre.ties *= exp(-p["people.ties_decay"] * model.dt / 52)
    rate = p["people.rotation"] + cadre.community.levers["rotation"]
    u = draws.uniform(model, ROTATION, cadre.community.code, cadre.slot, 0)
    if u < 1 - exp(-rate * model.dt / 52):
        cadre.ties += p["people.ties_gain"] * (1 - cadre.ties)
        cadre.knowledge = min(cadre.knowledge, p["people.rotation_knowledge"])


# assessment
def first_weights(community: Community) -> list[float]:
    """The weights of indicators at the start."""
    weights = community.model.p["assessment.weight"]
    return [w / sum(weights) for w in weights]


def shifted_weights(community: Community) -> list[float]:
    """County weights, held where they were by rigid rules, and raised for what is visible."""
    L, w = community.levers, list(community.county.weights)
    if sum(community.model.p["assessment.weight"]) > 0:
        w = [now + L["rigidity"] * (old - now) for now, old in zip(w, first_weights(community), strict=True)]
    m = community.model.p["assessment.measurability"]
    return [w[i] * exp(L["visible_bias"] * m[i]) for i in range(len(INDICATORS))]
