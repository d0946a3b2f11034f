"""Looking up the places a policy names, within the region of its scenario."""

from __future__ import annotations

import re

from sim.errors import InputError, nearest_names
from sim.region.divisions import (
    Division,
    RegionSpec,
    Synthetic,
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
FIRST_SYNTHETIC = 900_001_000_000  # code of the first synthetic county
_NUMBERED = re.compile(r"(County|Township|Community|Village|县|乡镇|社区|村) ?(\d{1,4}(?:-\d{1,4}){0,2})")


def looked_up(where: Where, region: RegionSpec, key: str) -> Where:
    """The same with 12-digit codes, sorted, in place of names; `InputError` outside the region."""
    if where.kind != "places":
        return where
    codes = [_code(str(place), region, f"{key}[{i}]") for i, place in enumerate(where.places, 1)]
    if len(set(codes)) < len(codes):
        raise InputError(*both("policy.place_twice"), key=key, value=list(where.places))
    return Where("places", places=tuple(sorted(codes)))


def contains(outer: int, inner: int) -> bool:
    """Whether one 12-digit code (county, township or community) is, or lies in, another."""
    size = 10**6 if outer % 10**6 == 0 else 10**3 if outer % 10**3 == 0 else 1
    return outer <= inner < outer + size


def _code(text: str, region: RegionSpec, key: str) -> int:
    if region.synthetic is not None:
        return _made_up_code(text, region.synthetic, key)
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


def _made_up_code(text: str, made: Synthetic, key: str) -> int:
    """The code of a place in a synthetic region, by code or by name (``Township 1``, ``乡镇1``, ``Village
    1-3``).
    """
    if text.isdecimal() and len(text) in (6, 9, 12):
        code = int(text) * 10 ** (12 - len(text))
    else:
        code = _numbered(text, made)
    county, rest = divmod(code - FIRST_SYNTHETIC, 10**6)
    township, community = divmod(rest, 1000)
    fits = 0 <= county < made.counties and township <= made.townships and community <= made.communities
    if not fits or (community and not township):
        raise _unknown(text, key, ())
    return code


def _numbered(text: str, made: Synthetic) -> int:
    """The code that a numbered name stands for; -1 when it is none."""
    found = _NUMBERED.fullmatch(text)
    if found is None:
        return -1
    numbers = [int(number) for number in found[2].split("-")]
    depth = {"County": 1, "县": 1, "Township": 2, "乡镇": 2}.get(found[1], 3)
    if made.counties == 1 and depth > 1:
        numbers.insert(0, 1)
    if len(numbers) != depth or 0 in numbers:
        return -1
    county, township, community = (*numbers, 0, 0)[:3]
    return FIRST_SYNTHETIC + 10**6 * (county - 1) + 1000 * township + community


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
