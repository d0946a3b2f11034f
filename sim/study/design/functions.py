"""Test functions with known answers, run in place of the model by the very same runner.

An experiment file names one: ``[model]`` with ``function = "ishigami"``; the keys of its factors are then the
names of the function's inputs.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Inputs = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Function:
    """A function of named inputs, each with its lowest, highest and usual value, and of the seed of a run."""

    name: str
    inputs: Mapping[str, tuple[float, float, float]]
    outputs: tuple[str, ...]
    of: Callable[[Inputs, int], tuple[float, ...]]
    en: str
    zh: str


def normal(seed: int) -> float:
    """A standard normal number that depends on nothing but the seed."""
    import numpy as np

    return float(np.random.default_rng(seed).standard_normal())


def ishigami(x: Inputs, seed: int) -> tuple[float, ...]:
    """Ishigami and Homma 1990 with a = 7, b = 0.1: first-order indices 0.3139, 0.4424, 0; total 0.5576,
    0.4424, 0.2437.
    """
    return (math.sin(x["x1"]) * (1.0 + 0.1 * x["x3"] ** 4) + 7.0 * math.sin(x["x2"]) ** 2,)


BOX = {"x1": (0.2, 0.5), "x2": (0.6, 0.9)}


def planted_box(x: Inputs, seed: int) -> tuple[float, ...]:
    """1 inside the box `BOX` (9% of the unit cube), 0 outside; the other three inputs do nothing."""
    return (float(all(low <= x[name] <= high for name, (low, high) in BOX.items())),)


def trade_off(x: Inputs, seed: int) -> tuple[float, ...]:
    """Two aims in conflict (Schaffer 1984): x² and (x - 2)²; the Pareto set is 0 ≤ x1 ≤ 2."""
    return x["x1"] ** 2, (x["x1"] - 2.0) ** 2


def noisy(x: Inputs, seed: int) -> tuple[float, ...]:
    """x1 and a standard normal number that arms on the same seed share; x2 adds one that grows with x1."""
    return (x["x1"] + normal(seed) + x["x2"] * x["x1"] * normal(seed ^ 0x5DEECE66D),)


def reciprocal(x: Inputs, seed: int) -> tuple[float, ...]:
    """1 / x1: fails at 0."""
    return (1.0 / x["x1"],)


def waiting(x: Inputs, seed: int) -> tuple[float, ...]:
    """x1 and a standard normal number, after so many `seconds`: work that takes time and costs nothing."""
    time.sleep(x["seconds"])
    return (x["x1"] + normal(seed),)


_UNIT = (0.0, 1.0, 0.5)

FUNCTIONS: dict[str, Function] = {
    function.name: function
    for function in (
        Function(
            "ishigami",
            {f"x{i}": (-math.pi, math.pi, 0.0) for i in (1, 2, 3)},
            ("y",),
            ishigami,
            "Ishigami's function, whose Sobol indices are known.",
            "石神（Ishigami）函数，其 Sobol 指数已知。",
        ),
        Function(
            "planted_box",
            {f"x{i}": _UNIT for i in range(1, 6)},
            ("y",),
            planted_box,
            "1 inside a box of two of five inputs, 0 outside.",
            "五个输入中有两个划定一个盒子：盒内为 1，盒外为 0。",
        ),
        Function(
            "trade_off",
            {"x1": (-10.0, 10.0, 0.0)},
            ("y1", "y2"),
            trade_off,
            "Two aims in conflict, whose best compromises are known.",
            "两个相互冲突的目标，其最优折中已知。",
        ),
        Function(
            "noisy",
            {"x1": (0.0, 10.0, 1.0), "x2": _UNIT},
            ("y",),
            noisy,
            "A number with noise, most of which arms on the same seed share.",
            "带噪声的数，同种子的各方案共有其中大部分噪声。",
        ),
        Function(
            "reciprocal",
            {"x1": (-10.0, 10.0, 1.0)},
            ("y",),
            reciprocal,
            "One over its input, so that a run can fail.",
            "输入的倒数：输入为 0 时运行会失败。",
        ),
        Function(
            "waiting",
            {"x1": (0.0, 10.0, 1.0), "seconds": (0.0, 3600.0, 0.1)},
            ("y",),
            waiting,
            "A number with noise that takes its time, to try a cluster out.",
            "带噪声的数，计算前先等待一段时间，用于试用集群。",
        ),
    )
}
