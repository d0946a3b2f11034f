"""What policies on casework do at strength 1; each belongs to the policy kind in its key."""

from __future__ import annotations

from sim.parameters.table import Parameter, number


def _share(key: str, default: float, en: str, zh: str, source: str = "assumed") -> Parameter:
    return number(f"policy.{key}", default, 0, 1, unit="share", source=source, en=en, zh=zh)


PARAMETERS = (
    number(
        "policy.exemption_list.filing",
        0.25,
        0,
        10,
        unit="h",
        source="assumed; LiLiu2025 (act first, file afterwards)",
        en="Hours of filing afterwards for each exempted matter.",
        zh="每件豁免事项事后备案所需工时。",
    ),
    _share(
        "exemption_list.risk",
        0.7,
        "Share of the fear of blame for service that leaves with emergencies and livelihood work.",
        "应急与民生工作豁免后服务工作担责顾虑减少的份额。",
    ),
    _share(
        "duty_list.clear",
        0.6,
        "Share of bouncing that ends when a list says who owns what.",
        "权责清单明确后减少的推诿份额。",
        "assumed; 340 duties of a township sorted (facts)",
    ),
    _share(
        "duty_list.off_list",
        0.1,
        "Share of administrative tasks that are on no list and go back up.",
        "不在清单内、退回上级的行政任务份额。",
        "assumed; 124 of 340 duties taken back up (facts)",
    ),
    _share(
        "duty_list.unlisted",
        0.04,
        "Share of matters sent up that are on no list and wait: half of the times they arrive they go back.",
        "不在任何清单上的上报事项份额：每次到达有一半被退回。",
    ),
    _share(
        "one_level_handling.share",
        0.6,
        "Share of departments' matters that the township finishes itself.",
        "由乡镇一级办结的部门事项份额。",
    ),
    _share(
        "rule_of_law.bounce",
        0.4,
        "Share of bouncing that fixed procedure ends.",
        "固定程序减少的推诿份额。",
    ),
    _share(
        "rule_of_law.discretion",
        0.6,
        "Share of discretion over the order of service that fixed procedure takes away.",
        "固定程序压缩的办理次序裁量份额。",
    ),
    _share(
        "rule_of_law.odd",
        0.2,
        "Added effort of long matters, which fit no procedure.",
        "不合常规的长耗时事项增加的工时份额。",
    ),
    _share(
        "rule_of_law.literacy",
        0.5,
        "Legal literacy that teaching leads to.",
        "普法教育所能达到的法治素养。",
    ),
    _share(
        "authority_sinking.share",
        0.5,
        "Share of the matters sent up that communities may finish themselves.",
        "下放社区自行办理的上报事项份额。",
    ),
    _share(
        "authority_sinking.clumsy",
        0.5,
        "Added effort of matters newly handled below, where local knowledge is nil.",
        "在毫无经验处，新下放事项增加的工时份额。",
    ),
    _share(
        "call_in.pooling",
        0.6,
        "Share of departments' hours that townships can call in for any kind of matter.",
        "乡镇可“吹哨”统筹使用的部门工时份额。",
        "assumed; LiLiu2025 (Beijing)",
    ),
    number(
        "policy.call_in.deadline",
        2.0,
        0,
        52,
        unit="weeks",
        source="assumed; LiLiu2025 (Beijing)",
        en="Age beyond which matters are overdue for departments called in, where their kind has longer.",
        zh="被“吹哨”部门的办理时限：超过即视为逾期（该类事项时限更短的从短）。",
    ),
    _share(
        "call_in.over_calling",
        0.2,
        "Share of the township's own matters for which departments are called all the same.",
        "本可由乡镇自办却仍“吹哨”的事项份额。",
    ),
    number(
        "policy.early_warning.detection",
        0.12,
        0,
        2,
        unit="1/week",
        source="assumed",
        en="Rate at which early warning finds latent matters.",
        zh="预警机制发现潜在问题的速度。",
    ),
    _share(
        "one_window.trips",
        0.7,
        "Share of residents' trips to upper levels that one window spares them.",
        "“一窗受理”为居民免去的上级跑动份额。",
    ),
    _share(
        "one_window.bounce",
        0.4,
        "Share of bouncing that ends when one window takes everything in.",
        "“一窗受理”减少的推诿份额。",
    ),
    _share(
        "one_window.queue",
        0.4,
        "Added hours of taking in what is sent up, as everything passes one window.",
        "事项集中于一个窗口使受理工时增加的份额。",
    ),
    _share(
        "flat_agencies.contacts",
        0.5,
        "Share of contact points with departments that merged agencies spare.",
        "机构综合设置后减少的对口联系点份额。",
    ),
    _share(
        "flat_agencies.bounce",
        0.3,
        "Share of bouncing that ends with fewer hand-overs.",
        "减少交接环节后下降的推诿份额。",
    ),
    _share(
        "flat_agencies.generalist",
        0.1,
        "Added effort above, where generalists handle what specialists did.",
        "由通才办理专业事项增加的工时份额。",
    ),
    number(
        "policy.grid_management.workers",
        1.0,
        0,
        10,
        unit="per 1,000 residents",
        source="assumed",
        en="Added grid workers.",
        zh="增加的网格员。",
    ),
)
