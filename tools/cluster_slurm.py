"""A real Slurm on this machine, for tests and to try things out: ``python -m tools.cluster_slurm``.

munged, slurmctld and a few slurmd, each the daemon of a virtual node, run in the foreground as children of
this process, on loopback, in a folder of their own that is new each time; they end with it. Needs root, and
on Debian ``apt-get install slurm-wlm munge``.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import random
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_CONF = Path(__file__).with_name("slurm.conf.in")
_NEEDED = ("munged", "slurmctld", "slurmd", "sbatch", "squeue", "scancel", "scontrol")
_START = 30.0  # s


def why_not() -> str:
    """Why there can be no Slurm here; empty when there can."""
    missing = [name for name in _NEEDED if not shutil.which(name)]
    if missing:
        return f"not installed: {', '.join(missing)} (slurm-wlm, munge)"
    return "" if os.getuid() == 0 else "Slurm's daemons are started as root only"


class Slurm:
    """A cluster of virtual nodes; use it in a ``with`` block."""

    def __init__(
        self, nodes: int = 2, cpus: int = 1, max_array: int = 1001, *, requeue_exit: bool = False
    ) -> None:
        self.nodes, self.cpus, self.max_array, self.requeue_exit = nodes, cpus, max_array, requeue_exit
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.root = Path()
        self.env: dict[str, str] = {}

    def __enter__(self) -> Slurm:
        try:
            self._start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _start(self) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="slurm-"))
        self.root.chmod(0o755)
        for name in ("munge", "state", *(f"spool.n{i + 1}" for i in range(self.nodes))):
            (self.root / name).mkdir(mode=0o755)
        key = self.root / "munge" / "munge.key"
        key.write_bytes(secrets.token_bytes(128))
        key.chmod(0o600)
        conf = self._write_conf()
        self.env = {**os.environ, "SLURM_CONF": str(conf)}
        munge = self.root / "munge"
        self._child(
            *("munged", "munged", "--foreground", "--force", f"--socket={munge}/munge.sock"),
            *(f"--key-file={key}", f"--pid-file={munge}/pid", f"--log-file={munge}/log"),
            f"--seed-file={munge}/seed",
        )
        self._until(lambda: (munge / "munge.sock").exists(), "munged")
        self.start_controller()
        for i in range(self.nodes):
            self.start_node(f"n{i + 1}")
        all_idle = ["idle"] * self.nodes
        self._until(lambda: self.said("sinfo", "-h", "-N", "-o", "%T").split() == all_idle, "slurmctld")

    def _write_conf(self) -> Path:
        port = _free_ports(self.nodes + 1)
        words = {
            "ROOT": self.root,
            "HOST": socket.gethostname().split(".")[0],
            "PORT": port,
            "FIRST": port + 1,
            "LAST": port + self.nodes,
            "NODES": self.nodes,
            "CPUS": self.cpus,
            "MAX_ARRAY": self.max_array,
            "REQUEUE_EXIT": "RequeueExit=75" if self.requeue_exit else "",
        }
        text = _CONF.read_text("utf-8")
        for name, value in words.items():
            text = text.replace(f"@{name}@", str(value))
        path = self.root / "slurm.conf"
        path.write_text(text, "utf-8")
        return path

    def _until(self, true: object, name: str) -> None:
        end = time.monotonic() + _START
        while not true():  # type: ignore[operator]
            if time.monotonic() > end:
                logs = "".join(path.read_text("utf-8", "replace")[-2000:] for path in self.root.glob("*.log"))
                raise RuntimeError(f"{name} does not start:\n{logs}")
            time.sleep(0.1)

    def _child(self, name: str, *line: str) -> None:
        with (self.root / f"{name}.err").open("ab") as log:
            self.processes[name] = subprocess.Popen(
                line,
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
                start_new_session=True,
                preexec_fn=ends_with_parent,
            )

    def start_controller(self) -> None:
        """Start the controller; again: with what it knew."""
        self._child("slurmctld", "slurmctld", "-D", "-i", "-f", str(self.root / "slurm.conf"))

    def kill_controller(self) -> None:
        """Kill the controller at once; jobs go on."""
        self.processes["slurmctld"].kill()
        self.processes["slurmctld"].wait()

    def start_node(self, name: str) -> None:
        """Start a node's daemon."""
        self._child(name, "slurmd", "-D", "-N", name, "-f", str(self.root / "slurm.conf"))

    def kill_node(self, name: str) -> None:
        """Kill a node's daemon; what runs on the node goes on, as when the network fails."""
        self.processes[name].send_signal(signal.SIGKILL)
        self.processes[name].wait()

    def said(self, *line: str) -> str:
        """What a command of Slurm's prints, also when it fails."""
        done = subprocess.run(line, env=self.env, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def stop(self) -> None:
        """End every job and daemon."""
        if "slurmctld" in self.processes:
            with contextlib.suppress(OSError):
                self._end_jobs()
        for process in reversed(self.processes.values()):
            if process.poll() is None:
                process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.processes.clear()
        if self.root != Path():
            shutil.rmtree(self.root, ignore_errors=True)

    def _end_jobs(self) -> None:
        jobs = self.said("squeue", "-h", "-o", "%A").split()
        if jobs:
            self.said("scancel", *jobs)
        end = time.monotonic() + 8
        while self.said("squeue", "-h") and time.monotonic() < end:
            time.sleep(0.2)


def ends_with_parent() -> None:
    """Have the system end this process when its parent is gone, however it went (PR_SET_PDEATHSIG)."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def _free_ports(count: int) -> int:
    """The first of so many ports in a row that nobody listens on."""
    for _ in range(200):
        first = random.SystemRandom().randint(20000, 40000)
        with contextlib.ExitStack() as stack:
            try:
                for port in range(first, first + count):
                    stack.enter_context(socket.socket()).bind(("127.0.0.1", port))
            except OSError:
                continue
            return first
    raise RuntimeError("no free ports")


def main() -> int:
    """Keep a cluster until interrupted, with a shell's line to use it."""
    if reason := why_not():
        print(reason, file=sys.stderr)
        return 1
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with Slurm() as slurm, contextlib.suppress(KeyboardInterrupt):
        print(f"export SLURM_CONF={slurm.root / 'slurm.conf'}    # Ctrl-C ends the cluster", flush=True)
        signal.pause()
    return 0


if __name__ == "__main__":
    sys.exit(main())
