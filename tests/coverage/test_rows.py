"""Every row of the coverage table shows, and no longer shows when its mechanism is switched off."""

from __future__ import annotations

import csv

import pytest

from tests.coverage.row import ROOT, Row, values
from tests.coverage.rows import every_row
from tools.coverage import FEATURES, features

ROWS = every_row()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_row_shows_only_with_its_mechanism(row: Row):
    assert row.shows({}), "does not show"
    assert not row.shows(row.off), "still shows when the mechanism is switched off"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_entry_is_complete(row: Row):
    assert 1 <= row.number <= 123
    assert values(row.off)
    assert row.places
    for place in (*row.places, row.test):
        assert (ROOT / place).is_file(), place


def test_names_are_unique():
    names = [row.name for row in ROWS]
    assert len(set(names)) == len(names)


def test_the_table_has_123_rows():
    assert [feature.number for feature in features()] == list(range(1, 124))
    with FEATURES.open(encoding="utf-8", newline="") as file:
        assert all(len(line) == 5 and all(line) for line in csv.reader(file))


def test_the_page_claims_no_row_without_an_entry():
    """It may lag behind the entries (`python -m tools.coverage` writes it), but not run ahead of them."""
    entries = {row.number for row in ROWS}
    for line in (ROOT / "docs" / "coverage.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) > 6 and cells[1].isdecimal():
            assert int(cells[1]) in entries or cells[5] == cells[6] == "not yet", line
