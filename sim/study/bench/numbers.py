"""What a measurement gives: numbers with their spread and their targets, curves, and what was found equal."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

Say = Callable[[str], None]  # told what is under way, by the key of a message


class MeasureError(Exception):
    """A row could not be measured."""


class UnequalError(MeasureError):
    """What was to be compared does not give the same answers, so that its speed means nothing."""


@dataclass(frozen=True, slots=True)
class How:
    """How thoroughly to measure: `full` leaves nothing out, `quick` only shows that everything works."""

    full: bool = False
    quick: bool = False
    workers: int | None = None

    @property
    def name(self) -> str:
        """One word for it."""
        return "full" if self.full else "quick" if self.quick else "usual"

    def pick(self, quick: int, usual: int, full: int) -> int:
        """The number for this thoroughness."""
        return full if self.full else quick if self.quick else usual


@dataclass(frozen=True, slots=True)
class Number:
    """A number that was measured: its name (a message `speed.n_<name>`), what it is of (a name that needs no
    translation), unit, quartiles where it was measured several `times`, and the limits that it should keep
    (`target`, `stretch`): at most these, or at least these (`least`).
    """

    name: str
    value: float
    unit: str = ""
    of: str = ""
    low: float = math.nan
    high: float = math.nan
    times: int = 1
    target: float = math.nan
    stretch: float = math.nan
    least: bool = False

    @property
    def met(self) -> str:
        """ "stretch", "target" or "missed"; "" where there is no target or no number."""
        if math.isnan(self.target) or math.isnan(self.value):
            return ""
        for word, limit in (("stretch", self.stretch), ("target", self.target)):
            if self.value >= limit if self.least else self.value <= limit:
                return word
        return "missed"


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a scaling curve: the size, seconds (median and quartiles), bytes of the state, matters
    raised.
    """

    size: float
    seconds: float
    low: float
    high: float
    bytes: float = math.nan
    matters: float = math.nan


@dataclass(slots=True)
class Job:
    """Everything that was measured for one row. `notes` are messages with their values: what was checked
    before anything was timed, and what a reader must know.
    """

    name: str
    numbers: list[Number] = field(default_factory=list)
    curves: dict[str, list[Point]] = field(default_factory=dict)
    notes: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    how: str = ""
    at: str = ""  # UTC
    seconds: float = math.nan
    others: float = math.nan  # cores that other programs used meanwhile, on average
    machine: dict[str, str] = field(default_factory=dict)
    sources: str = ""  # hash of the model

    def add(self, name: str, value: float, unit: str = "", **more: Any) -> None:
        """One more number."""
        self.numbers.append(Number(name, float(value), unit, **more))

    def note(self, key: str, **values: Any) -> None:
        """One more remark, by the key of its message."""
        self.notes.append((key, values))

    def plain(self) -> dict[str, Any]:
        """As JSON holds it."""
        return asdict(self)

    @classmethod
    def of(cls, found: dict[str, Any]) -> Job:
        """What `plain` made of it."""
        made = cls(**found)
        made.numbers = [Number(**one) for one in found["numbers"]]
        made.curves = {name: [Point(**one) for one in curve] for name, curve in found["curves"].items()}
        made.notes = [(key, dict(values)) for key, values in found["notes"]]
        return made


def quartiles(values: Sequence[float]) -> tuple[float, float, float]:
    """First quartile, median, third quartile."""
    import numpy as np

    low, middle, high = np.quantile(np.asarray(values, dtype=float), (0.25, 0.5, 0.75))
    return float(low), float(middle), float(high)


def spread(values: Sequence[float], factor: float = 1.0) -> dict[str, float]:
    """The quartiles as `Number` has them, and how often it was measured: `value` apart."""
    low, _, high = quartiles(values)
    return {"low": low * factor, "high": high * factor, "times": len(values)}
