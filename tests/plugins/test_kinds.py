"""A kind of matter of one's own: used like the built-in ones, in a process of its own."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sim.agents import matter
from sim.agents.names import KINDS
from sim.kinds import BUILT_IN

from .test_plugins import chaofuhe, scenario

EXAMPLE = Path(__file__).parent / "stray_animals.py"
UNCOMPILED = {"NUMBA_DISABLE_JIT": "1"}  # rules for another number of kinds need not be compiled for a test
PAIR = """
import sim, sys
sim.plugin(sys.argv[1])
from sim.agents.matter import BUCKETS
from sim.agents.names import KINDS
from sim.agents.tables import kinds
from sim.scenario import Scenario
from tests.reference.comparison import Pair
region = {"synthetic": {"townships": 2, "communities": 2}, "population": 1000}
own = {"demand.rate.animals": 2.0, "demand.upper_share.animals": 0.4, "region.departments_serving": 9}
pair = Pair(Scenario(region, {"time.warmup_weeks": 0, "time.observe_weeks": 14} | own), 3)
differences = [one for _ in range(14) for one in pair.step()]
raised = pair.world.state.weekly.raised.sum(axis=(0, 1, 3))
print(len(KINDS), BUCKETS, len(differences), int(raised[8]), int(raised[:8].sum() > 0))
assert pair.world.state.kinds == kinds()
"""


def test_without_plug_ins_there_are_eight_kinds_and_nothing_is_wider_for_others():
    assert tuple(BUILT_IN) == KINDS
    assert (matter.BUCKETS, matter.DRAWS, matter.KIND_MASK) == (64, 8, 7)


def test_a_kind_of_ones_own_is_raised_served_and_reported(tmp_path):
    file = scenario(tmp_path, 'plugins = ["stray_animals"]', "[demand]\nrate = { animals = 0.5 }\n")
    refused = chaofuhe("run", file, cwd=tmp_path, **UNCOMPILED)
    assert refused.returncode == 2
    assert "not loaded" in refused.stderr
    options = ("--replicates", "1", "--workers", "1", "--out", "o", "--plugin", str(EXAMPLE))
    done = chaofuhe("run", file, *options, cwd=tmp_path, **UNCOMPILED)
    assert done.returncode == 0, done.stderr
    with (tmp_path / "o" / "summary.csv").open(encoding="utf-8-sig") as table:
        rows = {(row["measure"], row["by"], row["of"]): row for row in csv.DictReader(table)}
    found = rows["closed_on_time", "kind", "animals"]
    assert 0 < float(found["mean"]) <= 1
    assert ("animals_settled", "", "") in rows


def test_the_reference_model_agrees(tmp_path):
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(p or os.curdir for p in sys.path), **UNCOMPILED}
    done = subprocess.run(
        [sys.executable, "-c", PAIR, str(EXAMPLE)], env=env, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    kinds, buckets, differences, own, others = map(int, done.stdout.split())
    assert (kinds, buckets, differences, others) == (9, 128, 0, 1)
    assert own > 50


def declared(**changes: object) -> str:
    """A plug-in that declares a kind; `changes` to what is right."""
    parts = {"name": "x", "like": "care", "en": "e", "zh": "z", "source": "s", "values": {"demand.rate": 1.0}}
    parts |= changes
    name = parts.pop("name")
    return f"from sim import extend\nextend.kind({name!r}, **{parts!r})\n"


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "care"},
        {"name": "Not plain"},
        {"like": "weather"},
        {"zh": ""},
        {"values": {}},
        {"values": {"demand.rate": 0}},
        {"values": {"demand.rate": 1000.0}},
        {"values": {"demand.rate": 1.0, "demand.voice": 0.5}},
        {"values": {"demand.rate": 1.0, "demand.relative_need": [1.0, 2.0]}},
    ],
    ids=str,
)
def test_a_kind_that_cannot_be_is_refused_in_one_sentence(changes, tmp_path):
    (tmp_path / "bad.py").write_text(declared(**changes), encoding="utf-8")
    done = chaofuhe("list", "parameters", "--plugin", "bad.py", cwd=tmp_path)
    assert done.returncode == 2, done.stdout[-500:]
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert "bad.py" in done.stderr
