"""Slow tests run where all tests run: nothing leaves them out without being asked."""

from __future__ import annotations

import tomllib
from pathlib import Path


def test_nothing_deselects_slow_tests(root: Path):
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["pytest"]["ini_options"]
    assert not {"-m", "-k", "--deselect", "--ignore"} & {word.split("=")[0] for word in settings["addopts"]}
    for name in (".ci/run", "Makefile"):
        text = (root / name).read_text("utf-8")
        assert "not slow" not in text
        assert "--deselect" not in text
