"""Variance-based sensitivity (Sobol', Saltelli) with SALib: what share of a measure's variance over the whole
space comes from each factor.

S1 is the share that a factor explains alone, ST the share that involves it in any way; ST above S1 means that
it works together with others, S2 says with which one. Intervals resample base samples (SALib); estimates may
fall a little below 0 or sum to a little more than 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from sim.study.analysis.extras import library
from sim.study.analysis.intervals import SEED
from sim.study.analysis.morris import complete

if TYPE_CHECKING:
    import numpy.typing as npt

    Values = npt.NDArray[np.float64]

RESAMPLES = 1000
_ENDS = [2.5, 97.5]


@dataclass(frozen=True)
class Indices:
    """Indices of one measure: `first` has a row for each factor (S1 and ST), `second` for each pair (S2; no
    rows without a second-order design). `samples`: base samples that were complete.
    """

    first: pd.DataFrame
    second: pd.DataFrame
    samples: int


def block_size(factors: int, second_order: bool) -> int:
    """Points of the design that belong to one base sample."""
    return 2 * factors + 2 if second_order else factors + 2


def sobol(y: Values, names: Sequence[str], second_order: bool, resamples: int = RESAMPLES) -> Indices:
    """Indices from the measure at every point, in the order of SALib's sample; base samples with an unknown
    value are left out.
    """
    size = block_size(len(names), second_order)
    kept = complete(y, size)
    y = y[: len(kept) * size][np.repeat(kept, size)]
    samples = int(kept.sum())
    if samples < 2 or not float(np.ptp(y)) > 0.0:
        return Indices(*_unknown(names, second_order), samples)
    problem = {"num_vars": len(names), "names": list(names), "bounds": [[0.0, 1.0]] * len(names)}
    found = library("SALib.analyze.sobol").analyze(
        problem,
        y,
        calc_second_order=second_order,
        num_resamples=resamples,
        keep_resamples=True,
        seed=SEED,
    )
    columns: dict[str, Any] = {"factor": list(names), "samples": samples}
    for name in ("S1", "ST"):
        columns[name] = np.asarray(found[name], dtype=float)
        ends = np.percentile(found[f"{name}_conf_all"], _ENDS, axis=0)
        columns[f"{name}.low"], columns[f"{name}.high"] = ends
    first = pd.DataFrame(columns).sort_values("ST", ascending=False, kind="stable", ignore_index=True)
    return Indices(first, _second(found, names) if second_order else _unknown(names, False)[1], samples)


def _second(found: Any, names: Sequence[str]) -> pd.DataFrame:
    rows = []
    for i in range(len(names)):
        for j in range(i + 1, len(names)):
            value, half = float(found["S2"][i, j]), float(found["S2_conf"][i, j])
            row = {"factor": names[i], "other": names[j], "S2": value}
            rows.append(row | {"S2.low": value - half, "S2.high": value + half})
    return pd.DataFrame(rows, columns=["factor", "other", "S2", "S2.low", "S2.high"])


def _unknown(names: Sequence[str], second_order: bool) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Tables of a measure that never varies, or of too few samples."""
    columns = ("S1", "S1.low", "S1.high", "ST", "ST.low", "ST.high")
    first = pd.DataFrame({"factor": list(names), "samples": 0, **dict.fromkeys(columns, np.nan)})
    pairs = [(a, b) for i, a in enumerate(names) for b in names[i + 1 :]] if second_order else []
    second = pd.DataFrame(pairs, columns=["factor", "other"])
    return first, second.assign(**dict.fromkeys(("S2", "S2.low", "S2.high"), np.nan))


def shrinking(y: Values, names: Sequence[str], second_order: bool, least: int = 16) -> pd.DataFrame:
    """How indices settle: a row for each factor and number of base samples, doubling up to all of them."""
    size = block_size(len(names), second_order)
    total = len(y) // size
    counts = []
    while total >= least:
        counts.append(total)
        total //= 2
    frames = [sobol(y[: count * size], names, second_order).first for count in reversed(counts)]
    if not frames:
        return pd.DataFrame()
    # Samples that are not there yet are in none of the larger numbers.
    return pd.concat(frames, ignore_index=True).drop_duplicates(["factor", "samples"], ignore_index=True)
