"""The lesson about platforms in town and country."""

TEXTS = {
    "title": ("City and village platforms", "城市与乡村的平台"),
    "about": (
        "One platform for all, or tools by place? Who is served by a tool depends on what it asks of "
        "those who use it.",
        "一个平台通用，还是因地制宜？工具为谁所用，取决于它对使用者的要求。",
    ),
    "p1_setup": (
        "A made-up county, half urban communities, half villages. World B joins all platforms into one "
        "and pays its upkeep. The platform is the same everywhere; network, cadres' skills and "
        "residents' access are not.",
        "一个虚构的县，城市社区与村各半。世界 B 将平台整合为一并付维护费。平台处处相同，而网络、干部技能"
        "与居民接入并不相同。",
    ),
    "p1_question": (
        "What happens to the gap in real efficacy between city and village?",
        "城乡真实效能的差距会怎样？",
    ),
    "p1_wider": ("it widens", "扩大"),
    "p1_same": ("it hardly changes (less than 1 percentage point)", "几乎不变（不到 1 个百分点）"),
    "p1_narrower": ("it narrows", "缩小"),
    "p1_discuss": (
        "Look at hours and at residents separately. Can a tool save more hours in the city and still "
        "help the village more?",
        "分别看工时和居民。一个工具能否在城市省下更多工时，却对乡村帮助更大？",
    ),
    "gap": (
        "Real efficacy in world A: city {a_urban}, village {a_rural}. In world B: city {b_urban}, "
        "village {b_rural}. The gap changed by {change} percentage points.",
        "真实效能，世界 A：城市 {a_urban}，乡村 {a_rural}；世界 B：城市 {b_urban}，乡村 {b_rural}。差距"
        "变化 {change} 个百分点。",
    ),
    "fit_city": (
        "The platform fits the city better: {urban} there, {rural} in villages, where network, skills "
        "and access are weaker.",
        "平台更适合城市：城市适配度 {urban}，乡村 {rural}，乡村的网络、技能与接入较弱。",
    ),
    "fit_village": (
        "The platform fits villages better: {rural} there, {urban} in the city.",
        "平台更适合乡村：乡村适配度 {rural}，城市 {urban}。",
    ),
    "fit_even": (
        "The platform fits both alike: city {urban}, village {rural}.",
        "平台对城乡同样适合：城市 {urban}，乡村 {rural}。",
    ),
    "saving_city": (
        "It saves intake and dispatch hours above all in the city: {urban} percentage points there, "
        "{rural} in villages.",
        "受理与派发工时的节省主要在城市：城市 {urban} 个百分点，乡村 {rural} 个百分点。",
    ),
    "saving_village": (
        "It saves intake and dispatch hours above all in villages: {rural} percentage points there, "
        "{urban} in the city.",
        "受理与派发工时的节省主要在乡村：乡村 {rural} 个百分点，城市 {urban} 个百分点。",
    ),
    "saving_even": (
        "Savings of intake and dispatch hours changed alike: city {urban}, village {rural} percentage "
        "points.",
        "受理与派发工时的节省变化相近：城市 {urban}，乡村 {rural} 个百分点。",
    ),
    "entry": (
        "Hours of platform entries a week changed by {urban} in urban communities and {rural} in "
        "villages: entering once instead of many times helps everybody, whether or not the tool fits.",
        "每周平台录入工时：城市社区变化 {urban}，村变化 {rural}。只录一次而非多次，无论工具是否适配都有"
        "帮助。",
    ),
    "entry_more": (
        "Hours of platform entries a week changed by {urban} in urban communities and {rural} in "
        "villages: what a tool saves at the desk, its entries take in part.",
        "每周平台录入工时：城市社区变化 {urban}，村变化 {rural}。工具在受理环节省下的工时，有一部分被录入"
        "占去。",
    ),
    "tight_city": (
        "The week is tighter in the city: the load is {urban} there and {rural} in villages. An hour "
        "saved counts for more where hours are short.",
        "城市的一周更紧：负荷率城市 {urban}，乡村 {rural}。工时越短缺，省下的一小时越有用。",
    ),
    "tight_village": (
        "The week is tighter in villages: the load is {rural} there and {urban} in the city. An hour "
        "saved counts for more where hours are short.",
        "村里的一周更紧：负荷率乡村 {rural}，城市 {urban}。工时越短缺，省下的一小时越有用。",
    ),
    "uniform_wider": (
        "So the uniform platform widened the gap: residents gained more, or lost less, in the city.",
        "因此统一平台扩大了差距：城市居民得益更多（或受损更少）。",
    ),
    "uniform_same": ("So the gap stayed about what it was.", "因此差距大致不变。"),
    "uniform_narrower": (
        "So the gap narrowed in this run, against what is often said: benefits do not always go where "
        "conditions are best. On other draws or with a poorer network it may turn.",
        "因此本次运行中差距缩小，与常见说法相反：受益的不一定是条件最好的地方。换一组随机数或网络更差时"
        "，结果可能相反。",
    ),
    "p2_setup": (
        "Both worlds now have the joined platform. World B chooses tools by place: simple ones, with a "
        "low threshold and a low ceiling, where full ones do not fit. Two systems have to be kept.",
        "两个世界都有整合平台。世界 B 按地方选用工具：完整工具不适配之处用门槛低、上限也低的简单工具，但"
        "须维护两套系统。",
    ),
    "p2_question": (
        "What happens to the gap in real efficacy between city and village?",
        "城乡真实效能的差距会怎样？",
    ),
    "p2_wider": ("it widens", "扩大"),
    "p2_same": ("it hardly changes (less than 1 percentage point)", "几乎不变（不到 1 个百分点）"),
    "p2_narrower": ("it narrows", "缩小"),
    "p2_discuss": (
        "Tools save hours of intake and dispatch only. How full must a village's week be for saved "
        "hours to reach residents?",
        "工具只节省受理与派发的工时。村里的一周要有多满，省下的工时才会惠及居民？",
    ),
    "tiered_wider": ("Tools by place widened the gap here.", "因地制宜在此扩大了差距。"),
    "tiered_same": ("Tools by place hardly moved the gap here.", "因地制宜在此几乎未改变差距。"),
    "tiered_narrower": ("Tools by place narrowed the gap.", "因地制宜缩小了差距。"),
}
