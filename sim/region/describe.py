"""A region in words and in tables, for reports and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.agents.names import GROUPS, GROUPS_EN, GROUPS_ZH
from sim.region import codes
from sim.region.records import TENURES
from sim.text import t

if TYPE_CHECKING:
    import pandas as pd

    from sim.region.region import Region

_MOST_NAMED = 5  # units named in a title


def in_language(name: str, lang: str) -> str:
    """A made-up name ("Township 1 / 乡镇1") in one language; real names are Chinese in both."""
    en, separator, zh = name.partition(" / ")
    return (zh if lang == "zh" else en) if separator else name


def title(region: Region, lang: str) -> str:
    """What to call a region: the full names of the units asked for, or "synthetic region"."""
    if region.spec.synthetic is not None:
        return t("region.made_up", lang)
    names = list(region.spec.names) or [
        found.full_name for code in region.spec.codes[: _MOST_NAMED + 1] if (found := codes.find(code))
    ]
    more = "…" if len(region.spec.codes) > _MOST_NAMED else ""
    return ("、" if lang == "zh" else ", ").join(names[:_MOST_NAMED]) + more


def describe(region: Region, lang: str = "en") -> list[tuple[str, str]]:
    """Rows of (what, how much) that tell what a region is."""
    places, spec = region.communities, region.spec
    n = max(1, region.population)
    urban = int(places["urban"].sum())
    words = GROUPS_ZH if lang == "zh" else GROUPS_EN
    shares = places["by_group"].sum(axis=0) / n
    given = any(x is not None for x in (spec.population, spec.urban_population, spec.rural_population))
    comma = "，" if lang == "zh" else ", "
    return [
        (t("region.name", lang), title(region, lang)),
        (t("region.counties", lang), f"{len(region.counties):,}"),
        (t("region.townships", lang), f"{len(region.townships):,}"),
        (t("region.communities", lang), f"{len(places):,}"),
        (t("region.urban_rural", lang), f"{urban:,} / {len(places) - urban:,}"),
        (t("region.residents_given" if given else "region.residents", lang), f"{region.population:,}"),
        (
            t("region.groups", lang),
            comma.join(f"{words[g]} {share:.1%}" for g, share in zip(GROUPS, shares, strict=True)),
        ),
        (t("region.digital", lang), f"{places['digital'].sum() / n:.1%}"),
        (t("region.cadres", lang), f"{len(region.cadres):,}"),
        (t("region.departments", lang), f"{len(region.departments):,}"),
    ]


def _code(values: np.ndarray, digits: int) -> np.ndarray:
    """Codes as text, as users write them."""
    return (values // 10 ** (12 - digits)).astype(str)


def tables(region: Region, lang: str = "en") -> dict[str, pd.DataFrame]:
    """The counties, townships and communities of a region, one each (`column_label` names columns)."""
    import pandas as pd

    county, town, home = region.counties, region.townships, region.communities
    county_names = np.array([in_language(name, lang) for name in region.county_names], dtype=object)
    town_names = np.array([in_language(name, lang) for name in region.township_names], dtype=object)
    counties = {
        "code": _code(county["code"], 6),
        "name": county_names,
        "townships": county["townships"],
        "communities": np.bincount(home["county"], minlength=len(county)),
        "residents": county["residents"],
        "departments": county["departments"],
    }
    townships = {
        "code": _code(town["code"], 9),
        "name": town_names,
        "county": county_names[town["county"]],
        "communities": town["communities"],
        "residents": town["residents"],
        "staff": np.bincount(home["township"], home["staff"], len(town)).astype(np.int64),
        "x_km": town["x"],
        "y_km": town["y"],
    }
    communities = {
        "code": _code(home["code"], 12),
        "name": [in_language(name, lang) for name in region.community_names],
        "township": town_names[home["township"]],
        "county": county_names[home["county"]],
        "place": region.places(),
        "residents": home["residents"],
        "households": home["households"],
        **{group: home["by_group"][:, g] for g, group in enumerate(GROUPS)},
        "floating_share": home["floating_share"],
        "digital_share": home["digital_share"],
        "staff": home["staff"],
        "area_km2": home["area_km2"],
        "density": home["density"],
        "travel_minutes": home["travel_minutes"],
        "x_km": home["x"],
        "y_km": home["y"],
        **{tenure: home["tenure"][:, i] for i, tenure in enumerate(TENURES)},
    }
    return {
        "counties": pd.DataFrame(counties),
        "townships": pd.DataFrame(townships),
        "communities": pd.DataFrame(communities),
    }


def column_label(column: str, lang: str) -> str:
    """What a column of `tables` is called."""
    return t(f"region.column_{column}", lang)
