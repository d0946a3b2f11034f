"""On a real Slurm: the same table as anywhere else, whatever happens to jobs, nodes and whoever watches."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sim.study.sweep import merge, status
from tests.cluster.sweeping import ROOT, experiment, logs, same, started, swept, undisturbed
from tools.cluster_slurm import Slurm

pytestmark = [pytest.mark.slurm, pytest.mark.slow]


def queue(slurm: Slurm) -> list[tuple[str, str]]:
    """Elements in the queue and their states."""
    rows = slurm.said("squeue", "-h", "-r", "-o", "%i %T").splitlines()
    return [(row.split()[0], row.split()[1]) for row in rows]


def until(true: Callable[[], Any], seconds: float = 40) -> Any:
    end = time.monotonic() + seconds
    while not (found := true()):
        assert time.monotonic() < end
        time.sleep(0.1)
    return found


def elements(out: Path) -> list[int]:
    """Processes that run a shard of this folder."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            line = (place / "cmdline").read_bytes().split(b"\0")
            here = (place / "cwd").resolve() == out.resolve()
        except OSError:
            continue
        if here and b"sim.study.sweep.slurm.element" in line:
            found.append(int(place.name))
    return found


def test_slurm_shards_and_here_give_the_same_table(slurm: Slurm, tmp_path: Path):
    """25 shards where arrays have eleven elements at most: three arrays, every shard once."""
    file = experiment(tmp_path, 25, 0.0)
    here = undisturbed(file, tmp_path / "here")
    code, said = swept(
        file, tmp_path / "jobs", "--executor", "slurm", "--shards", "5", "--workers", "1", env=slurm.env
    )
    assert (code, same(tmp_path / "jobs", here)) == (0, True), said
    assert "200 stored, 0 of them failed" in said
    for k in (1, 2):
        code, said = swept(file, tmp_path / f"s{k}", "--shard", f"{k}/2", "--workers", "1", env=slurm.env)
        assert code == 0, said
    merge([tmp_path / "s1", tmp_path / "s2"], tmp_path / "merged")
    assert same(tmp_path / "merged", here)
    code, said = swept(file, tmp_path / "jobs", "--executor", "slurm", env=slurm.env)
    assert code == 0
    assert "Everything is there already" in said
    assert "Submitted" not in said


def test_arrays_stay_below_the_limit_of_the_site(slurm: Slurm, tmp_path: Path):
    file, options = experiment(tmp_path, 7, 0.0), ("--executor", "slurm", "--shards", "25")
    code, said = swept(file, tmp_path / "jobs", *options, "--dry-run", env=slurm.env)
    assert code == 0, said
    lines = [line.partition("elements ")[2] for line in said.splitlines() if "Would submit" in line]
    assert lines == [
        "0-10, arguments 1 25.",
        "0-10, arguments 12 25.",
        "0-2, arguments 23 25.",
    ]
    assert not queue(slurm)


def test_nothing_is_lost_or_doubled_whatever_happens(slurm: Slurm, tmp_path: Path):
    """An element is cancelled, a worker killed, a job requeued, and the watcher killed twice on the way."""
    file = experiment(tmp_path, 20, 0.05)
    out, options = tmp_path / "jobs", ("--executor", "slurm", "--shards", "6")
    watcher = started(file, out, *options, env=slurm.env)
    until(lambda: list(out.glob("runs/*.parquet")))
    watcher.kill()
    watcher.communicate()
    running = [job for job, state in queue(slurm) if state == "RUNNING"]
    slurm.said("scancel", running[0])
    watcher = started(file, out, *options, env=slurm.env)
    until(lambda: any(state == "PENDING" for _, state in queue(slurm)) or watcher.poll() is not None)
    os.kill(until(lambda: elements(out))[0], signal.SIGKILL)
    running = until(lambda: [job for job, state in queue(slurm) if state == "RUNNING"])
    slurm.said("scontrol", "requeue", running[-1])
    watcher.kill()
    watcher.communicate()
    code, said = swept(file, out, *options, env=slurm.env)
    assert code == 0, said + logs(out)
    assert same(out, undisturbed(file, tmp_path / "here")), logs(out)


def test_jobs_go_on_without_the_watcher_and_status_shows_them(slurm: Slurm, tmp_path: Path):
    file, out = experiment(tmp_path, 10, 0.05), tmp_path / "jobs"
    code, said = swept(file, out, "--executor", "slurm", "--shards", "3", "--no-wait", env=slurm.env)
    assert code == 0
    assert "The jobs go on without this program" in said
    line = [sys.executable, "-m", "sim", "status", str(out)]
    env = {**slurm.env, "PYTHONPATH": str(ROOT)}
    text = subprocess.run(line, env=env, capture_output=True, text=True, check=True).stdout
    assert "running, " in text
    assert "waiting; arrays " in text
    until(lambda: not queue(slurm), 60)
    assert status(out).left == 0
    assert same(out, undisturbed(file, tmp_path / "here"))


def test_what_slurm_refuses_is_said(slurm: Slurm, tmp_path: Path):
    file = experiment(tmp_path, 1, 0.0)
    line = ("--executor", "slurm", "--partition", "nowhere")
    code, said = swept(file, tmp_path / "jobs", *line, env=slurm.env)
    assert code == 2
    assert "Slurm refuses the job" in said
    assert "invalid partition specified: nowhere" in said
    assert "Traceback" not in said


def test_what_jobs_cannot_run_is_not_tried_again(slurm: Slurm, tmp_path: Path):
    """The jobs find another version of the model than the one that submitted them."""
    file, out = experiment(tmp_path, 1, 0.0), tmp_path / "jobs"
    (tmp_path / "mine.py").write_text("# adds nothing\n", "utf-8")
    env = {**slurm.env, "CHAOFUHE_PLUGINS": str(tmp_path / "mine.py")}
    spoil = "export CHAOFUHE_PLUGINS="
    # Lines of `--setup` come before the environment that is passed on; a function may change what follows.
    code, said = swept(
        file, out, "--executor", "slurm", "--setup", f"trap '{spoil}' DEBUG", env=env, seconds=60
    )
    assert code == 2, said + logs(out)
    assert "a job cannot run this sweep" in said
    assert "another version" in said
