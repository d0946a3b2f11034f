"""Weak and lax Party branches (软弱涣散党组织): which communities have one (Xu2025)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from sim import streams

if TYPE_CHECKING:
    import numpy.typing as npt


def strengths(codes: Any, p: Any, seed: int) -> npt.NDArray[np.float64]:
    """Strength of each branch, shape (C,): 1, or `steering.weak_strength` where it is weak."""
    found = np.ones(len(codes))
    for i, code in enumerate(np.asarray(codes).tolist()):
        if streams.uniform(np.uint64(seed), streams.BRANCH, code, 0, 0, 0) < p.steering_weak_branches:
            found[i] = p.steering_weak_strength
    return found
