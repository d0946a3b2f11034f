"""The nation's administrative divisions, as the rest of the program uses them.

`codes` finds them by code and knows what lies above and below, `search` finds them by what people call them,
`spec` turns the `[region]` table of a scenario into a `RegionSpec`. Nothing here is compiled; the list is
read at first use.
"""

from __future__ import annotations

from sim.region.codes import (
    COMMUNITY,
    COUNTY,
    PREFECTURE,
    PROVINCE,
    TOWNSHIP,
    WITHOUT_COUNTIES,
    Division,
    ancestors,
    by_code,
    children,
    counties_in,
    county_codes,
    find,
    label,
    level_name,
    townships_in,
)
from sim.region.said import RANGES, written_places
from sim.region.search import by_name, named, near, search
from sim.region.spec import RegionSpec, Synthetic

__all__ = [
    "COMMUNITY",
    "COUNTY",
    "PREFECTURE",
    "PROVINCE",
    "RANGES",
    "TOWNSHIP",
    "WITHOUT_COUNTIES",
    "Division",
    "RegionSpec",
    "Synthetic",
    "ancestors",
    "by_code",
    "by_name",
    "children",
    "counties_in",
    "county_codes",
    "find",
    "label",
    "level_name",
    "named",
    "near",
    "search",
    "townships_in",
    "written_places",
]
