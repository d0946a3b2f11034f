"""Conditions that users write: read strictly, never run."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.errors import InputError
from sim.study.analysis.conditions import condition

KNOWN = ("efficacy", "load", "efficacy.group.elder")


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("efficacy > 0.5", [False, True, False]),
        ("efficacy>=50%", [True, True, False]),
        ("efficacy < .75 and load > 1", [True, False, False]),
        ("efficacy < 1e0 & load <= 1.5", [True, True, False]),
        ("efficacy.group.elder > -1", [True, True, True]),
    ],
)
def test_conditions_hold_where_they_should(text: str, holds: list[bool]):
    values = {
        "efficacy": np.array([0.5, 0.8, np.nan]),
        "load": np.array([1.2, 0.9, 2.0]),
        "efficacy.group.elder": np.zeros(3),
    }
    found = condition(text, KNOWN)
    assert found.holds({name: values[name] for name in found.measures}).tolist() == holds


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "efficacy",
        "efficacy > ",
        "efficacy == 1",
        "efficacy > load",
        "0.5 < efficacy",
        "efficacy > 1 or load > 1",
        "__import__('os').system('true') > 1",
        "efficacy > 1; load > 1",
        "efficacy > 1e999",
        "efficacy > nan",
        "efficacy > 1 and",
        "efficacy > (1)",
        "load > 1" + " and load > 1" * 100,
    ],
)
def test_anything_else_is_refused(text: str):
    with pytest.raises(InputError) as caught:
        condition(text, KNOWN)
    assert caught.value.key == "--where"
    assert caught.value.allowed


def test_unknown_measure_gets_the_nearest_name():
    with pytest.raises(InputError) as caught:
        condition("eficacy > 1", KNOWN)
    assert "efficacy" in caught.value.nearest


@given(st.text(max_size=60))
def test_no_text_does_anything_but_be_read_or_refused(text: str):
    try:
        found = condition(text, KNOWN)
    except InputError:
        return
    assert set(found.measures) <= set(KNOWN)
