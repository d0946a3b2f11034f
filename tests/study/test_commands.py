"""The commands run and compare: what they print in both languages, exit codes, folders."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sim.cli import run
from sim.cli.numbers import change, interval, plain, value
from sim.measures import MEASURES
from sim.study import one, read
from tests.study.small import small

CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sim.cli.studies._reports", lambda: False)
    (tmp_path / "mine.toml").write_text(small().to_toml(), "utf-8")


def test_run_prints_every_headline_and_writes_the_folder(capsys: pytest.CaptureFixture[str]):
    assert run(["run", "mine.toml", "-n", "2", "--workers", "1", "--out", "here"]) == 0
    text, error = capsys.readouterr()
    for measure in MEASURES.values():
        if measure.headline:
            assert measure.name_en in text
    assert "2 runs of each, seeds from 0; 39 weeks observed after 13 weeks of warm-up." in text
    assert "Results: here" in text
    assert "already" not in error
    assert read("here").replicates == 2


def test_run_again_is_quick_and_says_so(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    line = ["run", "mine.toml", "-n", "2", "--workers", "1"]
    assert run(line) == 0
    first = capsys.readouterr()

    def never(*_: object) -> None:
        raise AssertionError("it ran again")

    monkeypatch.setattr("sim.study.runs.run", never)
    assert run(line) == 0
    second = capsys.readouterr()
    assert second.out == first.out
    assert "already" in second.err
    assert len(list(Path("results").iterdir())) == 1


def test_seed_and_settings_make_other_results(capsys: pytest.CaptureFixture[str]):
    line = ["run", "mine.toml", "-n", "1", "--workers", "1"]
    for more in ([], ["--seed", "1"], ["--set", "assessment.tournament=0.9"]):
        assert run([*line, *more]) == 0
    assert len(list(Path("results").iterdir())) == 3
    assert run([*line, "--set", "assessment.tournament=9"]) == 2
    assert "assessment.tournament" in capsys.readouterr().err


def test_compare_prints_differences_and_who_gains(capsys: pytest.CaptureFixture[str]):
    line = ["compare", "mine.toml", "-p", "staff_sinking", "-p", "burden_reduction:0.5+penetrating_audit"]
    assert run([*line, "-n", "3", "--workers", "1", "--out", "there"]) == 0
    text = capsys.readouterr().out
    assert "staff_sinking, compared with baseline" in text
    assert "burden_reduction:0.5+penetrating_audit, compared with baseline" in text
    assert "most loaded fifth" in text
    assert "involution" in text
    found = read("there")
    assert found.manifest["arms"][2]["scenario"]["policies"][0]["strength"] == 0.5


def test_compare_takes_scenarios(capsys: pytest.CaptureFixture[str]):
    Path("other.toml").write_text(small(assessment__tournament=0.9).to_toml(), "utf-8")
    assert run(["compare", "mine.toml", "other.toml", "-n", "2", "--workers", "1"]) == 0
    assert "other, compared with mine" in capsys.readouterr().out


@pytest.mark.parametrize("line", [["run", "mine.toml"], ["compare", "mine.toml", "-p", "one_form"]])
def test_everything_is_said_in_chinese(capsys: pytest.CaptureFixture[str], line: list[str]):
    assert run([*line, "-n", "2", "--workers", "1", "--lang", "zh"]) == 0
    text = capsys.readouterr().out
    plain_lines = [row for row in text.splitlines() if row.strip() and not CHINESE.search(row)]
    assert not plain_lines
    for english in ("real efficacy", "interval", "weeks", "without", "Better"):
        assert english not in text


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (["run", "nowhere"], "nowhere"),
        (["run", "mine.toml", "--replicates", "0"], "--replicates"),
        (["run", "mine.toml", "--workers", "x"], "--workers"),
        (["run", "mine.toml", "--seed", "-1"], "--seed"),
        (["run", "mine.toml", "--out", "mine.toml"], "no result folder"),
        (["compare", "mine.toml"], "--policy"),
        (["compare", "mine.toml", "-p", "one_frm"], "one_form"),
        (["compare", "mine.toml", "mine.toml", "-p", "one_form"], "not both"),
        (["compare", "mine.toml", "-p", "one_form:2"], "--policy"),
    ],
)
def test_wrong_input_leaves_with_2_and_one_message(
    capsys: pytest.CaptureFixture[str], line: list[str], says: str
):
    assert run(line) == 2
    text, error = capsys.readouterr()
    assert not text
    assert says in error
    assert "Traceback" not in error
    assert len(error.strip().splitlines()) == 1
    assert not Path("results").exists()


def test_a_failed_run_leaves_with_1_and_the_rest_is_kept(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    lived, bad = one.lived, one.run_seed(0, 1)

    def fails(scenario: object, seed: int, threads: int) -> object:
        if seed == bad:
            raise ArithmeticError("planted")
        return lived(scenario, seed, threads)  # type: ignore[arg-type]

    monkeypatch.setattr(one, "lived", fails)
    assert run(["run", "mine.toml", "-n", "3", "--workers", "1", "--out", "here"]) == 1
    text, error = capsys.readouterr()
    assert "ArithmeticError: planted" in error
    assert "Results: here" in text
    assert read("here").runs["failed"].tolist() == [False, True, False]
    assert run(["run", "mine.toml", "-n", "3", "--workers", "1", "--out", "here"]) == 1  # as it is read again


def test_all_runs_may_fail(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    def fails(*_: object) -> object:
        raise ArithmeticError("planted")

    monkeypatch.setattr(one, "lived", fails)
    assert run(["run", "mine.toml", "-n", "2", "--workers", "1"]) == 1
    assert run(["compare", "mine.toml", "-p", "one_form", "-n", "2", "--workers", "1"]) == 1
    assert "No run came to an end." in capsys.readouterr().out


def test_interrupting_leaves_with_130_and_nothing_half_written(monkeypatch: pytest.MonkeyPatch):
    def interrupt(*_: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(one, "lived", interrupt)
    assert run(["run", "mine.toml", "-n", "2", "--workers", "1"]) == 130
    assert not list(Path("results").iterdir())


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        (plain(0.1234, "share"), "12.3%"),
        (plain(1.23456, "ratio"), "1.23"),
        (plain(0.0123456, "h/week"), "0.0123"),
        (plain(12345.6, "h/week"), "12,346"),
        (plain(0.0, "h/week"), "0"),
        (plain(float("nan"), "share"), "–"),
        (value(90.0, "h/week", "zh"), "90.0 小时/周"),
        (value(0.5, "share", "en"), "50.0%"),
        (change(-0.0123, "share", "en"), "-1.2 pp"),
        (change(0.0123, "share", "zh"), "+1.2 个百分点"),
        (change(0.5, "weeks", "en"), "+0.500"),
        (interval(0.1, 0.2, "share"), "10.0% … 20.0%"),
        (interval(-0.1, 0.2, "share", signed=True), "-10.0 … +20.0"),
        (interval(float("nan"), 0.2, "share"), "–"),
    ],
)
def test_numbers_are_shown_plainly(found: str, wanted: str):
    assert found == wanted
