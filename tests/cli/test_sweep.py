"""The commands sweep, status and merge: what they print in both languages, exit codes, interruptions."""

from __future__ import annotations

import errno
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from sim.cli import run
from sim.study.sweep import parts, table
from sim.study.sweep.local import Here

CHINESE = re.compile("[\u4e00-\u9fff]")
MINE = """
title = { en = "Mine", zh = "我的" }
question = { en = "What is one over x?", zh = "x 的倒数是多少？" }
replicates = 2
[model]
function = "reciprocal"
[[factors]]
key = "x1"
values = [%s]
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    Path("mine.toml").write_text(MINE % "1.0, 2.0, 4.0", "utf-8")
    Path("zero.toml").write_text(MINE % "0.0, 1.0", "utf-8")


SWEEP = ["sweep", "mine.toml", "--workers", "1"]


def test_a_sweep_says_what_it_did_and_where_it_is(capsys: pytest.CaptureFixture[str]):
    assert run([*SWEEP, "--out", "here"]) == 0
    text, error = capsys.readouterr()
    assert text.startswith("Mine\nWhat is one over x?\n3 points × 1 arms × 2 replicates: 6 runs")
    assert "6 stored, 0 of them failed." in text
    assert text.endswith("Runs: here\n")
    assert not error
    assert table("here")["y"].tolist() == [1.0, 1.0, 0.5, 0.5, 0.25, 0.25]
    assert run([*SWEEP, "--out", "here"]) == 0
    assert "Everything is there already: 6 runs" in capsys.readouterr().out


def test_a_sweep_has_a_folder_of_its_own(capsys: pytest.CaptureFixture[str]):
    assert run(SWEEP) == 0
    assert run(SWEEP) == 0
    assert run([*SWEEP, "--replicates", "3"]) == 0
    assert [re.fullmatch(r"mine-[0-9a-f]{8}", path.name) for path in Path("results").iterdir()] != [None]
    assert "9 stored" in capsys.readouterr().out


def test_shards_are_merged(capsys: pytest.CaptureFixture[str]):
    assert run([*SWEEP, "--out", "whole"]) == 0
    for k in "12":
        assert run([*SWEEP, "--shard", f"{k}/2", "--out", k]) == 0
    assert "Shard 2 of 2." in capsys.readouterr().out
    assert run(["merge", "1", "2", "--out", "both"]) == 0
    assert "6 runs in both; 0 are left to run." in capsys.readouterr().out
    assert table("both").equals(table("whole"))


def test_status_says_how_far_it_is(capsys: pytest.CaptureFixture[str]):
    assert run([*SWEEP, "--shard", "1/2", "--out", "1"]) == 0
    capsys.readouterr()
    assert run(["status", "1"]) == 0
    facts = dict(re.split(r"\s{2,}", line) for line in capsys.readouterr().out.strip().splitlines())
    assert facts["experiment"] == "mine"
    assert (facts["runs stored"], facts["of them failed"], facts["left to run"]) == ("3", "0", "3")
    assert facts["at work"] == "nobody"


def test_failed_runs_leave_with_1_and_say_why(capsys: pytest.CaptureFixture[str]):
    line = ["sweep", "zero.toml", "--workers", "1", "--out", "here"]
    for more in ([], [], ["--retry-failed"]):
        assert run([*line, *more]) == 1
        text, error = capsys.readouterr()
        assert "2 × ZeroDivisionError: float division by zero (sim/study/design/functions.py:" in text
        assert "2 runs failed" in error
    assert run(["status", "here"]) == 0
    assert "ZeroDivisionError" in capsys.readouterr().out


@pytest.mark.parametrize(
    "line",
    [
        [*SWEEP, "--out", "here", "--shard", "1/2"],
        ["status", "there"],
        ["merge", "there", "--out", "both"],
        ["show", "mine.toml"],
    ],
)
def test_everything_is_said_in_chinese(capsys: pytest.CaptureFixture[str], line: list[str]):
    assert run([*SWEEP, "--out", "there"]) == 0
    capsys.readouterr()
    assert run([*line, "--lang", "zh"]) == 0
    lines = capsys.readouterr().out.partition("\n\n")[0].splitlines()
    assert lines
    assert all(CHINESE.search(row) for row in lines)


def test_experiments_are_listed_and_shown(capsys: pytest.CaptureFixture[str]):
    assert run(["list", "experiments"]) == 0
    assert "nominal_reduction" in capsys.readouterr().out
    assert run(["show", "nominal_reduction"]) == 0
    text = capsys.readouterr().out
    for part in ("question", "design", "takes", "output", "[[arms]]"):
        assert part in text
    assert run(["show", "experiment-schema"]) == 0
    assert '"half_width"' in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (["sweep", "nominal_reducton"], "nominal_reduction"),
        (["sweep", "nowhere.toml"], "no such file"),
        (["sweep", "mine.toml", "--shard", "3/2"], "--shard"),
        (["sweep", "mine.toml", "--shard", "0/2"], "--shard"),
        (["sweep", "mine.toml", "--shard", "one"], "k/N"),
        (["sweep", "mine.toml", "--executor", "locl"], "local"),
        (["sweep", "mine.toml", "--workers", "0"], "--workers"),
        (["sweep", "mine.toml", "--replicates", "0"], "--replicates"),
        (["sweep", "mine.toml", "--out", "mine.toml"], "no sweep's folder"),
        (["sweep", "zero.toml", "--out", "there"], "another experiment"),
        (["status", "nowhere"], "no sweep here"),
        (["merge", "nowhere", "--out", "x"], "no sweep here"),
        (["merge", "there", "--out", "there"], "into itself"),
        (["merge", "there"], "--out"),
        (["bench", "stret"], "street"),
    ],
)
def test_wrong_input_leaves_with_2_and_one_message(
    capsys: pytest.CaptureFixture[str], line: list[str], says: str
):
    assert run([*SWEEP, "--out", "there"]) == 0
    capsys.readouterr()
    for lang in ("en", "zh"):
        assert run([*line, "--lang", lang]) == 2
        text, error = capsys.readouterr()
        assert not text
        assert len(error.strip().splitlines()) == 1
        assert "Traceback" not in error
        if lang == "en":
            assert says in error
        else:
            assert CHINESE.search(error)
    assert not Path("results").exists()


def test_another_runner_at_work_is_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    codes: list[int] = []
    wait = Here.wait

    def meets(self: Here) -> Any:
        monkeypatch.setattr(Here, "wait", wait)
        codes.append(run([*SWEEP, "--out", "here"]))
        assert run(["status", "here"]) == 0
        return wait(self)

    monkeypatch.setattr(Here, "wait", meets)
    assert run([*SWEEP, "--out", "here"]) == 0
    assert codes == [2]
    text, error = capsys.readouterr()
    assert f"another runner (process {os.getpid()} on " in error
    assert f"shard 1/1 (process {os.getpid()} on " in text


@pytest.mark.parametrize(("error", "code"), [(errno.ENOSPC, 1), (errno.EROFS, 2), (errno.EACCES, 2)])
def test_a_disk_that_takes_nothing_more_is_one_message(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, error: int, code: int
):
    def refuse(path: Path, rows: Any) -> None:
        raise OSError(error, os.strerror(error), str(path))

    assert run([*SWEEP, "--out", "here"]) == 0
    capsys.readouterr()
    monkeypatch.setattr(parts, "write_table", refuse)
    assert run([*SWEEP, "--out", "here", "--replicates", "5"]) == code
    message = capsys.readouterr().err
    assert len(message.strip().splitlines()) == 1
    assert "here: " in message
    assert len(table("here")) == 6


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_sweep_keeps_what_was_done(root: Path, sign: signal.Signals):
    text = (MINE % "1.0").replace("reciprocal", "noisy").replace("replicates = 2", "replicates = 400000")
    Path("long.toml").write_text(text, "utf-8")
    line = [sys.executable, "-m", "sim", "sweep", "long.toml", "--workers", "1"]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    process = subprocess.Popen(
        [*line, "--out", "here"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment
    )
    for _ in range(600):
        if list(Path("here/runs").glob("part-*")):
            break
        time.sleep(0.1)
    process.send_signal(sign)
    error = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 130
    assert "Traceback" not in error
    assert "here keeps what was done" in error
    assert 0 < len(table("here")) < 400_000
    assert not list(Path("here").glob("lock-*"))
