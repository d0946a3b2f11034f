"""What counties of a province see of, pay to and share with each other (LiLiu2025; Chu2025)."""

from __future__ import annotations

from sim.parameters.table import number

PARAMETERS = (
    number(
        "coupling.weeks",
        13.0,
        1,
        104,
        unit="week",
        source="assumed (quarterly)",
        during_run=False,
        en="Weeks after which counties of a province look at each other again.",
        zh="同省各县相互观摩、结算的间隔。",
    ),
    number(
        "coupling.prefecture",
        0.1,
        0,
        1,
        unit="weight",
        source="assumed; LiLiu2025 (mutual learning)",
        en="Weight of the other counties of the prefecture among those a community looks at for practices.",
        zh="社区参照创新做法的对象中，同市其他县区的权重。",
    ),
    number(
        "coupling.province",
        0.05,
        0,
        1,
        unit="weight",
        source="assumed; LiLiu2025 (mutual learning)",
        en="Weight of the province's counties outside the prefecture among those a community looks at.",
        zh="社区参照创新做法的对象中，同省外市县区的权重。",
    ),
    number(
        "coupling.standards",
        0.3,
        0,
        1,
        unit="share",
        source="assumed; Chu2025 (standards)",
        en="How far standards for practices rest on where these work in the province's other counties.",
        zh="做法固化为标准时，以同省其他县区成效为依据的份额。",
    ),
    number(
        "coupling.equalising",
        0.3,
        0,
        1,
        unit="share",
        source="assumed; LiLiu2025 (fiscal gap)",
        en="Share of a county's distance from its province's mean fiscal capacity per resident that the "
        "province's transfers close; counties above the mean pay for those below.",
        zh="省内均衡性转移支付弥补县级人均财力与全省均值差距的份额；由高于均值的县负担。",
    ),
    number(
        "coupling.exchange",
        0.25,
        0,
        1,
        unit="weight",
        source="assumed; LiLiu2025 (urban-rural exchange)",
        en="Weight of a place in another county of the prefecture, against one in the county, as a partner "
        "of urban-rural exchange.",
        zh="城乡互换中，同市其他县区的地点相对本县地点的权重。",
    ),
    number(
        "coupling.distance",
        2.0,
        0,
        20,
        unit="half hours",
        source="assumed",
        en="Further travel of exchange with a partner in another county.",
        zh="与其他县区伙伴交流时增加的路程。",
    ),
)
