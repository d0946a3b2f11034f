"""What is left out to save time is left out in the program's own processes only."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sim.ours import ALONE
from sim.report.helpers import _PATH
from sim.study.process import ended, started

_CLAIMED = "import sim.ours; sim.ours.claim()\n"
_PDF = """
import io, gc
from matplotlib.figure import Figure
from sim.report.style import family
figure = Figure()
figure.text(0, 0, "社区", family=family())
try:
    figure.savefig(io.BytesIO(), format="pdf")
except Exception:
    print("not drawn")
"""
_PLUGGED = """
import gc, sys
usual = gc.get_threshold()
import sim, sim.ours
sim.ours.claim()
assert gc.get_threshold() != usual
sim.plugin(sys.argv[1])
assert not sim.ours.ours()
assert gc.get_threshold() == usual
"""

_THREADS = """
import sys, threading
import sim.ours
sim.ours.claim()

def found():
    try:
        import scipy
    except ImportError:
        return False
    return True

others = []
with sim.ours.lean():
    print(found())
    thread = threading.Thread(target=lambda: others.append(found()))
    thread.start()
    thread.join()
print(others, "scipy" in sys.modules)
"""


def said(code: str, *arguments: str) -> str:
    """What a program prints."""
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout


@pytest.mark.parametrize(("first", "found"), [("", ""), (_CLAIMED, "not drawn\n")])
def test_users_can_draw_pdfs_with_the_font_of_figures(first: str, found: str):
    """In a process of the program's own the font is in memory, which PDFs cannot be made with."""
    assert said(first + _PDF) == found


def test_a_plug_in_makes_a_process_its_users(tmp_path: Path):
    plugin = tmp_path / "mine.py"
    plugin.write_text("")
    said(_PLUGGED, str(plugin))


def test_other_programs_keep_their_garbage_collector():
    code = "import gc; before = gc.get_threshold(); import sim; print(before == gc.get_threshold())"
    assert said(code) == "True\n"


def test_only_the_thread_that_imports_numba_does_without_what_no_rule_needs():
    pytest.importorskip("scipy")
    assert said(_CLAIMED + _THREADS) == "False\n[True] True\n"


def test_numba_heeds_a_file_of_its_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    pytest.importorskip("yaml")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    monkeypatch.delenv("NUMBA_FULL_TRACEBACKS", raising=False)
    monkeypatch.chdir(tmp_path)
    Path(".numba_config.yaml").write_text("full_tracebacks: 7\n")
    assert said(_CLAIMED + "import sim.compiled; print(sim.compiled.config.FULL_TRACEBACKS)") == "7\n"


_ALONE = """
import os
from sim.ours import ALONE, claim, share
def said():
    print(*(os.environ.get(name, "-") for name in ALONE))
claim()
claim()
said()
share()
said()
"""


def test_linear_algebra_gets_one_thread_where_nobody_said_otherwise(monkeypatch: pytest.MonkeyPatch):
    for name in ALONE:
        monkeypatch.delenv(name, raising=False)
    assert said(_ALONE) == "1 1 1\n- - -\n"
    monkeypatch.setenv(ALONE[1], "4")
    assert said(_ALONE) == "1 4 1\n- 4 -\n"
    monkeypatch.setenv(ALONE[0], "2")
    monkeypatch.delenv(ALONE[1])
    assert said(_ALONE) == "2 - -\n2 - -\n"


def test_processes_that_help_begin():
    """Without them all is as it should be, but for the time it takes: nothing else would tell."""
    process = started((_PATH, ()), lambda process: None)
    process.kill()
    ended(process)
