"""The agents: who belongs to whom, what follows from their fields, and residents and matters on demand."""

from __future__ import annotations

import gc
import weakref

import numpy as np
import pytest

import sim
from sim.errors import InputError
from sim.faces import Community, Crowd, Resident


def first(agents):
    return next(iter(agents))


def test_places_know_what_lies_in_them(model):
    county = first(model.counties)
    assert list(county.townships) == list(model.townships)
    assert list(county.departments) == list(model.departments)
    found = [community for township in county.townships for community in township.communities]
    assert found == list(model.communities)
    assert [cadre for community in found for cadre in community.cadres] == list(model.cadres)


def test_agents_know_where_they_belong(model):
    for community in model.communities:
        assert community in community.township.communities
        assert community.county is community.township.county is first(model.counties)
        assert all(cadre.community is community for cadre in community.cadres)
        assert [cadre.number for cadre in community.cadres] == list(range(1, community.posts + 1))
    assert all(department.county is first(model.counties) for department in model.departments)
    assert [department.number for department in model.departments] == list(
        range(1, len(model.departments) + 1)
    )


def test_names_are_those_of_the_region(model):
    region = model.world.region
    assert model.communities.get("name") == list(region.community_names)
    assert model.townships.get("name") == list(region.township_names)
    assert model.counties.get("name") == list(region.county_names)
    assert repr(first(model.communities)) == f"<Community {region.community_names[0]}>"


def test_communities_have_their_place_on_the_plane(model):
    x = [agent.pos[0] - agent.x for agent in model.space.agents]
    assert len(model.space.agents) == 6
    assert np.allclose(x, x[0])
    near = model.space.get_neighbors(first(model.communities).pos, radius=1000.0, include_center=False)
    assert set(near) <= set(model.communities)


def test_departments_have_a_home_kind_or_none(model):
    kinds = model.departments.get("kind")
    assert kinds[0] == "livelihood"
    assert None in kinds


def test_derived_values(overloaded):
    state = overloaded.world.state
    for row, community in enumerate(overloaded.communities):
        assert community.overloaded == (state.communities["load"][row] > 1.0)
        assert community.place in ("urban", "rural")
        assert 0.0 < community.satisfaction < 1.0
        assert min(community.satisfaction_by_group.values()) <= community.satisfaction
        assert community.satisfaction <= max(community.satisfaction_by_group.values())
        assert community.gap == community.score - community.real_score
        assert community.total_amplification == community.amplification * community.township.amplification
        assert sum(cadre.present for cadre in community.cadres) <= community.posts
    assert all(0.0 <= township.use <= 1.0 + 1e-9 for township in overloaded.townships)
    burnt = overloaded.cadres.select(lambda cadre: cadre.burnt_out)
    assert all(cadre.morale < overloaded.parameter("people.burnout_any") for cadre in burnt)
    assert sum(overloaded.cadres.get("severely_burnt_out")) <= len(burnt)


# on demand
def test_residents_are_those_of_the_region(model):
    region = model.world.region
    for row, community in enumerate(model.communities):
        residents = community.residents()
        start = int(region.communities["first_resident"][row])
        part = region.residents[start : start + len(residents)]
        assert len(residents) == community.population
        assert residents.get("digital") == (part["flags"] & 1).astype(bool).tolist()
        assert [resident.group for resident in residents] == [
            ("child", "working", "elder", "special", "floating")[group] for group in part["group"]
        ]
        assert {resident.age for resident in residents} <= {"child", "working", "elder"}
        assert not any(resident.employed for resident in residents if resident.age == "child")


def test_satisfaction_and_trust_of_residents_add_up(overloaded):
    for community in overloaded.communities:
        residents = community.residents()
        assert residents.agg("satisfaction", sum) == pytest.approx(sum(community.satisfaction_sum.values()))
        assert residents.agg("trust", sum) == pytest.approx(community.trust_sum)
        for group, mean in community.satisfaction_by_group.items():
            members = residents.select(lambda resident, group=group: resident.group == group)
            assert members.agg("satisfaction", np.mean) == pytest.approx(mean)
        assert max(residents.get("contact")) > 0


def test_residents_by_name_code_and_number(model):
    community = list(model.communities)[4]
    for given in (
        community,
        community.name if len(set(model.communities.get("name"))) == 6 else community,
        community.code,
    ):
        assert len(model.residents(given)) == community.population
    last = community.resident(-1)
    assert last.number == community.population - 1
    assert community.resident(last.number).unique_id == last.unique_id
    with pytest.raises(IndexError):
        community.resident(community.population)
    with pytest.raises(InputError, match="community by community"):
        model.residents(first(model.townships).code)


def test_cells_share_the_residents_out(overloaded):
    community = max(overloaded.communities, key=lambda one: one.population)
    cells = list(community.cells())
    assert sum(cell.population for cell in cells) == community.population
    assert all(cell.population == 1024 for cell in cells[:-1])
    for cell in cells:
        residents = cell.residents()
        assert len(residents) == cell.population
        assert {resident.cell for resident in residents} == {cell.number}
        assert cell.satisfaction == pytest.approx(residents.agg("satisfaction", np.mean))
        assert cell.trust == pytest.approx(residents.agg("trust", np.mean))
        assert cell.by_group["child"] == len(residents.select(lambda one: one.group == "child"))


def test_matters_at_a_desk_are_those_that_wait_there(overloaded):
    state = overloaded.world.state
    for desk in [*overloaded.communities, *overloaded.townships]:
        matters = desk.matters()
        assert len(matters) == desk.open_matters
        assert sum(matter.effort for matter in matters) == pytest.approx(desk.waiting_hours)
        for kind, many in desk.open_by_kind.items():
            assert len(matters.select(lambda matter, kind=kind: matter.kind == kind)) == many
    assert len(overloaded.matters()) == state.desks["open"].sum() > 50


def test_matters_know_their_resident_and_place(overloaded):
    for matter in overloaded.matters():
        resident = matter.resident
        assert isinstance(resident, Resident)
        assert resident.community is matter.community
        assert resident.group == matter.group
        assert 0 <= matter.raised < overloaded.world.t
        assert matter.age == overloaded.world.t - matter.raised
        assert matter.leaves == -1 or matter.leaves >= overloaded.world.t or matter.begun
        assert matter.overdue == (matter.age > overloaded.parameter(f"service.deadline.{matter.kind}"))
        assert matter.township is matter.community.township
    for township in overloaded.townships:
        assert all(matter.at_township for matter in township.matters())


def test_matters_are_for_now_alone(strained):
    model = sim.Model(strained, seed=2)
    for _ in range(8):
        model.step()
    matter = first(model.matters())
    assert matter.kind
    model.step()
    with pytest.raises(LookupError, match="ask its desk"):
        _ = matter.kind


def test_looking_leaves_the_model_clean(model):
    types, many = model.agent_types, len(model.agents)
    community = first(model.communities)
    residents = community.residents()
    gone = weakref.ref(first(residents))
    first(residents).remove()
    first(community.cells()).remove()
    assert (model.agent_types, len(model.agents)) == (types, many)
    assert not set(residents) & set(model.agents)
    assert len({resident.unique_id for resident in residents}) == len(residents)
    del residents
    gc.collect()
    assert gone() is None


def test_numbers_of_agents_on_demand_are_their_own(overloaded):
    ids = [agent.unique_id for agent in overloaded.agents]
    for community in overloaded.communities:
        ids += community.residents().get("unique_id") + community.cells().get("unique_id")
    ids += overloaded.matters().get("unique_id")
    assert len(set(ids)) == len(ids)


def test_crowds_keep_their_agents(model):
    def found():
        return first(model.communities).residents()

    assert isinstance(found().select(lambda resident: resident.floating), Crowd)
    elders = found().select(lambda resident: resident.age == "elder").shuffle().sort("trust")
    gc.collect()
    assert len(elders) == sum(resident.age == "elder" for resident in found())
    assert len(found().select(at_most=7)) == 7
    groups = found().groupby("group")
    gc.collect()
    assert sum(groups.count().values()) == len(found())
    assert {group: len(members) for group, members in groups} == groups.count()
    assert len(found().select()) == len(found().shuffle(inplace=True)) == len(found())
    assert set(found().groupby("group", result_type="list").groups) == set(groups.groups)
    assert found().do(lambda resident: resident.trust) is not None
    assert len(found().map(lambda resident: resident.trust)) == len(found())
    merged = found().select(at_most=3)
    merged.add(first(model.communities).resident(9))
    gc.collect()
    assert len(merged) == 4


def test_agents_may_carry_what_users_write_on_them(model):
    for community in model.communities:
        community.color = "red"
    assert set(model.communities.get("color")) == {"red"}
    assert isinstance(first(model.communities), Community)
