"""Sharing a whole number out in proportion, exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt


def scaled(weights: npt.NDArray[np.float64], total: int) -> npt.NDArray[np.int64]:
    """Whole numbers in proportion to weights that add up to a total: largest remainders, and none below 1."""
    if not len(weights):
        return np.zeros(0, dtype=np.int64)
    exact = weights * (total / weights.sum())
    found = np.floor(exact).astype(np.int64)
    order = np.argsort(found - exact, kind="stable")
    found[order[: total - int(found.sum())]] += 1
    while (empty := int((found < 1).sum())) > 0:  # the largest give to those who would have none
        givers = np.argsort(-found, kind="stable")[:empty]
        givers = givers[found[givers] > 1]
        found[np.flatnonzero(found < 1)[: len(givers)]] = 1
        found[givers] -= 1
    return found
