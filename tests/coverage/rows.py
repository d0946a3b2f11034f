"""All entries: the lists ROWS of the files `rows_<topic>.py` beside this one, by number."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from tests.coverage.row import Row

FILES = sorted(path.stem for path in Path(__file__).parent.glob("rows_*.py"))


def every_row() -> list[Row]:
    """Every entry, in the order of the table."""
    found = [row for name in FILES for row in import_module(f"tests.coverage.{name}").ROWS]
    return sorted(found, key=lambda row: (row.number, row.name))
