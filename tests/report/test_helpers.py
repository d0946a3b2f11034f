"""Processes that draw beside this one: the same bytes, nothing lost with them, nothing left of them."""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from sim.cli import run
from sim.cli.studies import end
from sim.report import drawing, helpers, write_report
from sim.report.drawing import draw_all
from sim.report.helpers import Figures, Helpers, helpers_for
from sim.report.results import Results
from sim.study import read

NAMES = ("load", "scores", "places")


def files(folder: Path) -> dict[str, bytes]:
    """The drawings in a folder by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def no_drawing_here(*_: Any) -> None:
    """In place of drawing in this process."""
    raise AssertionError


def test_what_another_process_draws_has_the_same_bytes(
    results: dict[str, Results], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    alone = draw_all(results["short"], tmp_path / "alone", "zh", Figures(NAMES))
    monkeypatch.setattr(drawing, "draw", no_drawing_here)
    figures = Figures(NAMES)
    with Helpers(1) as others:
        others.draw(figures, results["short"], "zh")
        others._threads[0].join()  # until it finds no figure left
        found = draw_all(results["short"], tmp_path / "beside", "zh", figures)
    assert len(files(tmp_path / "alone")) == 2 * len(NAMES) + 1
    assert files(tmp_path / "beside") == files(tmp_path / "alone")
    assert found == alone


def test_a_figure_is_the_same_where_the_system_gives_no_threads(
    results: dict[str, Results], monkeypatch: pytest.MonkeyPatch
):
    usual = drawing.draw("load", results["short"], "en")

    def refused(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refused)
    assert drawing.draw("load", results["short"], "en") == usual


@pytest.mark.parametrize("how", ["fails", "dies"])
def test_what_another_process_does_not_draw_is_left(
    results: dict[str, Results], monkeypatch: pytest.MonkeyPatch, how: str
):
    monkeypatch.setattr(helpers, "_PATH", f"tests.report.made_up_helper:{how}")
    figures = Figures(NAMES)
    with Helpers(1) as others:
        others.draw(figures, results["short"], "en")
        others._threads[0].join()
        assert others._processes[0].returncode is not None
    assert [figures.take() for _ in NAMES] == list(NAMES)


def test_who_waits_gets_what_others_give_back():
    figures = Figures(("load",))
    assert figures.take() == "load"
    assert figures.take() is None
    later = threading.Timer(0.05, figures.back, ["load"])
    later.start()
    assert figures.take_rest() == "load"
    figures.put("load", None)
    assert figures.take_rest() is None


def test_few_figures_are_left_to_others_while_there_are_others():
    figures = Figures("abc")
    figures.drawing(1)
    later = threading.Timer(0.05, figures.drawing, [-1])
    began = time.monotonic()
    later.start()
    assert figures.take_rest() == "a"
    assert time.monotonic() - began > 0.04


def test_one_is_taken_ahead_only_where_enough_are_left_for_all():
    figures = Figures("abc")
    figures.drawing(2)
    assert figures.take() == "a"
    assert figures.take(ahead=True) == "b"
    assert figures.take(ahead=True) is None
    assert figures.take() == "c"
    assert figures.take() is None


def test_who_draws_some_does_not_wait_for_others_to_draw_the_rest():
    figures = Figures("abcdef")
    figures.drawing(1)
    assert [figures.take_rest() for _ in figures.names] == list("abcdef")


def test_nobody_waits_for_a_process_that_never_was(
    results: dict[str, Results], monkeypatch: pytest.MonkeyPatch
):
    def refuses(*_: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("sim.study.process.started", refuses)
    figures = Figures(NAMES)
    with Helpers(1) as others:
        others.begin()
        others._threads[0].join(0.3)  # it waits for work, though it has nobody to give it to
        others.draw(figures, results["short"], "en")
        began = time.monotonic()
        assert figures.take_rest() == NAMES[0]
        assert time.monotonic() - began < helpers._PATIENCE / 2


def test_what_another_process_takes_too_long_for_is_given_out_again(
    results: dict[str, Results], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(helpers, "_PATH", "tests.report.made_up_helper:hangs")
    monkeypatch.setattr(helpers, "_PATIENCE", 0.2)
    monkeypatch.setattr(helpers, "_LOOK", 0.05)
    figures = Figures(NAMES)
    with Helpers(1) as others:
        others.draw(figures, results["short"], "en")
        while len(figures._left) == len(NAMES):
            time.sleep(0.01)
        found = []
        while (name := figures.take_rest()) is not None:
            found.append(name)
            figures.put(name, None)
    assert sorted(found) == sorted(NAMES)
    assert not others._threads[0].is_alive()
    assert others._processes[0].returncode is not None


@pytest.mark.parametrize("module", ["struct", "pandas"])
def test_nothing_of_the_current_folder_is_executed(
    results: dict[str, Results], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str
):
    (tmp_path / f"{module}.py").write_text("open('executed', 'w').close()\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [path for path in sys.path if path])  # as in an installed command
    figures = Figures(("load",))
    with Helpers(1) as others:
        others.draw(figures, results["short"], "en")
        others._threads[0].join()
    assert figures.made["load"] is not None
    assert not (tmp_path / "executed").exists()


def test_an_interruption_ends_the_others(results: dict[str, Results], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(helpers, "_PATH", "tests.report.made_up_helper:hangs")
    others, figures = Helpers(2), Figures(NAMES)

    def interrupted() -> None:
        with others:
            others.draw(figures, results["short"], "en")
            while len(figures._left) > 1:  # both draw
                time.sleep(0.01)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert not any(thread.is_alive() for thread in others._threads)
    assert [process.returncode is not None for process in others._processes] == [True, True]


def test_nothing_is_left_where_matplotlib_may_not_write(
    results: dict[str, Results], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "file").write_text("")
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("MPLCONFIGDIR", str(tmp_path / "file" / "none"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    figures = Figures(("load",))
    with Helpers(1) as others:
        others.draw(figures, results["short"], "en")
        while figures.made.get("load") is None and others._threads[0].is_alive():
            seen = {path.name[:11] for path in (tmp_path / "temporary").glob("*/*")}
            time.sleep(0.01)
    assert seen == {"matplotlib-"}
    assert figures.made["load"] is not None
    assert not list((tmp_path / "temporary").iterdir())


@pytest.mark.parametrize(
    ("running", "workers", "count"),
    [(1, None, 3), (7, None, 2), (10, None, 0), (1, 1, 0), (10, 2, 1), (10, 100, 3), (None, None, 3)],
)
def test_helpers_take_free_cores_or_as_many_as_allowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, running: int | None, workers: int | None, count: int
):
    said = tmp_path / "loadavg"
    if running is not None:
        said.write_text(f"0.20 0.18 0.12 {running}/80 11206\n")
    monkeypatch.setattr("sim.study.pool.cores", lambda: 8)
    monkeypatch.setattr("os.cpu_count", lambda: 8)
    monkeypatch.setattr(helpers, "_RUNNING", said)
    assert helpers_for(workers)._count == count


def test_alone_there_are_no_processes():
    with helpers_for(1) as others:
        others.begin()
        assert not others._threads


@pytest.mark.parametrize("cell", [8, 0])  # by their cells, by what they take with their texts
def test_large_tables_stay_in_one_process(
    results: dict[str, Results], monkeypatch: pytest.MonkeyPatch, cell: int
):
    monkeypatch.setattr(helpers, "_MOST_BYTES", 1000)
    monkeypatch.setattr(helpers, "_CELL", cell)
    with Helpers(1) as others:
        others.draw(Figures(NAMES), results["short"], "en")
        assert not others._threads


@pytest.mark.usefixtures("few_figures")
def test_a_report_takes_as_many_processes_as_allowed(
    folders: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = Path(shutil.copytree(folders["short"], tmp_path / "run"))
    asked = []
    monkeypatch.setattr(helpers, "helpers_for", lambda workers: asked.append(workers) or Helpers(0))
    assert [run(["report", str(folder), *more]) for more in ([], ["--workers", "2"])] == [0, 0]
    assert asked == [None, 2]


@pytest.mark.usefixtures("few_figures")
def test_an_interrupted_report_leaves_no_half_files(
    folders: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = Path(shutil.copytree(folders["short"], tmp_path / "run"))

    def half(_: Any, path: Path, __: str) -> None:
        path.write_bytes(b"PK")
        raise KeyboardInterrupt

    monkeypatch.setattr("sim.report.workbook.write_workbook", half)
    before = {path.name for path in folder.iterdir()}
    assert run(["report", str(folder)]) == 130
    assert {path.name for path in folder.iterdir()} == before


def test_findings_are_read_while_the_report_is_written(
    folders: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = Path(shutil.copytree(folders["short"], tmp_path / "run"))
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, "utf-8"))
    seen = []
    monkeypatch.setattr("sim.report.write_report", lambda *_: seen.append(raw.getvalue()))
    print("the findings")
    end(read(folder), folder, Helpers(0))
    assert b"the findings" in seen[0]


@pytest.mark.usefixtures("few_figures")
@pytest.mark.parametrize("count", [0, 1])
def test_the_page_is_made_ready_only_while_others_draw(
    folders: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
):
    folder = Path(shutil.copytree(folders["short"], tmp_path / "run"))
    ready = []
    monkeypatch.setattr("sim.report.page.prepare", lambda *_: ready.append(True))
    with Helpers(count) as others:
        write_report(folder, "en", helpers=others)
    assert len(ready) == count
