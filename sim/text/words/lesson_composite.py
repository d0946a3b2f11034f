"""The lesson from overload to super-composite."""

TEXTS = {
    "title": ("From overload to super-composite", "从超负荷到超复合"),
    "about": (
        "The same composite of Party building and governance can jam or add up. Three families of "
        "policies against an overloaded street: together, and one by one.",
        "党建与治理的同一种复合结构，可能卡死，也可能增效。三类政策对付一个超负荷的街道：合力，以及各自"
        "单独。",
    ),
    "p1_setup": (
        "A street with steep assessment, duties that grow, many tasks and forms that repeat each other. "
        "World B gets all three families at once: institutional adjustment (differentiated assessment, "
        "burden reduction, audit), resource integration (staff sinking, pooling), technology and "
        "innovation (one form, fault tolerance).",
        "一个考核严、职责不断增长、任务多、表格重复的街道。世界 B 同时得到三类政策：制度调适（差异化考核"
        "、减负、督查），资源整合（力量下沉、资源统筹），技术创新（一张表、容错）。",
    ),
    "p1_question": ("Does the jam clear within two years?", "两年内拥堵会消除吗？"),
    "p1_clears": ("yes: communities are overloaded in under 5% of weeks", "会：超负荷的周不到 5%"),
    "p1_eases": ("it eases, but does not clear", "有所缓解，但未消除"),
    "p1_stays": ("it stays about as it was", "大致照旧"),
    "p1_discuss": (
        "What was left of the load after all these policies: what superiors ask, what communities add, "
        "or what residents need? Which of them has no policy yet?",
        "实施全部政策后，剩下的负荷来自上级要求、社区自我加码，还是居民需求？其中哪一项还没有政策？",
    ),
    "jam": (
        "Communities were overloaded in {weeks_a} of weeks in world A and {weeks_b} in world B; the "
        "load was {load_a} and {load_b}.",
        "社区超负荷的周占比：世界 A {weeks_a}，世界 B {weeks_b}；负荷率为 {load_a} 与 {load_b}。",
    ),
    "most_load_imposed": (
        "Most of the change came from what is asked from above ({load_imposed} of contracted hours); "
        "self-added work changed by {load_self_added}, residents' matters by {load_demand}.",
        "变化主要来自上级要求（占合同工时 {load_imposed}）；自我加码变化 {load_self_added}，居民事项 "
        "{load_demand}。",
    ),
    "most_load_self_added": (
        "Most of the change came from work that communities add themselves ({load_self_added} of "
        "contracted hours); what is asked from above changed by {load_imposed}, residents' matters by "
        "{load_demand}.",
        "变化主要来自社区自我加码（占合同工时 {load_self_added}）；上级要求变化 {load_imposed}，居民事项"
        " {load_demand}。",
    ),
    "most_load_demand": (
        "Most of the change came from residents' matters ({load_demand} of contracted hours); what is "
        "asked from above changed by {load_imposed}, self-added work by {load_self_added}.",
        "变化主要来自居民事项（占合同工时 {load_demand}）；上级要求变化 {load_imposed}，自我加码 "
        "{load_self_added}。",
    ),
    "most_none": (
        "No part of the load fell: what is asked from above changed by {load_imposed}, self-added work "
        "by {load_self_added}, residents' matters by {load_demand}.",
        "负荷的各部分都没有下降：上级要求变化 {load_imposed}，自我加码 {load_self_added}，居民事项 "
        "{load_demand}。",
    ),
    "real_up": ("Real efficacy rose from {a} to {b}.", "真实效能从 {a} 升至 {b}。"),
    "real_same": ("Real efficacy hardly moved: {a} and {b}.", "真实效能几乎未变：{a} 与 {b}。"),
    "real_down": ("Real efficacy fell from {a} to {b}.", "真实效能从 {a} 降至 {b}。"),
    "burnout": (
        "Cadres with burnout: {a} of cadre-weeks in world A, {b} in world B.",
        "出现倦怠的干部周占比：世界 A {a}，世界 B {b}。",
    ),
    "p2_setup": (
        "The same two worlds once more. Behind the scenes the model also runs each family alone, on the "
        "same people and the same chances.",
        "仍是同样的两个世界。模型在幕后还单独运行每一类政策，人口与随机事件完全相同。",
    ),
    "p2_question": (
        "Is the gain in real efficacy of all three together more than the sum of their gains alone?",
        "三类政策合力带来的真实效能增益，是否大于各自增益之和？",
    ),
    "p2_more": ("more than the sum: super-composite", "大于总和：超复合"),
    "p2_same": ("about the sum", "约等于总和"),
    "p2_less": ("less than the sum", "小于总和"),
    "p2_discuss": (
        "Policies that remove the same obstacle cannot add up; policies that open one door after "
        "another can. Which pairs here are which? Change strengths and places to find a mix that is "
        "more than its sum.",
        "消除同一障碍的政策无法叠加，先后开门的政策则可以。这里哪些属于前者，哪些属于后者？调整强度与范"
        "围，寻找大于总和的组合。",
    ),
    "gains": (
        "Gains in percentage points: institutions {I}, resources {R}, technology {T}. Their sum is {sum}"
        "; together they gave {all}.",
        "增益（百分点）：制度 {I}，资源 {R}，技术 {T}。三者之和 {sum}；合力 {all}。",
    ),
    "synergy_more": (
        "Together they gave {synergy} percentage points beyond the sum: one family made room in which "
        "another could work. In this run that is what the paper calls super-composite.",
        "合力比总和多 {synergy} 个百分点：一类政策腾出的空间让另一类得以发挥。本次运行中这就是论文所说的"
        "超复合。",
    ),
    "synergy_same": (
        "Together they gave the sum ({synergy} percentage points of difference): they worked side by "
        "side, without helping or hindering each other.",
        "合力等于总和（相差 {synergy} 个百分点）：各自为用，互不助长也不妨碍。",
    ),
    "synergy_less": (
        "Together they gave {synergy} percentage points against the sum: this happens where policies "
        "remove the same hours or one undoes part of another. Side by side is not yet composite.",
        "合力与总和相差 {synergy} 个百分点：政策消除相同的工时或相互抵消时便会如此。并列还不是复合。",
    ),
    "best_I": ("Alone, institutional adjustment did most.", "单独来看，制度调适作用最大。"),
    "best_R": ("Alone, resource integration did most.", "单独来看，资源整合作用最大。"),
    "best_T": ("Alone, technology and innovation did most.", "单独来看，技术创新作用最大。"),
    "best_none": ("Alone, none of them raised real efficacy.", "单独来看，没有一类提高了真实效能。"),
    "cleared_too": ("Overload cleared as well: {weeks} of weeks.", "超负荷也已消除：占 {weeks} 的周。"),
    "not_cleared": (
        "Overload has not cleared: {weeks} of weeks. The definition of super-composite asks for both.",
        "超负荷尚未消除：占 {weeks} 的周。超复合的定义要求两者兼具。",
    ),
}
