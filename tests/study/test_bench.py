"""Measuring: what is compared is the same, what grows grows in one thing only, what is kept comes back."""

from __future__ import annotations

import math
import sys
from pathlib import Path

import pytest

from sim.errors import InputError
from sim.report import benchmarks
from sim.scenario import Scenario
from sim.study.bench import growth, imports, kernel, machine, overhead, reference, start, store
from sim.study.bench.numbers import How, Job, Number, Point, UnequalError
from sim.study.bench.rows import ROWS, measured
from sim.text import LANGUAGES
from sim.text.catalogue import texts
from sim.world import World

TINY = {"synthetic": {"townships": 1, "communities": 2}, "population": 400}
WEEKS = {"time.warmup_weeks": 2, "time.observe_weeks": 4}


def job(name: str = "growth") -> Job:
    made = Job(name, how="usual", at="2030-01-01T00:00+00:00", seconds=3.0, others=0.5)
    made.machine = machine.machine()
    made.add("time_grows", 9.5, "×", of="weeks", low=9.0, high=11.0, times=7, target=10.5)
    made.add("rate", 60.0, "/s", of="2", target=65.0, stretch=120.0, least=True)
    made.curves["weeks"] = [Point(1, 0.1, 0.09, 0.12, 10.0, 5.0), Point(10, 1.0, 0.9, 1.1, 90.0, 51.0)]
    made.note("speed.same_runs", times=7)
    return made


@pytest.mark.parametrize(
    ("value", "least", "met"),
    [(1.0, False, "stretch"), (2.0, False, "target"), (3.5, False, "missed"), (math.nan, False, "")],
)
def test_targets(value: float, least: bool, met: str):
    number = Number("time", value, "ms", target=3.0, stretch=1.0, least=least)
    assert number.met == met
    assert Number("rate", -value, target=-3.0, stretch=-1.0, least=True).met == met
    assert Number("time", value).met == ""


def test_what_is_kept_comes_back_and_later_rows_replace_earlier_ones(tmp_path: Path):
    folder = tmp_path / "bench"
    store.check(folder)
    store.keep(folder, [job(), job("street")])
    later = job("street")
    later.add("best", 1.5, "ms")
    found = store.keep(folder, [later])
    assert [one.name for one in found] == ["street", "growth"]
    kept = store.kept(folder)
    assert repr(kept["street"]) == repr(later)
    assert repr(kept["growth"]) == repr(job())


def test_other_folders_are_refused(tmp_path: Path):
    (tmp_path / "x").write_text("mine")
    with pytest.raises(InputError):
        store.check(tmp_path)
    (tmp_path / store.FILE).write_text("{}")
    with pytest.raises(InputError):
        store.check(tmp_path)


def test_tables_and_figure_in_both_languages(tmp_path: Path):
    written = {path.name for path in benchmarks.write([job()], tmp_path)}
    assert {"bench.csv", "bench.en.md", "bench.zh.md", "growth.en.png", "growth.zh.png"} <= written
    english, chinese = ((tmp_path / f"bench.{lang}.md").read_text("utf-8") for lang in LANGUAGES)
    assert "| time at ten times the size: weeks | 9.50 × | 9 … 11 (7) | ≤ 10.5 × | | yes |" in english
    assert "| ≥ 65.0 /s | ≥ 120 /s | NOT MET |" in english
    assert "未达到" in chinese
    lines = (tmp_path / "bench.csv").read_text("utf-8").splitlines()
    assert len(lines) == 3
    assert lines[1].startswith("growth,time_grows,weeks,9.5,×,9.0,11.0,7,10.5,,target,usual,")


def test_every_row_has_a_name():
    assert {f"row_{name}" for name in ROWS} == {key for key in texts("speed") if key.startswith("row_")}


def test_a_kernel_measured_gives_what_it_did():
    found = Job("street")
    scenario = Scenario(TINY, WEEKS)
    kernel.timed(found, scenario, 2, 1e6, 1e5)
    numbers = {number.name: number for number in found.numbers}
    world = World(scenario, kernel.SEED).run()
    assert numbers["residents"].value == 400
    assert numbers["matters"].value == world.state.weekly.raised.sum() > 0
    per = numbers["per_matter"].value * numbers["matters"].value / 1e6
    assert per == pytest.approx(numbers["best_processor"].value)
    assert numbers["time"].met == "stretch"


def test_a_kernel_that_varies_is_not_timed(monkeypatch: pytest.MonkeyPatch):
    seeds = iter(range(10))
    monkeypatch.setattr(kernel, "World", lambda scenario, seed: World(scenario, seed + next(seeds)))
    with pytest.raises(UnequalError):
        kernel.timed(Job("street"), Scenario(TINY, WEEKS), 2, 1.0, 1.0)


def test_only_one_thing_grows():
    def of(curve: str, size: int) -> tuple[int, ...]:
        plan = growth.scenario(curve, size)
        region = World(plan, 1).region
        counted = (region.counties, region.communities, region.cadres, region.residents)
        return (*map(len, counted), plan.total_weeks)

    counties, communities, cadres, residents, weeks = of("residents", 1)
    assert of("residents", 10) == (counties, communities, cadres, 10 * residents, weeks)
    one, ten = of("counties", 1), of("counties", 10)
    assert (ten[0], ten[1], ten[3], ten[4]) == (10, 10 * one[1], 10 * one[3], one[4])
    assert of("weeks", 10) == (*of("weeks", 1)[:4], 520)


def test_models_that_differ_are_not_timed():
    pair = reference.reference("comparison").Pair(Scenario(TINY, WEEKS), 3)
    assert reference.same(pair, 3) > 1000
    pair.world.state.cadres[0].morale *= 0.99
    with pytest.raises(UnequalError, match="step 3: "):
        reference.same(pair, 1)


def test_without_a_checkout_the_reference_is_said_to_be_missing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reference, "FOLDER", Path("/nowhere"))
    found = measured("reference", How(quick=True))
    assert not found.numbers
    assert benchmarks.notes(found, "en")[0].startswith("Not measured")


def test_all_sweeps_give_the_same(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(overhead, "POINTS", 2)
    overhead.experiment.cache_clear()
    try:
        _, bare = overhead.by_bare(1, 2)
        assert len(bare) == 4
        assert len(set(bare.values())) == 4
        assert overhead.by_sweep(1, 2)[1] == bare
        assert overhead.by_mesa(1, 2)[1] == bare
    finally:
        overhead.experiment.cache_clear()


def test_bandwidth_is_that_of_memory():
    assert 1e8 < machine.bandwidth(1 << 18, 3) < 1e13


def test_what_is_imported_and_never_called_is_found(tmp_path: Path):
    found = imports.of(("--help",), tmp_path, start.environment(), tmp_path / "out")
    assert "sim" in found.packages
    assert not found.unused
    watch = imports._Watch()
    sys.setprofile(watch)
    try:
        math.sqrt(2.0)
        Number("time", 1.0)
    finally:
        sys.setprofile(None)
    assert {"python", "sim"} <= watch.called
    assert "numpy" not in watch.called
