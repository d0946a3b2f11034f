"""Which factors of an experiment matter for its measures: Morris's screening or Sobol' indices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from sim.errors import InputError
from sim.study.analysis.extras import needed
from sim.study.analysis.morris import morris
from sim.study.analysis.samples import checked_arm, checked_measure, points
from sim.study.analysis.sobol import block_size, shrinking, sobol
from sim.text import both

if TYPE_CHECKING:
    from sim.study.design import Experiment

KINDS = ("morris", "sobol")
MOST_MEASURES = 8  # unless they are named: each takes a while


@dataclass(frozen=True)
class Sensitivity:
    """Tables in which each row names its `measure`.

    `indices`: a row for each measure and factor (`sim.study.analysis.morris`, `sobol`). `pairs`: S2 of each
    two factors (Sobol with a second-order design). `settling`: Sobol' indices by number of base samples.
    `samples`: what was analysed of each measure: points, those unknown, base samples or trajectories that
    were complete, the share of variance that is noise.
    """

    kind: str  # of `KINDS`
    arm: str
    against: str
    indices: pd.DataFrame
    pairs: pd.DataFrame
    settling: pd.DataFrame
    samples: pd.DataFrame

    @property
    def measures(self) -> list[str]:
        """The measures, in order."""
        return [str(name) for name in self.samples["measure"]]

    @property
    def frames(self) -> dict[str, pd.DataFrame]:
        """The tables that have something to say, by name."""
        every = {"indices": self.indices, "pairs": self.pairs, "settling": self.settling}
        return {**{name: frame for name, frame in every.items() if len(frame)}, "samples": self.samples}


def checked_design(experiment: Experiment) -> str:
    """The kind of analysis that fits an experiment's design; `InputError` when none does."""
    kind = experiment.design.kind
    if kind not in KINDS:
        raise InputError(
            *both("sensitivity.other_design"),
            file=experiment.file,
            key="design.kind",
            value=kind,
            allowed=", ".join(KINDS),
        )
    needed("SALib", "scipy")
    return kind


def sensitivity(
    experiment: Experiment,
    table: pd.DataFrame,
    measures: Sequence[str] = (),
    arm: str = "",
    against: str = "",
) -> Sensitivity:
    """Analyse the runs of a Morris or Sobol design, as far as they are there.

    `measures` are the experiment's (the first `MOST_MEASURES`) unless named; `arm` is the first unless named;
    with `against`, the measure is the difference between the two arms on the same seeds.
    """
    kind = checked_design(experiment)
    arm = checked_arm(table, arm or experiment.arms[0].name, "--arm")
    against = checked_arm(table, against, "--against") if against else ""
    wanted = [checked_measure(table, name, "--measure", experiment.names) for name in measures]
    wanted = wanted or [name for name in experiment.measures if name in table][:MOST_MEASURES]
    parts: dict[str, list[pd.DataFrame]] = {"indices": [], "pairs": [], "settling": []}
    rows = []
    names, second = experiment.names, experiment.design.second_order
    size = len(names) + 1 if kind == "morris" else block_size(len(names), second)
    for measure in wanted:
        found = points(table, names, measure, arm, against)
        y = np.full(len(experiment.points), np.nan)
        y[found.numbers] = found.mean
        unknown = int(np.isnan(y).sum())
        if unknown > len(y) - 2 * size and not _whole_blocks(y, size):
            raise InputError(*both("sensitivity.too_few", points=len(y) - unknown), key=measure)
        if kind == "morris":
            levels = experiment.design.levels
            parts["indices"].append(_of(measure, morris(experiment.points.unit, y, names, levels)))
        else:
            indices = sobol(y, names, second)
            parts["indices"].append(_of(measure, indices.first))
            parts["pairs"].append(_of(measure, indices.second))
            parts["settling"].append(_of(measure, shrinking(y, names, second)))
        rows.append(
            {
                "measure": measure,
                "points": len(y),
                "unknown": unknown,
                "blocks": _whole_blocks(y, size),
                "noise": found.noise,
            }
        )
    stacked = {name: _stacked(frames) for name, frames in parts.items()}
    return Sensitivity(kind, arm, against, **stacked, samples=pd.DataFrame(rows))


def _whole_blocks(y: np.ndarray, size: int) -> int:
    whole = len(y) // size
    return int((~np.isnan(y[: whole * size].reshape(whole, size)).any(axis=1)).sum())


def _of(measure: str, frame: pd.DataFrame) -> pd.DataFrame:
    frame = frame.copy()
    frame.insert(0, "measure", measure)
    return frame


def _stacked(frames: list[pd.DataFrame]) -> pd.DataFrame:
    kept = [frame for frame in frames if len(frame)]
    return pd.concat(kept, ignore_index=True) if kept else pd.DataFrame()
