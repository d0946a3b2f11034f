"""A desk and its queue: who is served first, how hours are spent, who gives up."""

from __future__ import annotations

import math
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.agents import matter as m
from sim.agents.names import KINDS
from sim.building import grown
from sim.rules import pool, service

from .one_place import parameters, place

WEIGHTS = ("emergency", "overdue", "visible", "headcount", "value", "risk", "effort", "age")
NEUTRAL = {f"service.weight_{name}": 0.0 for name in WEIGHTS}
T = 40  # the step in which desks are served here


def desk_with(matters, values=None):
    """A state whose first desk holds matters, given as (bucket, raised, effort), in this order."""
    world = place({"casework.false_pull": 0.0, "casework.bounce": 0.0} | (values or {}), weeks=60)
    state = grown(world.state, np.array([len(matters) + 1]))
    for number, (bucket, raised, effort) in enumerate(matters):
        index = int(pool.take(state, 0))
        x = state.matters[index]
        x.bucket, x.raised, x.effort = bucket, raised, np.float32(effort)
        x.marks, x.beyond, x.resident, x.community = 0, np.float32(0), number, 0
        state.waits[index].leaves = -1
        pool.join_desk(state, 0, index)
    return state


def finished(state) -> list[int]:
    """Which matters ended, in order, by their number."""
    town = state.townships[0]
    ended = state.ended[town.pool_start : town.pool_start + town.ended_count]
    return state.matters.resident[ended].tolist()


def serve(state, hours, most=math.inf, pressure=0.5, tolerance=0.0):
    return service.serve(state, 0, 0, pressure, tolerance, 1.0, float(hours), float(most), 255, T)


def plain_order(state, matters, pressure, tolerance):
    """The order of service as the specification says it, for a desk with hours for all."""
    p = state.p[0]
    queues = {}
    for number, (bucket, raised, _) in enumerate(matters):
        queues.setdefault(bucket, []).append((number, raised))
    counts = np.bincount([(b >> 1) & 7 for b, _, _ in matters], minlength=8)

    def priority(bucket, raised):
        kind, emergency, hotline, long = (bucket >> 1) & 7, bucket >> 5, (bucket >> 4) & 1, bucket & 1
        age = float(T - raised)
        total = p.service_weight_emergency * emergency
        total += p.service_weight_visible * pressure * (p.service_visibility[kind] + hotline)
        total += p.service_weight_headcount * counts[kind] / max(1, len(matters))
        total += p.service_weight_value * p.service_harm[kind]
        total -= p.service_weight_risk * p.service_risk[kind] * (1 - tolerance)
        total -= p.service_weight_effort * long
        total += p.service_weight_age * age
        total += p.service_weight_overdue * (age > p.service_deadline[kind])
        return math.floor(1e6 * total + 0.5)

    order = []
    while queues:
        best = max(queues, key=lambda b: (priority(b, queues[b][0][1]), -b))
        order.append(queues[best].pop(0)[0])
        if not queues[best]:
            del queues[best]
    return order


@pytest.mark.parametrize("seed", range(30))
def test_order_of_service(seed):
    random = Random(seed)
    values = {f"service.weight_{name}": random.choice([0.0, random.uniform(0, 3)]) for name in WEIGHTS}
    count = random.randint(1, 30)
    matters = sorted(
        ((random.randrange(m.BUCKETS), random.randint(T - 12, T), 1.0) for _ in range(count)),
        key=lambda matter: matter[1],
    )
    state = desk_with(matters, values)
    pressure, tolerance = random.random(), random.random()
    expected = plain_order(state, matters, pressure, tolerance)
    assert serve(state, 1e6, pressure=pressure, tolerance=tolerance) == pytest.approx(count)
    assert finished(state) == expected


def bucket(kind=0, emergency=0, hotline=0, long=0):
    return ((emergency * 2 + hotline) * 8 + kind) * 2 + long


@pytest.mark.parametrize(
    ("weight", "first", "then"),
    [
        ("emergency", {"emergency": 1}, {}),
        ("visible", {"kind": KINDS.index("safety")}, {"kind": KINDS.index("special")}),
        ("visible", {"hotline": 1}, {}),
        ("value", {"kind": KINDS.index("special")}, {"kind": KINDS.index("environment")}),
        ("risk", {"kind": KINDS.index("livelihood")}, {"kind": KINDS.index("rights")}),
        ("effort", {}, {"long": 1}),
    ],
)
def test_each_weight_pulls_its_way(weight, first, then):
    matters = [(bucket(**then), T - 9, 1.0), (bucket(**first), T, 1.0)]  # the other one has waited longer
    state = desk_with(matters, NEUTRAL | {f"service.weight_{weight}": 1.0})
    serve(state, 100)
    assert finished(state) == [1, 0]


def test_first_come_first_served_within_a_class_and_by_age_between_classes():
    matters = [(bucket(kind=3), T - 5, 1.0), (bucket(kind=1), T - 4, 1.0), (bucket(kind=3), T - 3, 1.0)]
    state = desk_with(matters, NEUTRAL | {"service.weight_age": 1.0})
    serve(state, 100)
    assert finished(state) == [0, 1, 2]


def test_the_majority_crowds_out_minorities_by_headcount():
    crowd = [(bucket(kind=KINDS.index("environment")), T, 1.0)] * 5
    matters = [(bucket(kind=KINDS.index("special")), T - 9, 1.0), *crowd]
    state = desk_with(matters, NEUTRAL | {"service.weight_headcount": 1.0})
    serve(state, 100)
    assert finished(state) == [1, 2, 3, 4, 5, 0]


def test_one_worker_for_one_matter():
    """Of a week's hours a matter takes at most one worker's; then the next ones are worked on."""
    state = desk_with([(0, T, 9.0), (0, T, 9.0), (0, T, 1.0)], NEUTRAL)
    assert serve(state, 10, most=4) == pytest.approx(9)
    left = [float(state.matters[i].effort) for i in waiting(state)]
    assert left == [5, 5]
    assert finished(state) == [2]
    assert state.desks[0].work == pytest.approx(10)


def waiting(state):
    """Indices of matters at the first desk, bucket by bucket."""
    found = []
    for b in range(m.BUCKETS):
        index = int(state.desks[0].head[b])
        while index >= 0:
            found.append(index)
            index = int(state.matters[index].next)
    return found


@given(
    matters=st.lists(st.tuples(st.integers(0, 63), st.just(T), st.floats(0.01, 20)), max_size=15),
    hours=st.floats(0, 100),
    most=st.floats(0.1, 30),
)
def test_hours_are_conserved(matters, hours, most):
    state = desk_with(matters)
    before = float(state.desks[0].work)
    used = serve(state, hours, most)
    assert 0 <= used <= hours + 1e-9
    assert before - state.desks[0].work == pytest.approx(used, abs=2e-6 * (1 + len(matters)))
    served = sum(min(most, np.float32(effort)) for _, _, effort in matters)
    assert used == pytest.approx(min(hours, served), abs=2e-6 * (1 + len(matters)))
    assert state.desks[0].work == pytest.approx(
        sum(float(state.matters[i].effort) for i in waiting(state)), abs=1e-6
    )


def test_partial_work_is_kept_and_begun_matters_do_not_give_up():
    state = desk_with([(0, T, 3.0), (0, T, 3.0)], NEUTRAL)
    for index in waiting(state):
        state.waits[index].leaves = T
        pool.join_wheel(state, 0, index)
    assert serve(state, 2) == 2
    service.lose_patience(state, 0, T)
    assert finished(state) == [1]
    assert [float(state.matters[i].effort) for i in waiting(state)] == [1.0]


def test_what_the_community_cannot_handle_goes_up_with_its_own_effort():
    state = desk_with([(0, T, 0.3), (0, T, 0.3)], NEUTRAL)
    first = waiting(state)[0]
    state.matters[first].beyond = np.float32(2.5)
    serve(state, 10)
    assert finished(state) == [1]
    town = state.desks[len(state.communities)]
    assert (town.open, town.work) == (1, 2.5)
    x = state.matters[first]
    assert x.marks & m.AT_TOWNSHIP
    assert not x.marks & m.BEGUN
    assert (x.effort, x.beyond) == (2.5, 0)


# patience
@given(u=st.floats(1e-9, 1 - 1e-9), kind=st.integers(0, 7), dt=st.sampled_from([1.0, 0.5, 1 / 7, 1 / 28]))
def test_patience(u, kind, dt):
    weeks = parameters().service_patience[kind]
    steps = service.patience(u, kind, parameters(), dt)
    assert steps == math.floor(min(-math.log(u) * weeks, 52) / dt)
    p = parameters({"service.patience_form": "deadline"})
    assert service.patience(u, kind, p, dt) == math.floor(p.service_deadline[kind] / dt)
    assert service.patience(u, kind, parameters({"service.patience_form": "none"}), dt) == -1


def test_hours_of_the_township():
    world = place(
        {"service.township_staff": 100.0, "service.township_admin": 0.5, "service.township_floor": 0.3}
    )
    s = world.state
    town, lever = s.townships[0], s.township_levers[0]
    contract = town.staff * 40.0
    for amplification, sunk, cost, expected in [
        (1.0, 0.0, 0.0, 0.5 * contract),
        (1.2, 0.0, 0.0, 0.4 * contract),
        (9.0, 0.0, 0.0, 0.3 * contract),
        (1.0, 0.2, 0.0, 0.3 * contract),  # half of all hours are paperwork, which those who stay do
        (1.0, 0.5, 0.0, 0.15 * contract),  # the floor, of those who stay
        (1.0, 0.5, 10.0, 0.15 * contract - 10.0),
        (1.0, 0.5, 1e9, 0.0),
    ]:
        town.amplification, lever.sunk_share, lever.policy_hours = amplification, sunk, cost
        service.staff_township(s, 0)
        assert town.hours == pytest.approx(expected)


@pytest.mark.parametrize("buckets", [1, 3, 15, 16, 17, 33, m.BUCKETS])
def test_ranks_of_a_longer_list_before_are_not_looked_at(buckets: int):
    matters = [(2 * n % m.BUCKETS + n // 32, 10, 1.0) for n in range(buckets)]
    fresh, used = desk_with(matters), desk_with(matters)
    used.rank[:] = 2**60
    assert serve(fresh, 1000) == serve(used, 1000) == buckets
    assert finished(fresh) == finished(used)
