"""Conditions that users write, such as ``efficacy < 0.5 and load > 1``: read strictly, never run as code."""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.errors import InputError, nearest_names
from sim.text import both

if TYPE_CHECKING:
    import numpy.typing as npt

_LONGEST = 500  # characters
_OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_PART = re.compile(
    r"\s*(?P<name>[A-Za-z_][A-Za-z0-9_.]*)\s*(?P<sign><=|>=|<|>)\s*"
    r"(?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?)\s*(?P<percent>%?)\s*"
)
_AND = re.compile(r"\s+and\s+|\s*&\s*|\s*且\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison of a measure with a number."""

    measure: str
    sign: str
    bound: float

    def __str__(self) -> str:
        return f"{self.measure} {self.sign} {self.bound:g}"


@dataclass(frozen=True, slots=True)
class Condition:
    """Comparisons that must all hold."""

    parts: tuple[Comparison, ...]

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures it asks for, each once."""
        return tuple(dict.fromkeys(part.measure for part in self.parts))

    def holds(self, values: Mapping[str, npt.NDArray[np.float64]]) -> npt.NDArray[np.bool_]:
        """Where it holds; a value that is unknown (NaN) holds nothing."""
        found = np.ones(len(next(iter(values.values()))), dtype=np.bool_)
        for part in self.parts:
            with np.errstate(invalid="ignore"):
                found &= _OPERATORS[part.sign](values[part.measure], part.bound)
        return found

    def __str__(self) -> str:
        return " and ".join(map(str, self.parts))


def condition(text: str, measures: Sequence[str], key: str = "--where") -> Condition:
    """Read a condition; `InputError` for anything but comparisons of these measures with numbers, joined by
    "and".
    """
    if not text.strip() or len(text) > _LONGEST:
        raise InputError(*both("analysis.no_condition"), key=key, value=text, allowed=both("analysis.form"))
    return Condition(tuple(_comparison(part, measures, key) for part in _AND.split(text.strip())))


def _comparison(text: str, measures: Sequence[str], key: str) -> Comparison:
    found = _PART.fullmatch(text)
    if found is None:
        raise InputError(*both("analysis.no_condition"), key=key, value=text, allowed=both("analysis.form"))
    name = found["name"]
    if name not in measures:
        near = nearest_names(name, measures)
        allowed = ", ".join(measures)
        raise InputError(*both("analysis.no_measure"), key=key, value=name, allowed=allowed, nearest=near)
    number = float(found["number"]) / (100.0 if found["percent"] else 1.0)
    if not math.isfinite(number):
        raise InputError(*both("analysis.no_condition"), key=key, value=text, allowed=both("analysis.form"))
    return Comparison(name, found["sign"], number)
