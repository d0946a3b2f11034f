"""Part files: runs on disk, each file written by one process, whole or not at all, and never changed."""

from __future__ import annotations

import os
import uuid
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.errors import InputError
from sim.study.sweep.executor import Row, Task
from sim.study.sweep.folder import RUNS, storing, to_disk
from sim.text import both

if TYPE_CHECKING:
    import pyarrow as pa

    from sim.study.design.experiment import Experiment

KEYS = ("run", "point", "arm", "replicate", "seed", "failed", "reason", "origin", "attempt")


def schema_of(experiment: Experiment) -> pa.Schema:
    """The columns of part files: those of every sweep, the factors, every measure; with units and names."""
    import pyarrow as pa

    from sim.study.design.plans import known_measures
    from sim.study.layout import about

    types = {
        "run": pa.string(),
        "point": pa.int32(),
        "arm": pa.string(),
        "replicate": pa.int32(),
        "seed": pa.string(),
        "failed": pa.bool_(),
        "reason": pa.string(),
        "origin": pa.string(),
        "attempt": pa.int32(),
    }
    for place, factor in enumerate(experiment.factors):
        types[factor.name] = _type_of([factor.shown(row[place]) for row in experiment.points.values])
    types |= {name: pa.float64() for name in known_measures(experiment.function)}
    fields = []
    for name, kind in types.items():
        unit, en, zh = about(name)
        fields.append(pa.field(name, kind, metadata={"unit": unit, "en": en, "zh": zh}))
    return pa.schema(fields)


def _type_of(values: Sequence[Any]) -> pa.DataType:
    import pyarrow as pa

    kinds = {type(value) for value in values}
    if kinds == {bool}:
        return pa.bool_()
    if kinds == {int}:
        return pa.int64()
    return pa.float64() if kinds <= {int, float} else pa.string()


class Writer:
    """Writes the runs of one runner: rows are gathered and become a file at `flush`."""

    def __init__(self, folder: Path, experiment: Experiment, label: str) -> None:
        self.folder, self.experiment = folder, experiment
        self.schema = schema_of(experiment)
        self._stem = f"part-{label}-{uuid.uuid4().hex[:8]}"
        self._files = 0
        self._rows: list[tuple[Task, Row, int]] = []

    @property
    def waiting(self) -> int:
        """Runs that are not on the disk yet."""
        return len(self._rows)

    def add(self, task: Task, row: Row, attempt: int) -> None:
        """Take a run."""
        self._rows.append((task, row, attempt))

    def flush(self) -> None:
        """Put the runs that wait into a file. `OSError` when the disk is full: none of them is kept then."""
        if not self._rows:
            return
        path = self.folder / RUNS / f"{self._stem}-{self._files:06d}.parquet"
        with storing(self.folder):
            write_table(path, self._table())
        self._files += 1
        self._rows.clear()

    def _table(self) -> pa.Table:
        import numpy as np
        import pyarrow as pa

        rows, factors, arms = self._rows, self.experiment.factors, self.experiment.arms
        columns: list[Any] = [
            [row.run for _, row, _ in rows],
            [task.point for task, _, _ in rows],
            [arms[row.arm].name for _, row, _ in rows],
            [task.replicate for task, _, _ in rows],
            [str(row.seed) for _, row, _ in rows],
            [row.values is None for _, row, _ in rows],
            [row.reason for _, row, _ in rows],
            [row.origin for _, row, _ in rows],
            [attempt for _, _, attempt in rows],
        ]
        for place, factor in enumerate(factors):
            columns.append([factor.shown(task.values[place]) for task, _, _ in rows])
        width = len(self.schema) - len(columns)
        unknown = np.full(width, np.nan)
        matrix = np.stack([unknown if row.values is None else row.values for _, row, _ in rows])
        columns += list(np.ascontiguousarray(matrix.T))
        arrays = [pa.array(column, field.type) for column, field in zip(columns, self.schema, strict=True)]
        return pa.Table.from_arrays(arrays, schema=self.schema)


def write_table(path: Path, table: pa.Table) -> None:
    """Write a part file: temporary name, on the disk, then its name."""
    from pyarrow import parquet

    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with part.open("wb") as file:
            parquet.write_table(
                table,
                file,
                compression="zstd",
                use_dictionary=["arm", "reason", "origin"],
                write_statistics=False,
            )
            file.flush()
            os.fsync(file.fileno())
        part.rename(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    to_disk(path.parent)


def clear_leftovers(folder: Path, label: str) -> None:
    """Remove what a runner of this shard that was killed left half written."""
    for path in (folder / RUNS).glob(f".part-{label}-*"):
        with suppress(OSError):
            path.unlink()


def part_files(folder: Path) -> list[Path]:
    """The part files of a sweep, in a fixed order."""
    return sorted((folder / RUNS).glob("part-*.parquet"))


def read_parts(
    folder: Path, columns: Sequence[str] | None = None, leave_out: Collection[Path] = ()
) -> Iterator[tuple[Path, pa.Table]]:
    """Each part file and what of it was asked for; `InputError` for a file that cannot be read."""
    import pyarrow as pa
    from pyarrow import parquet

    for path in part_files(folder):
        if path in leave_out:
            continue
        try:
            with parquet.ParquetFile(path) as file:
                table = file.read(columns=None if columns is None else list(columns))
            if columns is not None:  # names with dots bring those that begin like them
                table = table.select(list(columns))
        except (pa.ArrowException, OSError, KeyError):
            again = both("sweep.remove_part")
            raise InputError(*both("study.damaged"), file=path, allowed=again) from None
        yield path, table
