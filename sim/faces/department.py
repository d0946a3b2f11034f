"""A department (条) of a county."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sim.agents.names import KINDS
from sim.faces.face import Face
from sim.faces.fields import Choice, Number

if TYPE_CHECKING:
    from sim.faces.county import County


class Department(Face):
    """A department (条) of a county: it issues tasks and forms without looking at the others."""

    RECORDS = "departments"
    INSTEAD: ClassVar[dict[str, str]] = {"county": "the agent instead of its number"}

    kind = Choice("Home kind of matter; None when it has none", KINDS)
    propensity = Number("How much it issues, relative to the mean department", "ratio")

    @property
    def name(self) -> str:
        """Its county's name and its number there, from 1."""
        return f"{self.county.name} {self.number}"

    @property
    def number(self) -> int:
        """Its number in its county, from 1."""
        return self._index - self.county._link("first_department") + 1

    @property
    def county(self) -> County:
        """The county it belongs to."""
        return self._one("counties", "county")
