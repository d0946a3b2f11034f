"""The lesson of the four-cadre village."""

TEXTS = {
    "title": ("The four-cadre village", "四名干部的村"),
    "about": (
        "Four cadres, thirty departments above them, two thousand or so things to write down. Where do "
        "their hours go, and where would more hours go?",
        "四名干部，上面三十个部门，写不完的材料。工时去了哪里？若再多一些工时，又会去哪里？",
    ),
    "p1_setup": (
        "Both worlds are a township of four villages, each with about four cadres under thirty "
        "departments that ask without looking at one another. In world A ranking and sanctions are "
        "mild. In world B they are steep: leaders fear the bottom of the list. Everything else is the "
        "same.",
        "两个世界都是有四个村的乡镇，每村约四名干部，三十个部门各自下任务、互不相看。世界 A 的排名与问责"
        "温和；世界 B 很严，负责人害怕垫底。其他完全相同。",
    ),
    "p1_question": (
        "In world B, which work takes the most hours of the cadres?",
        "在世界 B，哪类工作占用干部最多工时？",
    ),
    "p1_trace": ("forms and traces", "填表留痕"),
    "p1_task": ("administrative tasks", "行政任务"),
    "p1_service": ("service to residents", "为民服务"),
    "p1_other": ("Party affairs, outreach or renewal", "党务、联系群众或创新"),
    "p1_discuss": (
        "Nobody in the model wants residents to wait. Who decides, step by step, that the hours go "
        "where they go? What would a cadre risk who did otherwise?",
        "模型中没有人希望居民等待。工时去向是谁一步步决定的？若某位干部不这样做，会冒什么风险？",
    ),
    "hours_order": (
        "In world B most hours went into {first} ({first_share}), then {second} ({second_share}). "
        "Service to residents got {service}.",
        "世界 B 的工时最多用于{first}（{first_share}），其次是{second}（{second_share}）；为民服务占 "
        "{service}。",
    ),
    "trace_up": (
        "Forms and traces took {b} hours a week in a village, against {a} under mild assessment: what "
        "is asked is multiplied on its way down, and villages add records of their own to be safe "
        "({own_b} of all forms and traces; {own_a} under mild assessment).",
        "填表留痕每村每周 {b} 小时，温和考核下为 {a} 小时：要求在下达途中层层加码，村里为求稳妥还会自己"
        "再加（占全部填表留痕的 {own_b}；温和考核下为 {own_a}）。",
    ),
    "trace_down": (
        "Forms and traces took {b} hours a week in a village, fewer than the {a} under mild assessment.",
        "填表留痕每村每周 {b} 小时，少于温和考核下的 {a} 小时。",
    ),
    "trace_same": (
        "Forms and traces took about as many hours as under mild assessment ({a} and {b} a week): "
        "steepness did not add paper here.",
        "填表留痕的工时与温和考核下相近（每周 {a} 与 {b} 小时）：这里考核变严并未增加材料。",
    ),
    "load_over": (
        "The load went from {a} to {b}: on average more compulsory work arrived than the contracted "
        "hours hold. What cannot wait for the superior is done first, and the rest waits.",
        "负荷率从 {a} 变为 {b}：平均而言，到达的必办工作超过合同工时所能容纳。上级等不得的先做，其余等待。",
    ),
    "load_under": (
        "The load went from {a} to {b}, below 1: on average the hours would have been enough. Where "
        "residents waited all the same, it was a matter of which work came first and of single bad "
        "weeks.",
        "负荷率从 {a} 变为 {b}，低于 1：平均而言工时够用。若居民仍在等待，原因是先做什么后做什么，以及个"
        "别繁忙的周。",
    ),
    "real_up": (
        "Real efficacy, the share of needs truly met in time, rose by {change} percentage points to {b}"
        ": steep assessment made the cadres work for residents too.",
        "真实效能（真正按时满足的需求占比）上升 {change} 个百分点，达 {b}：严格考核也促使干部为居民办事。",
    ),
    "real_down": (
        "Real efficacy, the share of needs truly met in time, changed by {change} percentage points, to "
        "{b}. The residents paid for the steeper assessment.",
        "真实效能（真正按时满足的需求占比）变化 {change} 个百分点，为 {b}。更严的考核由居民承担了代价。",
    ),
    "real_same": (
        "Real efficacy hardly changed ({change} percentage points, to {b}): what steep assessment took "
        "and what it spurred cancelled out.",
        "真实效能几乎未变（{change} 个百分点，为 {b}）：严格考核的消耗与激励相互抵消。",
    ),
    "burnout": (
        "Cadres with burnout: {a} of cadre-weeks in world A, {b} in world B.",
        "出现倦怠的干部周占比：世界 A {a}，世界 B {b}。",
    ),
    "p2_setup": (
        "Now both worlds are the village as it is. In world B each cadre's contract has 50 hours "
        "instead of 40: as if a fifth cadre had come.",
        "现在两个世界都是村的现状。世界 B 每名干部合同工时为 50 小时而非 40 小时，相当于来了第五名干部。",
    ),
    "p2_question": ("Where will most of the additional hours go?", "增加的工时大部分会去哪里？"),
    "p2_service": ("service to residents", "为民服务"),
    "p2_paper": ("Party affairs, forms and tasks", "党务、填表与任务"),
    "p2_contact": ("outreach and renewal", "联系群众与创新"),
    "p2_idle": ("nowhere: less overtime and free hours", "无处可去：加班减少、工时空余"),
    "p2_discuss": (
        "Would a fifth cadre help your village more than fewer forms? What does your answer depend on: "
        "how full the week was, or who decides about it?",
        "对您的村来说，第五名干部是否比少几张表更有用？答案取决于一周有多满，还是取决于谁来支配？",
    ),
    "extra_split": (
        "{extra} contracted hours a week came on top in a village. Of what was spent or left: service "
        "{service}, Party affairs, forms and tasks {paper}, outreach and renewal {contact}, idle {idle}.",
        "每村每周增加 {extra} 合同工时。变化：为民服务 {service}，党务、填表与任务 {paper}，联系群众与创"
        "新 {contact}，空闲 {idle}。",
    ),
    "why_service": (
        "Matters of residents were what had waited for hours, so they got them.",
        "等待工时的正是居民事项，因此它们得到了工时。",
    ),
    "why_paper": (
        "Paper had the first claim on the new hours: it is counted, and what is counted is feared.",
        "材料优先占用了新工时：材料被计数，而被计数的才令人害怕。",
    ),
    "why_contact": (
        "With the compulsory work done, there was time to go to residents and to improve how work is done.",
        "必办工作完成后，便有时间联系群众、改进工作。",
    ),
    "why_idle": (
        "More arrived than the contracted hours hold in {over_a} of weeks in world A and in {over_b} in "
        "world B. When a week's compulsory work is done, further hours find nothing that must be done.",
        "到达的工作超过合同工时的周：世界 A 占 {over_a}，世界 B 占 {over_b}。一周的必办工作完成后，再多的"
        "工时也没有必须做的事。",
    ),
    "overtime": (
        "Overtime of a cadre: {a} hours a week in world A, {b} in world B.",
        "每名干部每周加班：世界 A {a} 小时，世界 B {b} 小时。",
    ),
    "hours_help": (
        "Real efficacy changed by {change} percentage points and the wait went from {wait_a} to {wait_b}"
        " weeks: the hours mattered even where few of them went to service, because bad weeks no longer "
        "pushed residents' matters aside.",
        "真实效能变化 {change} 个百分点，等待时间从 {wait_a} 周变为 {wait_b} 周：即便多数新工时并未用于"
        "服务，繁忙的周也不再挤掉居民事项。",
    ),
    "hours_harm": (
        "Real efficacy changed by {change} percentage points and the wait went from {wait_a} to {wait_b}"
        " weeks: more hours did not reach residents.",
        "真实效能变化 {change} 个百分点，等待时间从 {wait_a} 周变为 {wait_b} 周：更多的工时没有惠及居民。",
    ),
    "hours_same": (
        "Real efficacy hardly changed ({change} percentage points); the wait went from {wait_a} to "
        "{wait_b} weeks.",
        "真实效能几乎未变（{change} 个百分点）；等待时间从 {wait_a} 周变为 {wait_b} 周。",
    ),
}
