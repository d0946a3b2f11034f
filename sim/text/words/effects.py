"""The command ``effects``: help, findings, labels of figures."""

TEXTS = {
    "help": (
        "What the arms of a sweep change: paired effects, their sizes, who differs, synergy, convergence.",
        "各方案改变了什么：配对效应、效应量、人群差异、协同与收敛。",
    ),
    "baseline": (
        "The arm the others are compared with; default: the first.",
        "作为比较基准的方案；默认为第一个。",
    ),
    "half": (
        "Say how many replicates a 95% interval of ± this needs, for the first measure.",
        "给出第一个指标的 95% 区间达到 ± 此值所需的重复数。",
    ),
    "one_arm": (
        "the sweep has one arm and one point, so there is nothing to compare",
        "实验只有一个方案、一个设计点，无可比较",
    ),
    "title": ("What the arms change", "各方案的改变"),
    "difference": ("difference from {baseline}", "与 {baseline} 之差"),
    "family_I": ("institutional", "制度"),
    "family_R": ("resources", "资源"),
    "family_T": ("technology", "技术"),
    "apart_from_zero": ("the 95% interval leaves 0 out", "95% 区间不含 0"),
    "around_zero": ("it does not", "含 0"),
    "zero": ("0: as in “{baseline}”", "0：与“{baseline}”相同"),
    "filled": ("clear (p ≤ 0.05 after Holm)", "明确（Holm 校正后 p ≤ 0.05）"),
    "empty": ("not clear", "不明确"),
    "size": ("size (d_z)", "效应量 (d_z)"),
    "standard": ("paired standard deviations, d_z", "配对标准差数 d_z"),
    "p_holm": ("p, Holm", "p（Holm）"),
    "p_bh": ("p, B.–H.", "p（B-H）"),
    "reduction": ("variance saved", "方差缩减"),
    "settling": ("Does the estimate settle?", "估计是否收敛？"),
    "n_replicates": ("replicates", "重复数"),
    "n_points": ("points", "设计点数"),
    "factorial": ("Families alone and together", "三类政策：单独与共同"),
    "natural": ("natural scale", "原始尺度"),
    "log_odds": ("log-odds scale", "对数优势尺度"),
    "synergy": ("synergy", "协同"),
    "clear": (
        "{arm}: {measure} changes by {difference} ({low} to {high}; d_z = {size}; p {p} after Holm).",
        "{arm}：{measure} 变化 {difference}（{low} 至 {high}；d_z = {size}；Holm 校正后 p {p}）。",
    ),
    "unclear": (
        "{arm}: no clear change of {measures}.",
        "{arm}：{measures} 没有明确变化。",
    ),
    "groups_differ": (
        "{arm}: {measure} changes more for {of} than for {than}, by {difference} ({low} to {high}).",
        "{arm}：{measure} 的变化在{of}中高于{than}，相差 {difference}（{low} 至 {high}）。",
    ),
    "saved": (
        "Pairing on the same seeds divides the variance of effects by {times} (median over measures).",
        "同种子配对使效应的方差缩小到 1/{times}（各指标中位数）。",
    ),
    "along": ("{measure} along {factor}", "{measure}：随 {factor} 变化"),
    "depends": (
        "{arm}: its effect on {measure} goes from {first} at {factor} {lowest} to {last} at {highest}.",
        "{arm}：对 {measure} 的影响由 {factor} 为 {lowest} 时的 {first} 变为 {highest} 时的 {last}。",
    ),
    "moves": (
        "{measure} goes from {first} at {factor} {lowest} to {last} at {highest}.",
        "{measure} 由 {factor} 为 {lowest} 时的 {first} 变为 {highest} 时的 {last}。",
    ),
    "inside": (
        "{measure} is best between the ends of {factor}: {best} at {level}, against {first} at {lowest} and "
        "{last} at {highest}.",
        "{measure} 在 {factor} 的中间最好：{level} 处为 {best}，"
        "两端 {lowest} 与 {highest} 处为 {first} 与 {last}。",
    ),
    "needed": (
        "{arm}: ± {half} for {measure} needs {n} {units}; there are {have}.",
        "{arm}：{measure} 达到 ± {half} 需要 {n} 个{units}；现有 {have} 个。",
    ),
    "better": (": better than adding up", "，优于简单相加"),
    "worse": (": worse than adding up", "，不及简单相加"),
    "synergy_more": (
        "{measure}, {scale}: the three families together make {value} more than their sum "
        "({low} to {high}){side}.",
        "{measure}（{scale}）：三类政策共同作用比单独之和高 {value}（{low} 至 {high}）{side}。",
    ),
    "synergy_less": (
        "{measure}, {scale}: the three families together make {value} less than their sum "
        "({low} to {high}){side}.",
        "{measure}（{scale}）：三类政策共同作用比单独之和低 {value}（{low} 至 {high}）{side}。",
    ),
    "synergy_none": (
        "{measure}, {scale}: the three families together are not clearly different from their sum ({low} "
        "to {high}).",
        "{measure}（{scale}）：三类政策共同作用与单独之和无明确差异（{low} 至 {high}）。",
    ),
    "best_single": (
        "{measure}: all three ({mix}) against the best single family ({single}): {difference} ({low} to "
        "{high}); their "
        "costs are {mix_cost} and {single_cost} yuan a week per community.",
        "{measure}：“{mix}”对比最好的单类“{single}”：{difference}（{low} 至 {high}）；"
        "成本分别为每社区每周 "
        "{mix_cost} 元与 {single_cost} 元。",
    ),
}
