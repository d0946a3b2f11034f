"""Looking up the places a policy names, within the region of its scenario."""

from __future__ import annotations

from sim.errors import InputError, nearest_names
from sim.region.divisions import (
    COMMUNITY,
    COUNTY,
    Division,
    RegionSpec,
    children,
    find,
    label,
    townships_in,
)
from sim.scenario.policy import Where
from sim.text import both

_CLASS_WORDS = (
    "社区居民委员会",
    "居民委员会",
    "村民委员会",
    "社区居委会",
    "居委会",
    "村委会",
    "委员会",
    "社区",
    "村",
)
_LISTED = 5


def looked_up(where: Where, region: RegionSpec, key: str) -> Where:
    """The same with 12-digit codes, sorted, in place of names; `InputError` for a place outside the region.

    A synthetic region is not made yet, so its places are taken as written.
    """
    if where.kind != "places" or region.synthetic is not None:
        return where
    codes = [_code(str(place), region, f"{key}[{i}]") for i, place in enumerate(where.places, 1)]
    if len(set(codes)) < len(codes):
        raise InputError(*both("policy.place_twice"), key=key, value=list(where.places))
    return Where("places", places=tuple(sorted(codes)))


def contains(outer: int, inner: int) -> bool:
    """Whether one 12-digit code (county, township or community) is, or lies in, another."""
    division = find(outer)
    if division is None:
        return outer == inner
    zeros = {COUNTY: 6, COMMUNITY: 0}.get(COUNTY if division.is_county else division.level, 3)
    return outer <= inner < outer + 10**zeros


def _code(text: str, region: RegionSpec, key: str) -> int:
    if text.isdecimal() and len(text) in (6, 9, 12):
        code = int(text) * 10 ** (12 - len(text))
        if any(contains(unit, code) for unit in region.codes) and find(code) is not None:
            return code
        raise _unknown(text, key, ())
    inside = _inside(region)
    found = [place for place in inside if place.name == text]
    found = found or [place for place in inside if _bare(place.name) == _bare(text)]
    found = found or [
        place for place in inside if place.name[:2] in text and _bare(place.full_name).endswith(_bare(text))
    ]
    if len(found) == 1:
        return found[0].code
    if found:
        listed = [label(place) for place in found[:_LISTED]]
        raise InputError(
            *both("policy.many_places", count=len(found)), key=key, value=text, allowed="; ".join(listed)
        )
    raise _unknown(text, key, nearest_names(text, [place.name for place in inside]))


def _unknown(text: str, key: str, near: tuple[str, ...]) -> InputError:
    return InputError(
        *both("policy.no_such_place"), key=key, value=text, allowed=both("policy.place_form"), nearest=near
    )


def _bare(name: str) -> str:
    for word in _CLASS_WORDS:
        if name.endswith(word) and len(name) - len(word) >= 2:
            return name[: -len(word)]
    return name


def _inside(region: RegionSpec) -> list[Division]:
    """Everything in the region: its counties or townships, their townships, their communities."""
    found: list[Division] = []
    for code in region.codes:
        unit = find(code)
        if unit is None:
            continue
        townships = townships_in(unit)
        found += [unit] if unit.is_county else []
        for township in townships:
            found.append(township)
            found += children(township.code)
    return found
