"""A plug-in: an evening service desk that shares forms and costs hours, and how many hours go to it."""

from sim import extend

extend.parameter(
    "evening.sharing",
    0.4,
    low=0.0,
    high=1.0,
    unit="share",
    source="assumed",
    en="Share of duplicated fields that the evening desk fills once.",
    zh="晚间窗口一次填报的重复字段份额。",
)


def open_desk(levers, strength, p):
    """Duplicated fields are shared, on top of what other policies share."""
    left = 1.0 - levers.community.form_sharing
    levers.community.form_sharing = 1.0 - left * (1.0 - p.evening_sharing * strength)


extend.policy(
    "evening_desk",
    open_desk,
    owns=["form_sharing"],
    family="C",
    name_en="evening desk",
    name_zh="晚间窗口",
    en="An evening desk fills in forms once for all departments.",
    zh="晚间窗口为各部门一次性填报。",
    adverse_en="It costs hours of its own.",
    adverse_zh="自身占用工时。",
    sources=["assumed"],
    hours=2.0,
)

extend.measure(
    "trace_per_cadre",
    lambda sums: sums.hours[:, 1] / sums.cadre_weeks,
    name_en="trace hours of a cadre",
    name_zh="人均留痕工时",
    unit="h/week",
    low=0.0,
    direction=-1,
    en="Hours of forms and traces given, for each cadre and week.",
    zh="每名工作人员每周填表留痕工时。",
    source="assumed",
)
