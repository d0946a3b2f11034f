"""Processes: the same values in the same order for any number of them, and whatever happens to one."""

from __future__ import annotations

import operator
import subprocess
import threading
from typing import Any

import pytest

from sim.errors import InputError
from sim.study import process, worker
from sim.study.pool import Failed, spread


@pytest.mark.parametrize(("workers", "batch"), [(1, 1), (2, 1), (2, 3), (3, 100)])
def test_values_come_in_the_order_of_items(workers: int, batch: int):
    items = list(range(17))
    assert list(spread("operator:pow", (3,), items, workers, batch)) == [3**item for item in items]


def test_threads_of_this_process_work_beside_each_other_and_keep_the_order():
    together = threading.Barrier(2, timeout=20.0)
    shared = (together,)
    assert list(spread("tests.study.made_up_work:meet", shared, [3, 1, 2, 0], 1, threads=2)) == [3, 1, 2, 0]
    found = list(spread("operator:truediv", (12,), [1, 0, 3], 1, threads=2))
    assert found == [12.0, Failed("ZeroDivisionError: division by zero"), 4.0]
    with pytest.raises(InputError):
        list(spread("sim.scenario:load", (), ["no such scenario", "nor this"], 1, threads=2))


@pytest.mark.parametrize("workers", [1, 2])
def test_a_failure_is_a_value_and_the_rest_goes_on(workers: int):
    found = list(spread("operator:truediv", (12,), [1, 0, 3], workers))
    assert found[0::2] == [12.0, 4.0]
    assert found[1] == Failed("ZeroDivisionError: division by zero")


def test_a_process_that_dies_takes_one_item_with_it():
    found = list(spread("os:_exit", (), [3, 4, 5], 2, batch=3))
    assert found == [Failed(f"the process ended (code {code})") for code in (3, 4, 5)]


def test_wrong_input_is_raised():
    with pytest.raises(InputError):
        list(spread("sim.scenario:load", (), ["no such scenario", "nor this"], 2))


def test_work_is_done_here_when_no_process_starts(monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: Any, **__: Any) -> None:
        raise OSError("no processes")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert list(spread("operator:neg", (), [1, 2, 3, 4], 2)) == [-1, -2, -3, -4]


def test_work_is_done_here_when_the_program_has_changed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(process, "sources", lambda: "other")
    assert list(spread("operator:neg", (), [1, 2, 3, 4], 2)) == [-1, -2, -3, -4]


def test_stopping_early_ends_the_processes():
    values = spread("time:sleep", (), [0.0, 60.0, 60.0, 60.0], 2)
    assert next(values) is None
    values.close()  # type: ignore[attr-defined]


def test_reasons_are_one_short_line():
    kind, reason = worker.answer(operator.getitem, ({},), "a\nb" * 1000)
    assert kind == worker.FAILED
    assert len(reason) <= worker.LONGEST
    assert "\n" not in reason
