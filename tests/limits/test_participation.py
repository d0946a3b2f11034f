"""Threshold participation (Granovetter 1978): known answers of the rule that grid cells live by."""

from __future__ import annotations

import numpy as np
import pytest

from sim.agents.cell import BINS, LOWEST
from sim.rules import participation
from sim.scenario import Scenario
from sim.world import World

PLAIN = {
    "participation.peers": 1.0,
    "participation.adjustment": 1.0,
    "time.warmup_weeks": 0,
    "time.observe_weeks": 1,
}


@pytest.fixture(scope="module")
def world() -> World:
    region = {"synthetic": {"townships": 1, "communities": 1, "urban_share": 1.0}, "population": 200}
    return World(Scenario(region, PLAIN), 1)


def taking_part(world: World, at_most: np.ndarray, people: int) -> float:
    """How many of so many people take part in the end, given how many have thresholds up to each hundredth
    from -0.28 on; nobody does at first, and nothing but peers draws them in.
    """
    s = world.state
    cell = s.cells[0]
    cell.thresholds, cell.residents, cell.share = at_most, people, 0.0
    s.society[0].drive, s.society[0].initiative = 0.0, 0.0
    for _ in range(3000):
        before = cell.share
        participation.take_part(s, 0)
        if cell.share == before:
            break
    assert s.society[0].attending == pytest.approx(cell.share * people)
    return float(cell.share * people)


def counted(thresholds: list[int]) -> np.ndarray:
    """Thresholds in numbers of people out of 100, counted from each hundredth down."""
    return np.array([sum(one <= b + LOWEST for one in thresholds) for b in range(BINS)])


def test_one_changed_threshold_turns_a_hundred_into_one(world):
    everybody = list(range(100))
    assert taking_part(world, counted(everybody), 100) == pytest.approx(100.0)
    everybody[1] = 2
    assert taking_part(world, counted(everybody), 100) == pytest.approx(1.0)


def normal_shares(mean: float, deviation: float, people: int) -> np.ndarray:
    from scipy.stats import norm

    hundredths = np.arange(BINS) + LOWEST
    return np.rint(people * norm.cdf(hundredths, mean, deviation))


def test_normal_thresholds_jump_between_two_standard_deviations(world):
    """Mean 25: at a standard deviation of 12.2 about 6% take part, at 12.3 nearly all."""
    people = 60_000  # as many as the counts of a cell can hold, so that rounding does not decide
    few = taking_part(world, normal_shares(25.0, 12.2, people), people) / people
    many = taking_part(world, normal_shares(25.0, 12.3, people), people) / people
    assert few == pytest.approx(0.056, abs=0.005)
    assert many > 0.999


def test_thresholds_of_residents_are_those_counted(world):
    world = World(world.scenario, 2)
    s = world.state
    people = int(s.communities.residents[0])
    found = np.array([participation.hundredth_of(s, 0, place) for place in range(people)])
    expected = [(found <= b + LOWEST).sum() for b in range(BINS)]
    assert s.cells[0].thresholds.tolist() == expected
    assert len(set(found.tolist())) > 30
