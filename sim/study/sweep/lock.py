"""One runner for each shard of a folder: a file that says who is at work, and is touched while they are.

A runner on this machine is asked for by its process; one elsewhere counts as dead when its file has not been
touched for `STALE` seconds. In a Slurm job, an earlier start of the same job counts as dead: Slurm requeues a
job when its node is lost, though its processes may live on. Whoever was taken over this way is told so by
`Hold.check` before it writes. Two runners that slip through all this do no harm but work: runs that are there
twice are the same.
"""

from __future__ import annotations

import json
import os
import socket
import threading
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sim.errors import InputError
from sim.study.sweep.folder import storing
from sim.text import both

STALE = 120.0  # s
_BEAT = 15.0  # s
_PREFIX = "lock-"
WATCHER = f"{_PREFIX}watcher"  # of whoever submits the jobs of a sweep, which run the shards


class LockedError(InputError):
    """Somebody else is at work."""


class TakenOverError(InputError):
    """Somebody else has taken this runner for dead and is at work in its place."""


class Hold:
    """A lock that is held."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def check(self) -> None:
        """Raise `TakenOverError` when the lock is another's, or gone."""
        if _read(self.path).get("token") != _token():
            raise TakenOverError(*both("sweep.taken_over"), file=self.path)


def shard_label(shard: tuple[int, int]) -> str:
    """A shard in names of files: ``2of3``."""
    return f"{shard[0]}of{shard[1]}"


@contextmanager
def locked(folder: Path, shard: tuple[int, int] | None) -> Iterator[Hold]:
    """Hold a shard of a folder, or (None) be the one that watches it. `LockedError` while another runner is
    at work on it, or on shards of another number.
    """
    path = folder / (WATCHER if shard is None else f"{_PREFIX}{shard_label(shard)}")
    hold = Hold(path)
    with storing(folder):
        _take(folder, path, shard)
    stop = threading.Event()
    beating = threading.Thread(target=_beat, args=(path, stop), daemon=True)
    beating.start()
    try:
        yield hold
    finally:
        stop.set()
        beating.join()
        with suppress(OSError, InputError):
            hold.check()
            path.unlink()


def holders(folder: Path) -> dict[str, dict[str, Any]]:
    """Who is at work on a folder: by the label of the shard."""
    found = {}
    for path in sorted(folder.glob(f"{_PREFIX}*of*")):
        about = _read(path)
        if about and _alive(path, about):
            found[path.name.removeprefix(_PREFIX)] = about
    return found


def watcher(folder: Path) -> dict[str, Any]:
    """Who watches a folder's jobs; empty when nobody does."""
    path = folder / WATCHER
    about = _read(path)
    return about if about and _alive(path, about) else {}


def release(folder: Path, cluster: str, jobs: Collection[str]) -> None:
    """Take away the locks of this user's Slurm jobs that are not among those that this cluster has yet."""
    for path in folder.glob(f"{_PREFIX}*of*"):
        about = _read(path)
        if about.get("job") in (None, *jobs) or about.get("cluster") != cluster:
            continue
        if about.get("user") == _user():
            with suppress(OSError):
                path.unlink()


def _take(folder: Path, path: Path, shard: tuple[int, int] | None) -> None:
    for _ in range(20):
        if shard is None:
            if about := watcher(folder):
                _refuse(folder, "watcher", about)
        else:
            for label, about in holders(folder).items():
                if label == shard_label(shard) or not label.endswith(f"of{shard[1]}"):
                    _refuse(folder, label, about)
        if path.exists() and not _remove_dead(path):
            continue
        about = {"pid": os.getpid(), "host": socket.gethostname(), "started": _started(os.getpid()), **_job()}
        try:
            handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
        except FileExistsError:
            time.sleep(0.05)
            continue
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(json.dumps({**about, "token": _token()}))
        return
    _refuse(folder, "watcher" if shard is None else shard_label(shard), _read(path))


def _remove_dead(path: Path) -> bool:
    """Take away what a dead runner left; False when it changed meanwhile. The name it is moved to belongs to
    one taker alone, and what turns out to be alive is put back.
    """
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.rename(aside)
    except FileNotFoundError:
        return False
    about = _read(aside)
    if about and _alive(aside, about):
        with suppress(OSError):
            os.link(aside, path)
        aside.unlink(missing_ok=True)
        return False
    aside.unlink(missing_ok=True)
    return True


def _refuse(folder: Path, label: str, about: dict[str, Any]) -> None:
    words = {"pid": about.get("pid", "?"), "host": about.get("host", "?")}
    paused = about.get("host") == socket.gethostname() and _stat(about.get("pid"))[:1] in (["T"], ["t"])
    allowed = both("sweep.wake", **words) if paused else both("sweep.unlock")
    if label == "watcher":
        raise LockedError(*both("sweep.watched", **words), file=folder, allowed=allowed)
    shard = label.replace("of", "/")
    raise LockedError(*both("sweep.locked", shard=shard, **words), file=folder, allowed=allowed)


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text("utf-8"))
        return found if isinstance(found, dict) else {}
    except (OSError, ValueError):
        return {}


def _alive(path: Path, about: dict[str, Any]) -> bool:
    """Whether the runner of a lock is still at work."""
    job = _job()
    if job and all(job[name] == about.get(name) for name in ("job", "cluster")):
        earlier = about.get("restart")
        if isinstance(earlier, int) and earlier < job["restart"]:
            return False
    try:
        fresh = time.time() - path.stat().st_mtime < STALE
    except OSError:
        return False
    if about.get("host") != socket.gethostname() or os.name == "nt":
        return fresh
    pid = about.get("pid")
    if not isinstance(pid, int):
        return fresh
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass  # somebody else's process
    if _stat(pid)[:1] in (["Z"], ["X"]):  # ended; whoever started it has not asked for it yet
        return False
    return about.get("started") in (None, _started(pid))


def _started(pid: int) -> str | None:
    """When a process of this machine started, where the system says: a number may be used again."""
    stat = _stat(pid)
    return stat[19] if len(stat) > 19 else None


def _stat(pid: Any) -> list[str]:
    """What the system says of a process of this machine, its state first; empty where it says nothing."""
    try:
        return Path(f"/proc/{int(pid)}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
    except (OSError, TypeError, ValueError):
        return []


def _job() -> dict[str, Any]:
    """The Slurm job that this process is in, and how often it was started again; empty outside Slurm."""
    job = os.environ.get("SLURM_JOB_ID")
    if not job:
        return {}
    restart = os.environ.get("SLURM_RESTART_COUNT", "")
    cluster = os.environ.get("SLURM_CLUSTER_NAME", "")
    count = int(restart) if restart.isdecimal() else 0
    return {"job": job, "cluster": cluster, "restart": count, "user": _user()}


def _user() -> int:
    return getattr(os, "getuid", lambda: 0)()


def _token() -> str:
    return f"{socket.gethostname()}-{os.getpid()}-{threading.get_ident()}"


def _beat(path: Path, stop: threading.Event) -> None:
    while not stop.wait(_BEAT):
        with suppress(OSError):
            os.utime(path)
