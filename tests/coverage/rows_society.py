"""Rows about society: residents who take part, settle and are heard; volunteers, members, organisations."""

from __future__ import annotations

import numpy as np

from tests.coverage.row import Row, Settings, measures, run, totals

URBAN = {"synthetic": {"townships": 2, "communities": 4, "urban_share": 1.0}, "population": 8000}
READY: Settings = {"participation.start": 0.4, "participation.threshold": 0.4}  # residents easily drawn in
SPECIAL = 6
NEIGHBOURS, PROPERTY, VOLUNTEERS, ORGANISATIONS = range(4)


def settled_by(settings: Settings, own: Settings | None = None, **how) -> np.ndarray:
    """Matters settled by neighbours, property, volunteers, organisations."""
    return totals(run(settings, own, region=URBAN, **how))["settled_by"]


# agents
def committees_lose_autonomy_to_delegated_work(settings: Settings) -> bool:
    light, heavy = (
        totals(run(settings, {"agenda.forms": f, "agenda.tasks": f}))["autonomy"] for f in (0.0, 2.0)
    )
    return heavy < 0.9 * light


def hubs_bring_hours_to_where_the_need_is(settings: Settings) -> bool:
    return measures(run(settings, {"organisations.centre_matching": 0.0}, weeks=12))["matching"] > 0.1


def professional_organisations_take_what_they_are_better_at(settings: Settings) -> bool:
    own = {"organisations.known": 1.0, "organisations.mass_hours": 0.0, "society.suited": 0.0}
    own |= {f"organisations.charity_{channel}": 0.0 for channel in ("government", "firm", "individual")}
    world = run(
        settings, own | {"organisations.hours": settings.get("organisations.hours", 60.0)}, region=URBAN
    )
    return totals(world)["settled_by"][ORGANISATIONS] > 10


def troika_takes_property_matters(settings: Settings) -> bool:
    return settled_by(settings)[PROPERTY] > 5


def residents_with_skills_are_fit_for_more(settings: Settings) -> bool:
    soc = run(settings, {"society.specialist": 1.0}, weeks=4).state.society
    base = run(settings, {"society.specialist": 0.0}, weeks=4).state.society
    return bool((soc.suited > base.suited + 0.02).all())


def party_members_report_to_their_communities(settings: Settings) -> bool:
    return totals(run(settings, weeks=12))["member_hours"] > 10.0


def donors_give_through_three_channels_for_their_own_causes(settings: Settings) -> bool:
    none = {"organisations.hours": 0.0, "organisations.mass_hours": 0.0}
    hours = run(settings, none, weeks=4).state.township_society.hours.sum(axis=0)
    return min(hours[4], hours[6], hours[7]) > 0.05 and hours[5] == 0.0  # each dear to one channel; to none


def open_centres_raise_contact(settings: Settings) -> bool:
    shut, open_ = (totals(run(settings, {"society.centre_open": o}))["contact"] for o in (0.0, 1.0))
    return open_ > 1.01 * shut


def grid_cells_and_smaller_units_reach_residents(settings: Settings) -> bool:
    usual, dense = (
        totals(run(settings, {"policy.network_densification.reach": 0.0}, policies, weeks=26))["contact"]
        for policies in ((), ("network_densification",))
    )
    return dense > 1.02 * usual


# structure
def formal_and_informal_deliberation_hear_different_people(settings: Settings) -> bool:
    own = {"society.informal": 0.5}
    formal, informal = (
        measures(run(settings, own | {"society.formal": f}, weeks=12))["least_heard"] for f in (0.9, 0.1)
    )
    return informal > formal + 0.05


def five_societies_linked_find_the_need(settings: Settings) -> bool:
    usual, linked = (
        measures(run(settings, policies=policies, weeks=12))["matching"]
        for policies in ((), ("five_society_linkage",))
    )
    return linked > usual + 0.1


# causes
def administration_crowds_out_settling_among_neighbours(settings: Settings) -> bool:
    own = READY | {"agenda.forms": 2.0}
    squeezed, free = (
        settled_by(settings, own | extra)[NEIGHBOURS] for extra in ({}, {"society.squeeze": 0.0})
    )
    return squeezed < 0.7 * free


def empty_activity_tires_people(settings: Settings) -> bool:
    lively, empty = (
        totals(run(settings, {"society.empty": e, "participation.interest": 0.0}))["attending"]
        for e in (0.0, 1.0)
    )
    return empty < 0.95 * lively


def contracts_make_organisations_subsidiary(settings: Settings) -> bool:
    own = {"policy.service_purchase.hours": 100.0}
    dear = settings.get("organisations.dependence_rate", 0.1)
    world = run(settings, own | {"organisations.dependence_rate": dear}, ("service_purchase",))
    s = world.state
    return s.organisations.dependence.max() > 0.3 and totals(world)["initiative"] < 0.0


def blurred_troika_responsibility_bounces_matters(settings: Settings) -> bool:
    return totals(run(settings, region=URBAN))["bounced"] > 5


def giving_breeds_dependence(settings: Settings) -> bool:
    own = {"demand.programme": 3.0, "demand.cover_max": 0.9}
    return measures(run(settings, own))["initiative"] < -0.03


# remedies
def points_and_time_banks_keep_volunteers(settings: Settings) -> bool:
    usual, points, bank = (
        totals(run(settings, READY, policies))["volunteers"]
        for policies in ((), ("volunteer_points",), ("time_bank",))
    )
    return points > 1.1 * usual and bank > 1.05 * usual


def three_governance_and_joint_creation_give_room_and_belonging(settings: Settings) -> bool:
    usual, governed, created, dispatched = (
        measures(run(settings, policies=policies, region=URBAN))
        for policies in ((), ("three_governance",), ("joint_creation",), ("three_order_dispatch",))
    )
    return (
        governed["autonomy"] > usual["autonomy"] + 0.05
        and created["belonging"] > usual["belonging"] + 0.02
        and dispatched["bounced"] < 0.8 * usual["bounced"]
    )


def local_mediation_settles_more(settings: Settings) -> bool:
    usual, mediated = (
        settled_by(settings, READY, policies=policies)[NEIGHBOURS] for policies in ((), ("self_resolution",))
    )
    return mediated > 1.2 * usual


def lists_fit_services_to_the_place(settings: Settings) -> bool:
    usual, listed = (
        measures(run(settings, policies=policies, weeks=12)) for policies in ((), ("three_lists",))
    )
    return listed["acceptance"] > usual["acceptance"] + 0.05 and listed["matching"] > usual["matching"]


# further
def cooperation_decides_what_programmes_achieve(settings: Settings) -> bool:
    own = {"demand.cover_max": 0.9, "response.gap_erosion": 0.0}
    wary, willing = (
        measures(run(settings, own | {"response.trust_start": r}))["covered"] for r in (0.1, 0.9)
    )
    return willing > 1.1 * wary


def belonging_follows_taking_part(settings: Settings) -> bool:
    few, many = (
        measures(run(settings, {"participation.threshold": x, "participation.start": 0.3}))["belonging"]
        for x in (1.5, 0.2)
    )
    return many > few + 0.03


def backbones_grow_out_of_those_who_help(settings: Settings) -> bool:
    world = run(settings, {"society.backbones_start": 0.0} | READY)
    return bool(world.state.society.backbones.max() > 0.2)


def head_counts_take_organisations_hours(settings: Settings) -> bool:
    return totals(run(settings, policies=("service_purchase",)))["reporting"] > 1.0


def mass_organisations_serve_women_youth_and_work(settings: Settings) -> bool:
    none = {"organisations.hours": 0.0}
    none |= {f"organisations.charity_{channel}": 0.0 for channel in ("government", "firm", "individual")}
    return run(settings, none, weeks=4).state.township_society.hours.sum() > 1.0


def valued_activity_does_not_tire(settings: Settings) -> bool:
    usual, valued = (
        measures(run(settings, {"society.empty": 0.8}, policies))["fatigue"]
        for policies in ((), ("valued_activities",))
    )
    return valued < usual - 0.05


def marginal_groups_are_served_later_unless_reached(settings: Settings) -> bool:
    heard = run(settings, weeks=12).state.society.heard[:, SPECIAL]
    return bool((heard < -0.02).all())


def partners_in_the_region_lend_hours(settings: Settings) -> bool:
    return bool(run(settings).state.society.partner_hours.max() > 0.2)


def basic_and_custom_services(settings: Settings) -> bool:
    own = {"demand.programme": 1.0, "demand.cover_max": 0.9}
    usual, custom = (measures(run(settings, own, policies))["covered"] for policies in ((), ("three_lists",)))
    return custom > 1.03 * usual


def members_give_less_as_they_age(settings: Settings) -> bool:
    own = {"society.ageing": settings.get("society.ageing", 0.05)}
    early = totals(run(settings, own, weeks=8))["member_hours"]
    late = totals(run(settings, own, weeks=8, warmup=260))["member_hours"]
    return late < 0.97 * early


GIVEN = {"organisations.charity_government": 0.0, "organisations.charity_firm": 0.0}
SOCIETY = ("sim/rules/society.py",)
CELLS = ("sim/rules/participation.py", "sim/agents/cell.py")
ORGANISED = ("sim/rules/organisations.py", "sim/agents/organisation.py")
SETTLED = ("sim/rules/settlement.py",)

ROWS = [
    Row(4, committees_lose_autonomy_to_delegated_work, {"society.squeeze": 0.0}, SOCIETY),
    Row(5, hubs_bring_hours_to_where_the_need_is, {"organisations.hub": 0.0}, ORGANISED),
    Row(6, professional_organisations_take_what_they_are_better_at, {"organisations.hours": 0.0}, ORGANISED),
    Row(10, troika_takes_property_matters, {"organisations.property_share": 0.0}, SETTLED),
    Row(13, residents_with_skills_are_fit_for_more, {"participation.skilled": 0.0}, SOCIETY),
    Row(14, party_members_report_to_their_communities, {"society.member_posts": 0.0}, SOCIETY),
    Row(15, donors_give_through_three_channels_for_their_own_causes, GIVEN, ORGANISED),
    Row(18, open_centres_raise_contact, {"society.centre": 0.0}, SOCIETY),
    Row(20, grid_cells_and_smaller_units_reach_residents, {"society.units": 0.0}, SOCIETY),
    Row(27, formal_and_informal_deliberation_hear_different_people, {"society.speaks": 1.0}, SOCIETY),
    Row(30, five_societies_linked_find_the_need, {"policy.five_society_linkage.matching": 0.0}, ORGANISED),
    Row(74, administration_crowds_out_settling_among_neighbours, {"society.squeeze": 0.0}, SETTLED),
    Row(75, empty_activity_tires_people, {"participation.fatigue": 0.0}, CELLS),
    Row(76, contracts_make_organisations_subsidiary, {"organisations.dependence_rate": 0.0}, ORGANISED),
    Row(76, blurred_troika_responsibility_bounces_matters, {"organisations.clarity": 1.0}, SETTLED),
    Row(78, giving_breeds_dependence, {"society.giving": 0.0}, SOCIETY),
    Row(
        91,
        points_and_time_banks_keep_volunteers,
        {"society.volunteer_hours": 0.0, "society.join": 0.0},
        SOCIETY,
    ),
    Row(98, three_governance_and_joint_creation_give_room_and_belonging, {"society.squeeze": 0.0}, SOCIETY),
    Row(99, local_mediation_settles_more, {"society.mediation": 0.0}, SETTLED),
    Row(100, lists_fit_services_to_the_place, {"policy.three_lists.custom": 0.0}, SOCIETY),
    Row(101, cooperation_decides_what_programmes_achieve, {"society.cooperation": 0.0}, SOCIETY),
    Row(105, belonging_follows_taking_part, {"society.belonging_part": 0.0}, SOCIETY),
    Row(106, backbones_grow_out_of_those_who_help, {"society.backbone_growth": 0.0}, SOCIETY),
    Row(107, head_counts_take_organisations_hours, {"organisations.reporting": 0.0}, ORGANISED),
    Row(108, mass_organisations_serve_women_youth_and_work, {"organisations.mass_hours": 0.0}, ORGANISED),
    Row(114, valued_activity_does_not_tire, {"policy.valued_activities.valued": 0.0}, SOCIETY),
    Row(116, marginal_groups_are_served_later_unless_reached, {"society.formal": 0.0}, SOCIETY),
    Row(117, partners_in_the_region_lend_hours, {"society.partner_hours": 0.0}, SOCIETY),
    Row(122, basic_and_custom_services, {"policy.three_lists.custom": 0.0}, SOCIETY),
    Row(123, members_give_less_as_they_age, {"society.member_age": 0.0}, SOCIETY),
]
