"""A region: places and people in code order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sim.region import describe

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

    from sim.region.spec import RegionSpec


@dataclass(frozen=True, eq=False, repr=False)
class Region:
    """Places and people, in code order; read-only arrays that every replicate of a scenario shares.

    `residents` has one row for each resident, community after community (`first_resident`); `cadres` likewise
    (`first_cadre`), `departments` county after county.
    """

    spec: RegionSpec
    counties: np.recarray
    townships: np.recarray
    communities: np.recarray
    residents: np.recarray
    cadres: np.recarray
    departments: np.recarray
    county_names: tuple[str, ...]
    township_names: tuple[str, ...]
    community_names: tuple[str, ...]

    def __repr__(self) -> str:
        return (
            f"Region({len(self.counties)} counties, {len(self.townships)} townships, "
            f"{len(self.communities)} communities, {self.population:,} residents)"
        )

    @property
    def population(self) -> int:
        """All residents."""
        return len(self.residents)

    @property
    def nbytes(self) -> int:
        """Memory of the arrays, in bytes."""
        return sum(array.nbytes for array in self.arrays)

    @property
    def arrays(self) -> tuple[np.recarray, ...]:
        """All arrays, from counties to departments."""
        return (
            self.counties,
            self.townships,
            self.communities,
            self.residents,
            self.cadres,
            self.departments,
        )

    @property
    def is_synthetic(self) -> bool:
        """Whether even its units are made up (populations always are, unless given)."""
        return self.spec.synthetic is not None

    def title(self, lang: str = "en") -> str:
        """What to call it: the full names of the units asked for."""
        return describe.title(self, lang)

    def describe(self, lang: str = "en") -> list[tuple[str, str]]:
        """Rows of (what, how much) that tell what it is."""
        return describe.describe(self, lang)

    def tables(self, lang: str = "en") -> dict[str, pd.DataFrame]:
        """Its counties, townships and communities, one table each."""
        return describe.tables(self, lang)

    def places(self) -> npt.NDArray[np.str_]:
        """The place class of each community: "urban" or "rural"."""
        return np.where(self.communities["urban"] == 1, "urban", "rural")


def freeze(region: Region) -> Region:
    """The same region, its arrays read-only."""
    for array in region.arrays:
        array.setflags(write=False)
    return region
