"""Pressure: demands are amplified down the levels, and what was cut comes back (LiLiu2025)."""

import math

from sim.compiled import compiled


@compiled
def county_pressure(county, p):
    """Pressure before audits: tournament, severity of sanction, number and frequency of indicators."""
    crowding = county.indicators / p.assessment_indicators
    frequency = (4.0 / p.assessment_score_weeks) ** 0.25
    county.pressure = (
        math.sqrt(p.assessment_tournament * p.assessment_sanction) * math.sqrt(crowding) * frequency
    )


@compiled
def amplification(pressure, quantile, leader, p):
    """Factor by which a level multiplies the items requested of the next; 1 without insecurity and filter.

    `quantile`: mid-rank in the last ranking, 0 worst to 1 best; `leader`: uniform number behind the
    leader's judgement.
    """
    judgement = min(1.0, max(0.0, p.pressure_judgement + p.pressure_judgement_spread * (2.0 * leader - 1.0)))
    insecurity = p.pressure_insecurity * 2.0 * (1.0 - quantile)
    return math.exp(
        p.pressure_alpha * pressure * insecurity * (1.0 - judgement) - p.pressure_filter * judgement
    )


@compiled
def hidden_share(cut, pressure, information, found, p):
    """Hidden items a superior asks for, as a share of the usual visible ones: the argmin of model.md
    (refill).

    `cut`: share of visible items cut; `information`: honest information from contact; `found`: chance that
    an audit finds hidden items.
    """
    missing = (
        p.pressure_assurance
        + p.pressure_assurance_pressure * pressure
        - p.pressure_assurance_visible * (1.0 - cut)
        - p.pressure_assurance_information * information
    )
    fear = p.assessment_sanction * p.pressure_hidden_sanction * found
    hidden = p.pressure_assurance_hidden
    return max(0.0, (missing - fear / (2.0 * hidden)) / hidden)


@compiled
def press_township(s, j):
    """Pressure on township `j` and its communities, and what the township makes of it."""
    town, p = s.townships[j], s.p[0]
    county = s.counties[town.county]
    total = 0.0
    for i in range(town.first_community, town.first_community + town.communities):
        community = s.communities[i]
        community.pressure = county.pressure * (1.0 + p.pressure_audit_pressure * s.levers[i].audit)
        total += community.pressure
    town.pressure = total / town.communities
    town.amplification = amplification(town.pressure, town.quantile, town.leader, p)


@compiled
def request(s, i, t):
    """The Party, trace and task hours asked of community `i` this step."""
    c, lever, p, dt = s.communities[i], s.levers[i], s.p[0], s.run[0].dt
    town, county = s.townships[c.township], s.counties[c.county]
    sent = s.agendas[c.county, t % s.agendas.shape[1]]
    c.amplification = amplification(c.pressure, c.quantile, c.leader, p)
    shared = p.agenda_duplication * lever.form_sharing
    form = sent.form_hours * c.scale * (1.0 - shared)
    form += sent.form_error * p.agenda_form_rework * shared * sent.form_hours * c.scale
    usual = form + sent.inspection_hours * c.scale + p.agenda_meeting_hours * c.scale * dt
    found = min(1.0, max(0.0, p.assessment_audit_hidden + lever.audit_hidden))
    c.hidden_share = hidden_share(lever.visible_cut, town.pressure, c.contact, found, p)
    c.hidden = c.hidden_share * usual * town.amplification
    asked = usual * (1.0 - lever.visible_cut) * town.amplification
    c.visible = asked * c.amplification
    c.cut = usual * lever.announced_cut * town.amplification * c.amplification
    fixed = county.departments * p.agenda_liaison_hours + s.technology[i].entry + s.accounts[i].matching
    fixed += p.agenda_audit_hours * lever.audit + lever.policy_hours
    c.imposed_trace = asked + c.hidden + fixed * c.scale * dt
    c.polishing = p.assessment_polish_hours * c.polish * c.scale * dt
    shown = p.innovation_label_hours * s.renewals[i].labels * c.pressure * c.scale * dt
    c.self_trace = c.visible - asked + c.polishing + shown
    quota = target_multiplier(lever) * c.target[2] / p.assessment_target
    asked = c.scale * (1.0 - p.agenda_quota_share + p.agenda_quota_share * quota) * town.amplification
    c.imposed_task = 0.0
    for k in range(8):
        c.imposed_task += sent.task_hours[k] * asked
        c.task[k] = sent.task_hours[k] * asked * c.amplification
    c.party = p.agenda_party_hours * c.scale * dt


@compiled
def target_multiplier(lever):
    """Factor on a community's targets under differentiated assessment; 1 under uniform assessment."""
    return math.exp(-lever.target_shift)
