"""Rows on casework: departments, bouncing, false closure, petitions, latent matters, shocks, storms."""

from __future__ import annotations

import numpy as np

from tests.coverage.row import Row, Settings, measures, run, totals

# small places: much happens, so that a year shows it
BUSY: Settings = {"latent.rate": 60.0, "technology.monitoring": 0.0, "people.quit_rate": 0.0}
TIGHT: Settings = {"service.contract_hours": 14.0, "people.overtime_max": 0.0, "service.township_staff": 0.5}
UP: Settings = {"demand.upper_share": 0.7, "service.contract_hours": 60.0}


# agents and structure
def departments_handle_what_is_theirs(settings: Settings) -> bool:
    return run(settings).state.weekly.department_used.sum() > 50.0


def departments_of_one_kind_do_not_help_another(settings: Settings) -> bool:
    """Some wait while others are idle: together they would do more."""
    few = UP | {"department.staff": 3.0, "department.share": 0.9}
    apart, together = (
        measures(run(few | {"department.pooling": share} | dict(settings)))["department_backlog"]
        for share in (0.0, 1.0)
    )
    return apart > 1.1 * together


def grid_workers_find_what_lies_hidden(settings: Settings) -> bool:
    found = totals(run(settings, BUSY | {"latent.detection_contact": 0.0}))
    return found["detected"] > 40


def office_and_centre_spare_contacts(settings: Settings) -> bool:
    usual, merged = (measures(run(settings, policies=p)) for p in ((), ("flat_agencies",)))
    return merged["asked_trace_hours"] < 0.97 * usual["asked_trace_hours"]


def townships_call_in_departments(settings: Settings) -> bool:
    usual, called = (run(settings, UP, policies=p).state for p in ((), ("call_in",)))
    return bool((called.townships.pooled > usual.townships.pooled + 0.2).all())


# causes
def records_are_closed_on_paper(settings: Settings) -> bool:
    found = totals(run(settings, TIGHT | {"assessment.tournament": 0.9}))
    return found["false_closed"].sum() > 20 and found["reopened"].sum() > 5


def shocks_surge(settings: Settings) -> bool:
    arising = run(settings, {"shock.rate": 3.0}, warmup=0).state.weekly.arising.sum(axis=(0, 2, 3))
    return arising.max() > 1.6 * np.median(arising)


def emergencies_outlast_the_shock(settings: Settings) -> bool:
    """Matters still pile up when the needs that the shock added have passed."""
    own = {"shock.rate": 2.0, "shock.surge": 8.0}
    week = run(settings, own, warmup=0, weeks=104, seed=2).state.weekly
    arising, waiting = week.arising.sum(axis=(0, 2, 3)), week.waiting.sum(axis=0)
    worst = int(np.argmax(arising[10:90])) + 10
    return waiting[worst + 2 : worst + 5].mean() > waiting[worst - 1] + 40.0


def petitions_breed_indicators(settings: Settings) -> bool:
    own = TIGHT | {"casework.petition": 0.5, "demand.hotline_share": 0.0}
    none, many = (
        run(own | {"casework.petition_indicators": w} | dict(settings)).state.counties.indicators[0]
        for w in (0.0, 5.0)
    )
    return many > 1.05 * none


def authority_is_above_and_duty_below(settings: Settings) -> bool:
    usual = measures(run(settings, UP))
    return usual["sent_up"] > 0.4


def matters_land_where_they_happen(settings: Settings) -> bool:
    """Nobody else's business comes back to the community."""
    found = totals(run(settings, UP))
    return found["sent_back"] > 20


def storms_starve_routine(settings: Settings) -> bool:
    own = BUSY | {"storm.share": 0.9, "storm.half_life": 8.0, "storm.hours": 0.0}
    calm, stormy = (
        run(own | {"storm.chance": chance} | dict(settings)).state.weekly.township_hours.sum()
        for chance in (0.0, 0.2)
    )
    return stormy < 0.9 * calm


def monitoring_without_service_escalates_all_the_same(settings: Settings) -> bool:
    """What is found and not handled costs the same hours of reports and escalates."""
    own = BUSY | TIGHT | {"grid.workers": 6.0, "grid.service_share": 0.0, "service.contract_hours": 4.0}
    found = totals(run(settings, own))
    return found["detected"] > 50 and found["escalated"] > 0.1 * found["detected"]


# remedies
def a_duty_list_ends_bouncing(settings: Settings) -> bool:
    usual, listed = (measures(run(settings, UP, policies=p))["bounces"] for p in ((), ("duty_list",)))
    return listed < 0.75 * usual


def exemption_frees_hours_for_service(settings: Settings) -> bool:
    own = {"assessment.sanction": 0.9, "time_use.risk_pull": 3.0, "agenda.task_hours": 4.0}
    usual, exempt = (
        measures(run(settings, own, policies=p))["exposed_hours"] for p in ((), ("exemption_list",))
    )
    return exempt > 1.03 * usual


def procedure_ends_bouncing(settings: Settings) -> bool:
    usual, ruled = (measures(run(settings, UP, policies=p))["bounces"] for p in ((), ("rule_of_law",)))
    return ruled < 0.85 * usual


def authority_sinks(settings: Settings) -> bool:
    usual, sunk = (measures(run(settings, UP, policies=p))["sent_up"] for p in ((), ("authority_sinking",)))
    return sunk < 0.8 * usual


def one_level_finishes(settings: Settings) -> bool:
    usual, one = (
        measures(run(settings, UP, policies=p))["to_departments"] for p in ((), ("one_level_handling",))
    )
    return one < 0.7 * usual


def found_early_it_does_not_escalate(settings: Settings) -> bool:
    usual, warned = (totals(run(settings, BUSY, policies=p)) for p in ((), ("early_warning",)))
    return warned["escalated"] < 0.7 * usual["escalated"]


# further
def residents_make_trips(settings: Settings) -> bool:
    found = measures(run(settings, UP))
    return found["trips"] > 1.0 and found["trip_hours"] > 1.0


def one_window_spares_trips(settings: Settings) -> bool:
    usual, window = (measures(run(settings, UP, policies=p))["trips"] for p in ((), ("one_window",)))
    return window < 0.8 * usual


def reserves_meet_a_shock(settings: Settings) -> bool:
    own = {"shock.rate": 6.0, "shock.surge": 5.0, "shock.reserve_refill": 20.0}
    empty, full = (
        totals(run(own | {"shock.relief": relief} | dict(settings)))["covered"] for relief in (0.0, 0.9)
    )
    return full > 1.15 * empty


def those_who_know_the_law_petition_less(settings: Settings) -> bool:
    own = TIGHT | {
        "casework.petition": 0.6,
        "casework.petition_distrust": 0.0,
        "casework.literacy_rate": 10.0,
    }
    own = own | {"policy.rule_of_law.literacy": 1.0, "policy.rule_of_law.discretion": 0.0}
    shares = []
    for policies in ((), ("rule_of_law",)):
        found = totals(run(settings, own, policies=policies))
        shares.append(found["petitions"] / (found["petitions"] + found["given_up"].sum()))
    return shares[1] < 0.8 * shares[0]


_LIST, _PETITION = ("sim/policies/casework.py",), ("sim/rules/petition.py",)
ROWS = [
    Row(3, departments_handle_what_is_theirs, {"department.staff": 0.0}),
    Row(3, departments_of_one_kind_do_not_help_another, {"department.pooling": 1.0}),
    Row(11, grid_workers_find_what_lies_hidden, {"grid.detection": 0.0}, ("sim/rules/latent.py",)),
    Row(19, office_and_centre_spare_contacts, {"policy.flat_agencies.contacts": 0.0}, _LIST),
    Row(29, townships_call_in_departments, {"policy.call_in.pooling": 0.0}, _LIST),
    Row(57, shocks_surge, {"shock.rate": 0.0}),
    Row(57, emergencies_outlast_the_shock, {"shock.rate": 0.0}),
    Row(61, records_are_closed_on_paper, {"casework.false_pull": 0.0}, ("sim/rules/closure.py",)),
    Row(64, petitions_breed_indicators, {"casework.petition": 0.0}, _PETITION),
    Row(66, authority_is_above_and_duty_below, {"demand.upper_share": 0.0}),
    Row(67, matters_land_where_they_happen, {"casework.bounce": 0.0}, ("sim/rules/bounce.py",)),
    Row(72, storms_starve_routine, {"storm.share": 0.0}, ("sim/rules/shock.py",)),
    Row(
        73, monitoring_without_service_escalates_all_the_same, {"grid.workers": 0.0}, ("sim/rules/latent.py",)
    ),
    Row(82, a_duty_list_ends_bouncing, {"policy.duty_list.clear": 0.0}, _LIST),
    Row(84, exemption_frees_hours_for_service, {"policy.exemption_list.risk": 0.0}, _LIST),
    Row(87, procedure_ends_bouncing, {"policy.rule_of_law.bounce": 0.0}, _LIST),
    Row(88, authority_sinks, {"policy.authority_sinking.share": 0.0}, _LIST),
    Row(97, one_level_finishes, {"policy.one_level_handling.share": 0.0}, _LIST),
    Row(99, found_early_it_does_not_escalate, {"policy.early_warning.detection": 0.0}, _LIST),
    Row(109, residents_make_trips, {"casework.trip_hours": 0.0, "casework.upper_trip_hours": 0.0}),
    Row(109, one_window_spares_trips, {"policy.one_window.trips": 0.0}, _LIST),
    Row(119, reserves_meet_a_shock, {"shock.relief": 0.0}),
    Row(120, those_who_know_the_law_petition_less, {"casework.literacy_petition": 0.0}, _PETITION),
]
