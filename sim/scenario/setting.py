"""``--set key=value``: what the command line changes in a scenario."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from typing import Any

from sim.errors import InputError
from sim.parameters import PARAMETERS, Value
from sim.scenario.document import REGION_KEYS, unknown_key
from sim.scenario.scenario import Scenario
from sim.scenario.values import checked, parameter_of
from sim.scenario.writing import region_table
from sim.text import both

PLACE_KEYS = ("code", "name", "synthetic")
# What is said of one region holds for that region only.
OF_ONE_PLACE = (*PLACE_KEYS, "population", "urban_population", "rural_population", "places")


def read_setting(text: str) -> tuple[str, Any]:
    """The key and the value of ``key=value``; the value in the parameter's own type, or as TOML for the
    region.
    """
    key, equals, written = text.partition("=")
    key, written = key.strip(), written.strip()
    if not equals or not key or not written:
        raise InputError(*both("document.bad_setting"), value=text, allowed=both("document.setting_form"))
    if key.startswith("region.") and key not in PARAMETERS:
        if key.removeprefix("region.") not in REGION_KEYS:
            raise unknown_key(tuple(key.split(".")))
        return key, _toml(written)
    return key, _parameter(key, written)


def _parameter(key: str, written: str) -> Value:
    parameter = parameter_of(key)
    if parameter.choices:
        return checked(parameter, written.strip("\"'"))
    return checked(parameter, _toml(written))


def _toml(written: str) -> Any:
    """A value as TOML reads it; what is no TOML value is text (``--set region.name=天桥区``)."""
    try:
        found = tomllib.loads(f"x = {written}")
    except (ValueError, RecursionError):
        return written
    return found["x"] if set(found) == {"x"} else written


def with_settings(scenario: Scenario, settings: Iterable[str]) -> Scenario:
    """A scenario with all of ``key=value`` applied at once; `InputError` for a key that is set twice."""
    values: dict[str, Any] = {}
    for text in settings:
        key, value = read_setting(text)
        if key in values:
            raise InputError(*both("document.set_twice"), key=key, value=text)
        values[key] = value
    own = {key: value for key, value in values.items() if key in PARAMETERS}
    place = {key.removeprefix("region."): value for key, value in values.items() if key not in PARAMETERS}
    if place:
        table = region_table(scenario.region)
        if place.keys() & set(PLACE_KEYS):
            table = {key: value for key, value in table.items() if key not in OF_ONE_PLACE}
        scenario = scenario.with_region({**table, **place})
    return scenario.with_values(own) if own else scenario
