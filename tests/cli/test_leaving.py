"""The end of a command: everyone who waits for it is heard, and nothing is taken apart."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_ENDS = """
import atexit, sys
from sim.cli import app
class Kept:
    def __del__(self): print("taken apart")
def run(arguments):
    global kept
    kept = Kept()
    atexit.register(print, "last words")
    {ends}
app.run = run
app.main()
"""


@pytest.mark.parametrize(
    ("ends", "code", "said"),
    [("return 2", 2, "last words\n"), ("raise KeyError", 1, "last words\ntaken apart\n")],
)
def test_a_process_leaves_with_its_code_and_takes_nothing_apart(root: Path, ends: str, code: int, said: str):
    done = subprocess.run(
        [sys.executable, "-c", _ENDS.format(ends=ends)], cwd=root, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (code, said)
    assert ("KeyError" in done.stderr) == (code == 1)
