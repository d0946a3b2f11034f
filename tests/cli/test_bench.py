"""`chaofuhe bench`: rows by name, both languages, what is kept; answers that differ."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sim.cli import run
from sim.study.bench import county, street
from sim.study.bench.numbers import How, Job, MeasureError, UnequalError


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch):
    """A street is measured at once."""

    def measure(job: Job, how: How, say) -> None:
        say("speed.doing_runs")
        job.add("time", 12.5 if how.quick else 99.0, "ms", target=25.0, stretch=12.0)
        job.note("speed.same_runs", times=3)

    monkeypatch.setattr(street, "measure", measure)


@pytest.mark.parametrize(("lang", "met"), [("en", "yes"), ("zh", "达到")])
def test_a_row_is_printed_and_kept(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, quick: None, lang: str, met: str
):
    for _ in range(2):
        assert run(["bench", "street", "--quick", "--lang", lang, "--out", str(tmp_path / "b")]) == 0
    text, _ = capsys.readouterr()
    assert "12.5 ms" in text
    assert "≤ 25.0 ms" in text
    assert any(
        line.startswith(("time of a run", "一次运行用时")) and line.endswith(met)
        for line in text.splitlines()
    )
    kept = json.loads((tmp_path / "b" / "bench.json").read_text("utf-8"))
    assert [row["name"] for row in kept["rows"]] == ["street"]
    assert "12.5 ms" in (tmp_path / "b" / f"bench.{lang}.md").read_text("utf-8")


def test_different_answers_are_a_failure(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    def measure(job: Job, how: How, say) -> None:
        raise UnequalError("load: 1 and 2")

    monkeypatch.setattr(street, "measure", measure)
    assert run(["bench", "street", "--out", str(tmp_path / "b")]) == 1
    text, error = capsys.readouterr()
    assert not text
    assert "load: 1 and 2" in error
    assert not (tmp_path / "b").exists()


def test_a_row_that_cannot_be_measured_does_not_stop_the_others(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, quick: None
):
    def measure(job: Job, how: How, say) -> None:
        raise MeasureError("no room")

    monkeypatch.setattr(county, "measure", measure)
    assert run(["bench", "county", "street", "--quick"]) == 1
    text, error = capsys.readouterr()
    assert "12.5 ms" in text
    assert "not measured: no room" in error


@pytest.mark.parametrize(
    "line", [["stret"], ["--limits", "--sweep", "5"], ["street", "--limits"], ["--full", "--quick"]]
)
def test_wrong_input(capsys: pytest.CaptureFixture[str], line: list[str]):
    for lang in ("en", "zh"):
        assert run(["bench", *line, "--lang", lang]) == 2
        text, error = capsys.readouterr()
        assert not text
        assert len(error.strip().splitlines()) == 1
