"""`--set key=value` and `KIND:strength`, as typed on a command line."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.errors import InputError
from sim.scenario import Scenario, policy_from_text, read_setting, with_settings


@pytest.fixture(scope="module")
def tiny() -> Scenario:
    return Scenario({"synthetic": {}})


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("assessment.tournament=0.7", "assessment.tournament", 0.7),
        (" assessment.tournament = 1 ", "assessment.tournament", 1.0),
        ("time.warmup_weeks=26", "time.warmup_weeks", 26),
        ("demand.effort.care=1e0", "demand.effort.care", 1.0),
        ("region.population=5000", "region.population", 5000),
        ("region.name=天桥区", "region.name", "天桥区"),
        ("region.code=[370105]", "region.code", [370105]),
        ("region.household_size=3", "region.household_size", 3.0),
    ],
)
def test_settings_are_typed(text: str, key: str, value: object):
    assert read_setting(text) == (key, value)
    assert type(read_setting(text)[1]) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "=",
        "assessment.tournament",
        "assessment.tournament=",
        "=0.5",
        "assessment.tournament=high",
        "assessment.tournament=2",
        "assessment.tournament=nan",
        "assessment.tournament=true",
        "assessment.tournament='0.5'",
        "assessment.tournament=0.5\nx = 1",
        "assessment.tournment=0.5",
        "region.cod=370105",
        "title=x",
        "time.warmup_weeks=5.0",
    ],
)
def test_settings_that_are_refused(text: str):
    with pytest.raises(InputError):
        read_setting(text)


def test_all_settings_apply_at_once(tiny: Scenario):
    made = with_settings(tiny, ["assessment.tournament=0.7", "region.seed=5", "region.population=900"])
    assert (made.values["assessment.tournament"], made.region.seed, made.region.population) == (0.7, 5, 900)
    elsewhere = with_settings(made, ["region.code=370105"])
    assert (elsewhere.region.codes, elsewhere.region.seed) == ((370105000000,), 5)
    assert elsewhere.region.population is None, "a total of one region is not another's"


def test_setting_twice_is_refused(tiny: Scenario):
    with pytest.raises(InputError, match="twice"):
        with_settings(tiny, ["assessment.tournament=0.7", "assessment.tournament=0.8"])


def test_policies_as_text():
    assert policy_from_text("one_form").strength == 1
    assert policy_from_text(" one_form : 0.25 ").strength == 0.25
    for wrong in ("", ":", "one_form:", "one_form:x", "one_form:2", "one_from:1", "one_form:nan"):
        with pytest.raises(InputError):
            policy_from_text(wrong)


@given(st.text(max_size=60) | st.text(max_size=30).map(lambda text: f"assessment.tournament={text}"))
def test_any_setting_is_read_or_refused(text: str):
    with suppress(InputError):
        read_setting(text)


@given(st.text(max_size=40) | st.text(max_size=20).map(lambda text: f"one_form:{text}"))
def test_any_policy_text_is_read_or_refused(text: str):
    with suppress(InputError):
        policy_from_text(text)
