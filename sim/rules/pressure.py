"""Pressure: demands are amplified down the levels, and what was cut comes back (LiLiu2025)."""

import math

from sim.agents.names import KIND_COUNT
from sim.compiled import compiled, inlined
from sim.rules.chance import factor
from sim.rules.steering import besides
from sim.units import unit

ADDITIVE, FILTERING, ABSOLUTE = 1, 2, 3  # forms of amplification; multiplicative is 0
NO_REFILL, FIXED = 1, 2  # forms of refill; assurance-seeking is 0
LEAST_ASKED = 0.05  # least share of what was first asked that a community is asked for, in the additive form


@compiled
def county_pressure(county, p):
    """Pressure before audits: tournament, severity of sanction, number and frequency of indicators."""
    crowding = county.indicators / p.assessment_indicators
    frequency = (4.0 / p.assessment_score_weeks) ** 0.25
    county.pressure = (
        math.sqrt(p.assessment_tournament * p.assessment_sanction) * math.sqrt(crowding) * frequency
    )


@inlined
def judgement(leader, gained, p):
    """Judgement of a leader, 0 to 1; `leader`: the uniform number behind it; `gained`: share by which it has
    come closer to 1.
    """
    own = p.pressure_judgement + p.pressure_judgement_spread * (2.0 * leader - 1.0)
    own = min(1.0, max(0.0, own))
    return own + gained * (1.0 - own)


@inlined
def insecurity(quantile, score, scored, p):
    """Insecurity of a leader: falls with the rank, or in the rank-free form with how far the score is from a
    threshold.

    `quantile`: mid-rank in the last ranking, 0 worst to 1 best; `score`: the last score, if it was `scored`.
    """
    if p.pressure_form == ABSOLUTE:
        short = max(0.0, p.pressure_threshold - score) / p.pressure_threshold if scored else 0.5
        return p.pressure_insecurity * 2.0 * short
    return p.pressure_insecurity * 2.0 * (1.0 - quantile)


@inlined
def amplification(pressure, insecurity, judgement, above, p):
    """Factor by which a level multiplies the items requested of the next; 1 without insecurity and filter.

    In the additive form each level adds a share of what was first asked, at most a cap; `above`: the factor
    of the levels above. In the filtering form nobody amplifies.
    """
    filtered = p.pressure_filter * judgement
    if p.pressure_form == FILTERING:
        return math.exp(-filtered)
    push = p.pressure_alpha * pressure * insecurity * (1.0 - judgement)
    if p.pressure_form == ADDITIVE:
        return max(LEAST_ASKED, above + min(p.pressure_additive_cap, push) - filtered) / above
    return math.exp(push - filtered)


@inlined
def hidden_share(cut, pressure, information, found, p):
    """Hidden items a superior asks for, as a share of the usual visible ones: the argmin of model.md
    (refill); or none; or a fixed share of what was cut.

    `cut`: share of visible items cut; `information`: honest information from contact; `found`: chance that
    an audit finds hidden items.
    """
    if p.pressure_refill == NO_REFILL:
        return 0.0
    if p.pressure_refill == FIXED:
        return p.pressure_refill_fixed * cut
    missing = (
        p.pressure_assurance
        + p.pressure_assurance_pressure * pressure
        - p.pressure_assurance_visible * (1.0 - cut)
        - p.pressure_assurance_information * information
    )
    fear = p.assessment_sanction * p.pressure_hidden_sanction * found
    hidden = p.pressure_assurance_hidden
    return max(0.0, (missing - fear / (2.0 * hidden)) / hidden)


@unit
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
    scored = s.communities[town.first_community].held_to[0] > 0.0
    lever = s.township_levers[j]
    worry = insecurity(town.quantile, town.score, scored, p) * (1.0 - lever.calm)
    sense = judgement(town.leader, lever.judgement, p)
    town.amplification = amplification(town.pressure, worry, sense, 1.0, p)


@inlined
def usual_items(c, lever, sent, p, dt):
    """Hours of forms, inspections and meetings for community `c` before any cut and amplification: less what
    one form shares, and what a body that coordinates the issuing departments holds back or merges.
    """
    shared = p.agenda_duplication * lever.form_sharing
    merged = p.agenda_duplication * (1.0 - lever.form_sharing) * lever.issue_merge
    form = sent.form_hours * c.scale * (1.0 - lever.issue_filter)
    rework = sent.form_error * p.agenda_form_rework * shared * form
    visits = sent.inspection_hours * c.scale * (1.0 - lever.issue_merge)
    return form * (1.0 - shared - merged) + rework + visits + p.agenda_meeting_hours * c.scale * dt


@unit
def request(s, first, last, t):
    """What is asked of communities this step.

    For the communities from `first` to before `last`.
    """
    for i in range(first, last):
        ask(s, i, t)
    for i in range(first, last):
        s.communities[i].imposed_trace += besides(s, i, t)


@inlined
def ask(s, i, t):
    """The Party, trace and task hours asked of community `i` this step."""
    c, lever, p, dt = s.communities[i], s.levers[i], s.p[0], s.run[0].dt
    town = s.townships[c.township]
    sent = s.agendas[c.county, t % s.agendas.shape[1]]
    worry = insecurity(c.quantile, c.score, c.held_to[0] > 0.0, p) * (1.0 - lever.calm)
    sense = judgement(c.leader, lever.judgement, p)
    c.amplification = amplification(c.pressure, worry, sense, town.amplification, p)
    usual = usual_items(c, lever, sent, p, dt)
    found = min(1.0, max(0.0, p.assessment_audit_hidden + lever.audit_hidden))
    c.hidden_share = hidden_share(lever.visible_cut, town.pressure, c.contact, found, p)
    c.hidden = c.hidden_share * usual * town.amplification
    asked = usual * (1.0 - lever.visible_cut) * town.amplification
    c.visible = asked * c.amplification
    c.cut = usual * lever.announced_cut * town.amplification * c.amplification
    entered = 1.0 - p.agenda_duplication * lever.shared_entry
    fixed = s.technology[i].entry * entered + s.accounts[i].matching
    fixed += p.agenda_audit_hours * lever.audit + lever.policy_hours + p.storm_hours * town.storming
    c.imposed_trace = asked + c.hidden + fixed * c.scale * dt
    flattered = p.assessment_polish_hours * c.polish + p.assessment_coach_hours * c.coaching
    c.polishing = flattered * c.scale * dt
    shown = p.innovation_label_hours * s.renewals[i].labels * c.pressure * c.scale * dt
    c.self_trace = c.visible - asked + c.polishing + shown
    quota = target_multiplier(lever) * c.target[2] / p.assessment_target
    asked = c.scale * (1.0 - p.agenda_quota_share + p.agenda_quota_share * quota) * town.amplification
    asked *= 1.0 - p.policy_duty_list_off_list * lever.duty_list
    c.imposed_task = 0.0
    for k in range(KIND_COUNT):
        c.imposed_task += sent.task_hours[k] * asked
        c.task[k] = sent.task_hours[k] * asked * c.amplification
    c.party = (p.agenda_party_hours + lever.training) * c.scale * dt


@inlined
def target_multiplier(lever):
    """Factor on a community's targets under differentiated assessment; 1 under uniform assessment."""
    return factor(-lever.target_shift)
