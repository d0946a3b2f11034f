"""The lesson about one form for all departments."""

TEXTS = {
    "title": ("One form", "一张表"),
    "about": (
        "Departments ask the same things on different forms. What does one shared form save, and who "
        "gets the hours?",
        "各部门用不同的表问同样的事。一张共享的表能省多少？省下的工时归谁？",
    ),
    "p1_setup": (
        "One street in which 70% of form fields repeat another department's. World B introduces one "
        "form: overlapping fields are filled in once. Errors in shared data spread further.",
        "一个街道，70% 的表格字段与其他部门重复。世界 B 推行“一张表”：重复字段只填一次，但共享数据的错误"
        "传播更广。",
    ),
    "p1_question": (
        "What happens to most of the hours that one form saves?",
        "“一张表”省下的工时大部分去了哪里？",
    ),
    "p1_service": ("residents get them: more service", "给了居民：服务增加"),
    "p1_work": (
        "other work takes them: tasks, Party affairs, outreach, renewal",
        "被其他工作占用：任务、党务、联系群众、创新",
    ),
    "p1_rest": ("staff get them: free hours, less overtime", "给了干部：空余时间、加班减少"),
    "p1_none": ("hardly anything is saved", "几乎没有省下"),
    "p1_discuss": (
        "Hours that nobody claims are a reserve for bad weeks. Is that waste? What would your street do "
        "with them?",
        "无人占用的工时是应对繁忙周的储备。这是浪费吗？您的街道会用来做什么？",
    ),
    "saving": (
        "What communities were asked in forms and traces changed by {asked} hours a week ({share} "
        "less); what they spent on them by {spent}.",
        "对社区的填表留痕要求每周变化 {asked} 小时（减少 {share}）；实际花费变化 {spent} 小时。",
    ),
    "went": (
        "Service changed by {service} hours, other work by {work}, idle hours by {idle}.",
        "为民服务变化 {service} 小时，其他工作 {work} 小时，空闲 {idle} 小时。",
    ),
    "refill": (
        "Hidden items rose by {hidden} hours: part of the saving was asked back.",
        "隐性事项增加 {hidden} 小时：省下的一部分又被要了回去。",
    ),
    "no_refill": (
        "Hidden items did not rise ({hidden} hours): one form takes no assurance away from superiors, "
        "so nothing has to come back.",
        "隐性事项没有增加（{hidden} 小时）：“一张表”并未减少上级的放心，因此无须回弹。",
    ),
    "errors_up": (
        "Reports are further from the truth ({change} percentage points): errors in shared data spread.",
        "上报与真实的误差增大（{change} 个百分点）：共享数据的错误扩散。",
    ),
    "errors_same": (
        "Reports are no further from the truth ({change} percentage points).",
        "上报与真实的误差没有增大（{change} 个百分点）。",
    ),
    "real_up": ("Real efficacy rose ({change} percentage points).", "真实效能上升（{change} 个百分点）。"),
    "real_same": (
        "Real efficacy hardly changed ({change} percentage points).",
        "真实效能几乎未变（{change} 个百分点）。",
    ),
    "real_down": ("Real efficacy fell ({change} percentage points).", "真实效能下降（{change} 个百分点）。"),
    "p2_setup": (
        "The same street, but departments hardly repeat each other: 10% of fields overlap. World B "
        "again introduces one form.",
        "同一个街道，但各部门几乎不重复：仅 10% 的字段重叠。世界 B 同样推行“一张表”。",
    ),
    "p2_question": (
        "Compared with before, the share of forms and traces that one form saves is …",
        "与之前相比，“一张表”节省的填表留痕比例……",
    ),
    "p2_larger": ("larger", "更大"),
    "p2_same": ("about the same", "差不多"),
    "p2_smaller": ("smaller", "更小"),
    "p2_discuss": (
        "How would you find out, before building it, how much the forms of your departments overlap?",
        "在建设之前，如何弄清本地各部门的表格有多少重复？",
    ),
    "compared": (
        "With much overlap one form saved {before} of what was asked, with little overlap {now}.",
        "重复多时“一张表”节省要求的 {before}，重复少时节省 {now}。",
    ),
    "only_overlap": (
        "It saves where forms overlap and nowhere else: a form that asks something of its own still has "
        "to be filled in.",
        "它只在表格重复之处节省：各问各的表仍须逐一填写。",
    ),
    "not_only_overlap": (
        "In this run the saving did not follow the overlap: other things moved with it, such as hidden "
        "items or campaigns.",
        "本次运行中节省并不随重复程度变化：隐性事项、专项行动等也随之变动。",
    ),
    "rest_of_paper": (
        "{asked} hours of forms and traces a week were still asked of each community with one form.",
        "推行“一张表”后，每社区每周仍被要求 {asked} 小时的填表留痕。",
    ),
}
