"""Time: how long a run is and how finely it is cut."""

from __future__ import annotations

from sim.parameters.table import number

PARAMETERS = (
    number(
        "time.warmup_weeks",
        52,
        0,
        520,
        unit="week",
        source="design",
        en="Weeks the region lives before anything is observed, so that queues, people and habits settle.",
        zh="正式观测前的预热周数，让积压、队伍与习惯趋于稳定。",
        during_run=False,
    ),
    number(
        "time.observe_weeks",
        156,
        1,
        1040,
        unit="week",
        source="design",
        en="Weeks observed after the warm-up; policies start with them unless they say otherwise.",
        zh="预热之后的观测周数；政策若未另行指定，从观测开始时生效。",
        during_run=False,
    ),
    number(
        "time.step_days",
        7.0,
        0.25,
        7,
        unit="day",
        source="design; the week must be a whole number of steps, shorter ones are for convergence tests",
        en="Days in one step: 7 for a week; 3.5, 1.75, 1, 0.875, 0.5 and 0.25 cut it more finely.",
        zh="每一步的天数：7 为一周；3.5、1.75、1、0.875、0.5、0.25 更细。",
        during_run=False,
    ),
)
