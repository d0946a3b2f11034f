"""Compiled code from the disk: where it lies, what of it is read, and what other versions of Numba do."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numba.core import types
from numba.core.registry import cpu_target
from numba.core.serialize import dumps

from sim import fetched
from sim.agents import state_type
from sim.agents.state_type import StateType
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

_COPIED = """
import sys
import sim.ours
sim.ours.claim()
import sim.compiled
import sim.fetched
sys.path.insert(0, str(sim.compiled.CACHE_FOLDER.parents[0]))
import mine
from numba import njit
assert mine.one_more(1) == 2
(made,) = mine.one_more.overloads.values()
assert type(made.library) is sim.fetched.Fetched
if FETCHED:
    assert mine.one_more.stats.cache_hits
    assert made.library._to_copy
entry = made.library.get_pointer_to_function(made.fndesc.llvm_func_name)
assert entry
two_more = njit(lambda x: mine.one_more(mine.one_more(x)))
assert two_more(1) == 3
assert made.library._to_copy is None
assert made.library.get_pointer_to_function(made.fndesc.llvm_func_name) == entry
assert mine.one_more(1) == 2
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


def test_fetched_code_can_still_be_copied_by_others(tmp_path: Path):
    lines = ("import numba", "@numba.njit(cache=True)", "def one_more(x):", "    return x + 1", "")
    (tmp_path / "mine.py").write_text("\n".join(lines))
    for fetched_now in (False, True):
        ran(f"FETCHED = {fetched_now}" + _COPIED, tmp_path)


def test_types_of_other_processes_stay_in_an_index_that_is_written_anew(monkeypatch: pytest.MonkeyPatch):
    here = StateType((("weeks", np.dtype("i8"), 1),))
    index = {(state_type._OtherState(5), types.int64): "one.nbc", (here, types.int64): "two.nbc"}
    again = pickle.loads(dumps(pickle.loads(dumps(index))))
    assert again == index
    assert [key[0].digest for key in again] == [5, here.digest]
    assert [*again][1][0] is here
    monkeypatch.setitem(state_type._known, 5, here)  # as in the process that has it
    assert pickle.loads(dumps(state_type._OtherState(5))) is here
