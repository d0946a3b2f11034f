"""Casework: departments' hours, bouncing, false closure, petitions."""

from __future__ import annotations

import numpy as np
import pytest

from sim.agents import matter as m
from sim.agents.names import KINDS
from sim.building import grown
from sim.rules import closure, department, filing, petition, pool, service

from .one_place import place

PLAIN = {"casework.bounce": 0.0, "casework.false_pull": 0.0, "casework.petition": 0.0}


def small(values=None, room=200, **region):
    world = place(PLAIN | (values or {}), weeks=120, **region)
    state = grown(world.state, np.full(len(world.state.townships), room))
    department.divide_staff(state, 0)
    state.communities.intake_factor[:] = 1.0
    return state


def add(s, desk, kind, raised=0, effort=1.0, marks=0, beyond=0.0, resident=0):
    """A matter of community 0 at a desk."""
    index = int(pool.take(s, 0))
    x = s.matters[index]
    x.community, x.resident, x.raised, x.patience = 0, resident, raised, 1 << 15
    x.effort, x.beyond, x.group, x.bucket, x.marks = effort, beyond, 1, kind * 2, marks
    s.waits[index].leaves = -1
    pool.join_desk(s, desk, index)
    return index


# departments
def test_staff_of_departments_are_all_divided():
    region = {"synthetic": {"townships": 3, "communities": 2, "urban_share": 0.5}, "population": 3000}
    s = small({"department.staff": 50.0, "department.follow": 0.9}, **region)
    p, total = s.p[0], s.counties.residents[0] / 10000
    shares = s.townships.residents / s.counties.residents[0]
    expected = np.outer(shares, np.full(8, p.department_staff * total / 8))
    np.testing.assert_allclose(s.townships.department_staff, expected)
    first = len(s.communities) + len(s.townships)
    for _ in range(5):
        add(s, first, kind=2, marks=m.AT_DEPARTMENT)
    department.divide_staff(s, 0)
    np.testing.assert_allclose(s.townships.department_staff.sum(axis=0), expected.sum(axis=0))
    followed = expected[:, 2] + 0.9 * (expected[:, 2].sum() * np.array([1, 0, 0]) - expected[:, 2])
    np.testing.assert_allclose(s.townships.department_staff[:, 2], followed)
    np.testing.assert_allclose(s.townships.department_staff[:, 3], expected[:, 3])


def served(s, pooling):
    """Work left of each kind after departments have served a step."""
    s.p[0].department_pooling = pooling
    desk = len(s.communities) + 1
    for kind in (0, 0, 0, 1):
        add(s, desk, kind, effort=30.0, marks=m.AT_DEPARTMENT)
    department.serve_department(s, 0, 5)
    there = [x for x in s.matters if x.marks & m.AT_DEPARTMENT and not x.marks & m.CLOSED]
    return [sum(float(x.effort) for x in there if m.kind_in(x.bucket) == k) for k in (0, 1)]


def staffed(values=None):
    s = small({"department.travel": 0.0, "department.capital_pooling": 0.0} | (values or {}))
    s.townships[0].department_staff[:] = 1.0  # 40 h of each kind
    return s


def test_apart_each_kind_has_its_own_hours():
    s = staffed()
    assert served(s, 0.0) == pytest.approx([50.0, 0.0])
    assert s.townships[0].department_used == pytest.approx(70.0)


def test_pooled_hours_help_any_kind_but_no_matter_takes_more_than_one_worker():
    s = staffed()
    left = served(s, 1.0)
    assert left == pytest.approx([0.0, 0.0])
    assert s.townships[0].department_used == pytest.approx(120.0)


def test_in_between_own_hours_go_first_and_a_matter_keeps_what_it_has_had():
    s = staffed()
    for kind in range(2, 8):
        s.townships[0].department_staff[kind] = 0.0
    # half of 40 h for each kind, then 40 h for both: 20 + 30 + 10 for kind 0 and 20 + 10 for kind 1 at most
    left = served(s, 0.5)
    assert sum(left) == pytest.approx(120.0 - 80.0)
    assert s.townships[0].department_used == pytest.approx(80.0)


def test_pooled_hours_cost_travel():
    s = staffed({"department.travel": 0.5})
    served(s, 1.0)
    assert s.townships[0].department_used <= s.townships[0].department_hours
    assert s.townships[0].department_used == pytest.approx(240.0)


# bouncing
@pytest.mark.parametrize(("chance", "back"), [(0.0, 0), (1.0, 1)])
def test_what_is_nobodys_business_comes_back(chance, back):
    s = small({"casework.bounce": chance, "service.intake_hours": 0.5})
    index = add(s, 0, kind=2, effort=0.5, beyond=3.0)
    service.serve(s, 0, 0, 0.5, 0.0, 1.0, 40.0, 40.0, 255, 3)
    x = s.matters[index]
    assert s.desks[0].open == back
    assert s.desks[len(s.communities)].open == 1 - back
    assert (float(x.effort), float(x.beyond)) == ((0.5, 3.0) if back else (3.0, 0.0))
    assert not x.marks & m.BEGUN
    assert s.weekly.sent_back.sum() == back
    assert s.weekly.sent_up.sum() == 1 - back


def test_emergencies_do_not_bounce():
    s = small({"casework.bounce": 1.0})
    index = add(s, 0, kind=2, effort=0.5, beyond=3.0)
    pool.leave_desk(s, 0, index)
    s.matters[index].bucket |= 32
    pool.join_desk(s, 0, index)
    service.serve(s, 0, 0, 0.5, 0.0, 1.0, 40.0, 40.0, 255, 3)
    assert s.weekly.sent_back.sum() == 0


# false closure
FALSE = {"casework.false_pull": 5.0, "casework.false_max": 1.0, "casework.false_fear": 0.0}


def closing(raised, values=None, t=10):
    s = small(FALSE | {"assessment.audit_polish": 0.0} | (values or {}))
    index = add(s, 0, kind=0, raised=raised, effort=4.0)
    used = service.serve(s, 0, 0, 1.0, 0.0, 1.0, 40.0, 40.0, 255, t)
    return s, s.matters[index], s.waits[index], used


def test_what_is_due_is_closed_on_paper():
    s, x, wait, used = closing(raised=6)  # four weeks old, at its deadline
    assert x.marks & m.FALSELY
    assert used == pytest.approx(0.15 * 4.0)
    assert s.desks[0].open == 0
    assert s.townships[0].ended_count == 0
    assert s.communities[0].done[closure.CLOSING] == 1
    assert s.weekly.false_closed.sum() == 1
    assert wait.leaves > 10


def test_what_has_time_is_not():
    _, x, _, used = closing(raised=7)
    assert not x.marks & m.FALSELY
    assert used == pytest.approx(4.0)


def test_audits_find_it():
    s, _, wait, _ = closing(raised=6, values={"assessment.audit_polish": 1.0})
    assert wait.leaves == 11
    assert s.communities[0].false_found == 1
    assert s.communities[0].done[closure.CLOSING] == 0
    assert s.townships[0].incidents == 1


@pytest.mark.parametrize("reopens", [0.0, 1.0])
def test_noticed_it_is_reopened_or_not(reopens):
    s, x, wait, _ = closing(raised=6, values={"casework.reopen": reopens})
    free = int(s.townships[0].free_count)
    for t in range(10, int(wait.leaves) + 1):
        service.lose_patience(s, 0, t)
    assert s.desks[0].open == reopens
    assert s.weekly.reopened.sum() == reopens
    assert int(s.townships[0].free_count) == free + 1 - reopens
    if reopens:
        assert x.marks & m.REOPENED
        assert float(x.effort) == 4.0


# petitions
def test_over_heads_it_becomes_an_emergency_above():
    s = small({"casework.petition": 1.0, "casework.petition_distrust": 0.0})
    index = add(s, 0, kind=1, effort=2.0, beyond=0.0)
    assert petition.goes_over_heads(s, index, 3)
    petition.petition(s, 0, index, 3)
    x = s.matters[index]
    assert x.bucket >> 5
    assert x.marks & m.AT_TOWNSHIP
    assert s.desks[len(s.communities)].open == 1
    assert s.townships[0].petitions == s.townships[0].incidents == 1
    assert not petition.goes_over_heads(s, index, 4)
    petition.petition(s, 0, index, 4)  # from the township on to the departments
    assert x.marks & m.AT_DEPARTMENT
    assert s.desks[len(s.communities) + 1].open == 1


def test_without_departments_nothing_belongs_to_them():
    s = small({"department.staff": 0.0, "department.share.care": 1.0})
    assert filing.route(s, 0, 0, KINDS.index("care"), 0) == 0
    s = small({"department.staff": 1.0, "department.share.care": 1.0})
    assert filing.route(s, 0, 0, KINDS.index("care"), 0) == m.BELONGS
