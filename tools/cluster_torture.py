"""Everything that can happen to a sweep on a cluster: ``python -m tools.cluster_torture [CASE...]``.

Starts a real Slurm and a real Dask cluster on this machine, runs the same experiment on them again and again
while jobs, workers, nodes, daemons and whoever watches are killed, and compares each table with that of an
undisturbed run. Leaves with 1 if a run is lost or a table differs. Needs root, slurm-wlm and munge; about
fifteen minutes. The case ``thousand_shards`` runs only when it is named: it starts
a thousand processes, which took an hour on a busy machine.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sim.study.sweep import merge, status
from tools.cluster_dask import Dask
from tools.cluster_slurm import Slurm, why_not
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

MODEL = """
replicates = 6
measures = ["load", "efficacy"]
[scenario.region]
synthetic = { townships = 1, communities = 3 }
population = 3000
[scenario.time]
warmup_weeks = 4
observe_weeks = 8
[[factors]]
key = "assessment.tournament"
low = 0.0
high = 1.0
[[arms]]
name = "without"
[[arms]]
name = "audit"
policies = ["penetrating_audit"]
[design]
levels = 4
"""
SLURM = ("--executor", "slurm", "--shards", "6")
REPLICATES, SECONDS = 20, 0.1  # 160 runs, 16 s of work, 2.7 s a shard


@dataclass
class Trial:
    """What a case has to do with: a cluster, an experiment, a folder."""

    slurm: Slurm
    file: Path
    out: Path
    rng: random.Random

    def start(self, *options: str) -> subprocess.Popen[str]:
        """Start the command and wait until something is stored."""
        process = started(self.file, self.out, *(options or SLURM), env=self.slurm.env)
        until(lambda: list(self.out.glob("runs/*.parquet")) or process.poll() is not None)
        return process

    def end(self, process: subprocess.Popen[str], seconds: float = 200) -> None:
        """Wait for the command."""
        try:
            text, error = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            text, error = process.communicate()
            said = self.slurm.said("squeue", "-r")
            raise AssertionError(
                f"not done after {seconds} s:\n{text}{error}{logs(self.out)}{said}"
            ) from None
        assert process.returncode == 0, text + error + logs(self.out)

    def sweep(self, *options: str, seconds: float = 200) -> str:
        """The command from beginning to end."""
        code, said = swept(self.file, self.out, *options, env=self.slurm.env, seconds=seconds)
        assert code == 0, said + logs(self.out)
        return said


Case = Callable[[Trial], None]
CASES: dict[str, Case] = {}


def case(function: Case) -> Case:
    """A case, known by the name of its function."""
    CASES[function.__name__] = function
    return function


@case
def slurm_undisturbed(trial: Trial) -> None:
    """Nothing happens."""
    trial.sweep(*SLURM)


@case
def shards_by_hand(trial: Trial) -> None:
    """Three shards in folders of their own, merged."""
    folders = [trial.out.with_name(f"{trial.out.name}-{k}") for k in (1, 2, 3)]
    for k, folder in enumerate(folders, 1):
        line = ("--shard", f"{k}/3", "--workers", "1")
        code, said = swept(trial.file, folder, *line, env=trial.slurm.env)
        assert code == 0, said
    merge(folders, trial.out)


@case
def element_cancelled(trial: Trial) -> None:
    """scancel of one element that runs."""
    process = trial.start()
    trial.slurm.said("scancel", until(lambda: running(trial.slurm))[0])
    trial.end(process)


@case
def all_cancelled(trial: Trial) -> None:
    """scancel of everything, running and waiting."""
    process = trial.start()
    trial.slurm.said("scancel", "--user=root")
    trial.end(process)


@case
def worker_killed(trial: Trial) -> None:
    """kill -9 of the processes that run shards, three times."""
    process = trial.start()
    for _ in range(3):
        for pid in processes(trial.out):
            os.kill(pid, signal.SIGKILL)
        time.sleep(2)
    trial.end(process)


@case
def batch_script_killed(trial: Trial) -> None:
    """kill -9 of a batch script itself."""
    process = trial.start()
    os.kill(until(lambda: processes(trial.out, "job.sh"))[0], signal.SIGKILL)
    trial.end(process)


@case
def requeued(trial: Trial) -> None:
    """scontrol requeue of what runs."""
    process = trial.start()
    for job in until(lambda: running(trial.slurm)):
        trial.slurm.said("scontrol", "requeue", job)
    trial.end(process)


@case
def node_drained(trial: Trial) -> None:
    """Both nodes drained while jobs run; back after five seconds."""
    process = trial.start()
    trial.slurm.said("scontrol", "update", "nodename=n[1-2]", "state=drain", "reason=torture")
    time.sleep(5)
    trial.slurm.said("scontrol", "update", "nodename=n[1-2]", "state=resume")
    trial.end(process)


@case
def node_down(trial: Trial) -> None:
    """A node set down: its job is killed and requeued."""
    process = trial.start()
    trial.slurm.said("scontrol", "update", "nodename=n1", "state=down", "reason=torture")
    time.sleep(3)
    trial.slurm.said("scontrol", "update", "nodename=n1", "state=resume")
    trial.end(process)


@case
def node_lost(trial: Trial) -> None:
    """A node's daemon killed: Slurm requeues its job elsewhere while the job's processes live on."""
    process = trial.start()
    trial.slurm.kill_node("n1")
    try:
        trial.end(process)
    finally:
        trial.slurm.start_node("n1")
        until(lambda: trial.slurm.said("sinfo", "-h", "-N", "-o", "%T").split() == ["idle"] * 2)


@case
def controller_restarted(trial: Trial) -> None:
    """slurmctld killed, gone for eight seconds, started again."""
    process = trial.start()
    trial.slurm.kill_controller()
    time.sleep(8)
    trial.slurm.start_controller()
    trial.end(process)


@case
def walltime_reached(trial: Trial) -> None:
    """One shard that needs more than three minutes and has a time limit of one."""
    trial.file = experiment(trial.file.parent, 20, 1.2)
    trial.end(trial.start("--executor", "slurm", "--shards", "1", "--time", "1"), seconds=400)


@case
def watcher_killed(trial: Trial) -> None:
    """kill -9 of the submitting process at twelve random moments, from its first second on."""
    for _ in range(12):
        process = started(trial.file, trial.out, *SLURM, env=trial.slurm.env)
        time.sleep(trial.rng.uniform(0.3, 3.0))
        process.kill()
        process.communicate()
    trial.end(trial.start())


@case
def login_ended(trial: Trial) -> None:
    """Nobody watches; the jobs alone bring it to its end."""
    trial.sweep(*SLURM, "--no-wait")
    until(lambda: not queue(trial.slurm), 120)


@case
def model_on_slurm(trial: Trial) -> None:
    """The model itself, three shards."""
    trial.file.write_text(MODEL, "utf-8")
    trial.sweep("--executor", "slurm", "--shards", "3")


@case
def model_on_dask(trial: Trial) -> None:
    """The model itself, two workers."""
    trial.file.write_text(MODEL, "utf-8")
    with Dask(2, env={"PYTHONPATH": str(ROOT)}) as dask:
        trial.sweep("--executor", "dask", "--address", dask.address)


@case
def dask_undisturbed(trial: Trial) -> None:
    """Two workers of a cluster that is there."""
    with Dask(2, env={"PYTHONPATH": str(ROOT)}) as dask:
        trial.sweep("--executor", "dask", "--address", dask.address)


@case
def dask_workers_killed(trial: Trial) -> None:
    """kill -9 of a worker, three times, each replaced."""
    with Dask(2, env={"PYTHONPATH": str(ROOT)}) as dask:
        process = trial.start("--executor", "dask", "--address", dask.address)
        for _ in range(3):
            dask.kill_worker()
            dask.start_worker()
            time.sleep(1.0)
        trial.end(process)


@case
def dask_runner_killed(trial: Trial) -> None:
    """kill -9 of the program that hands batches to Dask; started again."""
    with Dask(2, env={"PYTHONPATH": str(ROOT)}) as dask:
        line = ("--executor", "dask", "--address", dask.address)
        for _ in range(3):
            process = trial.start(*line)
            time.sleep(trial.rng.uniform(0.0, 2.0))
            process.kill()
            process.communicate()
        trial.sweep(*line)


@case
def dask_on_slurm(trial: Trial) -> None:
    """Workers that are Slurm jobs; one is cancelled and replaced."""
    process = trial.start("--executor", "dask", "--dask-slurm", "--workers", "2", "--mem", "1G")
    trial.slurm.said("scancel", until(lambda: running(trial.slurm))[0])
    trial.end(process)


@case
def thousand_shards(trial: Trial) -> None:
    """A thousand shards, each a process of its own, in arrays of 101 elements at most."""
    trial.file = experiment(trial.file.parent, 250, 0.0)  # a shard is one replicate of a point: two runs
    said = trial.sweep("--executor", "slurm", "--shards", "1000", seconds=5400)
    sizes = [int(n) for n in re.findall(r"^Submitted: job \d+, (\d+) elements", said, re.MULTILINE)]
    assert sizes == [101] * 9 + [91], sizes


ON_REQUEST = ("thousand_shards",)
REQUEUE_EXIT = (
    "worker_killed",
    "login_ended_and_workers_killed",
)  # once more where the site has RequeueExit=75


@case
def login_ended_and_workers_killed(trial: Trial) -> None:
    """Nobody watches, and a worker is killed: with RequeueExit=75 Slurm alone brings the sweep to its end."""
    trial.sweep(*SLURM, "--no-wait")
    until(lambda: list(trial.out.glob("runs/*.parquet")))
    for pid in processes(trial.out):
        os.kill(pid, signal.SIGKILL)
    until(lambda: not queue(trial.slurm), 200)
    if not trial.slurm.requeue_exit:  # without it the shard is left to the next start of the command
        trial.sweep(*SLURM)


def main() -> int:
    """Run the cases that were asked for, print a line for each."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("cases", nargs="*", metavar="CASE", help=", ".join(CASES))
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument(
        "--overhead", action="store_true", help="measure start-up and the cost of a run instead"
    )
    asked = parser.parse_args()
    if reason := why_not():
        print(reason, file=sys.stderr)
        return 1
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that the clusters are ended
    if asked.overhead:
        return overhead()
    seed = random.SystemRandom().randrange(10**6) if asked.seed is None else asked.seed
    print(f"seed {seed}")
    names = asked.cases or [name for name in CASES if name not in ON_REQUEST]
    print(f"{'case':46} {'runs':>5} {'lost':>5} {'doubled':>8} {'identical':>10} {'s':>6}", flush=True)
    bad = 0
    for nodes, requeue_exit, chosen in (
        (2, False, [name for name in names if name not in ON_REQUEST]),
        (4, False, [name for name in names if name in ON_REQUEST]),
        (2, True, [name for name in names if name in REQUEUE_EXIT]),
    ):
        if chosen:
            with Slurm(nodes, max_array=101, requeue_exit=requeue_exit) as slurm:
                os.environ["DASK_JOBQUEUE__SLURM__INTERFACE"] = "lo"
                slurm.env["DASK_JOBQUEUE__SLURM__INTERFACE"] = "lo"
                bad += sum(not ran(slurm, name, random.Random(f"{seed}{name}")) for name in chosen)
    return 1 if bad else 0


def ran(slurm: Slurm, name: str, rng: random.Random) -> bool:
    """Run a case and print its line; whether all is well."""
    label = f"{name} (RequeueExit=75)" if slurm.requeue_exit else name
    with tempfile.TemporaryDirectory(prefix="chaofuhe-torture-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        trial = Trial(slurm, experiment(folder, REPLICATES, SECONDS), folder / "out", rng)
        clock = time.monotonic()
        try:
            CASES[name](trial)
            seconds = time.monotonic() - clock
            found = status(trial.out)
            twice = doubled(trial.out)
            equal = same(trial.out, undisturbed(trial.file, folder / "here"))
        except Exception as error:
            print(f"{label:46} FAILED after {time.monotonic() - clock:.0f} s: {error}", flush=True)
            return False
        finally:
            slurm.said("scancel", "--user=root")
            until(lambda: not queue(slurm))
    rows = f"{found.stored:5} {found.left:5} {twice:8} {'yes' if equal else 'NO':>10}"
    print(f"{label:46} {rows} {seconds:6.1f}", flush=True)
    return equal and not found.left


FEW, MANY = 80, 8000  # runs that take no time


def overhead() -> int:
    """Measure what it costs to start a sweep of two shards or workers, and what each run costs on top: from
    sweeps of few and of many runs that take no time themselves.
    """
    print(f"{'executor':10} {'start, s':>9} {'a run, ms':>10}   ({FEW} and {MANY} runs)", flush=True)
    with Slurm(nodes=2) as slurm, Dask(2, env={"PYTHONPATH": str(ROOT)}) as dask:
        lines = {
            "local": ("--workers", "2"),
            "slurm": ("--executor", "slurm", "--shards", "2"),
            "dask": ("--executor", "dask", "--address", dask.address),
        }
        for name, line in lines.items():
            seconds = []
            for runs in (FEW, MANY):
                with tempfile.TemporaryDirectory(prefix="chaofuhe-overhead-") as place:
                    trial = Trial(
                        slurm, experiment(Path(place), runs // 8, 0.0), Path(place) / "out", random.Random(0)
                    )
                    clock = time.monotonic()
                    trial.sweep(*line)
                    seconds.append(time.monotonic() - clock)
            each = (seconds[1] - seconds[0]) / (MANY - FEW)
            print(f"{name:10} {seconds[0]:9.1f} {1000 * each:10.2f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
