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
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import numba

from sim.kinds import OWN

F = TypeVar("F", bound=Callable[..., Any])
_PACKAGE = Path(__file__).parent
_KERNEL = (
    *("compiled.py", "kinds.py", "streams.py", "units.py", "week.py"),
    *("agents", "rules", "region", "parameters"),
)


@cache
def sources_hash() -> str:
    """Hash (16 hex digits) of every source file that compiled code is made of, and kinds of matter added."""
    digest = hashlib.sha256(repr([kind.like for kind in OWN]).encode() if OWN else b"")
    for name in _KERNEL:
        place = _PACKAGE / name
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            if path.exists():
                digest.update(path.relative_to(_PACKAGE).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


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
config: Any = numba.config
config.CACHE_DIR = str(CACHE_FOLDER)


_OPTIONS: Any = {"cache": True, "nogil": True, "error_model": "numpy", "no_cfunc_wrapper": True}
_njit: Any = numba.njit
_WIDENED = {numba.types.int8, numba.types.int16, numba.types.int32, numba.types.uint8, numba.types.uint16}


def compiled(function: F) -> F:
    """Compile a rule: cached on disk, without the interpreter's lock, divisions by zero guarded by the
    caller.
    """
    found: F = _compiled_once(_njit(**_OPTIONS)(function))
    return found


def inlined(function: F) -> F:
    """Compile a small rule into its callers."""
    found: F = _compiled_once(_njit(**_OPTIONS, forceinline=True)(function))
    return found


def _compiled_once(rule: Any) -> Any:
    """Let calls from other rules pass numbers as they are generally: whole numbers as 64 bits, constants as
    variables.

    Otherwise Numba compiles a rule, and all it calls, again for each constant and each width of whole number
    that some caller passes.
    """
    if not is_compiled():
        return rule
    specific = rule.get_call_template

    def get_call_template(args: Any, kws: Any) -> Any:
        return specific(tuple(_general(a) for a in args), {key: _general(a) for key, a in kws.items()})

    rule.get_call_template = get_call_template
    return rule


def _general(argument: Any) -> Any:
    argument = numba.types.unliteral(argument)
    return numba.types.int64 if argument in _WIDENED else argument


def is_compiled() -> bool:
    """Whether rules run compiled (False under `NUMBA_DISABLE_JIT=1`)."""
    return not config.DISABLE_JIT
