"""One runner for each shard of a folder: a file that says who is at work, and is touched while they are.

A runner on this machine is asked for by its process; one elsewhere counts as dead when its file has not been
touched for `STALE` seconds. Two runners that slip through (a stopped machine that wakes up) do no harm but
work: runs that are there twice are the same.
"""

from __future__ import annotations

import json
import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sim.errors import InputError
from sim.study.sweep.folder import storing
from sim.text import both

STALE = 120.0  # s
_BEAT = 15.0  # s
_PREFIX = "lock-"


def shard_label(shard: tuple[int, int]) -> str:
    """A shard in names of files: ``2of3``."""
    return f"{shard[0]}of{shard[1]}"


@contextmanager
def locked(folder: Path, shard: tuple[int, int]) -> Iterator[None]:
    """Hold a shard of a folder. `InputError` while another runner is at work on it, or on shards of another
    number.
    """
    path = folder / f"{_PREFIX}{shard_label(shard)}"
    with storing(folder):
        _take(folder, path, shard)
    stop = threading.Event()
    beating = threading.Thread(target=_beat, args=(path, stop), daemon=True)
    beating.start()
    try:
        yield
    finally:
        stop.set()
        beating.join()
        with suppress(OSError):
            if _read(path).get("token") == _token():
                path.unlink()


def holders(folder: Path) -> dict[str, dict[str, Any]]:
    """Who is at work on a folder: by the label of the shard."""
    found = {}
    for path in sorted(folder.glob(f"{_PREFIX}*of*")):
        about = _read(path)
        if about and _alive(path, about):
            found[path.name.removeprefix(_PREFIX)] = about
    return found


def _take(folder: Path, path: Path, shard: tuple[int, int]) -> None:
    for _ in range(20):
        for label, about in holders(folder).items():
            if label == shard_label(shard) or not label.endswith(f"of{shard[1]}"):
                _refuse(folder, label, about)
        if path.exists() and not _remove_dead(path):
            continue
        about = {"pid": os.getpid(), "host": socket.gethostname(), "started": _started(os.getpid())}
        try:
            handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
        except FileExistsError:
            time.sleep(0.05)
            continue
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(json.dumps({**about, "token": _token()}))
        return
    _refuse(folder, shard_label(shard), _read(path))


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
    shard = label.replace("of", "/")
    words = {"pid": about.get("pid", "?"), "host": about.get("host", "?"), "shard": shard}
    raise InputError(*both("sweep.locked", **words), file=folder, allowed=both("sweep.unlock"))


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text("utf-8"))
        return found if isinstance(found, dict) else {}
    except (OSError, ValueError):
        return {}


def _alive(path: Path, about: dict[str, Any]) -> bool:
    """Whether the runner of a lock is still at work."""
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
    return about.get("started") in (None, _started(pid))


def _started(pid: int) -> str | None:
    """When a process of this machine started, where the system says: a number may be used again."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return None


def _token() -> str:
    return f"{socket.gethostname()}-{os.getpid()}-{threading.get_ident()}"


def _beat(path: Path, stop: threading.Event) -> None:
    while not stop.wait(_BEAT):
        with suppress(OSError):
            os.utime(path)
