"""Assessment: scores, polishing, audit, ranking, reward and sanction, ratchet (LiLiu2025; Weitzman 1980)."""

import math

from sim import streams
from sim.agents.names import CLOSING, FORMS, SURVEY
from sim.compiled import compiled, inlined
from sim.rules.calendar import season
from sim.rules.chance import factor
from sim.rules.division import CALENDAR
from sim.rules.people import shake
from sim.rules.pressure import target_multiplier
from sim.units import unit

FALSE_MOST = 0.1  # largest fall of a score for false closures found
TIE = 1e-9  # scores closer than this are the same; full marks are reached within it


@compiled
def period_ends(t, weeks, dt):
    """Whether a period of `weeks` weeks ends with step `t`."""
    return math.floor((t + 1) * dt / weeks + 1e-9) > math.floor(t * dt / weeks + 1e-9)


@unit
def weigh_indicators(s, first, last, t):
    """Communities' weights: the county's, with service raised in harder places under differentiated
    assessment, and what is visible where reward follows visibility; and as they are felt this step.

    For the communities from `first` to before `last`.
    """
    for i in range(first, last):
        set_weights(s, i)
    for i in range(first, last):
        feel_weights(s, i, t)


@inlined
def set_weights(s, i):
    """Weights of community `i`: the county's, with service raised in harder places under differentiated
    assessment, and what is visible where reward follows visibility.
    """
    c, p, lever = s.communities[i], s.p[0], s.levers[i]
    common = s.counties[c.county].weight
    for n in range(7):
        c.weight[n] = common[n]
    if lever.rigidity != 0.0:
        hold_fast(c, lever.rigidity, p)
    if lever.visible_bias != 0.0:
        for n in range(7):
            c.weight[n] *= math.exp(lever.visible_bias * p.assessment_measurability[n])
    shifted = factor(lever.weight_shift)
    c.weight[CLOSING] *= shifted
    c.weight[SURVEY] *= shifted
    total = c.weight.sum()
    if total > 0.0:
        for n in range(7):
            c.weight[n] /= total


@compiled
def hold_fast(c, rigidity, p):
    """Rules that do not change keep the weights of the start."""
    start = p.assessment_weight.sum()
    if start > 0.0:
        for n in range(7):
            c.weight[n] += rigidity * (p.assessment_weight[n] / start - c.weight[n])


@inlined
def feel_weights(s, i, t):
    """Weights of community `i` as they are felt: more as the date of the assessment nears, by a factor that
    all have in common. In the form `calendar` of time use each indicator has a date of its own.
    """
    c, p, dt = s.communities[i], s.p[0], s.run[0].dt
    common = s.agendas[c.county, t % s.agendas.shape[1]].season
    for n in range(7):
        c.felt[n] = c.weight[n] * common
    if p.time_use_form == CALENDAR:
        for n in range(7):
            date = (n + 1.0) / 7.0
            c.felt[n] *= season(t, dt, p.assessment_calendar_weeks, p.time_use_date_peak, date)


@compiled
def score_community(s, i, t):
    """Reported and real score of community `i` for the period that ends with step `t`."""
    c, p, run = s.communities[i], s.p[0], s.run[0]
    top = p.assessment_overshoot
    for n in range(7):
        c.true[n] = min(top, max(0.0, c.done[n] / c.required[n])) if c.required[n] > 0.0 else 1.0
    c.true[SURVEY] = c.satisfaction.sum() / max(1.0, 1.0 * c.residents)
    w0, w1, w2, w3 = streams.words(run.seed, streams.SCORING, c.code, 0, t, 0)
    lever = s.levers[i]
    found_chance = min(1.0, max(0.0, p.assessment_audit_polish + lever.audit_polish + lever.exposure))
    noise = (1.0 - lever.evaluated) * p.assessment_noise + lever.evaluated * p.steering_evaluation_noise
    own = 1.0 - lever.evaluated  # share of the assessment that its own reports make
    lenient = lever.evaluated * p.steering_evaluator_leniency * s.evaluators[c.county].leniency
    found = streams.uniform(run.seed, streams.SCORING, c.code, 0, t, 1) < found_chance and c.polish > 0.0
    c.found = 1 if found else 0
    c.score = 0.0
    c.real_score = 0.0
    gap = 0.0
    forms = c.true[FORMS]
    multiplier = target_multiplier(lever)
    error = 0.0
    for n in range(7):
        target = c.target[n] * multiplier
        c.held_to[n] = target
        shown = c.measured[n] * c.true[n] + (1.0 - c.measured[n]) * forms
        gap += c.weight[n] * max(0.0, target - shown) / target
        seen = shown
        if n == CLOSING:
            seen += noise * streams.normal(w0, w1) + lenient
        if n == SURVEY:
            seen += noise * streams.normal(w2, w3) + own * c.coaching + lenient
        seen = min(top, max(0.0, seen))
        c.reported[n] = seen if found else min(max(seen, target), seen + own * c.polish)
        error += abs(c.reported[n] - c.true[n]) / 7.0
        c.score += c.weight[n] * min(1.0, c.reported[n] / target)
        c.real_score += c.weight[n] * min(1.0, c.true[n] / target)
        c.done[n] = 0.0
        c.required[n] = 0.0
    if found:
        c.score -= p.assessment_found_penalty * c.sanction
    c.score -= min(FALSE_MOST, p.casework_false_penalty * c.false_found) * p.assessment_sanction
    c.false_found = 0.0
    c.score = min(1.0, max(0.0, c.score))
    note_scoring(s, i, error, t)
    fear = c.sanction * p.assessment_polish_sanction * found_chance
    wanted = (p.assessment_polish_gain * own * c.pressure - fear) / (2.0 * p.assessment_polish_cost)
    c.polish = min(p.assessment_polish_max, max(0.0, min(gap, wanted)))
    missing = c.held_to[SURVEY] - c.true[SURVEY]
    coached = min(missing, p.assessment_coach_gain * own * c.pressure)
    c.coaching = min(p.assessment_coach_max, max(0.0, coached))


@compiled
def note_scoring(s, i, error, t):
    """Tally a scoring of community `i`; `error`: mean distance of its reported from its true indicators."""
    c, run = s.communities[i], s.run[0]
    add_scoring(s.weekly[c.township, int((t + 0.5) * run.dt)], c, error)
    if run.observe_from <= t < run.observe_to:
        add_scoring(s.totals[i], c, error)


@compiled
def add_scoring(tally, c, error):
    """Add the last scoring of community `c` to a tally."""
    tally.scored += 1.0
    tally.score += c.score
    tally.real_score += c.real_score
    tally.ceiling += 1.0 if c.score >= 1.0 - TIE else 0.0
    tally.polished += c.polish
    tally.found += c.found
    tally.coached += c.coaching
    tally.report_error += error
    target = 0.0
    for n in range(7):
        target += c.weight[n] * c.held_to[n]
    tally.target += target
    tally.target_square += target * target


@unit
def score_township(s, j, t):
    """Score the communities of township `j`, rank them, and reward or sanction them."""
    town, p = s.townships[j], s.p[0]
    total = 0.0
    hidden = 0.0
    for i in range(town.first_community, town.first_community + town.communities):
        score_community(s, i, t)
        c = s.communities[i]
        total += c.score
        found = min(1.0, max(0.0, p.assessment_audit_hidden + s.levers[i].audit_hidden))
        hidden += assessment_fear(p) * found * c.hidden_share
    town.score = (total - p.assessment_hidden_penalty * hidden) / town.communities
    incidents = town.answerable / max(1.0, 1.0 * town.residents) * 10000.0
    blamed = p.assessment_accountability * (1.0 - math.exp(-incidents))
    for i in range(town.first_community, town.first_community + town.communities):
        rank_community(s, i)
        if blamed > 0.0:  # for incidents everybody of the township answers
            shake(s, i, -p.people_sanction * s.communities[i].sanction * blamed)


@compiled
def assessment_fear(p):
    """Sanction a superior expects for hidden items that are found."""
    return p.assessment_sanction * p.pressure_hidden_sanction


@inlined
def standing(other, own):
    """1 for another place ranked below, 1/2 for a tie (with itself too), 0 for one above."""
    if other < own - TIE:
        return 1.0
    return 0.5 if other <= own + TIE else 0.0


@compiled
def rank_community(s, i):
    """Mid-rank of community `i` in its township (ties share it), and what follows from it."""
    c, p = s.communities[i], s.p[0]
    town = s.townships[c.township]
    below = 0.0
    for n in range(town.first_community, town.first_community + town.communities):
        other = s.communities[n].score
        below += standing(other, c.score)
    c.quantile = below / town.communities
    several = town.communities > 1
    last = (
        0.5 / town.communities
    )  # the mid-rank of the one at the bottom: small townships have a last place too
    if several and c.quantile <= max(p.assessment_bottom_share, last) and c.score < 1.0 - TIE:
        shake(s, i, -p.people_sanction * c.sanction)
    if c.found:
        shake(s, i, -p.people_sanction * c.sanction)
    if several and c.quantile >= 1.0 - max(p.assessment_top_share, last):
        fair = 1.0 - abs(c.score - c.satisfaction.sum() / max(1.0, 1.0 * c.residents))
        moved = p.assessment_sanction - c.sanction  # sanction that was turned into reward
        shake(s, i, p.people_reward * (p.assessment_tournament + moved) * fair)


@unit
def rank_townships(s, y):
    """Mid-rank of each township in county `y`."""
    county = s.counties[y]
    for j in range(county.first_township, county.first_township + county.townships):
        below = 0.0
        for n in range(county.first_township, county.first_township + county.townships):
            below += standing(s.townships[n].score, s.townships[j].score)
        s.townships[j].quantile = below / county.townships
    pay_evaluator(s, y)


@compiled
def pay_evaluator(s, y):
    """How much of the county's assessment its third-party evaluator has made, over residents."""
    county = s.counties[y]
    last_town = s.townships[county.first_township + county.townships - 1]
    made = 0.0
    for i in range(
        s.townships[county.first_township].first_community, last_town.first_community + last_town.communities
    ):
        made += s.levers[i].evaluated * s.communities[i].residents
    s.evaluators[y].hired = made / max(1.0, 1.0 * county.residents)


@unit
def revise_weights(s, y):
    """The county gives more weight to indicators that fall short of their targets (the closed loop)."""
    county, p = s.counties[y], s.p[0]
    first = s.townships[county.first_township].first_community
    last_town = s.townships[county.first_township + county.townships - 1]
    last = last_town.first_community + last_town.communities
    total = 0.0
    for n in range(7):
        reached = 0.0
        for i in range(first, last):
            c = s.communities[i]
            reached += min(1.0, c.reported[n] / c.held_to[n])
        county.weight[n] *= 1.0 + p.assessment_revision * max(0.0, 1.0 - reached / (last - first))
        total += county.weight[n]
    if total > 0.0:
        for n in range(7):
            county.weight[n] /= total


@unit
def ratchet(s, i):
    """Next year's targets follow what was reported beyond this year's."""
    c, p = s.communities[i], s.p[0]
    for n in range(7):
        beyond = max(0.0, c.reported[n] - c.held_to[n])
        c.target[n] = min(p.assessment_target_max, c.target[n] + p.assessment_ratchet * beyond)
