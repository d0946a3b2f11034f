"""Which counties the nation has, how many residents each gets, and the scenario of one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from sim.errors import InputError, nearest_names
from sim.region import codes, places, table
from sim.region.divisions import RegionSpec
from sim.region.scaling import scaled
from sim.region.synthesis import region_parameters
from sim.scenario import Scenario
from sim.scenario.places import contains
from sim.text import both

if TYPE_CHECKING:
    import numpy.typing as npt

    from sim.scenario import Policy

RESIDENTS = (
    1_409_778_724  # census of 2020, the 31 provinces, without servicemen (National Bureau of Statistics)
)
_PROVINCE = 10**10  # codes of one province


@dataclass(frozen=True, slots=True)
class County:
    """A county of the nation: 12-digit code, name, communities, residents, whether these are set."""

    code: int
    name: str
    communities: int
    residents: int
    scaled: bool  # residents are a total that the county's scenario gives, not what its places come to

    @property
    def province(self) -> int:
        """The 12-digit code of its province."""
        return self.code // _PROVINCE * _PROVINCE


def counties_of(base: Scenario, population: int | None) -> tuple[County, ...]:
    """All counties in code order. `population` is shared among them by their synthetic sizes (largest
    remainders); None keeps these, or what the scenario's data say.

    The share of a county does not depend on which others are run. With data, `residents` are an estimate.
    `InputError` when a total is given twice or cannot be shared.
    """
    if population is not None and base.region.data:
        raise InputError(*both("nation.data_and_total"), key="--population", value=population)
    code, communities, sizes = _sizes(base)
    if population is None:
        residents = np.maximum(np.floor(sizes + 0.5), communities).astype(np.int64)
    else:
        residents = scaled(sizes, population)
        if population < communities.sum() or (residents < communities).any():
            raise InputError(
                *both("nation.too_few"),
                key="--population",
                value=population,
                allowed=both("nation.at_least", n=f"{_least(sizes, communities):,}"),
            )
    upper = table.upper()
    return tuple(
        County(int(c), upper.name(upper.find(int(c))), int(n), int(r), population is not None)
        for c, n, r in zip(code, communities, residents, strict=True)
    )


def _least(sizes: npt.NDArray[np.float64], communities: npt.NDArray[np.int64]) -> int:
    """A total that gives every county a resident for each community, rounded up."""
    return int(np.ceil(1.01 * (communities / sizes).max() * sizes.sum()))


def _sizes(base: Scenario) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Codes of all counties, their communities, and the sum of these communities' synthetic sizes."""
    code, county, community, urban = _places()
    sizes = np.empty(len(community))
    places.draw_sizes(community, urban, region_parameters(base.record()), base.region.seed, sizes)
    return code, np.bincount(county).astype(np.int64), np.bincount(county, sizes).astype(np.float64)


@cache
def _places() -> tuple[npt.NDArray, npt.NDArray, npt.NDArray, npt.NDArray]:
    """Codes of all counties; of every community the index of its county, its code, whether it is urban."""
    upper = table.upper()
    rows = table.communities([(0, 10**12)])
    town = upper.code.searchsorted(rows.parent)
    code, county = np.unique(upper.parent[town], return_inverse=True)
    return code, county, np.array(rows.code), np.isin(rows.kind, codes.URBAN_KINDS).astype(np.uint8)


def chosen(counties: Sequence[County], wanted: Sequence[str]) -> tuple[County, ...]:
    """The counties in the places named: provinces (2 digits or a name), prefectures (4), counties (6 digits).
    All without names. `InputError` for what is none of these.
    """
    if not wanted:
        return tuple(counties)
    found: dict[int, County] = {}
    for text in wanted:
        low, high = _span(text.strip())
        inside = [county for county in counties if low <= county.code < high]
        if not inside:
            raise _unknown(text)
        found |= {county.code: county for county in inside}
    return tuple(found[code] for code in sorted(found))


def _span(text: str) -> tuple[int, int]:
    names = provinces()
    if text.isdecimal() and len(text) in (2, 4, 6):
        size = 10 ** (12 - len(text))
        return int(text) * size, (int(text) + 1) * size
    found = [code for code, name in names.items() if text and name.startswith(text)]
    if len(found) != 1:
        raise _unknown(text)
    return found[0], found[0] + _PROVINCE


def _unknown(text: str) -> InputError:
    names = [f"{code // _PROVINCE} {name}" for code, name in provinces().items()]
    near = [name for name in names if name.startswith(text[:2])] or nearest_names(text, names)
    where = both("nation.places_form")
    return InputError(*both("nation.no_place"), key="--provinces", value=text, allowed=where, nearest=near)


def provinces() -> dict[int, str]:
    """The provinces of the list, by code."""
    upper = table.upper()
    return {
        int(upper.code[row]): upper.name(int(row)) for row in np.flatnonzero(upper.level == codes.PROVINCE)
    }


def scenario_of(base: Scenario, county: County) -> Scenario:
    """The scenario of one county: what the base says, in this county, at its residents.

    A policy for named places works where these places are, and nowhere else.
    """
    spec = RegionSpec(
        codes=(county.code,),
        population=county.residents if county.scaled else None,
        seed=base.region.seed,
        data=base.region.data,
        places=tuple(one for one in base.region.places if contains(county.code, one[0])),
    )
    policies = tuple(one for policy in base.policies if (one := _here(policy, county.code)) is not None)
    return Scenario(replace(base.parts, region=spec, policies=policies), file=base.file)


def _here(policy: Policy, county: int) -> Policy | None:
    if policy.where.kind != "places":
        return policy
    here = tuple(str(place) for place in policy.where.places if contains(county, int(place)))
    return replace(policy, where=replace(policy.where, places=here)) if here else None


def check_base(base: Scenario) -> None:
    """Raise `InputError` for a scenario that names made-up places."""
    made_up = base.region.synthetic is not None
    if made_up and (base.region.places or any(policy.where.kind == "places" for policy in base.policies)):
        raise InputError(*both("nation.made_up"), file=base.file, key="region.synthetic")
