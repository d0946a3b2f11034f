"""Pressure: how hard a place is pressed, how far leaders amplify, and what is requested of a community."""

from __future__ import annotations

from math import exp, sqrt

from sim.agents.names import INDICATORS

from .agents import Community, County, Township
from .values import clip, mean

TASKS = INDICATORS.index("tasks")


def press(township: Township) -> None:
    """Pressure on the communities of a township and on itself, and how far it amplifies what comes down."""
    for community in township.communities:
        audit = community.model.p["pressure.audit_pressure"] * community.levers["audit"]
        community.pressure = county_pressure(township.county) * (1 + audit)
    township.pressure = mean([community.pressure for community in township.communities])
    township.amplification = amplification(township)
    for community in township.communities:
        community.amplification = amplification(community)


def county_pressure(county: County) -> float:
    """p0"""
    p = county.model.p
    tournament = sqrt(p["assessment.tournament"] * p["assessment.sanction"])
    crowding = sqrt(county.indicators / p["assessment.indicators"])
    return tournament * crowding * (4 / p["assessment.score_weeks"]) ** 0.25


def amplification(place: Township | Community) -> float:
    """A of a township or a community, by its leader's judgement and insecurity."""
    p = place.model.p
    judgement = p["pressure.judgement"] + p["pressure.judgement_spread"] * (2 * place.judgement_u - 1)
    judgement = clip(judgement, 0.0, 1.0)
    insecurity = p["pressure.insecurity"] * 2 * (1 - place.quantile)
    amplifying = p["pressure.alpha"] * place.pressure * insecurity * (1 - judgement)
    return exp(amplifying - p["pressure.filter"] * judgement)


def request(community: Community) -> None:
    """What is requested of a community in this step, in hours."""
    p, dt, L = community.model.p, community.model.dt, community.levers
    county, s = community.county, community.scale
    A_t, A_c = community.township.amplification, community.amplification

    shared = p["agenda.duplication"] * L["form_sharing"]
    form = county.form_hours * s * (1 - shared)
    form += county.form_error * p["agenda.form_rework"] * shared * county.form_hours * s
    inspection = county.inspection_hours * s
    meeting = p["agenda.meeting_hours"] * s * dt
    visible0 = form + inspection + meeting
    visible = visible0 * (1 - L["visible_cut"])
    hidden = refill(community) * visible0 * A_t

    liaison = len(county.departments) * p["agenda.liaison_hours"] * s * dt
    means = community.means
    platform = (means.technology.entry + means.account.matching) * s * dt
    extra = (p["agenda.audit_hours"] * L["audit"] + L["policy_hours"]) * s * dt
    community.imposed_trace = visible * A_t + hidden + liaison + platform + extra
    polishing = p["assessment.polish_hours"] * community.polish * s * dt
    shown = p["innovation.label_hours"] * means.practices.labels * community.pressure * s * dt
    community.self_trace = visible * A_t * (A_c - 1) + polishing + shown

    multiplier = target_multiplier(community)
    quota = p["agenda.quota_share"]
    quota = 1 - quota + quota * community.targets[TASKS] * multiplier / p["assessment.target"]
    community.tasks = [hours * s * quota * A_t * A_c for hours in county.task_hours]
    community.party = p["agenda.party_hours"] * s * dt


def refill(community: Community) -> float:
    """h: the hidden share of visible items that the superior adds to be assured."""
    p, L = community.model.p, community.levers
    a_V, a_H, a_I = (p[f"pressure.assurance_{what}"] for what in ("visible", "hidden", "information"))
    wanted = p["pressure.assurance"] + p["pressure.assurance_pressure"] * community.township.pressure
    sanction = p["assessment.sanction"] * p["pressure.hidden_sanction"]
    community.detection = d = clip(p["assessment.audit_hidden"] + L["audit_hidden"], 0.0, 1.0)
    missing = wanted - a_V * (1 - L["visible_cut"]) - a_I * community.contact - sanction * d / (2 * a_H)
    community.hidden_share = max(0.0, missing / a_H)
    return community.hidden_share


def target_multiplier(community: Community) -> float:
    """M_c"""
    return exp(-community.levers["target_shift"])
