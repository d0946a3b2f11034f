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


def _rows(table: Any) -> Rows:
    import numpy as np

    text = table.column("name").combine_chunks()
    return Rows(
        code=table.column("code").to_numpy(),
        level=table.column("level").to_numpy(),
        parent=table.column("parent").to_numpy(),
        kind=np.asarray(table.column("kind").fill_null(0).to_numpy(), dtype=np.int8),
        text=text,
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
    """Communities and villages with codes in any of the half-open ranges, in code order."""
    import numpy as np

    groups = [group for group, low, high in _bounds() if any(a <= high and low < b for a, b in ranges)]
    rows = _read(groups)
    codes = rows.column("code").to_numpy()
    keep = np.zeros(len(codes), dtype=np.bool_)
    for a, b in ranges:
        keep[slice(*codes.searchsorted((a, b)))] = True
    return _rows(rows if keep.all() else rows.filter(keep))
