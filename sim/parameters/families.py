"""Families of parameters: the members that belong together, and the axes they run along."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from sim.parameters.axes import AXES
from sim.parameters.table import Parameter


@dataclass(frozen=True, slots=True)
class Group:
    """A parameter that stands alone (no axes), or a whole family in array order."""

    key: str  # "demand.effort": without the names of the members
    axes: tuple[str, ...]  # ("kind",), ("kind", "group"), ...
    members: tuple[Parameter, ...]

    @property
    def field(self) -> str:
        """The name of its field in the record."""
        return self.key.replace(".", "_")

    @property
    def shape(self) -> tuple[int, ...]:
        """Lengths of its axes; ``()`` when it stands alone."""
        return tuple(len(AXES[axis].names) for axis in self.axes)

    @property
    def real(self) -> bool:
        """Whether it holds real numbers (else whole numbers, switches or choices)."""
        return any(member.kind is float for member in self.members)


def _product(axes: tuple[str, ...]) -> list[tuple[str, ...]]:
    return list(product(*(AXES[axis].names for axis in axes)))


def _axes_of(endings: list[tuple[str, ...]], depth: int) -> tuple[str, ...] | None:
    """The axes whose names, in order, are these endings of keys, if there are any."""
    for axes in product(AXES, repeat=depth):
        if _product(axes) == endings:
            return axes
    return None


def _families(parameters: Sequence[Parameter]) -> dict[str, tuple[str, ...]]:
    """The keys (without names of members) that are families, and their axes; pairs of axes before single
    ones.
    """
    found: dict[str, tuple[str, ...]] = {}
    for depth in (2, 1):
        endings: dict[str, list[tuple[str, ...]]] = {}
        for parameter in parameters:
            parts = parameter.key.split(".")
            if len(parts) > depth + 1 and not any(parameter.key.startswith(f"{key}.") for key in found):
                endings.setdefault(".".join(parts[:-depth]), []).append(tuple(parts[-depth:]))
        for key, names in endings.items():
            axes = _axes_of(names, depth)
            if axes is not None:
                found[key] = axes
    return found


def group_families(parameters: Iterable[Parameter]) -> dict[str, Group]:
    """Parameters by their key without member names, in order of declaration.

    Raises ``ValueError`` for a family of mixed types, and for two fields with one name.
    """
    every = tuple(parameters)
    families = _families(every)
    found: dict[str, list[Parameter]] = {}
    for parameter in every:
        home = next((key for key in families if parameter.key.startswith(f"{key}.")), parameter.key)
        found.setdefault(home, []).append(parameter)
    groups: dict[str, Group] = {}
    for key, members in found.items():
        if len({member.kind for member in members}) > 1 or len({member.choices for member in members}) > 1:
            raise ValueError(f"parameter family {key!r} mixes types")
        groups[key] = Group(key, families.get(key, ()), tuple(members))
    fields = [group.field for group in groups.values()]
    if len(set(fields)) < len(fields):
        raise ValueError("two parameters would have the same field name")
    return groups
