"""The nation on a real Dask cluster: the tables of one machine, also when a worker is killed on the way."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from sim.cli import run as cli
from sim.errors import InputError
from sim.scenario import load
from sim.study.dask_cluster import at_address
from sim.study.nation.on_dask import on_dask
from sim.study.nation.parts import part_files
from sim.study.nation.runner import Nation, run
from sim.study.worker import FAILED
from sim.text import t
from tools.cluster_dask import Dask
from tools.cluster_trial import ROOT

pytestmark = pytest.mark.slow

# Counties of ten provinces, two of Xizang, which hear of each other: ten tasks.
PLACES = "120101,220102,230102,310101,350102,460105,540122,540124,640104,650102,620102"
WORDS = ["nation", "--provinces", PLACES, "--weeks", "18", "--warmup", "2", "--lang", "en", "--seed", "5"]
TABLES = ("summary", "counties", "classes", "periods", "communities")


def without_counties(*_: Any) -> tuple[str, str]:
    """In place of `lived_there`, at no cost."""
    return FAILED, "the worker was there"


@pytest.fixture(autouse=True)
def _importable(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


def test_a_worker_may_die_and_the_tables_are_those_of_one_machine(dask: Dask, tmp_path: Path):
    out, here = tmp_path / "dask", tmp_path / "here"
    line = [sys.executable, "-m", "sim", *WORDS, "--executor", "dask", "--address", dask.address]
    process = subprocess.Popen(
        [*line, "--out", str(out)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=os.environ
    )
    while not part_files(out):
        assert process.poll() is None, process.communicate()
        time.sleep(0.02)
    dask.kill_worker()
    assert process.poll() is None
    said = process.communicate(timeout=120)[0].decode()
    assert process.returncode == 0, said
    assert cli([*WORDS, "--workers", "1", "--out", str(here)]) == 0
    assert {path.name for path in part_files(out)} == {path.name for path in part_files(here)}
    for name in TABLES:
        there, plain = (pd.read_parquet(folder / f"tables/{name}.parquet") for folder in (out, here))
        pd.testing.assert_frame_equal(there, plain, check_exact=True)


def test_a_cluster_without_workers_is_told_once_and_waited_for(
    lonely: Dask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("sim.study.dask_cluster.ALONE", 1.0)
    monkeypatch.setattr("sim.study.nation.on_dask.lived_there", without_counties)
    cluster, told = at_address(lonely.address), []

    def notice(key: str, words: dict[str, Any]) -> None:
        told.append(t(f"dask.{key}", "en", **words))
        time.sleep(2.0)  # were it told twice, it would be by now
        lonely.start_worker()

    cluster.notice = notice
    done = run(Nation(load("county"), places=("540122",)), tmp_path, hands=on_dask(cluster))
    cluster.close()
    assert done.failed == ("540122: the worker was there",)
    assert len(told) == 1
    assert f"dask worker {lonely.address}" in told[0]


def test_workers_of_another_version_are_refused(dask: Dask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sim.study.nation.on_dask.program", lambda: ("", "", ""))
    nation = Nation(load("county"), places=("540122",))
    cluster = at_address(dask.address)
    with pytest.raises(InputError, match="another version"):
        run(nation, tmp_path, hands=on_dask(cluster))
    cluster.close()


def test_options_that_do_not_belong_together_are_refused(capsys: pytest.CaptureFixture[str]):
    for options in (["--executor", "dask"], ["--address", "tcp://127.0.0.1:1"], ["--executor", "slurm"]):
        assert cli([*WORDS, *options]) == 2
        assert "--" in capsys.readouterr().err
