"""Small worlds for the tests of the page."""

from __future__ import annotations

import pytest

from sim.scenario import Scenario
from sim.web.session import Session

REGION = {"synthetic": {"townships": 2, "communities": 3, "urban_share": 0.5}, "population": 6000}


@pytest.fixture
def small() -> Scenario:
    """Six communities, 8 weeks of warm-up, 60 observed."""
    return Scenario(REGION, {"time.warmup_weeks": 8, "time.observe_weeks": 60})


@pytest.fixture
def session(small: Scenario) -> Session:
    """A session whose warm-up is over."""
    found = Session(small, None, seed=3)
    found.to(found.warmup, seconds=60.0)
    return found
