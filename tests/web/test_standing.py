"""What the page says of the last year is what the command line says of a run that observes just that year."""

from __future__ import annotations

import pytest

from sim.scenario import Scenario
from sim.study.paired import involution
from sim.study.runs import run as study_run
from sim.web.arm import ARMS, OTHER
from sim.web.lessons import facts_of
from sim.web.session import Session
from sim.web.standing import SPAN, standing_of
from sim.web.weeks import frame_of
from tests.web.conftest import REGION

NAMES = {"density": "assessment_density", "blockage": "innovation_blockage", "fragmentation": "fragmentation"}


@pytest.fixture(scope="module")
def over() -> Session:
    """A year of two worlds, lived to its end."""
    small = Scenario(REGION, {"time.warmup_weeks": 8, "time.observe_weeks": SPAN})
    policies = ("burden_reduction:0.6", "penetrating_audit")
    session = Session(small.with_policies(*policies), None, seed=3)
    session.to(session.weeks, seconds=120.0)
    return session


def test_syndromes_triangle_and_gains_are_those_of_the_command_line(over: Session):
    standing = standing_of(over, frame_of(over))
    runs = [study_run(arm.scenario, 1, over.seed, workers=1).runs.iloc[0] for arm in over.arms]
    for key, name in NAMES.items():
        assert standing.syndromes[key] == pytest.approx([one[name] for one in runs], rel=1e-12), key
    for key, pair in standing.triangle.items():
        assert pair == pytest.approx([one[key] for one in runs], rel=1e-12, nan_ok=True), key
    facts = facts_of(over, {})
    assert standing.syndromes["involution"][OTHER] == pytest.approx(
        involution(facts.base, facts.other), rel=1e-9
    )
    assert len(standing.gains) > 10
    for gain in standing.gains:
        group = gain.who not in ("residents", "cadres")
        name = f"{gain.measure}.group.{gain.who}" if group else gain.measure
        for n in ARMS:
            assert gain.values[n] == pytest.approx(runs[n][name], rel=1e-12), name
