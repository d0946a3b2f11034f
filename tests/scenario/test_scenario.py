"""What a scenario holds, when two are the same, and how one differs from another."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

import sim
from sim.errors import InputError
from sim.parameters import PARAMETERS
from sim.scenario import Change, Policy, Scenario, Where, from_tables, loads, policy

TEXT = """
title = "A county under uniform assessment"
[region]
code = "370105"
[time]
observe_weeks = 104
[assessment]
tournament = 0.7
[demand.effort]
care = 2
[[policies]]
kind = "burden_reduction"
strength = 0.5
where = ["制锦市街道", "370105009012"]
[[policies]]
kind = "penetrating_audit"
start = 60
end = 100
where = { share = 0.5 }
[[changes]]
week = 70
key = "assessment.tournament"
value = 1
"""


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return loads(TEXT)


def test_every_parameter_has_a_value_of_its_own_type(scenario: Scenario):
    assert list(scenario.values) == list(PARAMETERS)
    for key, value in scenario.values.items():
        assert type(value) is PARAMETERS[key].kind
    assert scenario.values["assessment.tournament"] == 0.7
    assert scenario.values["demand.effort.care"] == 2.0
    assert scenario.given == {
        "time.observe_weeks": 104,
        "assessment.tournament": 0.7,
        "demand.effort.care": 2.0,
    }


def test_record_holds_the_values(scenario: Scenario):
    record = scenario.record()
    assert record.shape == (1,)
    assert record[0].assessment_tournament == 0.7
    assert record[0].demand_effort[1] == 2.0


def test_policies_are_complete(scenario: Scenario):
    cut, audit = scenario.policies
    assert (cut.kind, cut.strength, cut.start, cut.end) == ("burden_reduction", 0.5, 52, None)
    assert cut.where == Where("places", places=(370105009000, 370105009012))
    assert (audit.start, audit.end, audit.where) == (60, 100, Where("share", share=0.5))
    assert all(type(p.lag) is float and type(p.nominal) is float for p in scenario.policies)


def test_changes_are_typed(scenario: Scenario):
    assert scenario.changes == (Change(70, "assessment.tournament", 1.0),)
    assert type(scenario.changes[0].value) is float


def test_weeks(scenario: Scenario):
    assert (scenario.warmup_weeks, scenario.total_weeks, scenario.steps_per_week) == (52, 156, 1)
    assert scenario.with_values(**{"time.step_days": 1}).steps_per_week == 7


def test_cannot_be_changed(scenario: Scenario):
    with pytest.raises(AttributeError):
        scenario.values = {}  # type: ignore[misc]
    with pytest.raises(TypeError):
        scenario.values["assessment.tournament"] = 0.1  # type: ignore[index]


def test_written_back_and_read_again_it_is_the_same(scenario: Scenario):
    again = loads(scenario.to_toml())
    assert again == scenario
    assert again.to_toml() == scenario.to_toml()
    assert pickle.loads(pickle.dumps(scenario)) == scenario


def test_resolved_form_gives_the_same_scenario(scenario: Scenario):
    resolved = scenario.resolved()
    assert resolved["assessment"]["ratchet"] == PARAMETERS["assessment.ratchet"].default
    again = from_tables(resolved)
    assert again.key == scenario.key
    assert again.resolved() == resolved


SAME = {
    "title": ("A county under uniform assessment", "Another title"),
    "name for code": ('code = "370105"', 'name = "济南市天桥区"'),
    "number for text": ('code = "370105"', "code = 370105000000"),
    "a default said": ("tournament = 0.7", "tournament = 0.7\nratchet = RATCHET"),
    "a float for a whole number": ("care = 2", "care = 2.0"),
    "default start said": ('kind = "burden_reduction"', 'kind = "burden_reduction"\nstart = 52'),
    "place by name": ("370105009012", "铜元局后街社区"),
    "order of places": ('["制锦市街道", "370105009012"]', '["370105009012", "制锦市街道"]'),
    "about": ("[region]", "[region]\n# a comment\n"),
}
OTHER = {
    "value": ("tournament = 0.7", "tournament = 0.71"),
    "region": ('"370105"\n', '"370683"\n'),
    "seed of places": ('"370105"\n', '"370105"\nseed = 2\n'),
    "population": ('"370105"\n', '"370105"\npopulation = 1000\n'),
    "strength": ("strength = 0.5", "strength = 0.6"),
    "end": ("end = 100", "end = 101"),
    "where": ("share = 0.5", "share = 0.4"),
    "lag": ('kind = "burden_reduction"', 'kind = "burden_reduction"\nlag = 7'),
    "change": ("week = 70", "week = 71"),
}


def edited(before: str, after: str) -> str:
    after = after.replace("RATCHET", str(PARAMETERS["assessment.ratchet"].default))
    text = TEXT.replace(before, after)
    assert text != TEXT
    return text.replace('where = ["制锦市街道", "370105009012"]\n', "") if "370683" in after else text


@pytest.mark.parametrize("what", SAME)
def test_identity_ignores(what: str, scenario: Scenario):
    assert loads(edited(*SAME[what])).key == scenario.key


@pytest.mark.parametrize("what", OTHER)
def test_identity_notices(what: str, scenario: Scenario):
    assert loads(edited(*OTHER[what])).key != scenario.key


def test_identity_ignores_the_order_of_policies_and_tables(scenario: Scenario):
    first, second = scenario.parts.policies
    turned = Scenario(
        scenario.region,
        dict(reversed(list(scenario.given.items()))),
        [second, first],
        scenario.changes,
    )
    assert turned.key == scenario.key
    assert turned.policies == scenario.policies


def test_a_reform_leaves_the_original_alone(scenario: Scenario):
    before = scenario.to_toml()
    other = scenario.with_values({"assessment.tournament": 0}).with_policies("one_form:0.5")
    assert other.values["assessment.tournament"] == 0.0
    assert [p.kind for p in other.policies] == ["burden_reduction", "one_form", "penetrating_audit"]
    assert scenario.to_toml() == before
    assert other.key != scenario.key


def test_default_start_follows_the_warmup(scenario: Scenario):
    later = scenario.with_values(**{"time.warmup_weeks": 60}).with_policies("one_form", instead=True)
    assert later.policies[0].start == 60


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"assessment.tournament": True}, "assessment.tournament"),
        ({"assessment.tournament": float("nan")}, "assessment.tournament"),
        ({"assessment.tournment": 0.5}, "assessment.tournment"),
        ({"assessment.tournament": None}, "assessment.tournament"),
        ({"demand.effort": 1.0}, "demand.effort"),
        ({"time.observe_weeks": 5}, "policies[2].start"),
    ],
)
def test_a_reform_is_checked_whole(scenario: Scenario, values: dict[str, Any], key: str):
    with pytest.raises(InputError) as caught:
        scenario.with_values(values)
    assert caught.value.key == key


def test_policies_in_python():
    assert sim.policy("one_form", 0.5, where="urban") == Policy("one_form", 0.5, where=Where("urban"))
    assert policy("one_form", where={"share": 1}) == Policy("one_form")
    for wrong in (
        lambda: policy("one_from"),
        lambda: policy("one_form", 2),
        lambda: policy("one_form", True),
    ):
        with pytest.raises(InputError):
            wrong()


def test_scenarios_in_python():
    made = sim.Scenario({"synthetic": {"townships": 1}}, {"assessment.tournament": 0}, ["one_form"])
    assert made.region.synthetic is not None
    assert made.policies[0].kind == "one_form"
    assert made == sim.load(made.to_toml())
    with pytest.raises(InputError):
        sim.Scenario({"synthetic": {}}, policies=[3])  # type: ignore[list-item]


def test_town_and_country_may_have_the_same_policy_at_once():
    town, country = policy("one_form", where="urban"), policy("one_form", 0.5, where="rural")
    assert len(Scenario({"synthetic": {}}, policies=[town, country]).policies) == 2
    first, second = policy("one_form", where=["Township 1"]), policy("one_form", where=["Township 2"])
    assert len(Scenario({"synthetic": {}}, policies=[first, second]).policies) == 2
    inside = policy("one_form", where=["Village 1-3"])
    with pytest.raises(InputError):
        Scenario({"synthetic": {}}, policies=[first, inside])


@pytest.mark.parametrize("kind_of_title", ['"x"', '{ en = "x" }', '{ zh = "x" }', '{ en = "x", zh = "x" }'])
def test_a_title_in_one_language_serves_both(kind_of_title: str):
    made = loads(f"title = {kind_of_title}\n[region]\nsynthetic = {{}}\n")
    assert made.title.in_language("en") == made.title.in_language("zh") == "x"
