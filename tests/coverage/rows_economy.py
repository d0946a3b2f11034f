"""Rows of technology, innovation, resources and development."""

from __future__ import annotations

import numpy as np

from tests.coverage.row import Row, Settings, measures, run, totals

CALM: Settings = {"technology.incident_rate": 0.0, "development.market_rate": 0.0, "people.quit_rate": 0.0}
LABELS: Settings = {"innovation.start": 1.0, "innovation.start_label": 1.0}
REAL: Settings = {"innovation.start": 1.0, "innovation.start_label": 0.0, "innovation.abandon": 0.0}
SPREAD: Settings = {
    "innovation.start": 0.0,
    "innovation.p": 1.0,
    "innovation.q": 0.0,
    "innovation.abandon": 0.0,
}


def share(world, above: str, below: str) -> float:
    """One tally over another."""
    found = totals(world)
    return float(found[above].sum() / found[below].sum())


def by_place(world, name: str, below: str = "weeks") -> tuple[float, float]:
    """The same for urban and for rural places."""
    urban = world.state.communities.urban == 1
    t = world.state.totals
    of = [t[name][where].sum() / t[below][where].sum() for where in (urban, ~urban)]
    return float(of[0]), float(of[1])


# development
def firms_bring_jobs_and_collective_income(settings: Settings) -> bool:
    poor, rich = (
        totals(run(settings, CALM | {"development.firms": firms, "development.firm_jobs": 10.0}))["earners"]
        for firms in (1.0, 20.0)
    )
    return rich[2] > 5.0 * max(1.0, poor[2])


def enterprise_shares_its_gains(settings: Settings) -> bool:
    usual, built = (run(settings, CALM, policies) for policies in ((), ("collective_economy",)))
    return measures(built)["collective_income"] > 1.03 * measures(usual)["collective_income"]


def churn_deters_investment(settings: Settings) -> bool:
    own = CALM | {"development.investment_rate": 3.0, "development.job_rate": 3.0}
    steady, churning = (
        totals(run({"steering.churn": n} | dict(settings), own))["earners"] for n in (0.0, 8.0)
    )
    return churning[2] < 0.85 * steady[2]


def insurance_follows_work_and_income(settings: Settings) -> bool:
    own = CALM | {"development.insurance": 0.5, "policy.collective_economy.jobs": 0.5}
    usual, built = (run(settings, own, policies) for policies in ((), ("collective_economy",)))
    return measures(built)["insurance_cover"] > measures(usual)["insurance_cover"] + 0.003


# innovation
def labels_and_bad_copies_have_no_effect(settings: Settings) -> bool:
    hollow = run(settings, LABELS)
    alien = run(settings, REAL | {"innovation.context": 0.0, "innovation.breadth": 0.2})
    native = run(settings, REAL | {"innovation.breadth": 10.0})
    blocked = [measures(world)["innovation_blockage"] for world in (hollow, alien, native)]
    return blocked[0] > 0.9 and blocked[1] > blocked[2] + 0.2


def innovation_waits_where_honest_failure_is_blamed(settings: Settings) -> bool:
    own = SPREAD | {"assessment.sanction": 1.0, "assessment.tournament": 0.1}
    own = own | {"innovation.copy_cost": 0.0, "innovation.adapt_cost": 0.0}
    feared = run(settings, own)
    tolerated = run(settings, own, ["fault_tolerance"])
    return share(feared, "labels", "practices") > share(tolerated, "labels", "practices") + 0.1


def funds_and_tolerance_make_real_innovation(settings: Settings) -> bool:
    own = SPREAD | {"innovation.p": 0.2}
    usual = totals(run(settings, own))
    both = totals(run(settings, own, ["fault_tolerance", "diffusion_fund"]))
    return both["practice_effect"] > 1.5 * usual["practice_effect"]


def standards_survive(settings: Settings) -> bool:
    own = REAL | {"innovation.abandon": 3.0, "innovation.p": 0.0, "innovation.q": 0.0}
    own = own | {"innovation.breadth": 10.0, "resources.budget": 500.0}
    usual, learnt = (totals(run(settings, own, p))["practices"] for p in ((), ("mutual_learning",)))
    return learnt > 1.1 * usual


# technology
def platforms_fall_out_of_repair(settings: Settings) -> bool:
    kept, left = (
        totals(run(settings, CALM | {"technology.upkeep": paid, "resources.budget": 2000.0}))["fit"]
        for paid in (1.0, 0.0)
    )
    return left < 0.85 * kept


def access_and_skill_make_platforms_fit(settings: Settings) -> bool:
    own = CALM | {"technology.infrastructure": 0.9}
    urban, rural = by_place(run(settings, own), "fit")
    return rural < 0.6 * urban


def the_unskilled_are_slower_with_tools_than_without(settings: Settings) -> bool:
    own = CALM | {"region.cadre_skill": 0.05, "region.skill_spread": 0.0}
    return share(run(settings, own), "saving", "weeks") < -0.02


def one_platform_is_entered_once(settings: Settings) -> bool:
    own = CALM | {"technology.migration_hours": 0.0}
    usual, joined = (totals(run(settings, own, p))["entry"] for p in ((), ("integrated_platform",)))
    return joined < 0.75 * usual


def simple_tools_serve_villages(settings: Settings) -> bool:
    usual, tiered = (by_place(run(settings, CALM, p), "saving") for p in ((), ("tiered_technology",)))
    return tiered[1] > usual[1] + 0.02 and tiered[0] < usual[0] + 0.02


def data_together_are_breached_more_often(settings: Settings) -> bool:
    own = {"technology.incident_rate": 1.0, "technology.migration_weeks": 0.25}
    apart, joined = (
        totals(run(settings, own | {"technology.integration": n}))["incidents"] for n in (0.0, 1.0)
    )
    return joined > 2.0 * apart > 0.0


def users_feedback_improves_tools(settings: Settings) -> bool:
    silent, heard = (
        totals(run(settings, CALM | {"agenda.outreach_hours": h, "agenda.platforms": 0.0}))["fit"]
        for h in (0.0, 40.0)
    )
    return heard > 1.03 * silent


# resources
def places_that_share_information_and_means_do_better(settings: Settings) -> bool:
    usual, shared = (run(settings, CALM, p) for p in ((), ("resource_pooling", "integrated_platform")))
    return measures(shared)["skill_met"] > measures(usual)["skill_met"] + 0.03


def earmarks_and_boundaries_leave_need_unserved(settings: Settings) -> bool:
    return measures(run(settings, CALM))["fragmentation"] > 0.05


def poor_places_have_less_for_the_same_need(settings: Settings) -> bool:
    own = {"resources.fiscal.urban": 1.2, "resources.fiscal.rural": 0.5, "resources.fiscal_spread": 0.0}
    urban, rural = by_place(run(own | dict(settings)), "money_paid", "money_needed")
    return rural < urban - 0.1


def missing_skills_make_work_longer(settings: Settings) -> bool:
    own = CALM | {
        "innovation.start": 0.0,
        "innovation.p": 0.0,
        "innovation.q": 0.0,
        "technology.dispatch": 0.0,
    }
    factor = [
        run(settings, own | {"resources.skill": held}).state.communities.work_factor for held in (0.0, 0.5)
    ]
    return bool((factor[0].mean() > 1.05 * factor[1].mean()) and np.isfinite(factor[0]).all())


def lifted_earmarks_meet_need(settings: Settings) -> bool:
    usual, sunk = (measures(run(settings, CALM, p))["unspent_share"] for p in ((), ("fund_sinking",)))
    return sunk < usual - 0.02


def social_money_follows_public_money(settings: Settings) -> bool:
    usual, given = (measures(run(settings, CALM, p))["service_money"] for p in ((), ("leveraged_funding",)))
    return given > 1.2 * usual


def matching_brings_specialists_where_they_lack(settings: Settings) -> bool:
    usual, shared = (measures(run(settings, CALM, p))["skill_met"] for p in ((), ("resource_pooling",)))
    return shared > usual + 0.03


def town_and_country_lend_to_each_other(settings: Settings) -> bool:
    usual, met = (by_place(run(settings, CALM, p), "fit") for p in ((), ("urban_rural_exchange",)))
    return met[1] > 1.1 * usual[1]


PLACE = ("region.digital_access", "region.cadre_skill")
ALIKE: Settings = dict.fromkeys(PLACE, 0.8)
RULES = "sim/rules/"
ROWS = [
    Row(7, firms_bring_jobs_and_collective_income, {"development.firm_jobs": 0.0}),
    Row(
        28,
        places_that_share_information_and_means_do_better,
        {"policy.resource_pooling.share": 0.0},
        (RULES + "resources.py", RULES + "technology.py", "sim/policies/economy.py"),
    ),
    Row(43, labels_and_bad_copies_have_no_effect, {"innovation.start": 0.0, "innovation.p": 0.0}),
    Row(44, platforms_fall_out_of_repair, {"technology.decay": 0.0}),
    Row(45, innovation_waits_where_honest_failure_is_blamed, {"innovation.dread": 0.0}),
    Row(
        46, earmarks_and_boundaries_leave_need_unserved, {"resources.yuan": 0.0, "resources.skill_need": 0.0}
    ),
    Row(48, poor_places_have_less_for_the_same_need, {"resources.fiscal": 1.0}),
    Row(
        49, access_and_skill_make_platforms_fit, ALIKE, (RULES + "technology.py", "sim/parameters/region.py")
    ),
    Row(50, missing_skills_make_work_longer, {"resources.shortage": 0.0}),
    Row(71, the_unskilled_are_slower_with_tools_than_without, {"technology.threshold": 0.0}),
    Row(89, lifted_earmarks_meet_need, {"policy.fund_sinking.flexible": 0.0}, ("sim/policies/economy.py",)),
    Row(
        89,
        social_money_follows_public_money,
        {"policy.leveraged_funding.leverage": 0.0},
        ("sim/policies/economy.py", RULES + "resources.py"),
    ),
    Row(
        92,
        matching_brings_specialists_where_they_lack,
        {"policy.resource_pooling.share": 0.0},
        ("sim/policies/economy.py", RULES + "resources.py"),
    ),
    Row(93, town_and_country_lend_to_each_other, {"resources.exchange_reach": 0.0}),
    Row(
        94,
        one_platform_is_entered_once,
        {"policy.integrated_platform.integration": 0.0},
        ("sim/policies/economy.py", RULES + "technology.py"),
    ),
    Row(
        95,
        simple_tools_serve_villages,
        {"policy.tiered_technology.share": 0.0},
        ("sim/policies/economy.py", RULES + "technology.py"),
    ),
    Row(
        96,
        funds_and_tolerance_make_real_innovation,
        {"policy.diffusion_fund.subsidy": 0.0, "policy.fault_tolerance.relief": 0.0},
        ("sim/policies/economy.py", "sim/policies/technology.py", RULES + "innovation.py"),
    ),
    Row(
        100,
        enterprise_shares_its_gains,
        {"policy.collective_economy.jobs": 0.0},
        ("sim/policies/economy.py", RULES + "development.py"),
    ),
    Row(102, churn_deters_investment, {"development.churn": 0.0}),
    Row(
        103,
        insurance_follows_work_and_income,
        {"development.insurance_work": 0.0, "development.insurance_gain": 0.0},
    ),
    Row(104, data_together_are_breached_more_often, {"technology.incident_rate": 0.0}),
    Row(111, standards_survive, {"policy.mutual_learning.codification": 0.0}, (RULES + "innovation.py",)),
    Row(121, users_feedback_improves_tools, {"technology.feedback_rate": 0.0}),
]
