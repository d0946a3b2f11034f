"""The county (块): Party committee and government."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sim.agents.names import INDICATORS, KINDS
from sim.faces.face import Face
from sim.faces.fields import Count, Number, Split

if TYPE_CHECKING:
    from mesa.agent import AgentSet

_STANDARD = "h for a community of reference size"


class County(Face):
    """A county (块): its Party committee and government set the scheme of assessment; its departments' work
    goes down through it.
    """

    RECORDS = "counties"
    INSTEAD: ClassVar[dict[str, str]] = {
        "first_township": "townships is a set of agents",
        "townships": "a set of agents instead of their number",
        "first_department": "departments is a set of agents",
        "departments": "a set of agents instead of their number",
    }

    code = Count("Division code, 12 digits")
    residents = Count("Residents", "persons")
    pressure = Number("Pressure of its assessment, before audits", "ratio")
    indicators = Number("Indicators in force", "indicators")
    weight = Split("Weights of the indicators in its assessment, sum 1", INDICATORS, unit="share")
    task_hours = Split(
        "Tasks that its departments issued this step, by kind of matter", KINDS, unit=_STANDARD
    )
    form_hours = Number("Forms that its departments issued this step", _STANDARD)
    inspection_hours = Number("Inspections by its departments this step", _STANDARD)
    form_error = Number("1 in a step in which an error in shared data spread, else 0")
    assessors = Number("Departments that asked for a form or inspected this step", "departments")

    @property
    def name(self) -> str:
        """Its name in the list of divisions."""
        return self.model.world.region.county_names[self._index]

    @property
    def departments(self) -> AgentSet:
        """Its departments (条)."""
        return self._several("departments", "first_department", "departments")

    @property
    def townships(self) -> AgentSet:
        """Its townships and streets, in code order."""
        return self._several("townships", "first_township", "townships")
