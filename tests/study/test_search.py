"""Searching for portfolios: trade-offs, budgets, robustness, and the same search again."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from sim.errors import InputError
from sim.study.analysis.pareto import regret, robust, undominated
from sim.study.analysis.portfolios import Decision, Search, read_search

SEARCH = Search(
    decisions=(Decision("a", yuan=100.0, hours=1.0), Decision("b", yuan=300.0), Decision("c", hours=2.0)),
    objectives=("efficacy", "load"),
    directions=(1, -1),
    budget_yuan=250.0,
    population=16,
    generations=16,
)


def world(_: int, portfolios):
    """Two futures: a works only in the first, b in both, c does harm in the second."""
    x = np.array(portfolios) / 4
    found = np.empty((len(x), 2, 2))
    for future, gains in enumerate(([0.3, 0.2, 0.1], [0.0, 0.2, -0.1])):
        found[:, future, 0] = 0.4 + x @ np.array(gains)
        found[:, future, 1] = 1.2 - x @ np.array(gains)
    return found


def test_undominated_are_those_that_no_other_beats():
    costs = np.array([[1, 4], [2, 2], [4, 1], [3, 3], [2, 2], [np.nan, 0]], dtype=float)
    assert undominated(costs).tolist() == [True, True, True, False, True, False]


def test_undominated_agrees_with_a_plain_search():
    costs = np.random.default_rng(1).random((80, 3))
    plain = [not any((b <= a).all() and (b < a).any() for b in costs) for a in costs]
    assert undominated(costs).tolist() == plain


def test_regret_is_what_the_best_portfolio_has_more():
    values = np.array([[[0.5, 2.0], [0.9, 1.0]], [[0.7, 3.0], [0.6, 4.0]]])
    assert regret(values, (1, -1)) == pytest.approx(np.array([[[0.2, 0.0], [0, 0]], [[0, 1.0], [0.3, 3.0]]]))
    assert robust(values, (1, -1), "regret") == pytest.approx(np.array([[0.2, 0.0], [0.3, 3.0]]))
    assert robust(values, (1, -1), "worst") == pytest.approx(np.array([[0.5, 2.0], [0.6, 4.0]]))
    assert robust(values, (1, -1), "mean") == pytest.approx(np.array([[0.7, 1.5], [0.65, 3.5]]))


def test_a_portfolio_with_an_unknown_future_is_no_best_one():
    values = np.array([[[0.5], [np.nan]], [[0.7], [0.6]]])
    assert np.isnan(robust(values, (1,), "regret")[0, 0])
    assert robust(values, (1,), "regret")[1, 0] == 0.0


@pytest.mark.parametrize("how", ["mean", "worst", "regret"])
def test_search_finds_the_portfolios_that_are_best_under_the_budget(how: str):
    pytest.importorskip("pymoo")
    from sim.study.analysis.search import searched

    asked = []

    def evaluate(generation, portfolios):
        asked.extend(portfolios)
        return world(generation, portfolios)

    archive = searched(replace(SEARCH, robust=how), evaluate)
    assert len(asked) == len(set(asked))  # nothing is run twice
    assert not any(SEARCH.excess(levels) for levels in asked)
    every = [(a, b, c) for a in range(5) for b in range(5) for c in range(5)]
    allowed = [levels for levels in every if not SEARCH.excess(levels)]
    values = world(0, allowed)
    truth = robust(values, SEARCH.directions, how)
    signs = -np.ones(2) if how == "regret" else np.array(SEARCH.directions)
    costs = np.column_stack([-truth * signs, [SEARCH.price(levels) for levels in allowed]])
    true = dict(zip(allowed, map(tuple, np.round(costs, 9)), strict=True))
    best = {true[levels] for levels, on in zip(allowed, undominated(costs), strict=True) if on}
    found = {true[levels] for levels, on in zip(archive.portfolios, archive.front, strict=True) if on}
    assert len(best & found) >= 0.8 * len(best)


def test_the_same_search_lives_through_the_same_generations():
    pytest.importorskip("pymoo")
    from sim.study.analysis.search import searched

    one, other = searched(SEARCH, world), searched(SEARCH, world)
    assert one.portfolios == other.portfolios
    assert (one.front == other.front).all()
    assert searched(replace(SEARCH, seed=2), world).portfolios != one.portfolios


def test_first_portfolios_hold_nothing_and_each_policy_alone():
    from sim.study.analysis.search import first_portfolios

    first = first_portfolios(SEARCH)
    assert first[:4] == [(0, 0, 0), (4, 0, 0), (0, 3, 0), (0, 0, 4)]  # b at 3/4: its budget
    assert not any(SEARCH.excess(levels) for levels in first)


def test_prices_add_up():
    assert SEARCH.yuan((4, 2, 0)) == pytest.approx(250.0)
    assert SEARCH.hours((4, 2, 4)) == pytest.approx(3.0)
    assert replace(SEARCH, hour_yuan=40.0).price((4, 0, 0)) == pytest.approx(140.0)
    assert SEARCH.excess((4, 4, 0)) == pytest.approx(0.6)
    assert replace(SEARCH, budget_yuan=math.inf).excess((4, 4, 4)) == 0.0


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ({"policies": []}, "policies"),
        ({"policies": ["penetrating_audits"]}, "policies"),
        ({"policies": "penetrating_audit"}, "policies"),
        ({"objectives": ["wait"]}, "objectives"),
        ({"robust": "best"}, "robust"),
        ({"levels": 1}, "levels"),
        ({"population": 2.5}, "population"),
        ({"budget_yuan": "much"}, "budget_yuan"),
        ({"budget": 100}, "budget"),
        ({"inputs": ["x1"]}, "inputs"),
    ],
)
def test_a_wrong_search_names_its_key(table: dict, key: str):
    with pytest.raises(InputError) as caught:
        read_search(table, ["efficacy", "load"])
    assert caught.value.key == key


def test_a_search_takes_its_directions_from_the_catalogue():
    found = read_search({"policies": ["penetrating_audit", "one_form"]}, ["efficacy", "load"])
    assert found.directions == (1, -1)
    assert [one.yuan for one in found.decisions] == [800.0, 400.0]


def test_shipped_searches_are_allowed(root):
    from sim.study.analysis.optimisation import checked_search
    from sim.study.design import load

    pytest.importorskip("pymoo")
    searches = [
        path for path in (root / "experiments").rglob("*.toml") if "[search]" in path.read_text("utf-8")
    ]
    assert searches
    for path in searches:
        search = checked_search(load(path))
        assert any(
            not search.excess(tuple(int(n == i) for n in range(len(search.decisions)))) for i in range(2)
        )


def test_a_factor_cannot_be_decided_on_as_well():
    from sim.study.analysis.optimisation import checked_search
    from sim.study.design import loads

    pytest.importorskip("pymoo")
    text = (
        'measures = ["y1", "y2"]\n[model]\nfunction = "trade_off"\n'
        '[[factors]]\nkey = "x1"\nlow = 0\nhigh = 1\n'
        '[design]\nkind = "latin_hypercube"\nsamples = 3\n[search]\ninputs = ["x1"]\n'
    )
    with pytest.raises(InputError) as caught:
        checked_search(loads(text))
    assert caught.value.key == "factors"
