"""Comparing on the same seeds: paired differences with 95% intervals, who gains and who loses.

Every draw has an address (`sim.streams`), so on the same seed two arms differ only by what the policy does;
the variance of their difference is far below that of two independent runs.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from sim.measures import MEASURES
from sim.measures.compute import Outcome, cell_name, cells
from sim.study import gains
from sim.study.arms import Arms, arms_of
from sim.study.bounds import bounds, cut
from sim.study.findings import Effect, manifest_of
from sim.study.gather import Arm, Means, columns_of, named_cells, tables_of, with_interval
from sim.study.layout import Layout, beside, described
from sim.study.one import run_seed
from sim.study.pool import Failed
from sim.study.runs import layout_of, timing, weeks_of
from sim.study.schedule import Progress, checked, replicates_of
from sim.study.statistics import Running, holm, p_values

if TYPE_CHECKING:
    import numpy.typing as npt

    Values = npt.NDArray[np.float64]

_PAIRED = ("weekly", "communities")


def compare(
    scenario: Any,
    arms: Any = None,
    replicates: int = 20,
    seed: int = 0,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Effect:
    """Run every arm on the same seeds and measure the differences from the baseline.

    `scenario` is the baseline and `arms` a mapping from names to policies added to it, ``{"audit":
    [sim.policy("penetrating_audit")]}``, or a list of other scenarios; without `arms`, `scenario` is a list
    of scenarios of which the first is the baseline, or one scenario that has policies, whose baseline is
    itself without them. The other arguments are those of `sim.run`. Raises
    `InputError` when something about the input is wrong; a run that fails is kept as a row with its reason.
    """
    return compare_arms(arms_of(scenario, arms), replicates, seed, workers, progress)


def compare_arms(
    every: Arms,
    replicates: int = 20,
    seed: int = 0,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Effect:
    """The same with the arms as `arms_of` gives them."""
    checked(replicates, seed, workers)
    started = datetime.now(UTC)
    clock = time.perf_counter()
    same_places = len({(arm.region, arm.total_weeks) for _, arm in every}) == 1
    pairs = [_Pair(same_places) for _ in every[1:]]
    own = [Arm(seed) for _ in every]
    scenarios = [arm for _, arm in every]
    for number, outcomes in enumerate(replicates_of(scenarios, replicates, seed, workers, progress)):
        for arm, found in zip(own, outcomes, strict=True):
            arm.add(number, found)
        for pair, found in zip(pairs, outcomes[1:], strict=True):
            pair.add(outcomes[0], found)
    layout, title = layout_of(every[0][1])
    about = {
        "weeks": weeks_of(every[0][1]),
        "run_seeds": [str(run_seed(seed, number)) for number in range(replicates)],
        "failed": [
            {"replicate": number, "arm": name, "reason": reason}
            for (name, _), arm in zip(every, own, strict=True)
            for number, reason in arm.failed
        ],
        **timing(started, clock),
    }
    manifest = manifest_of("compare", every, seed, replicates, title, about)
    return Effect(manifest, _frames(every, own, pairs, layout))


class _Pair:
    """Paired differences of one arm from the baseline."""

    def __init__(self, same_places: bool) -> None:
        self.tables = _PAIRED if same_places else ()
        self.differences = Means()
        self.involution = Running((1,))
        self.communities = gains.Communities()

    def add(self, base: Outcome | Failed, arm: Outcome | Failed) -> None:
        """Take one replicate; a pair of which one run failed is no pair."""
        if isinstance(base, Failed) or isinstance(arm, Failed):
            return
        before, after = tables_of(base, self.tables), tables_of(arm, self.tables)
        self.differences.add({name: after[name] - before[name] for name in before})
        self.involution.add(np.array([involution(base, arm)]))
        if self.tables:
            self.communities.add(base.communities, arm.communities)


def involution(base: Outcome, arm: Outcome) -> float:
    """1 - realised / announced cut of hours of forms and traces asked; NaN where nothing was announced."""
    announced = arm["announced_cut"] - base["announced_cut"]
    if not announced > 0.0:
        return float("nan")
    return 1.0 - (base["asked_trace_hours"] - arm["asked_trace_hours"]) / announced


def _frames(every: Arms, own: list[Arm], pairs: list[_Pair], layout: Layout) -> dict[str, pd.DataFrame]:
    names = [name for name, _ in every]
    found = {
        "effects": _stacked(
            names[1:], [_effects(own[0], arm, pair) for arm, pair in zip(own[1:], pairs, strict=True)]
        ),
        "gains": _stacked(
            names[1:],
            [gains.table(own[0], arm, pair.communities) for arm, pair in zip(own[1:], pairs, strict=True)],
        ),
        "summary": _stacked(names, [arm.summary() for arm in own]),
        "runs": _stacked(names, [arm.runs() for arm in own]),
    }
    weekly = [own[0].table("weekly", layout)]
    communities = []
    for arm, pair in zip(own[1:], pairs, strict=True):
        if "weekly" in pair.differences.tables:
            weekly.append(_beside_differences(arm.table("weekly", layout), "weekly", pair))
            communities.append(_communities(own[0], arm, pair, layout))
        else:
            communities.append(layout.communities.iloc[:0])
    found["weekly"] = _stacked(names[: len(weekly)], weekly)
    found["communities"] = _stacked(names[1:], communities)
    return found


def _stacked(names: list[str], frames: list[pd.DataFrame]) -> pd.DataFrame:
    """Frames of arms one below the other, with the arm in the first column."""
    labelled = []
    for name, frame in zip(names, frames, strict=True):
        frame.insert(0, "arm", name)
        frame.attrs = {}
        labelled.append(frame)
    return described(pd.concat(labelled, ignore_index=True))


def _effects(base: Arm, arm: Arm, pair: _Pair) -> pd.DataFrame:
    """The paired differences of an arm, one row for each cell, and the involution."""
    before, after = base.values, arm.values
    both = ~(np.isnan(before) | np.isnan(after))
    one, other, difference = Running(before.shape[1:]), Running(before.shape[1:]), Running(before.shape[1:])
    for x, y, known in zip(before, after, both, strict=True):
        one.add(np.where(known, x, np.nan))
        other.add(np.where(known, y, np.nan))
        difference.add(np.where(known, y - x, np.nan))
    mean, half = difference.means, difference.halves()
    p = p_values(mean, difference.variances, difference.n)
    independent = one.variances + other.variances
    ends = bounds([cell_name(cell) for cell in cells()], difference=True)
    columns = {
        **named_cells(),
        "n": difference.n.astype(np.int64),
        "baseline": one.means,
        "sd_baseline": np.sqrt(one.variances),
        "value": other.means,
        "difference": mean,
        "low": cut(mean - half, ends),
        "high": cut(mean + half, ends),
        "variance_reduction": reduction(independent, difference.variances),
        "p": p,
        "holm": _corrected(p),
    }
    columns["verdict"] = gains.verdicts(columns["low"], columns["high"], np.array(columns["direction"]))
    frame = pd.DataFrame(columns)
    rows = pd.DataFrame([_involution_row(pair.involution)])
    return pd.concat([frame, rows.astype(frame.dtypes.to_dict())], ignore_index=True)


def reduction(independent: Values, paired: Values) -> Values:
    """Variance of the difference had the seeds been independent, over its variance on the same seeds; NaN
    where neither varies, infinite where only the paired one does not.
    """
    with np.errstate(divide="ignore"):
        return np.divide(independent, paired, out=np.full(paired.shape, np.nan), where=independent > 0.0)


def _corrected(p: Values) -> Any:
    """Holm's correction over the measures of the whole region; not applicable to breakdowns."""
    whole = np.array([not by for _, by, _ in cells()])
    found = np.full(len(p), None, dtype=object)
    found[whole] = holm(p[whole])
    return pd.array(found, dtype="boolean")


def _involution_row(running: Running) -> dict[str, Any]:
    about = MEASURES["involution"]
    mean, half = float(running.means[0]), float(running.halves()[0])
    row: dict[str, Any] = dict.fromkeys(
        ("baseline", "sd_baseline", "difference", "variance_reduction", "p"), np.nan
    )
    names = {"measure": "involution", "by": "", "of": "", "name_en": about.name_en, "name_zh": about.name_zh}
    row |= {**names, "unit": about.unit, "direction": about.direction, "n": int(running.n[0]), "value": mean}
    return row | {"low": mean - half, "high": mean + half, "holm": None, "verdict": "none"}


def _beside_differences(frame: pd.DataFrame, table: str, pair: _Pair) -> pd.DataFrame:
    names = [f"{name}.difference" for name in columns_of(table)]
    return beside(frame, with_interval(names, *pair.differences.values(table), difference=True))


def _communities(base: Arm, arm: Arm, pair: _Pair, layout: Layout) -> pd.DataFrame:
    names = columns_of("communities")
    before, after = base.means.values("communities")[0], arm.means.values("communities")[0]
    fixed = beside(layout.communities, ((f"{name}.baseline", before[:, i]) for i, name in enumerate(names)))
    fixed = beside(fixed, ((name, after[:, i]) for i, name in enumerate(names)))
    return _beside_differences(fixed, "communities", pair)
