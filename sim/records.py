"""Arrays of records."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np


def records(n: int, dtype: np.dtype) -> Any:
    """An array of `n` records, all zero."""
    return np.zeros(n, _of_records(dtype)).view(np.recarray)


@cache
def _of_records(dtype: np.dtype) -> np.dtype:
    """The dtype that a view as records would make of this one every time anew."""
    return np.dtype((np.record, dtype))
