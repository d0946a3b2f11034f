"""Looking for portfolios of policies that no other beats (NSGA-II through pymoo), generation by generation.

A generation's new portfolios are handed to `Evaluate`, which runs each of them in every future; a portfolio
met before is not run again. The algorithm draws from its own seed and runs depend on nothing else, so a
search that was killed and started again lives through the same generations, and runs only what is not
stored yet.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.study.analysis.extras import library
from sim.study.analysis.pareto import robust, undominated
from sim.study.analysis.portfolios import Levels, Search

if TYPE_CHECKING:
    import numpy.typing as npt

    Values = npt.NDArray[np.float64]

# Gives the objectives of portfolios, shape (portfolios, futures, objectives), NaN where a run failed.
Evaluate = Callable[[int, Sequence[Levels]], Any]

_NEVER = 1e30  # an objective of what must not survive


@dataclass(frozen=True)
class Archive:
    """Every portfolio that was evaluated, in the order in which they were.

    `values` has the shape (portfolios, futures, objectives); `generation` is when each came up first.
    """

    search: Search
    portfolios: tuple[Levels, ...]
    values: Values
    generation: tuple[int, ...]

    @property
    def summed(self) -> Values:
        """One number for each portfolio and objective over the futures, in the objective's own direction."""
        return robust(self.values, self.search.directions, self.search.robust)

    @property
    def costs(self) -> Values:
        """What the search makes small: objectives turned so that less is better, and the price."""
        signs = np.array(self.search.directions, dtype=float)
        if self.search.robust == "regret":
            signs = -np.ones_like(signs)
        found: Values = -self.summed * signs
        if not self.search.priced:
            return found
        return np.column_stack([found, [self.search.price(levels) for levels in self.portfolios]])

    @property
    def front(self) -> npt.NDArray[np.bool_]:
        """Which portfolios no other one beats."""
        return undominated(self.costs)


def first_portfolios(search: Search) -> list[Levels]:
    """The first generation: nothing, each decision alone as far as the budget allows, then random mixes."""
    count, top = len(search.decisions), search.levels - 1
    found: list[Levels] = [(0,) * count]
    for place in range(count):
        alone = next(
            level
            for level in range(top, -1, -1)
            if not search.excess(tuple(level if i == place else 0 for i in range(count)))
        )
        found.append(tuple(alone if i == place else 0 for i in range(count)))
    rng = np.random.default_rng(search.seed)
    tries = 0
    while len(dict.fromkeys(found)) < search.population and tries < 50 * search.population:
        tries += 1
        mix = rng.integers(0, search.levels, count) * (rng.random(count) < rng.random())
        for place in rng.permutation(count).tolist():
            if not search.excess(tuple(mix.tolist())):
                break
            mix[place] = 0
        found.append(tuple(int(level) for level in mix))
    return list(dict.fromkeys(found))[: max(search.population, count + 1)]


def searched(search: Search, evaluate: Evaluate) -> Archive:
    """Run the whole search; `evaluate(generation, portfolios)` is called with new portfolios only."""
    algorithm = _algorithm(search)
    known: dict[Levels, Any] = {}
    when: dict[Levels, int] = {}
    archive = Archive(search, (), np.empty((0, 0, len(search.objectives))), ())
    for generation in range(search.generations):
        offspring = algorithm.ask()
        asked = [tuple(round(level) for level in row) for row in offspring.get("X")]
        new = [p for p in dict.fromkeys(asked) if p not in known and not search.excess(p)]
        if new:
            values = np.asarray(evaluate(generation, new), dtype=float)
            known.update(zip(new, values, strict=True))
            when.update(dict.fromkeys(new, generation))
            archive = Archive(search, tuple(known), np.stack(list(known.values())), tuple(when.values()))
        # What is regretted depends on all that is known, so older members are judged again as well.
        if generation:
            _judge(algorithm.pop, search, archive)
        _judge(offspring, search, archive)
        algorithm.tell(infills=offspring)
    return archive


def _judge(members: Any, search: Search, archive: Archive) -> None:
    """Write objectives and excess over the budget into pymoo's individuals."""
    costs = dict(zip(archive.portfolios, np.nan_to_num(archive.costs, nan=_NEVER), strict=True))
    never = np.full(len(search.objectives) + search.priced, _NEVER)
    asked = [tuple(round(level) for level in row) for row in members.get("X")]
    members.set("F", np.array([costs.get(levels, never) for levels in asked]))
    members.set("G", np.array([[search.excess(levels)] for levels in asked]))
    for member in members:
        member.evaluated.update({"F", "G", "H"})
        member.set("H", np.empty(0))


def _algorithm(search: Search) -> Any:
    """NSGA-II on whole numbers, one for each decision."""
    problem = library("pymoo.core.problem").Problem(
        n_var=len(search.decisions),
        n_obj=len(search.objectives) + search.priced,
        n_ieq_constr=1,
        xl=0,
        xu=search.levels - 1,
        vtype=int,
    )
    repair = library("pymoo.operators.repair.rounding").RoundingRepair()
    crossover = library("pymoo.operators.crossover.sbx").SBX(prob=0.9, eta=3.0, vtype=float, repair=repair)
    mutation = library("pymoo.operators.mutation.pm").PM(prob=1.0, eta=3.0, vtype=float, repair=repair)
    first = np.array(first_portfolios(search), dtype=float)
    algorithm = library("pymoo.algorithms.moo.nsga2").NSGA2(
        pop_size=search.population,
        sampling=first,
        crossover=crossover,
        mutation=mutation,
        eliminate_duplicates=True,
        seed=search.seed,
    )
    forever = library("pymoo.termination.max_gen").MaximumGenerationTermination(search.generations + 1)
    algorithm.setup(problem, termination=forever, seed=search.seed, verbose=False)
    return algorithm
