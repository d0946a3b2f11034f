"""Measures of technology, innovation, resources and development, against numbers done by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sim.agents.tally import TALLY
from sim.measures import across
from sim.measures.formulas import FORMULAS

from .tallies import observed, sums


def value(key: str, **fields) -> float:
    return float(FORMULAS[key](sums(**fields))[0])


def test_gini_of_two_halves():
    """Half the people have everything: 1/2; all alike: 0."""
    assert value("gini", earners=[1, 1, 0, 0], earnings=[0, 2, 0, 0]) == pytest.approx(0.5)
    assert value("gini", earners=[3, 1, 2, 4], earnings=[6, 2, 4, 8]) == pytest.approx(0.0)
    assert math.isnan(value("gini"))


@pytest.mark.parametrize("seed", range(5))
def test_gini_over_places_is_half_the_mean_difference(seed: int):
    random = np.random.default_rng(seed)
    people, income = random.integers(0, 50, 12).astype(float), random.gamma(2.0, 10.0, 12)
    everybody = np.repeat(income, people.astype(int))
    wanted = np.abs(everybody[:, None] - everybody).mean() / (2 * everybody.mean())
    assert across.gini(people, income) == pytest.approx(wanted)


def test_gini_of_classes_is_that_over_places():
    earners, mean = np.array([4.0, 3.0, 2.0, 1.0]), np.array([10.0, 50.0, 40.0, 20.0])
    here = value("gini", earners=earners, earnings=earners * mean)
    assert here == pytest.approx(across.gini(earners, mean))


def test_shares_of_work_and_money():
    assert value("employment", adults=200, employed=120) == pytest.approx(0.6)
    assert value("insurance_cover", adults=200, insured=150) == pytest.approx(0.75)
    assert value("income", earners=[1, 3, 0, 0], earnings=[10, 90, 0, 0]) == pytest.approx(25.0)
    assert value("unspent_share", unspent=20, money_in=100) == pytest.approx(0.2)
    assert value("service_money", money_in=300, people=[100, 100, 0, 0, 0]) == pytest.approx(78.0)
    assert value("innovation_blockage", practices_old=8, practices_blocked=2) == pytest.approx(0.25)
    assert value("skill_met", skill_need=[4, 0, 0, 4], skill_met=6) == pytest.approx(0.75)
    assert value("security_incidents", incidents=2, weeks=104) == pytest.approx(1.0)


def quarter(have: tuple[float, float], met: tuple[float, float], money: float = 1000.0):
    """Two townships of one county and a quarter: each needs 100 h of law and 100 h of anything."""
    weekly = np.zeros((2, 13), TALLY)
    for j in range(2):
        weekly["skill_need"][j, :, 2] = 100.0 / 13
        weekly["general_need"][j] = 100.0 / 13
        weekly["skill_have"][j, :, 2] = have[j] / 13
        weekly["means_met"][j] = met[j] / 13
        weekly["money_needed"][j] = 1000.0 / 13
        weekly["money_in"][j] = money / 13
    return observed(weekly, np.zeros(2, TALLY), [0, 1], [0, 0])


@pytest.mark.parametrize(
    ("have", "met", "money", "wanted"),
    [
        ((100.0, 100.0), (200.0, 200.0), 1000.0, 0.0),  # everything is there, everywhere
        ((0.0, 200.0), (100.0, 200.0), 1000.0, 100.0 / 400.0),  # lawyers sit in the other township
        ((0.0, 0.0), (100.0, 100.0), 1000.0, 0.0),  # there are none: scarce, not fragmented
        ((100.0, 100.0), (100.0, 100.0), 1000.0, 200.0 / 400.0),  # money is there, in other lines
        ((100.0, 100.0), (100.0, 100.0), 500.0, 0.0),  # money is short
    ],
)
def test_fragmentation_is_what_totals_could_serve(have, met, money, wanted):
    whole, each = across.fragmentation(quarter(have, met, money))
    assert whole == pytest.approx(wanted)
    assert each[0] == pytest.approx(wanted)


def test_fragmentation_needs_a_whole_quarter():
    run = quarter((0.0, 200.0), (100.0, 200.0))
    short = observed(run.weekly[:, :12].copy().view(TALLY)[..., 0], np.zeros(2, TALLY), [0, 1], [0, 0])
    assert math.isnan(across.fragmentation(short)[0])
