"""Steering: campaigns, projects, rules that change, work groups, evaluators, ties of cadres."""

from __future__ import annotations

from sim.measures.measure import Measure


def _hours(key: str, name_en: str, name_zh: str, en: str, zh: str, source: str) -> Measure:
    return Measure(key, name_en, name_zh, "h/week", 0, None, -1, en, zh, source)


MEASURES = (
    _hours(
        "campaign_hours",
        "campaigns",
        "专项行动工时",
        "Hours of tasks and daily reports that campaigns ask of a community in a week.",
        "专项行动每周要求社区的任务与日报工时。",
        "LiLiu2025",
    ),
    _hours(
        "project_hours",
        "projects",
        "项目工时",
        "Hours of countable tasks, applications and reports that projects ask of a community in a week.",
        "项目每周要求社区的可计数任务及申报报送工时。",
        "LiWang2025",
    ),
    _hours(
        "redone_hours",
        "work done again",
        "返工工时",
        "Hours a week of work that a community does again because departments changed their rules.",
        "因部门改变规则，社区每周重做工作的工时。",
        "Zhang2026",
    ),
    _hours(
        "liaison_hours",
        "contacts and work groups",
        "联络与工作群工时",
        "Hours a week that a community spends on contact with departments and on work groups.",
        "社区每周用于部门联络与工作群的工时。",
        "Xu2025",
    ),
    _hours(
        "evaluation_hours",
        "evaluators' visits",
        "迎接评估工时",
        "Hours a week of receiving third-party evaluators.",
        "迎接第三方评估的每周工时。",
        "Xu2025",
    ),
    Measure(
        "work_groups",
        "work groups",
        "工作群数",
        "groups",
        0,
        None,
        -1,
        "Work groups that a community has to follow.",
        "社区需要跟进的工作群数量。",
        "Xu2025",
    ),
    Measure(
        "survey_coaching",
        "survey coaching",
        "满意度引导",
        "share",
        0,
        1,
        -1,
        "What coaching and buying are to add to the satisfaction survey, mean over scorings.",
        "引导与购买对满意度调查结果的抬高幅度，按考核次数平均。",
        "LiLiu2025",
    ),
    Measure(
        "report_error",
        "error of reports",
        "上报误差",
        "share",
        0,
        None,
        -1,
        "Distance between reported and true value of an indicator, mean over indicators and scorings.",
        "指标上报值与真实值之差的绝对值，按指标与考核次数平均。",
        "LiLiu2025",
    ),
    Measure(
        "ties",
        "ties to departments",
        "部门人脉",
        "share",
        0,
        1,
        0,
        "Ties of cadres to departments and other places from having worked there, mean.",
        "工作人员因轮岗而具有的跨部门、跨地区人脉的平均值。",
        "LiLiu2025",
    ),
)
