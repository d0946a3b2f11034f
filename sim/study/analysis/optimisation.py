"""Portfolios of policies under a budget, judged over sampled futures: a search on the sweeps' runner.

Each generation of the search is a sweep of its own in ``generations/``: its arms are the new portfolios, its
points the futures of the experiment's design, so every portfolio meets the same futures on the same seeds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from sim.errors import InputError
from sim.region.synthesis import region_of
from sim.study.analysis.extras import needed
from sim.study.analysis.pareto import regret, robust
from sim.study.analysis.portfolios import Levels, Search, search_of
from sim.study.analysis.search import Archive, searched
from sim.study.schedule import cost
from sim.text import both

if TYPE_CHECKING:
    import numpy.typing as npt

    from sim.study.design import Experiment

    Values = npt.NDArray[np.float64]
    Progress = Callable[[int, int], None]

GENERATIONS = "generations"
_WORTH = 4.0  # s of work that make starting processes worth it


@dataclass(frozen=True)
class Optimisation:
    """What a search found: `archive` with every portfolio, `futures` with a row for each point of the design.

    `portfolios` has a row for each portfolio: its name, generation, decisions, price, each objective summed
    up over the futures (`robust`), as mean, in the worst future and as largest regret, and whether it is on
    the front; `regrets` a row for each portfolio of the front and future.
    """

    archive: Archive
    futures: pd.DataFrame
    portfolios: pd.DataFrame
    regrets: pd.DataFrame
    failed: int  # portfolios of which a run failed
    replicates: int

    @property
    def search(self) -> Search:
        """What was looked for."""
        return self.archive.search

    @property
    def front(self) -> pd.DataFrame:
        """The portfolios that no other beats, the cheapest first."""
        found = self.portfolios[self.portfolios["front"]]
        by = "price" if self.search.priced else self.search.objectives[0]
        return found.sort_values([by, "portfolio"], kind="stable", ignore_index=True)

    @property
    def frames(self) -> dict[str, pd.DataFrame]:
        """The tables, by name."""
        found = {"front": self.front, "portfolios": self.portfolios, "regrets": self.regrets}
        return found | ({"futures": self.futures} if self.futures.shape[1] > 1 else {})


def name_of(levels: Levels) -> str:
    """The name of a portfolio: its steps, ``0-4-2``."""
    return "-".join(map(str, levels))


def generation_experiment(experiment: Experiment, search: Search, portfolios: Sequence[Levels]) -> Experiment:
    """The experiment that runs portfolios, as its arms, in every future, as its points."""
    from sim.study.design import from_tables

    tables = {key: value for key, value in experiment.tables.items() if key not in ("arms", "stop")}
    arms: list[dict[str, Any]] = []
    for levels in portfolios:
        values = search.values(levels)
        if experiment.function is not None:
            arms.append({"name": name_of(levels), "settings": values})
        else:
            policies = [{"kind": kind, "strength": share} for kind, share in values.items() if share > 0.0]
            arms.append({"name": name_of(levels), "policies": policies})
    return from_tables({**tables, "arms": arms}, experiment.file)


def checked_search(experiment: Experiment) -> Search:
    """The search of an experiment; `InputError` when it cannot be run."""
    search = search_of(experiment)
    decided = {one.name for one in search.decisions}
    for factor in experiment.factors:
        for key in factor.keys:
            parts = key.split(".")
            if key in decided or (parts[0] == "policies" and parts[1] in decided):
                raise InputError(
                    *both("optimise.decided_twice"), file=experiment.file, key="factors", value=key
                )
    needed("pymoo", "scipy")
    return search


def optimise(
    experiment: Experiment, out: str | Path, workers: int | None = None, progress: Progress | None = None
) -> Optimisation:
    """Run the search that an experiment describes, or what is left of it, and judge all portfolios it met."""
    from sim.study import sweep

    search = checked_search(experiment)
    folder = Path(out) / GENERATIONS
    futures = len(experiment.points)
    expected = search.population * search.generations * futures * experiment.replicates
    done = 0

    def evaluate(generation: int, portfolios: Sequence[Levels]) -> Values:
        nonlocal done
        asked = generation_experiment(experiment, search, portfolios)
        place = folder / f"{generation:04d}"
        before = done

        def show(now: int, _: int) -> None:
            if progress:
                progress(before + now, max(expected, before + now))

        sweep.run(asked, place, workers=_workers(asked, workers), progress=show)
        done += len(portfolios) * futures * experiment.replicates
        return values_of(sweep.table(place), search, portfolios, futures)

    archive = searched(search, evaluate)
    if progress:
        progress(done, done)
    return judged(experiment, archive)


def _workers(experiment: Experiment, workers: int | None) -> int | None:
    """Processes for a generation: this one alone where starting others would take longer than it."""
    if workers is not None:
        return workers
    scenario = experiment.scenario
    if scenario is None:
        return 1
    seconds, _ = cost(scenario, region_of(scenario.region, scenario.record()))
    runs = len(experiment.arms) * len(experiment.points) * experiment.replicates
    return 1 if seconds * runs < _WORTH else None


def values_of(table: pd.DataFrame, search: Search, portfolios: Sequence[Levels], futures: int) -> Values:
    """Means over replicates, shape (portfolios, futures, objectives); NaN where any run of them failed."""
    columns = list(search.objectives)
    runs = table[["arm", "point", *columns]].copy()
    runs[columns] = runs[columns].astype(float)
    runs.loc[table["failed"].astype(bool), columns] = np.nan
    grouped = runs.groupby(["arm", "point"])[columns]
    whole = grouped.count().eq(grouped.size(), axis=0)
    means = grouped.mean().where(whole)
    index = pd.MultiIndex.from_product([[name_of(levels) for levels in portfolios], range(futures)])
    found: Values = means.reindex(index).to_numpy(dtype=float)
    return found.reshape(len(portfolios), futures, len(columns))


def judged(experiment: Experiment, archive: Archive) -> Optimisation:
    """Tables of everything a search met."""
    search = archive.search
    names = [name_of(levels) for levels in archive.portfolios]
    columns: dict[str, Any] = {"portfolio": names, "generation": list(archive.generation)}
    values = [search.values(levels) for levels in archive.portfolios]
    columns |= {one.name: [row[one.name] for row in values] for one in search.decisions}
    if search.priced:
        columns["price"] = [search.price(levels) for levels in archive.portfolios]
        columns["yuan"] = [search.yuan(levels) for levels in archive.portfolios]
        columns["hours"] = [search.hours(levels) for levels in archive.portfolios]
    for how in ("mean", "worst", "regret"):
        summed = robust(archive.values, search.directions, how)
        columns |= {f"{key}.{how}": summed[:, i] for i, key in enumerate(search.objectives)}
    columns |= {key: archive.summed[:, i] for i, key in enumerate(search.objectives)}
    columns["front"] = archive.front
    inputs = [
        {"future": n} | {f.name: f.shown(value) for f, value in zip(experiment.factors, row, strict=True)}
        for n, row in enumerate(experiment.points.values)
    ]
    failed = int(np.isnan(archive.values).any(axis=(1, 2)).sum())
    futures, portfolios = pd.DataFrame(inputs), pd.DataFrame(columns)
    regrets = _regrets(archive, names)
    return Optimisation(archive, futures, portfolios, regrets, failed, experiment.replicates)


def _regrets(archive: Archive, names: Sequence[str]) -> pd.DataFrame:
    """What the portfolios of the front miss in each future, beside the best of all that were met."""
    missed = regret(archive.values, archive.search.directions)
    rows = [
        {"portfolio": names[n], "future": future}
        | {
            name: value
            for i, key in enumerate(archive.search.objectives)
            for name, value in (
                (key, float(archive.values[n, future, i])),
                (f"{key}.regret", float(missed[n, future, i])),
            )
        }
        for n in np.flatnonzero(archive.front).tolist()
        for future in range(archive.values.shape[1])
    ]
    return pd.DataFrame(rows)
