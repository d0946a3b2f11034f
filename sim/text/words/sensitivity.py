"""The command ``sensitivity``: help, findings, labels of figures."""

TEXTS = {
    "help": (
        "Which factors matter: screen them after Morris, or split a measure's variance after Sobol'.",
        "哪些因素重要：按 Morris 筛选，或按 Sobol' 分解指标的方差。",
    ),
    "other_design": (
        "sensitivity needs a design of Morris or of Sobol",
        "敏感性分析需要 Morris 或 Sobol 设计",
    ),
    "too_few": (
        "only {points} points are known, less than one trajectory or base sample: let the sweep go on",
        "只有 {points} 个点有值，不足一条轨迹或一个基样本：请让实验继续运行",
    ),
    "title_morris": ("What matters for {measure} (Morris)", "哪些因素影响{measure}（Morris）"),
    "title_sobol": ("What {measure} varies with (Sobol')", "{measure}的方差来源（Sobol'）"),
    "mu_star": ("mean size of effect over the whole range, μ*", "全范围平均效应大小 μ*"),
    "sigma": ("spread of the effect, σ", "效应的离散程度 σ"),
    "first": ("alone (S1)", "单独作用 (S1)"),
    "total": ("in any way (ST)", "全部作用 (ST)"),
    "share": ("share of variance", "方差份额"),
    "samples": ("base samples", "基样本数"),
    "width": ("width of the 95% interval of ST", "ST 的 95% 区间宽度"),
    "settling": ("Do the indices settle?", "指数是否收敛？"),
    "pairs": ("Two together (S2)", "两两交互 (S2)"),
    "cloud": ("Spread against size", "离散程度与大小"),
    "as_large": ("σ as large as μ*", "σ 等于 μ*"),
    "morris_first": (
        "{measure}: {factor} matters most (over its whole range, {size}; 95% interval {low} to {high}).",
        "{measure}：{factor} 影响最大（全范围内变动 {size}；95% 区间 {low} 至 {high}）。",
    ),
    "morris_little": (
        "{measure}: of little influence (less than a tenth of that): {factors}.",
        "{measure}：{factors} 影响很小（不到其十分之一）。",
    ),
    "morris_mixed": (
        "{measure}: not linear, or depending on other factors (σ is not small against μ*): the effect of "
        "{factors}.",
        "{measure}：{factors} 的效应非线性，或取决于其他因素（σ 相对 μ* 不小）。",
    ),
    "sobol_first": (
        "{measure}: {factor} is involved in {total} of the variance ({low} to {high}), {first} alone.",
        "{measure}：{total} 的方差与 {factor} 有关（{low} 至 {high}），其中单独作用 {first}。",
    ),
    "sobol_sum": (
        "{measure}: the factors one by one explain {sum} of the variance; the rest is how they work "
        "together.",
        "{measure}：各因素单独作用合计解释 {sum} 的方差；其余来自共同作用。",
    ),
    "sobol_unsure": (
        "{measure}: {factors} cannot be told from no influence yet (the interval of ST is wider than "
        "0.2): take more samples.",
        "{measure}：{factors} 的影响尚不确定（ST 区间宽于 0.2）：请增加样本。",
    ),
    "constant": ("{measure} never varies.", "{measure} 没有变化。"),
    "noise": (
        "{measure}: up to {share} of the variance between points is chance; more replicates would lower it.",
        "{measure}：点间方差中至多 {share} 来自随机性；增加重复可降低。",
    ),
}
