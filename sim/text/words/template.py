"""Explanations in the files that `chaofuhe new` writes."""

TEXTS = {
    "explained": ("{sentence} Allowed: {allowed}.", "{sentence}允许：{allowed}。"),
    "head": (
        "A scenario of Chaofuhe. Run it with `chaofuhe run FILE`. A scenario names what it changes, nothing "
        "else: everything below is a default, commented out. Delete the # before a setting (and before the "
        "[table] above it) to put it in force. `chaofuhe show KEY` says more about any of them, with its "
        "source.",
        "超负荷模型的情景文件。用 `chaofuhe run 文件` 运行。情景只写需要改动的内容：下面各项都是默认值，"
        "均已注释掉。删去某项前面的 #（以及其上方 [表名] 前面的 #）即可生效。"
        "`chaofuhe show 键` 可查看每一项的详细说明和出处。",
    ),
    "population": (
        "All residents together; sizes of places are scaled to it. Instead, urban_population and "
        "rural_population each set their part.",
        "总人口；各地人口按比例调整。也可改用 urban_population 与 rural_population 分别规定城乡人口。",
    ),
    "seed": (
        "Seed of places and people: the same in every replicate of a run.",
        "生成地点与人口的随机种子：各次重复运行都相同。",
    ),
    "region": ("How places and people are made.", "地点与人口的生成方式。"),
    "policies": (
        "Policies: one [[policies]] table for each; `chaofuhe list policies` has all kinds. Weeks are "
        "counted from the start of the run, warm-up included.",
        "政策：每项政策写一个 [[policies]] 表；`chaofuhe list policies` 列出全部种类。"
        "周数从运行开始计算，含预热期。",
    ),
    "changes": (
        "Parameters that change during the run: one [[changes]] table for each change.",
        "运行中途改变的参数：每次改变写一个 [[changes]] 表。",
    ),
}
