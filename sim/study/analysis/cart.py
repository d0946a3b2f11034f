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


def cart(cases: Cases, *, seed: int = 1, complexity: float | None = None) -> list[Leaf]:
    """The boxes of a tree, the one with the most coverage first; none when nothing separates the cases.

    `complexity` is the price of a leaf by which the tree is pruned (`chosen_complexity` unless given).
    """
    if not cases.interest.any() or cases.interest.all():
        return []
    matrix, columns = _encoded(cases)
    price = chosen_complexity(cases, seed) if complexity is None else complexity
    tree = library("sklearn.tree").DecisionTreeClassifier(**_settings(cases, seed), ccp_alpha=price)
    boxes = _leaves(tree.fit(matrix, cases.interest), columns, cases)
    found = [Leaf(box, quality(box, cases)) for box in boxes if box.restricted]
    return sorted(found, key=lambda leaf: -leaf.quality.coverage)


def _settings(cases: Cases, seed: int) -> dict[str, Any]:
    return {
        "max_depth": DEEPEST,
        "min_samples_leaf": max(2, math.ceil(LEAST_MASS * len(cases))),
        "class_weight": "balanced",
        "random_state": seed,
    }


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


def chosen_complexity(cases: Cases, seed: int = 1) -> float:
    """The complexity parameter of the best cross-validated accuracy, the largest of several; 0 with too few
    cases to tell.
    """
    fewest = int(min(cases.interest.sum(), (~cases.interest).sum()))
    if fewest < FOLDS:
        return 0.0
    tree, selection = library("sklearn.tree"), library("sklearn.model_selection")
    (matrix, _), settings = _encoded(cases), _settings(cases, seed)
    path = tree.DecisionTreeClassifier(**settings).cost_complexity_pruning_path(matrix, cases.interest)
    prices = np.unique(np.maximum(path.ccp_alphas[:-1], 0.0))
    if not len(prices):
        return 0.0
    if len(prices) > _MOST_PRUNINGS:
        prices = prices[np.linspace(0, len(prices) - 1, _MOST_PRUNINGS).round().astype(int)]
    folds = selection.StratifiedKFold(FOLDS, shuffle=True, random_state=seed)
    scores = np.array(
        [
            selection.cross_val_score(
                tree.DecisionTreeClassifier(**settings, ccp_alpha=float(price)),
                matrix,
                cases.interest,
                cv=folds,
                scoring="balanced_accuracy",
            ).mean()
            for price in prices
        ]
    )
    return float(prices[np.flatnonzero(scores >= scores.max() - 1e-12).max()])


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
