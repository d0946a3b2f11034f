"""A parameter has one home, and a definition that contradicts itself is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sim.agents.names import GROUPS, KINDS
from sim.parameters import FAMILIES, PARAMETERS, TOPICS
from sim.parameters.axes import AXES
from sim.parameters.families import group_families
from sim.parameters.table import choice, family, number, per_kind, per_kind_and_group, per_place, switch

TEXT: dict[str, Any] = {"source": "assumed", "en": "One.", "zh": "一。"}
GOOD = number("topic.name", 0.5, 0, 1, unit="share", **TEXT)


@pytest.mark.parametrize(
    "wrong",
    [
        {"default": 2.0},
        {"default": float("nan")},
        {"high": float("inf")},
        {"low": None},
        {"low": 1.0, "high": 0.0},
        {"key": "name"},
        {"key": "Topic.name"},
        {"key": "topic.na-me"},
        {"key": "topic..name"},
        {"en": " "},
        {"zh": ""},
        {"source": ""},
        {"choices": ("a", "b")},
        {"default": "a", "choices": ("b", "c"), "low": None, "high": None},
        {"default": "a", "choices": ("a", "a"), "low": None, "high": None},
        {"default": True},
        {"carrier": "some-claim", "low": 0.1},
        {"carrier": "some-claim", "default": True, "low": None, "high": None},
    ],
)
def test_definitions_that_are_refused(wrong: dict[str, Any]):
    with pytest.raises(ValueError, match="parameter"):
        replace(GOOD, **wrong)


def test_kinds_of_parameters():
    assert GOOD.kind is float
    assert number("topic.name", 5, 0, 10, **TEXT).kind is int
    assert switch("topic.name", True, **TEXT).kind is bool
    assert choice("topic.name", "ces", ("ces", "logit"), **TEXT).choices == ("ces", "logit")


def test_a_coefficient_may_carry_a_claim():
    carried = number("topic.name", 0.5, -1, 1, carrier="some-claim", **TEXT)
    assert carried.carrier == "some-claim"
    assert GOOD.carrier == ""
    assert all(p.low <= 0 <= p.high for p in PARAMETERS.values() if p.carrier)
    members = per_kind("topic.effort", defaults=0.0, low=-1, high=9, carrier="some-claim", **TEXT)
    assert {p.carrier for p in members} == {"some-claim"}


def test_a_family_has_one_parameter_for_each_name_in_order():
    members = per_kind("topic.effort", defaults=range_list(8), low=0, high=9, **(TEXT | {"en": "A {kind}."}))
    assert [p.key for p in members] == [f"topic.effort.{kind}" for kind in KINDS]
    assert [p.default for p in members] == range_list(8)
    assert members[1].en == "A care of elders and children."


def range_list(size: int) -> list[float]:
    return [float(i) for i in range(size)]


def test_defaults_by_name_and_for_all():
    by_name = dict(zip(KINDS, range_list(8), strict=True))
    members = per_kind_and_group("topic.need", defaults=by_name, low=0, high=9, **TEXT)
    assert len(members) == len(KINDS) * len(GROUPS)
    assert members[5].key == "topic.need.care.child"
    assert members[5].default == members[9].default == 1.0
    assert [
        p.default for p in per_place("topic.x", defaults={"rural": 1.0, "urban": 2.0}, low=0, high=9, **TEXT)
    ] == [
        2.0,
        1.0,
    ]


def test_one_real_default_makes_a_family_real():
    members = per_place("topic.x", defaults=[1, 2.5], low=0, high=9, **TEXT)
    assert [type(p.default) for p in members] == [float, float]


@pytest.mark.parametrize("defaults", [[1.0, 2.0], {"care": 1.0}])
def test_incomplete_families_are_refused(defaults: Any):
    with pytest.raises(ValueError, match="family"):
        family("topic.x", ("kind",), defaults=defaults, low=0, high=9, **TEXT)


def test_families_are_found_by_their_names():
    single = (
        GOOD,
        number("policy.audit.hidden", 0.5, 0, 1, **TEXT),
        number("policy.audit.polish", 0.5, 0, 1, **TEXT),
    )
    need = per_kind_and_group("topic.need", defaults=1.0, low=0, high=9, **TEXT)
    effort = per_kind("topic.effort", defaults=1.0, low=0, high=9, **TEXT)
    groups = group_families((*single, *need, *effort))
    assert {key: group.shape for key, group in groups.items()} == {
        "topic.name": (),
        "policy.audit.hidden": (),
        "policy.audit.polish": (),
        "topic.need": (8, 5),
        "topic.effort": (8,),
    }


def test_mixed_families_and_equal_fields_are_refused():
    members = per_place("topic.x", defaults=1.0, low=0, high=9, **TEXT)
    with pytest.raises(ValueError, match="mixes"):
        group_families((members[0], replace(members[1], default=1)))
    with pytest.raises(ValueError, match="field"):
        group_families((GOOD, replace(GOOD, key="topic_name.x"), replace(GOOD, key="topic.name_x")))


def test_all_parameters_are_sound():
    assert {p.topic for p in PARAMETERS.values()} <= {*TOPICS, "policy"}
    lengths = {axis: len(AXES[axis].names) for axis in AXES}
    for group in FAMILIES.values():
        assert group.shape == tuple(lengths[axis] for axis in group.axes)
        assert len({member.unit for member in group.members}) == 1
