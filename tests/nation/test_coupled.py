"""Counties that hear of each other: the nation is bit for bit the run of all of them in one region, whatever
workers, shards, interruptions and choices.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from sim.cli import run as cli
from sim.errors import InputError
from sim.region.divisions import RegionSpec
from sim.scenario import Scenario, load
from sim.study import run as run_whole
from sim.study.nation import memory
from sim.study.nation.parts import part_files
from sim.study.nation.province import apart, coupled
from sim.study.nation.runner import Nation, merged, run, sizes
from sim.study.nation.tables import tables

# Two counties of one prefecture of Xizang and one of another, two counties of Qinghai.
COUNTIES = ("540122", "540124", "540230", "632621", "632623")
WEEKS = {"time.warmup_weeks": 2, "time.observe_weeks": 21, "coupling.weeks": 6.0}
POLICIES = ("mutual_learning", "urban_rural_exchange", "diffusion_fund", "differentiated_assessment")


def small() -> Scenario:
    """Much that crosses borders, soon."""
    working = [{"kind": kind, "start": 3, "lag": 1} for kind in POLICIES]
    changes = {"innovation.q": 5.0, "coupling.equalising": 0.8}
    return load("county").with_policies(*working).with_values(WEEKS | changes)


@pytest.fixture(scope="module")
def nation() -> Nation:
    return Nation(small(), seed=3, population=None, places=COUNTIES)


@pytest.fixture(scope="module")
def whole(nation: Nation, tmp_path_factory: pytest.TempPathFactory) -> dict[str, pd.DataFrame]:
    folder = tmp_path_factory.mktemp("coupled")
    assert run(nation, folder, workers=1).left == 0
    assert len(part_files(folder)) == 2  # provinces
    return tables(nation, folder)


def same(one: dict[str, pd.DataFrame], other: dict[str, pd.DataFrame]) -> None:
    assert one.keys() == other.keys()
    for name, frame in one.items():
        pd.testing.assert_frame_equal(frame, other[name], check_exact=True)


def test_the_nation_is_the_run_of_all_counties_in_one_region(
    nation: Nation, whole: dict[str, pd.DataFrame]
) -> None:
    spec = RegionSpec.of(code=list(COUNTIES), seed=nation.base.region.seed)
    together = run_whole(
        Scenario(replace(nation.base.parts, region=spec)), replicates=1, seed=nation.seed, workers=1
    )
    measures = [name for name in whole["counties"] if f"{name}.low" in together.counties]
    assert len(measures) > 100
    np.testing.assert_array_equal(
        whole["counties"][measures].to_numpy(float), together.counties[measures].to_numpy(float)
    )
    for name in ("efficacy", "load", "score", "trust"):
        np.testing.assert_array_equal(whole["communities"][name], together.communities[name])


def test_what_crosses_borders_matters_and_can_be_left_out(
    nation: Nation, whole: dict[str, pd.DataFrame], tmp_path: Path
) -> None:
    base = apart(nation.base)
    assert coupled(nation.base)
    assert not coupled(base)
    later = base.with_changes({"week": 9, "key": "coupling.province", "value": 0.2})
    assert coupled(later)
    assert not coupled(apart(later))
    alone = replace(nation, base=base)
    run(alone, tmp_path, workers=1)
    found = tables(alone, tmp_path)["counties"]
    assert (found["service_money"] != whole["counties"]["service_money"]).all()
    assert found["load"].tolist() != whole["counties"]["load"].tolist()


def test_two_workers_shards_and_other_choices_change_nothing(
    nation: Nation, whole: dict[str, pd.DataFrame], tmp_path: Path
) -> None:
    apart_folders = [tmp_path / "a", tmp_path / "b"]
    qinghai = replace(nation, places=COUNTIES[3:])
    run(replace(nation, places=COUNTIES[:1]), apart_folders[0], workers=1)  # alone there, another county
    lived = [run(nation, folder, 2, (n, 2)).lived for n, folder in enumerate(apart_folders, 1)]
    merged(apart_folders[0], nation, [apart_folders[1]])
    assert sorted(lived) in ([2, 3], [0, 5])
    assert run(nation, apart_folders[0], workers=1).lived == 0
    same(tables(nation, apart_folders[0]), whole)
    both = tmp_path / "c"
    run(qinghai, both, workers=1)
    assert run(nation, both, workers=2).lived == 3  # the other province, and not these again
    same(tables(nation, both), whole)


def test_a_killed_run_goes_on_where_it_stopped(
    nation: Nation, whole: dict[str, pd.DataFrame], tmp_path: Path
) -> None:
    script = (
        "import sys; from pathlib import Path; from sim.study.nation.runner import Nation, run; "
        "from tests.nation.test_coupled import small; "
        f"run(Nation(small(), 3, None, {COUNTIES!r}), Path(sys.argv[1]), workers=1)"
    )
    process = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)])
    end = time.monotonic() + 120
    while not part_files(tmp_path) and process.poll() is None and time.monotonic() < end:
        time.sleep(0.002)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    there = [path.name for path in part_files(tmp_path)]
    assert there
    assert run(nation, tmp_path, workers=1).lived < len(COUNTIES)
    same(tables(nation, tmp_path), whole)


def test_too_little_memory_for_a_province_is_refused(
    nation: Nation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    every = replace(nation, places=())
    largest = memory.needed(sizes(every, every.batches()), 1)
    assert 1.0 < largest / memory.GIB < 8.0
    monkeypatch.setattr(memory, "available", lambda: largest)
    with pytest.raises(InputError, match=r"or --apart"):
        run(every, tmp_path, workers=1)
    assert part_files(tmp_path) == []
    words = ["nation", "--provinces", "540122,540124", "--weeks", "3", "--warmup", "1", "--workers", "1"]
    assert cli([*words, "--apart", "--lang", "en", "--out", str(tmp_path / "x")]) == 0
    assert "Counties live apart." in capsys.readouterr().out
