"""Fields of faces: all of the record, documented, read where they stand, written only where allowed."""

from __future__ import annotations

import pydoc

import numpy as np
import pytest

import sim
from sim.agents.account import ACCOUNT
from sim.agents.cadre import CADRE
from sim.agents.community import COMMUNITY
from sim.agents.county import AGENDA, COUNTY
from sim.agents.department import DEPARTMENT
from sim.agents.economy import ECONOMY
from sim.agents.levers import LEVERS, TOWNSHIP_LEVERS
from sim.agents.matter import MATTER, WAIT
from sim.agents.organisation import CHANNEL, ORGANISATION
from sim.agents.practice import PRACTICE, RENEWAL
from sim.agents.resident import RESIDENT
from sim.agents.society import SOCIETY, TOWNSHIP_SOCIETY
from sim.agents.steering import EVALUATOR
from sim.agents.technology import TECHNOLOGY
from sim.agents.township import TOWNSHIP
from sim.agents.troika import OWNERS, PROPERTY
from sim.errors import InputError
from sim.faces import (
    AGENTS,
    ON_DEMAND,
    Cadre,
    CharityChannel,
    Community,
    County,
    Department,
    Evaluator,
    Matter,
    Organisation,
    OwnersCommittee,
    PropertyCompany,
    Resident,
    Township,
)

EVERY = (*AGENTS, *ON_DEMAND)
LINKS = {"after", "before"}  # of lists, in records beside a face's own


@pytest.mark.parametrize(
    ("face", "of", "record"),
    [
        (County, "counties", COUNTY),
        (County, "agendas", AGENDA),
        (Department, "departments", DEPARTMENT),
        (Township, "townships", TOWNSHIP),
        (Township, "township_levers", TOWNSHIP_LEVERS),
        (Community, "communities", COMMUNITY),
        (Community, "levers", LEVERS),
        (Community, "technology", TECHNOLOGY),
        (Community, "practices", PRACTICE),
        (Community, "renewals", RENEWAL),
        (Community, "accounts", ACCOUNT),
        (Community, "economy", ECONOMY),
        (Community, "society", SOCIETY),
        (Township, "township_society", TOWNSHIP_SOCIETY),
        (Organisation, "organisations", ORGANISATION),
        (CharityChannel, "channels", CHANNEL),
        (PropertyCompany, "companies", PROPERTY),
        (OwnersCommittee, "owners", OWNERS),
        (Evaluator, "evaluators", EVALUATOR),
        (Cadre, "cadres", CADRE),
        (Resident, "residents", RESIDENT),
        (Matter, "matters", MATTER),
        (Matter, "waits", WAIT),
    ],
)
def test_every_field_of_the_record_is_shown_or_has_a_reason(face, of, record):
    shown = {field.name for field in face.fields().values() if (field.of or face.RECORDS) == of}
    hidden = set(face.INSTEAD) if of == face.RECORDS else LINKS & set(record.names)
    names = set(record.names)
    where = f"in {face.__module__}"
    assert names - shown - hidden == set(), f"give these a line (or a reason in INSTEAD) {where}"
    assert (shown | hidden) - names == set(), f"the record has no such fields: take them out {where}"
    assert shown & hidden == set(), f"shown, and yet not shown, {where}"


@pytest.mark.parametrize("face", EVERY)
def test_help_says_what_each_field_is(face):
    page = pydoc.plain(pydoc.render_doc(face))
    assert face.__doc__ in page or face.__doc__.split("\n", maxsplit=1)[0] in page
    for name, field in face.fields().items():
        assert field.doc[0].isupper()
        assert field.__doc__.endswith(".")
        assert f"\n |  {name}\n" in page
        assert field.doc.split()[0] in page


def test_help_gives_units():
    assert Community.overtime.__doc__ == "Overtime this step, as a share of contracted hours [share]."
    assert Cadre.morale.__doc__.endswith("Settable, 0 to 1.")


@pytest.mark.parametrize("face", EVERY)
def test_properties_are_documented(face):
    missing = [
        name
        for base in face.__mro__[:-2]
        if base.__module__.startswith("sim.")
        for name, item in vars(base).items()
        if isinstance(item, property) and not item.__doc__
    ]
    assert not missing


def test_all_fields_read_their_own_row(overloaded):
    for face in overloaded.agents:
        values = face.as_dict()
        assert list(values) == list(type(face).fields())
    state = overloaded.world.state
    for row, community in enumerate(overloaded.communities):
        assert community.load == state.communities["load"][row]
        assert list(community.hours.values()) == state.communities["hours"][row].tolist()
        assert community.travel_minutes == overloaded.world.region.communities["travel_minutes"][row]
        assert community.open_matters == state.desks["open"][row]
    for row, township in enumerate(overloaded.townships):
        assert township.open_matters == state.desks["open"][6 + row]
        assert township.score == state.townships["score"][row]
    for row, cadre in enumerate(overloaded.cadres):
        assert cadre.morale == state.cadres["morale"][row]


def test_values_are_plain_python(overloaded):
    values = next(iter(overloaded.communities)).as_dict()
    assert {type(value) for value in values.values()} == {int, float, bool, dict}
    assert {type(number) for number in values["hours"].values()} == {float}


def test_agenda_is_that_of_the_step_just_lived(model):
    county = next(iter(model.counties))
    assert county.form_hours == 0.0
    for _ in range(6):
        model.step()
        agendas = model.world.state.agendas
        assert county.form_hours == agendas["form_hours"][0, (model.world.t - 1) % agendas.shape[1]]
        assert sum(county.task_hours.values()) > 0.0


def test_reading_copies_no_column(model):
    assert np.shares_memory(model.columns("residents", "trust"), model.world.state.residents)


def test_faces_follow_a_state_that_is_replaced(model):
    community = next(iter(model.communities))
    before = community.load
    state = model.world.state
    communities = state.communities.copy()
    communities["load"] = 7.5
    model.world.state = state.replaced(communities=communities)
    assert (before, community.load) == (0.0, 7.5)


def test_rules_keep_their_fields(model):
    community = next(iter(model.communities))
    for name in ("load", "code", "hours", "travel_minutes", "policy_hours"):
        with pytest.raises(AttributeError, match=f"Community.{name} is read-only"):
            setattr(community, name, 1.0)
    with pytest.raises(AttributeError):
        community.name = "somewhere else"
    assert not model.touched


def test_some_fields_can_be_set(model):
    model.cadres.set("morale", 0.25)
    assert (model.world.state.cadres["morale"] == 0.25).all()
    assert model.touched
    next(iter(model.townships)).staff = 12
    assert model.world.state.townships["staff"][0] == 12.0


@pytest.mark.parametrize("value", [1.5, -0.1, float("nan"), float("inf"), "high", None, True])
def test_values_out_of_range_are_refused(model, value):
    cadre = next(iter(model.cadres))
    before = cadre.morale
    with pytest.raises(InputError, match=r"Cadre.morale.*a number from 0 to 1"):
        cadre.morale = value
    assert cadre.morale == before
    assert not model.touched


def test_what_was_set_is_lived_on_from(scenario):
    plain, rested = sim.Model(scenario, seed=1), sim.Model(scenario, seed=1)
    rested.cadres.set("morale", 1.0)
    plain.step()
    rested.step()
    assert all(a > b for a, b in zip(rested.cadres.get("hours"), plain.cadres.get("hours"), strict=True))
