"""What one topic's rules hand to another's: practices, money, publicity and exemption at work elsewhere."""

from __future__ import annotations

import numpy as np
import pytest

from sim.agents import matter as m
from sim.agents.levers import LEVERS, TOWNSHIP_LEVERS
from sim.agents.names import KINDS
from sim.building import grown
from sim.policies.catalogue import POLICIES
from sim.rules import department, participation, pool, service, shock

from .one_place import place

PLAIN = {"casework.bounce": 0.0, "casework.false_pull": 0.0, "casework.petition": 0.0}
LIVELIHOOD, CARE, SAFETY = (KINDS.index(kind) for kind in ("livelihood", "care", "safety"))


def roomy(values=None):
    """A state with free places for matters, and departments divided."""
    world = place(PLAIN | (values or {}), weeks=120)
    state = grown(world.state, np.full(len(world.state.townships), 60))
    department.divide_staff(state, 0)
    return state


def waiting(s, desk, kind, raised=0, effort=10.0, marks=0, bucket=0):
    """A matter of community 0 at a desk."""
    index = int(pool.take(s, 0))
    x = s.matters[index]
    x.community, x.resident, x.raised, x.patience = 0, 0, raised, 1 << 15
    x.effort, x.beyond, x.group, x.bucket, x.marks = effort, 0.0, 1, kind * 2 + bucket, marks
    s.waits[index].leaves = -1
    pool.join_desk(s, desk, index)
    return index


def test_every_lever_is_some_policys():
    owned = {name for kind in POLICIES.values() for name in kind.owns}
    every = {*LEVERS.names, *(f"township.{name}" for name in TOWNSHIP_LEVERS.names)}
    assert every - owned == {"policy_hours", "policy_yuan", "township.policy_hours"}


def test_practices_that_work_help_neighbours_settle():
    chance = []
    for settling in (0.0, 0.5):
        s = place().state
        s.society.autonomy[:] = 0.8
        s.renewals.settling[:] = settling
        participation.take_part(s, 0)
        chance.append(float(s.cells[s.society.first_cell[0]].settles))
    assert chance[1] == pytest.approx(1.5 * chance[0])
    assert chance[0] > 0


def test_reserves_fill_with_the_places_means_and_with_donors():
    def filled(fiscal, leverage):
        s = place({"shock.reserve_refill": 5.2}).state
        s.agendas.shock[:] = 0.0
        s.communities.reserve[0] = 0.0
        s.accounts.fiscal[0] = fiscal
        s.levers.leverage[0] = leverage
        shock.bear(s, 0, 1, 0)
        return s.communities.reserve[0]

    assert filled(1.0, 0.0) == pytest.approx(0.1)
    assert filled(0.5, 0.0) == pytest.approx(0.05)
    assert filled(0.5, 1.0) == pytest.approx(0.1)


def test_incidents_that_are_seen_set_off_storms_more_often():
    def storms(exposure):
        s = place({"storm.chance": 0.1, "storm.exposed": 4.0}, weeks=400).state
        s.levers.exposure[:] = exposure
        found = 0
        for t in range(400):
            s.townships.incidents[0] = 1.0
            s.townships.storm[0] = 0.0
            shock.break_out(s, 0, t)
            found += s.townships.storm[0] > 0
        return found

    unseen, seen = storms(0.0), storms(1.0)
    assert unseen == pytest.approx(40, abs=20)
    assert seen == pytest.approx(200, abs=35)


def test_nobody_answers_for_what_is_exempted():
    s = roomy()
    s.levers.exempt[:] = 0.75
    for kind, bucket in ((LIVELIHOOD, 16), (CARE, 16), (CARE, 16 + 32), (CARE, 0)):
        service.give_up(s, 0, waiting(s, 0, kind, bucket=bucket))
    assert s.townships.hotline_lost[0] == 3
    assert s.townships.answerable[0] == pytest.approx(0.25 + 1 + 0.25)


# departments
def test_departments_without_matters_of_their_own_lend_their_staff():
    some, none = (roomy({"department.share." + kind: 0.0 for kind in kinds}) for kinds in ((), KINDS))
    every = float(some.townships.department_staff.sum())
    assert every > 0
    assert some.townships.lent.sum() == 0
    assert none.townships.department_staff.sum() == 0
    assert none.townships.lent.sum() == pytest.approx(every)
    for s in (some, none):
        service.staff_township(s, 0)
    more = none.townships.hours[0] / some.townships.hours[0]
    assert more == pytest.approx(1 + every / some.townships.staff[0])


@pytest.mark.parametrize(
    ("form", "chosen"), [("first_come", [0, 1, 2]), ("shortest", [1, 2, 0]), ("newest", [2, 1, 0])]
)
def test_departments_serve_in_the_order_that_is_set(form, chosen):
    s = roomy({"service.discipline": form, "department.travel": 0.0, "department.pooling": 1.0})
    desk = len(s.communities) + 1
    ages = (1, 2, 3)
    efforts = (9.0, 4.0, 6.0)
    of = [
        waiting(s, desk, SAFETY, raised, effort, m.AT_DEPARTMENT)
        for raised, effort in zip(ages, efforts, strict=True)
    ]
    s.townships.department_staff[0] = 0.0
    s.townships.department_staff[0, SAFETY] = 1.0
    for n, one in enumerate(chosen):  # each time just enough hours for one of them
        s.p[0].service_contract_hours = efforts[one]
        department.serve_department(s, 0, 5)
        open_now = [k for k in range(3) if not s.matters[of[k]].marks & m.CLOSED]
        assert one not in open_now
        assert len(open_now) == 2 - n


@pytest.mark.parametrize("form", ["shortest", "newest"])
def test_no_matter_takes_more_than_one_worker_in_both_rounds(form):
    s = roomy({"service.discipline": form, "department.travel": 0.0, "department.pooling": 0.5})
    s.p[0].department_capital_pooling = 0.0
    desk = len(s.communities) + 1
    index = waiting(s, desk, SAFETY, 2, 100.0, m.AT_DEPARTMENT)
    s.townships.department_staff[0] = 0.0
    s.townships.department_staff[0, SAFETY] = 1.0
    s.townships.department_staff[0, CARE] = 3.0
    department.serve_department(s, 0, 5)
    most = s.p[0].service_contract_hours
    assert s.matters[index].effort == pytest.approx(100.0 - most)  # half of it with pooled hours
    assert s.townships.department_used[0] == pytest.approx(most)
