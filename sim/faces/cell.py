"""A grid cell (网格) of a community."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.agents.names import GROUPS
from sim.faces.crowd import Crowd
from sim.faces.face import Glimpse
from sim.faces.fields import Number
from sim.faces.resident import Resident, satisfaction_of, trust_of
from sim.region.records import RESIDENTS_IN_CELL

if TYPE_CHECKING:
    from sim.faces.community import Community
    from sim.model import Model


class GridCell(Glimpse):
    """A grid cell (网格): up to 1,024 residents of a community, each other's neighbours. Made on demand; its
    fields are those of the step just lived.
    """

    RECORDS = "communities"

    share = Number("Share of its residents who take part", "share", of="cells")
    level = Number("Thresholds up to this take part", "share of peers", of="cells")
    helping = Number("Residents who help", "persons", of="cells")
    initiating = Number("Residents who initiate", "persons", of="cells")
    settles = Number("Chance that neighbours settle a small matter, before its kind", "share", of="cells")

    def __init__(self, model: Model, community: Community, number: int) -> None:
        super().__init__(model, community._index)
        self.community = community
        self.number = number  # in its community, from 0

    @property
    def unique_id(self) -> int:
        """A negative number that no other agent has."""
        return -3 * (self._rows.start // RESIDENTS_IN_CELL + self._index) - 3

    @property
    def name(self) -> str:
        """The community's name and the cell's number, from 1."""
        return f"{self.community.name} #{self.number + 1}"

    def _row(self, of: str) -> int:
        """Its row among all cells, or its community's elsewhere."""
        if of == "cells":
            return int(self._columns("society", "first_cell").item(self._index)) + self.number
        return self._index

    @property
    def _rows(self) -> slice:
        """Its residents among all residents."""
        first = self._link("first_resident")
        last = first + self._link("residents")
        start = first + self.number * RESIDENTS_IN_CELL
        return slice(start, min(start + RESIDENTS_IN_CELL, last))

    @property
    def population(self) -> int:
        """Residents [persons]."""
        return self._rows.stop - self._rows.start

    @property
    def by_group(self) -> dict[str, int]:
        """Residents of each group [persons]."""
        groups = self._columns("region.residents", "group")[self._rows]
        return dict(zip(GROUPS, np.bincount(groups, minlength=len(GROUPS)).tolist(), strict=True))

    @property
    def satisfaction(self) -> float:
        """Mean satisfaction of its residents [0 to 1]."""
        return float(satisfaction_of(self.model, self._rows).mean())

    @property
    def trust(self) -> float:
        """Mean trust of its residents [0 to 1]."""
        return float(trust_of(self.model, self._index, self._rows).mean())

    def residents(self) -> Crowd:
        """Its residents, made on demand."""
        start = self.number * RESIDENTS_IN_CELL
        numbers = range(start, start + self.population)
        return Crowd((Resident(self.model, self.community, n) for n in numbers), self.model.random)
