"""Code that one process compiled is found by every other: types are called the same, whatever came before."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_NAME = """
import sys
if len(sys.argv) > 1:  # types that another process has not met
    import numpy as np
    from numba.np.numpy_support import from_dtype
    for n in range(50):
        from_dtype(np.dtype([(f"x{n}", "f8")]))
from numba import typeof
from sim.world import World
from tests.study.small import small
kind = typeof(World(small(), 1).state)
print(kind.name, kind.mangling_args)
"""


def test_the_state_has_one_type_name_in_all_processes():
    def named(*arguments: str) -> str:
        command = [sys.executable, "-c", _NAME, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout

    assert named() == named("others")


_UNUSED = """
import sys
import sim.ours
sim.ours.claim()
import sim.study.one  # as workers do
from sim.world import World
from tests.study.small import small
World(small(), 1)
assert not {"cffi", "coverage", "scipy", "yaml"} & set(sys.modules)
import scipy.linalg, numba, numpy
assert numba.njit(lambda a: numpy.dot(a, a))(numpy.eye(2)).sum() == 2.0
"""
_COMPILES = """
import sys
import sim.ours
sim.ours.claim()
from sim.rules import chance
assert chance.happens(0.5, 9.0)
assert "numba.np.arraymath" in sys.modules
assert not {"cffi", "coverage", "scipy", "yaml"} & set(sys.modules)
"""
_WHOLE = """
import sim.compiled
from numba.core.typing import cffi_utils
from numba.misc import coverage_support
assert cffi_utils.SUPPORTED and coverage_support.coverage_available
"""


_PLUGGED = "import sim.ours; sim.ours.claim()" + _WHOLE  # in a process that the environment gives a plug-in


def test_what_no_rule_needs_is_not_imported_in_our_own_processes():
    pytest.importorskip("scipy")
    subprocess.run([sys.executable, "-c", _UNUSED], check=True, timeout=120)


def test_it_is_not_imported_to_compile_either(tmp_path: Path):
    environment = os.environ | {"CHAOFUHE_CACHE": str(tmp_path), "NUMBA_DISABLE_JIT": "0"}
    subprocess.run([sys.executable, "-c", _COMPILES], check=True, timeout=120, env=environment)


def test_it_is_all_there_in_other_processes():
    for package in ("cffi", "coverage"):
        pytest.importorskip(package)
    subprocess.run([sys.executable, "-c", _WHOLE], check=True, timeout=120)


def test_plug_ins_find_what_no_rule_needs(tmp_path: Path):
    for package in ("cffi", "coverage"):
        pytest.importorskip(package)
    plugin = tmp_path / "mine.py"
    plugin.write_text("")
    environment = os.environ | {"CHAOFUHE_PLUGINS": str(plugin)}
    subprocess.run([sys.executable, "-c", _PLUGGED], check=True, timeout=120, env=environment)
