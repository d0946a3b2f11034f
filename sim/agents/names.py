"""The index names of the model: matter kinds, resident groups, streams, indicators, practices, skills.

Each tuple's order is the order of the matching array axis everywhere in the model.
"""

from __future__ import annotations

from sim import kinds

KINDS = kinds.NAMES
KIND_COUNT = len(KINDS)
GROUPS = ("child", "working", "elder", "special", "floating")
STREAMS = ("party", "trace", "task", "service", "outreach", "renewal")
PARTY, TRACE, TASK, SERVICE, OUTREACH, RENEWAL = range(6)
INDICATORS = ("party", "forms", "tasks", "closing", "survey", "outreach", "renewal")
PARTY_WORK, FORMS, TASKS, CLOSING, SURVEY, OUTREACH_ACTIVITY, RENEWAL_ACTIVITY = range(7)
PLACES = ("urban", "rural")
# statistical urban-rural classes 111, 112, 121, 122, 123, 210, 220
CLASSES = ("city", "city_edge", "town", "town_edge", "special_area", "township_seat", "village")
PRACTICES = ("grid", "red_property", "courtyard_talks", "one_stop", "points", "mediation")
TRAITS = ("urban", "floating", "digital", "elder")
SKILLS = ("social_work", "psychology", "law", "digital")
RISKS = ("dispute", "safety")  # kinds of matter that lie hidden at first

KINDS_EN, KINDS_ZH = kinds.EN, kinds.ZH
GROUPS_EN = {
    "child": "children",
    "working": "working age",
    "elder": "elders",
    "special": "special need",
    "floating": "floating",
}
GROUPS_ZH = {
    "child": "儿童",
    "working": "劳动年龄",
    "elder": "老年人",
    "special": "特殊困难群体",
    "floating": "流动人口",
}
STREAMS_EN = {
    "party": "Party affairs",
    "trace": "forms and traces",
    "task": "administrative tasks",
    "service": "service to residents",
    "outreach": "outreach",
    "renewal": "renewal",
}
STREAMS_ZH = {
    "party": "党务",
    "trace": "填表留痕",
    "task": "行政任务",
    "service": "为民服务",
    "outreach": "联系群众",
    "renewal": "创新发展",
}
INDICATORS_EN = {
    "party": "Party work done",
    "forms": "forms on time",
    "tasks": "tasks on time",
    "closing": "matters closed on time",
    "survey": "satisfaction survey",
    "outreach": "outreach activity",
    "renewal": "renewal activity",
}
INDICATORS_ZH = {
    "party": "党务完成",
    "forms": "报表按时",
    "tasks": "任务按时",
    "closing": "事项按时办结",
    "survey": "满意度调查",
    "outreach": "联系群众活动",
    "renewal": "创新活动",
}
PLACES_EN = {"urban": "urban", "rural": "rural"}
PLACES_ZH = {"urban": "城市社区", "rural": "农村"}
CLASSES_EN = {
    "city": "111 main city",
    "city_edge": "112 city edge",
    "town": "121 town centre",
    "town_edge": "122 town edge",
    "special_area": "123 special area",
    "township_seat": "210 township seat",
    "village": "220 village",
}
CLASSES_ZH = {
    "city": "111 主城区",
    "city_edge": "112 城乡结合区",
    "town": "121 镇中心区",
    "town_edge": "122 镇乡结合区",
    "special_area": "123 特殊区域",
    "township_seat": "210 乡中心区",
    "village": "220 村庄",
}
PRACTICES_EN = {
    "grid": "grid management",
    "red_property": "red property",
    "courtyard_talks": "courtyard talks",
    "one_stop": "one-stop service",
    "points": "points exchange",
    "mediation": "local mediation",
}
PRACTICES_ZH = {
    "grid": "网格化管理",
    "red_property": "红色物业",
    "courtyard_talks": "小院说事",
    "one_stop": "一站式服务",
    "points": "积分兑换",
    "mediation": "就地调解",
}
TRAITS_EN = {
    "urban": "urban places",
    "floating": "a floating population",
    "digital": "digital access",
    "elder": "an elderly population",
}
TRAITS_ZH = {"urban": "城市社区", "floating": "流动人口占比", "digital": "数字接入", "elder": "老年人口占比"}
SKILLS_EN = {
    "social_work": "social work",
    "psychology": "psychology",
    "law": "law",
    "digital": "digital operations",
}
SKILLS_ZH = {"social_work": "社会工作", "psychology": "心理", "law": "法律", "digital": "数字化运营"}
RISKS_EN = {"dispute": "disputes", "safety": "hazards"}
RISKS_ZH = {"dispute": "矛盾纠纷", "safety": "安全隐患"}
