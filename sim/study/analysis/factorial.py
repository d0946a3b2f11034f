"""The 2³ factorial of policy families (I institutional, R resource, T technology): effects, interactions,
synergy.

An arm is coded by three digits, whether I, R and T are on: "110" has the first two. Contrasts are computed
unit by unit (a unit is a seed that all eight arms share), so their intervals profit from the pairing. A
main effect is the mean difference the family makes over all settings of the others; an interaction is half
the difference between an effect with and without the other (and so on), as in Box, Hunter and Hunter. Synergy
is what all three together make beyond the sum of each alone: Y111 - Y100 - Y010 - Y001 + 2 Y000.

On the log-odds scale contrasts are those of the logits of the means; their intervals come from the
linearisation of the logit at the means (the delta method), unit by unit.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from sim.errors import InputError
from sim.study.analysis.intervals import RESAMPLES, bootstrap, t_interval
from sim.study.analysis.samples import Units, arms_in, units
from sim.text import both

if TYPE_CHECKING:
    import numpy.typing as npt

    Values = npt.NDArray[np.float64]

FAMILIES = ("I", "R", "T")
CODES = tuple("".join(digits) for digits in product("01", repeat=3))
EFFECTS = ("I", "R", "T", "IR", "IT", "RT", "IRT")
SCALES = ("natural", "log_odds")

_BASELINES = ("baseline", "none", "0", "000")


def codes_of(arms: Sequence[str]) -> dict[str, str]:
    """The eight arms of a factorial by their code, read from their names: "110", or "IR", "I+R", "baseline".

    An empty mapping when the names are not those of a whole factorial.
    """
    found = {}
    for arm in arms:
        code = _code(arm)
        if code and code not in found:
            found[code] = arm
    return found if set(found) == set(CODES) else {}


def _code(arm: str) -> str:
    name = arm.strip()
    if re.fullmatch("[01]{3}", name):
        return name
    if name.lower() in _BASELINES:
        return "000"
    letters = re.sub(r"[\s+_\-]", "", name).upper()
    if letters and len(set(letters)) == len(letters) and set(letters) <= set(FAMILIES):
        return "".join("1" if family in letters else "0" for family in FAMILIES)
    return ""


def contrasts() -> dict[str, Values]:
    """Weights of the eight arms (in the order of `CODES`) in each effect, and in the synergy."""
    signs = np.array([[1.0 if digit == "1" else -1.0 for digit in code] for code in CODES])
    found = {}
    for name in EFFECTS:
        columns = [FAMILIES.index(letter) for letter in name]
        found[name] = np.prod(signs[:, columns], axis=1) / 4.0
    synergy = np.zeros(len(CODES))
    for code, weight in (("111", 1.0), ("100", -1.0), ("010", -1.0), ("001", -1.0), ("000", 2.0)):
        synergy[CODES.index(code)] = weight
    found["synergy"] = synergy
    return found


def eight(table: pd.DataFrame, measure: str, codes: Mapping[str, str] | None = None) -> Units:
    """The units of a measure in the eight arms, in the order of `CODES`; `InputError` when one is missing."""
    codes = codes or codes_of(arms_in(table))
    if set(codes) != set(CODES):
        raise InputError(*both("analysis.no_factorial"), key="arms", allowed=", ".join(CODES))
    return units(table, measure, [codes[code] for code in CODES])


def analysed(found: Units, *, shares: bool = True, resamples: int = RESAMPLES) -> pd.DataFrame:
    """Effects and synergy of a factorial: a row for each scale and effect.

    Columns `scale`, `effect`, `n`, `estimate`, t interval `low`, `high`, bootstrap interval `bca_low`,
    `bca_high`. The log-odds scale is left out unless the measure is a share (`shares`) and all eight
    means lie strictly between 0 and 1.
    """
    rows = []
    for scale in SCALES:
        if scale == "log_odds" and not (shares and proper_shares(found.values)):
            continue
        for name, weights in contrasts().items():
            unitwise = linearised(found.values, weights, scale)
            estimate, low, high = t_interval(unitwise)

            def statistic(sample: Values, weights: Values = weights, scale: str = scale) -> float:
                return contrast(sample.mean(axis=0), weights, scale)

            if scale == "natural":
                ends = bootstrap(unitwise, resamples=resamples)
            else:
                ends = bootstrap(found.values, statistic, resamples=resamples)
            row = {"scale": scale, "effect": name, "n": len(found), "estimate": estimate}
            rows.append(row | {"low": low, "high": high, "bca_low": ends[0], "bca_high": ends[1]})
    return pd.DataFrame(rows)


def proper_shares(values: Values) -> bool:
    """Whether the means of all arms lie strictly between 0 and 1, so that they have log-odds."""
    if not len(values):
        return False
    means = values.mean(axis=0)
    return bool(np.all(values >= 0.0) and np.all(values <= 1.0) and np.all((means > 0.0) & (means < 1.0)))


def contrast(means: Values, weights: Values, scale: str) -> float:
    """A contrast of the means of the eight arms on a scale."""
    if scale == "natural":
        return float(weights @ means)
    with np.errstate(divide="ignore", invalid="ignore"):
        return float(weights @ np.log(means / (1.0 - means)))


def linearised(values: Values, weights: Values, scale: str) -> Values:
    """A contrast unit by unit, shape (units,): its mean is the contrast of the means, its spread the
    estimate's.
    """
    if scale == "natural":
        return values @ weights
    means = values.mean(axis=0)
    slopes = weights / (means * (1.0 - means))
    return contrast(means, weights, scale) + (values - means) @ slopes


@dataclass(frozen=True)
class Best:
    """A mix of families against the best single family at the same cost."""

    single: str  # the best single family (by its mean)
    difference: float  # mix minus the best single one, in the measure
    low: float  # bootstrap interval, in which each resample chooses its own best
    high: float
    n: int


def mix_against_best(found: Units, mix: str, singles: Sequence[str], direction: int = 1) -> Best:
    """The arm `mix` against the best of the arms `singles`; all should cost the same (`equal_budget`).

    `direction` is 1 where more is better, else -1. The interval is the bootstrap's over units and lets the
    best single family be another one in each resample, so that choosing the best does not flatter it.
    """
    columns = [found.arms.index(name) for name in singles]
    at = found.arms.index(mix)

    def advantage(sample: Values) -> float:
        means = direction * sample.mean(axis=0)
        return float(means[at] - means[columns].max())

    low, high = bootstrap(found.values, advantage, method="percentile")
    means = direction * found.values.mean(axis=0)
    best = singles[int(np.argmax(means[columns]))]
    ends = sorted((direction * low, direction * high))
    return Best(best, direction * advantage(found.values), ends[0], ends[1], len(found))


def equal_budget(prices: Mapping[str, float], budget: float) -> dict[str, float]:
    """The strength of each arm's policies at which it costs `budget`, from its cost at strength 1; at most 1.

    NaN where a strength of 1 does not reach the budget or costs nothing: that arm cannot spend it.
    """
    found = {}
    for name, price in prices.items():
        strength = budget / price if price > 0.0 else math.nan
        found[name] = strength if strength <= 1.0 + 1e-12 else math.nan
    return found
