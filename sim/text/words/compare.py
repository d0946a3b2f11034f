"""Comparing scenarios."""

TEXTS = {
    "help": (
        "Run a scenario with and without policies, or several scenarios, on the same seeds: paired "
        "differences, who gains "
        "and who loses.",
        "在相同种子上比较有无政策，或比较多个情景：配对差值，谁受益、谁受损。",
    ),
    "scenarios": (
        "The baseline: a scenario file or a name. Or several: the first is the baseline of the others. One "
        "alone that has policies of its own: with them and without.",
        "基线情景：文件或名称。也可给出多个，第一个为其余的基线。只给一个且其自带政策时，对照有无这些政策。",
    ),
    "policy": (
        "A policy to compare with, such as burden_reduction:0.5; given again it is an arm of its own, "
        "joined by + policies act "
        "together.",
        "要比较的政策，如 burden_reduction:0.5；重复使用则各为一个方案，用 + 连接则同时实施。",
    ),
    "either": (
        "either policies or several scenarios, not both",
        "政策与多个情景只能选择其一",
    ),
    "form": (
        "chaofuhe compare SCENARIO --policy KIND, chaofuhe compare SCENARIO SCENARIO, or a scenario that has "
        "policies of its own",
        "chaofuhe compare 情景 --policy 政策，chaofuhe compare 情景 情景，或自带政策的情景",
    ),
}
