"""Time use: what the hours of a community's staff are worth to them."""

from __future__ import annotations

from sim.parameters.table import choice, number, per_stream

PARAMETERS = (
    choice(
        "time_use.form",
        "ces",
        ("ces", "lexicographic", "logit", "proportional", "overdue", "calendar"),
        source="design",
        en=(
            "How hours are divided: CES; what is assessed first; logit; in proportion to backlog; values "
            "rising with overdue backlog; weights that peak at each indicator's own date."
        ),
        zh="工时分配形式：CES、考核优先（字典序）、logit、按积压比例、价值随逾期积压上升、权重随各指标考核日到来而升高。",
    ),
    number(
        "time_use.reference_population",
        4200.0,
        100,
        100000,
        unit="residents",
        during_run=False,
        source="design",
        en="Residents of the community for which fixed work is stated.",
        zh="固定工作量所对应的参照社区人口。",
    ),
    number(
        "time_use.sigma",
        1.5,
        0,
        5,
        unit="1",
        source="design",
        en="Substitutability of the streams of work: how sharply hours follow values.",
        zh="各类工作之间的替代弹性：工时随价值变化的敏感度。",
    ),
    number(
        "time_use.logit_steepness",
        3.0,
        0,
        1000,
        unit="1",
        source="assumed",
        en="In the logit form, how sharply hours follow values; very steep is one stream after the other.",
        zh="logit 形式下工时随价值变化的陡峭度；极陡时即逐项优先。",
    ),
    number(
        "time_use.overdue_rise",
        1.0,
        0,
        20,
        unit="1/week",
        source="assumed",
        en=(
            "In the form of rising values, growth of a stream's value for each week of work that lies "
            "undone in it."
        ),
        zh="“逾期升值”形式下，每积压一周工作量该类工作价值的增幅。",
    ),
    number(
        "time_use.date_peak",
        3.0,
        0,
        10,
        unit="1",
        source="assumed",
        en=(
            "In the calendar form, how many times e-fold an indicator's weight grows from after its date "
            "to the next."
        ),
        zh="“考核日历”形式下，指标权重从考核日后到下一考核日增长的 e 倍数。",
    ),
    number(
        "time_use.assessment_pull",
        2.0,
        0,
        10,
        unit="1",
        source="assumed",
        en="Weight of assessment in the value of an hour, for each unit of pressure.",
        zh="每单位压力下考核在工时价值中的权重。",
    ),
    number(
        "time_use.mission",
        1.0,
        0,
        5,
        unit="1",
        source="assumed",
        en="Weight of public value in the value of an hour, at full morale.",
        zh="士气饱满时公共价值在工时价值中的权重。",
    ),
    number(
        "time_use.risk_pull",
        0.5,
        0,
        5,
        unit="1",
        source="assumed; LiLiu2025 (more done, more errors)",
        carrier="blame_turns_hours_defensive",
        en="Weight of fear of sanction in the value of an hour.",
        zh="对追责的顾虑在工时价值中的权重。",
    ),
    number(
        "time_use.value_floor",
        0.02,
        0.001,
        1,
        unit="1",
        source="assumed",
        en="Least value of an hour in any stream.",
        zh="任何一类工作的工时最低价值。",
    ),
    *per_stream(
        "time_use.public_value",
        defaults=(0.15, 0.03, 0.35, 1.0, 0.5, 0.4),
        low=0,
        high=3,
        unit="1",
        source="assumed",
        en="Public value staff see in an hour of {stream}.",
        zh="工作人员眼中一小时{stream}的公共价值。",
    ),
    *per_stream(
        "time_use.yardstick",
        defaults=(0.15, 0.03, 0.35, 1.0, 0.5, 0.4),
        low=0,
        high=3,
        unit="1",
        source="assumed",
        during_run=False,
        en="Public value of an hour of {stream} by which misalignment is measured, the same in every arm.",
        zh="衡量考核偏差所用的一小时{stream}的公共价值标尺，各方案相同。",
    ),
    *per_stream(
        "time_use.shield",
        defaults=(0.1, 0.3, 0.1, 0.0, 0.0, 0.0),
        low=0,
        high=1,
        unit="1",
        source="assumed; LiLiu2025",
        en="How far an hour of {stream} shields from blame.",
        zh="一小时{stream}使人免于追责的程度。",
    ),
    *per_stream(
        "time_use.exposure",
        defaults=(0.0, 0.0, 0.05, 0.15, 0.1, 0.3),
        low=0,
        high=1,
        unit="1",
        source="assumed; LiLiu2025",
        en="How far an hour of {stream} exposes to blame for errors.",
        zh="一小时{stream}因出错被追责的风险。",
    ),
)
