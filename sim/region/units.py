"""Which counties, townships and communities a region has: from the list of divisions, or made up."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sim.region import codes, table
from sim.region.spec import SYNTHETIC_COUNTY, RegionSpec, Synthetic

if TYPE_CHECKING:
    import numpy.typing as npt

_IN_COUNTY = 1_000_000  # codes of one county
_IN_TOWNSHIP = 1_000  # codes of one township


@dataclass(frozen=True, eq=False)
class Units:
    """The units of a region in code order: codes, index of the unit above, urban or not, names."""

    county: npt.NDArray[np.int64]
    township: npt.NDArray[np.int64]
    township_county: npt.NDArray[np.int64]
    community: npt.NDArray[np.int64]
    community_township: npt.NDArray[np.int64]
    urban: npt.NDArray[np.bool_]
    county_names: tuple[str, ...]
    township_names: tuple[str, ...]
    community_names: tuple[str, ...]


def units_of(spec: RegionSpec) -> Units:
    """The units of a spec; a township brings the county it lies in, without the rest of that county."""
    return _made_up(spec.synthetic) if spec.synthetic is not None else _listed(spec.codes)


def _listed(wanted: tuple[int, ...]) -> Units:
    upper = table.upper()
    rows: list[int] = []
    for code in wanted:
        row = upper.find(code)
        if row < 0:
            raise ValueError(f"no division has the code {code}")
        if upper.level[row] == codes.TOWNSHIP:
            rows.append(row)
        else:
            low, high = upper.code.searchsorted(codes.span(code, codes.COUNTY))
            rows += (int(low) + (upper.level[low:high] == codes.TOWNSHIP).nonzero()[0]).tolist()
    township = upper.code[rows]
    above = upper.parent[rows]
    county = np.unique(above)
    found = table.communities([(int(code), int(code) + _IN_TOWNSHIP) for code in township])
    return Units(
        county=county,
        township=township,
        township_county=county.searchsorted(above),
        community=found.code,
        community_township=township.searchsorted(found.parent),
        urban=np.isin(found.kind, codes.URBAN_KINDS),
        county_names=tuple(upper.name(upper.find(int(code))) for code in county),
        township_names=tuple(upper.name(row) for row in rows),
        community_names=tuple(found.names()),
    )


def _made_up(wanted: Synthetic) -> Units:
    """Synthetic units; in each township the urban communities are spread evenly, their number rounded."""
    counties, townships, communities = wanted.counties, wanted.townships, wanted.communities
    county = SYNTHETIC_COUNTY + _IN_COUNTY * np.arange(counties, dtype=np.int64)
    number = np.arange(1, townships + 1, dtype=np.int64)
    township = (county[:, None] + _IN_TOWNSHIP * number).ravel()
    urban = np.array([_is_urban(j, wanted.urban_share) for j in range(1, communities + 1)])
    places = [
        f"{county_number}-{t}" if counties > 1 else f"{t}"
        for county_number in range(1, counties + 1)
        for t in range(1, townships + 1)
    ]
    words = [("Community", "社区") if flag else ("Village", "村") for flag in urban]
    return Units(
        county=county,
        township=township,
        township_county=np.repeat(np.arange(counties, dtype=np.int64), townships),
        community=(township[:, None] + np.arange(1, communities + 1, dtype=np.int64)).ravel(),
        community_township=np.repeat(np.arange(len(township), dtype=np.int64), communities),
        urban=np.tile(urban, len(township)),
        county_names=tuple(f"County {i} / 县{i}" for i in range(1, counties + 1)),
        township_names=tuple(f"Township {place} / 乡镇{place}" for place in places),
        community_names=tuple(
            f"{en} {place}-{j} / {zh}{place}-{j}" for place in places for j, (en, zh) in enumerate(words, 1)
        ),
    )


def _is_urban(number: int, share: float) -> bool:
    """Whether the community with this number is urban: a rule that one more community never changes."""
    return math.floor(number * share + 0.5) > math.floor((number - 1) * share + 0.5)
