"""Finer steps converge; people and staff scaled together change nothing per head; uncompiled is the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import numpy as np
import pytest

from sim.agents.tally import TALLY
from sim.measures.compute import outcome
from sim.study.one import observed
from sim.world import World

from .runs import busy, scenario

LARGE = {"synthetic": {"townships": 2, "communities": 6, "urban_share": 0.5}, "population": 24_000}
CALM = {"people.quit_rate": 0.0}


def measured(name, seeds, **parts):
    found = [outcome(observed(World(scenario(**parts), seed).run())) for seed in seeds]
    return np.mean([one[name] for one in found])


@pytest.mark.parametrize("name", ["load", "efficacy"])
def test_the_length_of_a_step_decides_nothing(name):
    """A week, half and a quarter of one (other draws each) measure the same within the noise of four runs."""
    seen = [
        measured(name, range(4), weeks=60, warmup=10, region=LARGE, values=CALM | {"time.step_days": days})
        for days in (7.0, 3.5, 1.75)
    ]
    assert max(seen) - min(seen) < 0.05


def test_people_and_staff_scaled_together():
    """Four times the residents, staff and fixed work: the load of a community is the same."""
    base = {
        "agenda.zeta": 1.0,
        "region.unit_spread.urban": 0.0,
        "region.staff_minimum.urban": 1.0,
        "region.staff_rate.urban": 40.0,
    }
    places = {"townships": 1, "communities": 6, "urban_share": 1.0}
    loads = [
        measured(
            "load",
            range(2),
            weeks=60,
            warmup=10,
            values=base,
            region={"synthetic": places, "population": people},
        )
        for people in (6 * 1000, 6 * 4000)
    ]
    assert loads[1] == pytest.approx(loads[0], rel=0.05)


PROGRAM = """
import json, sys
import numpy as np
sys.path.insert(0, {root!r})
from tests.metamorphic.test_scales import small
from sim.world import World
w = World(small(), 11).run()
s = w.state
print(json.dumps({{
    "tallies": [np.asarray(s.weekly).view("f8").tolist(), np.asarray(s.totals).view("f8").tolist()],
    "residents": [s.residents[n].tolist() for n in ("satisfaction", "trust", "contact")],
    "cadres": [s.cadres[n].tolist() for n in ("morale", "knowledge", "vacant_until", "withdrawn")],
    "score": s.communities.score.tolist(),
}}))
"""
COUNTS = "arising met raised covered hotline sent_up closed late given_up scored quits found".split()


def small():
    """A region small enough to be lived without compilation."""
    parts = busy(40)
    return parts.with_region({"synthetic": {"townships": 2, "communities": 2}, "population": 900})


def test_uncompiled_rules_do_the_same(root):
    """Counts are equal, real numbers to 1e-9."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(root=str(root))],
        env={**os.environ, "NUMBA_DISABLE_JIT": "1", "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
        cwd=root,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    plain = json.loads(done.stdout)
    s = World(small(), 11).run().state
    for fast, slow in zip((s.weekly, s.totals), plain["tallies"], strict=True):
        tallied = np.array(slow).view(TALLY).reshape(fast.shape)
        for name in TALLY.names:
            if name in COUNTS:
                assert (fast[name] == tallied[name]).all(), name
            else:
                np.testing.assert_allclose(fast[name], tallied[name], rtol=1e-9, atol=1e-9, err_msg=name)
    for name, values in zip(("satisfaction", "trust", "contact"), plain["residents"], strict=True):
        assert s.residents[name].tolist() == values, name
    for name, values in zip(
        ("morale", "knowledge", "vacant_until", "withdrawn"), plain["cadres"], strict=True
    ):
        np.testing.assert_allclose(s.cadres[name], values, rtol=1e-9, atol=1e-12, err_msg=name)
    np.testing.assert_allclose(s.communities.score, plain["score"], rtol=1e-9)
