"""The nation's administrative divisions: finding them by code, their names, what lies above and below them.

Codes have 12 digits everywhere inside the program; users write 6 (county) or 9 (township). Three prefectures
have no counties; their townships hang on the prefecture, which then stands for a county (Dongguan 441900,
Zhongshan 442000, Danzhou 460400). Source: National Bureau of Statistics, edition 2023-06-30.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sim.errors import InputError
from sim.region import table

PROVINCE, PREFECTURE, COUNTY, TOWNSHIP, COMMUNITY = 1, 2, 3, 4, 5
WITHOUT_COUNTIES = (441900000000, 442000000000, 460400000000)
# Rows of level 2 that only group counties in the statistics: nobody says them, so full names leave them out.
UNSPOKEN = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")
URBAN_KINDS = (1, 3)  # residents' committees and their like; 2 and 4 are villagers' committees and their like
# Zeros after a level's own digits.
_TRAILING = {PROVINCE: 10, PREFECTURE: 8, COUNTY: 6, TOWNSHIP: 3, COMMUNITY: 0}
_LEVEL_EN = {
    PROVINCE: "a province",
    PREFECTURE: "a prefecture",
    COUNTY: "a county",
    TOWNSHIP: "a township or street",
    COMMUNITY: "a community or village",
}
_LEVEL_ZH = {PROVINCE: "省级", PREFECTURE: "地级", COUNTY: "县级", TOWNSHIP: "乡级", COMMUNITY: "村级"}
CODE_FORMS = (
    "a county (6 digits, such as 370105) or a township or street (9 digits, such as 370105009)",
    "县级代码（6 位，如 370105）或乡镇街道代码（9 位，如 370105009）",
)


@dataclass(frozen=True, slots=True)
class Division:
    """One division: 12-digit code, name, level 1-5, the code of its parent, kind (level 5: 1-4, else 0)."""

    code: int
    name: str
    level: int
    parent: int
    kind: int = 0

    @property
    def is_county(self) -> bool:
        """Whether it is a county, or a prefecture without counties, which counts as one."""
        return self.level == COUNTY or self.code in WITHOUT_COUNTIES

    @property
    def is_urban(self) -> bool:
        """Whether it is a residents' committee or the like (levels above 5: False)."""
        return self.kind in URBAN_KINDS

    @property
    def short_code(self) -> str:
        """The code as users write it: 2, 4, 6, 9 or 12 digits."""
        return str(self.code)[: 12 - _TRAILING[COUNTY if self.is_county else self.level]]

    @property
    def full_name(self) -> str:
        """Its name with all names above it: 山东省济南市天桥区制锦市街道."""
        above = [d.name for d in ancestors(self) if d.name not in UNSPOKEN]
        return "".join([*above, self.name])


def level_name(level: int, lang: str) -> str:
    """What a level is called."""
    return (_LEVEL_ZH if lang == "zh" else _LEVEL_EN)[level]


def _at(rows: table.Rows, row: int) -> Division:
    return Division(
        int(rows.code[row]), rows.name(row), int(rows.level[row]), int(rows.parent[row]), int(rows.kind[row])
    )


def upper_at(row: int) -> Division:
    """The division in one row of the upper levels."""
    return _at(table.upper(), row)


def community_at(rows: table.Rows, row: int) -> Division:
    """The community or village in one row of `table.communities`."""
    return _at(rows, row)


def find(code: int) -> Division | None:
    """The division with a 12-digit code, or None."""
    rows = table.upper()
    row = rows.find(code)
    if row < 0 and code % 1000:
        rows = table.communities([(code, code + 1)])
        row = rows.find(code)
    return None if row < 0 else _at(rows, row)


def ancestors(division: Division) -> list[Division]:
    """What it lies in, from the province down."""
    found: list[Division] = []
    above = find(division.parent) if division.parent else None
    while above is not None:
        found.insert(0, above)
        above = find(above.parent) if above.parent else None
    return found


def children(code: int) -> list[Division]:
    """What hangs directly on the division with a 12-digit code, in code order."""
    upper = table.upper()
    found = [_at(upper, int(row)) for row in (upper.parent == code).nonzero()[0]]
    if found:
        return found
    rows = table.communities([span(code, TOWNSHIP)]) if code % 1000 == 0 and code % 10**6 else None
    return [_at(rows, row) for row in range(len(rows))] if rows is not None else []


def span(code: int, level: int) -> tuple[int, int]:
    """The half-open range of codes that lie in a division."""
    return code, code + 10 ** _TRAILING[level]


def townships_in(division: Division) -> list[Division]:
    """The townships and streets of a county (or of anything above it), in code order; a township itself."""
    if division.level == TOWNSHIP:
        return [division]
    rows = table.upper()
    low, high = (int(i) for i in rows.code.searchsorted(span(division.code, division.level)))
    return [_at(rows, row) for row in range(low, high) if rows.level[row] == TOWNSHIP]


@cache
def county_codes() -> tuple[int, ...]:
    """The 12-digit codes of all counties with townships, in code order: the nation as a list of counties."""
    rows = table.upper()
    return tuple(sorted({int(code) for code in rows.parent[rows.level == TOWNSHIP]}))


def counties_in(division: Division) -> list[Division]:
    """The counties of a province or prefecture, in code order."""
    low, high = span(division.code, division.level)
    return [county for code in county_codes() if low <= code < high and (county := find(code))]


def read_code(value: object) -> int | None:
    """The 12-digit code that a text or number means (2, 4, 6, 9 or 12 digits), or None if it is no code."""
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        return None
    text = str(value).strip()
    if not (text.isdecimal() and len(text) in (2, 4, 6, 9, 12)):
        return None
    return int(text) * 10 ** (12 - len(text))


def by_code(value: object, key: str = "code") -> Division:
    """The county or township with a code; `InputError` (with a hint) for anything else."""
    code = read_code(value)
    if code is None:
        raise InputError(
            "this is not a division code", "这不是行政区划代码", key=key, value=value, allowed=CODE_FORMS
        )
    division = find(code)
    if division is None:
        raise InputError(
            "no division has this code (edition 2023-06-30)",
            "名录（2023-06-30 版）中没有这个代码",
            key=key,
            value=value,
            allowed=CODE_FORMS,
            nearest=tuple(map(label, _neighbours(code))),
        )
    return region_unit(division, key, value)


def region_unit(division: Division, key: str, value: object) -> Division:
    """The division itself if a region can be made of it; `InputError` if too large, too small or empty."""
    if division.level == COMMUNITY:
        above = find(division.parent)
        assert above is not None
        raise InputError(
            f"{label(division)} is a community or village, and a region has at least a whole township",
            f"{label(division)} 是村级单位，区域至少是一个完整的乡镇街道",
            key=key,
            value=value,
            allowed=CODE_FORMS,
            nearest=label(above),
        )
    if division.level < COUNTY and not division.is_county:
        counties = counties_in(division)
        en, zh = level_name(division.level, "en"), level_name(division.level, "zh")
        raise InputError(
            f"{label(division)} is {en}; name one or more of its {len(counties)} counties",
            f"{label(division)} 是{zh}单位，请写出其下辖 {len(counties)} 个县级单位中的一个或几个",
            key=key,
            value=value,
            allowed=CODE_FORMS,
            nearest=tuple(map(label, counties[:5])),
        )
    if not townships_in(division):
        raise InputError(
            f"{label(division)} has no townships in the list",
            f"名录中 {label(division)} 没有乡镇街道",
            key=key,
            value=value,
            allowed=CODE_FORMS,
        )
    return division


def label(division: Division) -> str:
    """Code and full name, as lists and messages show it."""
    return f"{division.short_code} {division.full_name}"


def _neighbours(code: int, most: int = 3) -> list[Division]:
    """Counties and townships with codes near an unknown one, within the same county if there is one."""
    rows = table.upper()
    for digits in (6, 8, 10):  # same county, same prefecture, same province
        start = code // 10**digits * 10**digits
        low, high = rows.code.searchsorted((start, start + 10**digits))
        usable = [row for row in range(int(low), int(high)) if rows.level[row] in (COUNTY, TOWNSHIP)]
        if usable:
            wanted = TOWNSHIP if code % 10**6 and digits == 6 else COUNTY
            usable = [row for row in usable if rows.level[row] == wanted] or usable
            usable.sort(key=lambda row: abs(int(rows.code[row]) - code))
            return [_at(rows, row) for row in usable[:most]]
    return []
