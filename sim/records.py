"""Arrays of records."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

LINE = 64  # bytes that a cache handles at once


def records(n: int, dtype: np.dtype) -> Any:
    """An array of `n` records, all zero, that begins with a line of the cache: none of them lies across more
    lines than its size takes.
    """
    room = np.zeros(n * dtype.itemsize + LINE, np.uint8)
    first = -room.ctypes.data % LINE
    return room[first : first + n * dtype.itemsize].view(_of_records(dtype)).view(np.recarray)


@cache
def _of_records(dtype: np.dtype) -> np.dtype:
    """The dtype that a view as records would make of this one every time anew."""
    return np.dtype((np.record, dtype))
