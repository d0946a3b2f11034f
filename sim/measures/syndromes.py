"""The four syndromes of LiLiu2025: density and involution; innovation blockage and fragmentation stand with
what they are about (`sim.measures.economy`).
"""

from __future__ import annotations

from sim.measures.measure import COUNTY_UP, Measure

MEASURES = (
    Measure(
        "assessment_density",
        "assessment density",
        "考核密度",
        "ratio",
        0,
        None,
        -1,
        "Hours spent on forms and traces over contracted hours.",
        "填表留痕工时与合同工时之比。",
        "LiLiu2025",
        headline=True,
    ),
    Measure(
        "assessors",
        "assessors",
        "考核主体数",
        "departments",
        0,
        None,
        -1,
        "Departments that ask for forms or inspect, for each community and week.",
        "每个社区每周面对的要求填表或开展检查的部门数。",
        "LiLiu2025",
    ),
    Measure(
        "self_added_share",
        "self-added share",
        "自我加码占比",
        "share",
        0,
        1,
        -1,
        "Hours that communities add themselves, over all hours of Party affairs, forms and tasks asked of "
        "them.",
        "社区自行增加的工时占全部党务、填表与任务要求工时的份额。",
        "LiLiu2025",
    ),
    Measure(
        "hidden_share",
        "hidden share",
        "隐性事项占比",
        "share",
        0,
        1,
        -1,
        "Hidden items over visible and hidden ones, in hours asked.",
        "隐性事项占可见与隐性事项要求工时之和的份额。",
        "LiLiu2025",
    ),
    Measure(
        "idle_elsewhere",
        "need waiting while hours are idle",
        "有工时闲置而需求等待",
        "share",
        0,
        1,
        -1,
        "Need in hours that waits or is given up in a quarter while the county's communities have idle "
        "hours for it, over "
        "all need in hours that reached staff.",
        "一个季度内等待或被放弃、而本县其他社区有空闲工时可以办理的需求工时，占全部到达需求工时的份额。",
        "LiLiu2025",
        levels=COUNTY_UP,
        weekly=False,
        by=(),
    ),
    Measure(
        "involution",
        "involution",
        "减负内卷化",
        "ratio",
        None,
        None,
        -1,
        "1 minus the cut in hours of forms and traces asked that came about over the cut that was "
        "announced; undefined "
        "without a cut, and known only from paired runs.",
        "1 减去填表留痕要求工时的实际削减与宣布削减之比；没有宣布削减时无定义，只能由配对运行得出。",
        "LiLiu2025",
        levels=("region",),
        weekly=False,
        by=(),
        paired=True,
    ),
)
