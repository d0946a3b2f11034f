"""The package as a whole: one version, cheap import, public names, what the wheel must hold."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import sim

HEAVY = (
    "matplotlib",
    "mesa",
    "networkx",
    "numba",
    "numpy",
    "pandas",
    "pyarrow",
    "pydantic",
    "scipy",
    "typer",
)


def test_version_is_the_same_everywhere(root: Path):
    citation = (root / "CITATION.cff").read_text("utf-8")
    cited = re.search(r"^version: (\S+)$", citation, re.MULTILINE)
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    assert re.fullmatch(r"\d+\.\d+\.\d+", sim.__version__)
    assert cited
    assert cited[1] == sim.__version__
    assert "version" in project["project"]["dynamic"], "the version's home is sim/__init__.py"


def test_import_is_cheap(root: Path):
    code = f"import sys, sim; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'scenaro'"):
        _ = sim.scenaro


def test_constraints_are_names_and_exact_versions(root: Path):
    lines = (root / "constraints.txt").read_text("utf-8").splitlines()
    wrong = [line for line in lines if not re.fullmatch(r"#.*|[A-Za-z0-9_.-]+==[A-Za-z0-9.+!]+", line)]
    assert not wrong


def test_constraints_cover_what_the_project_asks_for(root: Path):
    def plain(name: str) -> str:
        return re.sub(r"[-_.]+", "-", name).lower()

    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [
        *project["dependencies"],
        *(name for extra in project["optional-dependencies"].values() for name in extra),
    ]
    named = {
        plain(name)
        for name in re.findall(r"^([\w.-]+)==", (root / "constraints.txt").read_text("utf-8"), re.M)
    }
    missing = {plain(re.split(r"[\[<>=!~; ]", name)[0]) for name in asked} - named
    assert not missing


@pytest.mark.parametrize(
    "path",
    [
        "sim/py.typed",
        "sim/region/data/divisions.parquet",
        "sim/report/fonts/NotoSansSC-divisions.otf",
        "sim/report/fonts/NotoSansSC-divisions.woff2",
        "sim/report/fonts/OFL.txt",
    ],
)
def test_data_of_the_package_are_there(root: Path, path: str):
    assert (root / path).is_file()
