"""Compiled code that others share: taken over where it may not be written to, for the same processor only."""

from __future__ import annotations

import tempfile
import threading
from contextlib import nullcontext
from pathlib import Path

import pytest

from sim import compiled
from sim.study import warm


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """A shared folder with compiled code for this processor, and the user's own, which is empty."""
    monkeypatch.setattr("sim.compiled.is_compiled", lambda: True)
    monkeypatch.setattr("sim.compiled.sources_hash", lambda: "abc")
    monkeypatch.setattr("sim.compiling.helped", nullcontext)  # nothing is compiled here
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


def test_the_others_wait_for_the_first(folders: tuple[Path, Path]):
    inside, leave, entered = threading.Event(), threading.Event(), threading.Event()

    def first() -> None:
        with warm.warmed():
            inside.set()
            leave.wait(30.0)

    def second() -> None:
        with warm.warmed():
            entered.set()

    compiles = threading.Thread(target=first)
    compiles.start()
    assert inside.wait(30.0)
    waits = threading.Thread(target=second)
    waits.start()
    assert not entered.wait(0.3)
    leave.set()
    assert entered.wait(30.0)
    compiles.join()
    waits.join()


def test_code_goes_where_it_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    no_folder = tmp_path / "file"
    no_folder.write_text("")
    given = tmp_path / "given"
    monkeypatch.setenv("CHAOFUHE_CACHE", str(given))
    assert compiled._cache_folder() == given / compiled.sources_hash()
    monkeypatch.setenv("CHAOFUHE_CACHE", str(no_folder / "given"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))
    assert compiled._cache_folder().is_relative_to(tmp_path / "user")
    monkeypatch.setenv("XDG_CACHE_HOME", str(no_folder / "user"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    assert compiled._cache_folder().is_relative_to(tmp_path / "temporary")
