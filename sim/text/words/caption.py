"""Titles and captions of figures."""

TEXTS = {
    "bands": ("Shaded: 95% intervals of the mean over {n} replicates.", "阴影：{n} 次重复均值的 95% 区间。"),
    "paired": (
        "Bars: 95% intervals of paired differences over {n} replicates on the same seeds; empty: the "
        "interval includes zero.",
        "线段：相同种子下 {n} 次重复配对差值的 95% 区间；空心：区间包含零。",
    ),
    "single": ("One replicate: no intervals.", "仅一次重复，没有区间。"),
    "warmup": ("Grey: warm-up, not observed.", "灰色：预热期，不计入观测。"),
    "dotted": ("Dotted: start or end of a policy ({policies}).", "点线：政策开始或结束（{policies}）。"),
    "from_week": ("{policy} from week {week}", "{policy}自第 {week} 周起"),
    "from_to_week": ("{policy} in weeks {week} to {end}", "{policy}第 {week} 至 {end} 周"),
    "means": ("Lines are means over {weeks} weeks.", "曲线为每 {weeks} 周的均值。"),
    "load_title": ("Load over time", "负荷随时间的变化"),
    "load": (
        "Compulsory hours that arrive, over contracted hours present, by who they come from; above the "
        "dashed line at 1 staff cannot do all of it within contracted hours. Then the share of "
        "communities above 1, and the work left undone, in weeks of contracted work.",
        "到达的必办工时与在岗合同工时之比，按来源划分；高于虚线（1）时，工作人员在合同工时内做不完。其"
        "后为负荷率高于 1 的社区（村）份额，以及未完成工作折合的合同工作周数。",
    ),
    "hours_title": ("Where the hours go", "工时的去向"),
    "hours": (
        "Hours that a community spends in a week on each stream of work, mean over communities, against "
        "contracted hours (dashed).",
        "每个社区每周用于各类工作的工时（各社区均值），虚线为合同工时。",
    ),
    "hours_run": ("On the right in percent of contracted hours.", "右图为占合同工时的百分比。"),
    "hours_compare": ("The last panel shows the difference from the baseline.", "最后一图为与基线之差。"),
    "scores_title": ("Reported score and real efficacy", "考核得分与真实效能"),
    "scores": (
        "Each dot is a community over the observed period: its mean reported score and the share of "
        "needs, weighted by harm, truly resolved by their deadline. The dashed line is the highest "
        "possible score; below the diagonal the score exceeds the efficacy. Then both over time.",
        "每个点为一个社区（村）在观测期内的平均考核得分，与按时真正解决的需求份额（按危害加权）。虚线为"
        "满分；对角线以下，得分高于真实效能。其后为二者随时间的变化。",
    ),
    "syndromes_title": ("Syndromes of overload", "超负荷的症候"),
    "syndromes": (
        "Assessment density: hours on forms and traces over contracted hours. Self-added share: what "
        "communities add to what they are asked. Hidden items: asked in place of visible ones. "
        "Fragmentation: need that waits while hours for it lie idle elsewhere in the county.",
        "考核密度：填表留痕工时与合同工时之比。自我加码占比：社区在上级要求之外自行增加的部分。隐性事项"
        "：以隐性形式取代可见要求的部分。资源碎片化：在等待、而县内别处有空闲工时可办理的需求。",
    ),
    "involution": (
        "Involution: the part of an announced cut that came back; at 1 (dashed) nothing of the cut arrives.",
        "减负内卷化：宣布的削减中又被补回的部分；为 1（虚线）时，削减毫无效果。",
    ),
    "satisfaction_title": ("Residents by group", "各居民群体"),
    "satisfaction": (
        "Mean satisfaction of each group of residents, 0 to 100%.",
        "各居民群体的平均满意度（0 至 100%）。",
    ),
    "satisfaction_run": (
        "On the right the share of the group's needs, weighted by harm, truly resolved by their "
        "deadline; dashed: all residents.",
        "右图为各群体按时真正解决的需求份额（按危害加权），虚线为全体居民。",
    ),
    "satisfaction_compare": (
        "The last panel shows the difference from the baseline.",
        "最后一图为与基线之差。",
    ),
    "service_title": ("What becomes of needs", "需求的去向"),
    "service": (
        "Shares of all needs that arise. Matters that are closed or given up count in the week in which "
        "they end. The last weeks are left out: needs that arose in them are too young to be judged.",
        "占全部产生的需求的份额。办结或放弃的事项计入其结束的那一周。最后数周从略：其间产生的需求尚不能"
        "判定。",
    ),
    "service_run": (
        "On the right, by kind of need, what became of those that were raised.",
        "右图按种类显示已提出的需求的去向。",
    ),
    "service_compare": (
        "The last panel shows differences from the baseline; closed on time is a share of matters "
        "closed, given up of matters that ended.",
        "最后一图为与基线之差；按时办结率占已办结事项，放弃率占已结束事项。",
    ),
    "places_title": ("Where the overload is", "超负荷在哪里"),
    "places": (
        "Each cell is a {cell}, each row a {row}, both from the most to the least loaded{order}; the "
        "colour is the mean load over the observed period. On the right, the share of weeks with a load "
        "above 1. A map without coordinates: the list of divisions has none.",
        "每格为一个{cell}，每行为一个{row}，均按负荷由高到低排列{order}；颜色为观测期的平均负荷率。右侧"
        "为负荷率高于 1 的周所占份额。此图不含坐标：区划名录中没有坐标。",
    ),
    "places_order": (" in the baseline", "（以基线为准）"),
    "cell_community": ("community", "社区（村）"),
    "cell_township": ("township", "乡镇街道"),
    "cell_county": ("county", "县级单位"),
    "cell_province": ("province", "省级单位"),
    "effects_title": ("Paired differences from the baseline", "与基线的配对差异"),
    "effects": (
        "Headline measures, one row each. To share an axis, differences are divided by the standard "
        "deviation between communities in the baseline; measures without one are in the table only.",
        "各项主要指标，每行一项。为共用坐标轴，差异除以基线中社区之间的标准差；没有该标准差的指标仅列于"
        "表中。",
    ),
    "effects_percent": (
        "Headline measures, one row each, in percent of their value in the baseline.",
        "各项主要指标，每行一项，为占基线数值的百分比。",
    ),
    "effects_colours": (
        "Blue: better; orange: worse; black: neither more nor less is better; grey and empty: the "
        "interval includes zero.",
        "蓝色：改善；橙色：变差；黑色：多少无所谓好坏；灰色空心：区间包含零。",
    ),
    "differences_title": ("Differences over time", "差异随时间的变化"),
    "differences": (
        "Paired differences from the baseline, for the whole region.",
        "整个地区与基线的配对差异。",
    ),
    "gains_title": ("Who gains and who loses", "谁受益，谁受损"),
    "gains": (
        "Paired differences by place class, by group of residents, and by fifth of communities ordered "
        "by their load in the baseline.",
        "按城乡、居民群体，以及按基线负荷排序的五等分社区划分的配对差异。",
    ),
}
