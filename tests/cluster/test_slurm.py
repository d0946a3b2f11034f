"""On a real Slurm: the same table as anywhere else, whatever happens to jobs, nodes and whoever watches."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sim.study.design import load
from sim.study.sweep import merge, run, status
from tools.cluster_slurm import Slurm
from tools.cluster_trial import (
    ROOT,
    doubled,
    experiment,
    logs,
    processes,
    queue,
    running,
    same,
    started,
    swept,
    undisturbed,
    until,
)

pytestmark = [pytest.mark.slurm, pytest.mark.slow]


def test_slurm_shards_and_here_give_the_same_table(slurm: Slurm, tmp_path: Path):
    file = experiment(tmp_path, 10, 0.0)
    here = undisturbed(file, tmp_path / "here")
    code, said = swept(
        file, tmp_path / "jobs", "--executor", "slurm", "--shards", "4", "--workers", "1", env=slurm.env
    )
    assert (code, same(tmp_path / "jobs", here)) == (0, True), said
    assert "80 stored, 0 of them failed" in said
    for k in (1, 2):
        run(load(file), tmp_path / f"s{k}", 1, (k, 2))
    merge([tmp_path / "s1", tmp_path / "s2"], tmp_path / "merged")
    assert same(tmp_path / "merged", here)
    code, said = swept(file, tmp_path / "jobs", "--executor", "slurm", env=slurm.env)
    assert code == 0
    assert "Everything is there already" in said
    assert "Submitted" not in said


def test_two_hundred_shards_become_arrays_below_the_limit_of_the_site(slurm: Slurm, tmp_path: Path):
    """Really submitted, but held: each shard is in the queue once, in arrays of eleven elements at most."""
    file, out = experiment(tmp_path, 50, 0.0), tmp_path / "jobs"
    options = ("--executor", "slurm", "--shards", "200", "--no-wait", "--option=--hold")
    code, said = swept(file, out, *options, env=slurm.env)
    try:
        assert code == 0, said
        names = slurm.said("squeue", "-h", "-r", "-o", "%j %K").splitlines()
        where = [(name.rsplit("-", 1)[1], element) for name, element in map(str.split, names)]
        assert sorted(int(first) + int(element) for first, element in where) == list(range(1, 201))
        assert {int(element) for _, element in where} == set(range(11))
        code, said = swept(file, out, *options, env=slurm.env)
        assert code == 0
        assert "200 jobs of this sweep are in the queue already" in said
        assert "Submitted" not in said
    finally:
        slurm.said("scancel", "--user=root")
        until(lambda: not queue(slurm))


def test_nothing_is_lost_or_doubled_whatever_happens(slurm: Slurm, tmp_path: Path):
    """An element is cancelled, a worker killed, a job requeued, and the watcher killed twice on the way."""
    file = experiment(tmp_path, 15, 0.05)
    out, options = tmp_path / "jobs", ("--executor", "slurm", "--shards", "4")
    watcher = started(file, out, *options, env=slurm.env)
    until(lambda: list(out.glob("runs/*.parquet")))
    watcher.kill()
    watcher.communicate()
    slurm.said("scancel", running(slurm)[0])
    watcher = started(file, out, *options, env=slurm.env)
    os.kill(until(lambda: processes(out))[0], signal.SIGKILL)
    slurm.said("scontrol", "requeue", until(lambda: running(slurm))[-1])
    watcher.kill()
    watcher.communicate()
    code, said = swept(file, out, *options, env=slurm.env)
    assert code == 0, said + logs(out)
    assert same(out, undisturbed(file, tmp_path / "here")), logs(out)
    assert not doubled(out)


def test_jobs_go_on_without_the_watcher_and_status_shows_them(slurm: Slurm, tmp_path: Path):
    file, out = experiment(tmp_path, 5, 0.05), tmp_path / "jobs"
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
