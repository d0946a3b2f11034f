"""What a measure is: a definition in physical terms, with unit, range and direction. No heavy imports."""

from __future__ import annotations

from dataclasses import dataclass

LEVELS = ("community", "township", "county", "region")
COUNTY_UP = ("county", "region")
TOWNSHIP_UP = ("township", "county", "region")
BREAKDOWNS = ("place", "group", "kind")


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure. `low` and `high` bound its values (None: no bound); `direction` is 1 where more is better,
    -1 where less is, 0 where neither is.

    `levels`: the places it exists for; `weekly`: whether it also exists week by week; `by`: its breakdowns
    for the whole region; `headline`: stands in the printed table; `paired`: exists only for two arms on the
    same seeds.
    """

    key: str
    name_en: str
    name_zh: str
    unit: str
    low: float | None
    high: float | None
    direction: int
    en: str  # one sentence: the definition
    zh: str
    source: str
    levels: tuple[str, ...] = LEVELS
    weekly: bool = True
    by: tuple[str, ...] = ("place",)
    headline: bool = False
    paired: bool = False
