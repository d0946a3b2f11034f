"""What runs batches of tasks: the one small interface behind which cores, Slurm or Dask stand.

The runner submits batches while there are slots and waits for whichever is finished first. An executor knows
nothing of experiments: it calls `PATH` on the experiment and each task, wherever that may be.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

PATH = "sim.study.sweep.work:task_rows"


@dataclass(frozen=True, slots=True)
class Task:
    """All arms of one replicate of one point: they share a region and a seed. `values`: of the factors."""

    point: int
    replicate: int
    values: tuple[Any, ...]
    arms: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One run: `values`, shape (columns,), or None and why it failed and where."""

    arm: int
    run: str
    seed: int
    values: npt.NDArray[np.float64] | None
    reason: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Lost:
    """In place of a task's rows: it took its process with it every time it was tried."""

    reason: str


@dataclass(frozen=True, slots=True)
class Batch:
    """Tasks that are handed over together."""

    number: int
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """A batch that is finished: for each task its rows or `Lost`; and the seconds it took."""

    batch: Batch
    answers: tuple[list[Row] | Lost, ...]
    seconds: float


class Executor(Protocol):
    """Runs batches."""

    batch_seconds: float  # work that a batch should hold, so that handing it over costs little

    @property
    def slots(self) -> int:
        """Batches that keep it busy, now."""

    def submit(self, batch: Batch) -> None:
        """Take a batch; returns at once."""

    def wait(self) -> Done:
        """The next batch that is finished, in any order; every batch submitted comes back exactly once."""

    def close(self) -> None:
        """Drop what is under way and end every process."""
