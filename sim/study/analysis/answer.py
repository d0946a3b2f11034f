"""What the arms and factors of a sweep change: everything the command ``effects`` says, in one answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from sim.errors import InputError
from sim.measures import MEASURES
from sim.study.analysis import convergence, factorial
from sim.study.analysis.effects import effects, heterogeneity
from sim.study.analysis.extras import needed
from sim.study.analysis.levels import SYNERGY, ends, inside, levels
from sim.study.analysis.samples import Units, arms_in, checked_arm, checked_measure, seeds, units
from sim.text import both

if TYPE_CHECKING:
    from sim.study.design import Experiment

COST = "cost"  # the measure
_BREAKDOWNS = ("place", "group")


@dataclass(frozen=True)
class Effects:
    """Paired effects (`effects`), differences between groups (`groups`), running means (`settling`),
    replicates needed (`needed`), the factorial (`factorial`, `best`), every measure and effect along the
    factors (`levels`, `ends`, `inside`): tables, empty where they do not apply.
    `points`: units of `settling` and `needed` are points of the design (a sample), not replicates (a grid).
    """

    baseline: str
    points: bool
    effects: pd.DataFrame
    groups: pd.DataFrame
    settling: pd.DataFrame
    needed: pd.DataFrame
    factorial: pd.DataFrame
    best: pd.DataFrame
    levels: pd.DataFrame
    ends: pd.DataFrame
    inside: pd.DataFrame

    @property
    def frames(self) -> dict[str, pd.DataFrame]:
        """The tables that have something to say, by name."""
        names = ("effects", "groups", "settling", "needed", "factorial", "best", "levels", "ends", "inside")
        return {name: getattr(self, name) for name in names if len(getattr(self, name))}


def checked_arms(experiment: Experiment) -> None:
    """`InputError` when an experiment has neither arms nor points to compare, or SciPy is not there."""
    needed("scipy")
    if len(experiment.arms) < 2 and len(experiment.points) < 2:
        raise InputError(*both("effects.one_arm"), file=experiment.file, key="arms")


def answer(
    experiment: Experiment,
    table: pd.DataFrame,
    measures: Sequence[str] = (),
    baseline: str = "",
    half: float | None = None,
) -> Effects:
    """Compare the arms of a sweep, as far as it went.

    `measures` are the experiment's unless named; `baseline` the first arm unless named; `half` asks how many
    units an interval of ± `half` for the first measure needs.
    """
    checked_arms(experiment)
    present = arms_in(table)
    baseline = checked_arm(table, baseline or experiment.arms[0].name, "--baseline")
    wanted = [checked_measure(table, name, "--measure", experiment.names) for name in measures]
    wanted = wanted or [name for name in experiment.measures if name in table]
    others = [arm for arm in present if arm != baseline]
    first = wanted[0]
    grid = experiment.design.kind in ("grid", "arms")
    pairs = {arm: (seeds if grid else units)(table, first, (baseline, arm)) for arm in others}
    settling = [
        convergence.running(found.of(arm) - found.of(baseline)).assign(measure=first, arm=arm)
        for arm, found in pairs.items()
    ]
    along = (_with_synergy(table, wanted, baseline), experiment.names, wanted, baseline, grid)
    return Effects(
        baseline,
        any(found.points for found in pairs.values()),
        effects(table, wanted, baseline),
        _groups(table, wanted, others, baseline),
        _joined(settling),
        _needed(pairs, first, baseline, half) if half is not None else pd.DataFrame(),
        *_factorial(table, wanted),
        levels(*along),
        ends(*along),
        inside(table, experiment.names, _directions(wanted), grid),
    )


def _with_synergy(table: pd.DataFrame, measures: Sequence[str], baseline: str) -> pd.DataFrame:
    """The runs of a factorial with an arm `SYNERGY` as well, whose difference from the baseline is the
    synergy, seed by seed, so that it can be followed along the factors; any other table as it is.
    """
    codes = factorial.codes_of(arms_in(table))
    if codes.get("000") != baseline:
        return table
    weights = dict(zip(factorial.CODES, factorial.contrasts()["synergy"], strict=True))
    weights["000"] += 1.0
    runs = table.set_index(["point", "replicate"])
    rows = runs[runs["arm"] == baseline].copy()
    for measure in measures:
        parts = [
            weight * runs.loc[runs["arm"] == codes[code], measure].astype(float)
            for code, weight in weights.items()
            if weight
        ]
        rows[measure] = sum(parts[1:], start=parts[0])
    return pd.concat([table, rows.assign(arm=SYNERGY).reset_index()], ignore_index=True)


def _directions(measures: Sequence[str]) -> dict[str, int]:
    """The direction of each measure that has one; those of breakdowns are left out."""
    found = {name: MEASURES[name].direction for name in measures if name in MEASURES}
    return {name: direction for name, direction in found.items() if direction}


def _joined(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    kept = [frame for frame in frames if len(frame)]
    return pd.concat(kept, ignore_index=True) if kept else pd.DataFrame()


def _groups(table: pd.DataFrame, measures: Sequence[str], arms: Sequence[str], baseline: str) -> pd.DataFrame:
    """Differences between groups, of every measure of which the runs have stored the breakdown."""
    frames = []
    for measure in measures:
        for by in _BREAKDOWNS:
            here = [name for name in table.columns if str(name).startswith(f"{measure}.{by}.")]
            if len(here) > 1:
                frames += [heterogeneity(table, measure, by, arm, baseline) for arm in arms]
    return _joined(frames)


def _needed(pairs: Mapping[str, Units], measure: str, baseline: str, half: float) -> pd.DataFrame:
    rows = []
    for arm, found in pairs.items():
        differences = found.of(arm) - found.of(baseline)
        if len(differences) > 1:
            count = convergence.needed(float(np.std(differences, ddof=1)), half)
            rows.append(
                {"measure": measure, "arm": arm, "half": half, "n": len(differences), "needed": count}
            )
    return pd.DataFrame(rows)


def _is_share(measure: str) -> bool:
    """Whether a measure is a share, of which log-odds make sense; what is not in the catalogue may be."""
    return measure not in MEASURES or MEASURES[measure].unit == "share"


def _factorial(table: pd.DataFrame, measures: Sequence[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Where the arms are the eight of a factorial: effects on both scales, and the mix against the best
    single family, with what they cost.
    """
    codes = factorial.codes_of(arms_in(table))
    if not codes:
        return pd.DataFrame(), pd.DataFrame()
    whole = [measure for measure in measures if "." not in measure and measure != COST]
    frames = [
        factorial.analysed(factorial.eight(table, measure), shares=_is_share(measure)).assign(measure=measure)
        for measure in whole
    ]
    rows = []
    for measure in whole:
        about = MEASURES.get(measure)
        if about is None or not about.direction:
            continue
        singles = [codes[code] for code in ("100", "010", "001")]
        found = factorial.mix_against_best(
            factorial.eight(table, measure), codes["111"], singles, about.direction
        )
        row = {"measure": measure, "mix": codes["111"], "single": found.single, "n": found.n}
        row |= {"difference": found.difference, "low": found.low, "high": found.high}
        for key, arm in (("mix_cost", codes["111"]), ("single_cost", found.single)):
            row[key] = float(table.loc[table["arm"] == arm, COST].mean()) if COST in table else np.nan
        rows.append(row)
    return _joined(frames), pd.DataFrame(rows)
