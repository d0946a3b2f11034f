"""One county of the nation: built, lived over the whole run, summed up, forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from sim.measures import rows
from sim.measures.compute import measures_of, outcome
from sim.region.synthesis import synthesise
from sim.study.nation.counties import scenario_of
from sim.study.one import observed, run_seed
from sim.world import World

if TYPE_CHECKING:
    from sim.measures.rows import Matrix, Observed
    from sim.scenario import Scenario
    from sim.study.nation.counties import County

Kept = dict[str, Any]

PERIOD = 13  # weeks
COHORT = ("arising", "met", "raised")  # counted by the week a need arises, while it can still be judged
# What is kept of each community over the observed period.
OF_COMMUNITIES = (
    "load",
    "overloaded_weeks",
    "compliance_share",
    "efficacy",
    "score",
    "gap",
    "satisfaction",
    "trust",
    "burnout_any",
)


def lived(base: Scenario, seed: int, county: County) -> Kept:
    """Live one county and keep its sums: bit for bit the run that `chaofuhe run` makes of the county's
    scenario on this seed as its replicate 0.
    """
    scenario = scenario_of(base, county)
    region = synthesise(scenario.region, scenario.record())
    world = World(scenario, run_seed(seed, 0), region=region).run()
    return kept(observed(world), region.communities)


def kept(o: Observed, communities: Any) -> Kept:
    """What is kept of a county: `sums` (3, WIDTH) of urban and rural places and the whole, `periods` (P,
    WIDTH), `measures` of the county, and of each community `code`, `urban`, `residents`, `community` (C, 9).
    """
    found = outcome(o)
    whole = rows.by_county(o, rows.by_township(o))
    wanted = [measures_of("community").index(key) for key in OF_COMMUNITIES]
    return {
        "sums": np.concatenate([rows.by_place(o), whole]),
        "periods": by_period(o),
        "measures": found.counties[0],
        "code": np.array(communities["code"]),
        "urban": np.array(communities["urban"], dtype=np.uint8),
        "residents": np.array(communities["residents"], dtype=np.int64),
        "community": found.communities[:, wanted],
    }


def periods_of(first: int, weeks: int) -> list[tuple[int, int]]:
    """The periods of the observed weeks: first week and the week after the last; the last may be shorter."""
    return [(start, min(weeks, start + PERIOD)) for start in range(first, weeks, PERIOD)]


def by_period(o: Observed) -> Matrix:
    """Sums over the county by period, shape (P, WIDTH); needs only of weeks in which they can be judged."""
    weekly = o.weekly.sum(axis=0)
    for name in COHORT:
        weekly[max(0, o.judged) :, rows.COLUMNS[name]] = 0.0
    found = [weekly[start:end].sum(axis=0) for start, end in periods_of(o.first, o.weeks)]
    return np.stack(found) if found else np.zeros((0, rows.WIDTH))
