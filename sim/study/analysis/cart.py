"""CART (Breiman and others 1984, through scikit-learn): boxes as the leaves of a classification tree.

The tree is grown on balanced classes and pruned by the cost-complexity that cross-validation prefers (of
equally good trees the simplest). Its leaves in which cases of interest outweigh, relative to how many there
are, are the boxes. Choices enter as one switch for each value.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.study.analysis.boxes import Box, Cases, Quality, quality
from sim.study.analysis.extras import library

if TYPE_CHECKING:
    import numpy.typing as npt

    Values = npt.NDArray[np.float64]

DEEPEST = 5
LEAST_MASS = 0.02  # share of all cases that a leaf holds at least
FOLDS = 5
_MOST_PRUNINGS = 20


@dataclass(frozen=True)
class Leaf:
    """A leaf as a box."""

    box: Box
    quality: Quality


def cart(cases: Cases, *, seed: int = 1, pruned: bool = True) -> list[Leaf]:
    """The boxes of a tree, the one with the most coverage first; none when nothing separates the cases."""
    if not cases.interest.any() or cases.interest.all():
        return []
    matrix, columns = _encoded(cases)
    tree = _grown(matrix, cases, seed, pruned)
    found = [Leaf(box, quality(box, cases)) for box in _leaves(tree, columns, cases) if box.restricted]
    return sorted(found, key=lambda leaf: -leaf.quality.coverage)


def _encoded(cases: Cases) -> tuple[Values, list[tuple[int, int | None]]]:
    """The matrix for the tree, and for each of its columns the factor and the choice it stands for."""
    parts: list[Values] = []
    columns: list[tuple[int, int | None]] = []
    for place in range(cases.x.shape[1]):
        numbers = range(len(cases.choices[place])) if place in cases.choices else (None,)
        for number in numbers:
            column = cases.x[:, place]
            parts.append(column if number is None else (column == number).astype(float))
            columns.append((place, number))
    return np.column_stack(parts), columns


def _grown(matrix: Values, cases: Cases, seed: int, pruned: bool) -> Any:
    tree = library("sklearn.tree")
    settings = {
        "max_depth": DEEPEST,
        "min_samples_leaf": max(2, math.ceil(LEAST_MASS * len(cases))),
        "class_weight": "balanced",
        "random_state": seed,
    }
    grown = tree.DecisionTreeClassifier(**settings)
    fewest = int(min(cases.interest.sum(), (~cases.interest).sum()))
    if pruned and fewest >= FOLDS:
        path = grown.cost_complexity_pruning_path(matrix, cases.interest).ccp_alphas
        alphas = np.unique(np.maximum(path[:-1], 0.0))
        if len(alphas) > _MOST_PRUNINGS:
            alphas = alphas[np.linspace(0, len(alphas) - 1, _MOST_PRUNINGS).round().astype(int)]
        grown = tree.DecisionTreeClassifier(
            **settings, ccp_alpha=_simplest(matrix, cases, settings, alphas, seed)
        )
    return grown.fit(matrix, cases.interest)


def _simplest(matrix: Values, cases: Cases, settings: dict[str, Any], alphas: Values, seed: int) -> float:
    """The complexity parameter of the best cross-validated accuracy, the largest of several."""
    if not len(alphas):
        return 0.0
    selection, tree = library("sklearn.model_selection"), library("sklearn.tree")
    folds = selection.StratifiedKFold(FOLDS, shuffle=True, random_state=seed)
    scores = np.array(
        [
            selection.cross_val_score(
                tree.DecisionTreeClassifier(**settings, ccp_alpha=float(alpha)),
                matrix,
                cases.interest,
                cv=folds,
                scoring="balanced_accuracy",
            )
            for alpha in alphas
        ]
    )
    means = scores.mean(axis=1)
    return float(alphas[np.flatnonzero(means >= means.max() - 1e-12).max()])


def _leaves(grown: Any, columns: list[tuple[int, int | None]], cases: Cases) -> list[Box]:
    """The boxes of the leaves that say "of interest"."""
    nodes, found = grown.tree_, []
    positive = int(np.flatnonzero(grown.classes_)[0])
    todo: list[tuple[int, Box]] = [(0, Box())]
    while todo:
        node, box = todo.pop()
        if nodes.children_left[node] < 0:
            if int(np.argmax(nodes.value[node][0])) == positive:
                found.append(box)
            continue
        place, number = columns[int(nodes.feature[node])]
        below, above = _split(box, place, number, float(nodes.threshold[node]), cases)
        todo += [(int(nodes.children_left[node]), below), (int(nodes.children_right[node]), above)]
    return found


def _split(box: Box, place: int, number: int | None, at: float, cases: Cases) -> tuple[Box, Box]:
    """The two halves of a box at a split: values up to `at`, and above."""
    if number is None:
        low, high = box.limits.get(place, (-math.inf, math.inf))
        return box.limited(place, low, min(high, at)), box.limited(place, max(low, at), high)
    allowed = box.allowed.get(place, frozenset(range(len(cases.choices[place]))))
    return box.choosing(place, allowed - {number}), box.choosing(place, allowed & {number})
