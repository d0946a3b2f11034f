"""How a sweep becomes jobs: arrays, batch scripts, tries; what is refused; who holds a shard."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.errors import InputError
from sim.study.design import Experiment, load, loads
from sim.study.sweep import run, status
from sim.study.sweep.local import Here
from sim.study.sweep.lock import TakenOverError, locked, release
from sim.study.sweep.plan import left_by_shard, plan_of
from sim.study.sweep.slurm import watch
from sim.study.sweep.slurm.options import Options
from sim.study.sweep.slurm.script import job_script
from sim.study.sweep.slurm.shards import arrays, seconds_of_run, shard_count, written
from sim.study.sweep.stored import Stored
from tests.cluster.fake_slurm import installed
from tools.cluster_trial import doubled, experiment, logs, same, undisturbed, waiting


def made_up(replicates: int = 3) -> Experiment:
    return loads(waiting(replicates, 0.0))


@given(st.sets(st.integers(1, 5000), min_size=1), st.integers(1, 1200))
def test_every_shard_is_in_one_array_below_the_limit(shards: set[int], limit: int):
    found = []
    for first, elements in arrays(sorted(shards), limit):
        assert 0 <= min(elements) <= max(elements) < limit
        found += [first + element for element in elements]
        numbers = [part.split("-") for part in written(elements).split(",")]
        assert [n for part in numbers for n in range(int(part[0]), int(part[-1]) + 1)] == elements
    assert found == sorted(shards)


def test_a_thousand_shards_where_arrays_have_101_elements():
    found = list(arrays(range(1, 1001), 101))
    assert [first for first, _ in found] == [1 + 101 * i for i in range(10)]
    assert [len(elements) for _, elements in found] == [101] * 9 + [91]
    assert written(found[0][1], at_once=20) == "0-100%20"


def test_shards_last_a_minute_or_two_by_the_estimate():
    street = load("pressure_range")
    assert 0.005 < seconds_of_run(street) < 1.0
    assert shard_count(made_up(), 1, None) == 1
    assert shard_count(made_up(), 1, 5) == 5
    assert shard_count(made_up(), 1, 99) == 12  # there are no more tasks
    assert 1 <= shard_count(street, 1, None) <= 20
    assert shard_count(street, 1, 99) == 63  # with a rule that stops, points are dealt out


@pytest.mark.parametrize(
    "stop", [None, {"measure": "y", "half_width": 1.0, "at_least": 2, "at_most": 6, "step": 2}]
)
def test_what_a_shard_has_left_is_what_its_runner_would_run(tmp_path: Path, stop: Any):
    lines = (
        [] if stop is None else ["[stop]", *(f"{key} = {json.dumps(value)}" for key, value in stop.items())]
    )
    found = loads(waiting(5, 0.0) + "\n".join(lines))
    run(found, tmp_path / "here", 1, (2, 3))
    stored = Stored(found, tmp_path / "here")
    for shards in (1, 2, 3):
        left = left_by_shard(found, stored, shards)
        assert left.tolist() == [plan_of(found, (k, shards), stored).left for k in range(1, shards + 1)]
    assert left_by_shard(found, stored, 3)[1] == 0


HOSTILE = "x; touch {0}; $(touch {0}) `touch {0}` ' \" \\"


@pytest.mark.parametrize(
    "options",
    [
        Options(partition="a\n#SBATCH --wrap=x"),
        Options(account='a" --wrap="x'),
        Options(time="$(date)"),
        Options(extra=("--array=1-9",)),
        Options(extra=("--arr=1-9",)),
        Options(extra=("-J",)),
        Options(extra=("--wrap=touch x",)),
        Options(extra=("--qos=a\nrm",)),
        Options(extra=("qos=a",)),
        Options(modules=("a\nb",)),
        Options(container="nowhere.sif"),
    ],
)
def test_what_could_make_something_else_of_a_job_is_refused(options: Options):
    with pytest.raises(InputError):
        options.check()


def test_options_stand_in_the_script(tmp_path: Path):
    options = Options(
        partition="long",
        time="2:00:00",
        cores=4,
        extra=("--qos=low", "--exclusive", "--comment=two words", "-w n1"),
    )
    options.check()
    lines = job_script("T", "n", options, {}).splitlines()
    assert [line for line in lines if line.startswith("#SBATCH")][:6] == [
        "#SBATCH --partition=long",
        "#SBATCH --time=2:00:00",
        "#SBATCH --qos=low",
        "#SBATCH --exclusive",
        '#SBATCH --comment="two words"',
        "#SBATCH -w n1",
    ]
    assert "#SBATCH --cpus-per-task=4" in lines


def test_nothing_but_setup_lines_is_read_by_a_shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    bad = HOSTILE.format(tmp_path / "harm")
    image = tmp_path / "an image; touch harm.sif"
    image.touch()
    monkeypatch.setattr("sys.executable", "/bin/false")
    for container in ("", str(image)):
        options = Options(modules=(bad,), setup=(f"touch {tmp_path / 'wanted'}",), container=container)
        options.check()
        text = job_script(f"A title\n{bad}", "n", options, {"CHAOFUHE_CACHE": bad, "PYTHONPATH": bad})
        (tmp_path / "job.sh").write_text(text, "utf-8")
        env = {"SLURM_ARRAY_TASK_ID": "0", "PATH": "/usr/bin:/bin"}
        subprocess.run(["bash", "job.sh", "1", "1"], cwd=tmp_path, env=env, capture_output=True, check=False)
    assert (tmp_path / "wanted").exists()
    assert {path.name for path in tmp_path.iterdir()} == {"wanted", "job.sh", image.name}


# who holds a shard
def job(monkeypatch: pytest.MonkeyPatch, number: str, restart: int) -> None:
    for name, value in (("JOB_ID", number), ("RESTART_COUNT", str(restart)), ("CLUSTER_NAME", "c")):
        monkeypatch.setenv(f"SLURM_{name}", value)


class Requeued(Here):
    """Work during which Slurm starts the same job again, elsewhere."""

    def wait(self) -> Any:
        with pytest.MonkeyPatch.context() as patched:
            job(patched, "7", 1)
            patched.setattr("sim.study.sweep.lock._token", lambda: "another")
            with locked(Requeued.folder, (1, 1)):  # type: ignore[attr-defined]
                pass
        return super().wait()


def test_a_requeued_job_takes_over_at_once_and_the_old_one_stores_nothing_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    job(monkeypatch, "7", 0)
    Requeued.folder = tmp_path / "here"  # type: ignore[attr-defined]
    with pytest.raises(TakenOverError):
        run(made_up(), tmp_path / "here", executor=lambda e, _: Requeued(e))
    assert status(tmp_path / "here").stored == 0
    monkeypatch.undo()
    assert run(made_up(), tmp_path / "here", 1).stored == 24


def test_locks_of_jobs_that_slurm_has_no_more_are_released(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    run(made_up(), tmp_path, 1)
    job(monkeypatch, "7", 0)
    with locked(tmp_path, (1, 2)):
        for cluster, jobs, there in (("c", {"7"}, True), ("other", set(), True), ("c", {"8"}, False)):
            release(tmp_path, cluster, jobs)
            assert (tmp_path / "lock-1of2").exists() is there


# watching, with commands that do their work at once
@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, value in installed(tmp_path / "bin").items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(watch, "_SHORTEST_POLL", 0.01)
    return tmp_path / "bin"


def calls(fake: Path) -> list[list[str]]:
    return [json.loads(line) for line in (fake / "calls").read_text("utf-8").splitlines()]


def test_a_site_that_takes_only_some_jobs_gets_the_rest_later(fake: Path, tmp_path: Path):
    file, told = experiment(tmp_path, 2, 0.0), []
    (fake / "refuse").write_text("ok Job_violates_accounting/QOS_policy ok")
    done = watch.run(
        load(file), tmp_path / "jobs", Options(shards=4), notice=lambda key, words: told.append((key, words))
    )
    assert (done.submitted, done.given_up, done.summary.stored) == (4, (), 16)
    assert [key for key, _ in told] == ["submitted", "waits", "submitted"]
    assert [line[2] for line in calls(fake)] == ["--array=0-2", "--array=0"]
    assert same(tmp_path / "jobs", undisturbed(file, tmp_path / "here"))
    assert not doubled(tmp_path / "jobs")


def test_what_slurm_will_never_take_is_said_at_once(fake: Path, tmp_path: Path):
    (fake / "refuse").write_text(
        "Batch_job_submission_failed:_Invalid_account Batch_job_submission_failed:_x"
    )
    with pytest.raises(InputError, match="Invalid account"):
        watch.run(made_up(), tmp_path / "jobs")


def test_shards_that_get_no_further_are_given_up(fake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("FAKE_SLURM_IDLE", "1")  # jobs end without having done anything
    done = watch.run(made_up(), tmp_path / "jobs", Options(shards=2))
    assert (done.given_up, done.submitted, done.summary.stored) == ((1, 2), 2 * watch.TRIES, 0)


def test_what_failed_is_run_once_more_on_request(fake: Path, tmp_path: Path):
    zero = loads('[model]\nfunction = "reciprocal"\n[[factors]]\nkey = "x1"\nvalues = [0.0, 1.0]\n')
    first = watch.run(zero, tmp_path / "jobs")
    assert (first.summary.stored, first.summary.failed) == (2, 1), logs(tmp_path / "jobs")
    assert watch.run(zero, tmp_path / "jobs").submitted == 0
    again = watch.run(zero, tmp_path / "jobs", retry_failed=True)
    assert (again.submitted, again.summary.failed, again.given_up) == (1, 1, ())
    assert Stored(zero, tmp_path / "jobs").attempts == {(0, 0, 0): 2}


def test_jobs_run_in_a_container(fake: Path, tmp_path: Path):
    """A stand-in for Apptainer: it writes down how it was called and runs what it was given."""
    image, said = tmp_path / "my image.sif", fake / "said"
    image.touch()
    texts = {
        "apptainer": f'printf "%s\\n" "$@" >> "{said}"\nwhile [[ $1 != python3 ]]; do shift; done\nexec "$@"',
        "python3": f'exec "{sys.executable}" "$@"',
    }
    for name, text in texts.items():
        (fake / name).write_text(f"#!/bin/bash\n{text}\n")
        (fake / name).chmod(0o755)
    done = watch.run(made_up(), tmp_path / "jobs", Options(container=str(image)))
    assert done.summary.stored == 24, logs(tmp_path / "jobs")
    assert said.read_text().splitlines()[:7] == [
        *("exec", "--bind", str(tmp_path / "jobs"), "--pwd", str(tmp_path / "jobs"), str(image), "python3"),
    ]


def test_a_dry_run_needs_no_slurm_and_submits_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    told: list[str] = []
    watch.run(
        *(made_up(5), tmp_path / "jobs", Options(shards=5, array_limit=2)),
        notice=lambda key, words: told.append(words["line"]),
        dry_run=True,
    )
    folder = tmp_path / "jobs"
    assert [line.split()[3] for line in told] == ["--array=0-1", "--array=0-1", "--array=0"]
    assert told[2].endswith(f"-5-5 {folder}/slurm/job.sh 5 5")
    with pytest.raises(InputError, match="login node"):
        watch.run(made_up(), tmp_path / "other")


def test_an_estimate_needs_no_region_to_be_made():
    for name in ("three_families", "duty_growth"):
        assert np.isfinite(seconds_of_run(load(name)))
