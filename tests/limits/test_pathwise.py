"""Waits in the model equal those of queueing theory's recursions on the same draws, customer by customer."""

from __future__ import annotations

import heapq
import math
from itertools import chain

import pytest

from sim.study.queues import Queue

from .following import Customer, followed

PLACES = 4  # communities, each a queue
ROUNDING = 1e-4  # steps; efforts left are kept in 32 bits


def step_of(time: float) -> int:
    """The step within which a moment lies (a matter that ends with a step ends in it)."""
    return math.ceil(time - ROUNDING) - 1


def lindley(customers: list[Customer]) -> list[float]:
    """Departures from one server, first come first served (Lindley 1952)."""
    found, free = [], 0.0
    for customer in customers:
        free = max(customer.arrives, free) + customer.service
        found.append(free)
    return found


def kiefer_wolfowitz(customers: list[Customer], servers: int) -> list[float]:
    """Departures from several servers, first come first served (Kiefer and Wolfowitz 1955)."""
    found, free = [], [0.0] * servers
    for customer in customers:
        found.append(max(customer.arrives, free[0]) + customer.service)
        heapq.heapreplace(free, found[-1])
    return found


def preemptive(customers: list[Customer]) -> list[float]:
    """Departures from one server that resumes what an urgent customer interrupted.

    A routine customer leaves when the work of all urgent ones, and of the routine ones up to them, has for
    the first time since they came run out.
    """
    found = []
    for n, last in enumerate(customers):
        if last.urgent:
            ahead = [c for c in customers[: n + 1] if c.urgent]
            found.append(lindley(ahead)[-1])
            continue
        free = 0.0
        for number, customer in enumerate(customers):
            if number > n and customer.arrives >= free:
                break
            if customer.urgent or number <= n:
                free = max(customer.arrives, free) + customer.service
        found.append(free)
    return found


def check(customers: list[Customer], departures: list[float], steps: int) -> None:
    """Every customer ended in the step that the recursion says or next to it; almost all in that very one."""
    same = judged = 0
    for customer, departure in zip(customers, departures, strict=True):
        expected = step_of(departure)
        if expected >= steps - 1:
            assert customer.ends < 0 or customer.ends >= steps - 2
            continue
        judged += 1
        assert abs(customer.ends - expected) <= 1
        same += customer.ends == expected
    assert judged > 40
    assert same > 0.8 * judged


@pytest.mark.parametrize("spread", [0.0, 0.5, 1.0, 2.0])
@pytest.mark.parametrize("load", [0.5, 0.9])
def test_one_cadre_is_a_lindley_recursion(load, spread):
    queue = Queue(1, load, spread, service_weeks=0.8)
    world, everyone = followed(queue, queue.scenario(0, 150, 14, 1, PLACES))
    for customers in everyone:
        check(customers, lindley(customers), world.steps)


@pytest.mark.parametrize("steps_per_week", [2, 7, 28])
def test_at_any_step_size(steps_per_week):
    queue = Queue(1, 0.8, service_weeks=0.8)
    world, everyone = followed(queue, queue.scenario(0, 150, steps_per_week, 1, PLACES))
    for customers in everyone:
        check(customers, lindley(customers), world.steps)


@pytest.mark.parametrize("servers", [2, 3, 5])
@pytest.mark.parametrize("load", [0.6, 0.9])
def test_several_cadres_are_a_kiefer_wolfowitz_recursion(servers, load):
    queue = Queue(servers, load, service_weeks=1.6)
    world, everyone = followed(queue, queue.scenario(0, 120, 14, 1, PLACES))
    for customers in everyone:
        check(customers, kiefer_wolfowitz(customers, servers), world.steps)


@pytest.mark.parametrize("servers", [1, 2])
def test_so_is_the_township_for_what_is_sent_up(servers):
    """The township's staff pool what communities send up: one queue for all, as many servers as staff."""
    queue = Queue(1, 0.4 * servers, service_weeks=1.6)
    scenario = queue.scenario(0, 150, 14, 1, 2)
    more = 1 + 100 * servers // scenario.region.population  # residents who share the same arrivals
    residents = more * scenario.region.population
    scenario = scenario.with_region(
        {"synthetic": {"townships": 1, "communities": 2, "urban_share": 1.0}, "population": residents}
    ).with_values(
        {
            "demand.rate.livelihood": scenario.values["demand.rate.livelihood"] / more,
            "demand.upper_share.livelihood": 1.0,
            "service.intake_hours": 0.01,
            "service.township_staff": servers * 10_000 / residents,
        }
    )
    world, everyone = followed(queue, scenario)
    assert world.state.townships[0].staff == pytest.approx(servers)
    # they arrive there step by step, community by community
    together = sorted(chain.from_iterable(everyone), key=lambda customer: customer.arrives)
    check(together, kiefer_wolfowitz(together, servers), world.steps)


def at_departments(queue: Queue, staff: float, **values):
    """A scenario in which all matters of two communities belong to departments, with `staff` in all of them;
    more residents share the same arrivals, so that this many staff are few for each of them.
    """
    scenario = queue.scenario(0, 150, 14, 1, 2)
    more = 1 + math.ceil(130 * staff * 8 / scenario.region.population)
    residents = more * scenario.region.population
    region = {"townships": 1, "communities": 2, "urban_share": 1.0}
    rates = {key: rate / more for key, rate in scenario.values.items() if key.startswith("demand.rate.")}
    kinds = ("livelihood", "care")
    above = {f"demand.upper_share.{kind}": 1.0 for kind in kinds}
    above |= {f"department.share.{kind}": 1.0 for kind in kinds}
    settings = {"service.intake_hours": 0.01, "service.weight_age": 1.0, "demand.emergency_share.care": 0.0}
    settings |= {"department.staff": staff * 10_000 / residents} | values
    return scenario.with_region({"synthetic": region, "population": residents}).with_values(
        rates | above | settings
    )


@pytest.mark.parametrize("servers", [1, 2])
def test_so_are_departments_that_pool_their_hours(servers):
    """One queue for all kinds, as many servers as there are staff."""
    queue = Queue(1, 0.4 * servers, urgent=0.4, service_weeks=1.6)
    world, everyone = followed(queue, at_departments(queue, servers, **{"department.pooling": 1.0}))
    together = sorted(chain.from_iterable(everyone), key=lambda c: (c.arrives, c.urgent))
    check(together, kiefer_wolfowitz(together, servers), world.steps)


def test_departments_apart_serve_their_own_kind_alone():
    """Each kind is a queue of its own with one server, though the six others are idle."""
    queue = Queue(1, 0.8, urgent=0.5, service_weeks=1.6)
    world, everyone = followed(queue, at_departments(queue, 8.0))
    assert world.state.townships[0].department_staff.tolist() == pytest.approx([1.0] * 8)
    for urgent in (False, True):
        kind = [c for c in chain.from_iterable(everyone) if c.urgent == urgent]
        kind.sort(key=lambda customer: customer.arrives)
        check(kind, lindley(kind), world.steps)


def test_an_urgent_matter_overtakes_work_already_begun():
    queue = Queue(1, 0.85, urgent=0.4, service_weeks=0.8)
    world, everyone = followed(queue, queue.scenario(0, 60, 14, 1, PLACES))
    for customers in everyone:
        assert any(c.urgent for c in customers)
        check(customers, preemptive(customers), world.steps)


@pytest.mark.parametrize("load", [0.9, 1.5])
@pytest.mark.parametrize("patience", [0.3, 2.0])
def test_only_those_not_begun_give_up(load, patience):
    """Whoever would start later than their patience lasts is never served, and takes nobody's time."""
    queue = Queue(1, load, patience=patience, service_weeks=0.8)
    world, everyone = followed(queue, queue.scenario(0, 120, 14, 1, PLACES))
    lost = served = 0
    for customers in everyone:
        free = 0.0
        for customer in customers:
            start = max(customer.arrives, free)
            if max(start, customer.arrives + customer.lasts) + customer.service >= world.steps - 1:
                break
            patient = start < customer.arrives + customer.lasts + 1 - ROUNDING
            assert customer.lost != patient
            if patient:
                free = start + customer.service
                assert abs(customer.ends - step_of(free)) <= 1
                served += 1
            else:
                assert customer.ends == customer.arrives + customer.lasts
                lost += 1
    assert min(lost, served) > 20
