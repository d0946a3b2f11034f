"""Making a region: places and people from a spec and the `region.*` parameters.

Deterministic in both, and drawn address by address (`sim.streams`): one more community, county or resident,
another order or more threads change nobody else's draws. Sizes come from the means of the census spread
lognormally, or are scaled to the totals a scenario gives, exactly, by largest remainders.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from sim.errors import InputError
from sim.region import filling, people, places, records
from sim.region.given import Given, given
from sim.region.region import Region, freeze
from sim.region.scaling import scaled
from sim.region.spec import RegionSpec
from sim.region.units import Units, units_of

if TYPE_CHECKING:
    import numpy.typing as npt

_LEARNED = ("people_learning", "people_novice_knowledge")  # read here, at home in the parameters of people
_MOST_IN_COMMUNITY = 1 << 24  # a resident's index is a 24-bit slot
_KEPT = 8  # regions kept in a process
_KEPT_BYTES = 1 << 29


def region_parameters(p: np.recarray) -> np.record:
    """The parameters a region depends on, as a record of their own, so that no other parameter can matter."""
    assert p.dtype.names is not None
    kept = [name for name in p.dtype.names if name.startswith("region_") or name in _LEARNED]
    record = np.zeros(1, dtype=[(name, p.dtype[name]) for name in kept]).view(np.recarray)
    for name in kept:
        record[name] = p[name]
    return record[0]


def synthesise(
    spec: RegionSpec,
    p: np.recarray,
    *,
    threads: int = 1,
    allocate: Callable[[int], np.ndarray] | None = None,
) -> Region:
    """The region of a spec under the parameter record `p`, shape (1,).

    `threads` share the residents' draws without changing them. `allocate(n)` may give the array of n
    residents, with at least the fields `group` and `flags` (u1), in which they are written; the default holds
    just these two. Raises `InputError` for populations that the places cannot hold.
    """
    r = region_parameters(p)
    units = units_of(spec)
    own = given(spec.data, spec.places)
    if own is not None:
        units = replace(units, urban=filling.urban_by_class(own, units))
    sizes = np.empty(len(units.community))
    places.draw_sizes(units.community, units.urban.astype(np.uint8), r, spec.seed, sizes)
    if own is not None:
        sizes = filling.sizes_by_class(own, units, units.urban, sizes, r)
    counties, townships, communities = _frames(units, _populations(spec, own, units, sizes), r)

    places.draw_townships(townships, r, spec.seed)
    shares = np.empty((len(communities), 3))
    places.draw_communities(communities, townships, sizes, r, spec.seed, shares)
    if own is not None:
        filling.fill_communities(own, counties, townships, communities, shares, r)
    departments = _zeros(int(counties["departments"].sum()), records.DEPARTMENT)
    places.draw_offices(counties, r, spec.seed, departments)

    n = int(communities["residents"].sum())
    residents = (allocate(n) if allocate else np.empty(n, records.RESIDENT)).view(np.recarray)
    _fill_residents(communities, shares, r, spec.seed, residents, threads)
    communities["digital_share"] = communities["digital"] / communities["residents"]
    communities["floating_share"] = communities["floating"] / communities["residents"]

    communities["first_cadre"] = _starts(communities["staff"])
    cadres = _zeros(int(communities["staff"].sum()), records.CADRE)
    people.draw_cadres(communities, r, spec.seed, cadres)
    return Region(
        spec=spec,
        counties=counties,
        townships=townships,
        communities=communities,
        residents=residents,
        cadres=cadres,
        departments=departments,
        county_names=units.county_names,
        township_names=units.township_names,
        community_names=units.community_names,
    )


def _zeros(n: int, dtype: np.dtype) -> np.recarray:
    return np.zeros(n, dtype).view(np.recarray)


def _starts(counts: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Where each unit's part begins in an array that holds the parts one after the other."""
    return np.cumsum(counts) - counts


def _frames(
    units: Units, residents: npt.NDArray[np.int64], r: np.record
) -> tuple[np.recarray, np.recarray, np.recarray]:
    """Counties, townships and communities with codes, indices and residents, before anything is drawn."""
    counties = _zeros(len(units.county), records.COUNTY)
    townships = _zeros(len(units.township), records.TOWNSHIP)
    communities = _zeros(len(units.community), records.COMMUNITY)
    above = units.community_township
    communities["code"] = units.community
    communities["township"] = above
    communities["county"] = units.township_county[above]
    communities["urban"] = units.urban
    communities["residents"] = residents
    communities["first_resident"] = _starts(residents)
    for name in records.SAID:
        communities[name] = -1.0
    number = np.bincount(above, minlength=len(townships))
    townships["code"] = units.township
    townships["county"] = units.township_county
    townships["communities"] = number
    townships["first_community"] = _starts(number)
    townships["residents"] = np.bincount(above, residents, len(townships)).astype(np.int64)
    townships["urban"] = 2 * np.bincount(above, units.urban, len(townships)) >= number
    number = np.bincount(units.township_county, minlength=len(counties))
    counties["code"] = units.county
    counties["townships"] = number
    counties["first_township"] = _starts(number)
    counties["residents"] = np.bincount(communities["county"], residents, len(counties)).astype(np.int64)
    counties["departments"] = r["region_departments"]
    counties["first_department"] = _starts(counties["departments"])
    return counties, townships, communities


def _populations(
    spec: RegionSpec, own: Given | None, units: Units, sizes: npt.NDArray
) -> npt.NDArray[np.int64]:
    """Residents of each community: the synthetic sizes or the user's own, or these scaled to what the spec
    gives.
    """
    urban = units.urban
    found = np.maximum(np.floor(sizes + 0.5), 1.0).astype(np.int64)
    if own is not None and any("population" in name for name in own.columns):
        found = filling.populations(own, units, urban, sizes)
        sizes = found.astype(float)
    parts = (
        ("population", spec.population, np.ones_like(urban)),
        ("urban_population", spec.urban_population, urban),
        ("rural_population", spec.rural_population, ~urban),
    )
    for key, total, where in parts:
        if total is not None:
            _refuse_impossible(key, total, int(where.sum()))
            found[where] = scaled(sizes[where], total)
    if found.max(initial=0) >= _MOST_IN_COMMUNITY:
        raise InputError(
            f"a community would get {int(found.max()):,} residents",
            f"一个社区将有 {int(found.max()):,} 名居民",
            key="population" if spec.population is not None else "urban_population",
            allowed=(f"fewer than {_MOST_IN_COMMUNITY:,}", f"少于 {_MOST_IN_COMMUNITY:,}"),
        )
    return found


def _refuse_impossible(key: str, total: int, communities: int) -> None:
    """A given total must leave each community at least one resident, and have a community to live in."""
    if total < communities or (total > 0 and communities == 0):
        raise InputError(
            f"the region has {communities:,} communities for these residents, each with at least one",
            f"该区域有 {communities:,} 个社区（村）容纳这些居民，每个至少一人",
            key=key,
            value=total,
            allowed=("0 (leave it out)", "0（可不写）")
            if communities == 0
            else (f"at least {communities:,}", f"至少 {communities:,}"),
        )


def _fill_residents(
    communities: np.recarray,
    shares: npt.NDArray[np.float64],
    r: np.record,
    seed: int,
    residents: np.recarray,
    threads: int,
) -> None:
    group, flags = residents["group"], residents["flags"]
    cuts = np.linspace(0, len(residents), max(1, threads) + 1)[1:-1]
    edges = [0, *communities["first_resident"].searchsorted(cuts).tolist(), len(communities)]

    def fill(low: int, high: int) -> None:
        space = people.working_space()
        people.draw_residents(communities, shares, r, seed, low, high, group, flags, *space)

    if threads <= 1:
        fill(0, len(communities))
        return
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(fill, edges[:-1], edges[1:]))


_kept: OrderedDict[tuple[RegionSpec, bytes], Region] = OrderedDict()
_lock = threading.Lock()


def region_of(spec: RegionSpec, p: np.recarray, *, threads: int = 1) -> Region:
    """The region of a spec, made once in a process and shared, read-only, by all who ask for it again.

    The last few are kept, as long as they are small together; a very large one is kept until the next comes.
    """
    key = (spec, region_parameters(p).tobytes())
    with _lock:
        found = _kept.get(key)
        if found is not None:
            _kept.move_to_end(key)
            return found
    made = freeze(synthesise(spec, p, threads=threads))
    with _lock:
        _kept[key] = made
        while len(_kept) > 1 and (
            len(_kept) > _KEPT or sum(region.nbytes for region in _kept.values()) > _KEPT_BYTES
        ):
            _kept.popitem(last=False)
    return made
