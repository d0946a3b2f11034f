"""The agents as Mesa classes: named views on the records of a running world.

Among `model.agents`: `County`, `Department`, `Township`, `Community`, `Cadre`. Made on demand, because there
are too many to keep: `Resident`, `GridCell`, `Matter`, `Organisation`,
`CharityChannel`, `PropertyCompany`, `OwnersCommittee`, `Evaluator`. `help(sim.faces.Community)` lists
the fields of a class with their units.
"""

from sim.faces.cadre import Cadre
from sim.faces.cell import GridCell
from sim.faces.community import Community
from sim.faces.county import County
from sim.faces.crowd import Crowd
from sim.faces.department import Department
from sim.faces.face import Face, Glimpse
from sim.faces.fields import Field
from sim.faces.matter import Matter
from sim.faces.partners import CharityChannel, Evaluator, OwnersCommittee, PropertyCompany
from sim.faces.resident import Resident
from sim.faces.society import Organisation
from sim.faces.township import Township

AGENTS: tuple[type[Face], ...] = (County, Department, Township, Community, Cadre)
ON_DEMAND: tuple[type[Glimpse], ...] = (
    GridCell,
    Resident,
    Matter,
    Organisation,
    CharityChannel,
    PropertyCompany,
    OwnersCommittee,
    Evaluator,
)

__all__ = [
    "AGENTS",
    "ON_DEMAND",
    "Cadre",
    "CharityChannel",
    "Community",
    "County",
    "Crowd",
    "Department",
    "Evaluator",
    "Face",
    "Field",
    "Glimpse",
    "GridCell",
    "Matter",
    "Organisation",
    "OwnersCommittee",
    "PropertyCompany",
    "Resident",
    "Township",
]
