"""Settlement: a small matter is first offered to society."""

from __future__ import annotations

from sim.agents.names import KINDS
from sim.streams import SETTLEMENT

from . import draws
from .agents import Resident
from .society import SPECIAL

ENVIRONMENT = KINDS.index("environment")


def offer(resident: Resident, kind: int, draw: int, effort: float) -> str | None:
    """Who takes the matter; "bounced" if it is passed on, None if it goes to the desk as it is."""
    community, model, p = resident.community, resident.model, resident.model.p
    society, L = community.society, community.levers
    block = resident.place // 256
    u0, u1, u2, u3 = map(draws.unit, draws.words(model, SETTLEMENT, community.code, block, draw))
    if u0 < p["society.settle"][kind] * society.cells[block // 4].settles:
        weak = resident.group == SPECIAL or resident.floating
        return "lost out" if weak and u1 < p["society.weak_loss"] * L["pressed"] else "neighbours"
    if kind == ENVIRONMENT and community.urban and u1 < p["organisations.property_share"]:
        if u2 >= society.troika.clarity:
            return "bounced"
        if society.troika.left < effort:
            return None
        society.troika.left -= effort
        community.imposed_trace += p["organisations.dispatch_hours"] * L["dispatch"]
        return "property"
    if u2 < society.suited[kind] and society.volunteer_left >= effort:
        society.volunteer_left -= effort
        return "volunteers"
    hours = effort / p["organisations.advantage"]
    if u3 < p["organisations.known"] and society.organisation_left[kind] >= hours:
        society.organisation_left[kind] -= hours
        return "organisations"
    return None
