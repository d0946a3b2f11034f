"""The points of a design, and an order in which any first part of them covers the whole evenly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.errors import InputError
from sim.text import both

if TYPE_CHECKING:
    import numpy.typing as npt

    from sim.study.design.experiment import Experiment, Level

    Shares = npt.NDArray[np.float64]

_MOST_BALANCED = 4096  # points that are put in order one by one; more are shuffled


@dataclass(frozen=True)
class Points:
    """The points of a design: `unit`, shape (points, factors), shares of each factor's range; `values`, the
    factors' values at each.
    """

    unit: npt.NDArray[np.float64]
    values: tuple[tuple[Level, ...], ...]

    def __len__(self) -> int:
        return len(self.values)


def points_of(experiment: Experiment) -> Points:
    """The points of an experiment's design, in the order of its sample."""
    factors, design = experiment.factors, experiment.design
    if design.kind == "arms":
        return Points(np.zeros((1, 0)), ((),))
    if design.kind == "grid":
        levels = [factor.levels(design.levels) for factor in factors]
        unit = np.array(list(product(*([(i + 0.5) / len(one) for i in range(len(one))] for one in levels))))
        return Points(unit, tuple(product(*levels)))
    unit = _SAMPLES[design.kind](experiment)
    values = tuple(
        tuple(factor.at(float(share)) for factor, share in zip(factors, row, strict=True)) for row in unit
    )
    return Points(unit, values)


def problem_of(experiment: Experiment) -> dict[str, Any]:
    """The factors as SALib wants them: all of them from 0 to 1."""
    names = list(experiment.names)
    return {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names)}


def _latin_hypercube(experiment: Experiment) -> Shares:
    rng = np.random.default_rng(experiment.design.seed)
    n, k = experiment.design.samples, len(experiment.factors)
    ranks = np.stack([rng.permutation(n) for _ in range(k)], axis=1)
    return (ranks + rng.random((n, k))) / n


def _sobol(experiment: Experiment) -> Shares:
    with _salib():
        from SALib.sample import sobol
    design = experiment.design
    found: Shares = sobol.sample(
        problem_of(experiment), design.samples, calc_second_order=design.second_order, seed=design.seed
    )
    return found


def _morris(experiment: Experiment) -> Shares:
    with _salib():
        from SALib.sample import morris
    design = experiment.design
    found: Shares = morris.sample(
        problem_of(experiment), design.trajectories, num_levels=design.levels, seed=design.seed
    )
    return found


_SAMPLES: dict[str, Callable[[Experiment], Shares]] = {
    "latin_hypercube": _latin_hypercube,
    "sobol": _sobol,
    "morris": _morris,
}


class _salib:
    """Around an import of SALib: where it is not installed, says how to install it."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if isinstance(error, ImportError):
            raise InputError(
                *both("experiment.no_salib"), allowed="pip install 'chaofuhe[studies]'"
            ) from None


def order_of(experiment: Experiment) -> list[int]:
    """The points in the order in which they run.

    Samples of Sobol and Morris run as they are, block by block: any first blocks are a smaller sample. Grids
    and hypercubes follow a low-discrepancy sequence, shifted by the sample's seed.
    """
    points, design = experiment.points, experiment.design
    if design.kind in ("arms", "sobol", "morris") or len(points) < 3:
        return list(range(len(points)))
    if len(points) > _MOST_BALANCED:
        order: list[int] = np.random.default_rng(design.seed).permutation(len(points)).tolist()
        return order
    return balanced(points.unit, design.seed)


def balanced(unit: Shares, seed: int) -> list[int]:
    """Indices of points, shape (n, k), such that those before any cut are spread evenly: the nearest one left
    to each number of a low-discrepancy sequence (Roberts 2018: multiples of the generalised golden ratio).
    """
    n, k = unit.shape
    ratio = 2.0
    for _ in range(60):
        ratio = (1.0 + ratio) ** (1.0 / (k + 1))
    steps = ratio ** -np.arange(1.0, k + 1.0)
    shift = np.random.default_rng(seed).random(k)
    left = np.ones(n, dtype=bool)
    order = []
    for i in range(n):
        apart = ((unit - (shift + (i + 1) * steps) % 1.0) ** 2).sum(axis=1)
        chosen = int(np.argmin(np.where(left, apart, np.inf)))
        left[chosen] = False
        order.append(chosen)
    return order
