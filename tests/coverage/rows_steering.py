"""Rows of steering: calendar, campaigns, projects, churn, evaluation, incentives, capacity, rotation."""

from __future__ import annotations

import numpy as np

from tests.coverage.row import Row, Settings, measures, run, totals

CALM: Settings = {"people.quit_rate": 0.0}
STRICT: Settings = {"assessment.tournament": 0.8, "assessment.sanction": 0.8}
WIDE = {"synthetic": {"townships": 3, "communities": 5, "urban_share": 0.5}, "population": 12000}
TRACE, RENEWAL = 1, 5


def tallied(settings: Settings, own: Settings, *policies) -> dict:
    return totals(run(settings, own, policies, region=WIDE))


# agents and structure
def party_organisation_mobilises(settings: Settings) -> bool:
    """Party work attached to matters builds capital, with which the same outreach reaches more."""
    with_, without = (
        run(settings, {"service.coupling": 0.6, "service.mobilisation": m} | dict(settings))
        for m in (3.0, 0.0)
    )
    return with_.state.communities.contact.mean() > 1.1 * without.state.communities.contact.mean()


def many_departments_ask(settings: Settings) -> bool:
    return measures(run(settings))["assessors"] > 4.0


def evaluators_see_what_is_true(settings: Settings) -> bool:
    usual, hired = (measures(run(settings, STRICT, p)) for p in ((), ("third_party_evaluation",)))
    return hired["report_error"] < 0.7 * usual["report_error"] and hired["evaluation_hours"] > 0.5


def party_work_linked_to_matters_serves(settings: Settings) -> bool:
    own = {"agenda.task_hours": 2.5, "agenda.party_hours": 60.0}
    linked = totals(run(settings, own))
    apart = totals(run({}, own | {"service.coupling": 0.0}))
    return linked["served"] > 1.02 * apart["served"]


def the_county_corrects_its_weights(settings: Settings) -> bool:
    own = {"agenda.task_hours": 3.0, "assessment.ratchet": 0.0}
    s = run(settings, own).state
    start = s.p[0].assessment_weight / s.p[0].assessment_weight.sum()
    return bool(np.abs(s.counties[0].weight - start).max() > 0.003)


# syndromes and causes
def campaigns_stack(settings: Settings) -> bool:
    few, many = (totals(run(settings, {"steering.campaigns": n} | dict(settings))) for n in (2.0, 10.0))
    return few["campaign"] > 0 and many["campaign"] > 4.0 * few["campaign"]


def uniform_targets_leave_hard_places_behind(settings: Settings) -> bool:
    own = {"agenda.zeta": 0.1, "region.unit_spread": 0.9, "assessment.noise": 0.0}
    s = run(settings, own, region=WIDE).state
    return s.totals.score.std() > 0.02 * s.totals.score.mean()


def everybody_answers_for_incidents(settings: Settings) -> bool:
    own = {"service.patience": 1.0, "agenda.task_hours": 3.0, "people.sanction": 0.3} | CALM
    blamed = totals(run(settings, own | {"assessment.accountability": 1.0} | dict(settings)))
    spared = totals(run({}, own | {"assessment.accountability": 0.0}))
    return blamed["morale"] < 0.99 * spared["morale"]


def sprint_pass_fade(settings: Settings) -> bool:
    """Before the assessment unassessed work gives way more than the load alone would have it."""
    own = {"assessment.ratchet": 0.0, "assessment.revision": 0.0} | CALM
    region = {"synthetic": {"townships": 1, "communities": 3, "urban_share": 1.0}, "population": 9000}

    def late(peak: float, more: Settings) -> float:
        asked = own | {"assessment.calendar_peak": peak} | dict(more)
        hours = run({}, asked, region=region, weeks=200).state.weekly.hours.sum(axis=0)[52:]
        renewal = hours[:, RENEWAL] / hours.sum(axis=1)
        weeks = np.arange(len(hours)) % 52
        return float(renewal[weeks >= 42].mean() / renewal[(weeks >= 2) & (weeks < 20)].mean())

    return late(3.0, settings) < 0.85 * late(0.0, {})


def below_mirrors_above(settings: Settings) -> bool:
    few, many = (
        totals(run({"region.departments": n, "region.departments_serving": 8} | dict(settings)))
        for n in (10, 40)
    )
    return many["liaison"] > 1.5 * few["liaison"]


def dozens_of_work_groups(settings: Settings) -> bool:
    found = measures(run(settings, {"region.departments": 30}))
    return found["work_groups"] > 40 and found["liaison_hours"] > 2.0


def projects_are_paperwork(settings: Settings) -> bool:
    few, many = (totals(run(settings, {"steering.projects": n} | dict(settings))) for n in (0.0, 3.0))
    return many["required"][TRACE] > few["required"][TRACE] + 0.1 * many["project"] > few["required"][TRACE]


def churn_costs_hours_and_trust(settings: Settings) -> bool:
    own = {"steering.churn_distrust": 0.3}
    steady, churning = (
        totals(run(settings, own | {"steering.churn": n} | dict(settings))) for n in (0.0, 6.0)
    )
    return churning["redone"] > 100.0 and churning["trust"] < 0.98 * steady["trust"]


# remedies
def capable_leaders_pass_less_on(settings: Settings) -> bool:
    usual, capable = (tallied(settings, STRICT, *p) for p in ((), ("party_capacity",)))
    return capable["amplification"] < 0.95 * usual["amplification"]


def reward_instead_of_sanction_calms(settings: Settings) -> bool:
    usual, rewarded = (tallied(settings, STRICT, *p) for p in ((), ("positive_incentives",)))
    return rewarded["amplification"] < 0.95 * usual["amplification"]


def cadres_come_back_with_ties(settings: Settings) -> bool:
    found = tallied(settings, CALM, {"kind": "rotation", "start": 0})
    return found["rotated"] > 0 and found["ties"] > 0.1 * found["cadre_weeks"]


def one_form_saves(settings: Settings) -> bool:
    usual, shared = (tallied(settings, CALM, *p) for p in ((), ("one_form",)))
    return shared["visible"] < 0.9 * usual["visible"]


def one_collector_saves(settings: Settings) -> bool:
    usual, shared = (tallied(settings, CALM, *p) for p in ((), ("shared_collection",)))
    return shared["required"][TRACE] < 0.95 * usual["required"][TRACE]


def stable_rules_spare_work(settings: Settings) -> bool:
    usual, stable = (tallied(settings, {"steering.churn": 3.0}, *p) for p in ((), ("policy_stability",)))
    return stable["redone"] < 0.6 * usual["redone"]


def a_coordinating_body_holds_back(settings: Settings) -> bool:
    usual, held = (tallied(settings, CALM, *p) for p in ((), ("issuing_coordination",)))
    return held["visible"] < 0.9 * usual["visible"]


def publicity_shows_the_gap(settings: Settings) -> bool:
    own = STRICT | {"response.gap_erosion": 0.2}
    usual, public = (tallied(settings, own, *p) for p in ((), ("publicity_of_affairs",)))
    return public["trust"] < 0.99 * usual["trust"]


def media_find_what_was_polished(settings: Settings) -> bool:
    usual, public = (tallied(settings, STRICT, *p) for p in ((), ("publicity_of_affairs",)))
    return public["found"] > 1.5 * usual["found"] > 0


def weak_branches_are_rectified(settings: Settings) -> bool:
    own = {"steering.weak_branches": 1.0, "policy.party_capacity.coupling": 0.0, "service.coupling": 0.5}
    weak, sound = (run(settings, own, p).state.communities for p in ((), ("party_capacity",)))
    return sound.coupling.mean() > 1.5 * weak.coupling.mean()


def pay_and_prospects_keep_cadres(settings: Settings) -> bool:
    own = {"people.quit_rate": 1.5, "policy.career_and_pay.pay": 0.8} | dict(settings)
    usual, paid = (tallied(settings, own, *p) for p in ((), ("career_and_pay",)))
    return paid["quits"] / paid["cadre_weeks"] < 0.8 * usual["quits"] / usual["cadre_weeks"]


RULE, POLICY = "sim/rules/steering.py", "sim/policies/steering.py"
ROWS = [
    Row(1, party_organisation_mobilises, {"service.capital_gain": 0.0}, ("sim/rules/time_use.py",)),
    Row(3, many_departments_ask, {"agenda.forms": 0.0, "agenda.inspections": 0.0}),
    Row(
        9,
        evaluators_see_what_is_true,
        {"policy.third_party_evaluation.share": 0.0},
        ("sim/rules/assessment.py", POLICY),
    ),
    Row(26, party_work_linked_to_matters_serves, {"service.coupling": 0.0}, ("sim/rules/service.py", RULE)),
    Row(31, the_county_corrects_its_weights, {"assessment.revision": 0.0}),
    Row(56, campaigns_stack, {"steering.campaigns": 0.0}),
    Row(59, uniform_targets_leave_hard_places_behind, {"assessment.target": 0.1, "assessment.ratchet": 0.0}),
    Row(64, everybody_answers_for_incidents, {"assessment.accountability": 0.0}),
    Row(
        65,
        sprint_pass_fade,
        {"assessment.calendar_peak": 0.0},
        ("sim/rules/calendar.py", "sim/rules/assessment.py"),
    ),
    Row(68, below_mirrors_above, {"steering.mirroring": 0.0}),
    Row(70, dozens_of_work_groups, {"steering.groups": 0.0}),
    Row(77, projects_are_paperwork, {"steering.projects": 0.0}),
    Row(79, churn_costs_hours_and_trust, {"steering.churn": 0.0}),
    Row(
        81,
        capable_leaders_pass_less_on,
        {"policy.party_capacity.judgement": 0.0},
        ("sim/rules/pressure.py", POLICY),
    ),
    Row(
        86,
        reward_instead_of_sanction_calms,
        {"policy.positive_incentives.calm": 0.0},
        ("sim/rules/pressure.py", "sim/rules/assessment.py", POLICY),
    ),
    Row(90, cadres_come_back_with_ties, {"policy.rotation.rate": 0.0}, ("sim/rules/people.py", POLICY)),
    Row(
        94,
        one_form_saves,
        {"policy.one_form.sharing": 0.0},
        ("sim/rules/pressure.py", "sim/policies/technology.py"),
    ),
    Row(
        94,
        one_collector_saves,
        {"policy.shared_collection.forms": 0.0, "policy.shared_collection.entries": 0.0},
        ("sim/rules/pressure.py", POLICY),
    ),
    Row(100, stable_rules_spare_work, {"policy.policy_stability.stability": 0.0}, (RULE, POLICY)),
    Row(
        110,
        a_coordinating_body_holds_back,
        {"policy.issuing_coordination.filter": 0.0, "policy.issuing_coordination.merge": 0.0},
        ("sim/rules/pressure.py", POLICY),
    ),
    Row(
        112,
        publicity_shows_the_gap,
        {"policy.publicity_of_affairs.visibility": 0.0},
        ("sim/rules/response.py", POLICY),
    ),
    Row(
        113,
        weak_branches_are_rectified,
        {"policy.party_capacity.rectified": 0.0},
        ("sim/rules/branches.py", RULE, POLICY),
    ),
    Row(
        115,
        pay_and_prospects_keep_cadres,
        {"policy.career_and_pay.pay": 0.0},
        ("sim/rules/people.py", POLICY),
    ),
    Row(
        118,
        media_find_what_was_polished,
        {"policy.publicity_of_affairs.exposure": 0.0},
        ("sim/rules/assessment.py", POLICY),
    ),
]
