"""Small models that the tests of this folder share."""

from __future__ import annotations

import pytest

import sim

SMALL = """
title = "Two townships"
[region]
synthetic = { townships = 2, communities = 3, urban_share = 0.5 }
population = 9000
[time]
warmup_weeks = 4
observe_weeks = 16
"""


@pytest.fixture(scope="session")
def scenario() -> sim.Scenario:
    return sim.load(SMALL)


@pytest.fixture
def model(scenario) -> sim.Model:
    """A model at its start, seed 1."""
    return sim.Model(scenario, seed=1)


@pytest.fixture(scope="session")
def strained(scenario) -> sim.Scenario:
    """The same with more demand than staff can serve: matters wait at every desk."""
    efforts = {f"demand.effort.{kind}": 12.0 for kind in ("livelihood", "care", "environment", "dispute")}
    return scenario.with_values({**efforts, "service.township_staff": 0.5})


@pytest.fixture(scope="session")
def overloaded(strained) -> sim.Model:
    """A model of it eight weeks on. Only to be read."""
    model = sim.Model(strained, seed=2)
    for _ in range(8):
        model.step()
    return model
