"""The lesson about measuring and serving."""

TEXTS = {
    "title": ("When measuring crowds out serving", "当考核挤占服务"),
    "about": (
        "Assessment is meant to make people work for residents. Does it? And what if somebody checks "
        "the reports?",
        "考核本是为了促使干部为民办事。果真如此吗？如果有人核查材料，又会怎样？",
    ),
    "p1_setup": (
        "One street of forty thousand, twice. In world A the ranking tournament and sanctions are "
        "gentle (0.2); in world B they are steep (0.95).",
        "同一个四万人的街道。世界 A 的排名竞赛与问责温和（0.2），世界 B 很严（0.95）。",
    ),
    "p1_question": (
        "What does steepness do to the reported score and to real efficacy?",
        "考核变严，对上报得分和真实效能有何影响？",
    ),
    "p1_both_up": ("both rise", "两者都上升"),
    "p1_split": ("the score rises, real efficacy falls", "得分上升，真实效能下降"),
    "p1_both_down": ("both fall", "两者都下降"),
    "p1_unclear": (
        "neither of these: one of them hardly moves, or only efficacy rises",
        "都不是：其中之一几乎不变，或只有效能上升",
    ),
    "p1_discuss": (
        "Targets ratchet: next year's follow what was reported this year. Who in the street would gain "
        "from reporting a little less? Can they afford to?",
        "目标逐年加码：明年的目标随今年的上报而定。街道里谁会从少报一点中受益？他们敢吗？",
    ),
    "scores": (
        "The reported score went from {score_a} to {score_b}, real efficacy from {real_a} to {real_b}.",
        "上报得分从 {score_a} 变为 {score_b}，真实效能从 {real_a} 变为 {real_b}。",
    ),
    "crowded": (
        "Service lost hours ({service} a week in a community) while forms and traces ({trace}) and "
        "tasks ({task}) gained, and idle hours changed by {idle}. That is crowding out: what is counted "
        "took the time of what is not.",
        "为民服务减少（每社区每周 {service} 小时），填表留痕（{trace}）与任务（{task}）增加，空闲工时变"
        "化 {idle}。这就是挤占：被计数的工作占去了不被计数的工作的时间。",
    ),
    "crowded_slack": (
        "Service lost hours ({service} a week in a community) while forms and traces ({trace}) and "
        "tasks ({task}) gained. Free hours went first ({idle}), then those of residents: what is "
        "counted took the time of what is not.",
        "填表留痕（每社区每周 {trace} 小时）与任务（{task}）增加；先占去空闲工时（{idle}），再占去为民服"
        "务（{service}）：被计数的工作占去了不被计数的工作的时间。",
    ),
    "worked_more": (
        "Service gained hours ({service} a week in a community), with forms and traces at {trace}, "
        "tasks at {task} and idle hours at {idle}: under pressure people worked more, and part of it "
        "for residents.",
        "为民服务增加（每社区每周 {service} 小时），填表留痕 {trace}，任务 {task}，空闲 {idle}：压力之下"
        "干得更多，一部分也用于居民。",
    ),
    "service_same": (
        "Service kept its hours ({service} a week in a community); forms and traces changed by {trace}, "
        "tasks by {task}, idle hours by {idle}. The additional paper was paid for with free hours and "
        "overtime.",
        "为民服务工时基本不变（每社区每周 {service} 小时）；填表留痕变化 {trace}，任务 {task}，空闲 "
        "{idle}。新增材料由空闲时间与加班承担。",
    ),
    "score_overload": (
        "The score fell as well: the load went from {a} to {b}, and weeks above what the hours allow from "
        "{late_a} to {late_b}. In such weeks even what is counted is not done in time.",
        "得分也下降：负荷从 {a} 变为 {b}，超出工时的周数占比从 {late_a} 变为 {late_b}。"
        "这样的周里，连被计数的工作也无法按时完成。",
    ),
    "score_other": (
        "The score fell as well, though not by overload: the load went from {a} to {b}, weeks above what the "
        "hours allow from {late_a} to {late_b}.",
        "得分也下降，但并非因为超负荷：负荷从 {a} 变为 {b}，超出工时的周数占比从 {late_a} 变为 {late_b}。",
    ),
    "added": (
        "Of all forms and traces, communities added {own_a} themselves in world A and {own_b} in world "
        "B. Hidden items from above: {hidden_a} and {hidden_b} hours a week.",
        "全部填表留痕中，社区自我加码占比：世界 A {own_a}，世界 B {own_b}。上级隐性事项：每周 {hidden_a}"
        " 与 {hidden_b} 小时。",
    ),
    "polish_up": (
        "The score is further from the truth: reports exceed what true values would give by {a} in "
        "world A and {b} in world B. A score that is feared is polished.",
        "得分离真实更远：上报高出真实值的部分，世界 A 为 {a}，世界 B 为 {b}。令人害怕的得分会被修饰。",
    ),
    "polish_down": (
        "Reports exceed what true values would give by {a} in world A and only {b} in world B: under "
        "steep sanctions polishing was the greater risk.",
        "上报高出真实值的部分，世界 A 为 {a}，世界 B 仅 {b}：严厉问责之下，注水的风险更大。",
    ),
    "polish_same": (
        "Polish hardly changed: reports exceed what true values would give by {a} and {b}.",
        "注水几乎未变：上报高出真实值 {a} 与 {b}。",
    ),
    "angle": (
        "The angle between what is assessed and what is of public value: {a}° and {b}°.",
        "考核内容与公共价值之间的夹角：{a}° 与 {b}°。",
    ),
    "p2_setup": (
        "Now both worlds are steep. World B adds a penetrating audit from the first observed week: "
        "hidden items and polished reports are found more often. Audits themselves take hours.",
        "现在两个世界都很严。世界 B 从观察第一周起增加穿透式督查：隐性事项与注水更常被发现。督查本身也耗"
        "工时。",
    ),
    "p2_question": ("What does the audit do to real efficacy?", "督查对真实效能有何影响？"),
    "p2_up": ("it rises", "上升"),
    "p2_same": ("it hardly changes (less than 1 percentage point)", "几乎不变（不到 1 个百分点）"),
    "p2_down": ("it falls", "下降"),
    "p2_discuss": (
        "An audit is one more assessor. Under what conditions does it free more hours than it takes? "
        "Try it in world B with a milder tournament.",
        "督查也是一种考核。在什么条件下，它释放的工时多于占用的？可在世界 B 调低排名竞赛再试。",
    ),
    "audit_real": (
        "Real efficacy changed by {change} percentage points, to {b}; the reported score by {score}.",
        "真实效能变化 {change} 个百分点，为 {b}；上报得分变化 {score} 个百分点。",
    ),
    "audit_hidden": (
        "Hidden items fell by the audit ({change} hours a week in a community): townships that may be "
        "found out ask less in secret.",
        "督查使隐性事项减少（每社区每周 {change} 小时）：可能被发现的乡镇不再暗中加码。",
    ),
    "audit_hidden_same": (
        "Hidden items hardly fell ({change} hours a week in a community): the wish for assurance was "
        "stronger than the fear of being found.",
        "隐性事项几乎未减（每社区每周 {change} 小时）：求放心的愿望强于被查的担心。",
    ),
    "audit_visible": (
        "Visible items rose ({change} hours): what may not be asked in secret is asked openly.",
        "可见事项增加（{change} 小时）：不能暗中要求的，改为公开要求。",
    ),
    "audit_people_worse": (
        "More cadres withdrew: {a} without the audit, {b} with it. Service changed by {service} hours a "
        "week in a community.",
        "躺平的干部增多：没有督查时 {a}，有督查时 {b}。为民服务每社区每周变化 {service} 小时。",
    ),
    "audit_people_better": (
        "Fewer cadres withdrew: {a} without the audit, {b} with it. Service changed by {service} hours a "
        "week in a community.",
        "躺平的干部减少：没有督查时 {a}，有督查时 {b}。为民服务每社区每周变化 {service} 小时。",
    ),
    "audit_people_same": (
        "About as many cadres withdrew ({a} and {b}). Service changed by {service} hours a week in a "
        "community.",
        "躺平的干部大致不变（{a} 与 {b}）。为民服务每社区每周变化 {service} 小时。",
    ),
    "audit_polish": (
        "Polish fell ({change} percentage points of score): it no longer pays, and the score shows more of "
        "what is true.",
        "注水减少（得分 {change} 个百分点）：不再划算，得分更接近真实。",
    ),
    "audit_polish_same": (
        "Polish hardly fell ({change} percentage points of score).",
        "注水几乎未减（得分 {change} 个百分点）。",
    ),
    "audit_paper_up": (
        "But forms and traces took {change} more hours: receiving the audit costs more than it takes away.",
        "但填表留痕增加 {change} 小时：迎接督查的耗时超过它省下的。",
    ),
    "audit_paper_down": (
        "Forms and traces changed by {change} hours a week, the audit's own hours included.",
        "填表留痕每周变化 {change} 小时，已含督查本身的耗时。",
    ),
    "audit_undone": (
        "Forms and traces asked rose ({asked} hours a week), but hours spent on them changed by {change}: "
        "more was asked than people still did.",
        "要求的填表留痕增加（每周 {asked} 小时），实际花费却变化 {change} 小时：要求超出了人们还肯做的。",
    ),
    "audit_pressure": (
        "Pressure on communities rose ({change}), and pressure is what multiplies requests on their way "
        "down.",
        "社区承受的压力上升（{change}），而压力正是层层加码的来源。",
    ),
    "audit_no_pressure": (
        "Pressure on communities did not rise with it ({change}).",
        "社区压力没有随之上升（{change}）。",
    ),
}
