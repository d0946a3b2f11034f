"""Compiled code that others share: taken over where it may not be written to, for the same processor only."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.study import warm


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """A shared folder with compiled code for this processor, and the user's own, which is empty."""
    monkeypatch.setattr("sim.compiled.is_compiled", lambda: True)
    monkeypatch.setattr("sim.compiled.sources_hash", lambda: "abc")
    shared, own = tmp_path / "shared" / "abc", tmp_path / "own"
    (shared / "rules_1").mkdir(parents=True)
    own.mkdir()
    (shared / "rules_1" / "week.nbi").write_text("compiled")
    (shared / warm._mark()).touch()
    (shared / "lock").touch()
    monkeypatch.setattr(warm, "_folder", lambda: own)
    return shared, own


def test_compiled_code_that_may_only_be_read_is_taken_over(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
):
    shared, own = folders
    assert not warm.is_warm()
    monkeypatch.setenv("CHAOFUHE_CACHE", str(shared.parent))
    assert warm.is_warm()
    with warm.warmed():
        assert (own / "rules_1" / "week.nbi").read_text() == "compiled"
        assert not (own / warm._mark()).exists()
    assert (own / warm._mark()).exists()


def test_code_for_another_processor_is_not(folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch):
    shared, own = folders
    monkeypatch.setenv("CHAOFUHE_CACHE", str(shared.parent))
    monkeypatch.setattr(warm, "_mark", lambda: "warm-another")
    assert not warm.is_warm()
    with warm.warmed():
        assert not (own / "rules_1").exists()
    assert warm.is_warm()


def test_what_is_warm_is_left_alone(folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch):
    shared, own = folders
    monkeypatch.setenv("CHAOFUHE_CACHE", str(shared.parent))
    (own / warm._mark()).touch()
    with warm.warmed():
        assert not (own / "rules_1").exists()
