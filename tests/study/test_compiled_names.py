"""Code that one process compiled is found by every other: types are called the same, whatever came before."""

from __future__ import annotations

import subprocess
import sys

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
import sim.compiled
assert not {"cffi", "coverage", "scipy"} & set(sys.modules)
import cffi, coverage, scipy.linalg, numba, numpy
assert numba.njit(lambda a: numpy.dot(a, a))(numpy.eye(2)).sum() == 2.0
"""


def test_what_no_rule_needs_is_not_imported_and_can_be():
    for package in ("cffi", "coverage", "scipy"):
        pytest.importorskip(package)
    subprocess.run([sys.executable, "-c", _UNUSED], check=True, timeout=120)
