"""Grid workers: how many, what they find, what they do for residents."""

from __future__ import annotations

from sim.parameters.table import number

PARAMETERS = (
    number(
        "grid.workers",
        1.0,
        0,
        20,
        unit="per 1,000 residents",
        source="about 1,000 residents in a grid (facts)",
        en="Grid workers.",
        zh="网格员数量。",
    ),
    number(
        "grid.hours",
        20.0,
        0,
        60,
        unit="h/week",
        source="assumed (mostly part-time)",
        en="Hours of a grid worker.",
        zh="每名网格员的工时。",
    ),
    number(
        "grid.service_share",
        0.1,
        0,
        1,
        unit="share",
        source="assumed; Xu2025 (monitoring outweighs service)",
        en="Share of grid workers' hours that serves residents; the rest watches.",
        zh="网格员工时中用于服务居民的份额，其余用于巡查。",
    ),
    number(
        "grid.detection",
        0.04,
        0,
        2,
        unit="1/week",
        source="assumed",
        en="Rate at which one grid worker for 1,000 residents who only watches finds latent matters.",
        zh="每千人一名专职巡查的网格员发现潜在问题的速度。",
    ),
    number(
        "grid.report_hours",
        0.3,
        0,
        10,
        unit="h",
        source="assumed; Xu2025",
        en="Hours of forms and traces for each latent matter that is found.",
        zh="每发现一个潜在问题所需的填报工时。",
    ),
    number(
        "grid.contact",
        0.15,
        0,
        1,
        unit="share",
        source="assumed",
        en="Reach to residents that an added grid worker for 1,000 residents gives.",
        zh="每千人增加一名网格员带来的群众联系面。",
    ),
)
