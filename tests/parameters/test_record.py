"""Parameters as one record: every value in its place, as the rules read it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.agents.names import GROUPS, KINDS
from sim.parameters import FAMILIES, PARAMETERS, get_from_record, record_dtype, set_in_record, to_record


def test_one_field_for_each_parameter_or_family():
    dtype = record_dtype()
    assert dtype.names == tuple(group.field for group in FAMILIES.values())
    assert dtype["assessment_tournament"] == np.float64
    assert dtype["demand_relative_need"].shape == (len(KINDS), len(GROUPS))
    assert {dtype[name].base for name in dtype.names} <= {np.dtype("f8"), np.dtype("i8")}


def test_defaults_are_in_their_places():
    record = to_record()
    for key, parameter in PARAMETERS.items():
        assert get_from_record(record, key) == parameter.default
        assert type(get_from_record(record, key)) is parameter.kind


def test_families_are_in_the_order_of_their_names():
    record = to_record({"demand.relative_need.care.elder": 3.5})
    assert record[0].demand_relative_need[KINDS.index("care"), GROUPS.index("elder")] == 3.5
    assert record[0].demand_effort[KINDS.index("care")] == PARAMETERS["demand.effort.care"].default


@given(st.sampled_from(list(PARAMETERS)), st.integers(0, 4))
def test_setting_one_value_moves_nothing_else(key: str, step: int):
    before, after = to_record(), to_record()
    parameter = PARAMETERS[key]
    value = (
        parameter.low if parameter.low is not None and parameter.low != parameter.default else parameter.high
    )
    if value is None:
        value = (
            parameter.choices[step % len(parameter.choices)] if parameter.choices else not parameter.default
        )
    set_in_record(after, key, parameter.kind(value))
    differing = [
        other for other in PARAMETERS if get_from_record(before, other) != get_from_record(after, other)
    ]
    assert differing in ([key], [])
    assert get_from_record(after, key) == parameter.kind(value)


def test_unknown_keys_are_refused():
    with pytest.raises(KeyError):
        to_record({"assessment.tournment": 0.5})
