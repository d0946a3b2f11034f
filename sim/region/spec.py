"""What region a scenario asks for: real divisions or a synthetic one, how many people, which seed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from sim.errors import InputError
from sim.region import codes, search
from sim.region.codes import Division
from sim.region.given import DataFile, data_files
from sim.region.said import Said, read_places

SYNTHETIC_COUNTY = (
    900_001_000_000  # the first of the codes kept for synthetic counties; no province begins with 9
)
MOST_RESIDENTS = 2_000_000_000
MOST_UNITS = 999  # three digits for a township in its county, and for a community in its township


@dataclass(frozen=True, slots=True)
class Synthetic:
    """A made-up region: townships in each county, communities in each township, the urban share of them."""

    townships: int = 3
    communities: int = 4
    urban_share: float = 0.5
    counties: int = 1


@dataclass(frozen=True, slots=True)
class RegionSpec:
    """A region to be made, in canonical form: equal specs give the same places and people.

    `codes` are 12-digit codes of counties and townships, sorted; empty for a synthetic region. `population`
    scales all residents to a total; `urban_population` and `rural_population` each scale their part; None
    keeps the synthetic sizes. `seed` is the seed of the synthesis (not of a run).
    """

    codes: tuple[int, ...] = ()
    synthetic: Synthetic | None = None
    population: int | None = None
    urban_population: int | None = None
    rural_population: int | None = None
    seed: int = 1
    data: tuple[DataFile, ...] = ()  # users' own tables, later ones speaking over earlier ones
    places: Said = ()  # what is said of some communities
    names: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def of(
        cls,
        *,
        code: object = None,
        name: object = None,
        synthetic: Mapping[str, Any] | None = None,
        population: object = None,
        urban_population: object = None,
        rural_population: object = None,
        seed: object = 1,
        data: object = None,
        places: object = None,
        folder: Path | None = None,
    ) -> RegionSpec:
        """A spec from the keys of a scenario's `[region]` table; `InputError` names the key that is wrong.

        Files of `data` are looked for from `folder` on.
        """
        given = [
            key
            for key, value in (("code", code), ("name", name), ("synthetic", synthetic))
            if value is not None
        ]
        if len(given) != 1:
            raise InputError(
                f"a region needs exactly one of code, name, synthetic; {' and '.join(given) or 'none'} given",
                f"区域需要且只能写 code、name、synthetic 之一，现在写了{'、'.join(given) or '零项'}",
                key=given[1] if given else "code",
                allowed=('code = "370105", name = "济南市天桥区" or synthetic = { townships = 3 }',) * 2,
            )
        population = _count(population, "population")
        urban = _count(urban_population, "urban_population", low=0)
        rural = _count(rural_population, "rural_population", low=0)
        if population is not None and (urban is not None or rural is not None):
            raise InputError(
                "population sets the whole, urban_population and rural_population its parts; write one form",
                "population 规定总数，urban_population 与 rural_population 规定部分，只能写其中一种",
                key="population",
                value=population,
            )
        found: Sequence[Division] = ()
        if code is not None:
            found = [_coded(one, "code") for one in _several(code, "code")]
        elif name is not None:
            found = [search.by_name(one, "name") for one in _several(name, "name")]
        _refuse_overlap(found, given[0])
        found = sorted(found, key=lambda d: d.code)
        made = None if synthetic is None else _synthetic(synthetic)
        return cls(
            codes=tuple(d.code for d in found),
            synthetic=made,
            population=population,
            urban_population=urban,
            rural_population=rural,
            seed=_whole(seed, "seed", 0, 2**63 - 1),
            data=data_files(data, folder),
            places=read_places(places, partial(_inside, found, made)),
            names=tuple(d.full_name for d in found),
        )


def _inside(found: Sequence[Division], made: Synthetic | None, code: int) -> bool:
    """Whether there is a community of this code in a region."""
    if made is not None:
        county, rest = divmod(code - SYNTHETIC_COUNTY, 10**6)
        township, community = divmod(rest, 1000)
        here = 0 <= county < made.counties and 0 < township <= made.townships
        return here and 0 < community <= made.communities
    spans = [codes.span(d.code, codes.COUNTY if d.is_county else d.level) for d in found]
    there = codes.find(code)
    return there is not None and there.level == codes.COMMUNITY and any(a <= code < b for a, b in spans)


def _several(value: object, key: str) -> Sequence[object]:
    if not isinstance(value, (list, tuple)):
        return (value,)
    if not value:
        raise InputError("the list is empty", "列表是空的", key=key, value=value, allowed=codes.CODE_FORMS)
    return value


def _coded(value: object, key: str) -> Division:
    """A division by code; a name in its place is refused with the code it has."""
    if isinstance(value, str) and codes.read_code(value) is None:
        raise InputError(
            "this is not a division code",
            "这不是行政区划代码",
            key=key,
            value=value,
            allowed=codes.CODE_FORMS,
            nearest=tuple(codes.label(d) for d in search.named(value)),
        )
    return codes.by_code(value, key)


def _refuse_overlap(found: Sequence[Division], key: str) -> None:
    spans = sorted((*codes.span(d.code, codes.COUNTY if d.is_county else d.level), d) for d in found)
    for (_, end, one), (start, _, other) in pairwise(spans):
        if start < end:
            raise InputError(
                f"{codes.label(other)} is named twice, or lies in {codes.label(one)}",
                f"{codes.label(other)} 重复出现，或已包含在 {codes.label(one)} 之内",
                key=key,
            )


def _synthetic(table: Mapping[str, Any]) -> Synthetic:
    known = ("townships", "communities", "urban_share", "counties")
    for key in table:
        if key not in known:
            raise InputError("unknown key", "未知的键", key=f"synthetic.{key}", allowed=", ".join(known))
    share = table.get("urban_share", 0.5)
    if isinstance(share, bool) or not isinstance(share, (int, float)) or not 0.0 <= share <= 1.0:
        raise InputError(
            "this is not a share",
            "这不是比例",
            key="synthetic.urban_share",
            value=share,
            allowed=("0 to 1", "0 到 1"),
        )
    return Synthetic(
        townships=_whole(table.get("townships", 3), "synthetic.townships", 1, MOST_UNITS),
        communities=_whole(table.get("communities", 4), "synthetic.communities", 1, MOST_UNITS),
        urban_share=float(share),
        counties=_whole(table.get("counties", 1), "synthetic.counties", 1, 9_999),
    )


def _count(value: object, key: str, low: int = 1) -> int | None:
    return None if value is None else _whole(value, key, low, MOST_RESIDENTS)


def _whole(value: object, key: str, low: int, high: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise InputError(
            "this is not a whole number in the allowed range",
            "这不是允许范围内的整数",
            key=key,
            value=value,
            allowed=(f"{low} to {high}", f"{low} 到 {high}"),
        )
    return value
