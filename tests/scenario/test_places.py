"""Names of places in a policy are looked up within the scenario's region."""

from __future__ import annotations

import pytest

from sim.errors import InputError
from sim.region.spec import SYNTHETIC_COUNTY
from sim.scenario import Scenario, policy
from sim.scenario.places import FIRST_SYNTHETIC


def places(region: dict[str, object], *names: str | int) -> tuple[int | str, ...]:
    return Scenario(region, policies=[policy("one_form", where=list(names))]).policies[0].where.places


@pytest.mark.parametrize(
    "name",
    [
        "制锦市街道",
        "370105009",
        "370105009000",
        "天桥区制锦市街道",
        "济南市天桥区制锦市街道",
        370105009,
    ],
)
def test_a_street_by_any_of_its_names(name: str | int):
    assert places({"code": "370105"}, name) == (370105009000,)


@pytest.mark.parametrize(
    "name", ["铜元局后街社区居民委员会", "铜元局后街社区", "铜元局后街", "制锦市街道铜元局后街社区"]
)
def test_a_community_by_any_of_its_names(name: str):
    assert places({"code": "370105009"}, name) == (370105009012,)


def test_the_county_itself():
    assert places({"name": "莱州市"}, "莱州市") == (370683000000,)


@pytest.mark.parametrize("name", ["370106", "历下区", "370105999", "12", "制锦", "-1"])
def test_what_is_not_in_the_region(name: str):
    with pytest.raises(InputError) as caught:
        places({"code": "370105"}, name)
    assert caught.value.key == "policies[1].where[1]"


def test_a_name_that_several_places_have_is_refused_with_their_codes():
    with pytest.raises(InputError) as caught:
        places({"code": ["370105", "370103"]}, "杆石桥街道", "王庄村")
    assert caught.value.key == "policies[1].where[2]"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("县1", 0),
        ("County 1", 0),
        ("Township 2", 2000),
        ("乡镇2", 2000),
        ("社区2-3", 2003),
        ("Village 2-3", 2003),
        ("900001002003", 2003),
    ],
)
def test_synthetic_places(name: str, code: int):
    assert places({"synthetic": {}}, name) == (FIRST_SYNTHETIC + code,)


@pytest.mark.parametrize(
    "name", ["County 2", "Township 4", "Village 1-5", "Village 1", "x", "Township 0", "370105"]
)
def test_synthetic_places_that_are_not_there(name: str):
    with pytest.raises(InputError):
        places({"synthetic": {}}, name)


def test_names_count_counties_where_there_are_several():
    assert places({"synthetic": {"counties": 2}}, "Township 2-1") == (FIRST_SYNTHETIC + 1_001_000,)


def test_synthetic_codes_are_those_of_the_synthesis():
    assert FIRST_SYNTHETIC == SYNTHETIC_COUNTY
