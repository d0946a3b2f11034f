"""Opinion storms of a township."""

from __future__ import annotations

from sim.parameters.table import number

PARAMETERS = (
    number(
        "storm.chance",
        0.002,
        0,
        1,
        unit="share",
        source="assumed; LiLiu2025 (opinion-driven emergencies)",
        en="Chance that an incident (petition, escalation, false closure found) sets off an opinion storm.",
        zh="一起事件（越级上访、矛盾激化、虚假办结被查）引发舆情的概率。",
    ),
    number(
        "storm.exposed",
        2.0,
        0,
        50,
        unit="1",
        source="assumed; LiLiu2025 (media supervision)",
        carrier="publicity_feeds_storms",
        en="How much likelier an opinion storm is where residents and media see everything.",
        zh="居民与媒体完全知情时舆情概率的增加倍数。",
    ),
    number(
        "storm.half_life",
        1.0,
        0.05,
        52,
        unit="week",
        source="assumed",
        en="Time after which half of an opinion storm is over.",
        zh="舆情减半所需时间。",
    ),
    number(
        "storm.hours",
        25.0,
        0,
        400,
        unit="h/week",
        source="assumed",
        en="Reports and replies that a fresh opinion storm asks of a community of reference size.",
        zh="舆情之初要求基准规模社区的报告与回应工时。",
    ),
    number(
        "storm.share",
        0.3,
        0,
        1,
        unit="share",
        source="assumed; LiLiu2025 (storms starve routine work)",
        carrier="storms_starve_routine",
        en="Share of township and department hours that a fresh opinion storm takes.",
        zh="舆情之初占用乡镇与部门工时的份额。",
    ),
    number(
        "storm.distrust",
        0.01,
        0,
        0.2,
        unit="share",
        source="assumed",
        carrier="storms_cost_trust",
        en="Share of trust that residents of the township lose when a storm breaks out.",
        zh="舆情爆发时当地居民信任下降的份额。",
    ),
)
