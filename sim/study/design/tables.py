"""Pieces of reading that the tables of an experiment share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sim.errors import InputError, nearest_names
from sim.scenario.values import number, wrong_type
from sim.study.design.functions import FUNCTIONS
from sim.text import both

LONGEST_NAME = 60


def known_keys(table: Mapping[str, Any], known: Sequence[str], path: str) -> None:
    """Refuse keys that a table does not have."""
    for name in table:
        if name not in known:
            raise InputError(
                *both("document.unknown_key"),
                key=f"{path}.{name}" if path else str(name),
                allowed=", ".join(known),
                nearest=nearest_names(str(name), known),
            )


def tables_of(value: Any, name: str) -> Iterator[tuple[Mapping[str, Any], str]]:
    """The tables of a [[...]] list with their paths, counted from 1."""
    if not isinstance(value, (list, tuple)):
        error = wrong_type("list", value, name)
        error.allowed = both("document.one_table", name=name)
        raise error
    for i, table in enumerate(value, 1):
        if not isinstance(table, Mapping):
            raise wrong_type("table", table, f"{name}[{i}]")
        yield table, f"{name}[{i}]"


def list_of(value: Any, path: str) -> list[Any]:
    """A list as it stands; `InputError` for anything else."""
    if not isinstance(value, (list, tuple)):
        raise wrong_type("list", value, path)
    return list(value)


def read_name(value: Any, path: str) -> str:
    """A name of a factor or an arm: short, on one line."""
    if value is None:
        raise InputError(*both("document.missing", name="name"), key=path)
    if not isinstance(value, str):
        raise wrong_type("text", value, path)
    if not value.strip() or len(value) > LONGEST_NAME or not value.isprintable():
        form = both("experiment.name_form", limit=LONGEST_NAME)
        raise InputError(*both("experiment.no_name"), key=path, value=value, allowed=form)
    return value.strip()


def check_input(function: str, key: object, path: str) -> str:
    """The name of an input of a test function."""
    inputs = FUNCTIONS[function].inputs
    if not isinstance(key, str):
        raise wrong_type("text", key, path)
    if key not in inputs:
        near = nearest_names(key, tuple(inputs))
        names = ", ".join(inputs)
        raise InputError(*both("experiment.no_input"), key=path, value=key, allowed=names, nearest=near)
    return key


def input_value(function: str, key: str, value: Any, path: str) -> float:
    """A value for an input of a test function."""
    low, high, _ = FUNCTIONS[function].inputs[key]
    return number(value, path, low, high)
