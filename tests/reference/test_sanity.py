"""The reference model on its own: nothing is lost, nobody works more than the hours there are."""

from __future__ import annotations

from math import fsum, isfinite
from random import Random

import pytest

from .agents import RENEWAL, SERVICE
from .model import ReferenceModel
from .scenarios import pull_random_levers, random_values
from .small_regions import small_region
from .time_use import water_fill

EPSILON = 1e-9


def check_matters(model: ReferenceModel) -> None:
    """A need is covered, unheard or raised; a raised matter is closed, dropped or waits at one desk."""
    for township in model.townships:
        waiting = township.desk.matters + township.department_desk.matters
        for c in township.communities:
            waiting += c.desk.matters
            n = c.counts
            needs, raised = (sum(map(sum, table)) for table in (n.arising, n.raised))
            assert needs == n.covered + n.unheard + raised
            came = raised + sum(n.surfaced) + sum(n.reopened)
            went = sum(n.settled) + sum(n.closed) + sum(n.false_closed) + sum(n.given_up)
            assert came == went + len(c.matters)
            assert all(late <= closed for late, closed in zip(n.late, n.closed, strict=True))
        open_matters = [m for c in township.communities for m in c.matters]
        assert len(waiting) == len(open_matters) == len(set(map(id, waiting)))
        assert set(map(id, waiting)) == set(map(id, open_matters))
        assert all(m.left >= 0 for m in waiting)


def check_hours(model: ReferenceModel) -> None:
    """Hours used are hours available, and backlogs are never negative."""
    for c in model.communities:
        assert fsum(c.hours) + c.idle == pytest.approx(c.available, abs=EPSILON)
        assert min(c.hours) >= 0
        assert c.idle >= -EPSILON
        assert c.service_used <= c.service_hours + EPSILON
        assert min([*c.backlog.values(), *c.task_backlog]) >= -EPSILON
    for township in model.townships:
        assert township.hours_used <= township.hours + EPSILON
        assert township.department_used <= township.department_hours + EPSILON


def check_ranges(model: ReferenceModel) -> None:
    """Shares are shares, and nothing runs off to infinity."""
    for c in model.communities:
        shares = [c.mean_satisfaction, c.mean_trust, c.contact, c.met, c.results, c.score, c.real_score]
        shares += [
            c.quantile,
            c.polish,
            *(cadre.morale for cadre in c.cadres),
            *(k.knowledge for k in c.cadres),
        ]
        assert all(0 <= share <= 1 for share in shares)
        assert all(map(isfinite, (c.load, c.capital, c.amplification, c.pressure)))
    for county in model.counties:
        assert sum(county.weights) == pytest.approx(1)
        assert county.indicators >= model.p["assessment.indicators"]


@pytest.mark.parametrize("seed", range(12))
def test_conservation_in_random_scenarios(seed):
    random = Random(seed)
    values = random_values(seed) | {"time.step_days": random.choice((7, 7, 1))}
    residents = (50, 300) if values["time.step_days"] < 7 else (100, 500)
    model = ReferenceModel(small_region(seed, residents=residents), values, seed=seed)
    people = [c.population for c in model.communities]
    for step in range(60):
        if step % 20 == 10:
            pull_random_levers(model, random)
        model.step()
        check_matters(model)
        check_hours(model)
        check_ranges(model)
    assert people == [len(c.residents) for c in model.communities]


def test_same_seed_same_run_and_other_seed_another():
    def run(seed):
        model = ReferenceModel(small_region(2), seed=seed)
        for _ in range(15):
            model.step()
        return [(c.counts, c.score, c.mean_trust) for c in model.communities]

    assert run(5) == run(5)
    assert run(5) != run(6)


def test_no_pressure_no_requests_and_ample_staff_leave_no_overload():
    calm = {
        "assessment.tournament": 0.0,
        "assessment.sanction": 0.0,
        "agenda.forms": 0.0,
        "agenda.inspections": 0.0,
        "agenda.duplication": 0.0,
        "service.contract_hours": 80.0,
    }
    model = ReferenceModel(small_region(4), calm, seed=1)
    for _ in range(30):
        model.step()
        assert all(c.load < 1 for c in model.communities)
        assert all(c.hidden_share == 0 for c in model.communities)


@pytest.mark.parametrize("seed", range(20))
def test_water_filling_meets_the_optimality_conditions(seed):
    random = Random(seed)
    sigma = random.uniform(0.2, 4)
    values = [random.uniform(0.02, 2) for _ in range(RENEWAL + 1)]
    caps = [random.choice((0.0, random.uniform(0, 50), random.uniform(0, 200))) for _ in values]
    hours = random.uniform(0, 250)
    x = water_fill(hours, values, caps, sigma)
    assert sum(x) == pytest.approx(min(hours, sum(caps)))
    if sum(caps) > hours:
        marginal = [v / xj ** (1 / sigma) if xj > 0 else None for v, xj in zip(values, x, strict=True)]
        inside = [g for g, xj, cap in zip(marginal, x, caps, strict=True) if 0 < xj < cap]
        at_cap = [g for g, xj, cap in zip(marginal, x, caps, strict=True) if 0 < xj == cap]
        assert max(inside) == pytest.approx(min(inside), rel=1e-9)
        assert not at_cap or min(at_cap) >= max(inside) * (1 - 1e-9)
    assert x[SERVICE] <= caps[SERVICE]
