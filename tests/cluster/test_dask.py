"""On a real Dask cluster: the same table as anywhere else; workers, tasks and the scheduler may die."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from sim.errors import InputError
from sim.study.dask_cluster import at_address
from sim.study.design import load
from sim.study.design.experiment import Experiment
from sim.study.sweep import run, status, table
from sim.study.sweep.on_dask import OnDask
from tools.cluster_dask import Dask
from tools.cluster_trial import ROOT, experiment, same, started, swept, undisturbed

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _importable(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


def test_workers_may_die_and_the_table_is_the_same(dask: Dask, tmp_path: Path):
    file, out = experiment(tmp_path, 20, 0.04), tmp_path / "dask"
    sweep = started(file, out, "--executor", "dask", "--address", dask.address, env=os.environ)
    while not list(out.glob("runs/*.parquet")):
        assert sweep.poll() is None, sweep.communicate()
        time.sleep(0.05)
    dask.kill_worker()
    dask.start_worker()
    text, error = sweep.communicate(timeout=60)
    assert sweep.returncode == 0, text + error
    assert same(out, undisturbed(file, tmp_path / "here"))


def test_the_scheduler_may_die_and_the_rest_is_run_elsewhere(dask: Dask, tmp_path: Path):
    file, out = experiment(tmp_path, 40, 0.04), tmp_path / "dask"
    sweep = started(file, out, "--executor", "dask", "--address", dask.address, env=os.environ)
    while not list(out.glob("runs/*.parquet")):
        assert sweep.poll() is None, sweep.communicate()
        time.sleep(0.05)
    dask.kill_scheduler()
    text, error = sweep.communicate(timeout=60)
    assert sweep.returncode == 1, text + error
    assert "Traceback" not in error
    assert 0 < status(out).stored < 320
    code, said = swept(file, out, "--workers", "2", env=os.environ)
    assert code == 0, said
    assert same(out, undisturbed(file, tmp_path / "here"))


def test_a_deadly_task_takes_only_its_own_runs_with_it(
    dask: Dask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    for _ in range(7):
        dask.start_worker()
    monkeypatch.setattr("sim.study.sweep.on_dask.PATH", "tests.study.made_up_work:deadly")
    found = load(experiment(tmp_path, 2, 0.0))
    done = run(found, tmp_path / "dask", executor=lambda e, _: OnDask(e, at_address(dask.address)))
    assert (done.stored, done.failed) == (16, 4)
    frame = table(tmp_path / "dask")
    assert set(frame[frame["failed"]]["point"]) == {3}
    assert set(frame[frame["failed"]]["reason"]) == {"the worker ended every time it was tried"}


def test_a_cluster_without_workers_is_told_once_and_waited_for(
    lonely: Dask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("sim.study.dask_cluster.ALONE", 1.0)
    told = []

    def on_dask(found: Experiment, _: int | None) -> OnDask:
        cluster = at_address(lonely.address)
        cluster.notice = lambda key, words: (told.append((key, words["address"])), lonely.start_worker())
        return OnDask(found, cluster)

    assert run(load(experiment(tmp_path, 1, 0.0)), tmp_path / "dask", executor=on_dask).failed == 0
    assert told == [("no_worker", lonely.address)]


def test_workers_of_another_version_are_refused(dask: Dask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sim.study.sweep.on_dask.program", lambda: ("", "", ""))
    found = load(experiment(tmp_path, 1, 0.0))
    with pytest.raises(InputError, match="another version"):
        run(found, tmp_path / "dask", executor=lambda e, _: OnDask(e, at_address(dask.address)))


def test_a_scheduler_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr("sim.study.dask_cluster._PATIENCE", 2.0)
    with pytest.raises(InputError, match="no scheduler answers"):
        at_address("tcp://127.0.0.1:1")
