"""The nation one to one without what couples counties, on a handful of small ones: a county in it is the
county alone; workers, shards, interruptions and other counties change nothing.
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
from sim.scenario import Scenario, load
from sim.study import run as run_alone
from sim.study.nation import memory
from sim.study.nation.counties import RESIDENTS, chosen, counties_of, scenario_of
from sim.study.nation.parts import part_files
from sim.study.nation.province import apart
from sim.study.nation.runner import Nation, merged, run, sizes
from sim.study.nation.tables import tables

COUNTIES = ("540122", "540230", "632621", "640104")  # three of 41 to 64 places, one urban district
WEEKS = {"time.warmup_weeks": 2, "time.observe_weeks": 15}


@pytest.fixture(scope="module")
def base() -> Scenario:
    return apart(load("county").with_values(WEEKS))


@pytest.fixture(scope="module")
def nation(base: Scenario) -> Nation:
    return Nation(base, seed=3, population=70_000_000, places=COUNTIES)


@pytest.fixture(scope="module")
def whole(nation: Nation, tmp_path_factory: pytest.TempPathFactory) -> dict[str, pd.DataFrame]:
    folder = tmp_path_factory.mktemp("nation")
    assert run(nation, folder, workers=1).left == 0
    return tables(nation, folder)


def same(one: dict[str, pd.DataFrame], other: dict[str, pd.DataFrame]) -> None:
    assert one.keys() == other.keys()
    for name, frame in one.items():
        pd.testing.assert_frame_equal(frame, other[name], check_exact=True)


def test_every_resident_of_the_census_lives_in_one_of_all_communities(base: Scenario) -> None:
    every = counties_of(base, RESIDENTS)
    assert sum(county.residents for county in every) == RESIDENTS
    assert sum(county.communities for county in every) == 620_572
    assert len({county.province for county in every}) == 31


def test_a_county_in_the_nation_is_that_county_alone(nation: Nation, whole: dict[str, pd.DataFrame]) -> None:
    for county in nation.counties:
        alone = run_alone(scenario_of(nation.base, county), replicates=1, seed=nation.seed, workers=1)
        here = whole["counties"].set_index("code").loc[county.code]
        row = alone.counties.iloc[0]
        assert here["residents"] == row["residents"] == county.residents
        measures = [name for name in whole["counties"] if f"{name}.low" in alone.counties]
        assert len(measures) > 100
        np.testing.assert_array_equal(here[measures].to_numpy(float), row[measures].to_numpy(float))
        places = whole["communities"][whole["communities"]["county_code"] == county.code]
        for name in ("efficacy", "load"):
            np.testing.assert_array_equal(places[name].to_numpy(), alone.communities[name].to_numpy())


def test_two_workers_and_shards_and_other_choices_change_nothing(
    nation: Nation, whole: dict[str, pd.DataFrame], tmp_path: Path
) -> None:
    apart = [tmp_path / "a", tmp_path / "b"]
    for n, folder in enumerate(apart, 1):
        run(nation, folder, workers=n, shard=(n, 2))
    lived = [len(part_files(folder)) for folder in apart]
    assert min(lived) > 0
    merged(apart[0], nation, [apart[1]])
    assert run(nation, apart[0], workers=1).lived == 0
    same(tables(nation, apart[0]), whole)
    fewer = replace(nation, places=COUNTIES[:1])
    one = tables(fewer, apart[0])["counties"]
    assert one["code"].tolist() == [540122000000]
    assert one["load"].iloc[0] == whole["counties"]["load"].iloc[0]


def test_provinces_add_up_to_the_nation(whole: dict[str, pd.DataFrame]) -> None:
    summary, counties = whole["summary"], whole["counties"]
    top = summary[(summary["level"] == "nation") & (summary["place"] == "")].iloc[0]
    provinces = summary[(summary["level"] == "province") & (summary["place"] == "")]
    assert top["residents"] == provinces["residents"].sum() == counties["residents"].sum()
    by_place = summary[(summary["level"] == "nation") & (summary["place"] != "")]
    assert by_place["communities"].sum() == top["communities"] == len(whole["communities"])
    assert counties["load"].min() < top["load"] < counties["load"].max()
    periods = whole["periods"]
    assert periods.loc[periods["level"] == "county", "period"].tolist() == [1, 2] * len(COUNTIES)
    assert periods["last_week"].max() == 16


def test_a_killed_run_goes_on_where_it_stopped(
    nation: Nation, whole: dict[str, pd.DataFrame], tmp_path: Path
) -> None:
    script = (
        "import sys; from pathlib import Path; from sim.scenario import load; "
        "from sim.study.nation.runner import Nation, run; "
        "from sim.study.nation.province import apart; "
        f"base = apart(load('county').with_values({WEEKS!r})); "
        f"nation = Nation(base, 3, 70_000_000, {COUNTIES!r}); "
        "run(nation, Path(sys.argv[1]), workers=1)"
    )
    process = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)])
    end = time.monotonic() + 120
    while not part_files(tmp_path) and process.poll() is None and time.monotonic() < end:
        time.sleep(0.002)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    there = {path.name: path.stat().st_mtime_ns for path in part_files(tmp_path)}
    assert there
    (tmp_path / "parts" / ".0000-00000000.npz.123").write_bytes(b"half")
    run(nation, tmp_path, workers=1)
    after = {path.name: path.stat().st_mtime_ns for path in part_files(tmp_path)}
    assert {name: after[name] for name in there} == there
    same(tables(nation, tmp_path), whole)


def test_another_scenario_is_refused_in_the_same_folder(nation: Nation, tmp_path: Path) -> None:
    first = replace(nation, places=COUNTIES[:1])
    run(first, tmp_path, workers=1)
    other = replace(first, base=first.base.with_values({"assessment.sanction": 0.9}))
    with pytest.raises(InputError, match="another nation"):
        run(other, tmp_path, workers=1)
    path = part_files(tmp_path)[0]
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(InputError, match="remove this file"):
        run(first, tmp_path, workers=1)


def test_a_policy_for_named_places_works_only_there(base: Scenario) -> None:
    policy = {"kind": "one_form", "where": ["370105009"]}
    named = base.with_policies(policy)
    tianqiao, other = chosen(counties_of(base, None), ("370105", "540122"))
    assert [p.where.places for p in scenario_of(named, tianqiao).policies] == [(370105009000,)]
    assert scenario_of(named, other).policies == ()


def test_the_scenario_of_a_county_can_be_taken_out(
    nation: Nation, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--apart", "--county", "540230", "--weeks", "17", "--warmup", "2", "--population", "70000000"]
    assert cli(["nation", *words, "--set", "assessment.tournament=0.7"]) == 0
    path = tmp_path / "one.toml"
    path.write_text(capsys.readouterr().out, "utf-8")
    county = next(county for county in nation.counties if county.code == 540230000000)
    base = nation.base.with_values({"assessment.tournament": 0.7})
    assert load(path).key == scenario_of(base, county).key
    assert cli(["nation", "--county", "5402", "--lang", "en"]) == 2
    assert "18 counties" in capsys.readouterr().err


def test_too_little_memory_is_refused_before_anything_runs(
    nation: Nation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    free = memory.needed(sizes(nation, nation.batches()), 2) / 0.9 + 1e6
    monkeypatch.setattr(memory, "available", lambda: free)
    with pytest.raises(InputError, match=r"6 workers need .* GiB .*at most 2 here"):
        run(nation, tmp_path, workers=6)
    assert part_files(tmp_path) == []
    monkeypatch.setattr(memory, "available", lambda: 1e8)
    options = ["--provinces", "540122", "--weeks", "3", "--warmup", "1", "--out", str(tmp_path / "x")]
    assert cli(["nation", *options, "--workers", "1", "--lang", "zh"]) == 2
    assert "内存" in capsys.readouterr().err


def test_the_command_prints_a_summary_and_draws_the_map(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [
        "nation",
        "--provinces",
        "540122,540230,640104",
        "--weeks",
        "3",
        "--warmup",
        "1",
        "--workers",
        "1",
    ]
    words += ["--workers", "1", "--population", "70000000", "--out", str(tmp_path)]
    assert cli([*words, "--shard", "1/2"]) == 0
    assert cli([*words, "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "real efficacy" in out
    for lang in ("en", "zh"):
        assert (tmp_path / "figures" / f"nation.{lang}.png").stat().st_size > 20_000
    frame = pd.read_parquet(tmp_path / "tables" / "counties.parquet")
    assert len(frame) == 3
    assert cli([*words, "--lang", "en"]) == 0
    assert cli(["nation", "--provinces", "山西省太原", "--lang", "en"]) == 2
