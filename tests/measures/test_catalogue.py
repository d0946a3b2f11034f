"""The catalogue of measures: complete, light, and what policies aim at."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sim.measures import MEASURES
from sim.measures.compute import cells, measures_of, weekly_columns
from sim.measures.formulas import BY_GROUP, BY_KIND, FORMULAS
from sim.measures.measure import BREAKDOWNS, LEVELS
from sim.policies.catalogue import POLICIES
from sim.text.catalogue import texts

ACROSS = {
    "rank_correlation",
    "fragmentation",
    "idle_elsewhere",
}  # computed from several places, not by a formula on one row


def test_catalogue_is_light(root: Path):
    code = (
        "import sys, sim.measures; "
        "print(*[n for n in ('numpy', 'numba', 'pandas', 'pyarrow') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


@pytest.mark.parametrize("key", MEASURES)
def test_measure_is_complete(key: str):
    measure = MEASURES[key]
    assert measure.key == key
    assert measure.en.endswith(".")
    assert measure.zh.endswith("。")
    assert measure.unit in texts("units")
    assert measure.direction in (-1, 0, 1)
    assert set(measure.levels) <= set(LEVELS)
    assert set(measure.by) <= set(BREAKDOWNS)
    assert measure.low is None or measure.high is None or measure.low < measure.high


def test_every_measure_has_its_formula():
    single = {key for key, measure in MEASURES.items() if not measure.paired}
    assert set(FORMULAS) | ACROSS == single
    assert set(BY_GROUP) == {key for key, measure in MEASURES.items() if "group" in measure.by}
    assert set(BY_KIND) == {key for key, measure in MEASURES.items() if "kind" in measure.by}


def test_policies_aim_at_measures():
    for kind in POLICIES.values():
        assert kind.target in MEASURES, kind.kind


def test_cells_are_unique_and_cover_the_region():
    assert len(set(cells())) == len(cells())
    assert {key for key, by, _ in cells() if not by} == set(measures_of("region"))
    assert {column.split(".")[0] for column in weekly_columns()} <= set(MEASURES)
