"""The command ``claims``: help, verdicts, findings, labels of figures, what is wrong with claim files."""

TEXTS = {
    "help": (
        "Test what the literature claims, over the whole space of conditions, and write the verdicts.",
        "在整个条件空间上检验文献中的论断，并给出判定。",
    ),
    "ids": (
        "Names from `chaofuhe list claims`, or claim files; default: all.",
        "`chaofuhe list claims` 列出的名称或论断文件；默认为全部。",
    ),
    "quick": (
        "Fewer points and seeds: a first look, in which much stays undecided.",
        "减少设计点与种子，快速一览，许多论断会暂不能判定。",
    ),
    "points": ("Points of the space at which each claim is tested.", "每个论断在空间中检验的设计点数。"),
    "replicates": ("Seeds at each point.", "每个设计点的种子数。"),
    "out": (
        "The folder of the runs and of the table; default: results/claims.",
        "存放运行与判定表的文件夹；默认为 results/claims。",
    ),
    "none": ("there is no such claim", "没有这个论断"),
    "see": ("a file, or a name from `chaofuhe list claims`", "文件，或 `chaofuhe list claims` 列出的名称"),
    "no_expectation": ("a part needs to say what is expected", "须写明预期"),
    "twice": ("this is there twice", "此项重复"),
    "weights_or_inside": (
        "a part needs either weights of arms or, for a best in between, three arms or more as inside",
        "须写 weights（各方案的权重），或为中间最优写 inside（至少三个方案），二者取一",
    ),
    "title": ("Verdicts on claims", "论断判定"),
    "testing": ("{n} of {all}: {claim}", "第 {n}/{all} 个：{claim}"),
    "claim": ("claim", "论断"),
    "part": ("what is looked at", "检验内容"),
    "expected": ("expected", "预期"),
    "effect": ("typical effect", "典型效应"),
    "share": ("share of the space", "成立的空间份额"),
    "verdict": ("verdict", "判定"),
    "source": ("source", "出处"),
    "size": ("points × seeds", "点 × 种子"),
    "supported": ("supported", "支持"),
    "conditional": ("holds in part of the space", "部分条件下成立"),
    "depends": ("depends on a coefficient or form", "取决于系数或规则形式"),
    "undecided": ("undecided", "未能判定"),
    "not_supported": ("not supported", "不支持"),
    "opposite": ("opposite", "相反"),
    "higher": ("higher", "更高"),
    "lower": ("lower", "更低"),
    "same": ("no difference", "无差别"),
    "not_higher": ("not higher", "不更高"),
    "not_lower": ("not lower", "不更低"),
    "inside_higher": ("a highest in between", "中间最高"),
    "inside_lower": ("a lowest in between", "中间最低"),
    "expectation": ("{part}: {measure}, {expected}", "{part}：{measure}，{expected}"),
    "gap_times": ("{measure} less {times} × {minus}", "{measure}减 {times} × {minus}"),
    "gap": ("{measure} less {minus}", "{measure}减{minus}"),
    "counted": (
        "{n} claims, {runs} runs: {supported} supported, {conditional} hold in part of the space, {depends} "
        "depend on a coefficient or form, {undecided} undecided, {not_supported} not supported, {opposite} "
        "opposite.",
        "{n} 个论断、{runs} 次运行：支持 {supported}，部分条件下成立 {conditional}，取决于系数或规则形式 "
        "{depends}，未能判定 {undecided}，不支持 {not_supported}，相反 {opposite}。",
    ),
    "line": (
        "{claim}: {verdict}. {parts}",
        "{claim}：{verdict}。{parts}",
    ),
    "line_part": (
        "{part}: {effect} ({low} to {high}), the claimed sign in {share} of the space.",
        "{part}：{effect}（{low} 至 {high}），{share} 的空间与论断同号。",
    ),
    "line_inside": (
        "{part}: the best in between lies {effect} ({low} to {high}) from the better end, beyond it in "
        "{share} of the space.",
        "{part}：中间最优与较好一端相差 {effect}（{low} 至 {high}），{share} 的空间中优于两端。",
    ),
    "line_same": (
        "{part}: {effect} ({low} to {high}); what is below {least} does not matter.",
        "{part}：{effect}（{low} 至 {high}），小于 {least} 视为无差别。",
    ),
    "tied": ("No effect at all at {share} of the points.", "{share} 的点毫无效应。"),
    "on": ("Not under {variants}.", "在 {variants} 下不再成立。"),
    "unclear": ("Undecided under {variants}.", "在 {variants} 下未能判定。"),
    "partly": ("Only in part of the space under {variants}.", "在 {variants} 下仅部分条件成立。"),
    "break_even": ("Break-even: {values}.", "临界值：{values}。"),
    "fails": (
        "It mostly fails where {limits} ({density} of the points there).",
        "主要不成立之处：{limits}（其中 {density} 的点不成立）。",
    ),
    "nowhere": (
        "In which part, these points are too few to say.",
        "至于在哪一部分不成立，这些点还不足以说明。",
    ),
    "between": ("{factor} {low} to {high}", "{factor} {low} 至 {high}"),
    "needed": (
        "About {n} points in place of {now} would decide, as far as these tell.",
        "照此推算，约需 {n} 个点（现有 {now} 个）才能判定。",
    ),
    "more_seeds": ("More seeds at each point would decide.", "每个点需更多种子才能判定。"),
    "rule": (
        "Effects are paired on the same seeds; the typical effect is the median of all means of two points "
        "(Hodges and Lehmann) with the interval of signed ranks, wide enough for two standard errors over "
        "seeds. p values are corrected (Holm) over the parts of a claim, not over claims; intervals are not "
        "corrected. Sizes: {points} points × {replicates} seeds.",
        "效应在相同种子上配对；典型效应为任意两点均值的中位数（Hodges–Lehmann），区间由符号秩给出，"
        "并加宽至包含种子间的两个标准误。"
        "p 值在一个论断的各项之间作 Holm 校正，论断之间不校正；区间不校正。"
        "规模：{points} 个点 × {replicates} 个种子。",
    ),
    "rests": (
        "Corrected over all {n} parts of these claims, {k} of the effects found would not stand: {parts}.",
        "若对这些论断的全部 {n} 项一并校正，所见效应中有 {k} 项不再成立：{parts}。",
    ),
    "rests_none": (
        "Corrected over all {n} parts of these claims, every effect found would stand.",
        "若对这些论断的全部 {n} 项一并校正，所见效应均仍成立。",
    ),
    "one_seed": (
        "With one seed at each point, chance that is the same at all points cannot be told from an effect, "
        "nor chance at a point from a condition: a first look.",
        "每个点只有一个种子，无法区分各点共同的偶然性与效应，也无法区分某点的偶然性与条件：仅为初步一览。",
    ),
    "panel_share": ("Share of the space with the claimed sign (%)", "与论断同号的空间份额（%）"),
    "panel_effect": ("Typical effect, in what matters at least", "典型效应（以最小有意义量计）"),
    "against": ("against the claim", "与论断相反"),
    "for_it": ("as claimed", "与论断一致"),
}
