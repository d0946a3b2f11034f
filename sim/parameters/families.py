"""Families of parameters: the members that belong together, and the axes they run along."""

from __future__ import annotations

from collections.abc import Iterable
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


def _axes_of(members: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The axes whose names, in order, are these endings; ``ValueError`` if none are."""
    for depth in (1, 2):
        for axes in product(AXES, repeat=depth):
            if [tuple(names) for names in _product(axes)] == members:
                return axes
    raise ValueError(f"the endings {['.'.join(m) for m in members]} are not the names of any axes, in order")


def _product(axes: tuple[str, ...]) -> list[tuple[str, ...]]:
    return list(product(*(AXES[axis].names for axis in axes)))


def group_families(parameters: Iterable[Parameter]) -> dict[str, Group]:
    """Parameters by their key without member names, in order of declaration.

    Raises ``ValueError`` for a family that is incomplete, out of order, or of mixed types, and for two fields
    with one name.
    """
    found: dict[str, list[Parameter]] = {}
    for parameter in parameters:
        found.setdefault(".".join(parameter.key.split(".")[:2]), []).append(parameter)
    groups: dict[str, Group] = {}
    for key, members in found.items():
        endings = [tuple(member.key.split(".")[2:]) for member in members]
        axes = () if endings == [()] else _axes_of(endings)
        if len({member.kind for member in members}) > 1 or len({member.choices for member in members}) > 1:
            raise ValueError(f"parameter family {key!r} mixes types")
        groups[key] = Group(key, axes, tuple(members))
    fields = [group.field for group in groups.values()]
    if len(set(fields)) < len(fields):
        raise ValueError("two parameters would have the same field name")
    return groups
