"""Rows that the first rules show: agenda, pressure, demand, time use, service, assessment, people."""

from __future__ import annotations

import numpy as np

from tests.coverage.row import Row, Settings, measures, run, totals

QUIET: Settings = {"people.quit_rate": 0.0}
WORKING, SPECIAL, FLOATING = 1, 3, 4
PARTY, TRACE, TASK, SERVICE, OUTREACH, RENEWAL = range(6)


def hours(world) -> np.ndarray:
    """Share of hours in each stream."""
    found = totals(world)["hours"]
    return found / found.sum()


# agents
def townships_handle_what_is_sent_up(settings: Settings) -> bool:
    return run(settings).state.weekly.township_used.sum() > 100.0


def community_workers_are_18_for_10000_residents(settings: Settings) -> bool:
    region = {"synthetic": {"townships": 2, "communities": 4, "urban_share": 1.0}, "population": 40000}
    s = run(settings, {"region.unit_spread": 0.0}, region=region, weeks=8, warmup=0).state
    return abs(s.communities.cadres.sum() / s.communities.residents.sum() * 10000 - 18.0) < 3.0


def those_with_special_needs_are_left_with_more_unmet(settings: Settings) -> bool:
    found = totals(run(settings))
    unmet = (found["arising"] - found["met"]).sum(axis=0) / found["people"]
    return unmet[SPECIAL] > 1.5 * unmet[WORKING]


def digital_refugees_come_in_person(settings: Settings) -> bool:
    own = {"demand.hotline_share": 0.5}
    none, every = (totals(run(settings, own | {"region.digital_access": a})) for a in (0.0, 1.0))
    calls = (none["hotline"] / none["raised"].sum()) / (every["hotline"] / every["raised"].sum())
    trips = (none["trips"] / none["raised"].sum()) / (every["trips"] / every["raised"].sum())
    return calls < 0.8 and trips > 1.15


def floating_residents_are_less_reachable(settings: Settings) -> bool:
    found = totals(run(settings, {"service.contact_rate": 0.0, "region.floating_share": 0.4}))
    voice = found["raised"].sum(axis=0) / found["arising"].sum(axis=0)
    return voice[FLOATING] < 0.85 * voice[1]


# structure
def political_weight_draws_hours_from_public_value(settings: Settings) -> bool:
    own = {"assessment.tournament": 0.9, "assessment.sanction": 0.9, "assessment.revision": 0.0}
    light, heavy = (hours(run(settings, own | {"assessment.weight.party": w})) for w in (0.0, 1.0))
    return heavy[PARTY] > 1.1 * light[PARTY]


def rigid_tasks_displace_local_demand(settings: Settings) -> bool:
    few, many = (run(settings, {"agenda.task_hours": h}) for h in (1.0, 6.0))
    return measures(many)["efficacy"] < measures(few)["efficacy"] - 0.05


def what_cannot_be_measured_is_judged_by_its_paper_trail(settings: Settings) -> bool:
    own = QUIET | {"agenda.form_hours": 4.0, "time_use.mission": 0.2, "time_use.sigma": 3.0}
    low, high = (hours(run(settings, own | {"assessment.measurability": m})) for m in (0.1, 1.0))
    return low[TRACE] > 1.1 * high[TRACE]


def majorities_crowd_out_minorities(settings: Settings) -> bool:
    """Of the kind that most ask for fewer give up, of the one that fewest ask for more: rare kinds have few
    matters, so three seeds together.
    """
    kinds = {}
    for weight in (0.0, 10.0):
        own = {"agenda.task_hours": 4.0, "service.weight_headcount": weight} | dict(settings)
        every = [totals(run(own, seed=seed)) for seed in (1, 2, 3)]
        raised, lost = (sum(found[name] for found in every) for name in ("raised", "given_up"))
        kinds[weight] = lost / raised.sum(axis=1)
    many, few = int(np.argmax(raised.sum(axis=1))), int(np.argmin(raised.sum(axis=1)))
    level, ranked = kinds[0.0], kinds[10.0]
    return ranked[many] < 0.9 * level[many] and ranked[few] > 1.15 * level[few]


def party_and_administrative_work_add_up(settings: Settings) -> bool:
    found = totals(run(settings))
    required = found["required"]
    without = (required.sum() - required[PARTY]) / found["contracted"]
    return required.sum() / found["contracted"] > without + 0.05


# syndromes
def assessment_is_dense(settings: Settings) -> bool:
    return measures(run(settings))["assessment_density"] > 0.15


def traces_take_hours(settings: Settings) -> bool:
    return hours(run(settings))[TRACE] > 0.15


def targets_race_after_reports(settings: Settings) -> bool:
    s = run(settings, {"assessment.target": 0.7}, weeks=104).state
    return (s.communities.target > s.p[0].assessment_target + 0.02).any()


def what_is_assessed_is_done(settings: Settings) -> bool:
    own = {"assessment.tournament": 0.9, "assessment.sanction": 0.9, "assessment.revision": 0.0}
    light, heavy = (hours(run(settings, own | {"assessment.weight.renewal": w})) for w in (0.0, 1.0))
    return heavy[RENEWAL] > 1.2 * light[RENEWAL]


def cut_items_come_back_hidden(settings: Settings) -> bool:
    usual, cut = (totals(run(settings, policies=p)) for p in ((), ("burden_reduction",)))
    return cut["hidden"] > 1.2 * usual["hidden"] + 10.0


def research_visits_replace_inspections(settings: Settings) -> bool:
    cut = measures(run(settings, policies=("burden_reduction",)))
    return cut["hidden_share"] > 0.1


def burdens_fall_and_pressure_stays(settings: Settings) -> bool:
    usual, cut = (totals(run(settings, policies=p)) for p in ((), ("burden_reduction",)))
    same = abs(cut["pressure"] / usual["pressure"] - 1.0) < 0.1
    return same and cut["visible"] < 0.7 * usual["visible"]


def targets_are_raised_on_the_way_down(settings: Settings) -> bool:
    found = totals(run(settings, {"assessment.tournament": 0.8, "assessment.sanction": 0.8}))
    return found["amplification"] > 1.1 * found["weeks"]


def many_posts_tire(settings: Settings) -> bool:
    own = QUIET | {"people.resilience": 0.0, "region.posts": 3.0}
    s = run(settings, own).state
    many = s.cadres.posts > np.median(s.cadres.posts)
    return s.cadres.morale[many].mean() < s.cadres.morale[~many].mean() - 0.02


def strained_cadres_withdraw(settings: Settings) -> bool:
    own = {"assessment.tournament": 1.0, "assessment.sanction": 1.0}
    found = totals(run(settings, own))
    return found["withdrawn"] > 0.03 * found["cadre_weeks"]


# causes
def duties_grow(settings: Settings) -> bool:
    s = run(settings, {"agenda.duty_growth": 0.5}, weeks=156).state
    tasks = s.weekly.required[:, :, TASK].sum(axis=0)
    return tasks[-40:].mean() > 1.5 * tasks[:40].mean()


def met_needs_bring_higher_needs(settings: Settings) -> bool:
    found = run(settings, {"demand.upgrading": 2.0} | QUIET)
    plain = run(settings, {"demand.upgrading": 0.0} | QUIET | dict(settings) | {"demand.upgrading": 0.0})
    more = totals(found)["arising"].sum(axis=1) / totals(plain)["arising"].sum(axis=1)
    return more[7] > 1.2 and more[0] < 1.05


def better_service_invites_demand(settings: Settings) -> bool:
    own = {"response.trust_start": 0.9, "demand.induced": 1.0}
    trusting, distrusting = (
        totals(run(settings, own | {"response.trust_start": r, "response.trust_gain": 0.0}))["raised"].sum()
        for r in (0.9, 0.1)
    )
    return trusting > 1.2 * distrusting


def duties_grow_and_resources_do_not(settings: Settings) -> bool:
    own = {"agenda.duty_growth": 0.5, "assessment.ratchet": 0.0, "assessment.incident_indicators": 0.0}
    s = run(settings, own, weeks=156).state
    load, contracted = s.weekly.load.sum(axis=0), s.weekly.contracted.sum(axis=0)
    return load[-40:].sum() > 1.3 * load[:40].sum() and contracted[-40:].sum() < 1.2 * contracted[:40].sum()


def the_last_in_the_ranking_lose_heart(settings: Settings) -> bool:
    own = {
        "people.reward": 0.3,
        "assessment.tournament": 1.0,
        "people.sanction": 0.0,
        "assessment.top_share": 0.3,
    }
    steep = totals(run(settings, own))
    flat = totals(run(settings, own | dict(settings) | {"people.reward": 0.0}))
    return steep["morale"] > 1.01 * flat["morale"]


def only_what_is_measurable_counts(settings: Settings) -> bool:
    own = {"time_use.mission": 0.0, "assessment.weight": 1.0}
    low, high = (
        hours(run(settings, own | {"assessment.measurability.outreach": m} | dict(settings)))
        for m in (0.0, 1.0)
    )
    return low[OUTREACH] < 0.9 * high[OUTREACH]


def reports_are_polished(settings: Settings) -> bool:
    found = totals(run(settings, {"assessment.tournament": 0.9, "assessment.sanction": 0.6}))
    return found["polished"] > 0.02 * found["scored"]


def risky_work_is_avoided(settings: Settings) -> bool:
    own = QUIET | {"assessment.sanction": 1.0, "agenda.task_hours": 3.0}
    feared = hours(run(settings, own | {"time_use.exposure": 1.0, "time_use.shield": 0.0}))
    calm = hours(run(settings, own | {"time_use.exposure": 0.0, "time_use.shield": 0.0}))
    return bool(np.abs(feared - calm).max() > 0.01)


def party_affairs_crowd_out_service(settings: Settings) -> bool:
    own = QUIET | {"assessment.tournament": 0.9, "assessment.sanction": 0.9, "assessment.revision": 0.0}
    light, heavy = (
        hours(run(settings, own | {"assessment.weight.party": w, "agenda.party_hours": 150.0}))
        for w in (0.0, 1.0)
    )
    return heavy[SERVICE] < light[SERVICE] - 0.01


def incidents_breed_indicators(settings: Settings) -> bool:
    own = {"service.patience": 1.0, "agenda.task_hours": 4.0}
    s = run(settings, own).state
    return s.counties.indicators[0] > 1.02 * s.p[0].assessment_indicators


def shared_fields_save_what_is_duplicated(settings: Settings) -> bool:
    usual, shared = (totals(run(settings, policies=p)) for p in ((), ("one_form",)))
    return shared["visible"] < 0.9 * usual["visible"]


def party_work_apart_from_matters_is_hollow(settings: Settings) -> bool:
    s = run(settings).state.communities
    return (s.hollow > s.hours[:, TRACE] / s.hours.sum(axis=1) + 0.02).all()


# remedies
def harder_places_are_held_to_less(settings: Settings) -> bool:
    return measures(run(settings, policies=("differentiated_assessment",)))["target_spread"] > 0.02


def audits_find_hidden_items(settings: Settings) -> bool:
    own = {"assessment.sanction": 0.8, "assessment.tournament": 0.8}
    usual, watched = (totals(run(settings, own, policies=p)) for p in ((), ("penetrating_audit",)))
    return watched["hidden"] < 0.8 * usual["hidden"]


ROWS = [
    Row(2, townships_handle_what_is_sent_up, {"service.township_staff": 0.0}),
    Row(
        12,
        community_workers_are_18_for_10000_residents,
        {"region.staff_rate.urban": 6.0},
        ("sim/agents/cadre.py", "sim/region/people.py"),
    ),
    Row(16, those_with_special_needs_are_left_with_more_unmet, {"demand.relative_need": 1.0}),
    Row(16, digital_refugees_come_in_person, {"demand.hotline_offline": 1.0}),
    Row(17, floating_residents_are_less_reachable, {"demand.floating_reach": 1.0}),
    Row(22, political_weight_draws_hours_from_public_value, {"time_use.assessment_pull": 0.0}),
    Row(23, rigid_tasks_displace_local_demand, {"agenda.tasks": 0.0}),
    Row(24, what_cannot_be_measured_is_judged_by_its_paper_trail, {"time_use.assessment_pull": 0.0}),
    Row(25, majorities_crowd_out_minorities, {"service.weight_headcount": 0.0}),
    Row(
        33,
        party_and_administrative_work_add_up,
        {"agenda.party_hours": 0.0},
        ("sim/rules/pressure.py", "sim/rules/time_use.py"),
    ),
    Row(
        35,
        assessment_is_dense,
        {
            "agenda.forms": 0.0,
            "agenda.inspections": 0.0,
            "agenda.meeting_hours": 0.0,
            "agenda.platforms": 0.0,
            "agenda.liaison_hours": 0.0,
            "agenda.reply_hours": 0.0,
        },
    ),
    Row(
        36,
        traces_take_hours,
        {
            "agenda.forms": 0.0,
            "agenda.inspections": 0.0,
            "agenda.meeting_hours": 0.0,
            "agenda.platforms": 0.0,
            "agenda.liaison_hours": 0.0,
            "agenda.reply_hours": 0.0,
        },
    ),
    Row(37, targets_race_after_reports, {"assessment.ratchet": 0.0}),
    Row(38, what_is_assessed_is_done, {"time_use.assessment_pull": 0.0}),
    Row(39, cut_items_come_back_hidden, {"pressure.assurance": 0.0, "pressure.assurance_pressure": 0.0}),
    Row(
        40,
        research_visits_replace_inspections,
        {"pressure.assurance": 0.0, "pressure.assurance_pressure": 0.0},
    ),
    Row(
        41,
        burdens_fall_and_pressure_stays,
        {"policy.burden_reduction.cut": 0.0},
        ("sim/rules/pressure.py", "sim/policies/institutional.py"),
    ),
    Row(42, targets_are_raised_on_the_way_down, {"pressure.alpha": 0.0}),
    Row(47, many_posts_tire, {"people.posts": 0.0}),
    Row(52, strained_cadres_withdraw, {"people.withdrawal": 0.0}),
    Row(53, duties_grow, {"agenda.duty_growth": 0.0}),
    Row(54, met_needs_bring_higher_needs, {"demand.upgrading": 0.0}),
    Row(54, better_service_invites_demand, {"demand.induced": 0.0}),
    Row(55, duties_grow_and_resources_do_not, {"agenda.duty_growth": 0.0}),
    Row(58, the_last_in_the_ranking_lose_heart, {"assessment.tournament": 0.0}),
    Row(60, only_what_is_measurable_counts, {"time_use.assessment_pull": 0.0}),
    Row(61, reports_are_polished, {"assessment.polish_max": 0.0}),
    Row(62, risky_work_is_avoided, {"time_use.risk_pull": 0.0}),
    Row(63, party_affairs_crowd_out_service, {"time_use.assessment_pull": 0.0}),
    Row(64, incidents_breed_indicators, {"assessment.incident_indicators": 0.0}, ("sim/rules/agenda.py",)),
    Row(69, shared_fields_save_what_is_duplicated, {"agenda.duplication": 0.0}, ("sim/rules/pressure.py",)),
    Row(
        80,
        party_work_apart_from_matters_is_hollow,
        {"service.coupling": 1.0},
        ("sim/rules/people.py", "sim/rules/time_use.py"),
    ),
    Row(
        83,
        harder_places_are_held_to_less,
        {"policy.differentiated_assessment.targets": 0.0},
        ("sim/policies/context.py", "sim/policies/institutional.py", "sim/rules/assessment.py"),
    ),
    Row(
        85,
        audits_find_hidden_items,
        {"policy.penetrating_audit.hidden": 0.0},
        ("sim/policies/institutional.py", "sim/rules/pressure.py"),
    ),
]
