"""The cards of communities, townships and organisations say what the records of the running worlds say."""

from __future__ import annotations

import numpy as np
import pytest

from sim.agents import matter as m
from sim.agents.names import KINDS, STREAMS
from sim.agents.organisation import EACH, PROFESSIONAL
from sim.rules import closure
from sim.web.above import organisation_card_of, township_card_of
from sim.web.arm import BASE, OTHER
from sim.web.page.cards import Markup, _table
from sim.web.places import card_of, waiting
from sim.web.session import Session
from tests.web.changing import change_much

TRACE = STREAMS.index("trace")


@pytest.fixture
def changed(session: Session) -> Session:
    change_much(session)
    return session


def test_a_card_says_what_the_records_say(changed: Session):
    state = changed.arms[OTHER].world.state
    card = card_of(changed, 1, OTHER)
    place = state.communities[1]
    assert sum(card.hours.values()) == pytest.approx(float(place.hours.sum()))
    assert len(card.cadres) == int(place.cadres)
    assert sum(count for count, _, _ in card.queue.values()) == int(state.desks.open[1])
    assert card.state["satisfaction"] == pytest.approx(float(place.satisfaction.sum()) / int(place.residents))


def test_a_township_has_a_card_that_says_what_the_records_say(changed: Session):
    state = changed.arms[OTHER].world.state
    state.townships.staff[:] = 0.05  # a jam, so that something waits
    state.townships.department_staff[:] = 0.005
    changed.advance(3, 60)
    for index in range(2):
        card = township_card_of(changed, index, OTHER)
        town, rows = state.townships[index], slice(3 * index, 3 * index + 3)
        desk = len(state.communities) + index
        assert sum(count for count, _, _ in card.queues["own"].values()) == int(state.desks.open[desk])
        assert sum(n for n, _, _ in card.queues["departments"].values()) == int(state.desks.open[desk + 2])
        assert card.staff["own"] == pytest.approx((float(town.used), float(town.hours)))
        assert card.hours["trace"] == pytest.approx(float(state.communities.hours[rows, TRACE].mean()))
        assert [below.index for below in card.communities] == list(range(3 * index, 3 * index + 3))
        assert [below.open for below in card.communities] == state.desks.open[rows].tolist()
        assert card.persons["posts"] == int(state.communities.cadres[rows].sum())
        assert card.persons["vacant"] == sum(below.vacant for below in card.communities)
        assert card.state["score"] == float(town.score)
        ones = [card_of(changed, i, OTHER) for i in range(3 * index, 3 * index + 3)]
        mean = np.mean([one.required["service"] for one in ones])
        assert card.required["service"] == pytest.approx(float(mean))
        assert card.organisations == ones[0].organisations
    for whose in ("own", "departments"):
        assert any(township_card_of(changed, n, OTHER).queues[whose] for n in range(2)), "an empty test"


def test_a_township_counts_its_staff_where_they_work(changed: Session):
    state = changed.arms[OTHER].world.state
    town, lever = state.townships[1], state.township_levers[1]
    town.staff, town.lent = 20.0, 10.0
    town.department_staff[:] = 0.0
    town.department_staff[0] = 8.0
    lever.sunk_share = lever.sunk_county = 0.0
    persons = township_card_of(changed, 1, OTHER).persons
    assert (persons["staff"], persons["departments"], persons["sunk"]) == (30.0, 8.0, 0.0)
    lever.sunk_share, lever.sunk_county = 0.2, 0.5
    persons = township_card_of(changed, 1, OTHER).persons
    assert (persons["staff"], persons["departments"], persons["sunk"]) == pytest.approx((24.0, 4.0, 10.0))


def test_departments_that_are_called_in_are_late_sooner(changed: Session):
    world = changed.arms[OTHER].world
    state = world.state
    state.townships.department_staff[:] = 0.005
    changed.advance(3, 60)
    p = state.p[0]
    p.service_deadline[:] = 52.0
    p.policy_call_in_deadline = 0.5
    deadline_of = getattr(closure.deadline_of_called, "py_func", closure.deadline_of_called)
    late = []
    for answering in (0.0, 0.99, 1.0):
        state.township_levers.answering[:] = answering
        late.append(0)
        for index in range(2):
            desk = len(state.communities) + 2 + index
            waits = state.matters[waiting(world, desk)]
            age, kinds = (world.t - waits.raised) * world.dt, m.kind_in(waits.bucket)
            due = [old > deadline_of(state, index, kind) for old, kind in zip(age, kinds, strict=True)]
            queue = township_card_of(changed, index, OTHER).queues["departments"]
            assert sum(overdue for _, overdue, _ in queue.values()) == sum(due)
            late[-1] += sum(due)
    assert late[0] < late[2], "an empty test"


def test_a_cell_says_what_was_written_and_no_more():
    table = _table("t", ["<i>"], [["<b>&", Markup("<b>x</b>")]])
    assert "<td>&lt;b&gt;&amp;</td><td><b>x</b></td>" in table
    assert "<i>" not in table


def test_an_organisation_has_a_card_that_says_what_the_records_say(changed: Session):
    changed.start_policy({"kind": "service_purchase", "lag": 0})
    changed.advance(8, 60)
    state = changed.arms[OTHER].world.state
    bought = []
    for index, (kind, home) in enumerate(2 * EACH):
        card = organisation_card_of(changed, index, OTHER)
        row = state.organisations[index]
        assert (card.township, card.communities) == (index // len(EACH), 3)
        assert card.week["reached"] == pytest.approx(float(row.hours))
        assert row.hours > 0.0
        assert ("bought" in card.week) == (home >= 0) == (kind == PROFESSIONAL)
        assert card.state["dependence"] == float(row.dependence)
        waits = [card_of(changed, 3 * card.township + i, OTHER).queue for i in range(3)]
        kinds = [KINDS[home]] if home >= 0 else list(card.queue)
        assert set(card.queue) <= set(kinds)
        for name in kinds:
            there = sum(queue[name][0] for queue in waits if name in queue)
            assert there == card.queue.get(name, (0, 0, 0.0))[0]
        bought.append(card.week.get("bought", 0.0))
        assert organisation_card_of(changed, index, BASE).week.get("bought", 0.0) <= bought[-1]
    assert max(bought) > 0.0
