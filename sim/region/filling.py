"""Places as a user's own table has them: populations from county to community, staff, homes, positions.

What a lower level says stands; what is said of a level above is shared among those below it of whom nothing
is said, in proportion to their synthetic sizes, exactly, by largest remainders.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from sim.errors import InputError
from sim.region.given_columns import CLASSES
from sim.region.records import SAID
from sim.region.scaling import scaled
from sim.text import both

if TYPE_CHECKING:
    import numpy.typing as npt

    from sim.region.given import Given
    from sim.region.units import Units

_KM_A_DEGREE = 111.195  # of latitude, on a sphere of 6,371 km


def urban_by_class(given: Given, units: Units) -> npt.NDArray[np.bool_]:
    """Which communities are urban: by their statistical class where it is said, else by their committee."""
    classes = given.at("urban_rural_class", units.community)
    return np.where(np.isfinite(classes), classes < 200, units.urban).astype(np.bool_)


def sizes_by_class(
    given: Given, units: Units, urban: npt.NDArray[np.bool_], sizes: npt.NDArray[np.float64], r: np.record
) -> npt.NDArray[np.float64]:
    """Synthetic sizes whose mean is that of the statistical class where it is said (residents)."""
    classes = given.at("urban_rural_class", units.community)
    found = sizes.copy()
    usual = r.region_unit_residents[np.where(urban, 0, 1)]
    for n, one in enumerate(CLASSES):
        where = classes == one
        found[where] = sizes[where] / usual[where] * r.region_class_residents[n]
    return found


def _spread(
    key: str, total: float, sizes: npt.NDArray[np.float64], free: npt.NDArray[np.int64], out: npt.NDArray
) -> None:
    """Share what is left of a total among communities of whom nothing is said; each gets at least one."""
    if total < len(free):
        raise InputError(*both("data.impossible", count=len(free), left=int(total)), key=f"data.{key}")
    out[free] = scaled(sizes[free], int(total))


def _parts(
    given: Given, codes: npt.NDArray[np.int64], row: int, urban: npt.NDArray[np.bool_]
) -> Iterator[tuple[str, float, npt.NDArray[np.bool_]]]:
    """The totals said of one unit: of its urban and rural communities, or of all of them."""
    code = codes[row : row + 1]
    in_city = float(given.at("urban_population", code)[0])
    in_country = float(given.at("rural_population", code)[0])
    whole = float(given.at("population", code)[0])
    if math.isnan(whole) and not (math.isnan(in_city) or math.isnan(in_country)):
        whole = in_city + in_country
    if not urban.any() or urban.all() or (math.isnan(in_city) and math.isnan(in_country)):
        if not math.isnan(whole):
            yield "population", whole, np.ones_like(urban)
        return
    if math.isnan(in_city):
        in_city = whole - in_country
    if math.isnan(in_country):
        in_country = whole - in_city
    if not math.isnan(in_city):
        yield "urban_population", in_city, urban
    if not math.isnan(in_country):
        yield "rural_population", in_country, ~urban


def populations(
    given: Given, units: Units, urban: npt.NDArray[np.bool_], sizes: npt.NDArray[np.float64]
) -> npt.NDArray[np.int64]:
    """Residents of each community, at least 1. Raises `InputError` when a total cannot hold."""
    said = given.at("population", units.community)
    known = np.isfinite(said)
    found = np.where(known, said, np.maximum(np.floor(sizes + 0.5), 1.0)).astype(np.int64)
    above = units.community_township
    of_county = units.township_county[above]
    for codes, parent in ((units.township, above), (units.county, of_county)):
        for row in range(len(codes)):
            inside = np.flatnonzero(parent == row)
            for key, total, part in _parts(given, codes, row, urban[inside]):
                mine = inside[part]
                free = mine[~known[mine]]
                if len(free):
                    left = total - float(found[mine[known[mine]]].sum())
                    try:
                        _spread(key, left, sizes, free, found)
                    except InputError as error:
                        raise error.show(int(codes[row])) from None
                    known[free] = True
    return found


def nearest_said(
    given: Given, name: str, community: npt.NDArray, township: npt.NDArray, county: npt.NDArray
) -> npt.NDArray[np.float64]:
    """What is said of each community, else of its township, else of its county; codes, shape (C,) each."""
    found = given.at(name, community)
    for codes in (township, county):
        found = np.where(np.isfinite(found), found, given.at(name, codes))
    return found


def fill_communities(
    given: Given,
    counties: np.recarray,
    townships: np.recarray,
    communities: np.recarray,
    shares: npt.NDArray[np.float64],
    r: np.record,
) -> None:
    """Write what is said over what was drawn: staff, households, areas, positions, and in `shares` (C, 3)
    those of elders, floating residents and digital access.
    """
    code = communities["code"]
    above = townships["code"][communities["township"]]
    top = counties["code"][communities["county"]]
    for column, name in enumerate(("elder_share", "floating_share", "digital_share")):
        said = nearest_said(given, name, code, above, top)
        shares[:, column] = np.where(np.isfinite(said), said, shares[:, column])
    room = 1.0 - r.region_child_share[np.where(communities["urban"] == 1, 0, 1)]
    shares[:, 0] = np.minimum(shares[:, 0], room)
    _staff(given, counties, townships, communities)
    size = nearest_said(given, "household_size", code, above, top)
    homes = np.where(
        np.isfinite(size), np.maximum(1, np.floor(communities["residents"] / size + 0.5)), np.nan
    )
    exact = given.at("households", code)
    homes = np.where(np.isfinite(exact), exact, homes)
    communities["households"] = np.where(np.isfinite(homes), homes, communities["households"])
    area = given.at("area_km2", code)
    communities["area_km2"] = np.where(np.isfinite(area), area, communities["area_km2"])
    communities["density"] = communities["residents"] / communities["area_km2"]
    for name in SAID:
        said = given.at(name, code)
        communities[name] = np.where(np.isfinite(said), said, communities[name])
    for row in range(len(counties)):
        _positions(given, row, townships, communities, r)


def _staff(given: Given, counties: np.recarray, townships: np.recarray, communities: np.recarray) -> None:
    said = given.at("staff", communities["code"])
    known = np.isfinite(said)
    staff = np.where(known, said, communities["staff"]).astype(np.int64)
    for units, parent in ((townships, communities["township"]), (counties, communities["county"])):
        totals = given.at("staff", units["code"])
        for row in np.flatnonzero(np.isfinite(totals)):
            inside = np.flatnonzero(parent == row)
            free = inside[~known[inside]]
            if len(free):
                left = float(totals[row]) - float(staff[inside[known[inside]]].sum())
                weights = np.maximum(communities["staff"][free], 1).astype(float)
                _spread(
                    "staff",
                    left,
                    np.zeros_like(staff, dtype=float) + _at(free, weights, len(staff)),
                    free,
                    staff,
                )
                known[free] = True
    communities["staff"] = staff


def _at(rows: npt.NDArray[np.int64], values: npt.NDArray[np.float64], n: int) -> npt.NDArray[np.float64]:
    found = np.zeros(n)
    found[rows] = values
    return found


def _positions(
    given: Given, row: int, townships: np.recarray, communities: np.recarray, r: np.record
) -> None:
    """Positions of one county in km on a plane around the mean of those given; the rest keeps its synthetic
    place around its township's centre.
    """
    towns = np.flatnonzero(townships["county"] == row)
    homes = np.flatnonzero(communities["county"] == row)
    town_at = _degrees(given, townships["code"][towns])
    home_at = _degrees(given, communities["code"][homes])
    every = np.concatenate([town_at, home_at])
    every = every[np.isfinite(every).all(axis=1)]
    if not len(every):
        return
    middle = every.mean(axis=0)
    town_km, home_km = _plane(town_at, middle), _plane(home_at, middle)
    of_home = communities["township"][homes] - towns[0]
    old = np.column_stack([townships["x"][towns], townships["y"][towns]])
    offset = np.column_stack([communities["x"][homes], communities["y"][homes]]) - old[of_home]
    for t in range(len(towns)):
        if not np.isfinite(town_km[t]).all():
            mine = home_km[of_home == t]
            mine = mine[np.isfinite(mine).all(axis=1)]
            town_km[t] = mine.mean(axis=0) if len(mine) else old[t]
    placed = np.isfinite(home_km).all(axis=1)
    home_km[~placed] = town_km[of_home[~placed]] + offset[~placed]
    townships["x"][towns], townships["y"][towns] = town_km.T
    communities["x"][homes], communities["y"][homes] = home_km.T
    away = np.hypot(*(home_km - town_km[of_home]).T)
    speed = r.region_travel_speed[np.where(communities["urban"][homes] == 1, 0, 1)]
    communities["travel_minutes"][homes] = 60.0 * r.region_detour * away / speed


def _degrees(given: Given, codes: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    return np.column_stack([given.at("longitude", codes), given.at("latitude", codes)])


def _plane(degrees: npt.NDArray[np.float64], middle: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Kilometres east and north of a middle: good to a per cent within a county."""
    width = _KM_A_DEGREE * math.cos(math.radians(float(middle[1])))
    return (degrees - middle) * np.array([width, _KM_A_DEGREE])
