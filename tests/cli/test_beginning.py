"""When processes that draw begin: before the options are read, but where it may be wrong or in vain."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.cli import registry
from sim.cli.studies import held
from sim.report import helpers
from sim.report.helpers import Helpers, begun, helpers_for
from tests.study.small import small


@pytest.fixture
def begins(monkeypatch: pytest.MonkeyPatch) -> list[Helpers]:
    """The helpers that begin; in fact none do."""
    found: list[Helpers] = []
    monkeypatch.setattr(Helpers, "begin", lambda self: found.append(self))
    return found


@pytest.mark.parametrize(
    ("name", "options", "begin"),
    [
        ("run", "street", True),
        ("compare", "county --policy trace_cut", True),
        ("run", "street -o other", True),
        ("list", "parameters", False),
        ("run", "", False),
        ("run", "--replace", False),
        ("run", "street --workers 2", False),
        ("run", "street --workers=1", False),
        ("run", "street -o there", False),
        ("compare", "county --out=there --replace", False),
    ],
)
def test_they_begin_where_there_may_be_something_to_draw(
    name: str,
    options: str,
    begin: bool,
    begins: list[Helpers],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "manifest.json").write_text("{}")
    monkeypatch.chdir(tmp_path)
    with registry._beginning(name, options.split()):
        assert len(begins) == begin
    assert held("there")
    assert not held("other")
    assert not held("")


def test_who_asks_first_gets_those_that_began(begins: list[Helpers]):
    with begun():
        assert helpers_for(2) is not begins[0]
        assert helpers_for(None) is begins[0]
        assert helpers_for(None) is not begins[0]
        assert not begins[0]._stopped
    assert begins[0]._stopped


def test_nobody_gets_those_that_ended(begins: list[Helpers]):
    with begun():
        pass
    assert helpers_for(None) is not begins[0]
    assert not helpers._early


def test_results_that_are_there_need_none(
    begins: list[Helpers], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("sim.cli.studies._reports", lambda: False)
    (tmp_path / "small.toml").write_text(small().to_toml(), "utf-8")
    asked = [str(tmp_path / "small.toml"), "-n", "1", "-o", str(tmp_path / "there"), "--workers", "1"]
    assert registry.command("run")(asked) == 0
    first = len(begins)
    assert first
    assert registry.command("run")(asked) == 0
    assert len(begins) == first
