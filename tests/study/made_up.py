"""Tables of runs as a sweep gives them, made up from functions whose answers are known."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd


def runs(
    arms: Mapping[str, Callable[..., Mapping[str, Any]]],
    replicates: int,
    points: Sequence[Mapping[str, Any]] = ({},),
    seed: int = 1,
) -> pd.DataFrame:
    """A row for each point, arm and replicate; `arm(rng, **point)` gives the measures, `rng` being the
    same in all arms.
    """
    rows = []
    for number, point in enumerate(points):
        for arm, measures in arms.items():
            for replicate in range(replicates):
                rng = np.random.default_rng([seed, number, replicate])
                fixed = {"run": f"{number}-{arm}-{replicate}", "point": number, "arm": arm}
                fixed |= {"replicate": replicate, "seed": str(replicate), "failed": False, "reason": ""}
                rows.append({**fixed, **point, **measures(rng, **point)})
    return pd.DataFrame(rows)
