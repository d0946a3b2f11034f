"""The command ``optimise``: help, findings, labels of figures, what is wrong with ``[search]``."""

TEXTS = {
    "help": (
        "Find portfolios of policies under a budget that no other beats, over many futures (NSGA-II).",
        "寻找预算之内、在多种未来中不被其他组合全面超越的政策组合（NSGA-II）。",
    ),
    "source": (
        "An experiment file with a table [search], or a name from `chaofuhe list experiments`.",
        "含 [search] 表的实验文件，或 `chaofuhe list experiments` 列出的名称。",
    ),
    "no_search": (
        "the experiment has no table [search]: policies, objectives, a budget",
        "实验没有 [search] 表：政策、目标与预算",
    ),
    "no_key": ("a search has no such key", "搜索没有这个键"),
    "no_list": ("this must be a list of one or more names", "这里须是一个或多个名称的列表"),
    "not_in_list": ("there is nothing of this name here", "这里没有这个名称"),
    "decided_twice": (
        "the search decides on this already, so it cannot be a factor as well",
        "搜索已经在决定这一项，不能再作为因素",
    ),
    "title": ("What a budget buys", "预算能换来什么"),
    "price": ("price, yuan a week per community", "价格（元/周·社区）"),
    "yuan": ("yuan a week per community", "元/周·社区"),
    "hours": ("hours a week", "小时/周"),
    "portfolio": ("portfolio", "组合"),
    "strength": ("strength of each policy", "各政策的强度"),
    "others": ("other portfolios", "其他组合"),
    "strengths": ("strength, % of full", "强度（占全强度的 %）"),
    "front": ("no other beats them", "未被超越的组合"),
    "futures": ("range over futures", "各未来中的范围"),
    "mean": ("mean over futures", "各未来均值"),
    "worst": ("in the worst future", "最差未来"),
    "regret": ("largest regret", "最大后悔"),
    "nothing": ("no policy", "无政策"),
    "head": (
        "{count} portfolios in {futures} futures, {replicates} runs each; {front} of them are beaten by "
        "no other. "
        "Judged by: {how}.",
        "评估了 {count} 个组合，{futures} 种未来，各运行 {replicates} 次；其中 {front} "
        "个未被其他组合超越。判据：{how}。",
    ),
    "best": ("{measure}: {value} at best ({portfolio}).", "{measure}：最好为 {value}（{portfolio}）。"),
    "best_against": (
        "{measure}: {value} at best ({portfolio}), against {nothing} without any policy.",
        "{measure}：最好为 {value}（{portfolio}），无政策时为 {nothing}。",
    ),
    "least_regret": (
        "{measure}: least is regretted with {portfolio}: in no future does it miss more than {value}.",
        "{measure}：后悔最小的是 {portfolio}：在任何未来中至多错过 {value}。",
    ),
    "costs": ("{price} yuan a week per community", "每社区每周 {price} 元"),
    "always": (
        "In all portfolios of the front that cost anything: {policies}.",
        "前沿上所有花钱的组合都包含：{policies}。",
    ),
    "never": ("In none of them: {policies}.", "都不包含：{policies}。"),
    "failed": (
        "{n} portfolios had a run that failed and were left out.",
        "{n} 个组合有运行失败，已排除。",
    ),
    "step": ("generation {n}", "第 {n} 代"),
}
