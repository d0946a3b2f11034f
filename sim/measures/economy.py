"""Technology, innovation, resources and development: what places have to work with, and what comes of it."""

from __future__ import annotations

from sim.measures.measure import COUNTY_UP, Measure


def _measure(
    key: str,
    name: tuple[str, str],
    unit: str,
    bounds: tuple[float | None, float | None],
    direction: int,
    sentence: tuple[str, str],
    source: str = "LiLiu2025",
) -> Measure:
    return Measure(key, *name, unit, *bounds, direction, *sentence, source)


SHARE, FROM_0 = (0.0, 1.0), (0.0, None)

TECHNOLOGY = (
    _measure(
        "platform_fit",
        ("platform fit", "平台适配度"),
        "share",
        SHARE,
        1,
        (
            "Infrastructure x cadres' digital skill x residents' access x maintenance, with users' feedback.",
            "基础设施 × 干部数字技能 × 居民接入 × 运维状态，并计入用户反馈。",
        ),
    ),
    _measure(
        "platform_saving",
        ("saving by platforms", "平台节约"),
        "share",
        (None, 1.0),
        1,
        (
            "Share of intake and dispatch hours that platforms save; below 0 where they cost more.",
            "平台节约的受理与派单工时份额；得不偿失时为负。",
        ),
    ),
    _measure(
        "entry_hours",
        ("platform entries", "平台录入工时"),
        "h/week",
        FROM_0,
        -1,
        (
            "Hours of a community in a week for platform entries, migration, simple tools and incidents.",
            "每个社区每周用于平台录入、迁移、简易工具维护与安全事件补救的工时。",
        ),
        "Xu2025",
    ),
    _measure(
        "security_incidents",
        ("incidents of data security", "数据安全事件"),
        "1/year",
        FROM_0,
        -1,
        ("Breaches of data security of a community in a year.", "每个社区每年的数据安全事件数。"),
        "Zhang2026",
    ),
)
INNOVATION = (
    _measure(
        "practices",
        ("practices", "创新做法数"),
        "practices",
        FROM_0,
        0,
        (
            "Named practices that a community has, labels included.",
            "每个社区拥有的创新做法数，含只挂牌子的。",
        ),
    ),
    _measure(
        "label_share",
        ("labels", "挂牌占比"),
        "share",
        SHARE,
        -1,
        ("Share of practices that exist in name only.", "只有名称的做法所占份额。"),
    ),
    _measure(
        "practice_effect",
        ("effect of practices", "做法成效"),
        "practices",
        FROM_0,
        1,
        (
            "Sum of fit x maintenance x resources over the practices of a community.",
            "社区各项做法的适配度 × 维护 × 资源之和。",
        ),
    ),
    _measure(
        "innovation_blockage",
        ("innovation blockage", "创新梗阻"),
        "share",
        SHARE,
        -1,
        (
            "Share of practices at least 26 weeks old whose fit x maintenance x resources is below 0.1.",
            "采用满 26 周的做法中，适配度 × 维护 × 资源低于 0.1 的份额。",
        ),
    ),
)
RESOURCES = (
    Measure(
        "fragmentation",
        "fragmentation",
        "资源碎片化",
        "share",
        0,
        1,
        -1,
        "Need that the county's money and specialists by skill could serve, ignoring earmarks and "
        "boundaries, beyond what was served, over all need; in hours, by quarter.",
        "若打破专款限定与社区边界、按县域资金与各类专长总量可多满足的需求，占全部需求的份额；以工时计，按季度。",
        "LiLiu2025",
        levels=COUNTY_UP,
        weekly=False,
        by=(),
    ),
    Measure(
        "unspent_share",
        "unspent money",
        "资金沉淀率",
        "share",
        0,
        1,
        -1,
        "Share of money for services that goes back unspent at the end of the year.",
        "服务资金中年底未用而收回的份额。",
        "LiLiu2025",
        weekly=False,
    ),
    _measure(
        "service_money",
        ("money for services", "服务资金"),
        "yuan/resident-year",
        FROM_0,
        1,
        (
            "Public, social and collective money for services, for each resident and year.",
            "人均每年用于服务的财政、社会与集体资金。",
        ),
    ),
    _measure(
        "money_met",
        ("need with money", "资金满足率"),
        "share",
        SHARE,
        1,
        ("Share of the money needed that is there.", "所需资金中实际到位的份额。"),
    ),
    _measure(
        "skill_met",
        ("need with skill", "专长满足率"),
        "share",
        SHARE,
        1,
        (
            "Share of hours that need a skill for which someone has it.",
            "需要专长的工时中有专业人员承担的份额。",
        ),
    ),
)
DEVELOPMENT = (
    _measure(
        "employment",
        ("employment", "就业率"),
        "share",
        SHARE,
        1,
        ("Adults in work over all adults.", "就业的成年人占全部成年人的份额。"),
        "Zhang2026",
    ),
    _measure(
        "income",
        ("income", "居民收入"),
        "yuan/year",
        FROM_0,
        1,
        ("Mean yearly income of adults.", "成年人平均年收入。"),
        "Zhang2026",
    ),
    Measure(
        "gini",
        "income inequality (Gini)",
        "收入基尼系数",
        "ratio",
        0,
        1,
        -1,
        "Gini coefficient of income over adults by place and class of earners; inequality within these is "
        "left out.",
        "按社区与收入类别计算的成年人收入基尼系数，不计类别内部差距。",
        "Zhang2026",
        levels=("community", "county", "region"),
        weekly=False,
    ),
    _measure(
        "local_jobs",
        ("local jobs", "本地岗位"),
        "jobs",
        FROM_0,
        1,
        ("Jobs in local firms and cooperatives of a community.", "每个社区本地企业与合作社的岗位数。"),
        "Zhang2026",
    ),
    _measure(
        "collective_income",
        ("collective income", "集体收入"),
        "yuan/year",
        FROM_0,
        1,
        ("Collective income of a community in a year.", "每个社区的年集体收入。"),
        "Zhang2026",
    ),
    _measure(
        "insurance_cover",
        ("insurance cover", "参保率"),
        "share",
        SHARE,
        1,
        ("Share of adults with pension insurance.", "参加养老保险的成年人份额。"),
        "Zhang2026",
    ),
)

MEASURES = (*TECHNOLOGY, *INNOVATION, *RESOURCES, *DEVELOPMENT)
