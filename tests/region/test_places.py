"""What a scenario says of some communities: people, Party members, firms; the rest stays as it was."""

from __future__ import annotations

import numpy as np
import pytest

from sim.agents.resident import MEMBER
from sim.errors import InputError
from sim.parameters import to_record
from sim.region.spec import RegionSpec
from sim.region.synthesis import synthesise
from sim.scenario import Scenario
from sim.world import World

VILLAGE = "370683003209"
MADE = {"synthetic": {"townships": 1, "communities": 3, "urban_share": 0.0}, "population": 3000}
SECOND = "900001001002"


def world(*places, **values):
    times = {"time.warmup_weeks": 0, "time.observe_weeks": 26}
    region = MADE | ({"places": list(places)} if places else {})
    return World(Scenario(region, times | {k.replace("__", "."): v for k, v in values.items()}), 1)


def test_what_is_said_of_one_place_stands_and_others_keep_theirs():
    said = [{"code": VILLAGE, "population": 900, "firms": 49, "party_members": 76}]
    plain, own = (
        synthesise(RegionSpec.of(code="370683003", places=places), to_record()).communities
        for places in (None, said)
    )
    here = own["code"] == int(VILLAGE)
    assert own["residents"][here] == 900
    assert own["firms"][here] == 49
    assert (own["firms"][~here] == -1).all()
    assert (own["residents"][~here] == plain["residents"][~here]).all()


@pytest.mark.parametrize("members", [0, 1, 76, 5000])
def test_as_many_are_party_members_as_is_said(members):
    s = world({"code": SECOND, "party_members": members}).state
    home = s.communities[1]
    traits = s.residents.traits[home.first_resident : home.first_resident + home.residents]
    grown_up = int(((traits >> 4) & 3 != 0).sum())
    assert ((traits & MEMBER) > 0).sum() == s.society.members[1] == min(members, grown_up)
    assert s.society.members[0] == world().state.society.members[0]


def test_firms_bring_jobs_work_and_income_beyond_those_of_a_usual_place():
    plain, rich = world().state, world({"code": SECOND, "firms": 49}).state
    p = rich.p[0]
    jobs = 49 * p.development_firm_jobs[1]
    more = jobs - plain.economy.usual_jobs[1]
    assert rich.economy.jobs[1] == rich.economy.usual_jobs[1] == pytest.approx(jobs)
    assert rich.economy.collective[1] - plain.economy.collective[1] == pytest.approx(
        more * p.development_rent
    )
    assert rich.economy.employed[1] > plain.economy.employed[1]
    np.testing.assert_array_equal(rich.economy[[0, 2]], plain.economy[[0, 2]])


def test_said_income_is_that_with_the_firms_there_are():
    s = world({"code": SECOND, "firms": 20, "firm_jobs": 5, "collective_income": 300_000}).state
    assert s.economy.usual_jobs[1] == 100
    assert s.economy.collective[1] == 300_000


def test_it_is_part_of_the_scenario_and_its_identity():
    one = Scenario(MADE | {"places": [{"code": SECOND, "firms": 4, "party_members": 9}]})
    same = Scenario(MADE | {"places": [{"party_members": 9, "firms": 4.0, "code": SECOND}]})
    other = Scenario(MADE | {"places": [{"code": SECOND, "firms": 5}]})
    assert one.key == same.key
    assert len({one.key, other.key, Scenario(MADE).key}) == 3
    assert "places" in one.to_toml()


@pytest.mark.parametrize(
    ("entry", "key"),
    [
        ({"code": "900001001009", "firms": 4}, "places[1].code"),
        ({"code": "900001", "firms": 4}, "places[1].code"),
        ({"code": SECOND}, "places[1]"),
        ({"code": SECOND, "firm": 4}, "places[1].firm"),
        ({"code": SECOND, "firms": -1}, "places[1].firms"),
        ({"code": SECOND, "firms": 1.5}, "places[1].firms"),
        ({"code": SECOND, "firms": True}, "places[1].firms"),
        (7, "places[1]"),
    ],
)
def test_what_cannot_be_is_refused(entry, key):
    with pytest.raises(InputError) as caught:
        Scenario(MADE | {"places": [entry]})
    assert key in str(caught.value)


def test_the_reference_model_agrees():
    from tests.reference.comparison import Pair

    places = [{"code": SECOND, "firms": 30, "party_members": 40, "collective_income": 90_000}]
    region = {"synthetic": {"townships": 1, "communities": 2}, "population": 700, "places": places}
    pair = Pair(Scenario(region, {"time.warmup_weeks": 0, "time.observe_weeks": 10}), 4)
    assert [one for _ in range(10) for one in pair.step()] == []
