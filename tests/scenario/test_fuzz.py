"""Whatever a scenario file contains, reading it gives a scenario or one clear message."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sim.errors import InputError
from sim.parameters import PARAMETERS
from sim.scenario import from_tables, loads
from sim.scenario.reading import decode
from sim.scenario.writing import toml_value

KEYS = list(PARAMETERS)
WORDS = st.sampled_from(
    "region code name synthetic policies changes kind where start title en time strength share week key "
    "value assessment tournament demand effort care 370105 townships urban one_form 天桥区 population seed "
    "lag nominal end about x".split()
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(-3, 400)
    | st.floats()
    | st.floats(0, 1)
    | st.text(max_size=8)
    | WORDS
    | st.just(datetime.date(2024, 1, 1))
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(WORDS | st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)
REGIONS = st.sampled_from([{"synthetic": {}}, {"code": "370105"}, {"synthetic": {"townships": 1}}]) | VALUES
POLICIES = st.lists(
    st.fixed_dictionaries(
        {"kind": st.sampled_from(["one_form", "burden_reduction"]) | SCALARS},
        optional={
            "strength": st.floats(0, 1) | SCALARS,
            "start": st.integers(0, 300) | SCALARS,
            "end": st.integers(0, 300) | SCALARS,
            "where": st.sampled_from(["all", "urban", "rural", {"share": 0.5}, ["Township 1"]]) | VALUES,
            "lag": st.integers(0, 600) | SCALARS,
            "nominal": st.floats(0, 1) | SCALARS,
        },
    ),
    max_size=3,
)
CHANGES = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "week": st.integers(0, 300) | SCALARS,
            "key": st.sampled_from(KEYS) | SCALARS,
            "value": SCALARS,
        },
    ),
    max_size=3,
)
DOCUMENTS = st.fixed_dictionaries(
    {"region": REGIONS},
    optional={
        "title": SCALARS | VALUES,
        "policies": POLICIES | VALUES,
        "changes": CHANGES | VALUES,
        "assessment": st.dictionaries(
            st.sampled_from(["tournament", "ratchet", "weight"]) | WORDS, VALUES, max_size=3
        ),
        "demand": VALUES,
        "time": st.dictionaries(st.sampled_from(["step_days", "warmup_weeks"]), SCALARS, max_size=2),
    },
)


def refusal(call: Callable[[], object]) -> InputError | None:
    """The error of a call, if it is one of wrong input; any other exception fails the test."""
    try:
        call()
    except InputError as error:
        return error
    return None


def is_clear(error: InputError) -> bool:
    """Whether the message names the file and stands on one line, in both languages."""
    return all(text.startswith("x.toml") and text.isprintable() for text in map(error.render, ("en", "zh")))


def holds(tables: dict[str, Any]) -> None:
    """A scenario that can be written and read again, or a clear error."""
    error = refusal(lambda: from_tables(tables, "x.toml"))
    if error is not None:
        assert is_clear(error)
        return
    made = from_tables(tables)
    assert loads(made.to_toml()) == made
    assert from_tables(made.resolved()).key == made.key


@given(DOCUMENTS)
def test_tables_like_those_of_a_scenario(tables: dict[str, Any]):
    holds(tables)


@given(st.dictionaries(WORDS | st.text(max_size=8), VALUES, max_size=5))
def test_any_tables(tables: dict[str, Any]):
    holds(tables)


@given(st.sampled_from(KEYS), SCALARS)
def test_any_value_of_any_parameter(key: str, value: Any):
    tables: dict[str, Any] = {"region": {"synthetic": {}}}
    inner = tables
    *above, name = key.split(".")
    for part in above:
        inner = inner.setdefault(part, {})
    inner[name] = value
    holds(tables)


@given(st.text() | st.lists(st.sampled_from('[]{}=."\\\n#, \t1a天-'), max_size=40).map("".join))
def test_any_text(text: str):
    error = refusal(lambda: loads(text, "x.toml"))
    assert error is None or is_clear(error)


@given(st.binary(max_size=200))
def test_any_bytes(content: bytes):
    error = refusal(lambda: decode(content, "x.toml"))
    assert error is None or is_clear(error)


@given(VALUES.filter(lambda value: value is not None))
def test_values_are_written_so_that_they_are_read_back(value: Any):
    def plain(item: Any) -> bool:
        if isinstance(item, dict):
            return all(plain(inner) for inner in item.values())
        if isinstance(item, list):
            return all(plain(inner) for inner in item)
        return isinstance(item, (bool, int, str)) or (
            isinstance(item, float) and item == item and abs(item) < 1e308
        )

    if plain(value):
        assert tomllib.loads(f"x = {toml_value(value)}")["x"] == value
