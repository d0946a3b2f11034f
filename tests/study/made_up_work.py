"""Work that goes wrong on purpose, or waits for other work; named by its path, as executors name theirs."""

from __future__ import annotations

import os
import threading
from typing import Any

from sim.study.sweep.work import task_rows


def meet(together: threading.Barrier, item: int) -> int:
    """The item, once as many others as meet there are under way, too."""
    together.wait()
    return item


def deadly(experiment: Any, task: Any) -> Any:
    """Takes the process with it at point 3, every time."""
    if task.point == 3:
        os._exit(9)
    return task_rows(experiment, task)


def deadly_once(experiment: Any, task: Any) -> Any:
    """Takes the process with it at point 3 the first time: a file says whether it was there before."""
    mark = os.environ["MADE_UP_MARK"]
    if task.point == 3 and not os.path.exists(mark):  # noqa: PTH110
        with open(mark, "w", encoding="utf-8"):  # noqa: PTH123
            os._exit(9)
    return task_rows(experiment, task)
