"""What a user's own table may say about places: columns, units, ranges, and names they go by elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

CLASSES = (111, 112, 121, 122, 123, 210, 220)  # statistical urban-rural class; those from 200 on are rural
LEVELS = ("county", "township", "community")


@dataclass(frozen=True, slots=True)
class Column:
    """One thing that a table may say: `levels` are those whose rows may say it."""

    name: str
    low: float
    high: float
    whole: bool
    levels: tuple[str, ...]
    en: str
    zh: str
    aliases: tuple[str, ...] = ()


_PEOPLE = ("county", "township", "community")
_TOTALS = ("county", "township")

COLUMNS: dict[str, Column] = {
    column.name: column
    for column in (
        Column(
            "population",
            1,
            1e9,
            True,
            _PEOPLE,
            "residents",
            "常住人口",
            ("pop", "residents", "人口", "总人口", "常住人口"),
        ),
        Column(
            "urban_population",
            0,
            1e9,
            True,
            _TOTALS,
            "residents of urban communities",
            "城镇人口",
            ("pop_urban", "城镇人口", "城镇常住人口"),
        ),
        Column(
            "rural_population",
            0,
            1e9,
            True,
            _TOTALS,
            "residents of rural communities",
            "乡村人口",
            ("pop_rural", "乡村人口", "农村人口"),
        ),
        Column(
            "households",
            1,
            1e9,
            True,
            ("community",),
            "households",
            "家庭户数",
            ("hh", "户数", "家庭户数", "总户数"),
        ),
        Column(
            "household_size",
            1,
            15,
            False,
            _PEOPLE,
            "residents in a household",
            "户均人口",
            ("hh_size", "户均人口", "户规模"),
        ),
        Column(
            "urban_rural_class",
            111,
            220,
            True,
            ("community",),
            "statistical urban-rural class (111 to 220)",
            "城乡分类代码（111—220）",
            ("class", "城乡分类", "城乡分类代码"),
        ),
        Column(
            "longitude",
            73,
            136,
            False,
            ("township", "community"),
            "degrees east",
            "经度",
            ("lon", "lng", "经度"),
        ),
        Column("latitude", 3, 54, False, ("township", "community"), "degrees north", "纬度", ("lat", "纬度")),
        Column(
            "area_km2",
            1e-4,
            1e6,
            False,
            ("community",),
            "area, km²",
            "面积（平方公里）",
            ("area", "面积", "面积平方公里"),
        ),
        Column(
            "staff",
            0,
            1e6,
            True,
            _PEOPLE,
            "community workers",
            "社区（村）工作人员数",
            ("workers", "cadres", "工作人员", "工作人员数", "社区工作者", "人员数"),
        ),
        Column(
            "elder_share",
            0,
            1,
            False,
            _PEOPLE,
            "share aged 60 and over",
            "60 岁及以上占比",
            ("老年人占比", "老龄化率"),
        ),
        Column(
            "floating_share",
            0,
            1,
            False,
            _PEOPLE,
            "share of floating residents",
            "流动人口占比",
            ("流动人口占比",),
        ),
        Column(
            "digital_share",
            0,
            1,
            False,
            _PEOPLE,
            "share with digital access",
            "数字接入占比",
            ("数字接入占比", "互联网普及率"),
        ),
        Column(
            "firms",
            0,
            1e5,
            True,
            ("community",),
            "local firms and cooperatives when a run begins",
            "运行开始时的本地企业与合作社数",
            ("企业数",),
        ),
        Column(
            "firm_jobs",
            0,
            1e4,
            False,
            ("community",),
            "jobs in one of them",
            "每家企业的岗位数",
            ("企业平均岗位数",),
        ),
        Column(
            "collective_income",
            0,
            1e10,
            False,
            ("community",),
            "collective income when a run begins, yuan a year",
            "运行开始时的集体收入（元/年）",
            ("集体收入", "村集体收入"),
        ),
        Column(
            "party_members",
            0,
            1e6,
            True,
            ("community",),
            "Party members",
            "党员数",
            ("党员数", "党员人数"),
        ),
    )
}
CODE_ALIASES = ("code", "区划代码", "行政区划代码", "统计用区划代码", "代码", "division_code")
IGNORED_ALIASES = ("leaf",)  # of census tables: rows that are sums of others say false


def recognised(header: str) -> str | None:
    """The column that a header means: by name or by alias, case and spaces aside; "code" for the code."""
    plain = header.strip().lower().replace(" ", "_").lstrip("\ufeff")
    if plain in CODE_ALIASES:
        return "code"
    for column in COLUMNS.values():
        if plain == column.name or plain in column.aliases:
            return column.name
    return None
