"""The lesson about burden reduction."""

TEXTS = {
    "title": ("What becomes of a reduction", "减负之后"),
    "about": (
        "A cut of forms, meetings and inspections is announced. How much of it arrives, and where does "
        "the rest go?",
        "宣布削减报表、会议与检查。多少真正落地？其余去了哪里？",
    ),
    "p1_setup": (
        "One street, twice. In world B burden reduction at strength 0.6 begins with the observed weeks: "
        "visible forms, meetings and inspections are cut. In world A nothing is announced.",
        "同一个街道。世界 B 从观察期开始实施强度 0.6 的减负：削减可见的报表、会议与检查。世界 A 不宣布任"
        "何减负。",
    ),
    "p1_question": (
        "How much of the announced cut arrives as fewer hours of forms and traces asked of communities?",
        "宣布的削减，有多少真正变成对社区要求的填表留痕工时减少？",
    ),
    "p1_most": ("two thirds or more", "三分之二以上"),
    "p1_part": ("between one and two thirds", "三分之一至三分之二"),
    "p1_little": ("less than a third", "不足三分之一"),
    "p1_discuss": (
        "The township did not disobey: it needs to know that all is well below. What else could give a "
        "superior that assurance?",
        "乡镇并非抗命：它需要确知下面平安无事。还有什么能让上级放心？",
    ),
    "cut": (
        "{announced} hours a week were cut in name in each community. What was asked changed by {asked} "
        "hours: {share} of the cut arrived.",
        "每社区每周名义上削减 {announced} 小时；实际要求变化 {asked} 小时：削减的 {share} 落地。",
    ),
    "refilled": (
        "Visible items changed by {visible} hours, hidden ones by {hidden}: research visits, pledges, "
        "screenshots took the place of what was cut, because superiors still wanted assurance.",
        "可见事项变化 {visible} 小时，隐性事项变化 {hidden} 小时：调研走访、承诺书、截图取代了被削减的部"
        "分，因为上级仍要放心。",
    ),
    "not_refilled": (
        "Visible items changed by {visible} hours, hidden ones by {hidden}: nothing came back in "
        "another form.",
        "可见事项变化 {visible} 小时，隐性事项变化 {hidden} 小时：没有以其他形式回弹。",
    ),
    "own_up": (
        "The share that communities add themselves rose by {change} percentage points.",
        "社区自我加码占比上升 {change} 个百分点。",
    ),
    "own_down": (
        "The share that communities add themselves changed by {change} percentage points: here they did "
        "not refill the cut, their superiors did, if anybody.",
        "社区自我加码占比变化 {change} 个百分点：即使有回弹，也来自上级而非社区自身。",
    ),
    "own_same": (
        "The share that communities add themselves stayed ({change} percentage points).",
        "社区自我加码占比不变（{change} 个百分点）。",
    ),
    "service_up": (
        "Forms and traces changed by {trace} hours a week, service by {service}: some of what was saved "
        "reached residents.",
        "填表留痕每周变化 {trace} 小时，为民服务变化 {service} 小时：省下的时间有一部分惠及居民。",
    ),
    "service_flat": (
        "Forms and traces changed by {trace} hours a week, service by {service}: little reached residents.",
        "填表留痕每周变化 {trace} 小时，为民服务变化 {service} 小时：惠及居民的很少。",
    ),
    "real_up": ("Real efficacy rose ({change} percentage points).", "真实效能上升（{change} 个百分点）。"),
    "real_same": (
        "Real efficacy hardly changed ({change} percentage points).",
        "真实效能几乎未变（{change} 个百分点）。",
    ),
    "real_down": ("Real efficacy fell ({change} percentage points).", "真实效能下降（{change} 个百分点）。"),
    "p2_setup": (
        "Both worlds now have the reduction. World B adds a penetrating audit that looks for hidden items.",
        "两个世界都实施减负。世界 B 另加穿透式督查，专查隐性事项。",
    ),
    "p2_question": (
        "With the audit, how much of the announced cut arrives?",
        "加上督查后，宣布的削减落地多少？",
    ),
    "p2_more": ("clearly more than without it", "明显多于没有督查时"),
    "p2_same": ("about as much", "差不多"),
    "p2_less": ("less", "更少"),
    "p2_discuss": (
        "Compare the two prices: what the audit costs in hours, and what it gives back. Who would have "
        "to be convinced that the audit may end one day?",
        "比较两种代价：督查耗费的工时与它换回的工时。要让督查有一天可以停止，需要说服谁？",
    ),
    "shares": (
        "Without audit {alone} of the cut arrived, with audit {audited}.",
        "没有督查时削减落地 {alone}，有督查时 {audited}。",
    ),
    "audit_found": (
        "Hidden items changed by {hidden} hours a week: what may be found is asked less.",
        "隐性事项每周变化 {hidden} 小时：可能被查出的，要求就少。",
    ),
    "audit_missed": (
        "Hidden items hardly moved ({hidden} hours a week): the audit found too little to frighten anybody.",
        "隐性事项几乎未动（每周 {hidden} 小时）：督查查出的太少，不足为惧。",
    ),
    "audit_costs": (
        "Yet the hours spent on forms and traces changed by {trace}: the audit is paid for with the "
        "same hours.",
        "然而填表留痕工时变化 {trace} 小时：督查也要用同样的工时来承担。",
    ),
    "audit_saves": (
        "Hours spent on forms and traces changed by {trace} a week, the audit's own included.",
        "填表留痕工时每周变化 {trace} 小时，已含督查本身。",
    ),
    "audit_pressure": (
        "Pressure on communities changed by {change}: the audit is itself a pressure, and so are scores "
        "that fall once they can no longer be polished.",
        "社区压力变化 {change}：督查本身就是压力，注水不再可能时回落的得分也是压力。",
    ),
    "audit_real_up": (
        "Real efficacy rose ({change} percentage points).",
        "真实效能上升（{change} 个百分点）。",
    ),
    "audit_real_same": (
        "Real efficacy hardly changed ({change} percentage points).",
        "真实效能几乎未变（{change} 个百分点）。",
    ),
    "audit_real_down": (
        "Real efficacy fell ({change} percentage points): whatever arrived of the cut, residents did "
        "not gain by the audit.",
        "真实效能下降（{change} 个百分点）：无论削减落地多少，居民没有从督查中受益。",
    ),
}
