"""Pressure: how hard a place is pressed, how far leaders amplify, and what is requested of a community."""

from __future__ import annotations

from math import exp, sqrt

from sim.agents.names import INDICATORS

from . import steering
from .agents import Community, County, Township
from .values import clip, mean

TASKS = INDICATORS.index("tasks")


def press(township: Township) -> None:
    """Pressure on the communities of a township and on itself, and how far it amplifies what comes down."""
    for community in township.communities:
        audit = community.model.p["pressure.audit_pressure"] * community.levers["audit"]
        community.pressure = county_pressure(township.county) * (1 + audit)
    township.pressure = mean([community.pressure for community in township.communities])
    township.amplification = amplification(township, above=1.0)
    for community in township.communities:
        community.amplification = amplification(community, above=township.amplification)


def county_pressure(county: County) -> float:
    """p0"""
    p = county.model.p
    tournament = sqrt(p["assessment.tournament"] * p["assessment.sanction"])
    crowding = sqrt(county.indicators / p["assessment.indicators"])
    return tournament * crowding * (4 / p["assessment.score_weeks"]) ** 0.25


def amplification(place: Township | Community, above: float) -> float:
    """A of a township or a community, by its leader's judgement and insecurity; `above`: its superior's A."""
    p, form = place.model.p, place.model.p["pressure.form"]
    J = judgement(place)
    amplifying = p["pressure.alpha"] * place.pressure * insecurity(place) * (1 - J)
    if form == "filtering":
        return exp(-p["pressure.filter"] * J)
    if form == "additive":
        added = min(p["pressure.additive_cap"], amplifying) - p["pressure.filter"] * J
        return max(0.05, above + added) / above
    return exp(amplifying - p["pressure.filter"] * J)


def judgement(place: Township | Community) -> float:
    """J"""
    p = place.model.p
    own = p["pressure.judgement"] + p["pressure.judgement_spread"] * (2 * place.judgement_u - 1)
    own = clip(own, 0.0, 1.0)
    return own + place.levers["judgement"] * (1 - own)


def insecurity(place: Township | Community) -> float:
    """iota: by rank, or by how far the last score falls short of a threshold."""
    p = place.model.p
    worry = p["pressure.insecurity"] * 2 * (1 - place.levers["calm"])
    if p["pressure.form"] == "absolute":
        threshold = p["pressure.threshold"]
        short = max(0.0, threshold - place.score) / threshold if place.scored else 0.5
        return worry * short
    return worry * (1 - place.quantile)


def request(community: Community) -> None:
    """What is requested of a community in this step, in hours."""
    p, dt, L = community.model.p, community.model.dt, community.levers
    county, s = community.county, community.scale
    A_t, A_c = community.township.amplification, community.amplification

    shared = p["agenda.duplication"] * L["form_sharing"]
    merged = p["agenda.duplication"] * (1 - L["form_sharing"]) * L["issue_merge"]
    issued = county.form_hours * s * (1 - L["issue_filter"])
    form = issued * (1 - shared - merged) + county.form_error * p["agenda.form_rework"] * shared * issued
    inspection = county.inspection_hours * s * (1 - L["issue_merge"])
    meeting = p["agenda.meeting_hours"] * s * dt
    visible0 = form + inspection + meeting
    visible = visible0 * (1 - L["visible_cut"])
    hidden = refill(community) * visible0 * A_t

    means = community.means
    entered = 1 - p["agenda.duplication"] * L["shared_entry"]
    platform = (means.technology.entry * entered + means.account.matching) * s * dt
    storm = p["storm.hours"] * community.township.storming
    extra = (p["agenda.audit_hours"] * L["audit"] + L["policy_hours"] + storm) * s * dt
    community.imposed_trace = visible * A_t + hidden + platform + extra
    polishing = p["assessment.polish_hours"] * community.polish * s * dt
    polishing += p["assessment.coach_hours"] * community.coaching * s * dt
    shown = p["innovation.label_hours"] * means.practices.labels * community.pressure * s * dt
    community.self_trace = visible * A_t * (A_c - 1) + polishing + shown

    multiplier = target_multiplier(community)
    quota = p["agenda.quota_share"]
    quota = 1 - quota + quota * community.targets[TASKS] * multiplier / p["assessment.target"]
    quota *= 1 - p["policy.duty_list.off_list"] * L["duty_list"]
    community.tasks = [hours * s * quota * A_t * A_c for hours in county.task_hours]
    community.party = (p["agenda.party_hours"] + L["training"]) * s * dt
    steering.request(community)


def refill(community: Community) -> float:
    """h: the hidden share of visible items that the superior adds; or none, or a fixed share."""
    p, L = community.model.p, community.levers
    community.hidden_share = assured(community)
    if p["pressure.refill"] == "none":
        community.hidden_share = 0.0
    if p["pressure.refill"] == "fixed":
        community.hidden_share = p["pressure.refill_fixed"] * L["visible_cut"]
    return community.hidden_share


def assured(community: Community) -> float:
    """The hidden share that meets a superior's wish for assurance best, against the fear of audits."""
    p, L = community.model.p, community.levers
    a_V, a_H, a_I = (p[f"pressure.assurance_{what}"] for what in ("visible", "hidden", "information"))
    wanted = p["pressure.assurance"] + p["pressure.assurance_pressure"] * community.township.pressure
    sanction = p["assessment.sanction"] * p["pressure.hidden_sanction"]
    community.detection = d = clip(p["assessment.audit_hidden"] + L["audit_hidden"], 0.0, 1.0)
    missing = wanted - a_V * (1 - L["visible_cut"]) - a_I * community.contact - sanction * d / (2 * a_H)
    return max(0.0, missing / a_H)


def target_multiplier(community: Community) -> float:
    """M_c"""
    return exp(-community.levers["target_shift"])
