"""Running a scenario: the same for any number of processes, intervals, units, failures as rows."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

import sim
from sim.errors import InputError
from sim.measures import MEASURES
from sim.measures.compute import cell_name, cells, weekly_columns
from sim.study import one, schedule
from sim.study.findings import Result
from sim.study.one import lived, run_seed
from sim.study.statistics import quantile
from tests.study.small import small

REPLICATES = 4


@pytest.fixture(scope="module")
def result() -> Result:
    return sim.run(small(), replicates=REPLICATES, seed=5, workers=1)


def same(one: Result, other: Result) -> None:
    for name in one.frames:
        pd.testing.assert_frame_equal(one.frames[name], other.frames[name], check_exact=True)


def test_numbers_do_not_depend_on_processes(result: Result):
    same(result, sim.run(small(), replicates=REPLICATES, seed=5, workers=2))


def test_numbers_do_not_depend_on_threads():
    scenario = small()
    one_thread, two = lived(scenario, 3, threads=1), lived(scenario, 3, threads=2)
    for name in ("summary", "weekly", "communities", "townships", "counties"):
        np.testing.assert_array_equal(getattr(one_thread, name), getattr(two, name))


def test_a_study_is_its_replicates(result: Result):
    """More replicates repeat the first ones; a replicate is what its seed gives alone."""
    more = sim.run(small(), replicates=2, seed=5, workers=1)
    columns = [cell_name(cell) for cell in cells()]
    pd.testing.assert_frame_equal(result.runs[columns].iloc[:2], more.runs[columns], check_exact=True)
    alone = lived(small(), run_seed(5, 3))
    np.testing.assert_array_equal(result.runs[columns].iloc[3].to_numpy(float), alone.summary)


def test_seeds_are_their_own(result: Result):
    assert result.runs["seed"].nunique() == REPLICATES
    assert result.runs["seed"].tolist() == [str(run_seed(5, number)) for number in range(REPLICATES)]
    other = sim.run(small(), replicates=1, seed=6, workers=1)
    assert other.runs["efficacy"].iloc[0] != result.runs["efficacy"].iloc[0]


def test_intervals_are_those_of_the_replicates(result: Result):
    values = result.runs["efficacy"].to_numpy()
    row = result.summary.query("measure == 'efficacy' and by == ''").iloc[0]
    half = quantile(0.975, REPLICATES - 1) * values.std(ddof=1) / math.sqrt(REPLICATES)
    assert row["mean"] == pytest.approx(values.mean())
    assert row["high"] - row["mean"] == pytest.approx(half)
    assert row["low"] == pytest.approx(2 * row["mean"] - row["high"])
    assert (row["least"], row["most"]) == (values.min(), values.max())
    assert result["efficacy"] == row["mean"]
    with pytest.raises(KeyError):
        result["no such measure"]


def test_tables_have_rows_for_every_place_and_week(result: Result):
    assert result.weekly["week"].tolist() == list(range(52))
    assert result.weekly["observed"].sum() == 39
    assert len(result.communities) == 6
    assert len(result.townships) == 2
    assert len(result.counties) == 1
    assert set(result.communities["place"]) == {"urban", "rural"}
    assert [name for name in weekly_columns() if name not in result.weekly] == []


def test_every_column_has_a_unit(result: Result):
    for name, frame in result.frames.items():
        assert set(frame.attrs["units"]) == set(frame.columns), name
    assert result.weekly.attrs["units"]["load.high"] == MEASURES["load"].unit
    assert result.communities.attrs["units"]["density"] == "residents/km2"


def test_measures_stay_in_their_ranges(result: Result):
    for row in result.summary.itertuples():
        measure = MEASURES[row.measure]
        if row.n:
            assert measure.low is None or row.least >= measure.low - 1e-9, row
            assert measure.high is None or row.most <= measure.high + 1e-9, row


def test_weeks_that_cannot_be_judged_are_named(result: Result):
    judged = result.manifest["weeks"]["judged_to"]
    unknown = result.weekly["efficacy"].isna().to_numpy()
    assert unknown[judged:].all()
    assert not unknown[:judged].all()


def test_one_replicate_has_no_interval():
    found = sim.run(small(), replicates=1, workers=1).summary
    assert found["low"].isna().all()
    assert not found["mean"].isna().all()


def test_a_failed_run_is_a_row_with_its_reason(monkeypatch: pytest.MonkeyPatch, result: Result):
    bad = run_seed(5, 2)

    def fails(scenario: object, seed: int, threads: int) -> object:
        if seed == bad:
            raise ArithmeticError("planted")
        return lived(scenario, seed, threads)  # type: ignore[arg-type]

    monkeypatch.setattr(one, "lived", fails)
    found = sim.run(small(), replicates=REPLICATES, seed=5, workers=1)
    assert found.runs["failed"].tolist() == [False, False, True, False]
    assert found.runs["reason"].iloc[2] == "ArithmeticError: planted"
    assert found.failed == [{"replicate": 2, "arm": "", "reason": "ArithmeticError: planted"}]
    kept = result.runs["load"].drop(2)
    assert found["load"] == pytest.approx(kept.mean())
    assert found.summary.query("measure == 'load' and by == ''")["n"].iloc[0] == REPLICATES - 1


def test_all_runs_may_fail(monkeypatch: pytest.MonkeyPatch):
    def fails(*_: object) -> object:
        raise ArithmeticError("planted")

    monkeypatch.setattr(one, "lived", fails)
    found = sim.run(small(), replicates=2, workers=1)
    assert found.runs["failed"].all()
    assert found.summary["n"].sum() == 0
    assert len(found.weekly) == 0


@pytest.mark.parametrize(
    "arguments", [{"replicates": 0}, {"replicates": 1.5}, {"seed": -1}, {"workers": 0}, {"seed": True}]
)
def test_wrong_numbers_are_refused(arguments: dict[str, int]):
    with pytest.raises(InputError) as refused:
        sim.run(small(), **arguments)
    assert refused.value.key in arguments


def test_progress_counts_up_to_all():
    seen: list[tuple[int, int]] = []
    sim.run(small(), replicates=3, workers=1, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_short_work_stays_here_and_memory_limits_processes(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(schedule, "cores", lambda: 8)
    monkeypatch.setattr(schedule, "free_memory", lambda: 10e9)
    assert schedule.planned(0.01, 1e6, 20, None).workers == 1
    assert schedule.planned(2.0, 1e6, 20, None).workers == 8
    assert schedule.planned(2.0, 4e9, 20, None) == schedule.Plan(1, 8, 1)
    assert schedule.planned(2.0, 1e6, 3, None) == schedule.Plan(3, 2, 1)
    assert schedule.planned(0.01, 1e6, 4000, 2).batch == 25


def test_short_runs_go_beside_each_other_on_threads_unless_users_add_to_them(
    result: Result, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(schedule, "cores", lambda: 2)
    monkeypatch.setattr(schedule, "free_memory", lambda: 10e9)
    assert schedule.planned(0.1, 1e6, 20, None) == schedule.Plan(1, 1, 2, beside=2)
    assert schedule.planned(0.001, 1e6, 20, None).beside == 1
    assert schedule.planned(0.1, 1e6, 20, 1).beside == 1
    monkeypatch.setattr(schedule, "_WORTH_THREAD", 0.0)
    same(result, sim.run(small(), replicates=REPLICATES, seed=5))
    monkeypatch.setattr(schedule, "loaded", lambda: {"a plug-in": None})
    assert schedule.planned(0.1, 1e6, 20, None).beside == 1


def test_an_installed_name_or_a_file_can_be_run(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(small().to_toml(), "utf-8")
    found = sim.run(path, replicates=1, workers=1)
    assert found.manifest["name"] == "mine"
    assert found.scenario == small() or found.scenario.key == small().key
