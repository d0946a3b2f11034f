"""The county (块): Party committee and government."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from sim.agents.names import INDICATORS, KINDS, PRACTICES
from sim.faces.face import Face
from sim.faces.fields import Count, Number, Split
from sim.faces.partners import Evaluator
from sim.faces.steering import CountySteering

if TYPE_CHECKING:
    from mesa.agent import AgentSet

_STEP = "h this step, for a community of reference size"


class County(CountySteering, Face):
    """A county (块): its Party committee and government set the scheme of assessment; its departments' work
    goes down through it.
    """

    RECORDS = "counties"
    INSTEAD: ClassVar[dict[str, str]] = {
        "first_township": "townships is a set of agents",
        "townships": "a set of agents instead of their number",
        "first_department": "departments is a set of agents",
        "departments": "a set of agents instead of their number",
        "campaign_until": "campaigns says how many run",
        "campaign_kind": "campaigns says how many run",
    }

    code = Count("Division code, 12 digits")
    residents = Count("Residents", "persons")
    pressure = Number("Pressure of its assessment, before audits", "ratio")
    shock_left = Number("Shock at the start of the next step, 1 when fresh", "0 to 1", name="shock")
    shock = Number("Mean shock over this step", "0 to 1", of="agendas")
    indicators = Number("Indicators in force", "indicators")
    weight = Split("Weights of the indicators in its assessment, sum 1", INDICATORS, unit="share")
    task_hours = Split(
        "Tasks that its departments issued, by kind of matter", KINDS, unit=_STEP, of="agendas"
    )
    form_hours = Number("Forms that its departments issued", _STEP, of="agendas")
    inspection_hours = Number("Inspections by its departments", _STEP, of="agendas")
    form_error = Number("Errors in shared data that spread this step, 0 or 1", of="agendas")
    season = Number(
        "Factor on what is assessed in common this step, as the date of the assessment nears",
        "ratio",
        of="agendas",
    )
    assessors = Number("Departments that asked for a form or inspected this step", of="agendas")
    heard = Split(
        "Share of sites in other counties of the province that have a practice, as last heard",
        PRACTICES,
        unit="share",
        of="couplings",
    )
    support = Number(
        "Transfer from its province over its own money for services; below 0: it pays",
        "ratio",
        of="couplings",
    )

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

    def _row(self, of: str) -> Any:
        """Agendas have a row for each county and step of a scoring period."""
        if of == "agendas":
            steps = self.model.world.state.agendas.shape[1]
            return self._index, max(0, self.model.world.t - 1) % steps
        return self._index

    def evaluator(self) -> Evaluator:
        """Its third-party evaluator, made on demand."""
        return Evaluator(self.model, self)
