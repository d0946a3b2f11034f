"""Assessment: reported scores, audit, ranking, reward and sanction, polishing, revision, ratchet."""

from __future__ import annotations

from math import exp, floor

import numpy as np

from sim.agents.names import INDICATORS
from sim.streams import EVALUATOR, SCORING, words

from . import casework, draws, means, people, steering
from .agents import OUTREACH, PARTY, RENEWAL, TASK, TRACE, Community, County
from .pressure import target_multiplier
from .values import clip, mean

CLOSING, SURVEY, FORMS = (INDICATORS.index(name) for name in ("closing", "survey", "forms"))
TIE = 1e-9  # scores this close are equal


def weights(community: Community) -> list[float]:
    """w_i: the county's weights, with closing and survey shifted by the community's lever."""
    shifted = steering.shifted_weights(community)
    for i in (CLOSING, SURVEY):
        shifted[i] *= exp(community.levers["weight_shift"])
    total = sum(shifted)
    return [w / total for w in shifted]


def note_work(community: Community, task_backlog: float) -> None:
    """What was done and due in this step, for the next scoring."""
    p, dt, x = community.model.p, community.model.dt, community.hours
    given = max(0.25, p["agenda.task_weeks"] - community.levers["issue_delay"])
    moved_forward = dt * community.township.amplification * community.amplification / given
    norm = community.norms
    shown = p["innovation.label_score"] * community.means.practices.labels * norm[RENEWAL] * dt
    for name, done, due in (
        ("party", x[PARTY], community.party),
        ("forms", x[TRACE], community.imposed_trace + community.self_trace),
        ("tasks", x[TASK], min(1.0, moved_forward) * task_backlog),
        ("outreach", x[OUTREACH] * (1 - community.levers["uncounted"]), norm[OUTREACH] * dt),
        ("renewal", x[RENEWAL] + shown, norm[RENEWAL] * dt),
    ):
        community.done[name] += done
        community.due[name] += due


def assess(county: County) -> None:
    """Scoring and ranking, revision, ratchet: when their periods end."""
    p = county.model.p
    if period_ends(county.model, p["assessment.score_weeks"]):
        for township in county.townships:
            for community in township.communities:
                score(community)
        rank(county)
        for community in county.communities:
            reward_or_sanction(community)
            choose_polish(community)
            community.start_scoring_period()
        means.exchange(county)
        count_indicators(county)
        casework.divide_staff(county)
    if period_ends(county.model, p["assessment.revise_weeks"]):
        revise_weights(county)
    if period_ends(county.model, 52):
        for community in county.communities:
            ratchet(community)


def period_ends(model, weeks: float) -> bool:
    """Whether the end of this step passes a multiple of `weeks`."""
    return floor((model.t + 1) * model.dt / weeks + 1e-9) > floor(model.t * model.dt / weeks + 1e-9)


def score(community: Community) -> None:
    """Score a community by what it reports."""
    model, p = community.model, community.model.p
    m, w = steering.measurability(community), community.weights
    v = community.levers["evaluated"]
    noise = (1 - v) * p["assessment.noise"] + v * p["steering.evaluation_noise"]
    z = outcomes(community)
    community.z_survey = z[SURVEY]
    true = [m[i] * z[i] + (1 - m[i]) * z[FORMS] for i in range(len(INDICATORS))]
    four = draws.words(model, SCORING, community.code, 0, 0)
    y = list(true)
    lenient = v * p["steering.evaluator_leniency"] * leniency(community.township.county)
    y[CLOSING] += noise * draws.normal(four[0], four[1]) + lenient
    y[SURVEY] += noise * draws.normal(four[2], four[3]) + (1 - v) * community.coaching + lenient
    y = [clip(value, 0.0, p["assessment.overshoot"]) for value in y]

    audited = draws.uniform(model, SCORING, community.code, 0, 1) < audit_chance(community)
    community.found = audited and community.polish > 0
    T = [target * target_multiplier(community) for target in community.targets]
    if community.found:
        r = y
    else:
        r = [min(max(y[i], T[i]), y[i] + (1 - v) * community.polish) for i in range(len(INDICATORS))]
    penalty = p["assessment.found_penalty"] * steering.sanction(community) if community.found else 0.0
    false = min(0.1, p["casework.false_penalty"] * community.false_found) * p["assessment.sanction"]
    community.score = clip(weighted(w, r, T) - penalty - false, 0.0, 1.0)
    community.false_found = 0
    community.real_score = clip(weighted(w, z, T), 0.0, 1.0)
    community.true, community.reported, community.aimed = true, r, T


def leniency(county: County) -> float:
    """How leniently the county's evaluator judges: a draw that lasts."""
    four = words(np.uint64(county.model.seed), EVALUATOR, county.code, 0, 0, 0)
    return draws.normal(four[0], four[1])


def weighted(w: list[float], r: list[float], T: list[float]) -> float:
    """sum_i w_i min(1, r_i/T_i)"""
    return sum(w[i] * min(1.0, r[i] / T[i]) for i in range(len(INDICATORS)))


def audit_chance(community: Community) -> float:
    """d_p: the chance that an audit finds polish."""
    p, L = community.model.p, community.levers
    return clip(p["assessment.audit_polish"] + L["audit_polish"] + L["exposure"], 0.0, 1.0)


def outcomes(community: Community) -> list[float]:
    """z_i: what was done, for what was required, since the last scoring."""
    most = community.model.p["assessment.overshoot"]
    z = []
    for name in INDICATORS:
        if name == "closing":
            ended = community.period_ended
            z.append(community.period_on_time / ended if ended else 1.0)
        elif name == "survey":
            z.append(community.mean_satisfaction)
        else:
            due = community.due[name]
            z.append(clip(community.done[name] / due, 0.0, most) if due > 0 else 1.0)
    return z


def rank(county: County) -> None:
    """Ranks communities within their township, and townships within the county."""
    p = county.model.p
    for township in county.townships:
        scores = [community.score for community in township.communities]
        for community in township.communities:
            community.quantile = quantile(community.score, scores)
        hidden = p["assessment.hidden_penalty"] * p["assessment.sanction"] * p["pressure.hidden_sanction"]
        penalties = [hidden * c.detection * c.hidden_share for c in township.communities]
        township.score = mean(scores) - mean(penalties)
    scores = [township.score for township in county.townships]
    for township in county.townships:
        township.quantile = quantile(township.score, scores)


def quantile(one: float, all_scores: list[float]) -> float:
    """The mid-rank quantile of one score among all, itself included."""
    lower = sum(other < one - TIE for other in all_scores)
    equal = sum(abs(other - one) <= TIE for other in all_scores)
    return (lower + 0.5 * equal) / len(all_scores)


def reward_or_sanction(community: Community) -> None:
    """Rank and audit act on the morale of cadres."""
    p = community.model.p
    sanction = p["people.sanction"] * steering.sanction(community)
    places = len(community.township.communities)
    last = 0.5 / places
    bottom = community.quantile <= max(p["assessment.bottom_share"], last)
    if places > 1 and bottom and community.score < 1 - TIE:
        people.change_morale(community, -sanction)
    if community.found:
        people.change_morale(community, -sanction)
    if places > 1 and community.quantile >= 1 - max(p["assessment.top_share"], last):
        fair = 1 - abs(community.score - community.mean_satisfaction)
        moved = p["assessment.sanction"] - steering.sanction(community)
        people.change_morale(community, p["people.reward"] * (p["assessment.tournament"] + moved) * fair)
    incidents = community.township.answerable / community.township.population * 10000
    blamed = p["assessment.accountability"] * (1 - exp(-incidents))
    people.change_morale(community, -sanction * blamed)


def choose_polish(community: Community) -> None:
    """How far the next reports will be polished."""
    p, w, T = community.model.p, community.weights, community.aimed
    gap = max(0.0, sum(w[i] * max(0.0, T[i] - community.true[i]) / T[i] for i in range(len(INDICATORS))))
    own = 1 - community.levers["evaluated"]
    sanction = steering.sanction(community) * p["assessment.polish_sanction"]
    worth = p["assessment.polish_gain"] * own * community.pressure - sanction * audit_chance(community)
    worth /= 2 * p["assessment.polish_cost"]
    community.polish = clip(min(gap, worth), 0.0, p["assessment.polish_max"])
    coached = p["assessment.coach_gain"] * own * community.pressure
    missing = community.aimed[SURVEY] - community.z_survey
    community.coaching = clip(min(missing, coached), 0.0, p["assessment.coach_max"])


def revise_weights(county: County) -> None:
    """The county raises the weight of indicators that fall short."""
    if any(community.reported is None for community in county.communities):
        return  # nothing has been scored yet
    revised = []
    for i, w in enumerate(county.weights):
        reached = mean([min(1.0, c.reported[i] / c.aimed[i]) for c in county.communities])
        revised.append(w * (1 + county.model.p["assessment.revision"] * max(0.0, 1 - reached)))
    county.weights = [w / sum(revised) for w in revised]


def ratchet(community: Community) -> None:
    """Next year's targets follow what was reported beyond this year's."""
    p = community.model.p
    if community.reported is None:
        return
    for i in range(len(INDICATORS)):
        beyond = max(0.0, community.reported[i] - community.aimed[i])
        raised = community.targets[i] + p["assessment.ratchet"] * beyond
        community.targets[i] = min(raised, p["assessment.target_max"])


def count_indicators(county: County) -> None:
    """Incidents of the period add indicators; those added before lapse."""
    p, start = county.model.p, county.model.p["assessment.indicators"]
    kept = exp(-p["assessment.indicator_lapse"] * p["assessment.score_weeks"])
    petitions = sum(township.petitions for township in county.townships)
    incidents = county.abandoned_hotline + p["casework.petition_indicators"] * petitions
    added = p["assessment.incident_indicators"] * incidents / county.population * 10000
    county.indicators = start + (county.indicators - start) * kept + added
    county.abandoned_hotline = 0
    for township in county.townships:
        township.abandoned_hotline = 0
        township.answerable = 0.0
        township.petitions = 0
