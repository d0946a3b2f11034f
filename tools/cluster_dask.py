"""A real Dask cluster on this machine, for tests: a scheduler and some workers as processes, on loopback."""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from tools.cluster_slurm import ends_with_parent

_START = 60.0  # s


def why_not() -> str:
    """Why there can be no Dask here; empty when there can."""
    missing = [name for name in ("distributed", "dask_jobqueue") if importlib.util.find_spec(name) is None]
    return f"not installed: {', '.join(missing)}" if missing else ""


class Dask:
    """A scheduler and its workers; use it in a ``with`` block. Workers have no nanny: one that is killed is
    gone.
    """

    def __init__(self, workers: int = 2, env: dict[str, str] | None = None) -> None:
        self.count, self.env = workers, {**os.environ, **(env or {})}
        self.workers: list[subprocess.Popen[bytes]] = []
        self.address = ""
        self._scheduler: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Dask:
        self._folder = tempfile.TemporaryDirectory(prefix="dask-")
        self.file = Path(self._folder.name) / "scheduler.json"
        try:
            self._scheduler = self._process("scheduler", "--host", "127.0.0.1", "--port", "0")
            for _ in range(self.count):
                self.start_worker()
            self._wait()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _process(self, kind: str, *line: str) -> subprocess.Popen[bytes]:
        with (Path(self._folder.name) / f"{kind}.log").open("ab") as log:
            return subprocess.Popen(
                [
                    *(sys.executable, "-m", f"distributed.cli.dask_{kind}"),
                    *("--scheduler-file", str(self.file), "--no-dashboard", *line),
                ],
                env=self.env,
                cwd=self._folder.name,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=ends_with_parent,
            )

    def start_worker(self) -> subprocess.Popen[bytes]:
        """One more worker; it waits for the scheduler's file."""
        process = self._process("worker", "--host", "127.0.0.1", "--nthreads", "1", "--no-nanny")
        self.workers.append(process)
        return process

    def _wait(self) -> None:
        from distributed import Client

        end = time.monotonic() + _START
        while not self.address:
            with suppress(OSError, ValueError, KeyError):
                self.address = json.loads(self.file.read_text("utf-8"))["address"]
            if time.monotonic() > end:
                raise RuntimeError("Dask's scheduler does not start")
            time.sleep(0.1)
        with Client(self.address, set_as_default=False) as client:
            if self.count:
                client.wait_for_workers(self.count, timeout=_START)

    def kill_worker(self, place: int = 0) -> None:
        """Kill a worker at once."""
        process = self.workers.pop(place)
        process.send_signal(signal.SIGKILL)
        process.wait()

    def kill_scheduler(self) -> None:
        """Kill the scheduler at once."""
        assert self._scheduler is not None
        self._scheduler.kill()
        self._scheduler.wait()

    def stop(self) -> None:
        """End every process."""
        for process in (*self.workers, self._scheduler):
            if process is not None and process.poll() is None:
                process.kill()
                process.wait()
        self.workers.clear()
        self._folder.cleanup()
