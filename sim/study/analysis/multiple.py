"""Many hypotheses at once: p values adjusted after Holm (1979) and after Benjamini and Hochberg (1995)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Values = npt.NDArray[np.float64]


def holm(p: Values) -> Values:
    """Adjusted p values that keep the chance of any false rejection at the level; NaN stays NaN."""
    return _stepped(p, down=True)


def benjamini_hochberg(p: Values) -> Values:
    """Adjusted p values that keep the expected share of false rejections at the level; NaN stays NaN."""
    return _stepped(p, down=False)


def _stepped(p: Values, *, down: bool) -> Values:
    p = np.asarray(p, dtype=float)
    found = np.full(p.shape, np.nan)
    known = np.flatnonzero(~np.isnan(p))
    n = len(known)
    if n == 0:
        return found
    order = known[np.argsort(p[known], kind="stable")]
    rank = np.arange(n)
    if down:
        adjusted = np.maximum.accumulate(p[order] * (n - rank))
    else:
        adjusted = np.minimum.accumulate((p[order] * n / (rank + 1.0))[::-1])[::-1]
    found[order] = np.minimum(1.0, adjusted)
    return found
