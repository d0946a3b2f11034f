"""Fields of faces: documented attributes that read one place in the records of the running world, and copy
nothing else.

    class Cadre(Face):
        morale = Number("How a cadre feels about the work", "0 to 1", settable=(0, 1))

A class lists its fields like this; `help(sim.faces.Cadre)` shows them, and a test compares the list with the
record.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import product
from typing import Any, ClassVar, Generic, Protocol, Self, TypeVar, overload

from sim.errors import InputError

T = TypeVar("T")


class Reader(Protocol):
    """What a field needs to know of a face: whose records it shows, and which row."""

    RECORDS: ClassVar[str]
    model: Any
    _columns: Any

    def _row(self, of: str) -> Any: ...


class Field(Generic[T]):
    """One attribute of a face.

    `doc` says what it is, `unit` in what unit. It reads the field of its own name (or `name`) in the face's
    own records (or in the array `of`). It is read-only unless `settable` gives the range of values it may be
    set to.
    """

    def __init__(
        self,
        doc: str,
        unit: str = "",
        *,
        of: str = "",
        name: str = "",
        settable: tuple[float, float] | None = None,
    ) -> None:
        self.doc, self.unit, self.of, self.name, self.settable = doc, unit, of, name, settable
        allowed = f" Settable, {settable[0]:g} to {settable[1]:g}." if settable else ""
        self.__doc__ = f"{doc}{f' [{unit}]' if unit else ''}.{allowed}"

    def __set_name__(self, owner: type[Reader], name: str) -> None:
        self.attribute = name
        self.name = self.name or name
        self.key = (self.of or owner.RECORDS, self.name)

    @overload
    def __get__(self, face: None, owner: type) -> Self: ...
    @overload
    def __get__(self, face: Reader, owner: type | None = None) -> T: ...
    def __get__(self, face: Reader | None, owner: type | None = None) -> Self | T:
        if face is None:
            return self
        return self.value(face._columns.get(self.key), face._row(self.of))

    def __set__(self, face: Reader, value: Any) -> None:
        what = f"{type(face).__name__}.{self.attribute}"
        if self.settable is None:
            raise AttributeError(f"{what} is read-only: the rules of the model set it")
        low, high = self.settable
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if not number or not (math.isfinite(value) and low <= value <= high):
            raise InputError(
                "this field cannot take this value",
                "这个字段不能取这个值",
                key=what,
                value=value,
                allowed=(f"a number from {low:g} to {high:g}", f"{low:g} 至 {high:g} 的数"),
            )
        face._columns.get(self.key)[face._row(self.of)] = value
        face.model.touched = True

    def value(self, column: Any, row: int) -> T:
        """What the attribute shows for one row of its column."""
        raise NotImplementedError


class Number(Field[float]):
    """A real number."""

    def value(self, column: Any, row: int) -> float:
        return column.item(row)


class Count(Field[int]):
    """A whole number."""

    def value(self, column: Any, row: int) -> int:
        return column.item(row)


class Flag(Field[bool]):
    """Yes or no."""

    def value(self, column: Any, row: int) -> bool:
        return bool(column.item(row))


class Choice(Field["str | None"]):
    """One of several names; None where the record says that there is none."""

    def __init__(self, doc: str, names: Sequence[str], **rest: Any) -> None:
        super().__init__(doc, "one of " + ", ".join(names), **rest)
        self.names = tuple(names)

    def value(self, column: Any, row: int) -> str | None:
        index = column.item(row)
        return self.names[index] if index >= 0 else None


class Split(Field["dict[str, float]"]):
    """Numbers by name, in the order of an axis; names along two axes are joined by a dot ("care.elder")."""

    def __init__(self, doc: str, *axes: Sequence[str], unit: str = "", **rest: Any) -> None:
        super().__init__(doc, f"{unit}{', ' if unit else ''}by name", **rest)
        self.names = tuple(".".join(names) for names in product(*axes))

    def value(self, column: Any, row: int) -> dict[str, float]:
        return dict(zip(self.names, column[row].ravel().tolist(), strict=True))
