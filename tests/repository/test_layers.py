"""Imports point downward, never in a circle; only the faces know Mesa: the contracts of pyproject.toml."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def lint(folder: Path, config: Path) -> subprocess.CompletedProcess[str]:
    """Check the package `sim` in `folder` against the contracts in `config`."""
    command = [sys.executable, "-c", LINT, "--config", str(config), "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8")


def package(folder: Path, files: dict[str, str]) -> None:
    """Write a small package `sim` with the given sources."""
    for name, source in {"__init__.py": "", **files}.items():
        path = folder / "sim" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source)


def test_contracts_hold(root: Path):
    done = lint(root, root / "pyproject.toml")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("files", "kept"),
    [
        ({"week.py": "import sim.rules", "rules/__init__.py": ""}, True),
        ({"week.py": "", "rules/__init__.py": "import sim.week"}, False),
        ({"week.py": "", "rules/__init__.py": "def f():\n    import sim.week"}, False),
        ({"rules/__init__.py": "import sim.region", "region/__init__.py": "import sim.rules"}, False),
        (
            {
                "parameters/__init__.py": "import sim.agents.names",
                "agents/__init__.py": "",
                "agents/names.py": "",
            },
            True,
        ),
        ({"model.py": "import mesa"}, True),
        ({"week.py": "import mesa"}, False),
        ({"nowhere.py": ""}, False),
    ],
    ids=["downward", "upward", "upward-late", "circle", "names", "mesa-above", "mesa-below", "no-layer"],
)
def test_contracts_tell_right_from_wrong(root: Path, tmp_path: Path, files: dict[str, str], kept: bool):
    package(tmp_path, files)
    done = lint(tmp_path, root / "pyproject.toml")
    assert (done.returncode == 0) is kept, done.stdout + done.stderr
    assert "Contracts:" in done.stdout, done.stdout + done.stderr  # it judged, it did not crash
