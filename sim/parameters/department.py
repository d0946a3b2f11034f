"""Departments that handle residents' matters."""

from __future__ import annotations

from sim.parameters.table import number, per_kind

PARAMETERS = (
    *per_kind(
        "department.share",
        defaults=(0.4, 0.3, 0.5, 0.3, 0.5, 0.4, 0.3, 0.5),
        low=0,
        high=1,
        unit="share",
        source="assumed; LiLiu2025 (authority up, duty down)",
        en="Share of the {kind} matters sent up that belong to a department of the county.",
        zh="上报的{kind}事项中归县级部门办理的份额。",
    ),
    number(
        "department.staff",
        1.1,
        0,
        100,
        unit="per 10,000 residents",
        source="assumed",
        during_run=False,
        en="Staff of the county's departments who handle residents' matters.",
        zh="县级部门可办理居民事项的人员。",
    ),
    number(
        "department.follow",
        0.5,
        0,
        0.9,
        unit="share",
        source="assumed",
        en="How far departments divide their hours among townships by open matters, not by residents.",
        zh="部门按在办事项而非人口向各乡镇分配工时的程度。",
    ),
    number(
        "department.pooling",
        0.1,
        0,
        1,
        unit="share",
        source="assumed; LiLiu2025 (departments work apart)",
        en="Share of departments' hours that serves any kind of matter, without call-in.",
        zh="无“吹哨报到”时部门工时中可统筹用于各类事项的份额。",
    ),
    number(
        "department.capital_pooling",
        0.2,
        0,
        1,
        unit="share",
        source="assumed; LiLiu2025 (Party organisation as link)",
        en="Share of departments' hours that full organisational capital brings together.",
        zh="组织资本充足时可额外统筹的部门工时份额。",
    ),
    number(
        "department.travel",
        0.1,
        0,
        1,
        unit="share",
        source="assumed",
        en="Share of pooled departmental hours lost to travel and handing over.",
        zh="统筹使用的部门工时因往返与交接损失的份额。",
    ),
)
