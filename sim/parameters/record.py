"""The parameters as one NumPy record, which is how compiled rules read them.

A single parameter is a field named after its key with ``_`` for ``.``: ``assessment.tournament`` becomes
``p.assessment_tournament``. A family is one array field: ``demand.effort.<kind>`` becomes
``p.demand_effort``, shape (8,); ``demand.relative_need.<kind>.<group>`` becomes ``p.demand_relative_need``,
shape (8, 5). Real numbers are float64; whole numbers, switches (0 or 1) and choices (the index of the choice)
are int64.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Any

from sim.parameters.collected import FAMILIES, PARAMETERS, own
from sim.parameters.families import Group
from sim.parameters.table import Parameter, Value

if TYPE_CHECKING:
    import numpy as np


def stored(parameter: Parameter, value: Value) -> float | int:
    """A checked value as the record holds it."""
    if parameter.choices:
        return parameter.choices.index(str(value))
    return float(value) if parameter.kind is float else int(value)


@cache
def _rules_read() -> tuple[Group, ...]:
    """The parameters that rules may read: all but those of plug-ins, which would have rules compiled anew."""
    beyond = own()
    return tuple(group for group in FAMILIES.values() if group.members[0].key not in beyond)


@cache
def _places() -> dict[str, tuple[str, tuple[int, ...]]]:
    """For each key its field and its index in the field."""
    places = {}
    for group in _rules_read():
        for member, index in zip(group.members, product(*map(range, group.shape)), strict=True):
            places[member.key] = (group.field, index)
    return places


@cache
def record_dtype() -> np.dtype[np.void]:
    """The dtype of the parameter record: one field for each parameter or family, in order of declaration."""
    import numpy as np

    return np.dtype(
        [(g.field, np.float64 if g.real else np.int64, g.shape) for g in _rules_read()], align=True
    )


@cache
def _defaults() -> np.ndarray:
    """A record of the defaults, shape (1,), to be copied."""
    import numpy as np

    record = np.zeros(1, dtype=record_dtype())
    for key, (field, index) in _places().items():
        parameter = PARAMETERS[key]
        record[field][(0, *index)] = stored(parameter, parameter.default)
    return record


@cache
def _as_records() -> np.recarray[Any, Any]:
    """The defaults as rules see them."""
    import numpy as np

    return _defaults().view(np.recarray)


def to_record(values: Mapping[str, Value] | None = None) -> np.recarray[Any, Any]:
    """A record of shape (1,) with the defaults, and ``values`` (by key, already checked) in their places."""
    import numpy as np

    defaults = _as_records()
    bytes_of = bytearray(defaults.tobytes())  # NumPy would copy field by field
    record = np.ndarray.__new__(np.recarray, defaults.shape, defaults.dtype, bytes_of)
    for key, value in (values or {}).items():
        parameter = PARAMETERS[key]
        if value != parameter.default and key in _places():  # most are: this is what makes a record cheap
            field, index = _places()[key]
            record[field][(0, *index)] = stored(parameter, value)
    return record


def set_in_record(record: np.recarray[Any, Any], key: str, value: Value) -> None:
    """Put one checked value in its place; ``KeyError`` when there is no such parameter."""
    field, index = _places()[key]
    record[field][(0, *index)] = stored(PARAMETERS[key], value)


def get_from_record(record: np.recarray[Any, Any], key: str) -> Value:
    """The value a record holds for a key, in the parameter's own type."""
    field, index = _places()[key]
    parameter = PARAMETERS[key]
    raw = record[field][(0, *index)]
    return parameter.choices[int(raw)] if parameter.choices else parameter.kind(raw)
