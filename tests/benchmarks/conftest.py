"""Benchmarks run when they are asked for: `make bench`."""

from __future__ import annotations

from pathlib import Path

import pytest


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave them out of every other run of the tests."""
    del collection_path
    return None if config.getoption("benchmark_enable", False) else True
