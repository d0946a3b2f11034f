"""On random small regions and scenarios the fast model and the reference go through the same states.

Counts, and each resident's stored satisfaction and trust, are the same exactly; real numbers to 1e-9.
"""

from __future__ import annotations

from random import Random

import pytest

from sim.scenario import Scenario

from .comparison import Pair
from .scenarios import random_changes, random_policies, random_region, random_values

WEEKS = 66
SHORT_WEEKS = 12  # of seven steps each
LEVERS_MOVE = 15  # steps


def live_together(pair: Pair, levers: Random | None = None) -> None:
    """All steps of a run in both models, levers moving if asked for; fail at the first difference."""
    for step in range(pair.world.steps):
        if levers is not None and step % LEVERS_MOVE == LEVERS_MOVE // 2:
            pair.pull_levers(levers)
        differences = pair.step()
        assert not differences, "\n".join([f"{len(differences)} values differ", *differences[:10]])
    assert pair.model.t == pair.world.t == pair.world.steps


def times(weeks: int = WEEKS, step_days: int = 7, warmup_weeks: int = 0) -> dict[str, int]:
    return {
        "time.step_days": step_days,
        "time.warmup_weeks": warmup_weeks,
        "time.observe_weeks": weeks - warmup_weeks,
    }


@pytest.mark.parametrize("seed", range(30))
def test_random_parameters_and_levers(seed):
    values = random_values(seed) | times()
    live_together(Pair(Scenario(random_region(seed), values), seed), levers=Random(seed))


@pytest.mark.parametrize("seed", range(100, 110))
def test_steps_of_a_day(seed):
    values = random_values(seed) | times(SHORT_WEEKS, step_days=1)
    live_together(Pair(Scenario(random_region(seed, most=250), values), seed), levers=Random(seed))


@pytest.mark.parametrize("seed", range(200, 214))
def test_policies_and_changes_on_the_way(seed):
    values = random_values(seed) | times(warmup_weeks=20)
    policies, changes = random_policies(seed, WEEKS), random_changes(seed, WEEKS)
    live_together(Pair(Scenario(random_region(seed), values, policies, changes), seed))


# Townships of five counties: two of one prefecture of Hubei, two right under Hubei, one in Xinjiang.
APART = {"code": ["421303005", "421381402", "429005006", "429006451", "652824101"], "population": 3000}


@pytest.mark.parametrize("seed", range(300, 304))
def test_counties_of_several_prefectures_and_provinces(seed):
    values = random_values(seed) | times(40) | {"coupling.weeks": 6.0 + seed % 2}
    live_together(Pair(Scenario(APART, values), seed), levers=Random(seed))


REAL = {"code": "370105001", "population": 3000}
SYNTHETIC = {"synthetic": {}, "population": 4000}


@pytest.mark.parametrize("region", [REAL, SYNTHETIC], ids=["real", "synthetic"])
def test_defaults_in_real_and_synthetic_places(region):
    live_together(Pair(Scenario(region, times()), seed=2**63 + 5))


def test_rates_of_growth_that_change_on_the_way():
    rates = {"agenda.duty_growth": 0.6, "demand.growth": 0.3, "society.ageing": 0.05}
    changes = [
        {"week": week, "key": key, "value": value}
        for n, (key, rate) in enumerate(rates.items())
        for week, value in ((15 + n, 0.0), (35 + 2 * n, -rate / 2))
    ]
    live_together(Pair(Scenario(SYNTHETIC, times(60) | rates, changes=changes), seed=11))
