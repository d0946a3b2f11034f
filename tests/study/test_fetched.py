"""Compiled code from the disk: where it lies, what of it is read, and what other versions of Numba do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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


def ran(code: str, folder: Path) -> None:
    """Run a program with an empty cache."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NUMBA_")}
    environment["CHAOFUHE_CACHE"] = str(folder)
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120, env=environment)


def test_code_lies_in_our_folder_whatever_settings_numba_reads_later(tmp_path: Path):
    ran(_RELOADED, tmp_path)
