"""Compiled code from the disk: where it lies, what of it is read, and what other versions of Numba do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from numba.core.registry import cpu_target

from sim import fetched
from sim.compiled import _place

_RELOADED = """
import os
from pathlib import Path
from numba.core import config
import sim.compiled
from sim.rules import chance
os.environ["NUMBA_DEBUG_CACHE"] = "0"
config.reload_config()
assert not config.CACHE_DIR
rules = [rule for rule in vars(chance).values() if hasattr(rule, "_cache")]
assert rules
for rule in rules:
    assert Path(rule._cache.cache_path).parent == sim.compiled.CACHE_FOLDER, rule._cache.cache_path
assert not config.CACHE_DIR
"""

_OTHER_CACHES = """
import sim.ours
sim.ours.claim()
from numba.core.caching import Cache, FunctionCache
def load(self, sig, target_context):
    return None
Cache.load_overload = load
del Cache._load_overload
from sim.compiled import CACHE_FOLDER
from sim.rules import chance
assert type(chance.binomial._cache) is FunctionCache
assert chance.happens(0.5, 9.0)
assert any(CACHE_FOLDER.rglob("*.nbi"))
"""
_OTHER_LIBRARIES = """
import sim.ours
sim.ours.claim()
from numba.core.codegen import JitEngine, JITCodeLibrary
from numba.core.registry import cpu_target
JitEngine._symbols = JitEngine._load_defined_symbols
del JitEngine._load_defined_symbols
JitEngine.add_module = lambda self, module: (self._symbols(module), self._ee.add_module(module))[1]
from sim.rules import chance
from sim.fetched import Kept
assert cpu_target.target_context.codegen()._library_class is JITCodeLibrary
assert type(chance.happens._cache) is Kept
assert chance.happens(0.5, 9.0)
"""


def ran(code: str, folder: Path) -> None:
    """Run a program with an empty cache."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NUMBA_")}
    environment["CHAOFUHE_CACHE"] = str(folder)
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120, env=environment)


def test_code_lies_in_our_folder_whatever_settings_numba_reads_later(tmp_path: Path):
    ran(_RELOADED, tmp_path)


@pytest.mark.parametrize("code", [_OTHER_CACHES, _OTHER_LIBRARIES], ids=["caches", "libraries"])
def test_where_numba_has_it_otherwise_it_does_as_it_always_does(code: str, tmp_path: Path):
    ran(code, tmp_path)


def test_this_version_of_numba_has_all_that_is_used():
    assert _place() is not None
    assert fetched._known(cpu_target.target_context.codegen())
