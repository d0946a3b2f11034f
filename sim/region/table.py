"""Reading the shipped list of divisions: only the rows that are asked for, and only once.

The file holds the upper levels (province to township, 45,000 rows) in its first row group, and the
communities and villages after them in code order, so that a county costs one or two small row groups. Source:
National Bureau of Statistics, division codes, edition 2023-06-30 (see `data/README.md`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pyarrow as pa

PATH = Path(__file__).parent / "data" / "divisions.parquet"
UPPER_ROW_GROUP = 0  # levels 1 to 4; every later row group holds level 5 in code order


@dataclass(frozen=True, eq=False)
class Rows:
    """Divisions in code order: 12-digit codes, levels 1-5, parent codes, kinds (0: none), names."""

    code: npt.NDArray[np.int64]
    level: npt.NDArray[np.int8]
    parent: npt.NDArray[np.int64]
    kind: npt.NDArray[np.int8]
    text: pa.Array

    def __len__(self) -> int:
        return len(self.code)

    def name(self, index: int) -> str:
        """The name in one row."""
        return str(self.text[int(index)])

    def names(self) -> list[str]:
        """All names, in row order."""
        found: list[str] = self.text.to_pylist()
        return found

    def find(self, code: int) -> int:
        """The row of a code, or -1."""
        at = int(self.code.searchsorted(code))
        return at if at < len(self.code) and self.code[at] == code else -1


def _numbers(column: Any, dtype: type) -> npt.NDArray[Any]:
    """A column of whole numbers; missing ones are 0. (Arrow's own conversion would import pandas.)"""
    import numpy as np

    array = column.combine_chunks()
    if array.null_count == len(array):
        return np.zeros(len(array), dtype)
    if array.null_count:
        array = array.fill_null(0)
    return np.frombuffer(array.buffers()[1], dtype)[array.offset : array.offset + len(array)]


def _rows(found: Any) -> Rows:
    import numpy as np

    return Rows(
        code=_numbers(found.column("code"), np.int64),
        level=_numbers(found.column("level"), np.int8),
        parent=_numbers(found.column("parent"), np.int64),
        kind=_numbers(found.column("kind"), np.int8),
        text=found.column("name").combine_chunks(),
    )


@cache
def _metadata() -> Any:
    import pyarrow.parquet as pq

    return pq.read_metadata(PATH)


def _read(groups: Sequence[int]) -> Any:
    """Row groups as one table; the file is opened anew, so that threads and forks share no position."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(PATH, metadata=_metadata()) as file:
        return file.read_row_groups(groups, use_threads=len(groups) > 4)


@cache
def upper() -> Rows:
    """Provinces, prefectures, counties and townships, in code order."""
    return _rows(_read([UPPER_ROW_GROUP]))


@cache
def _bounds() -> list[tuple[int, int, int]]:
    """(row group, lowest code, highest code) of each row group of communities."""
    meta = _metadata()
    found = []
    for group in range(UPPER_ROW_GROUP + 1, meta.num_row_groups):
        statistics = meta.row_group(group).column(0).statistics
        found.append((group, int(statistics.min), int(statistics.max)))
    return found


def communities(ranges: Sequence[tuple[int, int]]) -> Rows:
    """Communities and villages with codes in any of the half-open ranges (sorted, apart), in code order."""
    import numpy as np
    import pyarrow as pa

    groups = [group for group, low, high in _bounds() if any(a <= high and low < b for a, b in ranges)]
    rows = _read(groups)
    starts, ends = _numbers(rows.column("code"), np.int64).searchsorted(np.array(ranges).T)
    parts: list[list[int]] = []
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        if parts and parts[-1][1] == start:  # a county's townships follow one another
            parts[-1][1] = end
        else:
            parts.append([start, end])
    slices = [rows.slice(start, end - start) for start, end in parts]
    return _rows(pa.concat_tables(slices))
