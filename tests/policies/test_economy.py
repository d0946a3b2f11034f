"""Adverse channels of policies on resources, technology, innovation and development."""

from __future__ import annotations

import numpy as np

from .arms import WARMUP, at_work, measured, now, tallied


def pair(kind, seeds=range(2), **values):
    return tallied(None, seeds=seeds, **values), tallied(kind, seeds=seeds, **values)


def test_money_without_earmark_is_partly_lost():
    usual, sunk = pair("fund_sinking")
    assert sunk["wasted"] > 5.0 * usual["wasted"]


def test_matching_and_distance_cost_hours():
    for kind in ("resource_pooling", "urban_rural_exchange"):
        world = at_work(now(kind), weeks=WARMUP)
        before = world.state.accounts.matching.copy()
        world.advance(1)
        assert (world.state.accounts.matching > before).all(), kind


def test_donors_leave_money_unspent_where_it_is_not_needed():
    usual, given = pair("leveraged_funding")
    assert given["unspent"] > 1.5 * usual["unspent"]


def test_moving_platforms_costs_hours_at_first_and_data_are_breached_more_often():
    world = at_work(now("integrated_platform"), weeks=WARMUP, technology__incident_rate=0.0)
    before = world.state.technology.entry.copy()
    world.advance(1)
    assert (world.state.technology.entry > before).all()
    usual, joined = pair("integrated_platform", technology__incident_rate=0.2)
    assert joined["incidents"] > usual["incidents"]


def test_two_systems_must_be_kept():
    usual, tiered = pair("tiered_technology", technology__incident_rate=0.0)
    assert tiered["entry"] > usual["entry"]


def test_a_fund_without_fault_tolerance_buys_labels():
    values = {"assessment__sanction": 1.0, "assessment__tournament": 1.0, "innovation__start": 0.0}
    usual, funded = pair("diffusion_fund", range(4), **values)
    assert funded["labels"] > 1.5 * usual["labels"]


def test_mutual_learning_spreads_copies():
    usual, learnt = pair("mutual_learning", range(4), innovation__start=0.2, innovation__q=2.0)
    copies = [x["practices"] - x["labels"] for x in (usual, learnt)]
    assert copies[1] > copies[0]


def test_firms_take_attention_and_stand_in_the_market():
    for kind in ("collective_economy", "social_enterprise"):
        calm = [
            measured("collective_income", kind, 1.0, range(1), development__market_rate=r) for r in (0, 5)
        ]
        assert calm[1] < calm[0]
        world, usual = at_work(now(kind)), at_work()
        world.advance(10)
        usual.advance(10)
        assert (world.state.communities.contact < usual.state.communities.contact).mean() > 0.8


def test_inclusion_takes_training_hours():
    world = at_work(now("digital_inclusion"))
    assert (world.state.levers.policy_hours > 0).all()
    assert np.isfinite(world.state.levers.policy_yuan).all()
