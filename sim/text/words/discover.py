"""The command ``discover``: help, findings, labels of figures."""

TEXTS = {
    "help": (
        "Where in the parameter space an outcome happens: boxes found by PRIM and by CART.",
        "结果在参数空间的何处出现：用 PRIM 与 CART 找出盒子。",
    ),
    "where": (
        'The outcome: comparisons of measures with numbers, joined by "and".',
        "结果：指标与数值的比较，用 and 连接。",
    ),
    "density": (
        "Least share of a box's points that must have the outcome; default: a balance with coverage.",
        "盒内出现该结果的最低份额；默认与覆盖率取得平衡。",
    ),
    "boxes": ("Boxes to look for, at most.", "最多寻找的盒子数。"),
    "nothing_to_tell": (
        "this holds at {holds} of {points} points; at least {fewest} with and {fewest} without are needed",
        "在 {points} 个点中有 {holds} 个成立；成立与不成立的点各需至少 {fewest} 个",
    ),
    "title": ("Where {condition}", "何处 {condition}"),
    "peeling": ("Coverage against density while peeling", "剥离过程中的覆盖率与密度"),
    "limits": ("Limits of the first box", "第一个盒子的界限"),
    "map": ("The two factors that matter most", "最重要的两个因素"),
    "coverage": ("coverage", "覆盖率"),
    "density_word": ("density", "密度"),
    "mass": ("mass", "质量"),
    "box": ("box", "盒子"),
    "holds": ("it happens", "出现"),
    "holds_not": ("it does not", "未出现"),
    "chosen": ("chosen box", "选定的盒子"),
    "of_range": ("share of the factor's range", "占因素范围的份额"),
    "reproduced": ("found in {share} of resamples", "{share} 的重抽样中出现"),
    "everywhere": (
        "It happens at {share} of {points} points.",
        "在 {points} 个点中有 {share} 出现。",
    ),
    "found": (
        "{method}, box {number}: {limits}. It holds {coverage} of the cases (coverage); {density} of "
        "what is in it are "
        "cases (density); it is {mass} of the space.",
        "{method} 盒子 {number}：{limits}。涵盖 {coverage} 的个案（覆盖率）；盒内 {density} 是个案（密度）；"
        "占空间的 {mass}。",
    ),
    "unseen": (
        "{method}: on points that were not used to find the box, coverage is {coverage} and density "
        "{density}; over "
        "{n} resamples the box was limited by {factors}.",
        "{method}：在未用于寻找盒子的点上，覆盖率为 {coverage}、密度为 {density}；{n} "
        "次重抽样中界定盒子的因素："
        "{factors}。",
    ),
    "factor_share": ("{factor} ({share})", "{factor}（{share}）"),
    "doubtful": (
        "{method}: {factors} may restrict the box by chance only (quasi-p above 0.05).",
        "{method}：{factors} 对盒子的限制可能只是偶然（准 p 值大于 0.05）。",
    ),
    "none": ("{method}: no box was found.", "{method}：没有找到盒子。"),
}
