"""Checking one value against what a parameter allows."""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping
from typing import Any

from sim.errors import InputError, nearest_names
from sim.parameters import FAMILIES, PARAMETERS, Parameter, Value
from sim.text import both, unit_name

Both = tuple[str, str]


def plain(number: float) -> str:
    """A number as a user would write it: 0.5, 52, 1e-09."""
    return f"{number:.10g}"


def type_name(value: object) -> Both:
    """What a value read from TOML is, in both languages."""
    if isinstance(value, bool):
        return both("value.switch")
    names: dict[type, str] = {int: "whole", float: "decimal", str: "text", list: "list", tuple: "list"}
    if isinstance(value, Mapping):
        return both("value.table")
    if isinstance(value, (datetime.date, datetime.time)):
        return both("value.date")
    name = names.get(type(value))
    return both(f"value.{name}") if name else (type(value).__name__,) * 2


def wrong_type(expected: str, value: object, key: str) -> InputError:
    """The error for a value of the wrong type; ``expected`` is a word of ``value``: "number", "text", ..."""
    wanted, given = both(f"value.{expected}"), type_name(value)
    en, zh = (both("value.wrong_type", expected=wanted[i], given=given[i])[i] for i in (0, 1))
    return InputError(en, zh, key=key, value=value)


def between(kind: str, low: float, high: float, unit: str = "") -> Both:
    """The words for a range: ``a number from 0 to 1 (share)``."""
    words = both(f"value.{kind}")
    en, zh = (both("value.between", kind=words[i], low=plain(low), high=plain(high))[i] for i in (0, 1))
    if not unit_name(unit, "en"):
        return en, zh
    en = both("value.unit", text=en, unit=unit_name(unit, "en"))[0]
    return en, both("value.unit", text=zh, unit=unit_name(unit, "zh"))[1]


def allowed(parameter: Parameter) -> Both:
    """What a parameter may be, in both languages."""
    if parameter.kind is bool:
        return both("value.switch")
    if parameter.choices:
        return both("value.one_of", choices=", ".join(parameter.choices))
    assert parameter.low is not None
    assert parameter.high is not None
    return between(
        "whole" if parameter.kind is int else "number", parameter.low, parameter.high, parameter.unit
    )


def number(value: object, key: str, low: float, high: float, *, whole: bool = False, unit: str = "") -> float:
    """A number within a range; `InputError` for any other type (true is no number), NaN, infinity, or out of
    range.

    Whole numbers come back as ``int``, others as ``float``.
    """
    kind = "whole" if whole else "number"
    if isinstance(value, bool) or not isinstance(value, int if whole else (int, float)):
        error = wrong_type(kind, value, key)
        error.allowed = between(kind, low, high, unit)
        raise error
    if isinstance(value, float) and not math.isfinite(value):
        raise InputError(
            *both("value.not_finite"), key=key, value=value, allowed=between(kind, low, high, unit)
        )
    if not low <= value <= high:
        raise InputError(
            *both("value.out_of_range"), key=key, value=value, allowed=between(kind, low, high, unit)
        )
    return int(value) if whole else float(value)


def checked(parameter: Parameter, value: Any, key: str | None = None) -> Value:
    """The value in the parameter's own type; `InputError` when it is not allowed."""
    key = key or parameter.key
    if parameter.kind is bool:
        if not isinstance(value, bool):
            raise wrong_type("switch", value, key)
        return value
    if parameter.choices:
        if not isinstance(value, str):
            error = wrong_type("text", value, key)
            error.allowed = allowed(parameter)
            raise error
        if value not in parameter.choices:
            near = nearest_names(value, parameter.choices)
            raise InputError(
                *both("value.not_choice"), key=key, value=value, allowed=allowed(parameter), nearest=near
            )
        return value
    assert parameter.low is not None
    assert parameter.high is not None
    whole = parameter.kind is int
    return number(value, key, parameter.low, parameter.high, whole=whole, unit=parameter.unit)


def parameter_of(key: object) -> Parameter:
    """The parameter with a key; `InputError` with the nearest names when there is none."""
    if not isinstance(key, str):
        raise wrong_type("text", key, "key")
    parameter = PARAMETERS.get(key)
    if parameter is not None:
        return parameter
    if key in FAMILIES:
        members = [member.key for member in FAMILIES[key].members]
        endings = ", ".join(member.removeprefix(f"{key}.") for member in members[:8])
        raise InputError(
            *both("value.is_family", members=endings + (", …" if len(members) > 8 else "")),
            key=key,
            nearest=members[:3],
        )
    raise InputError(*both("value.unknown"), key=key, nearest=nearest_names(key, tuple(PARAMETERS)))
