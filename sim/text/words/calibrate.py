"""The command ``calibrate``: help, findings, labels of figures, what is wrong with patterns."""

TEXTS = {
    "help": (
        "Fit parameters to observed patterns (CMA-ES), then test the fit on fresh seeds.",
        "使参数拟合观测到的模式（CMA-ES），再用新种子检验。",
    ),
    "source": (
        "An experiment file with [[patterns]], or a name from `chaofuhe list experiments`.",
        "含 [[patterns]] 的实验文件，或 `chaofuhe list experiments` 列出的名称。",
    ),
    "no_patterns": (
        "the experiment has no [[patterns]]: measure, target, tolerance",
        "实验没有 [[patterns]]：指标、目标值与容差",
    ),
    "no_factors": (
        "there is nothing to fit: factors with a range (low, high) are the free parameters",
        "没有可拟合的参数：带范围（low、high）的因素即自由参数",
    ),
    "no_range": ("a parameter to fit needs a range: low and high", "待拟合参数需要范围：low 与 high"),
    "pattern": ("pattern", "模式"),
    "target": ("target", "目标"),
    "seen": ("seen", "所见"),
    "off": ("off, in tolerances", "偏差（容差数）"),
    "verdict": ("verdict", "判定"),
    "fits": ("fits", "吻合"),
    "misses": ("misses", "不吻合"),
    "unsure": ("unsure", "不确定"),
    "parameter": ("parameter", "参数"),
    "best": ("best", "最优"),
    "range": ("range in the file", "文件中的范围"),
    "good_range": ("where all sought fit", "所求全部吻合的范围"),
    "count": (
        "{fits} of {n} patterns fit on fresh seeds; {misses} miss, {unsure} are unsure.",
        "在新种子上，{n} 个模式中 {fits} 个吻合，{misses} 个不吻合，{unsure} 个不确定。",
    ),
    "missed": (
        "{pattern}: {seen} ({low} to {high}) against {target} ± {tolerance}.",
        "{pattern}：{seen}（{low} 至 {high}），目标 {target} ± {tolerance}。",
    ),
    "good": (
        "{n} of {all} sets of parameters met every pattern sought within its tolerance, on the seeds of the "
        "search.",
        "在搜索所用种子上，{all} 组参数中有 {n} 组使所求的每个模式都在容差之内。",
    ),
    "loose": (
        "The patterns say little about {parameters}: sets that fit lie over more than half of the range.",
        "这些模式对 {parameters} 约束甚少：吻合的参数组遍布其范围的一半以上。",
    ),
    "at_edge": (
        "{parameters}: the best value lies at the edge of its range, so a wider one may fit better.",
        "{parameters}：最优值位于范围边缘，放宽范围可能更吻合。",
    ),
    "progress": ("misfit, in tolerances", "失配（容差数）"),
    "candidate": ("set of parameters", "参数组"),
}
