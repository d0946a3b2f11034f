"""Hours: where a community's week goes, and what lands on it."""

from __future__ import annotations

from sim.agents.names import STREAMS, STREAMS_EN, STREAMS_ZH
from sim.measures.measure import Measure

_DIRECTIONS = {"party": 0, "trace": -1, "task": 0, "service": 1, "outreach": 1, "renewal": 1}


def _hours(key: str, name: tuple[str, str], direction: int, sentence: tuple[str, str]) -> Measure:
    return Measure(key, *name, "h/week", 0, None, direction, *sentence, "LiLiu2025")


MEASURES = (
    _hours(
        "contracted_hours",
        ("contracted hours", "合同工时"),
        1,
        (
            "Contracted hours present in a community in a week, seconded staff included.",
            "每个社区每周在岗的合同工时，含下沉人员。",
        ),
    ),
    *(
        _hours(
            f"{stream}_hours",
            (f"hours: {STREAMS_EN[stream]}", f"工时：{STREAMS_ZH[stream]}"),
            _DIRECTIONS[stream],
            (
                f"Hours a community spends in a week on: {STREAMS_EN[stream]}.",
                f"每个社区每周用于{STREAMS_ZH[stream]}的工时。",
            ),
        )
        for stream in STREAMS
    ),
    _hours(
        "exposed_hours",
        ("hours in exposed work", "可能担责工作的工时"),
        1,
        (
            "Hours a community spends in a week on work in which errors are possible: service, outreach, "
            "renewal.",
            "每个社区每周用于可能出错的工作（服务、联系群众、创新）的工时。",
        ),
    ),
    _hours(
        "idle_hours",
        ("idle hours", "空闲工时"),
        0,
        ("Hours of a community in a week for which no work was there.", "每个社区每周无事可做的工时。"),
    ),
    _hours(
        "visible_hours",
        ("visible forms, meetings, inspections", "可见的表格、会议与检查"),
        -1,
        (
            "Hours of visible forms, meetings and inspections asked of a community in a week, amplified.",
            "每个社区每周被要求的可见表格、会议与检查工时（含层层加码）。",
        ),
    ),
    _hours(
        "hidden_hours",
        ("hidden items", "隐性事项"),
        -1,
        (
            "Hours of hidden items (research visits, pledge letters, screenshots) asked of a community in "
            "a week.",
            "每个社区每周被要求的隐性事项（调研陪同、责任书、截图打卡等）工时。",
        ),
    ),
    _hours(
        "polishing_hours",
        ("polishing", "材料修饰"),
        -1,
        (
            "Hours a community spends in a week on making reports look better.",
            "每个社区每周用于修饰上报材料的工时。",
        ),
    ),
    _hours(
        "asked_trace_hours",
        ("forms and traces asked", "要求的填表留痕工时"),
        -1,
        (
            "Hours of forms and traces asked of a community in a week: visible and hidden items, liaison, "
            "platforms, audits, "
            "replies, and what the community adds.",
            "每个社区每周被要求的填表留痕工时：可见与隐性事项、对口联络、平台、核查、回复，以及自我加码。",
        ),
    ),
    _hours(
        "announced_cut",
        ("cut in name", "宣布削减的工时"),
        0,
        (
            "Hours of visible forms, meetings and inspections that policies take away from a community in "
            "a week, before "
            "anything comes back in another form.",
            "政策为每个社区每周削减的可见表格、会议与检查工时，未计以其他形式回潮的部分。",
        ),
    ),
    Measure(
        "compliance_share",
        "share of hours on forms and traces",
        "填表留痕工时占比",
        "share",
        0,
        1,
        -1,
        "Hours spent on forms, photos, punch-ins, platform entries and receiving inspections, over all "
        "hours worked.",
        "用于填表、拍照、打卡、平台录入与迎检的工时占全部工时的份额。",
        "Xu2025",
        headline=True,
    ),
)
