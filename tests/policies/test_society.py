"""Adverse channels of co-governance policies in paired runs."""

from __future__ import annotations

import numpy as np
import pytest

from .arms import at_work, now, tallied


def change(kind: str, name: str, **values) -> float:
    """Relative change of a tally, summed over its axes, that a policy brings about."""
    usual, moved = (np.sum(tallied(one, seeds=range(2), **values)[name]) for one in (None, kind))
    return float(moved / usual - 1.0) if usual else float(moved)


def test_points_crowd_out_help_for_nothing():
    strong = {"society__crowding": 1.0}
    assert change("volunteer_points", "settled_by", **strong) < change("volunteer_points", "settled_by")
    usual, moved = (tallied(one, seeds=range(2), **strong) for one in (None, "volunteer_points"))
    assert moved["settled_by"][0] < 0.2 * usual["settled_by"][0]


def test_time_banks_owe_hours_and_pay_them_back():
    assert tallied(None, seeds=range(1))["debt"] == 0.0
    given = [
        tallied("time_bank", seeds=range(1), society__redeem=rate)["volunteer_hours"] for rate in (0.0, 0.1)
    ]
    assert tallied("time_bank", seeds=range(1))["debt"] > 1.0
    assert given[1] < given[0]


def test_contracts_make_dependent_and_cost_head_counts():
    usual, bought = (tallied(kind, seeds=range(1)) for kind in (None, "service_purchase"))
    assert usual["reporting"] == usual["dependence"] == 0.0
    assert bought["reporting"] > 0.0
    assert bought["dependence"] > 1.0
    proud = tallied("service_purchase", seeds=range(1), organisations__dependence=0.0)
    assert proud["organisation_hours"] > bought["organisation_hours"]
    assert bought["initiative"] < usual["initiative"]


def test_dense_networks_take_members_hours():
    assert change("network_densification", "member_hours", policy__network_densification__posts=0.0) < -0.2


def test_joint_creation_lets_loud_voices_be_heard_more():
    assert change("joint_creation", "least_heard") < -0.02


@pytest.mark.parametrize("kind", ["five_society_linkage", "three_governance", "three_lists"])
def test_hours_are_paid_for(kind):
    usual, moved = (tallied(one, seeds=range(1)) for one in (None, kind))
    assert moved["imposed"] > usual["imposed"]


def test_weak_parties_lose_out_where_settling_is_pressed():
    usual, pressed = (tallied(kind, seeds=range(3)) for kind in (None, "self_resolution"))
    assert usual["lost_out"].sum() == 0.0
    assert pressed["lost_out"].sum() > 3.0


def test_each_order_costs_the_committee_hours():
    values = {"organisations__dispatch_hours": 5.0, "organisations__clarity": 1.0}
    usual, moved = (tallied(one, seeds=range(1), **values) for one in (None, "three_order_dispatch"))
    assert moved["imposed"] > usual["imposed"] + 0.9 * 5.0 * moved["settled_by"][1]


def test_empowering_aid_relieves_slower():
    assert change("empowering_aid", "covered") < -0.1


def test_valued_activities_leave_less_to_show():
    outreach = 5

    def reported(*policies):
        s = at_work(*policies, weeks=40, assessment__polish_gain=0.0).state
        return s.communities.reported[:, outreach].mean()

    assert reported(now("valued_activities")) < reported() - 0.05
