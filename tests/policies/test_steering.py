"""What else the policies of steering do: each adverse channel shows in a paired run, or where it acts."""

from __future__ import annotations

import numpy as np

from sim.policies.catalogue import POLICIES

from .arms import at_work, measured, now, tallied

STRICT = {"assessment__tournament": 0.8, "assessment__sanction": 0.8}


def test_reward_for_the_visible_draws_weight_to_it():
    kind = "positive_incentives"
    blind, seeing = (at_work(now(kind), policy__positive_incentives__visibility=v) for v in (0.0, 2.0))
    for world in (blind, seeing):
        world.advance(1)
    m = blind.state.p[0].assessment_measurability
    weight = [np.asarray(world.state.communities.weight) @ m for world in (blind, seeing)]
    assert (weight[1] > weight[0]).all()


def test_reward_in_place_of_sanction_spares_morale():
    usual, rewarded = (tallied(kind, **STRICT) for kind in (None, "positive_incentives"))
    assert rewarded["morale"] / rewarded["cadre_weeks"] > usual["morale"] / usual["cadre_weeks"]


def test_stable_rules_follow_what_falls_short_less():
    def moved(kind):
        policies = [now(kind)] if kind else []
        world = at_work(*policies, weeks=80, assessment__revision=2.0, agenda__task_hours=4.0)
        start = world.state.p[0].assessment_weight
        return np.abs(world.state.communities.weight - start / start.sum()).sum()

    assert moved("policy_stability") < 0.6 * moved(None)


def test_evaluators_cost_hours():
    hired = tallied("third_party_evaluation")
    assert hired["evaluation"] > 0 == tallied(None)["evaluation"]


def test_surveys_are_not_coached_for_evaluators():
    usual, hired = (tallied(kind, **STRICT) for kind in (None, "third_party_evaluation"))
    assert hired["coached"] < 0.5 * usual["coached"]


def test_training_takes_hours():
    usual, trained = (tallied(kind) for kind in (None, "party_capacity"))
    assert trained["required"][0] > 1.03 * usual["required"][0]


def test_who_has_withdrawn_stays_for_the_pay():
    values = {"people__withdrawal": 0.6, "people__quit_rate": 2.0, "policy__career_and_pay__pay": 1.0}
    values |= {"policy__career_and_pay__career": 0.0}
    usual, paid = (tallied(kind, **values) for kind in (None, "career_and_pay"))
    assert paid["quits"] < 0.6 * usual["quits"]
    assert paid["withdrawn"] / paid["cadre_weeks"] > 1.05 * usual["withdrawn"] / usual["cadre_weeks"]


def test_coordination_takes_time_from_tasks():
    def true_tasks(delay):
        world = at_work(
            now("issuing_coordination"),
            weeks=60,
            policy__issuing_coordination__delay=delay,
            agenda__task_hours=3.0,
        )
        return float(world.state.communities.true[:, 2].mean())

    assert true_tasks(1.75) < true_tasks(0.0) - 0.02


def test_who_rotates_knows_the_place_less():
    def known(kind):
        policies = [now(kind)] if kind else []
        world = at_work(*policies, weeks=70, people__quit_rate=0.0, policy__rotation__rate=2.0)
        return float(world.state.cadres.knowledge.mean())

    assert known("rotation") < known(None) - 0.1


def test_publicity_costs_trust_where_reports_part_from_experience():
    values = STRICT | {"response__gap_erosion": 0.2}
    usual, public = (tallied(kind, **values) for kind in (None, "publicity_of_affairs"))
    assert public["trust"] < 0.99 * usual["trust"]


def test_shared_data_leak_and_errors_spread():
    values = {"steering__leaks": 20.0, "steering__leak_distrust": 0.1}
    usual, shared = (tallied(kind, **values) for kind in (None, "shared_collection"))
    assert shared["leaks"] > 0 == usual["leaks"]
    assert shared["trust"] < 0.98 * usual["trust"]
    careful, careless = (
        tallied("shared_collection", agenda__form_error_rate=rate, agenda__form_rework=5.0)
        for rate in (0.0, 1.0)
    )
    assert careless["visible"] > 1.05 * careful["visible"]


def test_rules_that_change_less_are_done_again_less():
    assert measured("redone_hours", "policy_stability", 1.0) < 0.5 * measured("redone_hours", None, 1.0)


def test_no_policy_of_steering_touches_satisfaction_or_trust():
    """They own levers of weights, hours, rates and visibility only."""
    kinds = (
        "positive_incentives policy_stability third_party_evaluation party_capacity career_and_pay "
        "issuing_coordination rotation publicity_of_affairs shared_collection"
    ).split()
    owned = {name.rpartition(".")[2] for kind in kinds for name in POLICIES[kind].owns}
    assert not owned & {"satisfaction", "trust", "morale", "unsettled", "disappointment"}
