"""Compilation of the rules, and where compiled code is kept.

Numba's disk cache looks only at the file of the cached function, not at the functions it calls from other
files; so the cache folder is keyed by a hash of every source the kernel is made of. It lies in the user's
cache folder, because an installed package may be read-only; set `CHAOFUHE_CACHE` to put it elsewhere,
`NUMBA_DISABLE_JIT=1` to run uncompiled.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from llvmlite.binding import llvm_version_info

from sim.kinds import OWN
from sim.ours import lean

with lean():
    import numba

F = TypeVar("F", bound=Callable[..., Any])
_PACKAGE = Path(__file__).parent
_KERNEL = (
    *("compiled.py", "kinds.py", "linked.py", "records.py", "streams.py", "units.py", "week.py"),
    *("agents", "rules", "region", "parameters"),
)


config: Any = numba.config
if "NUMBA_SLP_VECTORIZE" not in os.environ and llvm_version_info[0] >= 20:
    # Several fields of a record at once. Numba left this out when LLVM was at 14 and got it wrong at times.
    config.SLP_VECTORIZE = 1


@cache
def rules_hash() -> str:
    """Hash (16 hex digits) of every source file that compiled code is made of, and kinds of matter added."""
    digest = hashlib.sha256(repr([kind.like for kind in OWN]).encode() if OWN else b"")
    for name in _KERNEL:
        place = _PACKAGE / name
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            if path.exists():
                digest.update(path.relative_to(_PACKAGE).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def sources_hash() -> str:
    """The same with what compiled code depends on besides, but results do not: whether LLVM may handle
    several fields at once.
    """
    made = f"{rules_hash()} {config.SLP_VECTORIZE}"
    return hashlib.sha256(made.encode()).hexdigest()[:16]


def _cache_folder() -> Path:
    """The first place of those wanted that can be written to, keyed by the sources."""
    from platformdirs import user_cache_path

    given = os.environ.get("CHAOFUHE_CACHE") or os.environ.get("NUMBA_CACHE_DIR")
    user = getattr(os, "getuid", lambda: "user")()
    places = [user_cache_path("chaofuhe") / "compiled", Path(tempfile.gettempdir()) / f"chaofuhe-{user}"]
    for base in [Path(given), *places] if given else places:
        folder = base / sources_hash()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                return folder
        except OSError:
            continue
    return Path(tempfile.mkdtemp(prefix="chaofuhe-"))


CACHE_FOLDER = _cache_folder()
# The folder is set before the first decorator runs, in Numba's settings: in the environment, child processes
# would take it for the user's wish.
config.CACHE_DIR = str(CACHE_FOLDER)


_OPTIONS: Any = {"nogil": True, "error_model": "numpy", "no_cfunc_wrapper": True}
_njit: Any = numba.njit


def compiled(function: F) -> F:
    """Compile a rule: cached on disk, without the interpreter's lock, divisions by zero guarded by the
    caller.
    """
    found: F = _kept(_njit(**_OPTIONS)(function))
    return found


def inlined(function: F) -> F:
    """Compile a small rule into its callers."""
    found: F = _kept(_njit(**_OPTIONS, forceinline=True)(function))
    return found


def _kept(rule: Any) -> Any:
    """Have other rules take a rule's code into theirs; calls from Python compile it by itself, or fetch it
    from the disk.
    """
    if is_compiled():
        from sim.linked import Linked

        if kept := _place():
            rule._cache = kept(rule.py_func, CACHE_FOLDER)
        else:
            rule.enable_caching()
        linked = Linked(rule)
        rule.get_call_template, rule.get_overload = linked.get_call_template, linked.get_overload
    return rule


@cache
def _place() -> Any:
    """What looks for a rule's code on the disk, unless Numba is to do so itself (`sim.fetched`)."""
    with suppress(ImportError):
        from sim.fetched import Kept

        return Kept
    return None


def is_compiled() -> bool:
    """Whether rules run compiled (False under `NUMBA_DISABLE_JIT=1`)."""
    return not config.DISABLE_JIT
