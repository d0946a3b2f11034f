"""Joining the folders of shards into one, which is a sweep's folder like any other."""

from __future__ import annotations

import json
from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.errors import InputError
from sim.study.sweep.folder import MANIFEST, RUNS, experiment_in, manifest_in, opened, storing, write_whole
from sim.study.sweep.lock import locked
from sim.study.sweep.parts import read_parts, schema_of, write_table
from sim.text import both

if TYPE_CHECKING:
    import pyarrow as pa

_MOST_ROWS = 20_000  # of a file


def merge(folders: Sequence[str | PathLike[str]], out: str | PathLike[str]) -> int:
    """Write the runs of sweeps' folders into `out`, each once; how many there are.

    A run that failed in one folder and not in another is the one that did not. `InputError` when the folders
    do not hold the same sweep, or `out` holds something else. What `out` has already stays.
    """
    target, sources = Path(out), [Path(folder) for folder in folders]
    if not sources:
        raise InputError(*both("sweep.nothing_to_merge"))
    if any(source.resolve() == target.resolve() for source in sources):
        raise InputError(*both("sweep.merge_into_itself"), file=target, allowed=both("sweep.new_folder"))
    manifests = [manifest_in(source) for source in sources]
    for source, manifest in zip(sources, manifests, strict=True):
        if manifest["identity"] != manifests[0]["identity"]:
            raise InputError(*both("sweep.not_the_same", first=sources[0]), file=source)
    best = max(range(len(sources)), key=lambda i: manifests[i]["most_replicates"])
    experiment = experiment_in(sources[best])
    opened(target, experiment, update=True)
    with locked(target, (1, 1)), storing(target):
        write_whole(target / MANIFEST, json.dumps(manifests[best], ensure_ascii=False, indent=1) + "\n")
        chosen = _chosen([target, *sources], manifests[0]["arms"])
        return _write(chosen, sources, target, schema_of(experiment))


def _chosen(folders: Sequence[Path], arms: Sequence[str]) -> dict[Path, Any]:
    """For each part file which of its rows are wanted: of every run the best one."""
    index = {name: place for place, name in enumerate(arms)}
    keys: list[np.ndarray] = []
    files: list[tuple[Path, int]] = []
    for folder in folders:
        for path, table in read_parts(folder, ["point", "arm", "replicate", "failed", "attempt"]):
            arm = np.array([index[name] for name in table["arm"].to_pylist()], dtype=np.int64)
            columns = [table[name].to_numpy().astype(np.int64) for name in ("point", "replicate", "failed")]
            attempt = -table["attempt"].to_numpy().astype(np.int64)
            keys.append(np.stack([columns[0], columns[1], arm, columns[2], attempt]))
            files.append((path, len(table)))
    if not files:
        return {}
    every = np.concatenate(keys, axis=1)
    # The sort is stable: of equal runs the one that comes first is kept, and the target comes first.
    order = np.lexsort(every[::-1])
    runs = every[:3, order]
    first = np.ones(len(order), dtype=bool)
    first[1:] = (runs[:, 1:] != runs[:, :-1]).any(axis=0)
    wanted = np.zeros(len(order), dtype=bool)
    wanted[order[first]] = True
    ends = np.cumsum([rows for _, rows in files])
    return {path: wanted[end - rows : end] for (path, rows), end in zip(files, ends, strict=True)}


def _write(chosen: dict[Path, Any], sources: Sequence[Path], target: Path, schema: pa.Schema) -> int:
    """Write what is wanted of the sources into new files of the target, a few thousand rows each."""
    import uuid

    import pyarrow as pa

    stem, number, count = f"part-merged-{uuid.uuid4().hex[:8]}", 0, 0
    waiting: list[pa.Table] = []

    def flush() -> None:
        nonlocal number
        if waiting:
            write_table(target / RUNS / f"{stem}-{number:06d}.parquet", pa.concat_tables(waiting))
            number += 1
            waiting.clear()

    for source in sources:
        for path, table in read_parts(source):
            rows = table.cast(schema).filter(pa.array(chosen[path]))
            if len(rows):
                waiting.append(rows)
                count += len(rows)
            if sum(map(len, waiting)) >= _MOST_ROWS:
                flush()
    flush()
    return count + sum(int(rows.sum()) for path, rows in chosen.items() if path.is_relative_to(target))
