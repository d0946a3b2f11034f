"""Each definition, on tallies made by hand."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from sim.measures.formulas import BY_GROUP, BY_KIND, FORMULAS
from tests.measures.tallies import needs, sums

HOURS = (30.0, 80.0, 40.0, 100.0, 20.0, 10.0)
REQUIRED = (30.0, 90.0, 60.0, 100.0, 20.0, 0.0)
ONE: list[tuple[str, dict[str, Any], float]] = [
    ("load", {"required": REQUIRED, "contracted": 250.0}, 300 / 250),
    ("load_imposed", {"imposed": 150.0, "required": REQUIRED, "contracted": 250.0}, 170 / 250),
    ("load_self_added", {"self_added": 30.0, "contracted": 250.0}, 30 / 250),
    ("load_demand", {"required": REQUIRED, "contracted": 250.0}, 100 / 250),
    ("overload", {"overload": 0.6, "weeks": 4.0}, 0.15),
    ("overloaded_weeks", {"overloaded": 3.0, "weeks": 4.0}, 0.75),
    ("backlog", {"backlog": 6.0, "weeks": 4.0}, 1.5),
    ("amplification", {"amplification": 6.0, "weeks": 4.0}, 1.5),
    ("township_use", {"township_used": 30.0, "township_hours": 40.0}, 0.75),
    ("overtime", {"overtime": 12.0, "cadre_weeks": 8.0}, 1.5),
    ("burnout_any", {"burnt_out": 3.0, "cadre_weeks": 8.0}, 0.375),
    ("burnout_severe", {"severely": 1.0, "cadre_weeks": 8.0}, 0.125),
    ("turnover", {"quits": 1.0, "cadre_weeks": 104.0}, 0.5),
    ("exposed_hours", {"hours": HOURS, "weeks": 2.0}, 65.0),
    ("trace_hours", {"hours": HOURS, "weeks": 2.0}, 40.0),
    ("asked_trace_hours", {"required": REQUIRED, "weeks": 2.0}, 45.0),
    ("compliance_share", {"hours": HOURS}, 80 / 280),
    ("assessment_density", {"hours": HOURS, "contracted": 250.0}, 80 / 250),
    ("visible_hours", {"visible": 90.0, "weeks": 2.0}, 45.0),
    ("hidden_hours", {"hidden": 12.0, "weeks": 2.0}, 6.0),
    ("hidden_share", {"hidden": 12.0, "visible": 36.0}, 0.25),
    ("self_added_share", {"self_added": 30.0, "imposed": 150.0}, 30 / 180),
    ("score", {"score": 1.8, "scored": 2.0}, 0.9),
    ("inflation", {"score": 1.8, "real_score": 1.6, "scored": 2.0}, 0.1),
    ("ceiling", {"ceiling": 1.0, "scored": 2.0}, 0.5),
    ("target_spread", {"target": 2.0, "target_square": 2.5, "scored": 2.0}, 0.5),
    ("misalignment", {"misalignment": 130.0, "weeks": 2.0}, 65.0),
    ("trust", {"trust": 30.0, "people": (10.0, 20.0, 10.0, 5.0, 5.0)}, 0.6),
    ("hotline", {"hotline": 10.0, "people": (0.0, 5200.0, 0.0, 0.0, 0.0)}, 1000.0),
    ("cost", {"cost": 400.0, "weeks": 2.0}, 200.0),
    ("wait", {"wait": 12.0, "closed": (4.0,) * 8}, 0.375),
    ("given_up", {"given_up": (1.0,) * 8, "closed": (3.0,) * 8}, 0.25),
    ("closed_on_time", {"late": (1.0,) * 8, "closed": (4.0,) * 8}, 0.75),
]


@pytest.mark.parametrize(("key", "fields", "wanted"), ONE, ids=[key for key, _, _ in ONE])
def test_definition(key: str, fields: dict[str, Any], wanted: float):
    assert FORMULAS[key](sums(**fields))[0] == pytest.approx(wanted)


@pytest.mark.parametrize("key", FORMULAS)
def test_nothing_observed_is_undefined_not_zero(key: str):
    assert math.isnan(FORMULAS[key](sums())[0])


def test_load_is_the_sum_of_its_parts():
    s = sums(required=REQUIRED, imposed=150.0, self_added=30.0, contracted=250.0)
    parts = sum(FORMULAS[f"load_{part}"](s)[0] for part in ("imposed", "self_added", "demand"))
    assert parts == pytest.approx(FORMULAS["load"](s)[0])


def test_efficacy_weighs_kinds_by_harm_and_counts_silent_needs():
    harm = (2.0, 1.0, 0, 0, 0, 0, 0, 0)
    s = sums(harm, arising=needs(k0g1=10, k1g1=20), met=needs(k0g1=5, k1g1=20), raised=needs(k0g1=1))
    assert FORMULAS["efficacy"](s)[0] == pytest.approx((2 * 5 + 20) / (2 * 10 + 20))
    assert FORMULAS["unmet"](s)[0] == pytest.approx(5 / 30)
    assert FORMULAS["voice"](s)[0] == pytest.approx(1 / 30)
    assert BY_KIND["efficacy"](s)[0][:2] == pytest.approx([0.5, 1.0])


def test_fairness_is_that_of_the_worst_off_group_with_needs():
    s = sums(arising=needs(k0g1=10, k0g2=10), met=needs(k0g1=8, k0g2=4))
    assert BY_GROUP["efficacy"](s)[0][1:3] == pytest.approx([0.8, 0.4])
    assert math.isnan(BY_GROUP["efficacy"](s)[0][0])
    assert FORMULAS["fairness"](s)[0] == pytest.approx(0.4 / 0.6)


def test_no_satisfaction_in_efficacy():
    fields = {"arising": needs(k0g1=10), "met": needs(k0g1=8)}
    happy = sums(people=(1.0,) * 5, satisfaction=(1.0,) * 5, **fields)
    sad = sums(people=(1.0,) * 5, satisfaction=(0.0,) * 5, **fields)
    assert FORMULAS["efficacy"](happy)[0] == FORMULAS["efficacy"](sad)[0]


def test_satisfaction_and_its_worst_group():
    s = sums(people=(10, 20, 10, 0, 0), satisfaction=(9, 10, 4, 0, 0))
    assert FORMULAS["satisfaction"](s)[0] == pytest.approx(23 / 40)
    assert FORMULAS["worst_satisfaction"](s)[0] == pytest.approx(0.4)


def test_gap_is_score_minus_efficacy():
    s = sums(score=1.8, scored=2.0, arising=needs(k0g1=10), met=needs(k0g1=6))
    assert FORMULAS["gap"](s)[0] == pytest.approx(0.3)


def test_needs_are_counted_over_fewer_weeks_than_hours():
    fields = {"arising": needs(k0g1=50), "met": needs(k0g1=40), "contracted": 1000.0, "covered": 20.0}
    assert FORMULAS["efficacy_per_hour"](sums(judged=0.5, **fields))[0] == pytest.approx(8.0)
    assert FORMULAS["covered"](sums(judged=0.5, **fields))[0] == pytest.approx(0.2)


def test_rows_do_not_touch_each_other():
    one, two = sums(required=REQUIRED, contracted=250.0), sums(required=REQUIRED, contracted=0.0)
    both = type(one)(np.concatenate([one.matrix, two.matrix]), one.harm)
    values = FORMULAS["load"](both)
    assert values[0] == FORMULAS["load"](one)[0]
    assert math.isnan(values[1])
