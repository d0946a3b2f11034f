"""Sweeps: the same table however it came about, and whatever happens on the way, what is stored stays."""

from __future__ import annotations

import contextlib
import errno
import io
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from sim.errors import InputError
from sim.study.design import Experiment, from_tables
from sim.study.statistics import Running
from sim.study.sweep import experiment_in, merge, parts, run, runner, status, table, work
from sim.study.sweep.executor import Task
from sim.study.sweep.local import Here, local
from sim.study.sweep.lock import STALE
from tests.study.small import REGION, TIMES

FACTORS = [{"key": "x1", "low": 0.0, "high": 4.0}, {"key": "x2", "values": [0.0, 1.0]}]


def made_up(function: str = "noisy", **tables: Any) -> Experiment:
    """Ten points of a test function in two arms, three replicates."""
    plain = {"factors": [FACTORS[0]], "design": {"levels": 10}, "replicates": 3}
    arms = [{"name": "none"}, {"name": "more", "settings": {"x2": 1.0}}] if function == "noisy" else []
    return from_tables({"model": {"function": function}, "arms": arms, **plain, **tables}, "made_up.toml")


def model(replicates: int = 2) -> Experiment:
    """Four points of a small region in two arms."""
    times = {key.removeprefix("time."): value for key, value in TIMES.items()}
    return from_tables(
        {
            "scenario": {"region": {**REGION, "population": 2000}, "time": times},
            "factors": [{"name": "cut", "key": "policies.burden_reduction.strength", "values": [0.0, 1.0]}],
            "arms": [{"name": "none"}, {"name": "audit", "policies": ["penetrating_audit"]}],
            "replicates": replicates,
            "measures": ["efficacy.*", "load"],
        }
    )


def content(frame: pd.DataFrame) -> bytes:
    """A frame as bytes: every value, name, type and their order."""
    buffer = io.BytesIO()
    frame.to_parquet(buffer, index=False)
    return buffer.getvalue() + repr(frame.dtypes.to_dict()).encode()


def rows_on_disk(folder: Path) -> Counter[tuple[Any, ...]]:
    """How often each run is on the disk."""
    found: Counter[tuple[Any, ...]] = Counter()
    for _, part in parts.read_parts(folder, ["point", "arm", "replicate"]):
        found.update(zip(*(column.to_pylist() for column in part.columns), strict=True))
    return found


class Interrupting(Here):
    """An executor that is interrupted after some batches."""

    batches = 3

    def wait(self) -> Any:
        self.batches -= 1
        if self.batches < 0:
            raise KeyboardInterrupt
        return super().wait()


def interrupt(experiment: Experiment, folder: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        run(experiment, folder, executor=lambda e, _: Interrupting(e))


def test_what_an_interruption_broke_is_no_run_that_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """One process: a swallowed interruption makes a run fail, and is heard when progress is shown."""
    asked = []

    def broken(*_: Any) -> Any:
        asked.append(signal.SIGINT)
        raise RuntimeError("no compiled object yet")

    def show(*_: int) -> None:
        if asked:
            raise KeyboardInterrupt

    monkeypatch.setattr("sim.study.sweep.work._Model.values", broken)
    with pytest.raises(KeyboardInterrupt):
        run(model(), tmp_path / "sweep", 1, progress=show)
    monkeypatch.undo()
    assert asked
    assert not rows_on_disk(tmp_path / "sweep")
    assert run(model(), tmp_path / "sweep", 1).failed == 0


@pytest.mark.parametrize("experiment", [made_up(), model()], ids=["function", "model"])
def test_one_go_resumed_and_merged_shards_give_the_same_table(experiment: Experiment, tmp_path: Path):
    whole = run(experiment, tmp_path / "whole", 1)
    assert whole.ran == whole.stored == len(experiment.points) * 2 * experiment.replicates
    interrupt(experiment, tmp_path / "resumed")
    kept = len(table(tmp_path / "resumed"))
    assert 0 < kept < whole.ran
    assert run(experiment, tmp_path / "resumed", 1).ran == whole.ran - kept
    for k in (1, 2, 3):
        run(experiment, tmp_path / f"shard{k}", 1, (k, 3))
    assert merge([tmp_path / f"shard{k}" for k in (3, 1, 2)], tmp_path / "merged") == whole.ran
    frames = [table(tmp_path / name, "all") for name in ("whole", "resumed", "merged")]
    assert content(frames[0]) == content(frames[1]) == content(frames[2])
    for name in ("whole", "resumed", "merged"):
        assert set(rows_on_disk(tmp_path / name).values()) == {1}
        assert run(experiment, tmp_path / name, 1).ran == 0
        assert status(tmp_path / name).left == 0


def test_processes_shards_and_one_folder_make_no_difference(tmp_path: Path):
    experiment = made_up()
    run(experiment, tmp_path / "one", 1)
    for k in (1, 2):
        run(experiment, tmp_path / "shared", 2, (k, 2))
    assert content(table(tmp_path / "one")) == content(table(tmp_path / "shared"))


def test_a_row_says_which_run_it_is(tmp_path: Path):
    experiment = model()
    run(experiment, tmp_path / "here", 1)
    frame = table(tmp_path / "here")
    fixed = ["run", "point", "arm", "replicate", "seed", "failed", "reason", "origin", "cut"]
    assert list(frame.columns) == [*fixed, *experiment.measures]
    assert frame.attrs["units"]["efficacy.group.elder"] == "share"
    assert frame["arm"].tolist() == ["none", "none", "audit", "audit"] * 2
    assert frame.groupby("replicate")["seed"].nunique().tolist() == [1, 1]
    assert frame["run"].str.fullmatch("[0-9a-f]{32}").all()
    assert frame["run"].nunique() == len(frame)
    assert frame["efficacy"].between(0, 1).all()


def test_runs_are_those_of_the_command_run(tmp_path: Path):
    import sim

    experiment = model(1)
    run(experiment, tmp_path / "here", 1)
    frame = table(tmp_path / "here", ["efficacy", "trust.place.rural"])
    scenario = experiment.scenario_at((1.0,), experiment.arms[1])
    alone = sim.run(scenario, replicates=1, seed=0, workers=1).runs
    row = frame[(frame["cut"] == 1.0) & (frame["arm"] == "audit")].iloc[0]
    for name in ("seed", "efficacy", "trust.place.rural"):
        assert row[name] == alone[name][0]


def test_arms_that_ask_for_the_same_share_a_run(tmp_path: Path):
    experiment = made_up(arms=[{"name": "a"}, {"name": "b"}])
    run(experiment, tmp_path / "here", 1)
    frame = table(tmp_path / "here")
    assert (frame.groupby(["point", "replicate"])["run"].nunique() == 1).all()


def test_a_failed_run_is_a_row_and_the_rest_goes_on(tmp_path: Path):
    experiment = made_up(
        "reciprocal", factors=[{"key": "x1", "values": [-1.0, 0.0, 1.0]}], design={}, replicates=2
    )
    done = run(experiment, tmp_path / "here", 1)
    assert (done.stored, done.failed) == (6, 2)
    frame = table(tmp_path / "here")
    failed = frame[frame["failed"]]
    assert failed["x1"].tolist() == [0.0, 0.0]
    assert failed["reason"].str.contains("ZeroDivisionError").all()
    assert failed["origin"].str.match(r"sim/study/design/functions\.py:\d+ in reciprocal").all()
    assert failed["y"].isna().all()
    assert not frame[~frame["failed"]]["y"].isna().any()
    assert run(experiment, tmp_path / "here", 1).ran == 0
    assert status(tmp_path / "here").reasons[0][1] == 2


def test_points_of_the_same_number_in_two_experiments_are_told_apart():
    rows = []
    for value in (1.0, 2.0):
        experiment = made_up("reciprocal", factors=[{"key": "x1", "values": [value, 4.0]}], design={})
        rows += [work.task_rows(experiment, Task(0, r, (value,), (0,)))[0] for r in range(2)]
    assert [row.values.tolist() for row in rows if row.values is not None] == [[1.0], [1.0], [0.5], [0.5]]


def test_what_failed_is_run_once_more_on_request(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    experiment = made_up("reciprocal", factors=[{"key": "x1", "values": [0.0, 1.0]}], design={}, replicates=1)
    run(experiment, tmp_path / "here", 1)
    assert run(experiment, tmp_path / "here", 1, retry_failed=True).ran == 1
    attempts = [part["attempt"].to_pylist() for _, part in parts.read_parts(tmp_path / "here", ["attempt"])]
    assert sorted(number for part in attempts for number in part) == [1, 1, 2]
    monkeypatch.setattr("sim.study.sweep.work._Function.values", lambda *_: np.zeros(1))
    assert run(experiment, tmp_path / "here", 1, retry_failed=True).failed == 0
    frame = table(tmp_path / "here")
    assert not frame["failed"].any()
    assert len(frame) == 2


def test_impossible_scenarios_are_failed_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: Any) -> None:
        raise InputError("no such place", "没有这个地方", key="region")

    experiment = model(1)
    monkeypatch.setattr(Experiment, "scenario_at", refuse)
    run(experiment, tmp_path / "here", 1)
    frame = table(tmp_path / "here")
    assert frame["failed"].all()
    assert frame["reason"].str.contains("no such place").all()
    assert frame["run"].nunique() == len(frame)


def test_more_replicates_are_added_to_what_is_there(tmp_path: Path):
    run(made_up(), tmp_path / "here", 1)
    more = made_up().with_replicates(5)
    assert run(more, tmp_path / "here", 1).ran == 10 * 2 * 2
    assert experiment_in(tmp_path / "here").replicates == 5
    run(more, tmp_path / "fresh", 1)
    assert content(table(tmp_path / "here")) == content(table(tmp_path / "fresh"))


STOP = {"measure": "y", "half_width": 0.8, "at_least": 3, "at_most": 20, "step": 2}


def test_a_point_stops_when_its_interval_is_narrow(tmp_path: Path):
    experiment = made_up(stop=STOP, replicates=1)
    run(experiment, tmp_path / "here", 1)
    frame = table(tmp_path / "here")
    wide = frame.pivot(index=["point", "replicate"], columns="arm", values="y")
    counts = []
    for _, values in (wide["more"] - wide["none"]).groupby("point"):
        counts.append(len(values))
        running = Running((1,))
        for value in values:
            running.add(np.array([value]))
        assert running.halves()[0] <= 0.8 or len(values) == 20
    assert min(counts) == 3
    assert max(counts) > 5
    assert all((count - 3) % 2 == 0 or count == 20 for count in counts)


def test_stopping_depends_on_nothing_but_the_runs(tmp_path: Path):
    experiment = made_up(stop=STOP)
    run(experiment, tmp_path / "whole", 1)
    interrupt(experiment, tmp_path / "resumed")
    run(experiment, tmp_path / "resumed", 1)
    for k in (1, 2):
        run(experiment, tmp_path / f"s{k}", 1, (k, 2))
    merge([tmp_path / "s1", tmp_path / "s2"], tmp_path / "merged")
    frames = [content(table(tmp_path / name)) for name in ("whole", "resumed", "merged")]
    assert frames[0] == frames[1] == frames[2]
    assert status(tmp_path / "merged").left == 0


# what goes wrong
def test_a_worker_that_is_lost_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sim.study.sweep.local.PATH", "tests.study.made_up_work:deadly_once")
    monkeypatch.setenv("MADE_UP_MARK", str(tmp_path / "mark"))
    assert run(made_up(), tmp_path / "here", 2).failed == 0
    assert (tmp_path / "mark").exists()
    run(made_up(), tmp_path / "calm", 1)
    assert content(table(tmp_path / "here")) == content(table(tmp_path / "calm"))


def test_a_task_that_kills_every_worker_is_a_failed_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sim.study.sweep.local.PATH", "tests.study.made_up_work:deadly")
    done = run(made_up(replicates=1), tmp_path / "here", 2)
    assert (done.stored, done.failed) == (20, 2)
    failed = table(tmp_path / "here").query("failed")
    assert failed["point"].tolist() == [3, 3]
    assert failed["reason"].tolist() == ["the process ended (code 9), 3 times"] * 2
    monkeypatch.undo()
    assert run(made_up(replicates=1), tmp_path / "here", 1, retry_failed=True).failed == 0


def test_work_is_done_here_where_no_process_starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: Any, **__: Any) -> None:
        raise OSError("no processes")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert run(made_up(), tmp_path / "here", 3).stored == 60


def full_after(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full when the file after so many is written."""
    written, left = parts.write_table, [count]

    def full(path: Path, rows: Any) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        written(path, rows)

    monkeypatch.setattr(parts, "write_table", full)
    monkeypatch.setattr(runner, "_FIRST_FLUSH", 0.0)
    monkeypatch.setattr(runner, "_LONGEST_FLUSH", 0.0)


def test_a_full_disk_ends_the_sweep_and_what_is_stored_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    full_after(2, monkeypatch)
    with pytest.raises(OSError, match="No space left") as refused:
        run(made_up(), tmp_path / "here", 1)
    assert refused.value.filename == str(tmp_path / "here")
    kept = len(table(tmp_path / "here"))
    assert 0 < kept < 60
    monkeypatch.undo()
    assert run(made_up(), tmp_path / "here", 1).ran == 60 - kept
    run(made_up(), tmp_path / "calm", 1)
    assert content(table(tmp_path / "here")) == content(table(tmp_path / "calm"))


def test_a_disk_that_is_really_full(tmp_path: Path):
    mount = tmp_path / "tiny"
    mount.mkdir()
    line = ["mount", "-t", "tmpfs", "-o", "size=80k", "tmpfs", str(mount)]
    if not shutil.which("mount") or subprocess.run(line, capture_output=True, check=False).returncode:
        pytest.skip("no disk may be mounted here")
    try:
        replicates = 0
        with contextlib.suppress(OSError):
            while replicates < 2000:
                replicates += 50
                run(made_up(replicates=replicates), mount / "here", 1)
        assert replicates < 2000
        kept = table(mount / "here")
        assert len(kept) >= 1000
        assert not list((mount / "here" / "runs").glob(".*"))
        assert set(rows_on_disk(mount / "here").values()) == {1}
    finally:
        subprocess.run(["umount", str(mount)], check=False)


def test_a_read_only_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    run(made_up(), tmp_path / "here", 1)
    before = content(table(tmp_path / "here"))
    if os.getuid():
        (tmp_path / "here").chmod(0o500)
    else:  # root may write anywhere
        real = os.open

        def refuse(path: Any, flags: int, *more: Any, **named: Any) -> int:
            if flags & os.O_CREAT:
                raise OSError(errno.EROFS, "Read-only file system", str(path))
            return real(path, flags, *more, **named)

        monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(InputError, match="cannot be written here"):
        run(made_up().with_replicates(9), tmp_path / "here", 1)
    monkeypatch.undo()
    (tmp_path / "here").chmod(0o700)
    assert content(table(tmp_path / "here")) == before


class Meeting(Here):
    """An executor during whose work another runner comes."""

    met: Exception | None = None

    def wait(self) -> Any:
        try:
            run(made_up(), Meeting.folder, 1, Meeting.shard)  # type: ignore[attr-defined]
            Meeting.met = None
        except InputError as error:
            Meeting.met = error
        return super().wait()


@pytest.mark.parametrize(
    ("first", "second", "refused"),
    [((1, 1), (1, 1), True), ((1, 2), (1, 2), True), ((1, 2), (2, 3), True), ((1, 2), (2, 2), False)],
)
def test_two_runners_on_one_folder(tmp_path: Path, first: Any, second: Any, refused: bool):
    Meeting.folder, Meeting.shard = tmp_path / "here", second  # type: ignore[attr-defined]
    run(made_up(), tmp_path / "here", 1, first, executor=lambda e, _: Meeting(e))
    assert (Meeting.met is not None) == refused
    if Meeting.met is not None:
        message = str(Meeting.met)
        assert f"process {os.getpid()} on {socket.gethostname()}" in message
        assert f"shard {first[0]}/{first[1]}" in message
    assert not list((tmp_path / "here").glob("lock-*"))


@pytest.mark.parametrize("whose", ["dead", "reused", "elsewhere", "broken"])
def test_the_lock_of_a_dead_runner_is_taken_over(tmp_path: Path, whose: str):
    run(made_up(), tmp_path / "here", 1, (1, 2))
    lock = tmp_path / "here" / "lock-2of2"
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    about = {
        "dead": {"pid": gone.pid, "host": socket.gethostname(), "started": "1"},
        "reused": {"pid": os.getpid(), "host": socket.gethostname(), "started": "1"},
        "elsewhere": {"pid": 1, "host": "another.example", "started": "1"},
    }
    lock.write_text(json.dumps(about[whose]) if whose in about else "{", "utf-8")
    if whose == "elsewhere":
        with pytest.raises(InputError, match=r"another\.example"):
            run(made_up(), tmp_path / "here", 1, (2, 2))
    if whose != "dead":
        os.utime(lock, (time.time() - 2 * STALE,) * 2)
    assert run(made_up(), tmp_path / "here", 1, (2, 2)).stored == 60
    assert not lock.exists()


def until_it_is(pid: int, state: str) -> None:
    """Wait until the system says this of a process."""
    while Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()[0] != state:
        time.sleep(0.01)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the system does not say what is paused")
@pytest.mark.parametrize("paused", [True, False])
def test_who_meets_a_paused_runner_is_told_how_to_go_on(tmp_path: Path, paused: bool):
    run(made_up(), tmp_path / "here", 1, (1, 2))
    lock = tmp_path / "here" / "lock-2of2"
    other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    try:
        if paused:
            other.send_signal(signal.SIGSTOP)
            until_it_is(other.pid, "T")
        lock.write_text(json.dumps({"pid": other.pid, "host": socket.gethostname()}), "utf-8")
        with pytest.raises(InputError) as met:
            run(made_up(), tmp_path / "here", 1, (2, 2))
        for lang in ("en", "zh"):
            assert (f"kill -CONT {other.pid}" in met.value.render(lang)) == paused
    finally:
        other.kill()
    until_it_is(other.pid, "Z")  # nobody has asked how it ended: its number is taken, but it is gone
    assert run(made_up(), tmp_path / "here", 1, (2, 2)).stored == 60
    other.wait()


@pytest.mark.parametrize("there", ["folder", "file", "results"])
def test_what_is_no_sweep_is_never_touched(tmp_path: Path, there: str):
    place = tmp_path / "mine"
    if there == "file":
        place.write_text("years of work")
    else:
        place.mkdir()
        (place / ("manifest.json" if there == "results" else "thesis.txt")).write_text("{}")
    with pytest.raises(InputError, match="no sweep's folder"):
        run(made_up(), place, 1)
    assert len(list(tmp_path.rglob("*"))) == (1 if there == "file" else 2)


def test_another_experiment_or_version_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    run(made_up(), tmp_path / "here", 1)
    with pytest.raises(InputError, match="another experiment"):
        run(made_up(seed=1), tmp_path / "here", 1)
    monkeypatch.setattr("sim.study.sweep.folder.model_sources", lambda: "other")
    with pytest.raises(InputError, match="another version"):
        run(made_up(), tmp_path / "here", 1)


def test_a_damaged_file_is_named(tmp_path: Path):
    run(made_up(), tmp_path / "here", 1)
    path = parts.part_files(tmp_path / "here")[0]
    path.write_bytes(path.read_bytes()[:-9])
    for action in (lambda: table(tmp_path / "here"), lambda: run(made_up(), tmp_path / "here", 1)):
        with pytest.raises(InputError, match=r"part-.*parquet"):
            action()
    path.unlink()
    assert run(made_up(), tmp_path / "here", 1).stored == 60


def test_leftovers_of_a_killed_runner_are_no_runs_and_go(tmp_path: Path):
    run(made_up(), tmp_path / "here", 1)
    path = parts.part_files(tmp_path / "here")[0]
    half = path.with_name(f".{path.name}.123")
    half.write_bytes(path.read_bytes()[:100])
    before = content(table(tmp_path / "here"))
    run(made_up(), tmp_path / "here", 1)
    assert not half.exists()
    assert content(table(tmp_path / "here")) == before


def test_merging_refuses_other_sweeps(tmp_path: Path):
    run(made_up(), tmp_path / "a", 1)
    run(made_up(seed=1), tmp_path / "b", 1)
    (tmp_path / "c").mkdir()
    for folders, out, words in (
        (["a", "b"], "m", "not the same sweep"),
        (["a", "c"], "m", "no sweep here"),
        (["a"], "a", "into itself"),
        ([], "m", "nothing to merge"),
    ):
        with pytest.raises(InputError, match=words):
            merge([tmp_path / name for name in folders], tmp_path / out)
    assert not (tmp_path / "m").exists()


def test_merging_again_adds_nothing_and_overlaps_are_one(tmp_path: Path):
    run(made_up(), tmp_path / "whole", 1)
    run(made_up(), tmp_path / "half", 1, (1, 2))
    for _ in range(2):
        assert merge([tmp_path / "half", tmp_path / "whole"], tmp_path / "m") == 60
        assert set(rows_on_disk(tmp_path / "m").values()) == {1}
    assert content(table(tmp_path / "m")) == content(table(tmp_path / "whole"))


def test_an_unfinished_sweep_is_balanced(tmp_path: Path):
    """Cut at about a half, each factor's halves have about as many runs, and no point is two runs ahead."""
    experiment = made_up(factors=FACTORS, arms=[], design={"levels": 16}, replicates=2)
    run(experiment, tmp_path / "here", 1, (1, 2))
    counts = rows_on_disk(tmp_path / "here")
    assert sum(counts.values()) == 32
    frame = table(tmp_path / "here")
    assert frame.groupby(frame["x1"] < 2.0).size().between(13, 19).all()
    assert frame.groupby("x2").size().between(13, 19).all()


@pytest.mark.slow
def test_three_kills_lose_and_double_nothing(tmp_path: Path):
    from tools.kill_sweep import killed

    assert killed(tmp_path, 3, seed=int.from_bytes(os.urandom(2), "big"), workers=1, replicates=10) == 0


def test_the_local_executor_takes_all_cores(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sim.study.sweep.local.cores", lambda: 1)
    assert isinstance(local(made_up()), Here)
