"""A resident of a community.

Satisfaction and trust are recorded as they were at the last contact; between contacts they move in closed
form. What faces show is their value now, by the same formulas as `sim.rules.response` has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from sim.agents.names import GROUPS
from sim.agents.resident import MEMBER, SKILLED, UNIT
from sim.faces.face import Glimpse
from sim.faces.fields import Choice, Count, Field
from sim.region.records import AGE_SHIFT, DIGITAL, EMPLOYED, FLOATING, RESIDENTS_IN_CELL, SPECIAL
from sim.rules.participation import hundredth_of

if TYPE_CHECKING:
    from sim.faces.community import Community
    from sim.model import Model

AGES = ("child", "working", "elder")
STAGES = ("none", "attends", "helps", "initiates")
_REGION = "region.residents"


def satisfaction_of(model: Model, rows: Any) -> Any:
    """Satisfaction now of the residents in some rows (an index or a slice) of all residents, 0 to 1."""
    state, then = model.world.state, model.columns("residents", "contact")[rows]
    base = float(state.p["response_satisfaction_base"][0])
    kept = model.columns("residents", "satisfaction")[rows] / UNIT
    return base + (kept - base) * np.asarray(state.recall)[model.world.t - then.astype(np.int64)]


def trust_of(model: Model, community: int, rows: Any) -> Any:
    """Trust now of residents of one community, 0 to 1; `rows` as in `satisfaction_of`."""
    state, then = model.world.state, model.columns("residents", "contact")[rows]
    scale, shift = state.trust_scale[community], state.trust_shift[community]
    kept = model.columns("residents", "trust")[rows] / UNIT
    now = model.world.t
    return scale[now] / scale[then] * (kept - shift[then]) + shift[now]


class Trait(Field[bool]):
    """One bit of a resident's traits."""

    def __init__(self, doc: str, bit: int, *, of: str = _REGION, name: str = "flags") -> None:
        super().__init__(doc, of=of, name=name)
        self.bit = bit

    def value(self, column: Any, row: int) -> bool:
        return bool(column.item(row) & self.bit)


class Resident(Glimpse):
    """A resident: who they are, and how they stand to those who govern. Made on demand
    (`community.residents()`), and gone when nobody keeps it; the person stays in the world.
    """

    RECORDS = "residents"
    INSTEAD: ClassVar[dict[str, str]] = {
        "satisfaction": "satisfaction now instead of at the last contact",
        "trust": "trust now instead of at the last contact",
    }

    group = Choice("Group, as the rules see it", GROUPS)
    digital = Trait("Whether the resident has digital access", DIGITAL)
    floating = Trait("Whether the resident is registered elsewhere", FLOATING)
    special_need = Trait("Whether the resident has a special need", SPECIAL)
    employed = Trait("Whether the resident is in work", EMPLOYED)
    skilled = Trait(
        "Whether the resident has a skill that neighbours need", SKILLED, of="residents", name="traits"
    )
    member = Trait("Whether the resident is a Party member", MEMBER, of="residents", name="traits")
    contact = Count("Step of the last contact with those who govern; 0 before the first", "step")

    def __init__(self, model: Model, community: Community, number: int) -> None:
        super().__init__(model, community._link("first_resident") + number)
        self.community = community
        self.number = number  # in the community, from 0

    @property
    def unique_id(self) -> int:
        """A negative number that no other agent has; the same in every run of the region."""
        return -3 * self._index - 1

    @property
    def name(self) -> str:
        """The community's name and the resident's number there, from 1."""
        return f"{self.community.name} #{self.number + 1}"

    @property
    def age(self) -> str:
        """Age class: "child", "working" or "elder"."""
        return AGES[self._columns(_REGION, "flags").item(self._index) >> AGE_SHIFT]

    @property
    def cell(self) -> int:
        """Number of the grid cell in the community, from 0."""
        return self.number // RESIDENTS_IN_CELL

    @property
    def threshold(self) -> float:
        """Level of peers and drive from which the resident takes part, in hundredths rounded up."""
        return float(hundredth_of(self.model.world.state, self.community._index, self.number)) / 100.0

    @property
    def stage(self) -> str:
        """What the resident does at the level that the grid cell has reached: "none", "attends", "helps" or
        "initiates".
        """
        state, threshold = self.model.world.state, self.threshold
        p, society = state.p[0], state.society[self.community._index]
        level = float(state.cells[int(society.first_cell) + self.cell].level)
        if threshold > level:
            return STAGES[0]
        steps = 1.0 - float(state.levers[self.community._index].ladder)
        able = level + float(society.initiative)
        if threshold > able - float(p.participation_help_gap) * steps:
            return STAGES[1]
        return STAGES[2 if threshold > able - float(p.participation_initiate_gap) * steps else 3]

    @property
    def satisfaction(self) -> float:
        """Satisfaction now [0 to 1]."""
        return float(satisfaction_of(self.model, self._index))

    @property
    def trust(self) -> float:
        """Trust now [0 to 1]."""
        return float(trust_of(self.model, self.community._index, self._index))
