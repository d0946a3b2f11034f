"""What users' own tables say about the places of a region: a file each, imported once, then read by code.

A file is Parquet with a column `code` (12 digits) and any of `given_columns.COLUMNS`; empty cells say
nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.errors import InputError
from sim.region.given_columns import COLUMNS
from sim.region.said import Said
from sim.text import both

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_LARGEST = 1 << 30  # bytes


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of a user's own data; it is known by what is in it, not by where it lies."""

    digest: str  # SHA-256
    path: str = field(compare=False)

    def written(self) -> dict[str, str]:
        """As a scenario file says it, with the checksum that makes a run repeatable."""
        path = Path(self.path)
        here = Path.cwd()
        shown = path.relative_to(here) if path.is_relative_to(here) else path
        return {"file": shown.as_posix(), "sha256": self.digest}


def data_files(value: object, folder: Path | None = None) -> tuple[DataFile, ...]:
    """The files that `[region] data` names: a path, a table `{file, sha256}`, or a list of these.

    Relative paths start at `folder`. Raises `InputError` for what is not there, has changed, or is no table
    that `chaofuhe data import` wrote.
    """
    if value is None:
        return ()
    items = value if isinstance(value, (list, tuple)) else [value]
    if not items:
        raise InputError(*both("data.no_file"), key="data", value=value)
    several = isinstance(value, (list, tuple))
    return tuple(
        _data_file(item, folder, f"data[{n}]" if several else "data") for n, item in enumerate(items, 1)
    )


def _data_file(item: object, folder: Path | None, key: str) -> DataFile:
    if isinstance(item, DataFile):
        return item
    wanted = None
    name = item
    if isinstance(item, Mapping):
        if unknown := sorted(set(item) - {"file", "sha256"}):
            raise InputError(*both("data.unknown_key"), key=f"{key}.{unknown[0]}", allowed="file, sha256")
        name, wanted = item.get("file"), item.get("sha256")
    if not isinstance(name, str) or not name.strip():
        raise InputError(*both("data.no_path"), key=key, value=item, allowed='"census.parquet"')
    path = (folder or Path()) / name
    try:
        if not path.is_file():
            raise InputError(*both("data.not_found"), key=key, value=name)
        if path.stat().st_size > _LARGEST:
            raise InputError(*both("data.too_large"), key=key, value=name)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except (OSError, ValueError):
        raise InputError(*both("data.unreadable"), key=key, value=name) from None
    if wanted is not None and wanted != digest:
        raise InputError(*both("data.changed"), key=key, value=name)
    found = DataFile(digest, str(path.resolve()))
    try:
        _read(found)
    except InputError as error:
        raise error.within(key=key) from None
    return found


@dataclass(frozen=True, eq=False)
class Given:
    """What is said about places: codes in order, and for each column a value for each code (NaN: nothing)."""

    code: npt.NDArray[np.int64]
    columns: Mapping[str, npt.NDArray[np.float64]]

    def at(self, name: str, codes: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        """The values of a column at codes, shape of `codes`; NaN where nothing is said."""
        import numpy as np

        found = np.full(len(codes), np.nan)
        values = self.columns.get(name)
        if values is None or not len(self.code):
            return found
        rows = np.minimum(self.code.searchsorted(codes), len(self.code) - 1)
        known = self.code[rows] == codes
        found[known] = values[rows[known]]
        return found

    def says(self, name: str, codes: npt.NDArray[np.int64]) -> bool:
        """Whether anything is said in a column about any of the codes."""
        import numpy as np

        return bool(np.isfinite(self.at(name, codes)).any())


def given(files: Sequence[DataFile], places: Said = ()) -> Given | None:
    """All that the files say together, a later one over an earlier one, and what a scenario says of `places`
    over them all. None where nothing is said.
    """
    import numpy as np

    if not files and not places:
        return None
    parts = [_read(file) for file in files]
    if places:
        parts.append(_of_places(places))
    code = np.unique(np.concatenate([part.code for part in parts]))
    columns = {}
    for name in COLUMNS:
        values = np.full(len(code), np.nan)
        for part in parts:
            said = part.at(name, code)
            values = np.where(np.isfinite(said), said, values)
        if np.isfinite(values).any():
            columns[name] = values
    return Given(code, columns)


def _of_places(places: Said) -> Given:
    import numpy as np

    names = sorted({name for _, said in places for name, _ in said})
    columns = {name: np.array([dict(said).get(name, np.nan) for _, said in places]) for name in names}
    return Given(np.array([code for code, _ in places], dtype=np.int64), columns)


@lru_cache(maxsize=16)
def _read(file: DataFile) -> Given:
    import numpy as np
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table: Any = pq.read_table(file.path)
        names = set(table.column_names)
        if "code" not in names or not names - {"code"} <= set(COLUMNS):
            raise InputError(*both("data.not_imported"), value=file.path)
        code = np.asarray(table.column("code").to_numpy(), dtype=np.int64)
        columns = {
            name: np.asarray(table.column(name).cast(pa.float64()).to_numpy(), dtype=np.float64)
            for name in COLUMNS
            if name in names
        }
    except (OSError, ValueError, TypeError, pa.ArrowException):
        raise InputError(*both("data.not_imported"), value=file.path) from None
    if (np.diff(code) <= 0).any():
        raise InputError(*both("data.not_imported"), value=file.path)
    for name, values in columns.items():
        said = values[np.isfinite(values)]
        if ((said < COLUMNS[name].low) | (said > COLUMNS[name].high)).any():
            raise InputError(*both("data.not_imported"), value=file.path)
    return Given(code, columns)
